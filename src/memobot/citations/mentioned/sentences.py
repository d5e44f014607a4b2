"""A sentence of a draft taken apart: the places it cites, and the phrases that name agreements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memobot import language
from memobot.citations.mentioned import words
from memobot.citations.mentioned.phrases import Phrase, find_phrases
from memobot.citations.mentioned.places import Pointer, Points, find_pointers
from memobot.citations.mentioned.titles import Titles
from memobot.citations.mentioned.tokens import tokens_of
from memobot.documents.model import Span
from memobot.naming.terms import Term, read_terms
from memobot.search.topics import topics_of

_LONG_QUOTE = re.compile(r"[«“„\"][^«»“”„\"]{60,4000}[»”\"]")  # of a text, not of a name
_FIRST_WORD = re.compile(r"\W*(\w+)")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence taken apart; `names` are those outside of titles, places and quoted texts."""

    text: str
    names: tuple[Term, ...]
    titles: tuple[tuple[Span, tuple[str, ...]], ...]
    pointers: tuple[Pointer, ...]
    phrases: tuple[Phrase, ...]

    @property
    def cites(self) -> bool:
        """Whether it cites an article, or the place cited last."""
        return any(one.how in (Points.BY_NUMBER, Points.IBID) for one in self.pointers)

    @property
    def is_elsewhere(self) -> bool:
        """Whether all that it cites are texts that are no agreements."""
        elsewhere = all(one.how is Points.ELSEWHERE for one in self.pointers)
        return elsewhere and bool(self.pointers)

    @property
    def cites_by_number(self) -> bool:
        """Whether it cites an article by its number."""
        return any(one.how is Points.BY_NUMBER for one in self.pointers)

    @property
    def has_kind(self) -> bool:
        """Whether it has a word for an agreement."""
        return any(one.kind not in ("document", "report") for one in self.phrases)

    @property
    def speaks(self) -> bool:
        """Whether it speaks of an agreement without a word for one."""
        return self.cites or self.names_parties

    @property
    def names_parties(self) -> bool:
        """Whether it says "the Parties"."""
        return words.parties().search(self.text) is not None

    @property
    def tells_terms(self) -> bool:
        """Whether it tells what agreements provide, or that one was made."""
        return bool(topics_of(self.text)) or words.found("concluded").search(self.text) is not None

    @property
    def goes_on(self) -> bool:
        """Whether it goes on about what was spoken of, rather than turning to something else."""
        if self.speaks:
            return True
        if self.is_elsewhere or any(one.indefinite or one.kind == "plural" for one in self.phrases):
            return False
        first = _FIRST_WORD.match(self.text)
        refers = bool(first and words.is_word("pronoun").match(first[1]))
        return refers or not self.names or bool(topics_of(self.text))

    def of_pair(self, pair: tuple[str, ...], held: tuple[str, ...]) -> tuple[str, ...]:
        """What "the former" and "the latter" mean of a pair of documents, and "both agreements"
        of that or, where no more are held, of those that are."""
        if any(phrase.kind != "plural" for phrase in self.phrases):
            return ()
        for name, meant in (("last", pair[1:]), ("first", pair[:1]), ("both", pair or held)):
            if words.found(f"pair.{name}").search(self.text):
                return meant if len(pair or held) == 2 else ()
        return ()


def read_sentence(sentence: str, all_titles: Titles) -> ReadSentence:
    """Take a sentence apart. What a text that it quotes cites is not the draft's, unless the
    sentence is the quote."""
    own = language.detect(sentence)
    terms = read_terms(sentence, own)
    pointers, titles = find_pointers(sentence), all_titles.find(sentence)
    closed = [*(span for span, _ in titles), *(one.span for one in pointers)]
    phrases = find_phrases(sentence, terms, own, closed)
    quoted = [Span(*match.span()) for match in _LONG_QUOTE.finditer(sentence)]
    own_pointers = tuple(one for one in pointers if not _is_inside(one.span, quoted))
    own_phrases = tuple(one for one in phrases if not _is_inside(one.span, quoted))
    if own_pointers or own_phrases or titles or _LONG_QUOTE.sub("", sentence).strip(" .,:;"):
        pointers, phrases = own_pointers, own_phrases
    in_marks = {token.span for token in tokens_of(sentence, terms) if token.quoted}
    names = tuple(
        term
        for term in terms
        if (term.is_name or (term.proper and term.span in in_marks))
        and not _is_inside(term.span, [*closed, *quoted])
    )
    return ReadSentence(sentence, names, titles, pointers, phrases)


def _is_inside(span: Span, others: Sequence[Span]) -> bool:
    return any(other.overlaps(span) for other in others)
