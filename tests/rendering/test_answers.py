"""An answer in the terminal, with what a language model had to do with it."""

from __future__ import annotations

import pytest

from memobot.answers.model import Answer, Outcome, Writing
from memobot.rendering import print_answer

NOTE = "The language model openai:gpt was not used: its server cannot be reached."


def answer(writing: Writing | None) -> Answer:
    return Answer("Q?", "Three years.", False, None, "en", (), "e", {}, writing=writing)


@pytest.mark.parametrize(
    ("writing", "line"),
    [
        (
            Writing("openai:gpt", "0", Outcome.WRITTEN, ("Three", "years.")),
            "Written by openai:gpt; 2 sentences checked against the source.",
        ),
        (
            Writing("openai:gpt", "0", Outcome.IN_PART, ("Three years.",), 1, "One is left out."),
            "Written by openai:gpt; 1 sentence checked against the source. One is left out.",
        ),
        (Writing("openai:gpt", "0", Outcome.UNUSED, note=NOTE), NOTE),
        (
            Writing("\x1b[31m:\nred", "0", Outcome.UNUSED, ("One.",), 0, "[bold]\x07[/bold]"),
            "Written by \\x1b[31m: red; 1 sentence checked against the source. [bold]\\x07[/bold]",
        ),
    ],
)
def test_a_line_below_tells_who_wrote_it(
    writing: Writing, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_answer(answer(writing), as_json=False)
    assert capsys.readouterr().out == f"Three years.\n\n{line}\n"


def test_without_a_model_there_is_no_such_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(answer(None), as_json=False)
    assert capsys.readouterr().out == "Three years.\n"
