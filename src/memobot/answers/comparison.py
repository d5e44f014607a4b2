"""Agreements side by side: a Markdown table of their terms, a marker in each cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from memobot.answers.statements import Composed, Statement, as_table
from memobot.answers.term_statements import sourced, together
from memobot.answers.terms_phrases import Words
from memobot.documents.model import Document
from memobot.terms.ledger import DatedValue, Entry
from memobot.terms.model import Anchor, StatedDate

_NOTHING = Statement("–")


def compare(
    entries: Sequence[Entry], words: Words, document: Callable[[str], Document]
) -> Composed:
    """The terms of `entries`, one column each; rows that are empty for all are left out."""
    head = [words.say("row_agreement"), *(_plain(one.document.short_title) for one in entries)]
    rows = []
    for name, cell in _ROWS.items():
        cells = [cell(entry, words) for entry in entries]
        if any(one != _NOTHING for one in cells):
            rows.append([Statement(words.say(f"row_{name}")), *cells])
    return as_table(head, rows, document)


def _plain(title: str) -> str:
    return " ".join(title.replace("|", "/").split())


def _dated(
    entry: Entry, value: DatedValue | None, stated: StatedDate | None, words: Words
) -> Statement:
    """A date with its working; that it is left blank; or nothing."""
    if value is None:
        if stated is not None and stated.blank:
            return Statement(words.say("cell_blank"), sourced(entry, stated.source))
        return _NOTHING
    text = words.end(value)
    if value.step is not None and value.step.duration is not None:
        text += f" ({value.step.in_words(words.language)})"
    return Statement(text, sourced(entry, value.source))


def _parties(entry: Entry, words: Words) -> Statement:
    parties = entry.stated.parties
    if not parties:
        return _NOTHING
    names = "; ".join(party.name for party in parties)
    return Statement(names, together(entry, [party.source for party in parties]))


def _signed(entry: Entry, words: Words) -> Statement:
    return _dated(entry, entry.signed, entry.stated.signed, words)


def _effective(entry: Entry, words: Words) -> Statement:
    return _dated(entry, entry.effective, entry.stated.effective, words)


def _term(entry: Entry, words: Words) -> Statement:
    term = entry.stated.term
    if term is None:
        return _NOTHING
    text = words.duration(term.duration) if term.duration else words.say("without_end")
    return Statement(text, sourced(entry, term.source))


def _ends(entry: Entry, words: Words) -> Statement:
    return _dated(entry, entry.expires, entry.stated.expires, words)


def _renewal(entry: Entry, words: Words) -> Statement:
    renewal = entry.stated.renewal
    if renewal is None:
        return _NOTHING
    text = words.say("cell_automatic" if renewal.automatic else "cell_not_automatic")
    if renewal.automatic and renewal.duration:
        phrase = "cell_each_time" if renewal.successive else "cell_once"
        text = words.say(phrase, duration=words.duration(renewal.duration))
    return Statement(text, sourced(entry, renewal.source))


def _notice(entry: Entry, words: Words) -> Statement:
    notice = entry.stated.notice
    if notice is None:
        return _NOTHING
    phrase = "cell_notice_any_time" if notice.before is Anchor.EVENT else "cell_notice"
    text = words.say(phrase, duration=words.duration(notice.duration))
    current, first = entry.current_term, entry.notice_deadline
    deadline = current.notice_deadline if current else first.date if first else None
    if deadline is not None:
        text += f", {words.say('cell_by', date=words.date(deadline))}"
    return Statement(text, sourced(entry, notice.source))


def _languages(entry: Entry, words: Words) -> Statement:
    languages = entry.stated.languages
    if languages is None:
        return _NOTHING
    return Statement(words.languages(languages.codes), sourced(entry, languages.source))


def _copies(entry: Entry, words: Words) -> Statement:
    copies = entry.stated.copies
    if copies is None:
        return _NOTHING
    number = str(copies.number)
    text = words.say("cell_each", number=number) if copies.each else number
    return Statement(text, sourced(entry, copies.source))


def _governing_law(entry: Entry, words: Words) -> Statement:
    law = entry.stated.governing_law
    return Statement(law.value, sourced(entry, law.source)) if law else _NOTHING


_ROWS: dict[str, Callable[[Entry, Words], Statement]] = {
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
