"""Terms as the words of a table: "21 November 2025 + 3 years", "automatic, for 3 years"."""

from __future__ import annotations

from memobot.terms.deadlines import DeadlineKind
from memobot.terms.ledger import DatedValue, Entry, State, last_end
from memobot.terms.model import Copies, Languages, Notice, Party, Renewal, Signatory, Term
from memobot.terms.provided.language_names import language_name
from memobot.terms.wording import date_in_words, duration_in_words

NOTHING = "–"
ENDLESS = "without end"

_LANGUAGE = "en"  # of the command line
_STATES = {
    State.NOT_YET: "not yet in force",
    State.IN_FORCE: "in force",
    State.ENDED: "ended",
    State.UNKNOWN: "unknown",
}
_KINDS = {
    DeadlineKind.NOTICE: "notice by",
    DeadlineKind.RENEWS: "renews",
    DeadlineKind.ENDS: "ends",
}


def of_date(value: DatedValue | None) -> str:
    """A date and, if it was worked out, how."""
    if value is None:
        return NOTHING
    if value.date is None:
        return ENDLESS
    told = date_in_words(value.date, _LANGUAGE)
    return f"{told} ({value.working})" if value.working else told


def of_party(party: Party) -> str:
    """The name, and the short ones."""
    return f"{party.name} ({', '.join(party.short_names)})" if party.short_names else party.name


def of_term(term: Term | None) -> str:
    """How long."""
    if term is None:
        return NOTHING
    if term.duration is None:
        return ENDLESS if term.indefinite else NOTHING
    return duration_in_words(term.duration, _LANGUAGE)


def of_renewal(renewal: Renewal | None) -> str:
    """Whether it comes by itself, for how long, how often."""
    if renewal is None:
        return NOTHING
    told = "automatic" if renewal.automatic else "by agreement"
    if renewal.duration:
        told += f", for {duration_in_words(renewal.duration, _LANGUAGE)}"
    elif renewal.indefinite:
        told += f", {ENDLESS}"
    if renewal.times is not None:
        return f"{told}, {renewal.times} times" if renewal.times > 1 else f"{told}, once"
    return f"{told}, again and again" if renewal.successive else told


def of_notice(notice: Notice | None) -> str:
    """How long before, and in which form."""
    if notice is None:
        return NOTHING
    told = duration_in_words(notice.duration, _LANGUAGE)
    return f"{told}, {notice.form}" if notice.form else told


def of_current_term(entry: Entry) -> str:
    """Which term runs, and from when to when; or why none does."""
    term = entry.current_term
    if term is None:
        return _no_term(entry)
    start = date_in_words(term.start, _LANGUAGE)
    if term.end is None:
        return f"no. {term.number}, from {start}, {ENDLESS}"
    told = f"no. {term.number}, {start} – {date_in_words(term.end, _LANGUAGE)}"
    if term.notice_deadline:
        told += f"; notice by {date_in_words(term.notice_deadline, _LANGUAGE)}"
    return told


def _no_term(entry: Entry) -> str:
    if entry.state is State.NOT_YET:
        return "none yet"
    end = last_end(entry) if entry.state is State.ENDED else None
    return f"none after {date_in_words(end, _LANGUAGE)}" if end else NOTHING


def of_languages(languages: Languages | None) -> str:
    """Their names, and which text prevails."""
    if languages is None:
        return NOTHING
    told = ", ".join(map(language_name, languages.codes))
    if languages.standing == "equal":
        return f"{told}; equally authentic"
    return f"{told}; {language_name(languages.standing)} prevails" if languages.standing else told


def of_copies(copies: Copies | None) -> str:
    """How many."""
    if copies is None:
        return NOTHING
    return f"{copies.number} in each language" if copies.each else str(copies.number)


def of_signatory(signatory: Signatory) -> str:
    """Who, as what, for whom."""
    parts = (signatory.name, signatory.office, signatory.organisation)
    return ", ".join(part for part in parts if part) or NOTHING


def of_state(state: State) -> str:
    """Where the agreement stands."""
    return _STATES[state]


def of_deadline(kind: DeadlineKind) -> str:
    """What falls on the date."""
    return _KINDS[kind]
