"""The phrases of a sentence that name an agreement: "the 2025 memorandum with OPZZ".

A phrase is a word for a kind with the words around it that tell which one is meant: names and
adjectives before it; behind it, with whom, between whom, where, when and on what.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from memobot.citations.mentioned import words
from memobot.citations.mentioned.tokens import Token, tokens_of
from memobot.documents.model import Span
from memobot.naming.terms import Term

_BEFORE = {"kk": 12}  # words that may stand before the kind and tell which one it is
_BEFORE_ELSE = 6
_BEHIND = 36
_PLAIN_RUN = 5  # words in a row that name nothing, behind which no name is looked for
_JOINED_BEFORE = re.compile(r"[\s«»“”„\"'’–—-]{0,6}\Z")
_JOINED_BEHIND = re.compile(r"[\s«»“”„\"'’–—(),.-]{0,6}\Z")
_OPENING, _CLOSING = '«“„"', ("»", "”", '"')
_FULL_STOP = re.compile(r"\.\s")
_ADJECTIVE = {
    "ru": re.compile(r"\w+(?:[ыио]й|[ая]я|[ое]е|[ое]го|[ое]му|[ыи]м|[ое]м|[ую]ю|ей|[ыи]е|[ыи]х)\Z"),
    "pl": re.compile(r"\w+(?<![łl])(?:y|i|a|e|ego|emu|[yi]m|ej|ą|o)\Z"),
}
_KAZAKH_WITH = re.compile(r"\w{2,40}[мбп]ен\Z|арасындағы\Z", re.IGNORECASE)


class Role(StrEnum):
    """What the words of a phrase tell of the agreement."""

    PARTY = "party"  # with whom, between whom
    PLAIN = "plain"  # a name beside the kind: "the Polish memorandum", "Memorandum FPRK – OPZZ"
    MADE = "made"  # where and when
    TOPIC = "topic"  # on what


@dataclass(frozen=True, slots=True)
class Part:
    """The words of a phrase in one role: `names` can tell it apart, `others` help to."""

    role: Role
    names: tuple[Term, ...]
    others: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that names an agreement, at `span` of the sentence; `word` is the kind's.

    `kind` is "memorandum", "agreement", "protocol", "contract"; "document" or "report" for other
    texts; "plural" for several. `back`: points back ("the same Memorandum"). `indefinite`: none
    that was spoken of ("a memorandum"). `capital`: the kind's word has a capital. Each party is
    a part of its own. `language` is that of the sentence.
    """

    span: Span
    word: Span
    kind: str
    parts: tuple[Part, ...]
    back: bool
    indefinite: bool
    capital: bool
    language: str

    @property
    def names(self) -> tuple[Term, ...]:
        """The words that can tell the agreement apart."""
        return tuple(term for part in self.parts for term in part.names)

    @property
    def others(self) -> tuple[Term, ...]:
        """The common words beside them."""
        return tuple(term for part in self.parts for term in part.others)


def find_phrases(
    sentence: str, terms: Sequence[Term], language: str, closed: Sequence[Span] = ()
) -> tuple[Phrase, ...]:
    """The phrases of a sentence, in order; none reaches into the spans `closed`."""
    tokens = tokens_of(sentence, terms)
    idioms = [Span(*match.span()) for match in words.found("idiom").finditer(sentence)]
    found: list[Phrase] = []
    for match in words.kinds().finditer(sentence):
        word = Span(*match.span())
        if any(span.overlaps(word) for span in (*closed, *idioms)):
            continue
        floor = found[-1].span.end if found else 0
        reader = _Reader(sentence, tokens, language, (*closed, Span(0, floor)))
        phrase = reader.phrase(word, match.lastgroup or "")
        if phrase:
            found.append(phrase)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Run:
    """The words before a kind; `start` is where the phrase begins."""

    start: int
    tokens: tuple[Token, ...]
    back: bool = False
    indefinite: bool = False


class _Reader:
    """Reads the words around the kinds of one sentence, but for those in `closed`."""

    def __init__(
        self, sentence: str, tokens: Sequence[Token], language: str, closed: Sequence[Span]
    ) -> None:
        self._sentence, self._tokens, self._language = sentence, tokens, language
        self._closed = closed

    def phrase(self, word: Span, kind: str) -> Phrase | None:
        """The phrase around the word for a kind; None where it is another sort of text."""
        first = bisect_right(self._tokens, word.start, key=lambda token: token.span.end)
        last = bisect_left(self._tokens, word.end, key=lambda token: token.span.start) - 1
        if first and self._is("other", self._tokens[first - 1]):
            return None
        run = self._before(first)
        parts, end = self._behind(last)
        return Phrase(
            span=self._quoted_whole(run.start, max(end, word.end)),
            word=word,
            kind=kind,
            parts=(*self._parts_before(run.tokens), *parts),
            back=run.back,
            indefinite=run.indefinite,
            capital=self._sentence[word.start].isupper(),
            language=self._language,
        )

    def _quoted_whole(self, start: int, end: int) -> Span:
        """The span with the quotation marks of its first and its last word."""
        start -= start > 0 and self._sentence[start - 1] in _OPENING
        opened = any(mark in self._sentence[start:end] for mark in _OPENING)
        return Span(start, end + (opened and self._sentence.startswith(_CLOSING, end)))

    def _is(self, name: str, token: Token) -> bool:
        return bool(words.is_word(name, self._language).match(token.written))

    def _is_open(self, token: Token) -> bool:
        return not any(span.overlaps(token.span) for span in self._closed)

    def _gap(self, at: int) -> str:
        """What stands before a token."""
        return self._sentence[self._tokens[at - 1].span.end : self._tokens[at].span.start]

    def _before(self, first: int) -> _Run:
        """The run of words before the kind, up to its article."""
        run: list[Token] = []
        start = self._tokens[first].span.start
        lowest = max(0, first - _BEFORE.get(self._language, _BEFORE_ELSE))
        for at in range(first - 1, lowest - 1, -1):
            token = self._tokens[at]
            if not _JOINED_BEFORE.match(self._gap(at + 1)) or not self._is_open(token):
                break
            pointing = self._pointing(at)
            if pointing is not None:
                return _Run(self._tokens[pointing].span.start, tuple(run[::-1]), back=True)
            if self._is("indefinite", token):
                return _Run(token.span.start, tuple(run[::-1]), indefinite=True)
            if token.written.lower() == "the":
                start = token.span.start
                break
            if not self._goes_on(at, run):
                break
            run.append(token)
            start = token.span.start if token.names else start
        return _Run(start, tuple(run[::-1]))

    def _pointing(self, at: int) -> int | None:
        """The first of the words that point back and end at a token: "that same"."""
        token = self._tokens[at]
        two = f"{self._tokens[at - 1].written} {token.written}" if at else ""
        back = words.is_word("back", self._language)
        if two and back.match(two):
            return at - 1
        if not back.match(token.written):
            return None
        return at - 1 if two.lower().startswith("the ") else at

    def _goes_on(self, at: int, run: Sequence[Token]) -> bool:
        token = self._tokens[at]
        if self._is("and", token):
            return bool(run) and run[-1].names and at > 0 and self._tokens[at - 1].names
        if token.names or self._is("through", token):
            return True
        if token.term is None or self._is("end", token) or self._is("made", token):
            return self._language == "kk" and token.term is not None
        adjective = _ADJECTIVE.get(self._language)
        return adjective is None or bool(adjective.match(token.written.lower()))

    def _parts_before(self, run: Sequence[Token]) -> tuple[Part, ...]:
        """One part; in Kazakh, where with whom stands before the kind, one for each party."""
        ends = [i for i, token in enumerate(run) if _KAZAKH_WITH.match(token.written)]
        if self._language != "kk" or not ends:
            return (_part(Role.PLAIN, run),) if run else ()
        parties: list[list[Token]] = [[]]
        for i, token in enumerate(run[: ends[-1] + 1]):
            if self._is("and", token):
                parties.append([])
            else:
                parties[-1].append(token)
                if i in ends:
                    parties.append([])
        named = (_part(Role.PARTY, party) for party in parties)
        rest = _part(Role.TOPIC, run[ends[-1] + 1 :])
        return (*(part for part in named if part.names), rest)

    def _behind(self, last: int) -> tuple[tuple[Part, ...], int]:
        """The parts behind the kind, and where the last word that tells something ends."""
        parts: list[Part] = []
        group: list[Token] = []
        role, plain, end = Role.PLAIN, 0, 0
        for at in range(last + 1, min(len(self._tokens), last + 1 + _BEHIND)):
            token = self._tokens[at]
            if not self._follows(at, role):
                break
            if self._is("relative", token):
                role = Role.MADE
                continue
            turned = self._turn(at, role)
            if turned is not None:
                if turned is not role or self._is("and", token):
                    parts.append(_part(role, group))
                    group = []
                role, plain = turned, 0
                continue
            plain = 0 if token.names else plain + 1
            if plain > _PLAIN_RUN or (self._language == "kk" and not self._is_set_off(at)):
                break
            dated = bool(group) and group[-1].is_year and self._is("year", token)
            group.append(token)
            if token.names or dated or (role in (Role.TOPIC, Role.PARTY) and token.term):
                end = token.span.end
        parts.append(_part(role, group))
        return tuple(part for part in parts if part.names or part.others), end

    def _is_set_off(self, at: int) -> bool:
        """Whether a name stands behind a Kazakh kind in quotation marks, brackets or a dash: what
        tells the agreement apart stands before it otherwise."""
        return self._tokens[at].names and bool(re.search(r"[«“„\"(–—]", self._gap(at)))

    def _follows(self, at: int, role: Role) -> bool:
        """Whether a token behind the kind still belongs to the phrase."""
        token, gap = self._tokens[at], self._gap(at)
        if not _JOINED_BEHIND.match(gap) or _FULL_STOP.match(gap) or not self._is_open(token):
            return False
        if "(" in gap and not token.names:
            return False
        if ")" in gap and role is Role.PLAIN:
            return False
        if "," in gap and not self._goes_on_behind_comma(token, role):
            return False
        if self._is("made", token):
            return True
        if self._is("relative", token):
            return self._tells_of_making(at)
        if role is Role.MADE and self._is("concluded", token):
            return True
        ends = self._is("end", token) and not token.quoted  # a quoted word is no verb of ours
        return not (words.kinds().match(token.written) or ends)

    def _goes_on_behind_comma(self, token: Token, role: Role) -> bool:
        """Whether a list of parties goes on, or what follows says who made the agreement."""
        if role is Role.PARTY:
            written = token.written
            listed = written[0].isupper() or written == "the" or self._is("and", token)
        else:
            listed = token.names or self._is("relative", token)
        return listed or self._is("made", token) or self._is("with", token)

    def _tells_of_making(self, at: int) -> bool:
        """Whether a relative clause says who made the agreement: "that we signed with ..."."""
        return any(self._is("concluded", token) for token in self._tokens[at + 1 : at + 4])

    def _turn(self, at: int, role: Role) -> Role | None:
        """The role of what follows a token that leads to it, or None."""
        token = self._tokens[at]
        following = self._tokens[at + 1].written if at + 1 < len(self._tokens) else ""
        if self._is("made", token):
            return Role.MADE
        if role is Role.MADE and self._is("concluded", token):
            return Role.MADE
        if self._is("with", token):
            return Role.MADE if following[:1].isdigit() or following == "dnia" else Role.PARTY
        if self._is("place", token) and not (
            role in (Role.PARTY, Role.TOPIC) and token.written in ("of", "on")
        ):
            dated = following[:1].isdigit() or following[:1].isupper()
            return Role.MADE if dated or role is Role.PARTY else Role.TOPIC
        if self._is("topic", token):
            return Role.TOPIC
        return role if self._is("and", token) else None


def _part(role: Role, tokens: Sequence[Token]) -> Part:
    names = tuple(token.term for token in tokens if token.names and token.term)
    others = tuple(
        token.term
        for token in tokens
        if token.term and not token.names and not words.is_word("neutral").match(token.written)
    )
    return Part(role, names, others)
