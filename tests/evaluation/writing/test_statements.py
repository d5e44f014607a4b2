"""What a scripted model says is read back by memobot's own reader."""

from __future__ import annotations

import pytest

from memobot.answers.generative.reply import ReplyReader
from memobot.evaluation.writing.statements import Form, Ground, Statement, written

SAID = [
    Statement("true", "It runs for three years.", (Ground(1, "three years"), Ground(2))),
    Statement("lie", "It costs nothing.", (), "It costs nothing."),
    Statement("true", "It “runs on”.", (Ground(3, "runs on"),)),
]


def read(form: Form, inside: bool) -> list[tuple[str, list[int]]]:
    reader = ReplyReader()
    claims = [*reader.feed(written(SAID, form, inside)), *reader.finish()]
    return [(one.text, [ground.source for ground in one.grounds]) for one in claims]


@pytest.mark.parametrize(("form", "inside"), [("json", False), ("text", False), ("text", True)])
def test_each_statement_is_a_claim_with_its_sources(form: Form, inside: bool) -> None:
    assert read(form, inside) == [
        ("It runs for three years.", [1, 2]),
        ("It costs nothing.", []),
        ("It “runs on”.", [3]),
    ]
