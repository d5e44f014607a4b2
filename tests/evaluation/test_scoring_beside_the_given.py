"""Our scorer beside the one that stands with the data, where that is at hand: equal figures."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from memobot.evaluation.fields import FIELDS
from memobot.evaluation.gold import GoldContract, read_gold
from memobot.evaluation.scoring import Prediction, macro_f1, score

SHARED = Path(__file__).parents[3] / "shared" / "benchmarks"
GIVEN = SHARED / "score_terms.py"
CUAD = SHARED / "cuad"
pytestmark = pytest.mark.skipif(
    not GIVEN.exists(), reason="the scorer is not part of the project: ../shared is absent"
)

DATES = ("agreement_date", "effective_date", "expiration_date")
DURATIONS = ("renewal_term", "notice_period")
ODD_DATES = (
    "",
    "12/31/2018; 07/[]/2000",
    "12/31/2018, 1/1/19",
    "7/4/70",
    "7/4/69",
    "07/[ ]/2000",
    "[]/[]/2018",
    "[]/4/2018",
    "1/1/[]",
    "13/1/2018",
    "0/1/2018",
    "2/45/2018",
    "1/1/200",
    "1/ 1/2000",
    "1/1/2000 2/2/2001",
    "1/1/2000.",
    "1/1/2000;",
    "perpetual",
    "Perpetual ",
    "perpetual; 1/1/2000",
    "perpetually",
    "until terminated",
    "2018-12-31",
)
ODD_DURATIONS = (
    "",
    "successive 1 year",
    "60) days",
    "six (6) months",
    "sixty (60) days",
    "30 (thirty) days",
    "five) (5) years",
    "twelve)months",
    "12(12)months",
    "1.5 years",
    "1.5.5 years",
    ".5 year",
    "5 (2.5) days",
    "1 year; 90 days",
    "2 Years, 6 months",
    "ONE YEAR",
    "one\nyear",
    "twenty one years",
    "nineyears",
    "1-year",
    "a year",
    "7 weeks",
    "0 days",
    "1 calendar month",
    "10 business days",
    "[] days",
    "perpetual",
    "imperpetual 2 years",
)
SAID_DATES = (
    *("2018-12-31", "2019-01-01", "2000-07", "2000-07-04", "2000-07-99", "1970-07-04"),
    *(
        "2069-07-04",
        "2018-02-45",
        "2000-01-01",
        "2018-05",
        "2018",
        "perpetual",
        "2000-1-1",
        "",
        "x",
    ),
)
SAID_DURATIONS = (
    *("P1Y", "P12M", "P360D", "P60D", "P2M", "P6M", "P30D", "P1M", "P5Y", "P1.5Y", "P18M"),
    *("P90D", "P7W", "P49D", "P0D", "P9Y", "P2Y", "P2Y6M", "P10D", "P5D", "perpetual"),
    *("P", "PT1H", "p1y", "P1.5M", "1 year", "", "x"),
)


def given_figures(data: Path, predictions: Mapping[str, Prediction], folder: Path) -> str:
    """What the given scorer prints."""
    lines = folder / "predictions.jsonl"
    lines.write_text(
        "".join(json.dumps({"filename": stem, **one}) + "\n" for stem, one in predictions.items())
    )
    table = data / "master_clauses.csv"
    call = [sys.executable, str(GIVEN), "--gold", str(table), "--pred", str(lines)]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout


def our_figures(data: Path, predictions: Mapping[str, Prediction]) -> str:
    """The same lines from ours."""
    scores = score(read_gold(data), predictions)
    lines = [
        f"{name:16} F1 {one.f1:.3f}  P {one.precision:.3f}  R {one.recall:.3f}"
        f"  ({one.with_answer} answers in {one.contracts} contracts)\n"
        for name, one in scores.items()
    ]
    return "".join(lines) + f"macro F1 {macro_f1(scores):.4f}\n"


@pytest.mark.skipif(not CUAD.is_dir(), reason="the contracts are absent")
@pytest.mark.parametrize("seed", range(12))
def test_figures_are_equal_over_all_contracts(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    predictions = {one.stem: mixed(one, chance) for one in read_gold(CUAD) if chance.random() < 0.9}
    assert our_figures(CUAD, predictions) == given_figures(CUAD, predictions, tmp_path)


def mixed(contract: GoldContract, chance: random.Random) -> Prediction:
    """For each field at random: nothing, a right answer, one to the month alone, any other."""
    said: dict[str, str | None] = {}
    for one in FIELDS:
        others = SAID_DATES if one.name in DATES else SAID_DURATIONS
        right = sorted(map(str, contract.answers[one.name] or ()))
        match chance.randrange(6):
            case 0 | 1:
                said[one.name] = None
            case 2 | 3 | 4 if right:
                value = chance.choice(right)
                said[one.name] = f"P{value}D" if value.isdecimal() else value
            case 5 if right and one.name in DATES:
                said[one.name] = chance.choice(right)[:7]
            case _:
                said[one.name] = chance.choice(others)
    return said


ODD = [
    *((DATES, answer, SAID_DATES) for answer in ODD_DATES),
    *((DURATIONS, answer, SAID_DURATIONS) for answer in ODD_DURATIONS),
]


@pytest.mark.parametrize(("names", "answer", "said"), ODD, ids=[repr(one[1]) for one in ODD])
def test_figures_are_equal_on_odd_answers(
    write_table, names: tuple[str, ...], answer: str, said: tuple[str, ...]
) -> None:
    """One contract for each prediction, all with the same answer."""
    data = write_table(
        [{"stem": str(row), **dict.fromkeys(names, answer)} for row in range(len(said))]
    )
    predictions = {str(row): dict.fromkeys(names, one) for row, one in enumerate(said)}
    assert our_figures(data, predictions) == given_figures(data, predictions, data)
