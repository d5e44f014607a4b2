from __future__ import annotations

from memobot.evaluation.cuad_terms import Evaluation, Part
from memobot.evaluation.gold import Share
from memobot.evaluation.machine import Machine
from memobot.evaluation.report import as_object, as_text
from memobot.evaluation.scoring import Score

MACHINE = Machine(4, "x86_64", "3.11.7", {"memobot": "0.1.0"}, "abc1234", "2024-05-04")
EVALUATION = Evaluation(
    predictions={"a": {}, "b": {}},
    unread={"c": "is empty"},
    parts={Share.SEEN: Part(3, {"agreement_date": Score(6, 2, 6, contracts=20, with_answer=12)})},
    seconds=1.25,
)


def test_the_table_shows_each_figure_and_what_it_was_measured_on() -> None:
    title, row, macro, blank, below = as_text(EVALUATION, MACHINE).splitlines()
    assert "contracts used while building (3)" in title
    assert row.split() == ["agreement_date", "0.600", "0.750", "0.500", "12", "20"]
    assert title.split()[-5:] == ["F1", "P", "R", "answers", "of"]
    assert macro.split() == ["macro", "F1", "0.6000"]
    assert blank == ""
    for told in ("2 contracts", "1.2 s", "4 cores", "x86_64", "Python 3.11.7", "memobot 0.1.0"):
        assert told in below
    assert below.endswith("commit abc1234; 2024-05-04")


def test_the_object_holds_all_that_the_table_shows() -> None:
    shown = as_object(EVALUATION, MACHINE)
    assert shown["scores"]["seen"] == {
        "contracts": 3,
        "macro_f1": 0.6,
        "fields": {
            "agreement_date": {
                "f1": 0.6,
                "precision": 0.75,
                "recall": 0.5,
                "tp": 6,
                "fp": 2,
                "fn": 6,
                "contracts": 20,
                "with_answer": 12,
            }
        },
    }
    assert shown["unread"] == {"c": "is empty"}
    assert shown["seconds"] == 1.2
    assert shown["machine"]["commit"] == "abc1234"
    assert shown["machine"]["packages"] == {"memobot": "0.1.0"}
