"""The register of agreements: by name and by day, from the files or from the opened index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from memobot import register as module
from memobot.assistant import Assistant
from memobot.errors import UnknownDocument
from memobot.register import Register
from memobot.settings import Settings
from memobot.terms.durations import Duration

MIGRATION = "agreements/central-asia-labour-migration-agreement-2023.md"
POLISH = "agreements/fprk-opzz-memorandum-2025.md"


@pytest.fixture(params=["files", "index"])
def register(
    request: pytest.FixtureRequest, corpus: Assistant, tmp_path: Path
) -> Iterator[Register | Assistant]:
    """The corpus that ships: read from its files, and asked of an opened index."""
    if request.param == "index":
        yield corpus
    else:
        yield Register.read(Settings(corpus=corpus.settings.corpus, index=tmp_path / "none"))


def test_all_agreements_in_order_of_source(register: Register | Assistant) -> None:
    ledger = register.terms()
    assert [entry.document.source for entry in ledger.entries] == [MIGRATION, POLISH]
    assert {reported.document.kind for reported in ledger.reported} <= {"news", "text"}


def test_one_agreement_by_name(register: Register | Assistant) -> None:
    for name in (POLISH, "OPZZ", "the Polish memorandum"):
        ledger = register.terms(name)
        assert [entry.document.source for entry in ledger.entries] == [POLISH]
        assert ledger.reported == ()


def test_an_unknown_name_says_what_there_is(register: Register | Assistant) -> None:
    with pytest.raises(UnknownDocument, match=POLISH):
        register.terms("zebra crossing")


def test_a_report_has_mentions_and_no_terms(register: Register | Assistant) -> None:
    ledger = register.terms("news/nur-otan-fprk-memorandum.md")
    assert ledger.entries == ()
    assert {one.document.source for one in ledger.reported} == {"news/nur-otan-fprk-memorandum.md"}


def test_the_day_that_is_given_counts(register: Register | Assistant) -> None:
    assert register.terms(as_of=date(2030, 1, 1)).as_of == date(2030, 1, 1)
    soon = register.deadlines(Duration(1), as_of=date(2028, 1, 1))
    assert [(one.kind.value, one.date.iso) for one in soon if one.document.source == MIGRATION] == [
        ("notice", "2028-07-17"),
        ("renews", "2028-10-17"),
    ]
    assert register.deadlines(Duration(days=1), as_of=date(2026, 1, 1)) == ()


def test_else_that_of_the_settings_else_today(
    corpus: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Now(date):
        @classmethod
        def today(cls) -> date:
            return date(2027, 2, 3)

    monkeypatch.setattr(module, "date", Now)
    settings = corpus.settings
    assert Register.read(settings).terms().as_of == date(2027, 2, 3)
    set_to = settings.model_copy(update={"as_of": date(2031, 5, 6)})
    assert Register.read(set_to).terms().as_of == date(2031, 5, 6)
    assert Assistant.open(set_to).terms().as_of == date(2031, 5, 6)
    assert Register.read(set_to).terms(as_of=date(2032, 1, 1)).as_of == date(2032, 1, 1)


def test_files_and_index_tell_the_same(corpus: Assistant) -> None:
    day = date(2026, 11, 21)
    from_files = Register.read(corpus.settings.model_copy(update={"index": Path("none")}))
    assert from_files.terms(as_of=day) == corpus.terms(as_of=day)


def test_an_assistant_tells_what_its_index_holds_whatever_came_later(
    tmp_path: Path, corpus: Assistant
) -> None:
    moved = corpus.settings.model_copy(update={"corpus": tmp_path / "none"})
    assert len(Assistant.open(moved).terms().entries) == 2
