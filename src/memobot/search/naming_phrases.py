"""Where a question names the agreement that it is about: "with ...", "the ... memorandum"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from memobot.documents.model import Span
from memobot.naming.stemming import stop_words
from memobot.naming.terms import Term

_WITH = re.compile(
    r"(?<!\w)(?:with|between|among|(?:concluded|signed) (?:by|in|at)|с|со|между|"
    r"(?:подписанн|заключ[её]нн)\w+ в|zawart\w+ z|(?:zawart|podpisan)\w+ w|z|ze|między|"
    r"pomiędzy)\s+",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?<!\w)(?:memorand\w*|agreements?|accords?|treat(?:y|ies)|contracts?|protocols?|deals?|pacts?|меморандум\w*|соглашени\w*|договор\w*|"
    r"протокол\w*|келісім\w*|хаттама\w*|шарт\w*|porozumieni\w*|umow\w*|umów|protok\w*)",
    re.IGNORECASE,
)
_KIND_OF = re.compile(rf"{_KIND.pattern}\s+of\s+", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[,;:?!]|\s(?:say|mention|provide|contain|cover|last|run|stay|remain|about|on the)\b",
    re.IGNORECASE,
)
_WORDS_BEFORE_KIND = 5
_ON = re.compile(r"\s+(?:on|about|o|об?|w sprawie|по)\s", re.IGNORECASE)
_LONGEST_NAME = 9  # words before a kind that may name the agreement
_MARKS = "«»“”„\"'’()–—-"
_JOINING = frozenset({"and", "и", "мен", "пен", "бен", "және", "i", "oraz", "туралы"})


def stands_in(term: Term, regions: Iterable[Span]) -> bool:
    """Whether a word begins in one of the regions."""
    return any(region.start <= term.span.start < region.end for region in regions)


def regions_after(text: str) -> list[Span]:
    """What stands after "with", "between" and the like, and after "the agreement of", up to the end
    of the clause."""
    starts = [match.end() for match in _WITH.finditer(text)]
    starts += [match.end() for match in _KIND_OF.finditer(text)]
    return [Span(start, _end_of_clause(text, start)) for start in sorted(starts)]


def regions_before(text: str) -> list[Span]:
    """The words before a kind, as in "the Polish memorandum"."""
    regions = []
    for match in _KIND.finditer(text):
        words = list(re.finditer(r"\S+", text[: match.start()]))[-_WORDS_BEFORE_KIND:]
        if words:
            regions.append(Span(words[0].start(), match.start()))
    return regions


def name_phrases(text: str, language: str) -> tuple[Span, ...]:
    """The stretches that can only name an agreement: after "with" and the like, after "the
    agreement on", and the unbroken run of telling words before a kind; in Russian and Polish,
    where whose it is stands behind, also that after it."""
    return (*regions_after(text), *_around_kinds(text, language))


def _around_kinds(text: str, language: str) -> Iterator[Span]:
    words = [Span(*match.span()) for match in re.finditer(r"\S+", text)]
    for match in _KIND.finditer(text):
        if on := _ON.match(text, match.end()):
            yield Span(on.end(), _end_of_clause(text, on.end()))
        before = [word for word in words if word.end <= match.start()]
        run = list(_run(text, reversed(before), language, backwards=True))
        if run:
            yield Span(run[-1].start, match.start())
        if language in ("ru", "pl"):
            after = [word for word in words if word.start >= match.end()]
            run = list(_run(text, after, language))
            yield Span(match.end(), run[-1].end if run else match.end())


def _run(
    text: str, words: Iterable[Span], language: str, *, backwards: bool = False
) -> Iterator[Span]:
    """The words up to the first that asks or joins clauses; "and" joins names. What ends in a
    comma is the last of a name, or `backwards` stands before it."""
    stops = stop_words(language) - _JOINING
    for span in islice(words, _LONGEST_NAME):
        word = span.of(text)
        ends_here = word.endswith((",", ";", ":"))
        if word.strip(_MARKS).rstrip(",;:").lower() in stops or (ends_here and backwards):
            return
        yield span
        if ends_here:
            return


def _end_of_clause(text: str, start: int) -> int:
    end = _CLAUSE_END.search(text, start)
    return end.start() if end else len(text)
