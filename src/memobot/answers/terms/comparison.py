"""Agreements side by side: a Markdown table of their terms, a marker in each cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from memobot.answers.terms.statements import Composed, Statement, as_table
from memobot.answers.terms.telling import Telling
from memobot.documents.model import Document
from memobot.terms.ledger import DatedValue
from memobot.terms.model import Anchor, StatedDate

_NOTHING = Statement("–")


def compare(told: Sequence[Telling], document: Callable[[str], Document]) -> Composed:
    """The terms of agreements, at least one, in a column each; rows without any are left out."""
    words = told[0].words
    titles = (_plain(one.entry.document.short_title) for one in told)
    head = [words.say("row_agreement"), *titles]
    rows = []
    for name, cell in _ROWS.items():
        cells = [cell(one) for one in told]
        if any(one != _NOTHING for one in cells):
            rows.append([Statement(words.say(f"row_{name}")), *cells])
    return as_table(head, rows, document)


def _plain(title: str) -> str:
    return " ".join(title.replace("|", "/").split())


def _dated(told: Telling, value: DatedValue | None, stated: StatedDate | None) -> Statement:
    """A date with its working; that it is left blank; or nothing."""
    words = told.words
    if value is None:
        if stated is not None and stated.blank:
            return told.statement(words.say("cell_blank"), stated.source)
        return _NOTHING
    text = words.end(value)
    if value.step is not None and value.step.duration is not None:
        text += f" ({value.step.in_words(words.language)})"
    return told.statement(text, value.source)


def _parties(told: Telling) -> Statement:
    parties = told.stated.parties
    names = "; ".join(party.name for party in parties)
    return Statement(names, told.together([one.source for one in parties])) if names else _NOTHING


def _signed(told: Telling) -> Statement:
    return _dated(told, told.entry.signed, told.stated.signed)


def _effective(told: Telling) -> Statement:
    return _dated(told, told.entry.effective, told.stated.effective)


def _term(told: Telling) -> Statement:
    term, words = told.stated.term, told.words
    if term is None:
        return _NOTHING
    text = words.duration(term.duration) if term.duration else words.say("without_end")
    return told.statement(text, term.source)


def _ends(told: Telling) -> Statement:
    return _dated(told, told.entry.expires, told.stated.expires)


def _renewal(told: Telling) -> Statement:
    renewal, words = told.stated.renewal, told.words
    if renewal is None:
        return _NOTHING
    text = words.say("cell_automatic" if renewal.automatic else "cell_not_automatic")
    if renewal.automatic and renewal.duration:
        phrase = "cell_each_time" if renewal.successive else "cell_further"
        text = words.say(phrase, duration=words.duration(renewal.duration))
    return told.statement(text, renewal.source)


def _notice(told: Telling) -> Statement:
    notice, words = told.stated.notice, told.words
    if notice is None:
        return _NOTHING
    phrase = "cell_notice_any_time" if notice.before is Anchor.EVENT else "cell_notice"
    text = words.say(phrase, duration=words.duration(notice.duration))
    current, first = told.entry.current_term, told.entry.notice_deadline
    deadline = current.notice_deadline if current else first.date if first else None
    if deadline is not None:
        text += f", {words.say('cell_by', date=words.date(deadline))}"
    return told.statement(text, notice.source)


def _languages(told: Telling) -> Statement:
    languages = told.stated.languages
    if languages is None:
        return _NOTHING
    return told.statement(told.words.languages(languages.codes), languages.source)


def _copies(told: Telling) -> Statement:
    copies = told.stated.copies
    if copies is None:
        return _NOTHING
    number = str(copies.number)
    text = told.words.say("cell_each", number=number) if copies.each else number
    return told.statement(text, copies.source)


def _governing_law(told: Telling) -> Statement:
    law = told.stated.governing_law
    return told.statement(law.value, law.source) if law else _NOTHING


_ROWS: dict[str, Callable[[Telling], Statement]] = {
    "parties": _parties,
    "signed": _signed,
    "effective": _effective,
    "term": _term,
    "ends": _ends,
    "renewal": _renewal,
    "notice": _notice,
    "languages": _languages,
    "copies": _copies,
    "governing_law": _governing_law,
}
