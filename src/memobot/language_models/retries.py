"""When a request that failed is tried again: two times more, later each time, within its time."""

from __future__ import annotations

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential_jitter,
)

from memobot.language_models.failures import Fault

_TRIES = 3


def retries(pause: float, seconds: float) -> AsyncRetrying:
    """The tries of a request that has so many `seconds`; the first pause is about `pause`.

    Only a Fault that passes is tried again. A server that names a time is asked then, or not at
    all where it is too late.
    """
    usual = wait_exponential_jitter(multiplier=pause * 0.75, jitter=pause * 0.5)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        named = error.wait if isinstance(error, Fault) else None
        return usual(state) if named is None else named

    return AsyncRetrying(
        retry=retry_if_exception(lambda error: isinstance(error, Fault) and error.passes),
        wait=wait,
        stop=stop_after_attempt(_TRIES) | stop_before_delay(seconds),
        reraise=True,
    )
