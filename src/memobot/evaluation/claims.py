"""Claims with gold verdicts: sentences as people write them about the texts of a corpus.

One JSON object a line, in files `*.jsonl`; tests/data/claims/README.md tells the fields.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from memobot.citations.model import Verdict
from memobot.documents.model import Span
from memobot.errors import CorpusError

CLAIMS = Path(__file__).parents[3] / "tests" / "data" / "claims"


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A draft and the verdict that one sentence of it should get.

    `claim` stands in `text`, and `verdict` is None where the sentence claims nothing about the
    corpus and should not be listed. `also` are verdicts that are right as well. `change` tells
    how a false claim came about ("none": it is true). `document` is a path relative to the
    corpus. `texts` names the collection to which a claim is bound, such as a quote to the text it
    is from; None: other texts of the same agreements serve as well.
    """

    id: str
    text: str
    claim: str
    verdict: Verdict | None
    change: str
    language: str
    document: str | None = None
    article: str | None = None
    note: str | None = None
    also: tuple[Verdict, ...] = ()
    texts: str | None = None

    @property
    def span(self) -> Span:
        """Where the claim stands in the text, at its first place."""
        start = self.text.index(self.claim)
        return Span(start, start + len(self.claim))

    def accepts(self, given: Verdict | None) -> bool:
        """Whether a verdict is right; None is that of a sentence that is not listed."""
        return given == self.verdict or given in self.also


class Part(StrEnum):
    """Which claims are judged, chosen by the hash of their id, so that the choice never moves."""

    BUILDING = "building"  # looked at while the rules were written
    MEASURING = "measuring"  # the rules are measured on them only
    ALL = "all"

    def holds(self, claim: GoldClaim) -> bool:
        """Whether a claim is one of them."""
        even = hashlib.sha256(claim.id.encode()).digest()[0] % 2 == 0
        return self is Part.ALL or even == (self is Part.BUILDING)

    def of(self, claims: Iterable[GoldClaim]) -> tuple[GoldClaim, ...]:
        """Those of the claims that are in it. Raises CorpusError when none is."""
        chosen = tuple(claim for claim in claims if self.holds(claim))
        if not chosen:
            raise CorpusError(f"No claim is in the {self} half: take --share all")
        return chosen


def find_claims(folder: Path | None) -> Path:
    """The folder named, else that of the checkout this file stands in.

    Raises CorpusError outside a checkout when none is named.
    """
    if folder is None and not CLAIMS.is_dir():
        raise CorpusError("There are no claims here: name a folder of them with --claims")
    return folder or CLAIMS


def of_texts(claims: Iterable[GoldClaim], sources: Container[str]) -> tuple[GoldClaim, ...]:
    """The claims that are about the texts held, given the sources of these.

    Those of every collection of which a text is held; where none is, those that are bound to no
    collection. Raises CorpusError when no claim is left.
    """
    known = tuple(claims)
    held = {one.texts for one in known if one.document in sources} or {None}
    chosen = tuple(one for one in known if one.texts in held)
    if not chosen:
        raise CorpusError("No claim is about these texts: name others with --corpus and --index")
    return chosen


def read_claims(path: Path) -> tuple[GoldClaim, ...]:
    """The claims of a file, or of all `*.jsonl` files of a folder in the order of their names.

    Raises CorpusError, with file and line, for a claim that cannot be used.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    claims: dict[str, GoldClaim] = {}
    for file in files:
        for place, claim in _claims_of(file):
            if claim.id in claims:
                raise CorpusError(f"{place}: {claim.id} is the id of a claim before it")
            claims[claim.id] = claim
    if not claims:
        raise CorpusError(f"{path} holds no claims: name a folder with files *.jsonl")
    return tuple(claims.values())


def _claims_of(file: Path) -> Iterator[tuple[str, GoldClaim]]:
    """The claims of a file, each with its place to name in an error."""
    try:
        lines = file.read_text("utf-8-sig").split("\n")
    except OSError as error:
        raise CorpusError(
            f"{file} cannot be read ({error.strerror}): name a folder of claims with --claims"
        ) from None
    except UnicodeDecodeError:
        raise CorpusError(f"{file} is no UTF-8 text: save it as UTF-8") from None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = f"{file}, line {number}"
            try:
                yield place, _claim(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise CorpusError(f"{place}: {error}") from None


def _claim(row: Any) -> GoldClaim:
    """A claim from its JSON object. Raises ValueError, whose message is one line."""
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    known = {field.name for field in fields(GoldClaim)}
    if unknown := sorted(row.keys() - known):
        raise ValueError(f"unknown key {unknown[0]!r}")
    texts = {key: _text_of(row, key) for key in sorted(known - {"verdict", "also"})}
    if missing := [key for key in ("id", "text", "claim", "change", "language") if not texts[key]]:
        raise ValueError(f"{missing[0]!r} is missing")
    if "verdict" not in row:
        raise ValueError("'verdict' is missing: null where nothing is claimed")
    if row["claim"] not in row["text"]:
        raise ValueError("the claim does not stand in the text")
    also = row.get("also") or []
    if not isinstance(also, list):
        raise ValueError("'also' is a list of verdicts")
    verdicts = {"verdict": _verdict(row["verdict"]), "also": tuple(map(_verdict, also))}
    return GoldClaim(**{**texts, **verdicts})  # type: ignore[arg-type]


def _text_of(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{key!r} is a text or null")
    return value


def _verdict(value: Any) -> Verdict | None:
    if value is None:
        return None
    try:
        return Verdict(value)
    except ValueError:
        known = ", ".join(Verdict)
        raise ValueError(f"{value!r} is no verdict; there are {known} and null") from None
