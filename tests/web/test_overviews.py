"""The messages that ask for all agreements at once, and what is sent for them."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from icalendar import Calendar

from memobot.documents.model import Document
from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.language import detect
from memobot.terms.dates import PartialDate
from memobot.terms.deadlines import deadlines
from memobot.terms.durations import Duration
from memobot.terms.ledger import Held, Ledger, work_out
from memobot.terms.model import AgreementTerms, Anchor, Notice, Renewal, Source, StatedDate, Term
from memobot.web.overviews import (
    Overview,
    as_csv,
    deadlines_props,
    overview_asked,
    overview_starters,
    timeline_props,
)
from memobot.web.term_words import TERM_WORDS, term_words

TODAY = date(2025, 11, 21)
YEAR = Duration(years=1)
HOSTILE = '=HYPERLINK("http://evil.example") <img src=x onerror=alert(1)> {0} {title}'


@pytest.fixture(scope="module")
def document() -> Document:
    text = (
        "# Agreement of A and B\n\n## Article 1\n\nIt runs for two years.\n\n## Article 2\n\nEnd.\n"
    )
    return parse(read_text(text.encode(), "agreements/a.md"))


@pytest.fixture
def ledger(document: Document) -> Ledger:
    quote = "It runs for two years."
    start = document.text.index(quote)
    source = Source(quote, start, start + len(quote), "1")
    stated = AgreementTerms(
        signed=StatedDate(source, PartialDate(2024, 5, 1)),
        term=Term(source, Duration(years=2), anchor=Anchor.SIGNING),
        renewal=Renewal(source, True, Duration(years=1), successive=True),
        notice=Notice(source, Duration(months=1)),
    )
    held = Held(document.document_id, HOSTILE, HOSTILE, document.source, "agreement", "en", "0")
    aside = Held("aside", "Aside", "Aside", "b.md", "agreement", "en", "0")
    return Ledger(TODAY, (work_out(held, stated, TODAY), work_out(aside, AgreementTerms(), TODAY)))


@pytest.mark.parametrize("language", TERM_WORDS)
def test_the_starters_ask_for_what_they_say(language: str) -> None:
    timeline, due = overview_starters(language)
    assert overview_asked(timeline) == (Overview.TIMELINE, language)
    assert overview_asked(due) == (Overview.DEADLINES, language)
    assert overview_asked(term_words(language).card.terms) == (Overview.TERMS, language)


@pytest.mark.parametrize("language", TERM_WORDS)
def test_a_question_of_the_timeline_is_in_its_language(ledger: Ledger, language: str) -> None:
    question = timeline_props(ledger, language)["bars"][0]["question"]
    assert HOSTILE in question
    assert detect(question.replace(HOSTILE, "Memorandum FPRK – OPZZ (2025)")) == language


def test_a_short_word_is_enough_and_a_question_is_not_taken_for_one() -> None:
    assert overview_asked("  /Timeline ") == (Overview.TIMELINE, "en")
    assert overview_asked("what is due  within a year") == (Overview.DEADLINES, "en")
    assert overview_asked("deadlines") == (Overview.DEADLINES, "en")
    assert overview_asked("What is due within a year of signing?") is None
    assert overview_asked("") is None
    assert overview_asked("timeline" * 100_000) is None


def test_the_timeline_tells_each_agreement_in_words_too(ledger: Ledger) -> None:
    props = timeline_props(ledger, "en")
    (bar,) = props["bars"]
    assert bar["title"] == HOSTILE
    assert bar["span"] == "1 May 2024 – 1 May 2026"
    assert (bar["state"], bar["ended"]) == ("in force", False)
    assert bar["notice_by"] == "1 April 2026"
    assert [piece["kind"] for piece in bar["pieces"]] == ["term", "ahead"]
    assert [line["title"] for line in props["without"]] == ["Aside"]
    assert props["today"]["label"] == "21 November 2025"


def test_deadlines_are_told_in_order_with_their_article(ledger: Ledger, document: Document) -> None:
    due = deadlines(ledger, YEAR)
    props = deadlines_props(due, TODAY, "en", lambda _: document)
    assert [(row["iso"], row["what"]) for row in props["rows"]] == [
        ("2026-04-01", "last day for notice"),
        ("2026-05-01", "is renewed"),
    ]
    opened = props["rows"][0]["source"]
    assert opened["place"] == "Article 1"
    assert opened["view"]["quote"] == "It runs for two years."


def test_the_calendar_holds_each_deadline(ledger: Ledger, document: Document) -> None:
    props = deadlines_props(deadlines(ledger, YEAR), TODAY, "pl", lambda _: document)
    file = props["files"][0]
    assert file["name"].endswith(".ics")
    events = Calendar.from_ical(file["text"]).walk("VEVENT")
    assert [event.start for event in events] == [date(2026, 4, 1), date(2026, 5, 1)]


def test_the_table_is_read_as_data_only(ledger: Ledger) -> None:
    text = as_csv(deadlines(ledger, YEAR), "ru")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0] == ["Дата", "Что наступает", "Соглашение"]
    assert rows[1] == ["2026-04-01", "последний день для уведомления", f"'{HOSTILE}"]


def test_without_deadlines_there_is_no_file() -> None:
    props = deadlines_props((), TODAY, "en", lambda _: pytest.fail("no text is needed"))
    assert (props["rows"], props["files"]) == ([], [])
