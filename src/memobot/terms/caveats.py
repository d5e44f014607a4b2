"""What a reader of an agreement's terms must know that its text alone shows."""

from __future__ import annotations

from collections.abc import Iterator

from memobot.terms.model import AgreementTerms, StatedDate, Warning

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def caveats(stated: AgreementTerms) -> Iterator[Warning]:
    """Blanks, gaps and contradictions of a text, in the order of the ledger's columns."""
    yield from _blanks(stated.signed, "signing")
    yield from _blanks(stated.effective, "entry into force")
    yield from _blanks(stated.expires, "expiry")
    yield from _gaps(stated)
    yield from _copies(stated)


def _blanks(stated: StatedDate | None, what: str) -> Iterator[Warning]:
    if stated is None or not stated.blank:
        return
    parts = stated.blank if len(stated.blank) < 3 else ("date",)
    named = " and ".join(f"the {part}" for part in parts)
    verb = "is" if len(parts) == 1 else "are"
    yield Warning(f"{named} of {what} {verb} left blank", stated.source)


def _gaps(stated: AgreementTerms) -> Iterator[Warning]:
    renewal = stated.renewal
    if stated.term is None and stated.expires is None:
        yield Warning("the text does not say how long it is in force")
    if renewal is None or not renewal.automatic:
        return
    if stated.notice is None:
        text = "the text provides for automatic renewal but names no notice period"
        yield Warning(text, renewal.source)
    if renewal.duration is None and not renewal.indefinite:
        first = stated.term is not None and stated.term.duration is not None
        taken = "; taken to be as long as the first" if first else ""
        yield Warning(f"the text does not say how long a further term is{taken}", renewal.source)
    if renewal.duration is not None and renewal.duration.business:
        text = "a further term is counted in working days, which are not worked out"
        yield Warning(text, renewal.source)


def _copies(stated: AgreementTerms) -> Iterator[Warning]:
    copies, languages = stated.copies, stated.languages
    if copies is None or languages is None or copies.each:
        return
    in_languages = len(set(languages.codes))
    if copies.number < in_languages:
        plural = "copy" if copies.number == 1 else "copies"
        text = f"drawn up in {_number(in_languages)} languages but in {_number(copies.number)}"
        yield Warning(f"{text} {plural}", copies.source)


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
