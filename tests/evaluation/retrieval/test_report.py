from __future__ import annotations

import json

import pytest

from memobot.evaluation.machine import Machine
from memobot.evaluation.retrieval.comparing import ALL, Comparison, Result, score_all
from memobot.evaluation.retrieval.data import Benchmark, read_benchmark
from memobot.evaluation.retrieval.protocol import Built
from memobot.evaluation.retrieval.report import as_markdown, as_object, as_text
from memobot.evaluation.retrieval.running import Cost, Run
from memobot.evaluation.retrieval.systems import OURS, PEERS

MACHINE = Machine(2, "x86_64", "3.11", {"memobot": "0.1"}, "abc1234", "2026-01-02")


@pytest.fixture
def benchmark(write_data) -> Benchmark:
    return read_benchmark(write_data())


@pytest.fixture
def comparison(benchmark: Benchmark) -> Comparison:
    """Both systems find the gold and nothing else; of one the memory is not known."""
    found = tuple(question.gold for question in benchmark.questions)
    costs = (Cost(60.04, 90.0), Cost(0.3, 0.6))
    runs = [
        Run(found, Built(1234, {"index_kept": True}), {"memobot": "0.1"}, *costs, 250_000_000),
        Run(found, Built(99), {"bm25s": "0.3"}, *costs, None),
    ]
    scores = score_all(benchmark, found)
    systems = (OURS[0], PEERS[-1])
    results = tuple(Result(*pair) for pair in zip(systems, (scores, scores), runs, strict=True))
    return Comparison(results, {"minilm": "It is broken."})


def test_the_object_holds_every_figure(comparison: Comparison, benchmark: Benchmark) -> None:
    shown = json.loads(json.dumps(as_object(comparison, benchmark, MACHINE)))
    assert shown["data"]["sets"]["policies"]["questions"] == 1
    assert shown["data"]["mismatched_snippets"] == 0
    assert shown["failed"] == {"minilm": "It is broken."}
    assert shown["machine"]["commit"] == "abc1234"
    ours, peer = shown["systems"].values()
    assert ours["scores"][ALL]["1"]["recall_as_published"] == 1.0
    assert list(ours["scores"]["leases"]) == ["1", "2", "4", "8", "16", "32", "64"]
    assert (ours["building"]["wall_seconds"], ours["answering"]["cpu_seconds"]) == (60.04, 0.6)
    assert (ours["peak_bytes"], peer["peak_bytes"]) == (250_000_000, None)
    assert peer["packages"] == {"bm25s": "0.3"}


def test_a_question_costs_its_share_of_the_time(
    comparison: Comparison, benchmark: Benchmark
) -> None:
    *_, head, ours, peer = as_text(comparison, benchmark, MACHINE).split("\n\n")[-2].split("\n")
    assert head.split()[0] == "cost"
    name, figures = ours.split(")")
    assert name == "memobot (index of an earlier run"
    assert figures.split() == ["1,234", "60.0", "90.0", "100.0", "200.0", "250"]
    assert peer.split()[-1] == "200.0"


def test_the_page_has_a_table_of_each_figure_for_each_set(
    comparison: Comparison, benchmark: Benchmark
) -> None:
    page = as_markdown(comparison, benchmark, MACHINE)
    _, *parts = page.split("\n## ")
    assert [part.splitlines()[0] for part in parts] == [
        "leases (2 questions)",
        "policies (1 question)",
        "all sets (3 questions)",
    ]
    for part in parts:
        assert part.count("| memobot |") == 5
        assert "| memobot | 100.0 | 100.0 | 100.0 | 100.0 | 100.0 | 100.0 | 100.0 |" in part
    assert "bm25s 0.3" in page
    assert "commit abc1234" in page
