"""The ledger of agreements: a card for one, a table for several, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from rich.table import Table
from rich.text import Text

from memobot.rendering import words
from memobot.rendering.terminal import one_line, print_json, table_console
from memobot.terms.ledger import State, last_end

if TYPE_CHECKING:
    from rich.console import Console

    from memobot.index.catalog import Failure
    from memobot.terms.dates import PartialDate
    from memobot.terms.ledger import Entry, Ledger
    from memobot.terms.model import AgreementTerms, Source

_UNBROKEN = ("Date", "Signed", "Notice by", "What")
_Row = tuple[str, str, "Source | None"]


class _Sourced(Protocol):
    """A value that says where it stands."""

    @property
    def source(self) -> Source | None: ...


def print_ledger(ledger: Ledger, failures: Sequence[Failure], *, as_json: bool) -> None:
    """The agreements as they stand on the day of the ledger, then what is told of others.

    `failures` are the files that could not be read; they go into the JSON.
    """
    if as_json:
        from memobot.terms.contract import ledger_json

        print_json({**ledger_json(ledger), "failed": failed_json(failures)})
        return
    console = table_console()
    if len(ledger.entries) == 1:
        _print_card(console, ledger.entries[0])
    elif ledger.entries:
        _print_table(console, ledger)
    if ledger.entries and ledger.reported:
        where = sorted({reported.document.source for reported in ledger.reported})
        told = (
            f"Reports of agreements: {len(ledger.reported)}. Name a text to see them: {where[0]}."
        )
        console.print(cell(told, "dim"))
    elif ledger.reported:
        _print_reported(console, ledger)


def failed_json(failures: Sequence[Failure]) -> list[dict[str, str]]:
    """The files that could not be read, as every command's JSON has them."""
    return [{"source": failure.source, "error": failure.error} for failure in failures]


def cell(text: str, style: str = "") -> Text:
    """A cell of a table: one line of text in which nothing is markup."""
    return Text(one_line(text), style=style)


def table_of(*columns: str) -> Table:
    """A table without lines, in which dates are never broken."""
    table = Table(box=None, pad_edge=False, header_style="cyan")
    for name in columns:
        table.add_column(name, no_wrap=name in _UNBROKEN, overflow="fold")
    return table


def _print_card(console: Console, entry: Entry) -> None:
    held = entry.document
    console.print(cell(held.title, "bold"))
    console.print(cell(f"{held.kind} · {held.source} · {held.version}", "dim"))
    console.print()
    card = Table.grid(padding=(0, 2))
    card.add_column(no_wrap=True)
    card.add_column()
    card.add_column(no_wrap=True)
    for name, value, source in _rows(entry):
        article = f"Article {source.article}" if source and source.article else ""
        card.add_row(cell(name, "cyan"), cell(value), cell(article, "dim"))
    console.print(card)
    for warning in entry.warnings:
        console.print(cell(f"! {warning.text}", "yellow"))


def _rows(entry: Entry) -> Iterator[_Row]:
    """What the card says, line by line: name, value, where it stands."""
    stated = entry.stated
    for party in stated.parties:
        yield _row("Party", words.of_party(party), party)
    yield _row("Signed", words.of_date(entry.signed), entry.signed)
    if stated.place:
        yield _row("Place", stated.place.value, stated.place)
    yield _row("In force from", words.of_date(entry.effective), entry.effective)
    yield _row("Term", words.of_term(stated.term), stated.term)
    yield _row("Ends", words.of_date(entry.expires), entry.expires)
    yield _row("Renewal", words.of_renewal(stated.renewal), stated.renewal)
    yield _row("Notice", words.of_notice(stated.notice), stated.notice)
    yield _row("Notice by", words.of_date(entry.notice_deadline), entry.notice_deadline)
    yield _row("Term that runs", words.of_current_term(entry))
    yield _row("State", words.of_state(entry.state))
    yield from _provisions(stated)


def _provisions(stated: AgreementTerms) -> Iterator[_Row]:
    for name, source in (
        ("Termination", stated.termination),
        ("Amendment", stated.amendment),
        ("Disputes", stated.disputes),
    ):
        if source:
            yield name, source.quote, source
    if stated.governing_law:
        yield _row("Governing law", stated.governing_law.value, stated.governing_law)
    yield _row("Languages", words.of_languages(stated.languages), stated.languages)
    yield _row("Copies", words.of_copies(stated.copies), stated.copies)
    for signatory in stated.signatories:
        yield _row("Signed by", words.of_signatory(signatory), signatory)


def _row(name: str, told: str, value: _Sourced | None = None) -> _Row:
    return name, told, value.source if value else None


def _print_table(console: Console, ledger: Ledger) -> None:
    columns = ("Agreement", "Signed", "In force until", "Renewal", "Notice by", "State", "")
    table = table_of(*columns)
    for entry in ledger.entries:
        table.add_row(*(cell(text) for text in _summary(entry)), cell(_mark(entry), "yellow"))
    console.print(table)
    doubtful = sum(1 for entry in ledger.entries if entry.warnings)
    if doubtful:
        told = f"! {doubtful} with warnings: name the agreement to see them."
        console.print(cell(told, "yellow"))


def _summary(entry: Entry) -> tuple[str, ...]:
    deadline = _notice_by(entry)
    return (
        entry.document.short_title,
        entry.signed.date.iso if entry.signed and entry.signed.date else words.NOTHING,
        _until(entry),
        words.of_renewal(entry.stated.renewal),
        deadline.iso if deadline else words.NOTHING,
        words.of_state(entry.state),
    )


def _until(entry: Entry) -> str:
    """The end of the term that runs, of the last if it has ended, or else of the first."""
    if entry.current_term:
        return entry.current_term.end.iso if entry.current_term.end else words.ENDLESS
    if entry.state is State.ENDED and (end := last_end(entry)):
        return end.iso
    if entry.expires:
        return entry.expires.date.iso if entry.expires.date else words.ENDLESS
    return words.NOTHING


def _notice_by(entry: Entry) -> PartialDate | None:
    """The day for notice in the term that runs, or in the first; none once all have ended."""
    if entry.current_term:
        return entry.current_term.notice_deadline
    if entry.state is State.ENDED or entry.notice_deadline is None:
        return None
    return entry.notice_deadline.date


def _mark(entry: Entry) -> str:
    return f"! {len(entry.warnings)}" if entry.warnings else ""


def _print_reported(console: Console, ledger: Ledger) -> None:
    """What the other texts tell of agreements: kind, parties, day and place."""
    table = table_of("Reported", "Parties", "Date", "Place")
    for reported in ledger.reported:
        mention = reported.mention
        day = mention.date.iso if mention.date else words.NOTHING
        parties = " – ".join(mention.parties) or words.NOTHING
        row = (mention.kind, parties, day, mention.place or words.NOTHING)
        table.add_row(*(cell(text) for text in row))
    console.print(table)
