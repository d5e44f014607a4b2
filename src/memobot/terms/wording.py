"""Dates and durations in words, as a careful writer of each of the four languages puts them."""

from __future__ import annotations

from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik "
    "listopad grudzień",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
}
# Beside a day Russian and Polish put the month in the genitive.
_MONTHS_OF_DAYS = _MONTHS | {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
}
_DAY = {
    "en": "{0} {1} {2}",
    "ru": "{0} {1} {2} г.",
    "pl": "{0} {1} {2} r.",
    "kk": "{2} жылғы {0} {1}",
}
_MONTH = {"en": "{0} {1}", "ru": "{0} {1} г.", "pl": "{0} {1}", "kk": "{1} жылғы {0}"}
_YEAR = {"en": "{0}", "ru": "{0} г.", "pl": "{0} r.", "kk": "{0} жыл"}

# One, few (2 to 4, 22 to 24), many; years, months, weeks, days, working days.
_UNITS = {
    "en": (
        "year years years",
        "month months months",
        "week weeks weeks",
        "day days days",
        "working_day working_days working_days",
    ),
    "ru": (
        "год года лет",
        "месяц месяца месяцев",
        "неделя недели недель",
        "день дня дней",
        "рабочий_день рабочих_дня рабочих_дней",
    ),
    "pl": (
        "rok lata lat",
        "miesiąc miesiące miesięcy",
        "tydzień tygodnie tygodni",
        "dzień dni dni",
        "dzień_roboczy dni_robocze dni_roboczych",
    ),
    "kk": ("жыл жыл жыл", "ай ай ай", "апта апта апта", "күн күн күн", "жұмыс_күні " * 3),
}
_BETWEEN = {"en": ", ", "ru": ", ", "pl": ", ", "kk": " "}
_LAST = {"en": " and ", "ru": " и ", "pl": " i ", "kk": " "}
_BUSINESS = 4


def date_in_words(date: PartialDate, language: str) -> str:
    """A date at its precision in "en", "ru", "pl" or "kk": "17 October 2023", "июль 2025 г."."""
    if date.month is None:
        return _YEAR[language].format(date.year)
    if date.day is None:
        return _MONTH[language].format(_MONTHS[language].split()[date.month - 1], date.year)
    month = _MONTHS_OF_DAYS[language].split()[date.month - 1]
    return _DAY[language].format(date.day, month, date.year)


def duration_in_words(duration: Duration, language: str) -> str:
    """A duration in "en", "ru", "pl" or "kk": "1 year and 6 months", "10 dni roboczych"."""
    numbers = (duration.years, duration.months, duration.weeks, duration.days)
    units = list(_UNITS[language])
    if duration.business:
        units[3] = units[_BUSINESS]
    parts = [
        f"{number} {_form(number, unit.split(), language).replace('_', ' ')}"
        for number, unit in zip(numbers, units, strict=False)
        if number
    ]
    *first, last = parts
    return _LAST[language].join([_BETWEEN[language].join(first), last]) if first else last


def _form(number: int, forms: list[str], language: str) -> str:
    tens, ones = number // 10 % 10, number % 10
    if number == 1 or (language == "ru" and ones == 1 and tens != 1):
        return forms[0]
    return forms[1] if 2 <= ones <= 4 and tens != 1 else forms[2]
