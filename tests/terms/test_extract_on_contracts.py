"""Every value found in real contracts stands word for word where its source says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.extract import extract
from memobot.terms.ledger import Held, work_out
from memobot.terms.model import AgreementTerms, Copies, Notice, Party, Source, StatedDate

DATA = Path(__file__).parents[3] / "shared" / "benchmarks"
FILES = sorted(
    [*DATA.glob("cuad/full_contract_txt/*.txt"), *DATA.glob("legalbenchrag/corpus/*/*.txt")]
)
on_contracts = pytest.mark.skipif(
    not FILES, reason="the contracts are not part of the project: ../shared/benchmarks is absent"
)


def sources(value: object, at: str = "") -> Iterator[tuple[str, Source]]:
    """All sources in a value, however deep, each with the names of the fields that lead to it."""
    if isinstance(value, Source):
        yield at, value
    elif is_dataclass(value):
        for one in fields(value):
            yield from sources(getattr(value, one.name), f"{at}.{one.name}")
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from sources(one, f"{at}[{place}]")


def misquoted(name: str, text: str, values: object) -> list[str]:
    """Where the sources are that do not stand in the text; no words of it, which may be unseen."""
    return [
        f"{name} {at} {source.start}..{source.end}"
        for at, source in sources(values)
        if not source.quote or text[source.start : source.end] != source.quote
    ]


@on_contracts
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_source_is_quoted_word_for_word() -> None:
    wrong: list[str] = []
    with_sources = 0
    for path in FILES:
        document = parse(read_text(path.read_bytes(), path.name))
        findings = extract(document)
        wrong += misquoted(path.name, document.text, findings)
        with_sources += any(True for _ in sources(findings))
        if findings.terms:
            held = Held(path.stem, document.title, "", path.name, document.kind, "en", "")
            entry = work_out(held, findings.terms, date(2020, 2, 29))
            wrong += misquoted(path.name, document.text, entry)
    assert wrong == []
    assert with_sources >= 0.9 * len(FILES)  # otherwise the walk has seen nothing


def test_the_walk_finds_sources_at_any_depth() -> None:
    first, second, third = (Source(word, 0, 1, None) for word in "abc")
    terms = AgreementTerms(
        parties=(Party("A", first), Party("B", second)),
        signed=StatedDate(third, PartialDate(2020)),
        notice=Notice(first, Duration(days=30)),
        copies=Copies(2, second),
    )
    assert dict(sources(terms, "terms")) == {
        "terms.parties[0].source": first,
        "terms.parties[1].source": second,
        "terms.signed.source": third,
        "terms.notice.source": first,
        "terms.copies.source": second,
    }


def test_a_misquotation_is_told() -> None:
    assert misquoted("x", "abc", (Source("b", 1, 2, None),)) == []
    for wrong in (Source("b", 0, 1, None), Source("", 1, 1, None), Source("B", 1, 2, None)):
        assert len(misquoted("x", "abc", (wrong,))) == 1
