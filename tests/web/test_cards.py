"""What the terms card says, and what its values open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from string import Formatter
from typing import Any

import pytest

from memobot.documents.model import Document, Span
from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.ledger import Entry, Held, State, work_out
from memobot.terms.model import (
    AgreementTerms,
    Anchor,
    Copies,
    Languages,
    Named,
    Notice,
    Party,
    Renewal,
    Source,
    StatedDate,
    Term,
    Warning,
)
from memobot.terms.sources import source_of
from memobot.web.cards import (
    Card,
    card,
    copies_in_words,
    languages_in_words,
    notice_in_words,
    renewal_in_words,
)
from memobot.web.phrases import PHRASES
from memobot.web.term_words import TERM_WORDS, term_words

TEXT = """\
# Agreement of Syldavia and Borduria

Klow, 5 March 2020

## Article 1

The Agreement runs for two years from signing and is renewed for two years at a time, unless
a Party gives three months' written notice.

## Article 2

Made in four copies, in English and Polish, both equally authentic.
"""
SOURCE = Source("words", 0, 5, None)
ENGLISH = term_words("en")


@pytest.fixture(scope="module")
def document() -> Document:
    return parse(read_text(TEXT.encode(), "agreements/syldavia.md"))


def entry(document: Document, as_of: date, **more: Any) -> Entry:
    def at(quote: str) -> Source:
        start = document.text.index(quote)
        return source_of(document, Span(start, start + len(quote)))

    stated = AgreementTerms(
        parties=(Party("Syldavia", at("Syldavia")), Party("Borduria", at("Borduria"))),
        place=Named("Klow", at("Klow")),
        signed=StatedDate(at("5 March 2020"), PartialDate(2020, 3, 5)),
        effective=StatedDate(at("from signing"), anchor=Anchor.SIGNING),
        term=Term(at("for two years"), Duration(years=2), anchor=Anchor.SIGNING),
        renewal=Renewal(at("is renewed"), True, Duration(years=2), successive=True),
        notice=Notice(at("unless"), Duration(months=3), form="written"),
        languages=Languages(("en", "pl"), at("in English and Polish"), "equal"),
        copies=Copies(4, at("four copies")),
    )
    held = Held(
        document.document_id, document.title, document.short_title, document.source,
        document.kind, document.language, document.version,
    )  # fmt: skip
    return work_out(held, replace(stated, **more), as_of)


def said(shown: Card) -> dict[str, list[str]]:
    return {row.label: [value.text for value in row.values] for row in shown.rows}


def test_the_first_term_is_told_with_how_it_was_worked_out(document: Document) -> None:
    shown = card(entry(document, date(2021, 1, 1)), document, "en")
    assert (shown.state, shown.span) == ("in force", "5 March 2020 – 5 March 2022")
    assert said(shown) == {
        "Parties": ["Syldavia", "Borduria"],
        "Signed": ["5 March 2020", "Klow"],
        "In force from": ["5 March 2020"],
        "Term": ["2 years"],
        "First term ends": ["5 March 2022"],
        "Renewal": ["automatic · 2 years · each time"],
        "Notice": ["3 months before the end · in writing"],
        "Notice by": ["5 December 2021"],
        "Languages": ["English, Polish · equally authentic"],
        "Copies": ["4"],
    }
    (begins,) = next(row.values for row in shown.rows if row.label == "In force from")
    assert begins.note == ""  # that it is the day of signing says nothing more
    (ends,) = next(row.values for row in shown.rows if row.label == "First term ends")
    assert ends.note == "5 March 2020 + 2 years"
    assert shown.warnings is None
    assert shown.missing is None


def test_a_later_term_is_the_one_that_is_told(document: Document) -> None:
    shown = card(entry(document, date(2025, 1, 1)), document, "en")
    assert shown.span == "5 March 2024 – 5 March 2026"
    assert said(shown)["Current term"] == ["No. 3 · 5 March 2024 – 5 March 2026"]
    assert said(shown)["Notice by"] == ["5 December 2025"]


def test_after_the_last_term_its_end_is_told(document: Document) -> None:
    twice = Renewal(SOURCE, True, Duration(years=2), times=2)
    ended = entry(document, date(2030, 1, 1), renewal=twice)
    assert ended.state is State.ENDED
    assert card(ended, document, "en").span == "5 March 2020 – 5 March 2026"


def test_a_value_opens_its_own_article_marked(document: Document) -> None:
    shown = card(entry(document, date(2021, 1, 1)), document, "en")
    opened = {
        row.label: shown.sources[value.source]
        for row in shown.rows
        for value in row.values
        if value.source is not None
    }
    assert opened["Term"].place == "Article 1"
    assert opened["Term"].view.quote == "for two years"
    assert opened["Term"].view.before == "The Agreement runs "
    assert opened["Copies"].place == "Article 2"
    assert opened["Signed"].view.quote == "Klow"
    assert opened["Signed"].place == "preamble"
    assert card(entry(document, date(2021, 1, 1)), document, "ru").sources[4].place == "статья 1"


def test_a_place_is_sent_once_however_many_values_stand_there(document: Document) -> None:
    shown = card(entry(document, date(2021, 1, 1)), document, "en")
    quotes = [source.view.quote for source in shown.sources]
    assert len(set(quotes)) == len(quotes)


def test_words_that_are_not_in_the_text_open_nothing(
    document: Document, caplog: pytest.LogCaptureFixture
) -> None:
    elsewhere = Term(Source("Invented words", 3, 17, "1"), Duration(years=2))
    shown = card(entry(document, date(2021, 1, 1), term=elsewhere), document, "en")
    (value,) = next(row.values for row in shown.rows if row.label == "Term")
    assert (value.text, value.source) == ("2 years", None)
    assert "no such words" in caplog.text


def test_what_is_missing_and_what_is_doubtful_is_said(document: Document) -> None:
    doubt = Warning("the day is blank")
    bare = entry(document, date(2021, 1, 1), renewal=None, notice=None, warnings=(doubt,))
    shown = card(bare, document, "en")
    assert shown.missing is not None
    assert shown.missing.values[0].text == "Renewal, Notice"
    assert shown.warnings is not None
    assert "the day is blank" in [value.text for value in shown.warnings.values]
    assert "Ends" in said(shown)


@pytest.mark.parametrize(
    ("renewal", "words"),
    [
        (Renewal(SOURCE, True), "automatic · once"),
        (Renewal(SOURCE, True, Duration(years=1), times=3), "automatic · 1 year · at most 3 times"),
        (Renewal(SOURCE, True, Duration(years=1), times=1), "automatic · 1 year · once"),
        (Renewal(SOURCE, True, indefinite=True), "automatic · without end"),
        (Renewal(SOURCE, False, Duration(years=1)), "not automatic · 1 year"),
    ],
)
def test_renewals_in_words(renewal: Renewal, words: str) -> None:
    assert renewal_in_words(renewal, "en") == words


def test_notices_languages_and_copies_in_words() -> None:
    ahead = Notice(SOURCE, Duration(days=60), before=Anchor.EVENT)
    assert notice_in_words(ahead, "en") == "at any time, 60 days ahead"
    prevailing = Languages(("ru", "xx"), SOURCE, "ru")
    assert languages_in_words(prevailing, ENGLISH) == "Russian, xx · this one prevails: Russian"
    assert languages_in_words(Languages(("kk",), SOURCE), ENGLISH) == "Kazakh"
    assert copies_in_words(Copies(5, SOURCE, each=True), ENGLISH) == "5 · in each language"


@pytest.mark.parametrize("language", PHRASES)
def test_a_card_is_whole_in_every_language(document: Document, language: str) -> None:
    now = date(2025, 1, 1)
    shown, english = (card(entry(document, now), document, one) for one in (language, "en"))
    assert len(shown.rows) == len(english.rows)
    assert all(value.text for row in shown.rows for value in row.values)


def leaves(language: str) -> dict[str, str]:
    words = TERM_WORDS[language]
    return {
        f"{part}.{name}": getattr(getattr(words, part), name)
        for part in ("card", "overview")
        for name in getattr(words, part).__slots__
    } | {
        f"{part}.{key}": word
        for part in ("states", "kinds", "names")
        for key, word in getattr(words, part).items()
    }


@pytest.mark.parametrize("language", sorted(TERM_WORDS.keys() - {"en"}))
def test_every_language_says_everything_in_its_own_words(language: str) -> None:
    english, ours = leaves("en"), leaves(language)
    assert english.keys() == ours.keys()
    assert [key for key, word in ours.items() if not word.strip() or word == english[key]] == []
    fields = {key: [name for _, name, *_ in Formatter().parse(word)] for key, word in ours.items()}
    for key, word in english.items():
        expected = [name for _, name, *_ in Formatter().parse(word) if name is not None]
        assert [name for name in fields[key] if name is not None] == expected, key


def test_a_language_that_is_not_known_is_english() -> None:
    assert term_words("xx") is term_words("en")
