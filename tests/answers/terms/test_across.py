"""Questions about several agreements, over agreements made by hand; the day is 21 November 2026."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from memobot.answers.terms.across import answer_across
from memobot.answers.terms.scope import Scope
from memobot.answers.terms.statements import Composed

Put = Callable[..., Scope]
Check = Callable[[Composed], None]


@pytest.fixture
def text(scope: Put, assert_borne_out: Check) -> Callable[..., str]:
    """The answer to a question about the agreements."""

    def of(question: str, *names: str, language: str = "en") -> str:
        composed = answer_across(scope(question, *names, language=language))
        assert composed is not None
        assert_borne_out(composed)
        return composed.text

    return of


Text = Callable[..., str]


def test_those_that_renew_are_listed_with_the_silent_ones(text: Text) -> None:
    told = text("Which agreements renew automatically?")
    assert told.startswith("Agreements that renew automatically (1):\n\n- **Pilots – Tug Crews")
    assert told.endswith("- Not found in the text of: Rowers – Sailors")


def test_those_that_do_not_renew_are_listed(text: Text) -> None:
    told = text("Which agreements do not renew automatically?")
    assert "(1)" in told
    assert "**Divers – Welders (2024)**" in told


def test_those_without_end_are_listed(text: Text) -> None:
    assert "**Keepers – Signalmen (2020)**" in text("Which agreements have no end date?")


def test_none_is_an_answer(text: Text) -> None:
    told = text("Which agreements have no end date?", "pilots")
    assert told == "Agreements without a fixed end: none."


def test_the_terms_that_end_in_a_year_are_listed(text: Text) -> None:
    told = text("Which agreements end in 2027?")
    assert "Terms that end, 1 January 2027 – 31 December 2027 (1):" in told
    assert "- 4 May 2027: **Pilots – Tug Crews (2022)**" in told
    assert "(4 May 2022 + 5 years = 4 May 2027)" in told


def test_a_year_that_is_partly_over_is_asked_about_as_a_whole(text: Text) -> None:
    assert "June 2026: **Divers – Welders (2024)**" in text("Which agreements end this year?")


def test_where_nothing_falls_due_the_next_is_told(text: Text) -> None:
    told = text("Whose notice is due next quarter?")
    assert told.startswith("No notice falls due, 1 January 2027 – 31 March 2027; the next: ")
    assert "4 November 2029, **Pilots – Tug Crews (2022)**, last day for notice [1]" in told


def test_a_notice_that_falls_due_is_told_with_its_working(text: Text) -> None:
    told = text("Which notices are due this quarter?")
    assert "4 November 2026: **Pilots – Tug Crews (2022)**, last day for notice" in told
    assert "4 May 2027 - 6 months = 4 November 2026" in told


def test_the_next_notice_is_told_alone(text: Text) -> None:
    told = text("When is the next notice due?")
    assert told.startswith("The next last day for notice: 4 November 2029")


def test_what_is_due_is_told_without_a_time_too(text: Text) -> None:
    told = text("What is due?")
    assert told.startswith("What falls due, 21 November 2026 – 21 November 2028 (1):")


def test_those_in_force_on_a_day_are_listed(text: Text) -> None:
    told = text("Which agreements are in force in 2023?")
    assert "(2)" in told
    assert "Divers" not in told


def test_those_that_have_ended_are_listed(text: Text) -> None:
    told = text("Which agreements have expired?")
    assert "**Divers – Welders (2024)**" in told
    assert "(1)" in told


def test_the_last_to_end_stands_beside_those_without_end(text: Text) -> None:
    told = text("Which agreement ends last?")
    assert told.startswith("The last to end: **Pilots – Tug Crews (2022)**, 4 May 2027")
    assert "Agreements without a fixed end: **Keepers – Signalmen (2020)**" in told


def test_those_signed_in_a_year_are_listed(text: Text) -> None:
    assert "**Divers – Welders (2024)**" in text("Which agreements were signed in 2024?")


def test_for_a_year_in_which_none_was_signed_the_texts_are_to_answer(scope: Put) -> None:
    assert answer_across(scope("Which agreements were signed in 2015?")) is None


def test_all_are_counted_and_listed(text: Text) -> None:
    told = text("How many agreements are there?")
    assert told.startswith("Agreements held (4):")
    assert "- **Rowers – Sailors**" in told


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("Какие соглашения продлеваются автоматически?", "ru", "продлеваются автоматически (1)"),
        ("Қай келісімдер автоматты түрде ұзартылады?", "kk", "ұзартылатын келісімдер (1)"),
        ("Które umowy przedłużają się automatycznie?", "pl", "przedłużają się automatycznie (1)"),
        ("Какое соглашение заканчивается первым?", "ru", "4 мая 2027 г."),
        ("Қай келісім бірінші болып аяқталады?", "kk", "2027 жылғы 4 мамыр"),
        ("Która umowa kończy się pierwsza?", "pl", "4 maja 2027 r."),
    ],
)
def test_the_other_languages_are_answered_too(
    text: Text, question: str, language: str, expected: str
) -> None:
    assert expected in text(question, language=language)


def test_anything_else_about_several_agreements_is_left_to_the_texts(scope: Put) -> None:
    assert answer_across(scope("Which agreements were made in two copies?")) is None
