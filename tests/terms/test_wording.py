from __future__ import annotations

import pytest

from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.wording import date_in_words, duration_in_words


@pytest.mark.parametrize(
    ("language", "day", "month", "year"),
    [
        ("en", "17 October 2023", "October 2023", "2023"),
        ("ru", "17 октября 2023 г.", "октябрь 2023 г.", "2023 г."),
        ("pl", "17 października 2023 r.", "październik 2023", "2023 r."),
        ("kk", "2023 жылғы 17 қазан", "2023 жылғы қазан", "2023 жыл"),
    ],
)
def test_dates_at_each_precision(language, day, month, year):
    dates = PartialDate(2023, 10, 17), PartialDate(2023, 10), PartialDate(2023)
    assert [date_in_words(date, language) for date in dates] == [day, month, year]


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 1, "1 year"),
        ("en", 5, "5 years"),
        ("ru", 1, "1 год"),
        ("ru", 3, "3 года"),
        ("ru", 5, "5 лет"),
        ("ru", 11, "11 лет"),
        ("ru", 12, "12 лет"),
        ("ru", 21, "21 год"),
        ("ru", 22, "22 года"),
        ("ru", 111, "111 лет"),
        ("pl", 1, "1 rok"),
        ("pl", 3, "3 lata"),
        ("pl", 5, "5 lat"),
        ("pl", 12, "12 lat"),
        ("pl", 21, "21 lat"),
        ("pl", 22, "22 lata"),
        ("kk", 5, "5 жыл"),
    ],
)
def test_numbers_of_years_are_declined(language, number, words):
    assert duration_in_words(Duration(years=number), language) == words


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (Duration(months=3), ("3 months", "3 месяца", "3 miesiące", "3 ай")),
        (Duration(weeks=2), ("2 weeks", "2 недели", "2 tygodnie", "2 апта")),
        (Duration(days=60), ("60 days", "60 дней", "60 dni", "60 күн")),
        (
            Duration(days=10, business=True),
            ("10 working days", "10 рабочих дней", "10 dni roboczych", "10 жұмыс күні"),
        ),
        (
            Duration(days=1, business=True),
            ("1 working day", "1 рабочий день", "1 dzień roboczy", "1 жұмыс күні"),
        ),
        (
            Duration(years=1, months=6),
            ("1 year and 6 months", "1 год и 6 месяцев", "1 rok i 6 miesięcy", "1 жыл 6 ай"),
        ),
        (
            Duration(years=1, months=6, days=2),
            (
                "1 year, 6 months and 2 days",
                "1 год, 6 месяцев и 2 дня",
                "1 rok, 6 miesięcy i 2 dni",
                "1 жыл 6 ай 2 күн",
            ),
        ),
    ],
)
def test_units_in_each_language(duration, words):
    assert tuple(duration_in_words(duration, one) for one in ("en", "ru", "pl", "kk")) == words


def test_another_language_is_an_error():
    with pytest.raises(KeyError):
        date_in_words(PartialDate(2023), "fr")
