"""The tables of cues, beside the code that reads them."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

import memobot.terms.dated
from memobot.terms.dated.cues import cue, cue_after

ROOM = Path(memobot.terms.dated.__path__[0])
TABLES = {file.name: tomllib.loads(file.read_text("utf-8")) for file in ROOM.glob("cues*.toml")}
NAMES = sorted(chain.from_iterable(TABLES.values()))
CODE = "\n".join(file.read_text("utf-8") for file in ROOM.glob("*.py"))


def expressions(name: str) -> list[tuple[str, str]]:
    """The expressions of a cue, each with its language."""
    by_language = next(table[name] for table in TABLES.values() if name in table)
    return [(language, entry) for language, listed in by_language.items() for entry in listed]


def test_no_cue_is_in_two_tables() -> None:
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize("name", NAMES)
def test_every_expression_stands_alone(name: str) -> None:
    for language, entry in expressions(name):
        assert language in ("en", "ru", "pl", "kk")
        assert re.compile(re.sub(r"\n\s*", "", entry)).groups == 0, "groups are for code"
    assert cue(name).flags & re.IGNORECASE


@pytest.mark.parametrize("name", NAMES)
def test_every_cue_is_looked_for(name: str) -> None:
    assert f'"{name}"' in CODE


def test_a_cue_begins_where_a_word_begins() -> None:
    assert cue("renewal").search("it is RENEWED")
    assert not cue("between").search("a gobetween", 3)


def test_a_cue_is_looked_for_in_every_language() -> None:
    for text in ("is renewed", "продлевается", "przedłużane jest", "ұзартылады"):
        assert cue("renewal").search(text), text


def test_what_follows_a_cue_can_be_asked_for() -> None:
    assert cue("yearly", r"\b").search("renewed annually")
    assert not cue("yearly", r"\b$").search("annually renewed")


def test_a_cue_can_be_asked_for_right_behind_something() -> None:
    assert cue_after(r"\W{0,3}", "further_after").match("one-year terms", 8)
    assert not cue_after(r"\W{0,3}", "further_after").match("one-year or longer terms", 8)


def test_a_break_within_an_expression_does_not_count() -> None:
    (broken,) = (entry for _, entry in expressions("end_of_other"))
    assert "\n" in broken
    assert cue("end_of_other").search("the expiry of the warranty")


def test_an_unknown_cue_is_an_error() -> None:
    with pytest.raises(KeyError):
        cue("no such cue")
