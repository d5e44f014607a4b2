"""A checked draft -> what is told of each claim, in words, as every rendering shows it.

All strings are single lines in which control characters are visible; a rendering adds only the
escapes of its own format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from memobot.citations.labels import quoted
from memobot.citations.model import Checked, Claim, Difference
from memobot.language import LANGUAGES
from memobot.rendering.terminal import one_line
from memobot.rendering.verdict_words import SIGNS, labels, verdict_words
from memobot.rendering.wording import Words, compared

RULES = "rules"  # the judge of a claim that no language model judged


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote of the evidence in quotation marks, and where it stands."""

    label: str
    quote: str


@dataclass(frozen=True, slots=True)
class Note:
    """What is told of one claim; `number` counts the claims of the draft from 1.

    `differences` are those that the explanation does not tell already. `wording` is empty but
    for a quote that differs. `suggestion` and `judge` are "" where there is nothing to say,
    `language` the draft's.
    """

    number: int
    claim: Claim
    language: str
    verdict: str
    sign: str
    explanation: str
    differences: tuple[str, ...]
    wording: tuple[Words, ...]
    evidence: tuple[Quoted, ...]
    suggestion: str
    judge: str


def notes_of(checked: Checked) -> tuple[Note, ...]:
    """A note for each claim, in order."""
    return tuple(_note(number, claim, checked) for number, claim in enumerate(checked.claims, 1))


def counted(checked: Checked) -> Iterator[str]:
    """How many claims have each verdict, in words: "✗ contradicted: 2"."""
    words = verdict_words(checked.language)
    for verdict, count in checked.summary.items():
        yield f"{SIGNS[verdict]} {words[verdict]}: {count}"


def summary(checked: Checked) -> str:
    """All verdicts on one line, or that nothing is claimed."""
    words = labels(checked.language)
    if not checked.claims:
        return words["nothing"]
    return f"{words['claims'].format(len(checked.claims))} – {', '.join(counted(checked))}"


def in_marks(words: str, language: str) -> str:
    """Words on one line, in the quotation marks of the language."""
    return quoted(language if language in LANGUAGES else "en", one_line(words))


def _note(number: int, claim: Claim, checked: Checked) -> Note:
    language = checked.language
    return Note(
        number=number,
        claim=claim,
        language=language,
        verdict=verdict_words(language)[claim.verdict],
        sign=SIGNS[claim.verdict],
        explanation=one_line(claim.explanation),
        differences=tuple(_untold(claim, language)),
        wording=tuple(compared(checked, claim)) if claim.changes else (),
        evidence=tuple(
            Quoted(one_line(cited.label), in_marks(cited.quote, language))
            for cited in claim.evidence
        ),
        suggestion=one_line(claim.suggestion or ""),
        judge="" if claim.judge == RULES else _judged(claim.judge, language),
    )


def _untold(claim: Claim, language: str) -> Iterator[str]:
    """Differences that the explanation leaves out, each side in its own words."""
    for difference in claim.differences:
        if difference.draft in claim.explanation and difference.text in claim.explanation:
            continue
        yield _sides(difference, language)


def _sides(difference: Difference, language: str) -> str:
    words = labels(language)
    sides = (("draft_says", difference.draft), ("text_says", difference.text))
    told = (f"{words[name]}: {in_marks(side, language)}" for name, side in sides if side.strip())
    working = f" ({one_line(difference.working)})" if difference.working else ""
    return f"{'. '.join(told)}{working}."


def _judged(judge: str, language: str) -> str:
    return labels(language)["judge"].format(one_line(judge))
