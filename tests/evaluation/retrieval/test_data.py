from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.errors import CorpusError
from memobot.evaluation.retrieval.data import MINI, Question, mini_of, read_benchmark
from memobot.evaluation.retrieval.places import Place

SNIPPET = {"file_path": "leases/alder.txt", "span": [0, 5], "answer": "LEASE"}


def question(file: str, text: str = "?") -> Question:
    return Question(text, (Place(file, 0, 1),), (None,))


def test_all_sets_are_read_with_their_gold_and_all_texts(write_data) -> None:
    benchmark = read_benchmark(write_data())
    assert {name: len(questions) for name, questions in benchmark.sets.items()} == {
        "leases": 2,
        "policies": 1,
    }
    for one in benchmark.questions:
        (place,), (quote,) = one.gold, one.quotes
        assert benchmark.texts[place.file][place.start : place.end] == quote
    assert benchmark.mismatches == 0
    assert benchmark.characters == sum(map(len, benchmark.texts.values()))


def test_one_set_alone_keeps_the_whole_corpus(write_data) -> None:
    benchmark = read_benchmark(write_data(), share="policies")
    assert list(benchmark.sets) == ["policies"]
    assert set(benchmark.texts) == {"leases/alder.txt", "policies/quince.txt"}


@pytest.mark.parametrize("change", [b"\xef\xbb\xbf", b"\r\n"], ids=["byte order mark", "CRLF"])
def test_snippets_that_do_not_stand_at_their_offsets_are_counted(write_data, change) -> None:
    data = write_data()
    path = data / "corpus" / "leases" / "alder.txt"
    text = path.read_bytes()
    mark = change == b"\xef\xbb\xbf"
    path.write_bytes(change + text if mark else text.replace(b"\n", change))
    assert read_benchmark(data).mismatches == (0 if mark else 2)  # a mark is no part of the text


@given(st.lists(st.sampled_from([f"{letter}.txt" for letter in "abcdefgh"]), max_size=400))
def test_the_mini_set_is_drawn_as_the_paper_draws_it(files) -> None:
    def published(one: Question) -> float:
        random.seed(one.gold[0].file)
        return random.random()

    questions = tuple(question(file, str(number)) for number, file in enumerate(files))
    assert list(mini_of(questions)) == sorted(questions, key=published)[:194]


def test_the_mini_set_is_taken_of_each_set(write_data) -> None:
    test = {"query": "What is this?", "snippets": [SNIPPET]}
    data = write_data({"large": [test] * (MINI + 6), "small": [test] * 3})
    sets = read_benchmark(data, mini=True).sets
    assert {name: len(questions) for name, questions in sets.items()} == {"large": 194, "small": 3}


def test_a_folder_without_questions_is_refused(write_data, tmp_path: Path) -> None:
    for data in (tmp_path / "nowhere", write_data({})):
        with pytest.raises(CorpusError, match=r"benchmarks/\*\.json"):
            read_benchmark(data)


def test_a_set_that_is_not_there_is_refused_with_those_that_are(write_data) -> None:
    with pytest.raises(CorpusError, match="leases or policies"):
        read_benchmark(write_data(), share="maud")


def test_a_folder_without_texts_is_refused(write_data) -> None:
    data = write_data()
    (data / "corpus").rename(data / "texts")
    with pytest.raises(CorpusError, match="not a folder"):
        read_benchmark(data)


def test_a_snippet_of_a_text_that_is_missing_or_unreadable_is_refused(write_data) -> None:
    data = write_data()
    path = data / "corpus" / "leases" / "alder.txt"
    path.write_bytes(b"")
    with pytest.raises(CorpusError, match=r"leases/alder\.txt"):
        read_benchmark(data)
    path.unlink()
    with pytest.raises(CorpusError, match=r"leases/alder\.txt"):
        read_benchmark(data)


@pytest.mark.parametrize(
    ("damaged", "told"),
    [
        ("{", "the file"),
        ("[]", "the file"),
        ({"questions": []}, "tests"),
        ({"tests": []}, "tests"),
        ({"tests": [{"query": "?", "snippets": []}]}, "tests.0.snippets"),
        ({"tests": [{"snippets": [SNIPPET]}]}, "tests.0.query"),
        ({"tests": [{"query": "?", "snippets": [SNIPPET | {"span": [5, 2]}]}]}, "before it starts"),
        ({"tests": [{"query": "?", "snippets": [SNIPPET | {"span": [-1, 2]}]}]}, "span"),
        ({"tests": [{"query": "?", "snippets": [SNIPPET | {"span": [1]}]}]}, "span"),
    ],
)
def test_a_file_of_another_shape_is_refused_in_one_line(write_data, damaged, told) -> None:
    data = write_data()
    text = damaged if isinstance(damaged, str) else json.dumps(damaged)
    (data / "benchmarks" / "leases.json").write_text(text, "utf-8")
    with pytest.raises(CorpusError) as raised:
        read_benchmark(data)
    assert told in str(raised.value)
    assert "leases.json" in str(raised.value)
    assert "\n" not in str(raised.value)
