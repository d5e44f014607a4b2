"""How many parties a sentence says an agreement has, and who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memobot.citations.asserted.cues import cue, follows
from memobot.citations.asserted.model import Assertion
from memobot.citations.asserted.sentence import Sentence, gap
from memobot.citations.model import Aspect
from memobot.documents.model import Span
from memobot.naming.stemming import words as words_of
from memobot.naming.thesaurus import thesaurus
from memobot.terms.named.party_names import CAPITAL, LEGAL_ENDING

_MOST = 100  # parties of one agreement
_NEAR = 40  # characters from the law to the country that it is of
# A name as it stands in prose: capitals, joined by small words of names.
_NAME = re.compile(
    rf"[{CAPITAL}][\w.’'-]{{0,40}}"
    rf"(?: (?:of (?:the )?|for (?:the )?|the )?[{CAPITAL}][\w.’'-]{{0,40}}){{0,10}}"
)
_AND = re.compile(r"(?:,? (?:and|и|i|a|oraz|және|мен) |, )(?:the |with the )?")
_ARTICLE = re.compile(r" (?:the )?")


def find_parties(sentence: Sentence) -> Iterator[Assertion]:
    """The number of parties, the parties that are listed, and the law that governs."""
    yield from _counted(sentence)
    yield from _listed(sentence)
    yield from _law(sentence)


def _counted(sentence: Sentence) -> Iterator[Assertion]:
    for number, span in sentence.numbers:
        if not 2 <= number <= _MOST or sentence.leads("some_of", span.start):
            continue
        behind = follows("parties_counted", sentence.language).match(sentence.text, span.end)
        if behind is None and sentence.has("signs", sentence.clause(span)):
            counted = follows("organisations_counted", sentence.language)
            behind = counted.match(sentence.text, span.end)
        if behind:
            whole = Span(span.start, behind.end())
            no = sentence.negation(span)
            yield Assertion(Aspect.PARTIES, number, whole, no is not None)


def _listed(sentence: Sentence) -> Iterator[Assertion]:
    """The names behind "an agreement between"."""
    for between in sentence.cues("between_parties"):
        before = sentence.text[: between.start].rstrip()
        if not cue("agreement", sentence.language, r"(?: [\w,-]+){0,12}$").search(before[-160:]):
            continue
        names, end = _names(sentence.text, between.end)
        companies = any(LEGAL_ENDING.search(name) for name in names)  # "Acme, Inc. and"
        if len(names) >= 2 and not companies:
            start = sentence.text.index(names[0], between.end)
            yield Assertion(Aspect.PARTIES, tuple(names), Span(start, end))


def _names(text: str, at: int) -> tuple[list[str], int]:
    """The names of a list that begins at a place, and where it ends."""
    names: list[str] = []
    article = _ARTICLE.match(text, at)
    end = at
    start = article.end() if article else at
    while match := _NAME.match(text, start):
        names.append(match.group())
        end = match.end()
        joined = _AND.match(text, end)
        if joined is None:
            break
        start = joined.end()
    return names, end


def _law(sentence: Sentence) -> Iterator[Assertion]:
    """The country whose law governs."""
    for law in sentence.cues("law"):
        clause = sentence.clause(law)
        if not (sentence.has("governs", clause) and sentence.has("agreement", clause)):
            continue
        for match in re.finditer(r"[^\W\d_]+", sentence.text[clause.start : clause.end]):
            span = Span(clause.start + match.start(), clause.start + match.end())
            if gap(span, law) <= _NEAR and countries_of(match.group()):
                no = sentence.negation(span)
                yield Assertion(Aspect.GOVERNING_LAW, match.group(), span, no is not None)
                return


def countries_of(text: str) -> frozenset[str]:
    """The countries that words name: "country:pl"."""
    found = thesaurus().concepts(words_of(text))
    return frozenset(one for concepts in found for one in concepts if one.startswith("country:"))
