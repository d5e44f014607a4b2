from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from memobot.terms.calendar import as_icalendar
from memobot.terms.dates import PartialDate
from memobot.terms.deadlines import Deadline, DeadlineKind
from memobot.terms.ledger import Held
from memobot.terms.model import Source

AS_OF = date(2026, 1, 31)
SOURCE = Source("extended; unless a Party objects, in writing", 10, 54, "9")


def deadline(
    day: PartialDate,
    kind: DeadlineKind = DeadlineKind.NOTICE,
    term: int = 1,
    title: str = "Memorandum FPRK – OPZZ (2025)",
    quote: str = SOURCE.quote,
    document_id: str = "memorandum-fprk-opzz",
) -> Deadline:
    held = Held(document_id, title, title, "agreements/opzz.md", "memorandum", "en", "0" * 12)
    source = Source(quote, 10, 10 + len(quote), "9")
    return Deadline(kind, day, held, term, f"{day.iso} - 3 months", source)


def events(deadlines: list[Deadline]) -> list:
    return Calendar.from_ical(as_icalendar(deadlines, AS_OF)).walk("VEVENT")


def unfolded(data: bytes) -> list[str]:
    return data.replace(b"\r\n ", b"").decode().split("\r\n")


def test_an_all_day_event_with_its_reminders() -> None:
    (event,) = events([deadline(PartialDate(2028, 7, 17))])
    assert event["SUMMARY"] == "Notice due: Memorandum FPRK – OPZZ (2025)"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        date(2028, 7, 17),
        date(2028, 7, 18),
    )
    assert event.decoded("DTSTAMP") == datetime(2026, 1, 31, tzinfo=UTC)
    assert event["UID"] == "memorandum-fprk-opzz-notice-1@memobot"
    assert event["TRANSP"] == "TRANSPARENT"
    alarms = event.walk("VALARM")
    assert [alarm["ACTION"] for alarm in alarms] == ["DISPLAY"] * 2
    assert [alarm.decoded("TRIGGER") for alarm in alarms] == [
        timedelta(days=-30),
        timedelta(days=-7),
    ]
    assert all(alarm["DESCRIPTION"] == event["SUMMARY"] for alarm in alarms)


@pytest.mark.parametrize(
    ("kind", "summary"), [(DeadlineKind.RENEWS, "Renews: A"), (DeadlineKind.ENDS, "Ends: A")]
)
def test_what_happens_by_itself_is_reminded_of_once(kind: DeadlineKind, summary: str) -> None:
    (event,) = events([deadline(PartialDate(2028, 7, 17), kind, title="A")])
    assert event["SUMMARY"] == summary
    assert [alarm.decoded("TRIGGER").days for alarm in event.walk("VALARM")] == [-30]


def test_the_description_holds_the_working_the_quote_and_the_place() -> None:
    (event,) = events([deadline(PartialDate(2028, 7, 17))])
    assert event["DESCRIPTION"].split("\n") == [
        "2028-07-17 - 3 months",
        f"“{SOURCE.quote}”",
        "Memorandum FPRK – OPZZ (2025), Article 9 (agreements/opzz.md)",
    ]


@pytest.mark.parametrize(
    ("day", "first", "words"),
    [
        (
            PartialDate(2028, 4),
            date(2028, 4, 1),
            "Only April 2028 is known: the event stands on the first day of the month.",
        ),
        (
            PartialDate(2028),
            date(2028, 1, 1),
            "Only 2028 is known: the event stands on the first day of the year.",
        ),
    ],
)
def test_an_imprecise_date_stands_on_its_first_day_and_says_so(
    day: PartialDate, first: date, words: str
) -> None:
    (event,) = events([deadline(day)])
    assert event.decoded("DTSTART") == first
    assert words in event["DESCRIPTION"].split("\n")


def test_a_corrected_date_keeps_the_identity_of_its_event() -> None:
    (before,) = events([deadline(PartialDate(2028, 7, 17))])
    (after,) = events([deadline(PartialDate(2029, 7, 17))])
    assert before["UID"] == after["UID"]


def test_an_end_keeps_its_identity_when_it_turns_out_to_be_a_renewal() -> None:
    (before,) = events([deadline(PartialDate(2028, 7, 17), DeadlineKind.ENDS)])
    (after,) = events([deadline(PartialDate(2028, 7, 17), DeadlineKind.RENEWS)])
    assert before["UID"] == after["UID"] == "memorandum-fprk-opzz-end-1@memobot"


def test_every_deadline_has_an_identity_of_its_own() -> None:
    day = PartialDate(2028, 7, 17)
    found = events(
        [
            deadline(day, kind, term, document_id=document)
            for kind in (DeadlineKind.NOTICE, DeadlineKind.RENEWS)
            for term in (1, 2)
            for document in ("one", "two")
        ]
    )
    assert len({event["UID"] for event in found}) == len(found) == 8


def test_the_same_deadlines_give_the_same_file() -> None:
    some = [deadline(PartialDate(2028, 7, 17)), deadline(PartialDate(2028))]
    assert as_icalendar(some, AS_OF) == as_icalendar(some, AS_OF)


def test_the_calendar_names_its_maker() -> None:
    calendar = Calendar.from_ical(as_icalendar([deadline(PartialDate(2028))], AS_OF))
    assert (calendar["VERSION"], calendar["PRODID"]) == ("2.0", "-//memobot//deadlines//EN")


def test_nothing_due_is_no_calendar() -> None:
    assert as_icalendar([], AS_OF) == b""


def test_the_last_day_of_the_calendar() -> None:
    (event,) = events([deadline(PartialDate.of(date.max))])
    assert event.decoded("DTSTART") == date.max
    assert "DTEND" not in event


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("One, two; three: four", "One, two; three: four"),
        (r"C:\new, \n and \\", r"C:\new, \n and \\"),
        ("two\r\nlines\rand\nmore", "two lines and more"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("next\u2028line\u2029and\x85more", "next line and more"),
        ("Меморандум 🤝 – құжат", "Меморандум 🤝 – құжат"),
        ("half \ud83e pair", "half  pair"),
        ("BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT", "BEGIN:VEVENT UID:x END:VEVENT"),
    ],
)
def test_hostile_titles_come_back_as_plain_text(title: str, shown: str) -> None:
    (event,) = events([deadline(PartialDate(2028, 7, 17), title=title)])
    assert event["SUMMARY"] == f"Notice due: {shown}"


def check_rfc_5545(data: bytes) -> None:
    """The rules for a file as such, then for each component, read without any library."""
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(
        (byte < 0x20 and byte != 0x09) or byte == 0x7F for line in lines for byte in line
    )
    plain = unfolded(data)
    assert plain[0] == "BEGIN:VCALENDAR"
    assert plain[-2:] == ["END:VCALENDAR", ""]
    assert plain.count("VERSION:2.0") == 1
    assert sum(line.startswith("PRODID:") for line in plain) == 1
    assert not any(line.startswith("METHOD") for line in plain)
    opened = [line for line in plain if line.startswith(("BEGIN:", "END:"))]
    count = plain.count("BEGIN:VEVENT")
    assert plain.count("END:VEVENT") == count
    assert len(opened) == 2 + 2 * count + 2 * plain.count("BEGIN:VALARM")
    uids = [line for line in plain if line.startswith("UID:")]
    assert len(set(uids)) == len(uids) == count
    for start in ("DTSTAMP:", "DTSTART;VALUE=DATE:"):
        assert sum(line.startswith(start) for line in plain) == count


# Python's surrogates cannot stand in a text that was read, but may be made by a caller.
texts = st.text(st.characters(), max_size=300)


@given(st.lists(st.tuples(texts, texts, st.dates()), min_size=1, max_size=4))
def test_any_words_make_a_calendar_that_keeps_the_rules(
    rows: list[tuple[str, str, date]],
) -> None:
    made = [
        deadline(PartialDate.of(day), term=term, title=title, quote=quote, document_id=title)
        for term, (title, quote, day) in enumerate(rows, 1)
    ]
    data = as_icalendar(made, AS_OF)
    check_rfc_5545(data)
    parsed = Calendar.from_ical(data).walk("VEVENT")
    assert [event.decoded("DTSTART") for event in parsed] == [day for _, _, day in rows]
    assert all(len(event.walk("VALARM")) == 2 for event in parsed)
