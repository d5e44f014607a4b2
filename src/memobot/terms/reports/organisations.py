"""Names of organisations in a sentence: "the Union of Glaziers of Estonia", "партия «Заря»".

A name begins with a capital or a quotation mark and goes on as long as it can only be one name.
What may be a person, a place or half of a longer name is left out: a wrong name is worse than
none.
"""

from __future__ import annotations

from memobot.documents.model import Span
from memobot.naming.stemming import words as words_of
from memobot.naming.thesaurus import thesaurus
from memobot.terms.reports.organisations_kazakh import read_before_head
from memobot.terms.reports.report_sentences import Organisation, Sentence, Token

_MOST_TOKENS = 40  # of one name
_SERIES = 12  # tokens of a list inside a name: "of Education, Science and Culture"
_NEXT_NAME = 4  # words after "and" in which the noun of another organisation would stand
_FUNCTION_WORDS = ("articles", "ands", "between", "with", "by", "within", "joins", "stops")


def find_organisations(sentence: Sentence) -> tuple[Organisation, ...]:
    """The organisations that are named for certain, in order, not overlapping."""
    found: list[Organisation] = []
    read = read_before_head if sentence.words.head_last else _read
    at = 0
    while at < len(sentence.tokens):
        one, at = read(sentence, at) if sentence.free(at) else (None, at + 1)
        if one:
            found.append(one)
    return tuple(found)


def end_of_place(sentence: Sentence, first: int) -> int:
    """The token behind the capitals and quotations that a place is named with: "w Nowym Sączu
    Związek ..." goes on with an organisation."""
    end = first
    while sentence.free(end) and (sentence.tokens[end].capital or sentence.tokens[end].quoted):
        end += 1
    if not sentence.words.has("adjective"):
        return end
    head = next((at for at in range(first + 1, end) if sentence.means("heads", at)), end)
    while first + 1 < head < end and sentence.means("adjective", head - 1):
        head -= 1
    return head


def _read(sentence: Sentence, first: int) -> tuple[Organisation | None, int]:
    """The organisation that begins at a token, or None; and the token to go on from."""
    if sentence.means("within", first - 1) and not sentence.means("articles", first):
        return None, max(end_of_place(sentence, first), first + 1)
    name = _Name(sentence, first)
    if not name.begins():
        return None, first + 1
    name.read()
    return name.organisation(), max(name.after, first + 1)


class _Name:
    """A name being read, token by token."""

    def __init__(self, sentence: Sentence, first: int) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.first = first
        self.after = first + 1  # the token behind the last that was read
        self.joined = False  # an "of" was read: an "and" may go on with what it began
        self.certain = True

    def begins(self) -> bool:
        """Whether a name can begin here: a capital, a quotation, or "party" before one."""
        token, following = self.tokens[self.first], self.sentence.token(self.first + 1)
        if token.small and self._is("heads", self.first):
            return following is not None and following.quoted
        is_function_word = any(self._is(cue, self.first) for cue in _FUNCTION_WORDS)
        return token.quoted or (token.capital and not is_function_word)

    def read(self) -> None:
        """Read on as long as the tokens go on the name."""
        while self.sentence.free(self.after) and self.after < self.first + _MOST_TOKENS:
            step = self._step(self.tokens[self.after])
            if not step:
                return
            self.after += step

    def organisation(self) -> Organisation | None:
        """What was read, if it names an organisation."""
        last = self.after
        while last > self.first and not _is_visible(self.tokens[last - 1]):
            last -= 1
        tokens = self.tokens[self.first : last]
        if not (tokens and self.certain and self._is_body(last) and not self._is_person(last)):
            return None
        short = self.sentence.short_form(self.after)
        end = tokens[-1].span.end - (2 if tokens[-1].text.endswith("'s") else 0)
        span = Span(tokens[0].span.start, end)
        return Organisation(span, self.first, self.after + (short is not None), short)

    def _step(self, token: Token) -> int:
        """How many tokens the name takes next; 0 where it ends."""
        if self._is("joins", self.after) or token.parenthesis:
            return self._over_join()
        if self._is("ands", self.after):
            return self._over_and()
        if token.text == ",":
            return self._over_series()
        if token.text == "'":  # that of a plural, set apart: "Servants ' Unions"
            return 2 if self._capital(self.after + 1) else 0
        if token.quoted or token.capital:
            return 0 if self._is("stops", self.after) else 1
        return 1 if self._goes_on_small(self.after) else 0

    def _over_join(self) -> int:
        """Over "of" and an article, if a name goes on behind them."""
        at = self.after + (self.tokens[self.after].parenthesis)
        if not self._is("joins", at):
            return 0
        at += 2 if self._is("articles", at + 1) else 1
        following = self.sentence.token(at)
        if not self.sentence.free(at) or not (
            following and (following.quoted or following.capital)
        ):
            return 0
        self.joined = True
        return at + 1 - self.after

    def _over_and(self) -> int:
        """Over an "and" inside a name, not one between two; the name is not certain where
        the "and" may be either."""
        following, last = self.sentence.token(self.after + 1), self.tokens[self.after - 1]
        if following is None or following.quoted or following.acronym:
            return 0
        opening = self.tokens[self.first]
        if last.quoted or last.parenthesis or opening.acronym:
            return 0
        if is_country(opening.text) and self.after == self.first + 1:
            return 0  # "Poland and Latvia"
        if self._another_body():
            self.certain = self._has_head()
            return 0
        if following.small:
            return 2 if self._goes_on_small(self.after + 1) else 0
        has_complement = self.joined or not self._is("heads", self.after - 1)
        return 2 if self._capital(self.after + 1) and has_complement else 0

    def _another_body(self) -> bool:
        """Whether the words behind "and" have a noun of their own: "... and Polish Union"."""
        for at in range(self.after + 1, self.after + 1 + _NEXT_NAME):
            token = self.sentence.token(at)
            if token is None or not token.text[0].isalpha() or not self.sentence.free(at):
                return False
            if self._is("joins", at) or self._is("ands", at):
                return False
            if self._is("heads", at):
                return True
        return False

    def _over_series(self) -> int:
        """Over the commas of "of Education, Science and Culture Workers"."""
        for at in range(self.after, self.after + _SERIES if self.joined else self.after):
            token = self.sentence.token(at)
            if token is None or not self.sentence.free(at) or self._is("heads", at):
                return 0
            if self._is("ands", at):
                whole = self._capital(at + 1) and not self._is("heads", at + 1)
                return at + 1 - self.after if whole else 0
            if token.text != "," and (not token.capital or token.acronym):
                return 0
        return 0

    def _goes_on_small(self, at: int) -> bool:
        """Whether a word in small letters goes on the name: "союз рыбаков", not "союз вчера"."""
        token, last = self.tokens[at], self.tokens[self.after - 1]
        if not token.small or last.quoted or last.acronym or self._is("stops", at):
            return False
        if self.after - 1 > self.first and last.capital and is_country(last.text):
            return False
        if self._is("heads", at) and not self._has_head():
            return True
        return self._is("small", at) and not self._is("not_small", at)

    def _is_body(self, last: int) -> bool:
        """Whether the tokens up to `last` name a body and not merely anything with a capital."""
        if self._is("groups", self.first):
            return False  # "Workers of the Steel Company" are not the company
        if last == self.first + 1 and self._is("generic", self.first):
            return False
        called = self._is("heads", self.first - 1)  # "the organisation Winrock"
        if called or self._has_head():
            return True
        return all(is_country(one.text) for one in self.tokens[self.first : last] if one.capital)

    def _is_person(self, last: int) -> bool:
        """Whether an office stands in the name, unless as in "Office of the President"."""
        for at in range(self.first, last):
            if self._is("offices", at):
                return not (
                    at >= self.first + 2
                    and self._is("joins", at - 1 - self._is("articles", at - 1))
                )
        return False

    def _has_head(self) -> bool:
        return any(
            self.tokens[at].quoted or self.tokens[at].acronym or self._is("heads", at)
            for at in range(self.first, self.after)
        )

    def _capital(self, at: int) -> bool:
        token = self.sentence.token(at)
        return token is not None and token.capital and self.sentence.free(at)

    def _is(self, cue: str, at: int) -> bool:
        return self.sentence.means(cue, at)


def _is_visible(token: Token) -> bool:
    return token.quoted or token.text[0].isalnum()


def is_country(word: str) -> bool:
    """Whether a word names a country or its people."""
    concepts = thesaurus().concepts(words_of(word))
    return any(concept.startswith("country:") for found in concepts for concept in found)
