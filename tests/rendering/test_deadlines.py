"""Deadlines for spreadsheets: what any reader of CSV gets back, and no formula among it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.rendering.deadlines import as_csv
from memobot.terms.dates import PartialDate
from memobot.terms.deadlines import Deadline, DeadlineKind
from memobot.terms.ledger import Held
from memobot.terms.model import Source

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


def deadline(title: str = "Pact", quote: str | None = "two years") -> Deadline:
    held = Held("pact-1", title, title, "pact.md", "agreement", "en", "0123456789ab")
    source = Source(quote, 3, 3 + len(quote), None) if quote is not None else None
    day = PartialDate(2028, 10, 17)
    return Deadline(DeadlineKind.NOTICE, day, held, 1, "17 January 2029 - 3 months", source)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def test_a_header_and_a_record_a_deadline() -> None:
    data = as_csv([deadline(), deadline('Соглашение, «Улей»; "x"')])
    assert data.startswith(b"date,kind,title,source,document_id,term,working,article,quote,")
    first, second = rows(data)
    assert first == {
        "date": "2028-10-17",
        "kind": "notice",
        "title": "Pact",
        "source": "pact.md",
        "document_id": "pact-1",
        "term": "1",
        "working": "17 January 2029 - 3 months",
        "article": "",
        "quote": "two years",
        "start": "3",
        "end": "12",
    }
    assert second["title"] == 'Соглашение, «Улей»; "x"'


def test_nothing_is_a_header() -> None:
    assert len(as_csv([]).splitlines()) == 1


def test_what_rests_on_no_place_has_empty_cells() -> None:
    (row,) = rows(as_csv([deadline(quote=None)]))
    assert (row["quote"], row["start"], row["end"]) == ("", "", "")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", " =", "\n@"])
def test_no_cell_is_a_formula(sign: str) -> None:
    (row,) = rows(as_csv([deadline(f"{sign}HYPERLINK(1)", f"{sign}1")]))
    assert row["title"].startswith("'")
    assert row["quote"].startswith("'")


@given(title=TEXT, quote=TEXT)
def test_any_text_comes_back_as_one_record_of_one_line(title: str, quote: str) -> None:
    data = as_csv([deadline(title, quote)])
    (row,) = rows(data)
    assert len(data.decode().split("\r\n")) == 3
    assert len(row) == 11
    assert not row["title"].startswith(("=", "+", "-", "@"))
    if title.isalnum():
        assert row["title"] == title
