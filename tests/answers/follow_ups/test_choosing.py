"""Agreements that are meant without being named."""

from __future__ import annotations

import pytest

from memobot.answers.conversation import Turn
from memobot.answers.follow_ups import choosing

OFFERED = Turn("How long does it run?", offered=("a", "b", "c"), open=True)


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("1", "a"),
        ("the second one", "b"),
        ("number 3", "c"),
        ("the last", "c"),
        ("второе соглашение", "b"),
        ("біріншісі", "a"),
        ("w pierwszym", "a"),
        ("4", None),
        ("the second article", None),
        ("2 years", None),
        ("the Polish one", None),
    ],
)
def test_a_number_of_the_list(message: str, meant: str | None) -> None:
    assert choosing.numbered(message, OFFERED) == meant
    assert choosing.numbered(message, Turn("How long does it run?")) is None


def test_the_other_one() -> None:
    held = ("a", "b", "c")
    assert choosing.other(Turn(focus=("a",), offered=("a", "b")), held) == ("b",)
    assert choosing.other(Turn(focus=("a",), before=("c",)), held) == ("c",)
    assert choosing.other(Turn(focus=("a",)), ("a", "b")) == ("b",)
    assert choosing.other(Turn(focus=("a",)), held) == ("b", "c")
    assert choosing.other(Turn(), held) == ()


def test_both() -> None:
    held = ("a", "b", "c")
    assert choosing.both(Turn(offered=("a", "c")), held) == ("a", "c")
    assert choosing.both(Turn(focus=("b",), before=("c", "a")), held) == ("c", "b")
    assert choosing.both(Turn(focus=("b",)), ("a", "b")) == ("a", "b")
    assert choosing.both(Turn(focus=("b",)), held) == ()
