"""Drafts that were checked, made by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import strategies as st

from memobot.citations.model import Change, ChangeKind, Checked, Claim, Verdict
from memobot.documents.model import Citation, Span

MakeClaim = Callable[..., Claim]

EVIDENCE = Citation(
    marker=1,
    document_id="pact-1",
    document_title="Pact of the potters",
    source="pact.md",
    article="2",
    clause=None,
    label="Pact of the potters, Article 2",
    quote="It is concluded for\ntwo years.",
    start=10,
    end=40,
    version="0123456789ab",
)


_WORDS = ("The Memorandum ", "is concluded", "three years.", "é", "e\u0301", "ъ", "😀", "word")
_LAYOUT = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "    ", "\x0c", "\u2028")
_LINES = ("- ", "* ", "1. ", "> ", "# ", "\n```\n", "~~~", "---\n", "===", "\\", ": ", "&amp;")
_MARKUP = (*_LINES, "`", "```", "**", "_", "~~", "[", "](x)", "]", "[^1]", "<b>", "</mark>", "<!--")
_MARKUP += ("| a | b |\n|---|---|\n", "| c | d |\n", "|", "[^1-supported]")
_HOSTILE = ("\x00", "\x1b[31m", "\u202e", "\ufffe")


def _claim(draft: str, words: str, verdict: Verdict = Verdict.SUPPORTED, **more: Any) -> Claim:
    """The claim that `words`, found in the draft, make."""
    start = draft.index(words)
    given = {"explanation": "The text says so.", "evidence": (EVIDENCE,), "references": ()}
    return Claim(
        text=words, span=Span(start, start + len(words)), verdict=verdict, **(given | more)
    )


@pytest.fixture(scope="session")
def claim() -> MakeClaim:
    return _claim


@pytest.fixture(scope="session")
def misquoted() -> Callable[[str, str, str, str], Claim]:
    """A claim of which some words are others in the text ("": they are not in it at all)."""

    def make(draft: str, words: str, said: str, text: str) -> Claim:
        start = draft.index(said, draft.index(words))
        kind = ChangeKind.REPLACED if text else ChangeKind.ADDED
        change = Change(kind, said, text, Span(start, start + len(said)), Span(0, len(text)))
        return _claim(draft, words, Verdict.MISQUOTED, changes=(change,))

    return make


@pytest.fixture(scope="session")
def any_checked() -> st.SearchStrategy[Checked]:
    """Any draft at all, with claims anywhere in it and hostile words in their notes."""
    marks = st.sampled_from(_WORDS + _LAYOUT + _MARKUP + _HOSTILE)
    texts = st.lists(marks | st.text(max_size=5), max_size=30).map("".join)
    return texts.flatmap(_any_claims)


def _any_claims(text: str) -> st.SearchStrategy[Checked]:
    def cut(places: list[int]) -> list[Span]:
        edges = sorted({place % (len(text) + 1) for place in places})
        return [Span(*edge) for edge in zip(edges[::2], edges[1::2], strict=False)]

    words = st.sampled_from(("", "a `b` [c](d) <i>|</i> \x1b[0m # **e**", "# f\n- g\n\n    h"))
    verdicts = st.sampled_from(list(Verdict))
    return st.builds(
        lambda places, verdict, said, language: Checked(
            text,
            language,
            tuple(
                Claim(span.of(text), span, (), verdict, said, (EVIDENCE,), suggestion=said)
                for span in cut(places)
            ),
        ),
        st.lists(st.integers(0, 10_000), max_size=10),
        verdicts,
        words,
        st.sampled_from(("en", "ru", "kk", "pl")),
    )
