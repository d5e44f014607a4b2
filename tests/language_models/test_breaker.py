"""The breaker on a clock of its own: when it lets through, and for how long it does not."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.errors import Failure, LanguageModelError
from memobot.language_models.breaker import Breaker

SERVER = (
    Failure.UNREACHABLE,
    Failure.TOO_SLOW,
    Failure.SERVER,
    Failure.BUSY,
    Failure.CUT_OFF,
)
PEOPLE = (Failure.REFUSED, Failure.NO_SUCH_MODEL, Failure.PACKAGE, Failure.CONFIGURATION)
OF_THE_REPLY = (Failure.TOO_LONG, Failure.EMPTY, Failure.ENDLESS, Failure.UNREADABLE)


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(clock)


def fail(breaker: Breaker, failure: Failure = Failure.UNREACHABLE, rest: float = 0.0) -> None:
    breaker.failed(breaker.enter(60), LanguageModelError(failure, "It is down."), rest)


def rests(breaker: Breaker) -> bool:
    try:
        breaker.left(breaker.enter(60))
    except LanguageModelError as error:
        assert error.failure is Failure.RESTING
        return True
    return False


@pytest.mark.parametrize("failure", SERVER)
def test_a_server_that_failed_is_left_alone_for_half_a_minute(
    breaker: Breaker, clock: Clock, failure: Failure
) -> None:
    fail(breaker, failure)
    clock.now += 29.9
    assert rests(breaker)
    clock.now += 0.2
    assert not rests(breaker)


@pytest.mark.parametrize("failure", PEOPLE)
def test_what_people_must_mend_rests_five_minutes(
    breaker: Breaker, clock: Clock, failure: Failure
) -> None:
    fail(breaker, failure)
    clock.now += 299
    assert rests(breaker)
    clock.now += 2
    assert not rests(breaker)


@pytest.mark.parametrize("failure", OF_THE_REPLY)
def test_a_bad_reply_says_nothing_of_the_server(breaker: Breaker, failure: Failure) -> None:
    fail(breaker, failure)
    assert not rests(breaker)


def test_it_says_why_and_for_how_long(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now += 12
    with pytest.raises(LanguageModelError, match=r"another 18 s, since it failed: It is down\."):
        breaker.enter(60)


def test_the_rest_doubles_while_trials_fail_and_is_short_again_after_a_reply(
    breaker: Breaker, clock: Clock
) -> None:
    fail(breaker)
    for rest in (30, 60, 120, 240, 300, 300):
        clock.now += rest - 1
        assert rests(breaker)
        clock.now += 1
        fail(breaker)
    clock.now += 300
    breaker.enter(60)
    breaker.succeeded()
    assert not rests(breaker)
    fail(breaker)
    clock.now += 30
    assert not rests(breaker)


def test_a_server_that_asks_for_longer_gets_it(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, Failure.BUSY, rest=90.0)
    clock.now += 89
    assert rests(breaker)
    clock.now += 2
    fail(breaker, Failure.BUSY, rest=86400.0)
    clock.now += 301
    assert not rests(breaker)


def test_one_tries_while_the_others_wait(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now += 31
    breaker.enter(60)
    assert rests(breaker)
    breaker.succeeded()
    assert not rests(breaker)


def test_a_trial_that_never_ends_is_given_up_after_its_time(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now += 31
    breaker.enter(60)
    clock.now += 61
    assert not rests(breaker)


def test_who_leaves_a_trial_lets_the_next_one_try(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now += 31
    breaker.left(breaker.enter(60))
    trial = breaker.enter(60)
    assert rests(breaker)
    breaker.left(trial)


def test_replies_that_fail_together_count_once(breaker: Breaker, clock: Clock) -> None:
    passes = [breaker.enter(60) for _ in range(5)]
    for one in passes:
        breaker.failed(one, LanguageModelError(Failure.SERVER, "It is down."))
    clock.now += 31
    assert not rests(breaker)


def test_an_old_failure_does_not_end_a_trial(breaker: Breaker, clock: Clock) -> None:
    old = breaker.enter(600)
    fail(breaker)
    clock.now += 31
    breaker.enter(60)
    breaker.failed(old, LanguageModelError(Failure.TOO_SLOW, "Old."))
    breaker.succeeded()
    assert not rests(breaker)


def test_of_many_threads_one_tries(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now += 31
    together = threading.Barrier(16)

    def enter(_: int) -> bool:
        together.wait()
        try:
            breaker.enter(60)
        except LanguageModelError:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(enter, range(16))) == 1


@given(st.lists(st.tuples(st.sampled_from(list(Failure)), st.floats(0, 700)), max_size=30))
def test_it_never_rests_longer_than_five_minutes(events: list[tuple[Failure, float]]) -> None:
    clock = Clock()
    breaker = Breaker(clock)
    for failure, seconds in events:
        if not rests(breaker):
            fail(breaker, failure)
        clock.now += seconds
    clock.now += 301
    assert not rests(breaker)
