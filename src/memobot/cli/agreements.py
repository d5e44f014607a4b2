"""Commands about the agreements' terms: terms, deadlines. They need no index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from memobot.cli.calls import (
    DONE,
    NO,
    AsOf,
    Corpus,
    IndexFolder,
    Json,
    complain,
    each,
    settings_of,
)

if TYPE_CHECKING:
    from memobot.register import Register
    from memobot.settings import Settings
    from memobot.terms.deadlines import Deadline
    from memobot.terms.durations import Duration
    from memobot.terms.ledger import Ledger

_ISO_DURATION = re.compile(
    r"P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?",
    re.IGNORECASE | re.ASCII,
)
_LONGEST = 60  # characters of a length of time in words


def terms(
    document: Annotated[
        str | None,
        typer.Argument(
            help="One agreement: its id, file name or a name such as 'Polish memorandum'; "
            "- reads one a line from standard input.",
            show_default="all",
        ),
    ] = None,
    corpus: Corpus = None,
    index: IndexFolder = None,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Tell the terms of the agreements: parties, dates, renewal, notice. Exit code 1 if none."""
    from memobot.errors import UnknownDocument
    from memobot.rendering import print_error, print_ledger

    settings = settings_of(corpus, index, as_of)
    register = _read(settings)
    batch = document == "-"

    def tell(one: str | None) -> bool:
        try:
            ledger = register.terms(one)
        except UnknownDocument as error:
            if batch:
                print_error("document", str(one), str(error))
            else:
                complain(str(error))
            return False
        print_ledger(ledger, register.failures, as_json=json or batch)
        if not batch and (remark := _nothing_held(ledger, one, settings)):
            complain(remark)
        return bool(ledger.entries or ledger.reported)

    if document is None:
        raise typer.Exit(DONE if tell(None) else NO)
    raise typer.Exit(each(document, tell, "document"))


def deadlines(
    within: Annotated[
        str, typer.Option(help="How far ahead: P1Y, P18M, '90 days'; P0D for the day alone.")
    ] = "P1Y",
    corpus: Corpus = None,
    index: IndexFolder = None,
    as_of: AsOf = None,
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="A table for spreadsheets.")] = False,
    ics: Annotated[bool, typer.Option("--ics", help="A calendar (iCalendar).")] = False,
) -> None:
    """List what ends, renews or needs notice soon, by date. Exit code 1 when nothing does."""
    from memobot.rendering import Form, print_deadlines
    from memobot.terms.deadlines import deadlines as deadlines_of

    if json + csv + ics > 1:
        raise typer.BadParameter("--json, --csv and --ics: choose one")
    time = _length_of_time(within)
    register = _read(settings_of(corpus, index, as_of))
    ledger = register.terms()
    found = deadlines_of(ledger, time)
    form = Form.JSON if json else Form.CSV if csv else Form.ICS if ics else Form.TABLE
    print_deadlines(found, form, ledger.as_of, time, register.failures)
    for remark in _remarks(ledger, time, found):
        complain(remark)
    raise typer.Exit(DONE if found else NO)


def _nothing_held(ledger: Ledger, document: str | None, settings: Settings) -> str | None:
    """What to say where there is no agreement among the texts, or in the one that was named."""
    if ledger.entries or (document and ledger.reported):
        return None
    if ledger.reported:
        return f"{settings.corpus} holds no agreement: this is what its texts report of some."
    return f"{document or settings.corpus} holds no agreement and reports none."


def _remarks(ledger: Ledger, within: Duration | None, found: Sequence[Deadline]) -> Iterator[str]:
    """What a list of deadlines does not show: agreements without an end, and that it is empty."""
    from memobot.terms.wording import duration_in_words

    if endless := sum(1 for entry in ledger.entries if entry.expires is None):
        yield (
            f"{endless} of {len(ledger.entries)} agreements give no end that can be worked out: "
            "`memobot terms` tells what they say."
        )
    if not found:
        time = f"within {duration_in_words(within, 'en')} of" if within else "on"
        yield f"Nothing ends, renews or needs notice {time} {ledger.as_of}."


def _length_of_time(written: str) -> Duration | None:
    """The duration in "P1Y6M" or "90 days"; None for none at all, "P0D". Raises BadParameter."""
    from memobot.terms.durations import Duration, find_durations

    text = written.strip()
    if match := _ISO_DURATION.fullmatch(text):
        years, months, weeks, days = (int(digits or 0) for digits in match.groups())
        parts = (years, months, weeks, days)
        return Duration(*parts) if any(parts) else None
    found = find_durations(text[:_LONGEST])
    if len(found) == 1 and found[0].span.of(text) == text and not found[0].duration.business:
        return found[0].duration
    raise typer.BadParameter(
        f"--within {written[:_LONGEST]!r} is no length of time: write P1Y, P18M, P90D or '90 days'"
    )


def _read(settings: Settings) -> Register:
    """The corpus, read now; what could not be read is told on standard error."""
    from memobot.register import Register
    from memobot.rendering import print_failures, progress_bar

    with progress_bar() as progress:
        register = Register.read(settings, progress)
    print_failures(register.failures)
    if register.index:
        complain(f"There is no folder {settings.corpus}: this is what {register.index} holds.")
    return register
