"""One look: what breaks or hangs is a finding like any other."""

from __future__ import annotations

import threading
import time

import pytest

from memobot.diagnosis.looking import in_time, in_two
from memobot.diagnosis.model import Finding, State, ok
from memobot.errors import IndexMissing


def test_what_is_found_is_handed_on() -> None:
    assert in_time(lambda: ok("it is there"), 5) == Finding(State.OK, "it is there", "")


def test_an_error_of_ours_is_a_failure_with_the_remedy_that_it_names() -> None:
    def look() -> Finding:
        raise IndexMissing("There is no index in index yet. Run `memobot ingest` first.")

    assert in_time(look, 5) == Finding(
        State.FAILED, "There is no index in index yet", "Run `memobot ingest` first."
    )


def test_an_error_of_a_library_is_told_without_its_words() -> None:
    def look() -> Finding:
        raise RuntimeError("Incorrect key provided: canary")

    found = in_time(look, 5)
    assert found.state is State.FAILED
    assert "RuntimeError" in found.found
    assert "canary" not in f"{found.found} {found.remedy}"
    assert found.remedy


def test_a_look_that_hangs_is_left_behind() -> None:
    forever = threading.Event()
    started = time.monotonic()
    try:
        found = in_time(lambda: ok(str(forever.wait(60))), 0.1)
    finally:
        forever.set()
    assert time.monotonic() - started < 10
    assert found.state is State.FAILED
    assert "0.1 s" in found.found
    assert found.remedy


@pytest.mark.parametrize(
    ("message", "found", "remedy"),
    [
        ("It is damaged. Build it.", "It is damaged", "Build it."),
        ("/a.b is damaged. Run `x.y` again.", "/a.b is damaged", "Run `x.y` again."),
        ("It failed (no room). Make room. Then go on.", "It failed (no room)", "Make room. Then"),
        ("x is not a folder: create it", "x is not a folder", "Create it."),
        ("x: y cannot be read (why): save it anew.", "x: y cannot be read (why)", "Save it anew."),
    ],
)
def test_our_messages_say_what_is_wrong_and_then_what_to_do(
    message: str, found: str, remedy: str
) -> None:
    what, then = in_two(message)
    assert what == found
    assert then.startswith(remedy)


def test_a_message_that_names_no_remedy_still_gets_one() -> None:
    assert in_two("It is so.")[0] == "It is so."
    assert in_two("It is so.")[1]
