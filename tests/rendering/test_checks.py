"""A checked draft in a terminal: what a person needs, and nothing that a draft could do."""

from __future__ import annotations

import json
import re

import pytest
from rich.console import Console

from memobot.citations.model import Aspect, Checked, Difference, Verdict
from memobot.rendering import checks, print_check

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
DRAFT = """\
Dear colleague,

The Pact runs for six years. The potters signed it.
The Pact says “the kilns are never lent”.
"""


@pytest.fixture
def checked(claim, misquoted) -> Checked:
    return Checked(
        DRAFT,
        "en",
        (
            claim(
                DRAFT,
                "The Pact runs for six years.",
                Verdict.CONTRADICTED,
                explanation="The term is another.",
                differences=(Difference(Aspect.TERM, "six years", "two years", working="1 + 1"),),
                suggestion="The Pact runs for two years.",
                judge="a model",
            ),
            claim(DRAFT, "The potters signed it."),
            misquoted(DRAFT, "The Pact says “the kilns are never lent”.", "never", "always"),
        ),
    )


def shown(capsys: pytest.CaptureFixture[str], checked: Checked, supported: bool = False) -> str:
    print_check(checked, as_json=False, supported=supported)
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "line",
    [
        "✗ contradicted · line 3",
        "  The Pact runs for six years.",
        "  The term is another.",
        "  The draft says: “six years”. The agreement says: “two years” (1 + 1).",
        "  Pact of the potters, Article 2: “It is concluded for two years.”",
        "  As the text would have it: The Pact runs for two years.",
        "  Judged by a language model: a model",
        "✗ misquoted · line 4",
        "  Word for word: The Pact says “the kilns are [-never-] {+always+} lent”.",
        "Claims checked: 3 – ✓ supported: 1, ✗ contradicted: 1, ✗ misquoted: 1",
    ],
)
def test_what_does_not_hold_is_told_in_full(capsys, checked: Checked, line: str) -> None:
    assert line in shown(capsys, checked).splitlines()


def test_claims_that_hold_are_counted_or_shown_on_a_line(capsys, checked: Checked) -> None:
    assert "The potters signed it." not in shown(capsys, checked)
    lines = shown(capsys, checked, supported=True).splitlines()
    assert "✓ supported · line 3 · The potters signed it." in lines


def test_a_difference_that_the_explanation_tells_is_not_told_twice(capsys, claim) -> None:
    told = "The text says two years, the draft says six years."
    difference = Difference(Aspect.TERM, "six years", "two years")
    one = claim(
        DRAFT,
        "The Pact runs for six years.",
        Verdict.CONTRADICTED,
        explanation=told,
        differences=(difference,),
    )
    assert "The draft says" not in shown(capsys, Checked(DRAFT, "en", (one,)))


def test_a_difference_of_which_the_draft_says_nothing(capsys, claim) -> None:
    difference = Difference(Aspect.DATE, "", "1 May 2030", working="1 May 2028 + 2 years")
    words = "The Pact runs for six years."
    one = claim(DRAFT, words, Verdict.CONTRADICTED, differences=(difference,))
    lines = shown(capsys, Checked(DRAFT, "en", (one,))).splitlines()
    assert "  The agreement says: “1 May 2030” (1 May 2028 + 2 years)." in lines


def test_a_draft_that_claims_nothing_is_told_so(capsys) -> None:
    assert shown(capsys, Checked("Hello.", "en", ())).startswith("Nothing in this draft claims")


def test_nothing_of_a_draft_is_markup_or_moves_the_cursor(capsys, claim) -> None:
    hostile = (
        "[bold red]The Pact[/] \x1b[2Jruns\x07 for \u202esraey\u202c [link=x]six\r years[/link]"
    )
    quote = (
        claim("x", "x")
        .evidence[0]
        .__class__(
            1, "d", "t", "s", None, None, "[red]label[/]\x1b[0m", "[b]quote\x9b[/b]", 0, 1, "v"
        )
    )
    one = claim(
        hostile,
        hostile,
        Verdict.NOT_FOUND,
        explanation=hostile,
        evidence=(quote,),
        suggestion=hostile,
    )
    told = shown(capsys, Checked(hostile, "en", (one,)))
    assert CONTROL.search(told) is None
    assert told.count("[bold red]The Pact[/]") == 3
    assert "[red]label[/]" in told
    assert "[b]quote" in told


def test_colours_and_hanging_lines_are_for_a_terminal_alone(
    capsys, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[" not in shown(capsys, checked)
    terminal = Console(force_terminal=True, width=40, color_system="standard", highlight=False)
    monkeypatch.setattr(checks, "console", lambda: terminal)
    told = shown(capsys, checked)
    assert "\x1b[31m✗ contradicted" in told
    plain = re.sub(r"\x1b\[[\d;]*m", "", told)
    assert max(len(line.rstrip()) for line in plain.splitlines()[:-2]) <= 40
    assert (
        "\n  The draft says: “six years”. The\n  agreement says: “two years” (1 + 1).\n"
        in "\n".join(line.rstrip() for line in plain.splitlines())
    )


def test_a_claim_of_any_length_is_cut(capsys, claim) -> None:
    draft = "word " * 100_000
    one = claim(draft, draft, Verdict.NOT_FOUND)
    assert len(shown(capsys, Checked(draft, "en", (one,)))) < 3_000


def test_json_is_the_contract(capsys, checked: Checked) -> None:
    print_check(checked, as_json=True)
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["summary"] == {"supported": 1, "contradicted": 1, "misquoted": 1}


def test_the_report_is_in_the_language_of_the_draft(capsys, claim) -> None:
    draft = "Меморандум действует шесть лет."
    one = claim(draft, draft, Verdict.CONTRADICTED)
    told = shown(capsys, Checked(draft, "ru", (one,)))
    assert "✗ противоречит тексту · строка 1" in told
