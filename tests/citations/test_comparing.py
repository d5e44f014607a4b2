"""A claim beside a provision: how much is borne out, and what is said otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.claimed import Claimed
from memobot.citations.comparing import (
    Borne,
    borne_out,
    differences,
    full_names,
    is_within,
    length,
    overlap,
    together,
)
from memobot.citations.model import Aspect, Difference
from memobot.citations.reading import Said, read
from memobot.language import detect
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration


def said(text: str) -> Said:
    return read(text, detect(text))


def claimed(text: str) -> Claimed:
    one = said(text)
    return Claimed(one, frozenset(term.word for term in one.terms))


def compared(claim: str, text: str) -> tuple[Borne, list[Difference]]:
    one, other = claimed(claim), said(text)
    borne = borne_out(one, other)
    return borne, differences(one, borne, other, lambda span: span)


def aspects(claim: str, text: str) -> list[Aspect]:
    return [one.aspect for one in compared(claim, text)[1]]


# What is borne out


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The Parties exchange ladders.", "Ladders are exchanged by the Parties."),
        ("The Parties exchange information.", "Стороны обмениваются информацией."),
        ("Стороны обмениваются опытом.", "The Parties exchange experience."),
        ("Strony wymieniają informacje.", "The Parties exchange information."),
        ("Тараптар ақпарат алмасады.", "The Parties exchange information."),
        ("It was done in Shymkent.", "Совершено в городе Шымкент."),
    ],
)
def test_a_word_is_borne_out_in_any_form_and_language(claim: str, text: str) -> None:
    borne, differing = compared(claim, text)
    assert borne.coverage == 1
    assert not borne.missing
    assert not differing


def test_what_is_not_there_is_missing_and_no_difference() -> None:
    borne, differing = compared("Guests exchange ladders and horses.", "Guests exchange ladders.")
    assert [term.written for term in borne.missing] == ["horses"]
    assert 0 < borne.coverage < 1
    assert borne.found == borne.words - 1
    assert not borne.lacks_name
    assert not differing


def test_a_name_weighs_more_than_a_word() -> None:
    with_name, _ = compared("The guild met Xantippe near ladders.", "The guild has ladders.")
    with_word, _ = compared("The guild met zebras near ladders.", "The guild has ladders.")
    assert with_name.lacks_name
    assert not with_word.lacks_name
    assert with_name.coverage < with_word.coverage


@pytest.mark.parametrize(
    ("claim", "text", "borne"),
    [
        ("It has 36 members.", "There are 36 members.", True),
        ("It has 36 members.", "There are 40 members.", False),
        ("It has 36 members.", "There are members.", False),
        ("It runs for one year.", "The term is 12 months.", True),
        ("It runs for one year.", "The term is two years.", False),
        ("It was signed in May 2022.", "Signed on 4 May 2022.", True),
        ("It was signed on 4 May 2022.", "Signed in 2022.", False),
        ("It was signed on 4 May 2022.", "Подписано 4 мая 2022 года.", True),
        ("It has members.", "There are members.", True),
    ],
)
def test_every_value_must_be_there(claim: str, text: str, borne: bool) -> None:
    assert compared(claim, text)[0].values is borne


def test_the_length_of_a_list_bears_out_a_number() -> None:
    claim, text = claimed("There are four areas."), said("The areas are:")
    assert not borne_out(claim, text).values
    assert borne_out(claim, text, [4]).values
    assert not borne_out(claim, text, [5]).values


def test_several_texts_bear_out_together_what_none_does_alone() -> None:
    claim = claimed("Guests bring 36 ladders and horses.")
    parts = [borne_out(claim, said(one)) for one in ("Guests bring 36 ladders.", "Horses come.")]
    whole = together(parts)
    assert max(part.coverage for part in parts) < whole.coverage == 1
    assert whole.values
    assert whole.missing == ()
    assert not together(parts[1:]).values


# What is said otherwise


@pytest.mark.parametrize(
    ("claim", "text", "aspect"),
    [
        ("The guild has 40 members.", "The guild has 36 members.", Aspect.NUMBER),
        ("The fee is 800 euro.", "The fee is 700 euro.", Aspect.NUMBER),
        ("В гильдии 40 членов.", "The guild has 36 members.", Aspect.NUMBER),
        ("Minutes are sent within 30 days.", "Minutes are sent within 14 days.", Aspect.DURATION),
        ("Протокол рассылают за 30 дней.", "Minutes are sent within 14 days.", Aspect.DURATION),
        ("The bell rang on 4 May 2022.", "The bell rang on 5 May 2022.", Aspect.DATE),
        ("The bell rang in 2023.", "The bell rang on 5 May 2022.", Aspect.DATE),
        ("The chair is Anna Nowak.", "The chair is Jan Kowalski.", Aspect.NAME),
        ("The guild may not lend ladders.", "The guild may lend ladders.", Aspect.MODALITY),
        ("It is a multilateral agreement.", "It is a bilateral agreement.", Aspect.OPPOSITE),
    ],
)
def test_another_value_of_the_same_thing_differs(claim: str, text: str, aspect: Aspect) -> None:
    found = compared(claim, text)[1]
    assert [one.aspect for one in found] == [aspect]
    assert found[0].said is not None
    assert found[0].where is not None
    assert found[0].said.of(claim) == found[0].draft
    assert found[0].where.of(text) == found[0].text


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The guild has 36 members.", "The guild has 36 members and 12 ladders."),
        ("The guild has 36 members.", "The guild has 12 ladders."),  # of other things
        ("The guild has 36 members.", "The guild has members."),
        ("The fee is 800 euro.", "The fine is 12 %."),
        ("The term is one year.", "The term is 12 months."),
        ("Minutes are sent within 14 days.", "Minutes are sent at once."),
        ("Minutes are sent within 14 days.", "Within 14 days they are sent, within 30 days kept."),
        ("The bell rang in May 2022.", "The bell rang on 5 May 2022."),
        ("The bell rang on 5 May 2022.", "The bell rang in 2022."),
        ("The bell rang.", "The bell rang on 5 May 2022."),
        ("The chair is Jan Kowalski.", "The chair is J. Kowalski."),
        ("The chair is Jan Kowalski.", "Jan Kowalski chairs; Anna Nowak keeps the minutes."),
        ("It was signed in Poland.", "It was signed in Kazakhstan by Anna Nowak."),
        ("The guild may lend ladders.", "The guild may lend ladders."),
    ],
)
def test_what_is_merely_not_there_differs_from_nothing(claim: str, text: str) -> None:
    assert aspects(claim, text) == []


def test_words_in_which_the_two_differ_count_as_of_the_same_thing() -> None:
    borne, found = compared("The chair is Anna Nowak.", "The chair is Jan Kowalski.")
    assert borne.coverage < borne.with_differences(found) <= 1
    assert borne.with_differences([]) == borne.coverage


def test_names_are_runs_of_two_and_no_countries() -> None:
    def names(text: str) -> list[list[str]]:
        return [[term.written for term in run] for run in full_names(said(text))]

    assert names("The chair Anna Nowak met K. Özkan in Kazakhstan.")[0] == ["Anna", "Nowak"]
    assert names("They met in Warsaw.") == []
    assert names("The FPRK OPZZ pact.") == []


SENTENCES = st.sampled_from(
    [
        "The guild has 36 members.",
        "Each Party may withdraw on three months' notice.",
        "The memorandum is not renewed automatically.",
        "It was signed by Anna Nowak in Warsaw on 4 May 2022.",
        "Стороны обязуются не разглашать сведения в течение 5 лет.",
        "Strony organizują dwa szkolenia w roku.",
        "Тараптар үш жылға келіседі.",
        "Parties pay 1,250.50 euro, i.e. 12.5 %, before 1 June.",
    ]
)


@given(SENTENCES)
def test_a_sentence_bears_itself_out_and_never_differs_from_itself(text: str) -> None:
    borne, found = compared(text, text)
    assert borne.coverage == 1
    assert borne.values
    assert found == []


@given(SENTENCES, SENTENCES)
def test_places_of_differences_are_where_they_say(claim: str, text: str) -> None:
    borne, found = compared(claim, text)
    assert 0 <= borne.coverage <= borne.with_differences(found) <= 1
    for one in found:
        assert one.said is None or one.said.of(claim) == one.draft
        assert one.where is None or one.where.of(text) == one.text


# Values


def test_lengths_are_equal_however_they_are_counted() -> None:
    assert length(Duration(years=1)) == length(Duration(months=12))
    assert length(Duration(weeks=2)) == length(Duration(days=14))
    assert length(Duration(days=14)) != length(Duration(days=14, business=True))
    assert length(Duration(months=1)) != length(Duration(days=30))


def test_a_date_lies_in_the_month_and_year_that_it_is_of() -> None:
    day, month, year = PartialDate(2022, 5, 4), PartialDate(2022, 5), PartialDate(2022)
    assert is_within(day, month)
    assert is_within(month, year)
    assert not is_within(month, day)
    assert overlap(month, day)
    assert not overlap(PartialDate(2022, 6), day)
