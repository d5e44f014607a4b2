"""Where a question names the agreement that it is about: "with ...", "the ... memorandum"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from memobot.naming.stemming import stop_words

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
_OF = re.compile(r"\s+(?:of|on|about|o|об?|w sprawie|по)\s", re.IGNORECASE)
_LONGEST_NAME = 9  # words before a kind that may name the agreement
_MARKS = "«»“”„\"'’()–—-"
_JOINING = frozenset({"and", "и", "мен", "пен", "бен", "және", "i", "oraz", "туралы"})


def regions_after(text: str) -> list[tuple[int, int]]:
    """What stands after "with", "between" and the like, and after "the agreement of", up to the end
    of the clause."""
    starts = [match.end() for match in _WITH.finditer(text)]
    starts += [match.end() for match in _KIND_OF.finditer(text)]
    return [(start, _end_of_clause(text, start)) for start in sorted(starts)]


def regions_before(text: str) -> list[tuple[int, int]]:
    """The words before a kind, as in "the Polish memorandum"."""
    regions = []
    for match in _KIND.finditer(text):
        words = list(re.finditer(r"\S+", text[: match.start()]))[-_WORDS_BEFORE_KIND:]
        if words:
            regions.append((words[0].start(), match.start()))
    return regions


def name_phrases(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The stretches that can only name an agreement: after "with" and the like, after "the
    agreement on", and the unbroken run of telling words before a kind; in Russian and Polish,
    where whose it is stands behind, also that after it."""
    yield from regions_after(text)
    words = [match.span() for match in re.finditer(r"\S+", text)]
    for match in _KIND.finditer(text):
        if of := _OF.match(text, match.end()):
            yield of.end(), _end_of_clause(text, of.end())
        before = [span for span in words if span[1] <= match.start()]
        run = list(_run(text, reversed(before), language, backwards=True))
        if run:
            yield run[-1][0], match.start()
        if language in ("ru", "pl"):
            after = [span for span in words if span[0] >= match.end()]
            run = list(_run(text, after, language))
            yield match.end(), run[-1][1] if run else match.end()


def _run(
    text: str, words: Iterable[tuple[int, int]], language: str, *, backwards: bool = False
) -> Iterator[tuple[int, int]]:
    """The words up to the first that asks or joins clauses; "and" joins names. What ends in a
    comma is the last of a name, or `backwards` stands before it."""
    stops = stop_words(language) - _JOINING
    for start, end in islice(words, _LONGEST_NAME):
        word = text[start:end]
        ends_here = word.endswith((",", ";", ":"))
        if word.strip(_MARKS).rstrip(",;:").lower() in stops or (ends_here and backwards):
            return
        yield start, end
        if ends_here:
            return


def _end_of_clause(text: str, start: int) -> int:
    end = _CLAUSE_END.search(text, start)
    return end.start() if end else len(text)
