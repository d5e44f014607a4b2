"""The check through the one door: days worked out, hostile drafts, several threads."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from memobot.assistant import Assistant
from memobot.citations.model import Verdict
from memobot.language import LANGUAGES
from memobot.settings import Settings

RIGHT = "The Polish memorandum runs for three years."
WRONG = "The Polish memorandum runs for nine years."


def verdicts(assistant: Assistant, draft: str) -> list[Verdict]:
    return [claim.verdict for claim in assistant.check(draft).claims]


# Days


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("The CTUCA agreement runs until 17 October 2028.", Verdict.SUPPORTED),
        ("The CTUCA agreement runs until 17 October 2029.", Verdict.CONTRADICTED),
        ("Notice under the CTUCA agreement must be given by 17 July 2028.", Verdict.SUPPORTED),
        ("Notice under the CTUCA agreement must be given by 17 August 2028.", Verdict.CONTRADICTED),
        ("Соглашение CTUCA действует до 17 октября 2028 года.", Verdict.SUPPORTED),
        ("Соглашение CTUCA действует до 17 октября 2029 года.", Verdict.CONTRADICTED),
    ],
)
def test_a_day_that_the_text_only_leads_to_is_worked_out(
    corpus: Assistant, draft: str, verdict: Verdict
) -> None:
    (claim,) = corpus.check(draft).claims
    assert claim.verdict is verdict
    assert "17 October 2028" in claim.explanation
    assert claim.evidence[0].article == "8"


def test_the_day_that_is_set_decides_which_term_is_meant(
    corpus: Assistant, corpus_settings: Settings
) -> None:
    later = Assistant.open(corpus_settings.model_copy(update={"as_of": date(2030, 1, 1)}))
    draft = "The CTUCA agreement runs until 17 October 2033."
    assert verdicts(later, draft) == [Verdict.SUPPORTED]
    assert "2033" in later.check(draft).claims[0].explanation


# Whatever comes in

NOISE = random.Random(7)
HOSTILE = {
    "empty": "",
    "a letter": "a" * 200_000,
    "quotation marks": "“" * 200_000,
    "brackets": "(" * 200_000,
    "stops": "." * 200_000,
    "figures": "1" * 200_000,
    "marks of a block quotation": "> " * 100_000,
    "hyphens": "-\n" * 50_000,
    "short lines": "ab\n" * 10_000,
    "references": "Article 9 " * 20_000,
    "control characters": "\x00\x01\x02\x1b[31m" * 10_000,
    "bytes": "".join(chr(NOISE.randrange(256)) for _ in range(1_500)),
    "a long quotation": f"Article 9 of the Polish memorandum says “{'a b ' * 50_000}”.",
    "a fence that is never closed": "```\n" + "The Polish memorandum is held.\n" * 2_000,
}


@pytest.mark.parametrize("draft", HOSTILE.values(), ids=HOSTILE)
def test_no_draft_is_too_strange_to_be_checked(corpus: Assistant, draft: str) -> None:
    checked = corpus.check(draft)
    assert checked.text == draft
    assert checked.language in LANGUAGES
    for claim in checked.claims:
        assert draft[claim.span.start : claim.span.end] == claim.text


@pytest.mark.parametrize("strange", ["\ud800\udfff \ud83d", "\x00", "\u202e\u200f", "\ufffd\ufeff"])
def test_strange_characters_take_nothing_from_what_stands_beside_them(
    corpus: Assistant, strange: str
) -> None:
    checked = corpus.check(f"{RIGHT} {strange}\n\n{WRONG} {strange}")
    assert [claim.verdict for claim in checked.claims] == [Verdict.SUPPORTED, Verdict.CONTRADICTED]


@hypothesis_settings(max_examples=25)
@given(
    st.text(alphabet=st.sampled_from("abАқż 9().:;\n\t“”«»\"'>-#*|`…§№\u2028\ud800"), max_size=150)
)
def test_any_text_can_be_checked(corpus: Assistant, draft: str) -> None:
    checked = corpus.check(draft)
    at = 0
    for claim in checked.claims:
        assert claim.span.start >= at
        assert claim.span.of(draft) == claim.text
        at = claim.span.end
    assert checked.holds == all(one is Verdict.SUPPORTED for one in verdicts(corpus, draft))


def test_line_endings_of_any_kind_are_kept(corpus: Assistant) -> None:
    draft = f"Dear Ms Nowak,\r\n\r\n{RIGHT}\r\n{WRONG}\r\n"
    checked = corpus.check(draft)
    assert [claim.text for claim in checked.claims] == [RIGHT, WRONG]
    assert all(claim.span.of(draft) == claim.text for claim in checked.claims)


def test_several_threads_check_at_once(corpus: Assistant) -> None:
    drafts = [RIGHT, WRONG, f"{WRONG} Ibid., Article 9.", f"{RIGHT}\n\n{WRONG}"] * 2
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(corpus.check, drafts)) == [corpus.check(draft) for draft in drafts]
