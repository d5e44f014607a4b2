"""Deadlines: a table, JSON, a table for spreadsheets, a calendar."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING

from memobot.rendering import words
from memobot.rendering.terminal import one_line, print_bytes, print_json, table_console
from memobot.rendering.terms import cell, failed_json, table_of

if TYPE_CHECKING:
    from memobot.index.catalog import Failure
    from memobot.terms.deadlines import Deadline
    from memobot.terms.durations import Duration

_COLUMNS = (
    "date",
    "kind",
    "title",
    "source",
    "document_id",
    "term",
    "working",
    "article",
    "quote",
    "start",
    "end",
)
_FORMULA = ("=", "+", "-", "@")  # a spreadsheet would run a cell that begins so


class Form(StrEnum):
    """How deadlines are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    ICS = "ics"


def print_deadlines(
    found: Sequence[Deadline],
    form: Form,
    as_of: date,
    within: Duration | None,
    failures: Sequence[Failure],
) -> None:
    """The deadlines `within` that time from `as_of` (None: on that day), in order.

    Where there are none, JSON has an empty list and CSV its header; a calendar has nothing.
    """
    if form is Form.JSON:
        _print_json(found, as_of, within, failures)
    elif form is Form.CSV:
        print_bytes(as_csv(found))
    elif form is Form.ICS:
        from memobot.terms.calendar import as_icalendar

        print_bytes(as_icalendar(found, as_of))
    elif found:
        _print_table(found)


def as_csv(found: Sequence[Deadline]) -> bytes:
    """A header and one record a deadline, as RFC 4180 has it, in UTF-8.

    Every cell is one line; what a spreadsheet would take for a formula begins with "'".
    """
    from memobot.terms.contract import deadline_json

    table = StringIO(newline="")
    writer = csv.writer(table)  # commas, and \\r\\n after each record
    writer.writerow(_COLUMNS)
    for deadline in found:
        fields = deadline_json(deadline)
        writer.writerow([_csv_cell(fields[name]) for name in _COLUMNS])
    return table.getvalue().encode()


def _csv_cell(value: object) -> str:
    text = "" if value is None else one_line(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _print_json(
    found: Sequence[Deadline], as_of: date, within: Duration | None, failures: Sequence[Failure]
) -> None:
    from memobot.terms.contract import deadline_json

    print_json(
        {
            "as_of": as_of.isoformat(),
            "within": within.iso if within else "P0D",
            "deadlines": [deadline_json(deadline) for deadline in found],
            "failed": failed_json(failures),
        }
    )


def _print_table(found: Sequence[Deadline]) -> None:
    table = table_of("Date", "What", "Agreement", "Working", "Article")
    for deadline in found:
        source = deadline.source
        table.add_row(
            cell(deadline.date.iso),
            cell(words.of_deadline(deadline.kind)),
            cell(deadline.document.short_title),
            cell(deadline.working),
            cell((source and source.article) or words.NOTHING),
        )
    table_console().print(table)
