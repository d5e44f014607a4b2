from __future__ import annotations

import pytest

from memobot.answers.terms.asked import Facet, asked_terms

ASKED = [
    ("How long does it run?", [Facet.TERM]),
    ("When does the agreement expire?", [Facet.TERM]),
    ("When was it signed, and where?", [Facet.SIGNED, Facet.PLACE]),
    ("Who signed the agreement that was signed in Lima?", [Facet.SIGNATORIES]),
    ("From which day is it binding?", [Facet.EFFECTIVE]),
    ("Is it still in force?", [Facet.STATE]),
    ("Has it expired?", [Facet.STATE]),
    ("How long is it in force?", [Facet.TERM]),
    ("Is it renewed automatically?", [Facet.RENEWAL]),
    ("How long does it last, and does it renew itself?", [Facet.TERM, Facet.RENEWAL]),
    ("For how many years is it extended?", [Facet.RENEWAL]),
    ("How long is the notice period?", [Facet.NOTICE]),
    ("When can we terminate it?", [Facet.NOTICE]),
    ("In how many copies and languages was it made?", [Facet.COPIES, Facet.LANGUAGES]),
    ("Какое право применяется?", [Facet.GOVERNING_LAW]),
    ("Когда и где подписан меморандум?", [Facet.SIGNED, Facet.PLACE]),
    ("До какого числа действует договор?", [Facet.TERM]),
    ("За сколько дней нужно уведомить?", [Facet.NOTICE]),
    ("На сколько лет он продлевается?", [Facet.RENEWAL]),
    ("Действует ли соглашение?", [Facet.STATE]),
    ("Келісім қанша жылға жасалды?", [Facet.TERM]),
    ("Келісімге қашан қол қойылды?", [Facet.SIGNED]),
    ("Меморандум күшінде ме?", [Facet.STATE]),
    ("Ол өздігінен ұзартыла ма?", [Facet.RENEWAL]),
    ("Do kiedy obowiązuje umowa?", [Facet.TERM]),
    ("Kto podpisał porozumienie?", [Facet.SIGNATORIES]),
    ("Z jakim wyprzedzeniem trzeba ją wypowiedzieć?", [Facet.NOTICE]),
    ("Czy umowa nadal obowiązuje?", [Facet.STATE]),
    ("How are disputes settled?", []),
    ("Who pays for the training?", []),
]


@pytest.mark.parametrize(("question", "facets"), ASKED, ids=[question for question, _ in ASKED])
def test_what_is_asked(question: str, facets: list[Facet]) -> None:
    assert sorted(asked_terms(question).facets) == sorted(facets)


@pytest.mark.parametrize(
    "question",
    [
        "Which agreements renew automatically?",
        "What is due this quarter?",
        "Compare the two agreements",
        "Каких соглашений срок истекает в 2028 году?",
        "Сколько соглашений у нас есть?",
        "Қай келісімдер ұзартылады?",
        "Które umowy kończą się w tym roku?",
        "Ile mamy umów?",
    ],
)
def test_a_question_about_several_agreements_is_told_by_its_words(question: str) -> None:
    assert asked_terms(question).is_across


@pytest.mark.parametrize(
    "question",
    [
        "How long does the agreement run?",
        "Каков срок соглашения с Польшей?",
        "Келісімнің мерзімі қандай?",
        "Kiedy wygasa umowa?",
    ],
)
def test_a_question_about_one_agreement_is_not_about_several(question: str) -> None:
    assert not asked_terms(question).is_across


@pytest.mark.parametrize("question", ["How can it be terminated?", "Как можно расторгнуть?"])
def test_how_to_leave_asks_for_more_than_a_notice_period(question: str) -> None:
    assert asked_terms(question).asks_how_to_leave


def test_the_end_of_a_term_is_not_an_end_that_somebody_makes() -> None:
    assert not asked_terms("When does the agreement end?").asks_how_to_leave


@pytest.mark.parametrize("question", ["?" * 2_000, "как " * 500, "which which " * 160, "a" * 2_000])
def test_long_questions_are_read_at_once(question: str) -> None:
    assert asked_terms(question).facets == ()
