from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.terms.dates import PartialDate
from memobot.terms.wording import date_in_words
from memobot.terms.written.date_finding import find_dates

LANGUAGES = ("en", "ru", "pl", "kk")
days = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(PartialDate.of)


def found(text: str, language: str | None = None) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [
        (one.span.of(text), one.date.iso if one.date else None, one.blank)
        for one in find_dates(text, language)
    ]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("17 October 2023", "2023-10-17"),
        ("17th of October, 2023", "2023-10-17"),
        ("8th day of May 2014", "2014-05-08"),
        ("8 day of May, 2014", "2014-05-08"),
        ("day 8 of May 2014", "2014-05-08"),
        ("eighth day of May, 2014", "2014-05-08"),
        ("twenty-first (21st) day of May, 2014", "2014-05-21"),
        ("eighth day of May, two thousand and fourteen", "2014-05-08"),
        ("8th day of May in the year 2014", "2014-05-08"),
        ("October 17, 2023", "2023-10-17"),
        ("OCTOBER 17TH, 2023", "2023-10-17"),
        ("Oct. 17, 2023", "2023-10-17"),
        ("Oct 17 2023", "2023-10-17"),
        ("1st Jan., 1999", "1999-01-01"),
        ("May 5, '98", "1998-05-05"),
        ("May 5, ’08", "2008-05-05"),
        ("17-Oct-2023", "2023-10-17"),
        ("17-Oct-23", "2023-10-17"),
        ("December 31 , 2008", "2008-12-31"),
        ("May 5 ,2003", "2003-05-05"),
        ("5 th day of May, 2003", "2003-05-05"),
        ("17t h day of May, 2005", "2005-05-17"),
        ("June 21__, 1999", "1999-06-21"),
        ("June 20__, 1999", "1999-06-20"),
        ("Oct. __15___, 2004", "2004-10-15"),
        ("8th_ day of _May_, 2014", "2014-05-08"),
        ("« 17 » October 2023", "2023-10-17"),
        ('" 17 " October 2023', "2023-10-17"),
        ("17.10.2023", "2023-10-17"),
        ("17.10 2023", "2023-10-17"),
        ("2023-10-17", "2023-10-17"),
        ("2023/10/17", "2023-10-17"),
        ("17/10/2023", "2023-10-17"),
        ("10/17/2023", "2023-10-17"),
        ("17 октября 2023 года", "2023-10-17"),
        ("17-го октября 2023 г.", "2023-10-17"),
        ("«17» октября 2023 г.", "2023-10-17"),
        ("семнадцатого октября две тысячи двадцать третьего года", "2023-10-17"),
        ("17.10.23 г.", "2023-10-17"),
        ("17 października 2023 r.", "2023-10-17"),
        ("„17” października 2023 r.", "2023-10-17"),
        ("17.X.2023 r.", "2023-10-17"),
        ("dwudziestego pierwszego maja 2023 roku", "2023-05-21"),
        ("2023 жылғы 17 қазан", "2023-10-17"),
        ("2023 жылғы 17 қазаннан", "2023-10-17"),
        ("17 қазан 2023 жыл", "2023-10-17"),
        ("17.10.2023 ж.", "2023-10-17"),
        ("July 2025", "2025-07"),
        ("July, 2025", "2025-07"),
        ("июль 2025 года", "2025-07"),
        ("lipiec 2025", "2025-07"),
        ("2025 жылғы шілде", "2025-07"),
    ],
)
def test_a_date_is_found_as_written(written, iso):
    for text in (written, f"(dated {written})", f"on {written}, and then"):
        assert found(text) == [(written, iso, ())]


@pytest.mark.parametrize(
    ("written", "iso", "blank"),
    [
        ("«_____» July, 2025", "2025-07", ("day",)),
        ("____ day of July, 2025", "2025-07", ("day",)),
        ("__th day of July, 2025", "2025-07", ("day",)),
        ("July __, 2025", "2025-07", ("day",)),
        ("July [●], 2025", "2025-07", ("day",)),
        ("July XX, 2025", "2025-07", ("day",)),
        ("[__] July 2025", "2025-07", ("day",)),
        ("[***] July 2025", "2025-07", ("day",)),
        ("____July, 2025", "2025-07", ("day",)),
        ("____ lipca 2025 r.", "2025-07", ("day",)),
        ("2025 жылғы «__» шілде", "2025-07", ("day",)),
        ("[ ], 2019", "2019", ("day", "month")),
        ("_______ __, 2019", "2019", ("day", "month")),
        ("____ day of ____________, 2019", "2019", ("day", "month")),
        ("__/__/2019", "2019", ("day", "month")),
        ("________ 2019", "2019", ("day", "month")),
        ("«___» __________ 2025 г.", "2025", ("day", "month")),
        ("«17» __________ 2025 г.", "2025", ("month",)),
        ("17 октября 20__ г.", None, ("year",)),
        ("October 17, 20__", None, ("year",)),
        ("«___» ______ 20__ г.", None, ("day", "month", "year")),
        ("20__ жылғы «__» _______", None, ("day", "month", "year")),
        ("[*] day of [*], 20[*]", None, ("day", "month", "year")),
        ("______ 20__", None, ("day", "month", "year")),
        ("____ day of ______, ____", None, ("day", "month", "year")),
    ],
)
def test_blanks_are_named(written, iso, blank):
    for text in (written, f"dated as of {written}", f"{written}\nby and between"):
        assert found(text) == [(written, iso, blank)]


def test_a_day_left_out_altogether_is_a_blank():
    assert found("made this day of May, 2014") == [("day of May, 2014", "2014-05", ("day",))]
    assert found("made the day of , 2006 by") == [("day of , 2006", "2006", ("day", "month"))]


@pytest.mark.parametrize(
    "text",
    [
        "2023",
        "in 2023",
        "May",
        "5 May",
        "May 5 days",
        "the parties may 2018 times",
        "31 February 2023",
        "February 31, 2023",
        "29 February 2023",
        "13/13/2000",
        "00.10.2000",
        "1.17.10.2023",
        "17.10.2023.1",
        "A2023-10-17",
        "2023-10-171",
        "24/7/365",
        "5/6/7",
        "[***]",
        "[***]. [***]. [***]",
        "Telephone: ___-___-____",
        "____",
        "Name: ________ 2019 Stock Plan",
    ],
)
def test_what_is_no_date_is_not_found(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[***] May 5, 2003", "May 5, 2003"),
        ("May 5, 2003 Year 2", "May 5, 2003"),
        ("July 2, 2005 R. Kelly", "July 2, 2005"),
        ("2023-10-17T12:00", "2023-10-17"),
        ("this _17_ day of July, 2025 at noon", "17_ day of July, 2025"),
    ],
)
def test_a_date_ends_where_its_words_end(text, written):
    assert [words for words, _, _ in found(text)] == [written]


def test_neighbouring_dates_are_told_apart():
    text = (
        "from 17 to 20 October 2023, from 01.02.2023-05.03.2023 and December 31, 2008 May 5, 2003"
    )
    assert [iso for _, iso, _ in found(text)] == [
        "2023-10-20",
        "2023-02-01",
        "2023-03-05",
        "2008-12-31",
        "2003-05-05",
    ]


@pytest.mark.parametrize(
    ("text", "iso", "ambiguous"),
    [
        ("This Agreement is made on 05/06/2024", "2024-05-06", True),
        ("This Agreement is made on 5-6-24", "2024-05-06", True),
        ("This Agreement is made on 05/05/2024", "2024-05-05", False),
        ("This Agreement is made on 25/06/2024", "2024-06-25", False),
        ("This Agreement is made on 05.06.2024", "2024-06-05", False),
        ("Договор заключён 05/06/2024", "2024-06-05", False),
        ("Umowę zawarto w dniu 05/06/2024 w Ustce", "2024-06-05", False),
        ("Umowę zawarto w dniu 06/25/2024 w Ustce", "2024-06-25", False),
        ("Шартқа 05/06/2024 қол қойылды", "2024-06-05", False),
    ],
)
def test_the_order_of_figures_goes_by_language(text, iso, ambiguous):
    (one,) = find_dates(text)
    assert one.date is not None
    assert (one.date.iso, one.ambiguous) == (iso, ambiguous)


def test_the_language_can_be_given():
    assert found("05/06/2024", "ru") == [("05/06/2024", "2024-06-05", ())]
    assert found("05/06/2024", "en") == [("05/06/2024", "2024-05-06", ())]


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


@given(days, st.sampled_from(LANGUAGES))
def test_days_in_words_are_found_again(day, language):
    words = date_in_words(day, language)
    assert found(f"({words})") == [(words, day.iso, ())]


@given(days, st.sampled_from(LANGUAGES))
def test_months_in_words_are_found_again(day, language):
    month = PartialDate(day.year, day.month)
    words = date_in_words(month, language)
    assert found(f"({words})") == [(words, month.iso, ())]


@pytest.mark.parametrize(
    "form",
    [
        "{month} {day}, {year}",
        "{month} {ordinal}, {year}",
        "{ordinal} {month} {year}",
        "{ordinal} day of {month}, {year}",
        "{short}. {day}, {year}",
        "{day}-{short}-{year}",
        "{year:04}-{number:02}-{day:02}",
        "{year:04}/{number}/{day}",
        "{day:02}.{number:02}.{year}",
        "{day}. {number}. {year}",
        "{number:02}/{day:02}/{year}",
        "{number}/{day}/{year}",
    ],
)
@given(day=days)
def test_every_english_format_is_found_again(form, day):
    month = date_in_words(PartialDate(day.year, day.month), "en").split()[0]
    parts = {"month": month, "short": month[:3], "number": day.month, "day": day.day}
    written = form.format(**parts, year=day.year, ordinal=_ordinal(day.day))
    assert found(f"Dated {written}; and so on") == [(written, day.iso, ())]


@given(days, st.sampled_from(("ru", "pl", "kk")))
def test_days_come_first_in_figures_of_the_other_languages(day, language):
    for sign in "./-":
        written = f"{day.day:02}{sign}{day.month:02}{sign}{day.year}"
        assert found(written, language) == [(written, day.iso, ())]


@given(st.dates(date(1969, 1, 1), date(2068, 12, 31)))
def test_years_of_two_digits(day):
    for written in (f"{day:%m/%d/%y}", f"{day:%d-%b-%y}", f"{day:%B} {day.day}, '{day:%y}"):
        assert found(written) == [(written, day.isoformat(), ())]


PIECES = (
    "17 8th 31 5 05 10/17/2023 1.2.2003 2023-10-17 2023 1999 20__ 201 ' 98 __ ____ [●] [***] ( ) « "
    "» „ ” . , - / day of the this in year May may March Oct. October июля 2025 г. года r. roku "
    "lipca жылғы шілде XX X first twenty two thousand and fourteen th t h — …"
).split()


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)))
def test_any_text_gives_spans_in_order_inside_it(text):
    before = 0
    for one in find_dates(text):
        assert before <= one.span.start < one.span.end <= len(text)
        assert one.date or one.blank
        assert set(one.blank) <= {"day", "month", "year"}
        assert ("year" in one.blank) == (one.date is None)
        before = one.span.end


@pytest.mark.parametrize(
    "piece", ["1", " ", "(", "_", "«", "[", "[ ", "20", "1/", "1.", ".", "*", "t h ", "May ", "20 "]
)
def test_hostile_texts_come_to_an_end(piece):
    find_dates(piece * (100_000 // len(piece)))
