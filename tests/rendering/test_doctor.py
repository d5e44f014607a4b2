"""A diagnosis in a terminal and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from memobot.diagnosis.model import Check, State
from memobot.rendering import print_diagnosis

CHECKS = [
    Check("corpus", State.OK, "5 files", ""),
    Check("embedding model", State.ATTENTION, "slow", "Be patient."),
    Check("reranker", State.NOT_SET, "none", ""),
]
FAILED = Check("index", State.FAILED, "there is none", "Run `memobot ingest`.")
VERSIONS = {"python": "3.11"}


def shown(capsys: pytest.CaptureFixture[str], *checks: Check) -> list[str]:
    print_diagnosis(checks, VERSIONS, as_json=False)
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def test_each_check_is_a_row_and_each_remedy_a_line_below(capsys) -> None:
    assert shown(capsys, *CHECKS, FAILED) == [
        "corpus ✓ ok 5 files",
        "embedding model ! attention slow",
        "→ Be patient.",
        "reranker – not set none",
        "index ✗ failed there is none",
        "→ Run `memobot ingest`.",
    ]


def test_the_columns_are_the_same_for_all(capsys) -> None:
    print_diagnosis([*CHECKS, FAILED], VERSIONS, as_json=False)
    lines = capsys.readouterr().out.splitlines()
    found = ("5 files", "slow", "→ Be", "none", "there is", "→ Run")
    assert len({line.index(words) for line, words in zip(lines, found, strict=True)}) == 1


def test_a_row_is_printed_before_the_next_is_known(capsys) -> None:
    def checks() -> Iterator[Check]:
        yield CHECKS[0]
        assert "5 files" in capsys.readouterr().out
        yield FAILED

    assert not print_diagnosis(checks(), VERSIONS, as_json=False)


@pytest.mark.parametrize("as_json", [True, False])
def test_only_a_failure_is_one(as_json: bool) -> None:
    assert print_diagnosis(CHECKS, VERSIONS, as_json=as_json)
    assert not print_diagnosis([*CHECKS, FAILED], VERSIONS, as_json=as_json)


def test_json_is_one_object(capsys) -> None:
    print_diagnosis([CHECKS[1], FAILED], VERSIONS, as_json=True)
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line) == {
        "checks": [
            {
                "name": "embedding model",
                "state": "attention",
                "found": "slow",
                "remedy": "Be patient.",
            },
            {
                "name": "index",
                "state": "failed",
                "found": "there is none",
                "remedy": "Run `memobot ingest`.",
            },
        ],
        "ok": False,
        "versions": {"python": "3.11"},
    }


def test_what_is_found_cannot_move_the_cursor(capsys) -> None:
    hostile = Check("corpus", State.FAILED, "a\x1b[31mb\nc [bold]d", "\u202ee")
    lines = shown(capsys, hostile)
    assert lines[0].endswith("a\\x1b[31mb c [bold]d")
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", "".join(lines))


def test_long_words_stay_whole_over_lines(capsys) -> None:
    name = "x" * 300
    told = "".join(shown(capsys, Check("corpus", State.OK, name, ""))).replace(" ", "")
    assert name in told
