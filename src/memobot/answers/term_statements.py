"""One agreement of the ledger -> what to say of each part of its terms, with its sources.

Nothing is said of a part that the ledger lacks: the text itself is then to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain

from memobot.answers.asked_terms import Facet
from memobot.answers.statements import Sourced, Statement
from memobot.answers.term_notice import notice_statements
from memobot.answers.terms_phrases import Words
from memobot.documents.model import Span
from memobot.terms.ledger import Entry, State
from memobot.terms.model import Anchor, Renewal, Signatory, Source
from memobot.terms.periods import periods


_LONGEST = 1_400  # characters of a list that are quoted in one piece


def statements_of(
    entry: Entry, facets: Sequence[Facet], words: Words, as_of: date
) -> tuple[Statement, ...]:
    """What the ledger says to `facets`, in their order; () if it lacks one of them."""
    said: list[Statement] = []
    for facet in facets:
        told = _SAYING[facet](entry, words, as_of)
        if not told:
            return ()
        said += (one for one in told if one not in said)
    return tuple(said)


def sourced(entry: Entry, *sources: Source | None) -> tuple[Sourced, ...]:
    """Where sources stand in the text of this agreement; those that stand nowhere are left out."""
    held = entry.document.document_id
    spans = (Span(one.start, one.end) for one in sources if one and one.quote)
    return tuple(dict.fromkeys(Sourced(held, span) for span in spans))


def together(entry: Entry, sources: Sequence[Source]) -> tuple[Sourced, ...]:
    """Sources of a list as one stretch, unless it would be very long."""
    apart = sourced(entry, *sources)
    if not apart:
        return ()
    whole = Span(min(one.span.start for one in apart), max(one.span.end for one in apart))
    return (Sourced(apart[0].document_id, whole),) if len(whole) <= _LONGEST else apart


def _term(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    """How long it runs, and what happens then."""
    runs = _runs(entry, words)
    if runs is None:
        return []
    further = [_renewal_statement(entry, words), *notice_statements(entry, words, as_of, brief=True)]
    said = [runs, *(one for one in further if one), *_contradictions(entry, words)]
    later = entry.current_term is not None and entry.current_term.number > 1
    if entry.state is State.ENDED or later:
        said += _state(entry, words, as_of)
    return said


def _runs(entry: Entry, words: Words) -> Statement | None:
    stated, ends = entry.stated, entry.expires
    start = entry.effective or entry.signed
    duration = stated.term.duration if stated.term else None
    if ends is None:
        if duration is None or stated.term is None:
            return None
        text = words.say("runs_for", duration=words.duration(duration))
        blank = _blank_start(entry)
        reason = words.say("start_unknown") if blank else ""
        sources = sourced(entry, stated.term.source, blank)
        return Statement(f"{text}; {reason}" if reason else text, sources)
    sources = sourced(entry, ends.source, start.source if start else None, _signing_behind(entry))
    if ends.date is None:
        return Statement(words.say("runs_without_end"), sourced(entry, ends.source))
    end = words.date(ends.date)
    if duration is not None and ends.step is not None:
        first, working = words.date(ends.step.start), words.working(ends.step)
        text = words.say(
            "runs", duration=words.duration(duration), start=first, end=end, working=working
        )
        return Statement(f"{text}{_blank_note(entry, words)}", sources)
    if start is not None and start.date is not None:
        text = words.say("runs_from_until", start=words.date(start.date), end=end)
        return Statement(text, sources)
    return Statement(words.say("runs_until", end=end), sourced(entry, ends.source))


def _signing_behind(entry: Entry) -> Source | None:
    """Where the date of signing stands, if other dates are counted from it."""
    effective, signed = entry.effective, entry.signed
    if signed is None or (effective is not None and not effective.computed):
        return None
    return signed.source


def _blank_start(entry: Entry) -> Source | None:
    signed = entry.stated.signed
    return signed.source if signed and signed.blank else None


def _blank_note(entry: Entry, words: Words) -> str:
    """That the day of signing is blank, where other dates are counted from signing."""
    signed = entry.stated.signed
    counted = entry.effective is None or entry.effective.computed
    if signed is None or not signed.blank or not counted:
        return ""
    return "; " + "; ".join(words.say(f"blank_{part}") for part in signed.blank)


def _renewal(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    said = _renewal_statement(entry, words)
    if said is None:
        return []
    notice = notice_statements(entry, words, as_of, brief=False)
    return [said, *notice]


def _renewal_statement(entry: Entry, words: Words) -> Statement | None:
    renewal, notice = entry.stated.renewal, entry.stated.notice
    if renewal is None:
        return None
    text = _renewal_in_words(renewal, words)
    if renewal.automatic and renewal.times and renewal.times > 1:
        text += f", {words.say('at_most', times=renewal.times)}"
    if renewal.automatic and notice and notice.before is Anchor.EXPIRY:
        text += f", {words.say('unless')}"
    elif renewal.automatic and notice is None:
        text += f"; {words.say('no_notice_period')}"
    return Statement(text, sourced(entry, renewal.source))


def _renewal_in_words(renewal: Renewal, words: Words) -> str:
    duration = words.duration(renewal.duration) if renewal.duration else None
    if not renewal.automatic:
        if duration:
            return words.say("not_renewed_for", duration=duration)
        return words.say("not_renewed")
    if renewal.indefinite:
        return words.say("renews_endless")
    if duration is None:
        return words.say("renews")
    return words.say("renews_each" if renewal.successive else "renews_once", duration=duration)


def _notice(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    return notice_statements(entry, words, as_of, brief=False)


def _signed(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    stated = entry.stated.signed
    if stated is None:
        return []
    if entry.signed is None or entry.signed.date is None:
        if not stated.blank:
            return []
        return [Statement(words.say("signed_blank"), sourced(entry, stated.source))]
    text = words.by_precision("signed", entry.signed.date)
    said = Statement(f"{text}{_blanks(entry, words)}", sourced(entry, stated.source))
    return [said, *_contradictions(entry, words)]


def _blanks(entry: Entry, words: Words) -> str:
    blank = entry.stated.signed.blank if entry.stated.signed else ()
    return "".join(f"; {words.say(f'blank_{part}')}" for part in blank)


def _place(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    place = entry.stated.place
    if place is None:
        return []
    return [Statement(words.say("place", place=place.value), sourced(entry, place.source))]


def _effective(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    stated, value = entry.stated.effective, entry.effective
    if stated is None:
        return []
    on_signing = stated.anchor in (Anchor.SIGNING, Anchor.LAST_SIGNATURE) and not stated.offset
    if value is None or value.date is None:
        if not on_signing:
            return []
        text = words.say("effective_on_signing") + _blanks(entry, words)
        return [Statement(text, sourced(entry, stated.source, _blank_start(entry)))]
    signing = entry.signed.source if entry.signed and value.computed else None
    sources = sourced(entry, stated.source, signing)
    if on_signing:
        text = words.say("effective_signing", date=words.date(value.date))
        return [Statement(text + _blanks(entry, words), sources)]
    text = words.by_precision("effective", value.date)
    if value.step is not None and value.step.duration is not None:
        text += f" ({words.working(value.step)})"
    return [Statement(text, sources)]


def _state(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    """Where it stands on the day."""
    day, ends, current = words.date(as_of), entry.expires, entry.current_term
    start = entry.effective or entry.signed
    first = start.source if start else None
    if entry.state is State.NOT_YET and start and start.date:
        text = words.say("not_yet", day=day, start=words.date(start.date))
        return [Statement(text, sourced(entry, first, _signing_behind(entry)))]
    if ends is None:
        return []
    renewal = entry.stated.renewal.source if entry.stated.renewal else None
    sources = sourced(entry, ends.source, first, _signing_behind(entry))
    if current is not None:
        return [Statement(_current(entry, words, day), (*sources, *sourced(entry, renewal)))]
    if ends.date is None:
        return []
    terms = periods(entry.stated, ends.date, ends.step)
    last = (terms.end_of(terms.last) if terms.last else None) or ends.date
    phrase = "ended" if entry.state is State.ENDED else "unknown_state"
    text = words.say(phrase, day=day, end=words.date(last))
    return [Statement(text, (*sources, *sourced(entry, renewal)))]


def _current(entry: Entry, words: Words, day: str) -> str:
    current = entry.current_term
    assert current is not None
    start = words.date(current.start)
    if current.end is None:
        return words.say("current_endless", day=day, start=start)
    text = words.say(
        "current", day=day, number=current.number, start=start, end=words.date(current.end)
    )
    if current.step is not None and current.step.duration is not None:
        text += f" ({words.working(current.step)})"
    return f"{text}; {words.say('after_renewals')}" if current.number > 1 else text


def _parties(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    parties = entry.stated.parties
    if not parties:
        return []
    names = "; ".join(party.name for party in parties)
    text = words.say("parties", names=names)
    return [Statement(text, together(entry, [party.source for party in parties]))]


def _signatories(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    people = [one for one in entry.stated.signatories if one.name]
    if not people:
        return []
    text = words.say("signatories", names="; ".join(_signatory(one) for one in people))
    return [Statement(text, together(entry, [one.source for one in people]))]


def _signatory(signatory: Signatory) -> str:
    rest = ", ".join(part for part in (signatory.office, signatory.organisation) if part)
    return f"{signatory.name} ({rest})" if rest else signatory.name or ""


def _languages(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    languages, copies = entry.stated.languages, entry.stated.copies
    if languages is None:
        return []
    text = words.say("languages", names=words.languages(languages.codes))
    if languages.standing == "equal":
        text += f"; {words.say('equal')}"
    elif languages.standing:
        text += f"; {words.say('prevails', name=words.languages([languages.standing]))}"
    said = [Statement(text, sourced(entry, languages.source))]
    if copies and not copies.each and copies.number < len(languages.codes):
        said.append(_few_copies(entry, words))
    return said


def _copies(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    copies, languages = entry.stated.copies, entry.stated.languages
    if copies is None:
        return []
    text = words.say("copies_each" if copies.each else "copies", number=copies.number)
    said = [Statement(text, sourced(entry, copies.source))]
    if languages and not copies.each and copies.number < len(languages.codes):
        said.append(_few_copies(entry, words))
    return said


def _few_copies(entry: Entry, words: Words) -> Statement:
    copies, languages = entry.stated.copies, entry.stated.languages
    assert copies is not None and languages is not None
    note = words.say("copies_few", copies=copies.number, languages=len(languages.codes))
    return Statement(note[:1].upper() + note[1:], sourced(entry, copies.source, languages.source))


def _governing_law(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    law = entry.stated.governing_law
    if law is None:
        return []
    return [Statement(words.say("governing_law", law=law.value), sourced(entry, law.source))]


def _summary(entry: Entry, words: Words, as_of: date) -> list[Statement]:
    """All that the ledger has, in its order; nothing without a date."""
    if entry.expires is None and entry.signed is None and entry.effective is None:
        return []
    return list(
        chain.from_iterable(
            _SAYING[facet](entry, words, as_of) for facet in Facet if facet is not Facet.SUMMARY
        )
    )


def _contradictions(entry: Entry, words: Words) -> Iterator[Statement]:
    """Places of the text that gainsay the one relied on."""
    for warning in entry.stated.warnings:
        if warning.source is not None:
            text = words.say("contradiction", warning=warning.text)
            yield Statement(text, sourced(entry, warning.source))


_SAYING: dict[Facet, Callable[[Entry, Words, date], list[Statement]]] = {
    Facet.SIGNED: _signed,
    Facet.PLACE: _place,
    Facet.EFFECTIVE: _effective,
    Facet.TERM: _term,
    Facet.STATE: _state,
    Facet.RENEWAL: _renewal,
    Facet.NOTICE: _notice,
    Facet.PARTIES: _parties,
    Facet.SIGNATORIES: _signatories,
    Facet.LANGUAGES: _languages,
    Facet.COPIES: _copies,
    Facet.GOVERNING_LAW: _governing_law,
    Facet.SUMMARY: _summary,
}
