"""Who does what in a sentence about an agreement: who signs it, and with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from memobot.documents.model import Span
from memobot.terms.reports.report_sentences import Organisation, Sentence

_LINKS = 6  # tokens between two names of one list
_DESCRIPTION = 3  # words in small letters before a name: "the international organisation X"
_COUNTED = 14  # tokens from "with" to the list that it opens: "with 12 centres, including ..."
_REACH = 40  # tokens from the agreement to "with"

Names = tuple[Organisation, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """The organisations by their part: `between` them the agreement is, `signing` those that
    sign it, `with_` those they sign it with. `listed` when they are named as examples."""

    between: Names = ()
    signing: Names = ()
    with_: Names = ()
    listed: bool = False


def find_roles(
    sentence: Sentence, names: Sequence[Organisation], within: Span, kind: Span, verb: Span | None
) -> Roles:
    """The parts that the organisations in a stretch of a sentence have in one agreement.

    `kind` is where it is named, `verb` where the signing of it is.
    """
    inside = [name for name in names if within.contains(name.span)]
    if sentence.words.head_last:
        return Roles(between=tuple(name for name in inside if name.ending in _KAZAKH_PARTIES))
    reading = _Reading(sentence, names, kind, verb)
    between: list[Organisation] = []
    signing: list[Organisation] = []
    with_: list[Organisation] = []
    listed = False
    for names_in_row in rows(sentence, inside):
        part = reading.part(names_in_row)
        if part == "between":
            between += names_in_row
        elif part == "signing":
            signing += names_in_row
        elif part in ("with", "listed"):
            with_ += names_in_row
            listed = listed or part == "listed"
    return Roles(tuple(between), tuple(signing), tuple(with_), listed)


_KAZAKH_PARTIES = ("", "мен", "бен", "пен")


def rows(sentence: Sentence, names: Sequence[Organisation]) -> list[Names]:
    """The names in lists: those with nothing but commas and "and" between them."""
    found: list[list[Organisation]] = [[name] for name in names[:1]]
    for before, name in pairwise(names):
        if _linked(sentence, before.after, _described_from(sentence, name.first)):
            found[-1].append(name)
        else:
            found.append([name])
    return [tuple(row) for row in found]


def _linked(sentence: Sentence, start: int, end: int) -> bool:
    return end - start <= _LINKS and all(
        sentence.tokens[at].text in ",;"
        or sentence.means("links", at)
        or sentence.means("within", at)
        or in_place(sentence, at)
        for at in range(start, end)
        if not sentence.tokens[at].parenthesis
    )


def in_place(sentence: Sentence, at: int) -> bool:
    """Whether a token belongs to a place: capitals behind "in"."""
    while at > 0 and sentence.tokens[at].capital:
        if sentence.means("within", at - 1):
            return True
        at -= 1
    return False


def _described_from(sentence: Sentence, first: int) -> int:
    """Where the words that describe a name begin: "the international organisation Winrock"."""
    at = first
    if sentence.means("heads", at - 1):
        while first - at < _DESCRIPTION and at > 0 and sentence.tokens[at - 1].small:
            if any(sentence.means(cue, at - 1) for cue in ("with", "between", "by", "links")):
                break
            at -= 1
    while sentence.means("articles", at - 1):
        at -= 1
    return at


class _Reading:
    """One agreement in a sentence: where it is named, and where it is signed, in tokens."""

    def __init__(
        self, sentence: Sentence, names: Sequence[Organisation], kind: Span, verb: Span | None
    ) -> None:
        self.sentence = sentence
        self.named = {at for name in names for at in range(name.first, name.after)}
        self.kind_end = self._token_from(kind.end)
        self.verb_start = self._token_from(verb.start) if verb else None
        self.verb_end = self._token_from(verb.end) if verb else None

    def part(self, row: Names) -> str | None:
        """The part of a row of names: "between", "with", "listed", "signing", or none."""
        lead = _described_from(self.sentence, row[0].first) - 1
        if self.sentence.means("between", lead):
            # An agreement that is only named is named with its parties at once.
            return "between" if self.verb_start is not None or lead == self.kind_end else None
        if self.sentence.means("with", lead) and self._is_with(lead):
            return "with"
        if self._is_listed(lead):
            return "listed"
        if self._signs(row, lead):
            return "signing"
        return None

    def _is_with(self, lead: int) -> bool:
        """Whether "with" goes with the agreement or its signing, or opens the sentence."""
        if lead == 0:
            return True
        anchors = [at for at in (self.kind_end, self.verb_end) if at is not None and at <= lead]
        return bool(anchors) and self._plain(max(anchors), lead)

    def _is_listed(self, lead: int) -> bool:
        """Whether the row is a list of examples of those the agreement is with."""
        listing = self.sentence.words.pattern("listing")
        token = self.sentence.token(lead)
        if token is None:
            return False
        opening = self.sentence.text[: token.span.end]
        if not any(match.end() == len(opening) for match in listing.finditer(opening)):
            return False
        return any(
            self.sentence.means("with", at) and self._is_with(at)
            for at in range(max(0, lead - _COUNTED), lead)
        )

    def _signs(self, row: Names, lead: int) -> bool:
        if self.verb_start is None or self.verb_end is None:
            return False
        if self.sentence.means("by", lead) and lead >= self.verb_end:
            return self._nothing_between(self.verb_end, lead)
        if row[-1].after <= self.verb_start:
            acts = all(self._could_act(name) for name in row)
            return (
                acts and self._opens(lead) and self._nothing_between(row[-1].after, self.verb_start)
            )
        # Where nouns have cases the subject may follow: "подписали Союз рыбаков и Фонд".
        return lead + 1 == self.verb_end and self.sentence.words.has("nominative")

    def _could_act(self, name: Organisation) -> bool:
        """Whether the form of a name lets it be the subject, where nouns have cases."""
        heads = (
            token.text
            for token in self.sentence.tokens[name.first : name.after]
            if self.sentence.words.means("heads", token.text)
        )
        head = next(heads, None)
        words = self.sentence.words
        return head is None or not words.has("nominative") or words.means("nominative", head)

    def _opens(self, lead: int) -> bool:
        """Whether a subject can begin behind a token: a comma, a date, a place, "today"."""
        token = self.sentence.token(lead)
        if token is None or not (token.small or token.capital):
            return token is None or token.text not in ")'"
        if not self.sentence.open[lead]:
            return True
        if self.sentence.means("today", lead) or self.sentence.means("openers", lead):
            return True
        return in_place(self.sentence, lead)

    def _nothing_between(self, start: int, end: int) -> bool:
        """Whether nothing but "have today", a date or a place stands between names and verb."""
        return all(
            not self.sentence.open[at]
            or self.sentence.means("between_subject_and_verb", at)
            or in_place(self.sentence, at)
            or self.sentence.tokens[at].parenthesis
            for at in range(start, end)
        )

    def _plain(self, start: int, end: int) -> bool:
        """Whether nothing between two tokens turns to another matter ("which", "to")."""
        return end - start <= _REACH and not any(
            self.sentence.turns_aside(at) for at in range(start, end) if at not in self.named
        )

    def _token_from(self, offset: int) -> int:
        """The first token at an offset or behind it."""
        tokens = self.sentence.tokens
        return next((at for at, one in enumerate(tokens) if one.span.start >= offset), len(tokens))
