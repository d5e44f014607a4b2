"""What a name may be abbreviated to: the initials of its words.

"Федерация профсоюзов Республики Казахстан" is "ФПРК" to those who work there, and "FPRK" in
English letters; "Red River Oil Inc." is "RROI". Nothing in a text need say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from memobot.naming.transliteration import latin

SHORTEST_INITIALS, _LONGEST = 3, 7

_WORD = re.compile(r"(?!(?<=['’])s\b)[^\W\d_]+")  # without the "s" that says whose it is
_WITHIN_A_NAME = re.compile(r"[ \u00a0\t]*(?:['’]s\b)?(?:[-–«»“”„\"'’&.,]?[ \u00a0\t\n]?)")
# Words that names are joined with and abbreviations leave out.
_JOINING = frozenset(
    (
        "of the and for in to a an et de la du и по в на с о при w i na do ds oraz z dla мен және"
    ).split()
)


def initials_in(text: str) -> frozenset[str]:
    """The initials, in Latin letters, of every run of 3 to 7 words that begins with a capital."""
    return frozenset(_initials(text))


def _initials(text: str) -> Iterator[str]:
    for run in _runs(text):
        for start, word in enumerate(run):
            if not word[0].isupper():
                continue
            letters = [one[0] for one in run[start : start + _LONGEST]]
            for count in range(SHORTEST_INITIALS, len(letters) + 1):
                yield "".join(latin(letter) for letter in letters[:count])


def _runs(text: str) -> Iterator[list[str]]:
    """Words that nothing parts which would part a name; joining words are left out."""
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        if not _WITHIN_A_NAME.fullmatch(text, end, match.start()):
            yield run
            run = []
        if match.group().lower() not in _JOINING:
            run.append(match.group())
        end = match.end()
    yield run
