"""A checked draft -> what the page shows of it: the text with its claims, and a panel for each.

Nothing here is Markdown or HTML: words of the draft and of the documents go to the page as
strings, which it shows as text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from memobot.citations.model import Change, Checked, Claim
from memobot.documents.model import Document, Span
from memobot.web.check_words import CheckWords, check_words
from memobot.web.clippings import Clippings, clippings

SAME, ADDED, LEFT_OUT = "same", "added", "left_out"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words of a quote: as in the text, not in the text, or only in the text."""

    kind: str
    text: str


def checked_props(checked: Checked, document: Callable[[str], Document]) -> dict[str, Any]:
    """A checked draft as its custom element takes it; `document` gives a text by its id.

    Each text that evidence stands in comes once, the draft itself once and, of a misquoted
    claim, once more in the comparison.
    """
    words = check_words(checked.language)
    found = clippings((one for claim in checked.claims for one in claim.evidence), document)
    return {
        "heading": words.page["heading"],
        "claims_made": words.page["claims"].format(len(checked.claims)),
        "summary": [
            {"verdict": verdict.value, "count": count} for verdict, count in checked.summary.items()
        ],
        "verdicts": {verdict.value: words.verdicts[verdict] for verdict in checked.summary},
        "blocks": list(_blocks(checked)),
        "claims": [_claim(claim, checked.text, words, found) for claim in checked.claims],
        "clippings": [asdict(clipping) for clipping in found.all],
        "words": {name: words.page[name] for name in _PANEL},
    }


_PANEL = (
    "go", "close", "draft_says", "text_says", "word_by_word", "added", "left_out", "evidence",
    "suggestion", "copy", "copied",
)  # fmt: skip


def spoken_of(checked: Checked) -> tuple[str, ...]:
    """The documents that the claims speak of, the one that most speak of first."""
    counted: Counter[str] = Counter()
    for claim in checked.claims:
        named = {one.document_id for one in claim.references if one.document_id is not None}
        counted.update(named or {one.document_id for one in claim.evidence})
    return tuple(document_id for document_id, _ in counted.most_common())


def _blocks(checked: Checked) -> Iterator[list[Any]]:
    """The draft in blocks, each up to the end of the line that a claim ends in: below it the page
    shows the panel of the claim. A part of a block is a text, or a claim's number and words."""
    text, at = checked.text, 0
    block: list[Any] = []
    for number, claim in enumerate((*checked.claims, None)):
        start = len(text) if claim is None else max(at, claim.span.start)
        feed = text.find("\n", at, start) if block else -1
        if feed >= 0:
            yield [*block, *_part(text[at:feed].removesuffix("\r"))]
            block, at = [], feed + 1
        block += _part(text[at:start])
        at = start
        if claim is not None:
            at = max(at, claim.span.end)
            block.append({"claim": number, "text": shown(text[start:at])})
    if block:
        yield block


def _part(text: str) -> list[str]:
    return [shown(text)] if text else []


def shown(text: str) -> str:
    """A piece of the draft with line ends as a page has them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _claim(claim: Claim, draft: str, words: CheckWords, found: Clippings) -> dict[str, Any]:
    return {
        "verdict": claim.verdict.value,
        "explanation": claim.explanation,
        "differences": [
            {
                "aspect": words.aspects[one.aspect],
                "draft": one.draft,
                "text": one.text,
                "working": one.working,
            }
            for one in claim.differences
        ],
        "comparison": [asdict(run) for run in compared(claim, draft)],
        "evidence": [{"label": one.label, **asdict(found.cuts[one])} for one in claim.evidence],
        "suggestion": claim.suggestion or "",
        "judge": "" if claim.judge == "rules" else words.page["judge"].format(claim.judge),
    }


def compared(claim: Claim, draft: str) -> tuple[Words, ...]:
    """The claim word by word: what the quote in it has more than the text, and less."""
    if not claim.changes:
        return ()
    changes = sorted(claim.changes, key=lambda change: change.said)
    whole = _hull([claim.span, *(change.said for change in changes)])
    return tuple(_apart(run for run in _runs(draft, whole, changes) if run.text))


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _runs(draft: str, whole: Span, changes: Sequence[Change]) -> Iterator[Words]:
    at = whole.start
    for change in changes:
        if change.said.start < at:
            continue  # overlaps the one before
        yield Words(SAME, shown(draft[at : change.said.start]))
        yield Words(ADDED, change.said.of(draft))
        yield Words(LEFT_OUT, change.text)
        at = change.said.end
    yield Words(SAME, shown(draft[at : whole.end]))


def _apart(runs: Iterable[Words]) -> Iterator[Words]:
    """The same runs, with a space between two words that would run into each other."""
    before = ""
    for run in runs:
        if before[-1:].isalnum() and run.text[0].isalnum():
            yield Words(SAME, " ")
        yield run
        before = run.text
