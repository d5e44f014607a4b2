"""What is said of one agreement: the value, the working, the citation, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from string import Formatter

import pytest

from memobot.answers.terms.asked import Facet
from memobot.answers.terms.facets import statements_of, summary_of
from memobot.answers.terms.phrases import Words, _phrases
from memobot.answers.terms.statements import Composed
from memobot.answers.terms.telling import Telling

Say = Callable[..., Composed]
Told = Callable[..., Telling]
LANGUAGES = ("en", "ru", "kk", "pl")


def _quotes(composed: Composed) -> list[str]:
    return [quote.text for quote in composed.quotes]


def test_the_term_is_told_with_its_working_and_what_follows(say: Say) -> None:
    composed = say("pilots", Facet.TERM)
    assert composed.text == (
        "It runs for 5 years, from 4 May 2022 to 4 May 2027 (4 May 2022 + 5 years = 4 May 2027) "
        "[1] [2]. It then renews automatically for 3 years at a time, unless a party gives notice "
        "[3]. Written notice must be given at least 6 months before the end of the term; the last "
        "day is 4 November 2029 (4 May 2030 - 6 months = 4 November 2029); for the term that runs "
        "now it was 4 November 2026 [3] [1]."
    )
    assert _quotes(composed)[0] == "In force from signing, for five years."


def test_who_may_give_notice_is_told_in_the_language_of_the_text(say: Say) -> None:
    assert "who may give it: “a party”" in say("pilots", Facet.NOTICE).text
    assert "a party" not in say("pilots", Facet.NOTICE, language="ru").text


def test_a_later_term_is_worked_out(say: Say) -> None:
    text = say("pilots", Facet.STATE, as_of=date(2031, 1, 1)).text
    assert "in its term no. 3: 4 May 2030 – 4 May 2033" in text
    assert "automatic renewals counted as having happened" in text


def test_before_its_start_and_after_its_end_it_is_not_in_force(say: Say) -> None:
    assert "not yet in force" in say("pilots", Facet.STATE, as_of=date(2022, 1, 1)).text
    ended = say("divers", Facet.STATE).text
    assert ended.startswith("On 21 November 2026 it is no longer in force; its end: June 2026")


def test_a_blank_is_told_and_not_filled(say: Say) -> None:
    composed = say("divers", Facet.SIGNED)
    assert composed.text == (
        "It was signed in June 2024; the day of signing is left blank in the text [1]."
    )
    assert "___" in _quotes(composed)[0]
    assert "left blank" in say("divers", Facet.TERM).text


def test_an_agreement_without_end_has_none(say: Say) -> None:
    assert say("keepers", Facet.TERM).text == "It runs without a fixed end [1]."


def test_fewer_copies_than_languages_are_pointed_out(say: Say) -> None:
    text = say("pilots", Facet.COPIES).text
    assert "There are fewer copies (1) than languages (2) [1]." in text


@pytest.mark.parametrize(
    ("name", "facet"),
    [("rowers", facet) for facet in Facet if facet is not Facet.SUMMARY]
    + [("divers", Facet.NOTICE), ("keepers", Facet.RENEWAL), ("pilots", Facet.GOVERNING_LAW)],
)
def test_nothing_is_said_of_what_the_text_lacks(told: Told, name: str, facet: Facet) -> None:
    assert statements_of(told(name), (facet,)) == ()


def test_one_part_that_is_missing_leaves_the_whole_to_the_text(told: Told) -> None:
    assert statements_of(told("divers"), (Facet.TERM,))
    assert statements_of(told("divers"), (Facet.TERM, Facet.NOTICE)) == ()


def test_the_notice_is_told_once(say: Say) -> None:
    assert say("pilots", Facet.TERM, Facet.NOTICE).text.count("Written notice") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["pilots", "divers", "keepers"])
def test_everything_is_said_in_every_language_and_borne_out(
    told: Told, name: str, language: str
) -> None:
    said = summary_of(told(name, language))
    assert len(said) >= 4
    assert all(one.sources for one in said)
    assert not any("{" in one.text for one in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_are_written_as_the_language_writes_them(say: Say, language: str) -> None:
    written = {
        "en": "4 May 2027",
        "ru": "4 мая 2027 г.",
        "kk": "2027 жылғы 4 мамыр",
        "pl": "4 maja 2027 r.",
    }
    assert written[language] in say("pilots", Facet.TERM, language=language).text


def test_every_phrase_is_there_in_every_language_with_the_fields_of_the_english_one() -> None:
    for name, by_language in _phrases().items():
        assert set(by_language) == set(LANGUAGES), name
        fields = {
            language: {field for _, field, _, _ in Formatter().parse(text) if field}
            for language, text in by_language.items()
        }
        assert all(own <= fields["en"] for own in fields.values()), name
        if name != "contradiction":  # the words of a warning are English
            assert all(own == fields["en"] for own in fields.values()), name


def test_a_language_without_a_name_is_told_by_its_code() -> None:
    assert Words("en").languages(["pl", "zz"]) == "Polish, zz"
