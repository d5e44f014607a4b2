"""How much speaks for an end as that of the agreement.

A sentence gets points for its subject ("this Agreement", "the initial term"), its verb and the
heading above it; an end, for the words around it. Points are taken off for what periods of other
kinds have: a notice, a further term, what outlasts the agreement, the life of a patent. From
`ENOUGH` points on the subject and the verb are there and nothing serious speaks against them. No
single sign decides, for drafters leave out any of them.
"""

from __future__ import annotations

import re

from memobot.language import has_kazakh_letters
from memobot.terms.clauses import Clause
from memobot.terms.dated.cues import cue
from memobot.terms.dated.roles import is_about_cure
from memobot.terms.dated.term_ends import End
from memobot.terms.dated.term_start import counted_from

ENOUGH = 6
"""Points from which an end is taken to be that of the term."""

_SHORT = 150  # days; agreements rarely run less long
_WINDOW = 260  # characters before an end in which its subject and verb stand
_AFTER = 60  # characters behind it that tell what it is
# What is said of an end before the term is over has words of renewal and of notice in it.
_UNLESS_ENDED = re.compile(
    r"\(?\b(?:unless|except|subject to|if not|or until|provided) (?:[\w']+ ){0,8}?"
    r"(?:terminat\w+|cancel\w+|extend\w+|renew\w+|sooner|earlier)[^,;.()]{0,140}",
    re.IGNORECASE,
)
_PART = re.compile(r";|\bprovided\b|\bif\b")
# '(the "Term")' beside an end, or "'Term' means".
_TERM_NAME = re.compile(
    r'\((?:[^()"]{0,60})"?(?:the )?(?:initial |original |contract |license )?(?:term|period)"?|'
    r'"(?:initial |original )?term"',
    re.IGNORECASE,
)
_MEANS = re.compile(r"\b(?:means?|shall mean)\b")
_OF_OTHER = re.compile(r"\W{0,3}(?:of age|prior|before|notice)\b")
_DURING = re.compile(r"\bduring\b", re.IGNORECASE)
# From a word to the end, and what may stand between.
_TO_VERB = r"\b[^.;]{0,60}$"
_TO_EXTENDED = r"\b(?!.*\b(?:initial|until)\b)[^.;]{0,130}$"
_TO_LINK = (
    r"\b(?:[\s:\"(]*[ivxab1-3]{0,3}\)?\s?(?:an?|the|initial|period|term|of|fixed|first|for|not|"
    r"less|than|minimum|approximately|full|additional|that|is|date|of|to|срок|okres|czas|осы|"
    r"[ivab1-3]{1,3})\b)*[\s:\"()]*$"
)


def points_of_end(clause: Clause, end: End) -> float:
    """What speaks for an end that a sentence names, less what speaks against it."""
    text = clause.text
    before = _PART.split(_UNLESS_ENDED.sub(" ", text[max(0, end.at - _WINDOW) : end.at]))[-1]
    after = text[end.after : end.after + _AFTER]
    verb_follows = has_kazakh_letters(after)  # "үш жыл мерзімге жасалды"
    window = before + after if verb_follows or not before.strip() else before
    linked = end.written or verb_follows or cue("link", _TO_LINK).search(before)
    points = _points_of_subject(clause, window)
    points += 1 if linked else -3
    points += 1 if cue("states_term", _TO_VERB).search(before) else 0
    points += 2 if _is_anchored(text, end) else 0
    points += 2 if _TERM_NAME.search(after) or _TERM_NAME.search(before) else 0
    points += 1 if _MEANS.search(before) else 0
    points += 6 if cue("end_label").search(before) else 0
    return points - _points_against(text, end, before, after)


def points_of_no_end(clause: Clause) -> float:
    """What speaks for a sentence as saying that the agreement has no end."""
    text = _UNLESS_ENDED.sub(" ", clause.text)
    indefinite = cue("indefinite").search(text)
    if indefinite is None:
        return 0
    window = text[max(0, indefinite.start() - _WINDOW) : indefinite.end() + _AFTER]
    if _is_not_the_term(window):
        return 0
    further = 3 if cue("renewal").search(text) or cue("after_the_term").search(text) else 0
    return _points_of_subject(clause, window) + 2 - further


def _points_of_subject(clause: Clause, window: str) -> float:
    """How much a stretch of a sentence speaks of the time that the agreement runs."""
    agreement = cue("agreement").search(window)
    term = cue("term_words").search(window)
    heading = cue("term_heading").search(clause.heading)
    if not (agreement or term or heading):
        return 0
    points = 0.0
    points += 2 if agreement else 0
    points += 2 if term else 0
    points += 1 if term and cue("first_term").search(window) else 0
    points += 2 if cue("runs").search(window) else 0
    points += 2 if heading else 0
    points += 1 if cue("takes_effect").search(window) else 0
    return points


def _points_against(text: str, end: End, before: str, after: str) -> float:
    points = 0.0
    points += 2 if not end.written and cue("notice").search(before[-60:]) else 0
    points += 4 if cue("extended", _TO_EXTENDED).search(before) else 0
    points += 2 if 0 < end.days < _SHORT else 0
    points += 5 if _is_not_the_term(text[max(0, end.at - 140) : end.at]) else 0
    points += 5 if _is_not_the_term(before) or is_about_cure(before[-120:]) else 0
    points += 5 if _OF_OTHER.match(after) else 0
    points += 5 if "thereafter" in after[:16] and _DURING.search(before) else 0
    return points


def _is_not_the_term(text: str) -> bool:
    return bool(cue("not_the_term", r"\b").search(text))


def _is_anchored(text: str, end: End) -> bool:
    """Whether a length is counted from the entry into force or the signing."""
    start = counted_from(text, end) if end.duration else None
    near = (start or "")[:_AFTER]
    return bool(cue("in_effect").search(near) or cue("on_signing").search(near))
