"""A name that people use -> the document it means, or what there is instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from memobot.assistant import Assistant
from memobot.errors import UnknownDocument
from memobot.index.catalog import DocumentRecord
from memobot.naming.names import NameIndex
from memobot.search.resolving import names_of, resolve

POLISH = "agreements/fprk-opzz-memorandum-2025.md"


@pytest.fixture
def records(corpus: Assistant) -> tuple[DocumentRecord, ...]:
    return corpus.documents()


def never() -> NameIndex:
    pytest.fail("the names were not needed")


def source_of(name: str, records: tuple[DocumentRecord, ...]) -> str:
    found = resolve(name, records, lambda: names_of(records))
    return next(record.source for record in records if record.document_id == found)


@pytest.mark.parametrize(
    "name", ["Polish memorandum", "OPZZ", "меморандум с Польшей", "memorandum z Polską"]
)
def test_a_name_that_people_use(records: tuple[DocumentRecord, ...], name: str) -> None:
    assert source_of(name, records) == POLISH


@pytest.mark.parametrize("name", [POLISH, POLISH[11:], POLISH[11:-3]])
def test_a_file_needs_no_names(records: tuple[DocumentRecord, ...], name: str) -> None:
    document_id = resolve(name, records, never)
    assert resolve(document_id, records, never) == document_id
    assert document_id.startswith("fprk-opzz")


@pytest.mark.parametrize("name", ["", "  ", "?!", "zebra crossing", "x" * 5_000, "zebra " * 999])
def test_what_is_not_held_is_told_in_one_short_line(
    records: tuple[DocumentRecord, ...], name: str
) -> None:
    with pytest.raises(UnknownDocument) as told:
        source_of(name, records)
    assert POLISH in str(told.value)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 500


def test_a_long_list_is_cut(records: tuple[DocumentRecord, ...]) -> None:
    many = tuple(replace(records[0], document_id=f"{n}", source=f"{n}.md") for n in range(30))
    with pytest.raises(UnknownDocument, match=r"11\.md and 18 more"):
        resolve("zebra", many, lambda: names_of(()))


def test_nothing_is_held() -> None:
    with pytest.raises(UnknownDocument):
        resolve("zebra", (), lambda: names_of(()))
