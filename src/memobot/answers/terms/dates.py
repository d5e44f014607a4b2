"""What to say of the dates of an agreement: signing, entry into force, term, renewal, standing."""

from __future__ import annotations

from memobot.answers.terms.phrases import Words
from memobot.answers.terms.statements import Statement
from memobot.answers.terms.telling import Telling
from memobot.terms.ledger import CurrentTerm, State
from memobot.terms.model import Anchor, Renewal, Source
from memobot.terms.periods import periods


def signed(told: Telling) -> list[Statement]:
    """When it was signed; that the text leaves it blank."""
    stated, value = told.stated.signed, told.entry.signed
    if stated is None:
        return []
    if value is None or value.date is None:
        blank = told.words.say("signed_blank")
        return [told.statement(blank, stated.source)] if stated.blank else []
    text = told.words.by_precision("signed", value.date) + _blanks(told)
    return [told.statement(text, stated.source), *_contradictions(told)]


def effective(told: Telling) -> list[Statement]:
    """When it enters into force."""
    stated, value, words = told.stated.effective, told.entry.effective, told.words
    if stated is None:
        return []
    on_signing = stated.anchor in (Anchor.SIGNING, Anchor.LAST_SIGNATURE) and not stated.offset
    if value is None or value.date is None:
        text = words.say("effective_on_signing") + _blanks(told)
        return [told.statement(text, stated.source, _blank_signing(told))] if on_signing else []
    if on_signing:
        text = words.say("effective_signing", date=words.date(value.date)) + _blanks(told)
    else:
        text = words.by_precision("effective", value.date)
        if value.step is not None and value.step.duration is not None:
            text += f" ({words.working(value.step)})"
    return [told.statement(text, stated.source, _signing(told) if value.computed else None)]


def runs(told: Telling) -> list[Statement]:
    """How long it runs, from when to when, and how that is worked out."""
    stated, words, ends = told.stated, told.words, told.entry.expires
    duration = stated.term.duration if stated.term else None
    if ends is None:
        return _undated(told)
    if ends.date is None:
        return [told.statement(words.say("runs_without_end"), ends.source)]
    end, start = words.date(ends.date), told.entry.effective or told.entry.signed
    if duration is not None and ends.step is not None:
        text = words.say(
            "runs",
            duration=words.duration(duration),
            start=words.date(ends.step.start),
            end=end,
            working=words.working(ends.step),
        )
        text += _blanks(told) if _counts_from_signing(told) else ""
    elif start is not None and start.date is not None:
        text = words.say("runs_from_until", start=words.date(start.date), end=end)
    else:
        text = words.say("runs_until", end=end)
    return [told.statement(text, ends.source, *_beginning(told))]


def _undated(told: Telling) -> list[Statement]:
    """A term with no dates: nothing to count from."""
    term = told.stated.term
    if term is None or term.duration is None:
        return []
    text = told.words.say("runs_for", duration=told.words.duration(term.duration))
    blank = _blank_signing(told)
    if blank is not None:
        text += f"; {told.words.say('start_unknown')}"
    return [told.statement(text, term.source, blank)]


def renewal(told: Telling) -> list[Statement]:
    """What happens at the end of the term."""
    found, notice, words = told.stated.renewal, told.stated.notice, told.words
    if found is None:
        return []
    text = _renewal_in_words(found, words)
    if found.automatic and found.times and found.times > 1:
        text += f", {words.say('at_most', times=found.times)}"
    if found.automatic and notice and notice.before is Anchor.EXPIRY:
        text += f", {words.say('unless')}"
    elif found.automatic and notice is None:
        text += f"; {words.say('no_notice_period')}"
    return [told.statement(text, found.source)]


def _renewal_in_words(found: Renewal, words: Words) -> str:
    duration = words.duration(found.duration) if found.duration else None
    if not found.automatic:
        phrase = "not_renewed_for" if duration else "not_renewed"
        return words.say(phrase, duration=duration)
    if found.indefinite:
        return words.say("renews_endless")
    if duration is None:
        return words.say("renews")
    return words.say("renews_each" if found.successive else "renews_once", duration=duration)


def term(told: Telling) -> list[Statement]:
    """How long it runs and what follows; after the first term also where it stands now."""
    said = runs(told)
    if not said:
        return []
    current = told.entry.current_term
    later = told.entry.state is State.ENDED or (current is not None and current.number > 1)
    return [*said, *renewal(told), *_contradictions(told), *(standing(told) if later else [])]


def standing(told: Telling) -> list[Statement]:
    """Whether it is in force on the day, and in which term."""
    entry, words, ends = told.entry, told.words, told.entry.expires
    day, start = words.date(told.as_of), entry.effective or entry.signed
    if entry.state is State.NOT_YET and start and start.date:
        text = words.say("not_yet", day=day, start=words.date(start.date))
        return [told.statement(text, *_beginning(told))]
    if ends is None:
        return []
    further = entry.stated.renewal.source if entry.stated.renewal else None
    current = entry.current_term
    if current is not None:
        text = _current(current, words, day)
        later = further if current.number > 1 else None
        return [told.statement(text, ends.source, *_beginning(told), later)]
    if ends.date is None:
        return []
    terms = periods(entry.stated, ends.date, ends.step)
    last = (terms.end_of(terms.last) if terms.last else None) or ends.date
    phrase = "ended" if entry.state is State.ENDED else "unknown_state"
    text = words.say(phrase, day=day, end=words.date(last))
    return [told.statement(text, ends.source, *_beginning(told), further)]


def _current(current: CurrentTerm, words: Words, day: str) -> str:
    start = words.date(current.start)
    if current.end is None:
        return words.say("current_endless", day=day, start=start)
    phrase = "current" if current.number > 1 else "current_first"
    end = words.date(current.end)
    text = words.say(phrase, day=day, number=current.number, start=start, end=end)
    if current.step is not None and current.step.duration is not None:
        text += f" ({words.working(current.step)})"
    return f"{text}; {words.say('after_renewals')}" if current.number > 1 else text


def _beginning(told: Telling) -> tuple[Source | None, ...]:
    """Where the start of the first term is stated."""
    start = told.entry.effective
    return start.source if start else None, _signing(told) if _counts_from_signing(told) else None


def _counts_from_signing(told: Telling) -> bool:
    """Whether the term begins with signing, or at a time counted from it."""
    start = told.entry.effective
    return start is None or start.computed


def _signing(told: Telling) -> Source | None:
    return told.entry.signed.source if told.entry.signed else None


def _blank_signing(told: Telling) -> Source | None:
    stated = told.stated.signed
    return stated.source if stated and stated.blank else None


def _blanks(told: Telling) -> str:
    """Which parts of the date of signing the text leaves blank."""
    blank = told.stated.signed.blank if told.stated.signed else ()
    return "".join(f"; {told.words.say(f'blank_{part}')}" for part in blank)


def _contradictions(told: Telling) -> list[Statement]:
    """Places of the text that gainsay the one relied on."""
    return [
        told.statement(told.words.say("contradiction", warning=warning.text), warning.source)
        for warning in told.stated.warnings
        if warning.source is not None
    ]
