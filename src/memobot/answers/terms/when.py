"""The time that a question names: "in 2030", "this quarter", "within 90 days", "before 2028"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from memobot.documents.model import Span
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration, find_durations
from memobot.terms.written.date_finding import find_dates

_YEAR = re.compile(r"(?<![\w./-])(?:19|20|21)\d\d(?![\d./-]\d)(?!\d)")
_REACH = 24  # characters before or after a time within which a word tells how it is meant

# Before a time, or after it in Kazakh.
_BEFORE = re.compile(
    r"(?<!\w)(?:before|by|until|till|prior to|up to|not? later than|earlier than|до|к|ко|раньше|"
    r"не позднее|ранее|przed|do|najpóźniej)\W{0,3}(?P<end>(?:the )?end of |конца |końca )?$",
    re.IGNORECASE,
)
_BEFORE_AFTER_IT = re.compile(
    r"\W{0,3}(?:жыл\w{0,4} )?(?P<end>соңына |аяғына )?(?:дейін|бұрын)(?!\w)", re.IGNORECASE
)
_AFTER = re.compile(r"(?<!\w)(?:after|since|later than|после|с|позже|po|od)\W{0,3}$", re.IGNORECASE)
_AFTER_AFTER_IT = re.compile(r"\W{0,3}(?:\w{1,8} )?(?:кейін|бастап|соң)(?!\w)", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?<!\w)(?:within|in|over|during|next|coming|following|в течение|через|"
    r"ближайш\w{2,3}|следующ\w{2,3}|w ciągu|najbliższ\w{1,3}|następn\w{1,3}|"
    r"келесі|алдағы|таяу)"
    r"\W{1,3}$",
    re.IGNORECASE,
)
_WITHIN_AFTER_IT = re.compile(r"\W{0,3}ішінде(?!\w)", re.IGNORECASE)
# "the memorandum of July 2025", "2023 жылғы келісім": such a date is part of a name.
_NAMING = re.compile(
    r"(?<!\w)(?:(?<!as )(?<!end )of|dated|(?<!was )(?<!were )signed (?:on|in)|от|за|z|z dnia|"
    r"zawart\w{1,3} w|подписанн\w{1,3} в|заключ[её]нн\w{1,3} в)\W{0,3}$",
    re.IGNORECASE,
)
_NAMING_AFTER_IT = re.compile(r"(?:\W{0,3}жылғы)(?!\w)|\)", re.IGNORECASE)

_THIS = (
    r"this|the current|current|эт\w{1,3}|текущ\w{2,3}|нынешн\w{2,3}|осы|бұл|ағымдағы|биылғы|"
    r"tym|tego|ten|bieżąc\w{1,3}"
)
_NEXT = (
    r"(?:the )?next|(?:the )?following|следующ\w{2,3}|будущ\w{2,3}|келесі|келер|"
    r"przyszł\w{1,3}|następn\w{1,3}"
)
_UNITS = {
    "day": r"day|д(?:ень|ня)|күн\w{0,4}|dzień|dnia",
    "week": r"week|недел\w{1,2}|апта\w{0,4}|tygodni\w|tydzień",
    "month": r"month|месяц\w{0,2}|ай(?:да|дың|ы)?|miesiąc\w{0,2}",
    "quarter": r"quarter|квартал\w{0,2}|тоқсан\w{0,4}|kwarta\w{1,4}",
    "year": r"year|год(?:у|а)?|жыл\w{0,4}|rok(?:u)?",
}
_UNIT = "|".join(f"(?P<{name}>{words})" for name, words in _UNITS.items())
_PERIOD = re.compile(
    rf"(?<!\w)(?:(?:(?P<this>{_THIS})|(?P<next>{_NEXT}))\s(?:calendar |календарн\w{{2,3}} )?"
    rf"(?:{_UNIT})|(?P<this_year>биыл))(?!\w)",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"(?<!\w)(?:today|(?:right )?now|at present|сегодня|сейчас|теперь|бүгін|қазір|dziś|dzisiaj|"
    r"teraz|obecnie)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AskedTime:
    """From the first to the last day, both included; None for no bound on that side.

    `words` are where the question names times, `naming` or not; without a time that is asked
    about, `first` and `last` are both None and `named` is unset.
    """

    first: date | None
    last: date | None
    words: tuple[Span, ...]
    named: bool


def asked_time(question: str, today: date) -> AskedTime:
    """The time that `question` asks about; `today` is what "this quarter" is counted from."""
    found = [*_periods(question, today), *_spans_of_time(question, today), *_dates(question)]
    words = tuple(one.words for one in found)
    times = [one for one in found if not one.naming]
    if not times:
        return AskedTime(None, None, words, False)
    first, last = times[0].first, times[0].last
    if len(times) > 1 and times[1].last and first and times[1].last > first:
        last = times[1].last  # "between July 2026 and June 2027"
    return AskedTime(first, last, words, True)


@dataclass(frozen=True, slots=True)
class _Time:
    first: date | None
    last: date | None
    words: Span
    naming: bool = False


def _periods(question: str, today: date) -> Iterator[_Time]:
    """ "This quarter", "next year", "today"."""
    for match in _PERIOD.finditer(question):
        unit = next((name for name in _UNITS if match[name]), "year")
        first, last = _period(unit, today)
        if match["next"]:
            first, last = _period(unit, last + timedelta(days=1))
        yield _Time(first, last, Span(*match.span()))
    for match in _TODAY.finditer(question):
        yield _Time(today, today, Span(*match.span()))


def _period(unit: str, day: date) -> tuple[date, date]:
    """The week, month, quarter or year in which `day` lies."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    months = 3 if unit == "quarter" else 1
    month = day.month - (day.month - 1) % months
    last = PartialDate(day.year, month + months - 1).last
    return date(day.year, month, 1), last


def _spans_of_time(question: str, today: date) -> Iterator[_Time]:
    """ "Within 90 days": from today on."""
    for found in find_durations(question):
        before, after = _around(question, found.span)
        if _WITHIN.search(before) or _WITHIN_AFTER_IT.match(after):
            last = later(today, found.duration)
            yield _Time(today, last, found.span)


def later(day: date, duration: Duration) -> date:
    """The day so much later, or the last there is."""
    try:
        return PartialDate.of(day).plus(duration).first
    except OverflowError:
        return date.max


def _dates(question: str) -> Iterator[_Time]:
    for named, span in _named_dates(question):
        before, after = _around(question, span)
        if _NAMING.search(before) or _NAMING_AFTER_IT.match(after) or _is_adjective(question, span):
            yield _Time(None, None, span, naming=True)
        elif bound := _BEFORE.search(before) or _BEFORE_AFTER_IT.match(after):
            yield _Time(None, named.last if bound["end"] else _day_before(named.first), span)
        elif _AFTER.search(before) or _AFTER_AFTER_IT.match(after):
            yield _Time(named.first, None, span)
        else:
            yield _Time(named.first, named.last, span)


def _is_adjective(question: str, span: Span) -> bool:
    """ "2023 жылғы": of 2023."""
    return question[: span.end].lower().endswith("жылғы")


def _named_dates(question: str) -> Iterator[tuple[PartialDate, Span]]:
    """The dates written in the question, and years alone, in order."""
    found = [(one.date, one.span) for one in find_dates(question) if one.date]
    taken = [span for _, span in found]
    for match in _YEAR.finditer(question):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in taken):
            found.append((PartialDate(int(match[0])), span))
    yield from sorted(found, key=lambda one: one[1])


def _day_before(day: date) -> date:
    return day - timedelta(days=1) if day > date.min else day


def _around(question: str, span: Span) -> tuple[str, str]:
    return (
        question[max(0, span.start - _REACH) : span.start],
        question[span.end : span.end + _REACH],
    )
