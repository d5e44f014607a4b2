"""An entry of the ledger -> the card that the page shows of an agreement's terms."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from memobot.citations.citing import Quote, cite
from memobot.documents.model import Document, Span
from memobot.terms.dates import PartialDate
from memobot.terms.ledger import CurrentTerm, Entry, State
from memobot.terms.model import Anchor, Copies, Languages, Notice, Renewal, Source, Term
from memobot.terms.periods import periods
from memobot.terms.steps import DatedValue
from memobot.terms.wording import date_in_words, duration_in_words
from memobot.web.term_words import TermWords, term_words
from memobot.web.timeline import start_of
from memobot.web.views import View, view

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Value:
    """A value in words; `note` says how it was come by; `source` is a place in Card.sources."""

    text: str
    note: str = ""
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what stands beside it."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What a click on a value opens, and the words for it ("Article 9")."""

    place: str
    view: View


@dataclass(frozen=True, slots=True)
class Card:
    """All that the card shows; the words of `warnings` are English in every language."""

    heading: str
    title: str
    state: str
    span: str  # of the term that runs: "1 July 2025 – 1 July 2028"
    rows: tuple[Row, ...]
    warnings: Row | None
    missing: Row | None
    sources: tuple[Place, ...]

    def as_props(self) -> dict[str, Any]:
        """The fields as the custom element takes them."""
        return asdict(self)


def card(entry: Entry, document: Document, language: str) -> Card:
    """The terms of an agreement; `document` is its text, which a click on a value opens."""
    words, sources = term_words(language), Sources(document, language)
    rows = {label: tuple(values) for label, values in _rows(entry, words, language, sources)}
    warnings = tuple(Value(one.text, "", sources.number(one.source)) for one in entry.warnings)
    labels = words.card
    expected = (labels.parties, labels.signed, labels.term, labels.renewal, labels.notice)
    missing = ", ".join(label for label in expected if not rows.get(label))
    return Card(
        heading=labels.terms,
        title=entry.document.short_title,
        state=words.states[entry.state],
        span=span_in_words(entry, language),
        rows=tuple(Row(label, values) for label, values in rows.items() if values),
        warnings=Row(labels.warnings, warnings) if warnings else None,
        missing=Row(labels.not_found, (Value(missing),)) if missing else None,
        sources=sources.places,
    )


class Sources:
    """The places of a document that values stand in, each once, numbered from 0."""

    def __init__(self, document: Document, language: str) -> None:
        self._document = document
        self._language = language
        self._numbers: dict[Span, int] = {}

    def number(self, source: Source | None) -> int | None:
        """The number of a source; None for none, and for one that is not in the text."""
        if source is None or not source.quote:
            return None
        if self._document.text[source.start : source.end] != source.quote:
            _log.error("%s: no such words at %s", self._document.source, source.start)
            return None
        return self._numbers.setdefault(Span(source.start, source.end), len(self._numbers))

    @property
    def places(self) -> tuple[Place, ...]:
        """All that was numbered, in order of the numbers."""
        quotes = [Quote(self._document, span) for span in self._numbers]
        in_text = term_words(self._language).card.in_text
        return tuple(
            Place(
                _after(self._document.short_title, one.label) or in_text, view(one, self._document)
            )
            for one in cite(quotes, self._language)
        )


def _after(title: str, label: str) -> str:
    return label.removeprefix(title).removeprefix(", ")


def span_in_words(entry: Entry, language: str) -> str:
    """From when to when the term that runs lasts; of none that runs, from its first day to the
    end of all terms; "" if that is not known."""
    current = entry.current_term
    if current is not None:
        return _range(current.start, current.end, language)
    start = start_of(entry)
    if start is None or entry.expires is None:
        return ""
    return _range(start, _last_end(entry, entry.expires), language)


def _last_end(entry: Entry, expires: DatedValue) -> PartialDate | None:
    if expires.date is None or entry.state is State.NOT_YET:
        return expires.date
    terms = periods(entry.stated, expires.date, expires.step)
    return (terms.end_of(terms.last) if terms.last else None) or expires.date


def _range(start: PartialDate, end: PartialDate | None, language: str) -> str:
    last = date_in_words(end, language) if end else term_words(language).card.without_end
    return f"{date_in_words(start, language)} – {last}"


def _rows(
    entry: Entry, words: TermWords, language: str, sources: Sources
) -> Iterator[tuple[str, Sequence[Value]]]:
    stated, labels = entry.stated, words.card
    yield labels.parties, [_found(party.name, party.source, sources) for party in stated.parties]
    place = stated.place
    where = [_found(place.value, place.source, sources)] if place else []
    yield labels.signed, [*_dated(entry.signed, language, sources), *where]
    yield labels.effective, _dated(entry.effective, language, sources)
    yield from _duration(entry, words, language, sources)
    if stated.languages is not None:
        names = languages_in_words(stated.languages, words)
        yield labels.languages, [_found(names, stated.languages.source, sources)]
    if stated.copies is not None:
        number = copies_in_words(stated.copies, words)
        yield labels.copies, [_found(number, stated.copies.source, sources)]


def _duration(
    entry: Entry, words: TermWords, language: str, sources: Sources
) -> Iterator[tuple[str, Sequence[Value]]]:
    """How long it runs, what follows, and by when to object."""
    term, renewal, notice = entry.stated.term, entry.stated.renewal, entry.stated.notice
    labels = words.card
    if term is not None:
        yield labels.term, [_found(term_in_words(term, language), term.source, sources)]
    renewed = renewal is not None and renewal.automatic
    ends = labels.first_ends if renewed else labels.ends
    yield ends, _dated(entry.expires, language, sources)
    if renewal is not None:
        what = renewal_in_words(renewal, language)
        yield labels.renewal, [_found(what, renewal.source, sources)]
    if notice is not None:
        yield labels.notice, [_found(notice_in_words(notice, language), notice.source, sources)]
    if entry.current_term is None or entry.current_term.number == 1:
        yield labels.notice_by, _dated(entry.notice_deadline, language, sources)
    else:
        yield from _current(entry.current_term, words, language)


def _current(
    current: CurrentTerm, words: TermWords, language: str
) -> Iterator[tuple[str, Sequence[Value]]]:
    """A term after the first, whose dates stand nowhere in the text."""
    number = words.card.number.format(current.number)
    terms = _range(current.start, current.end, language)
    yield words.card.current, [Value(f"{number} · {terms}", words.card.computed)]
    if current.notice_deadline is not None:
        deadline = date_in_words(current.notice_deadline, language)
        yield words.card.notice_by, [Value(deadline, words.card.computed)]


def _found(text: str, source: Source, sources: Sources) -> Value:
    return Value(text, "", sources.number(source))


def _dated(value: DatedValue | None, language: str, sources: Sources) -> tuple[Value, ...]:
    if value is None:
        return ()
    labels = term_words(language).card
    text = date_in_words(value.date, language) if value.date else labels.without_end
    note = ""
    if value.computed:
        note = value.step.in_words(language) if value.step else labels.computed
    return (Value(text, "" if note == text else note, sources.number(value.source)),)


def term_in_words(term: Term, language: str) -> str:
    """How long an agreement runs."""
    if term.duration is not None:
        return duration_in_words(term.duration, language)
    return term_words(language).card.without_end


def renewal_in_words(renewal: Renewal, language: str) -> str:
    """What happens at the end of the term: "automatic · 3 years · each time"."""
    labels = term_words(language).card
    parts = [labels.automatic if renewal.automatic else labels.not_automatic]
    if renewal.indefinite:
        parts.append(labels.without_end)
    elif renewal.duration is not None:
        parts.append(duration_in_words(renewal.duration, language))
    if renewal.times is not None and renewal.times > 1:
        parts.append(labels.at_most.format(renewal.times))
    elif renewal.successive:
        parts.append(labels.each_time)
    elif renewal.automatic and not renewal.indefinite:
        parts.append(labels.once)
    return " · ".join(parts)


def notice_in_words(notice: Notice, language: str) -> str:
    """How long before what a notice is to be given, and in which form."""
    labels = term_words(language).card
    template = labels.any_time if notice.before is Anchor.EVENT else labels.before_end
    text = template.format(duration_in_words(notice.duration, language))
    return f"{text} · {labels.written}" if notice.form else text


def languages_in_words(languages: Languages, words: TermWords) -> str:
    """The languages of the authentic texts, and which of them prevails."""
    text = ", ".join(words.names.get(code, code) for code in languages.codes)
    if languages.standing == "equal":
        return f"{text} · {words.card.equal}"
    if languages.standing:
        prevailing = words.names.get(languages.standing, languages.standing)
        return f"{text} · {words.card.prevails.format(prevailing)}"
    return text


def copies_in_words(copies: Copies, words: TermWords) -> str:
    """How many originals there are."""
    return f"{copies.number} · {words.card.each_language}" if copies.each else str(copies.number)
