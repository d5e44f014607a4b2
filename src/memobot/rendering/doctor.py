"""A diagnosis: a table that grows as the checks are done, or one object when all are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.table import Table

from memobot.diagnosis.model import State
from memobot.rendering.terminal import print_json, table_console
from memobot.rendering.terms import cell

if TYPE_CHECKING:
    from memobot.diagnosis.model import Check

_MARKS = {State.OK: "✓", State.ATTENTION: "!", State.FAILED: "✗", State.NOT_SET: "–"}
_STYLES = {State.OK: "green", State.ATTENTION: "yellow", State.FAILED: "red", State.NOT_SET: "dim"}
_NAME = 15  # columns of the longest name
_STATE = 11


def print_diagnosis(checks: Iterable[Check], versions: Mapping[str, str], *, as_json: bool) -> bool:
    """Print the checks; whether nothing failed."""
    done = []
    for check in checks:
        done.append(check)
        if not as_json:
            _print_row(check)
    is_ok = all(check.state is not State.FAILED for check in done)
    if as_json:
        shown = {"checks": [asdict(check) for check in done], "ok": is_ok}
        print_json({**shown, "versions": dict(versions)})
    return is_ok


def _print_row(check: Check) -> None:
    """One row, of the same widths as all others, with the remedy on a line below."""
    style = _STYLES[check.state]
    row = Table.grid(padding=(0, 2))
    row.add_column(width=_NAME)
    row.add_column(width=_STATE)
    row.add_column(overflow="fold")
    state = cell(f"{_MARKS[check.state]} {check.state}", style)
    row.add_row(cell(check.name, "cyan"), state, cell(check.found))
    if check.remedy:
        row.add_row("", "", cell(f"→ {check.remedy}", style))
    table_console().print(row)
