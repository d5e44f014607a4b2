from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.answers.terms.when import asked_time

TODAY = date(2026, 11, 21)
TIMES = [
    ("in force in 2030?", date(2030, 1, 1), date(2030, 12, 31)),
    ("in force on 1 March 2029?", date(2029, 3, 1), date(2029, 3, 1)),
    ("as of 2029-03-01", date(2029, 3, 1), date(2029, 3, 1)),
    ("ends before 2030", None, date(2029, 12, 31)),
    ("ends by the end of 2030", None, date(2030, 12, 31)),
    ("ends after 2030", date(2030, 1, 1), None),
    ("due this quarter", date(2026, 10, 1), date(2026, 12, 31)),
    ("due next quarter", date(2027, 1, 1), date(2027, 3, 31)),
    ("due this week", date(2026, 11, 16), date(2026, 11, 22)),
    ("due next month", date(2026, 12, 1), date(2026, 12, 31)),
    ("due this year", date(2026, 1, 1), date(2026, 12, 31)),
    ("due within 90 days", TODAY, date(2027, 2, 19)),
    ("between July 2027 and June 2028", date(2027, 7, 1), date(2028, 6, 30)),
    ("в 2030 году", date(2030, 1, 1), date(2030, 12, 31)),
    ("до 2030 года", None, date(2029, 12, 31)),
    ("в следующем году", date(2027, 1, 1), date(2027, 12, 31)),
    ("в ближайшие 90 дней", TODAY, date(2027, 2, 19)),
    ("2030 жылы", date(2030, 1, 1), date(2030, 12, 31)),
    ("2030 жылға дейін", None, date(2029, 12, 31)),
    ("осы тоқсанда", date(2026, 10, 1), date(2026, 12, 31)),
    ("алдағы 90 күн ішінде", TODAY, date(2027, 2, 19)),
    ("w 2030 roku", date(2030, 1, 1), date(2030, 12, 31)),
    ("przed 2030 rokiem", None, date(2029, 12, 31)),
    ("w przyszłym roku", date(2027, 1, 1), date(2027, 12, 31)),
    ("w ciągu 6 miesięcy", TODAY, date(2027, 5, 21)),
]


@pytest.mark.parametrize(("question", "first", "last"), TIMES, ids=[one for one, *_ in TIMES])
def test_the_time_asked_about(question: str, first: date | None, last: date | None) -> None:
    time = asked_time(question, TODAY)
    assert time.named
    assert (time.first, time.last) == (first, last)


@pytest.mark.parametrize(
    "question",
    [
        "How long does the memorandum of July 2025 run?",
        "соглашение от 17 октября 2023 года",
        "2023 жылғы келісім",
        "umowa z 9 maja 2023 r.",
        "Memorandum A – B (2025)",
    ],
)
def test_a_date_that_names_an_agreement_is_not_asked_about(question: str) -> None:
    time = asked_time(question, TODAY)
    assert not time.named
    assert time.words


def test_a_duration_that_is_asked_for_is_no_time() -> None:
    assert not asked_time("Is it valid for 5 years?", TODAY).words


@given(st.text(max_size=300), st.dates())
def test_any_text_can_be_asked(text: str, today: date) -> None:
    time = asked_time(text, today)
    assert all(0 <= span.start <= span.end <= len(text) for span in time.words)
    if time.first and time.last and not time.named:
        raise AssertionError
