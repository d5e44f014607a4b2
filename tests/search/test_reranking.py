"""A reranker decides the order of the passages that were read, and nothing else."""

from __future__ import annotations

import json
import math
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.answers.answerer import Answerer
from memobot.assistant import Assistant
from memobot.errors import RerankingError
from memobot.index.embedding import open_embedder
from memobot.index.store import Index
from memobot.search.reranking import Scores, open_reranker, reordered
from memobot.search.retriever import READ, Ranked, Retriever
from memobot.search.weights import Reranking
from memobot.settings import Settings

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] who settles the disputes a fund of 700 euro dust".split()


class Prefers:
    """A reranker that likes the texts with certain words best, and notes what it is asked."""

    def __init__(self, *words: str) -> None:
        self._words = words
        self.asked: list[tuple[str, Sequence[str]]] = []

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        self.asked.append((question, texts))
        return np.array(
            [sum(word in text for word in self._words) for text in texts], dtype=np.float32
        )


@pytest.fixture(scope="module")
def reranked_by(small_settings: Settings) -> Callable[[Prefers], Retriever]:
    embedder = open_embedder(small_settings.embedding)
    index = Index.open(small_settings.index, embedder.name)
    return lambda reranker: Retriever(index, embedder, reranker)


def search(retriever: Retriever, text: str, k: int = 60) -> tuple[Ranked, ...]:
    return retriever.search(retriever.understand(text), k)


# In the retriever


def test_the_order_follows_the_reranker(
    small_retriever: Retriever, reranked_by: Callable[[Prefers], Retriever]
) -> None:
    query = "How are disputes settled?"
    alone = search(small_retriever, query)
    assert "посредником" not in alone[0].passage.text
    found = search(reranked_by(Prefers("посредником", "комиссия")), query)
    assert "посредником" in found[0].passage.text
    assert {one.passage for one in found} == {one.passage for one in alone}


def test_it_reads_the_question_and_the_best_passages_under_their_titles(
    small_retriever: Retriever, reranked_by: Callable[[Prefers], Retriever]
) -> None:
    query = "How is the Portuguese memorandum renewed?"
    reranker = Prefers()
    search(reranked_by(reranker), query, 1)
    ((question, texts),) = reranker.asked
    best = search(small_retriever, query, READ)
    assert question == query
    assert list(texts) == [one.passage.indexed_text for one in best]


def test_a_reranker_without_an_opinion_changes_nothing(
    small_retriever: Retriever, reranked_by: Callable[[Prefers], Retriever]
) -> None:
    for query in ("silica dust", "Как решаются споры?", "the Portuguese memorandum"):
        assert search(reranked_by(Prefers()), query) == search(small_retriever, query)


def test_the_named_document_stays_first(
    small_retriever: Retriever, reranked_by: Callable[[Prefers], Retriever]
) -> None:
    """Of the memorandum that is named the best passage is for the reranker to say."""
    query = "What do the parties of the Portuguese memorandum protect?"
    alone = search(small_retriever, query)
    named = alone[0].passage.document_id
    found = search(reranked_by(Prefers("silica dust", "посредником")), query)
    assert "silica dust" in found[0].passage.text
    assert "silica dust" not in alone[0].passage.text
    places = [[one.passage.document_id == named for one in hits] for hits in (found, alone)]
    assert places[0] == places[1]


def test_each_place_keeps_its_score(
    small_retriever: Retriever, reranked_by: Callable[[Prefers], Retriever]
) -> None:
    """Refusal is fitted on the scores: a reranker must not make questions look answered."""
    query = "How are disputes settled?"
    found = search(reranked_by(Prefers("посредником")), query)
    assert [one.score for one in found] == [one.score for one in search(small_retriever, query)]


def test_answers_rest_on_what_it_puts_first(
    small_retriever: Retriever, reranked_by: Callable[[Prefers], Retriever]
) -> None:
    question = "What do the parties of the Portuguese memorandum protect?"
    plain, liked = (
        Answerer(retriever).answer(question).citations[0]
        for retriever in (small_retriever, reranked_by(Prefers("silica dust")))
    )
    assert plain.article == "1"
    assert liked.article == "2"


# The order


def test_both_scores_count() -> None:
    ours, routes = [9.0, 8.0, 1.0], [0.0, 0.0, 0.0]
    theirs = np.array([0.0, 1.0, 1.0], dtype=np.float32)
    assert reordered(ours, theirs, routes, Reranking(worth=1.0)) == [1, 0, 2]
    assert reordered(ours, theirs, routes, Reranking(worth=9.0)) == [1, 2, 0]
    assert reordered(ours, theirs, routes, Reranking(worth=0.1)) == [0, 1, 2]
    assert reordered(ours, 1000 * theirs, routes, Reranking(worth=1.0)) == [1, 0, 2]


def test_nothing_is_ordered_where_nothing_was_read() -> None:
    assert reordered([], np.empty(0, dtype=np.float32), []) == []


@given(
    st.lists(
        st.tuples(st.floats(-50, 50), st.floats(-1e6, 1e6, width=32), st.sampled_from([0, 0.2, 1])),
        min_size=1,
    )
)
def test_every_passage_has_a_place_among_its_like(
    passages: list[tuple[float, float, float]],
) -> None:
    ours, theirs, routes = map(list, zip(*sorted(passages, reverse=True), strict=True))
    order = reordered(ours, np.array(theirs, dtype=np.float32), routes)
    assert sorted(order) == list(range(len(passages)))
    best = max(routes)
    is_meant = [route >= best / 2 for route in routes]
    assert [is_meant[passage] for passage in order] == is_meant


# Models


def test_without_a_setting_there_is_none() -> None:
    assert open_reranker(None) is None


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("setting", ["no-such-model", "owner/no-such-model", "a b", "/nowhere"])
def test_a_model_that_is_not_on_this_machine_is_not_looked_for_elsewhere(setting: str) -> None:
    with pytest.raises(RerankingError, match=r"not on this machine.*MEMOBOT_RERANKER"):
        open_reranker(setting)


def test_a_name_without_an_owner_is_one_of_the_usual_cross_encoders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    constants = pytest.importorskip("huggingface_hub.constants")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    cached = tmp_path / "models--cross-encoder--tiny"
    revision = "0123456789abcdef0123456789abcdef01234567"
    (cached / "snapshots" / revision).mkdir(parents=True)
    (cached / "refs").mkdir()
    (cached / "refs" / "main").write_text(revision)
    with pytest.raises(RerankingError, match=r"no model\.safetensors in .*cross-encoder--tiny"):
        open_reranker("tiny")


def test_a_folder_without_weights_says_so(tmp_path: Path) -> None:
    with pytest.raises(RerankingError, match=r"no model\.safetensors.*MEMOBOT_RERANKER"):
        open_reranker(str(tmp_path))


@pytest.mark.parametrize("config", ["", "[]", "{}", '{"architectures": ["BertModel"]}'])
def test_an_embedding_model_is_no_reranker(tmp_path: Path, config: str) -> None:
    """It would load, with a last layer of random numbers."""
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    (tmp_path / "config.json").write_text(config)
    with pytest.raises(RerankingError, match="no cross-encoder"):
        open_reranker(str(tmp_path))


def command(settings: Settings, *arguments: str, **variables: str) -> subprocess.CompletedProcess:
    """A Python process over the index of `settings`."""
    own = {"MEMOBOT_CORPUS": str(settings.corpus), "MEMOBOT_INDEX": str(settings.index)}
    return subprocess.run(
        [sys.executable, *arguments],
        env={"PATH": os.environ["PATH"], **own, **variables},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_without_a_reranker_nothing_of_it_is_loaded(small_settings: Settings) -> None:
    script = (
        "import sys; from memobot import Assistant, Settings;"
        "Assistant.open(Settings.load()).search('silica dust');"
        "print(*{'torch', 'transformers', 'sentence_transformers'} & sys.modules.keys())"
    )
    done = command(small_settings, "-c", script)
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")


@pytest.mark.parametrize("asked", ["search", "ask"])
def test_the_commands_say_in_one_line_what_is_wrong(small_settings: Settings, asked: str) -> None:
    arguments = ("-m", "memobot.cli", asked, "silica dust")
    done = command(small_settings, *arguments, MEMOBOT_RERANKER="/nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("memobot: The reranker '/nowhere' is not on this machine")
    assert len(done.stderr.splitlines()) == 1


def tiny_cross_encoder(folder: Path, labels: int = 1) -> Path:
    """A cross-encoder of two layers that has learnt nothing; the same at each call."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(5)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        initializer_range=1.0,
        num_labels=labels,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    BertTokenizerFast(vocab=vocabulary, model_max_length=64).save_pretrained(folder)
    return folder


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.usefixtures("no_network")
def test_a_real_cross_encoder_by_its_path(tmp_path: Path, small_settings: Settings) -> None:
    folder = tiny_cross_encoder(tmp_path)
    reranker = open_reranker(str(folder))
    assert reranker is not None
    texts = ["the fund of 700 euro", "who settles the disputes", "dust " * 5_000, "\ud800\0", ""]
    scores = reranker.scores("who settles the disputes", texts)
    assert scores.shape == (5,)
    assert len(set(np.round(scores, 3))) == 4
    assert scores[3] == scores[4]  # what is no text is none
    one_by_one = [reranker.scores("who settles the disputes", [text])[0] for text in texts]
    np.testing.assert_allclose(scores, one_by_one, rtol=1e-3)
    assert reranker.scores("a", []).shape == (0,)

    query = "How are disputes settled?"
    settings = small_settings.model_copy(update={"reranker": str(folder)})
    with_it, without = Assistant.open(settings), Assistant.open(small_settings)
    hits, plain = with_it.search(query, 50), without.search(query, 50)
    assert {hit.text for hit in hits} == {hit.text for hit in plain}
    assert [hit.text for hit in hits] != [hit.text for hit in plain]
    assert with_it.ask("How is the Portuguese memorandum renewed?").citations[0].article == "6"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_models_that_cannot_rerank_say_so_in_one_line(tmp_path: Path) -> None:
    three = tiny_cross_encoder(tmp_path / "three", labels=3)
    with pytest.raises(RerankingError, match="more than one score") as caught:
        open_reranker(str(three))
    assert "\n" not in str(caught.value)

    damaged = tiny_cross_encoder(tmp_path / "damaged")
    (damaged / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(RerankingError, match="cannot be loaded") as caught:
        open_reranker(str(damaged))
    assert "\n" not in str(caught.value)

    broken = tiny_cross_encoder(tmp_path / "broken")
    config = json.loads((broken / "config.json").read_text())
    (broken / "config.json").write_text(json.dumps(config | {"layer_norm_eps": math.nan}))
    with pytest.raises(RerankingError, match="no numbers"):
        open_reranker(str(broken))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_commands_work_with_a_reranker(tmp_path: Path, small_settings: Settings) -> None:
    folder = str(tiny_cross_encoder(tmp_path))
    arguments = ("-m", "memobot.cli", "search", "silica dust", "--k", "3", "--json")
    done = command(small_settings, *arguments, MEMOBOT_RERANKER=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)["hits"]) == 3
