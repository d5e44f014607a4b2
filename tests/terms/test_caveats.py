from __future__ import annotations

import pytest

from memobot.terms.caveats import caveats
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.model import (
    AgreementTerms,
    Copies,
    Languages,
    Notice,
    Renewal,
    Source,
    StatedDate,
    Term,
)

SOURCE = Source("words", 3, 8, "9")
OTHER = Source("others", 30, 36, "10")
THREE_YEARS = Term(SOURCE, Duration(years=3))
THREE_LANGUAGES = Languages(("kk", "pl", "en"), SOURCE)


def texts(stated: AgreementTerms) -> list[str]:
    return [warning.text for warning in caveats(stated)]


@pytest.mark.parametrize(
    ("blank", "text"),
    [
        (("day",), "the day of signing is left blank"),
        (("day", "month"), "the day and the month of signing are left blank"),
    ],
)
def test_blanks_are_told_with_their_source(blank: tuple[str, ...], text: str) -> None:
    stated = AgreementTerms(signed=StatedDate(SOURCE, PartialDate(2025), blank), term=THREE_YEARS)
    (warning,) = caveats(stated)
    assert (warning.text, warning.source) == (text, SOURCE)


def test_blanks_of_every_date() -> None:
    blank = StatedDate(SOURCE, PartialDate(2025, 7), ("day",))
    assert texts(AgreementTerms(signed=blank, effective=blank, expires=blank)) == [
        "the day of signing is left blank",
        "the day of entry into force is left blank",
        "the day of expiry is left blank",
    ]


def test_no_term() -> None:
    unsaid = "the text does not say how long it is in force"
    assert texts(AgreementTerms()) == [unsaid]
    assert texts(AgreementTerms(term=THREE_YEARS)) == []
    assert texts(AgreementTerms(expires=StatedDate(SOURCE, PartialDate(2030)))) == []


def test_automatic_renewal_without_notice() -> None:
    renewal = Renewal(OTHER, automatic=True, duration=Duration(years=3))
    (warning,) = caveats(AgreementTerms(term=THREE_YEARS, renewal=renewal))
    assert warning.text == "the text provides for automatic renewal but names no notice period"
    assert warning.source == OTHER
    by_agreement = Renewal(OTHER, automatic=False)
    assert texts(AgreementTerms(term=THREE_YEARS, renewal=by_agreement)) == []


def test_automatic_renewal_of_unknown_length() -> None:
    notice = Notice(SOURCE, Duration(months=3))
    stated = AgreementTerms(term=THREE_YEARS, renewal=Renewal(OTHER, automatic=True), notice=notice)
    assert texts(stated) == [
        "the text does not say how long a further term is; taken to be as long as the first"
    ]
    written = StatedDate(SOURCE, PartialDate(2030))
    stated = AgreementTerms(expires=written, renewal=Renewal(OTHER, automatic=True), notice=notice)
    assert texts(stated) == ["the text does not say how long a further term is"]
    without_end = Renewal(OTHER, automatic=True, indefinite=True)
    assert texts(AgreementTerms(term=THREE_YEARS, renewal=without_end, notice=notice)) == []


@pytest.mark.parametrize(
    ("copies", "text"),
    [
        (Copies(2, OTHER), "drawn up in three languages but in two copies"),
        (Copies(1, OTHER), "drawn up in three languages but in one copy"),
        (Copies(3, OTHER), None),
        (Copies(1, OTHER, each=True), None),
    ],
)
def test_fewer_copies_than_languages(copies: Copies, text: str | None) -> None:
    stated = AgreementTerms(term=THREE_YEARS, languages=THREE_LANGUAGES, copies=copies)
    assert [(one.text, one.source) for one in caveats(stated)] == ([(text, OTHER)] if text else [])


def test_copies_need_languages_to_be_compared_with() -> None:
    assert texts(AgreementTerms(term=THREE_YEARS, copies=Copies(1, OTHER))) == []
    assert texts(AgreementTerms(term=THREE_YEARS, languages=THREE_LANGUAGES)) == []
