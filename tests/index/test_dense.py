"""Nearest vectors: exact where promised, restricted, saved, and clear about damage."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.errors import IndexCorrupt, IndexMismatch
from memobot.index.dense import DenseIndex


def unit(count: int, dimension: int = 16, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@given(st.integers(1, 40), st.integers(1, 50), st.integers(0, 5), st.sets(st.integers(0, 60)))
def test_search_is_the_exact_ranking(count: int, k: int, seed: int, within: set[int]) -> None:
    vectors, ids = unit(count, seed=seed), [2**62 + 3 * i for i in range(count)]
    index = DenseIndex.build(ids, vectors)
    query = unit(1, seed=99)[0]
    scores = dict(zip(ids, vectors @ query, strict=True))
    best = sorted(scores, key=lambda i: -scores[i])
    assert [i for i, _ in index.search(query, k)] == best[:k]
    allowed = {2**62 + 3 * i for i in within}  # some of them not in the index
    found = index.search(query, k, within=allowed)
    assert [i for i, _ in found] == [i for i in best if i in allowed][:k]
    for i, score in found:
        assert score == pytest.approx(scores[i], abs=1e-5)


def test_equal_scores_are_in_order_of_id() -> None:
    index = DenseIndex.build([9, 3, 7], np.tile(unit(1), (3, 1)))
    assert [i for i, _ in index.search(unit(1)[0], 3)] == [3, 7, 9]


def test_an_empty_index_finds_nothing() -> None:
    index = DenseIndex.build([], np.empty((0, 16), dtype=np.float32))
    assert index.search(unit(1)[0], 5) == []
    assert len(index) == 0
    assert index.vectors([]).shape == (0, 16)


def test_vectors_come_back_as_they_were_put_in() -> None:
    vectors = unit(5)
    index = DenseIndex.build([10, 20, 30, 40, 50], vectors)
    np.testing.assert_array_equal(index.vectors([30, 10]), vectors[[2, 0]])
    with pytest.raises(KeyError):
        index.vectors([10, 11])


def test_a_vector_of_another_dimension_is_another_models() -> None:
    with pytest.raises(IndexMismatch, match="memobot ingest"):
        DenseIndex.build([1], unit(1)).search(unit(1, 8)[0], 1)


def test_ids_and_vectors_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="2 ids for 1 vectors"):
        DenseIndex.build([1, 2], unit(1))


@pytest.fixture(scope="module")
def clustered() -> np.ndarray:
    generator = np.random.default_rng(1)
    centres = generator.standard_normal((40, 32))
    rows = centres[generator.integers(0, 40, 2000)] + 0.7 * generator.standard_normal((2000, 32))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def cells(clustered: np.ndarray) -> DenseIndex:
    return DenseIndex.build(range(1, 2001), clustered, exact_up_to=1000)


def recall(index: DenseIndex, vectors: np.ndarray) -> float:
    exact = DenseIndex.build(range(1, len(vectors) + 1), vectors)
    found = 0
    for query in vectors[:50]:
        best = {i for i, _ in exact.search(query, 10)}
        found += len(best & {i for i, _ in index.search(query, 10)})
    return found / 500


def test_a_big_index_finds_nearly_all(cells: DenseIndex, clustered: np.ndarray) -> None:
    assert cells._cells == int(4 * 2000**0.5)
    assert recall(cells, clustered) > 0.95


def test_a_restricted_search_of_a_big_index_misses_nothing(
    cells: DenseIndex, clustered: np.ndarray
) -> None:
    within = list(range(1, 2000, 97))
    found = cells.search(clustered[0], len(within), within=within)
    assert sorted(i for i, _ in found) == within


def test_a_big_index_is_saved_with_its_vectors(
    cells: DenseIndex, clustered: np.ndarray, tmp_path: Path
) -> None:
    cells.save(tmp_path / "d")
    loaded = DenseIndex.load(tmp_path / "d")
    np.testing.assert_allclose(loaded.vectors([7, 1]), clustered[[6, 0]], atol=0.02)
    assert loaded.search(clustered[3], 5) == cells.search(clustered[3], 5)


def test_the_cells_of_the_index_before_are_taken_when_they_suit(clustered: np.ndarray) -> None:
    before = DenseIndex.build(range(1, 1501), clustered[:1500], exact_up_to=1000)
    cells = before._cells
    after = DenseIndex.build(range(1, 2001), clustered, trained=before, exact_up_to=1000)
    assert (len(after), after._cells) == (2000, cells)
    assert recall(after, clustered) > 0.95
    np.testing.assert_allclose(after.vectors([2000]), clustered[-1:], atol=0.02)
    fewer = DenseIndex.build(range(1, 401), clustered[:400], exact_up_to=100)
    grown = DenseIndex.build(range(1, 2001), clustered, trained=fewer, exact_up_to=1000)
    assert grown._cells == int(4 * 2000**0.5)


@pytest.mark.parametrize("name", ["dense.faiss", "қ ?#% 100 ż.faiss"])
def test_save_and_load(tmp_path: Path, name: str) -> None:
    vectors = unit(9)
    index = DenseIndex.build(range(1, 10), vectors)
    index.save(tmp_path / name)
    loaded = DenseIndex.load(tmp_path / name)
    assert loaded.search(vectors[4], 9) == index.search(vectors[4], 9)
    assert loaded.dimension == 16


@pytest.mark.parametrize("left", [0, 3, 40, 700])
def test_a_file_cut_off_is_corrupt(tmp_path: Path, left: int) -> None:
    path = tmp_path / "d"
    DenseIndex.build(range(1, 20), unit(19)).save(path)
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(IndexCorrupt, match="memobot ingest"):
        DenseIndex.load(path)


def test_a_file_of_another_kind_is_corrupt(tmp_path: Path) -> None:
    import faiss

    with pytest.raises(IndexCorrupt):
        DenseIndex.load(tmp_path / "missing")
    faiss.write_index(faiss.IndexFlatIP(4), str(tmp_path / "flat"))
    with pytest.raises(IndexCorrupt):
        DenseIndex.load(tmp_path / "flat")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left on device"):
        DenseIndex.build(range(1, 100), unit(99)).save(Path("/dev/full"))
