from __future__ import annotations

import pytest

from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.steps import Step

DAY = PartialDate(2023, 8, 31)


@pytest.mark.parametrize(
    ("step", "result", "words"),
    [
        (Step(DAY), "2023-08-31", "31 August 2023"),
        (Step(DAY, Duration(months=6)), "2024-02-29", "31 August 2023 + 6 months"),
        (Step(DAY, Duration(years=1), -1), "2022-08-31", "31 August 2023 - 1 year"),
        (Step(PartialDate(2025, 7), Duration(years=3)), "2028-07", "July 2025 + 3 years"),
    ],
)
def test_a_step_leads_to_a_date_and_tells_its_way(step: Step, result: str, words: str) -> None:
    assert step.possible
    assert (step.result.iso, step.in_words()) == (result, words)


def test_a_step_is_told_in_other_languages() -> None:
    step = Step(PartialDate(2023, 10, 17), Duration(years=5))
    assert step.in_words("ru") == "17 октября 2023 г. + 5 лет"
    assert step.in_words("pl") == "17 października 2023 r. + 5 lat"


@pytest.mark.parametrize("sign", [1, -1])
def test_a_step_out_of_the_calendar_is_not_possible(sign: int) -> None:
    step = Step(DAY, Duration(years=9000), sign)
    assert not step.possible
    with pytest.raises(OverflowError):
        _ = step.result
