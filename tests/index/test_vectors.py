"""The cache of embeddings: what is put is got, by model; damage costs time and nothing else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from memobot.index.vectors import VectorCache


def unit(count: int, dimension: int = 8, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def keys(count: int) -> list[bytes]:
    return [number.to_bytes(32, "big") for number in range(count)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vectors ?#.sqlite"


def test_vectors_come_back_exactly_in_another_process_too(path: Path) -> None:
    with VectorCache(path) as cache:
        cache.put("model", keys(1200), unit(1200))
    with VectorCache(path) as cache:
        got = cache.get("model", [*keys(1200), b"unknown"])
        assert len(got) == len(cache) == 1200
        np.testing.assert_array_equal(np.stack([got[key] for key in keys(1200)]), unit(1200))
        assert cache.get("model", []) == {}


def test_models_are_kept_apart(path: Path) -> None:
    with VectorCache(path) as cache:
        cache.put("one", keys(2), unit(2))
        cache.put("two", keys(1), unit(1, 5, seed=1))
        assert len(cache.get("one", keys(3))[keys(1)[0]]) == 8
        assert len(cache.get("two", keys(3))[keys(1)[0]]) == 5
        assert cache.get("three", keys(3)) == {}


def test_putting_again_replaces(path: Path) -> None:
    with VectorCache(path) as cache:
        cache.put("m", keys(1), unit(1))
        cache.put("m", keys(1), unit(1, seed=2))
        np.testing.assert_array_equal(cache.get("m", keys(1))[keys(1)[0]], unit(1, seed=2)[0])


def test_each_batch_is_on_disk_at_once(path: Path) -> None:
    with VectorCache(path) as cache:
        cache.put("m", keys(3), unit(3))
        with sqlite3.connect(path) as other:
            assert other.execute("SELECT count(*) FROM vectors").fetchone() == (3,)
        other.close()


def test_only_what_is_kept_stays(path: Path) -> None:
    with VectorCache(path) as cache:
        cache.put("one", keys(4), unit(4))
        cache.put("two", keys(4), unit(4))
        assert cache.prune({"one": keys(2), "two": [*keys(1), b"never held"]}) == 5
        assert set(cache.get("one", keys(4))) == set(keys(2))
        assert set(cache.get("two", keys(4))) == set(keys(1))
        assert cache.prune({"one": iter(keys(2)), "two": keys(1)}) == 0
        assert cache.prune({}) == 3


def test_a_vector_that_is_damaged_counts_as_not_held(path: Path) -> None:
    with VectorCache(path) as cache:
        cache.put("m", keys(4), unit(4))
    with sqlite3.connect(path) as db:
        for key, blob in zip(
            keys(3), (b"\x00" * 32, b"short", np.full(8, np.nan, "<f4").tobytes()), strict=True
        ):
            db.execute("UPDATE vectors SET vector = ? WHERE digest = ?", (blob, key))
    db.close()
    with VectorCache(path) as cache:
        assert set(cache.get("m", keys(4))) == {keys(4)[3]}


@pytest.mark.parametrize(
    "content", [b"no database at all" * 500, b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_file_that_is_no_cache_is_made_anew(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with VectorCache(path) as cache:
        assert len(cache) == 0
        cache.put("m", keys(1), unit(1))
        assert len(cache.get("m", keys(1))) == 1


def test_a_cache_of_another_layout_is_made_anew(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE vectors (a, b)")
        db.execute("PRAGMA user_version = 99")
    db.close()
    with VectorCache(path) as cache:
        assert cache.get("m", keys(1)) == {}


@pytest.mark.parametrize("first", ["get", "put"])
def test_damage_that_shows_later_is_healed(path: Path, first: str) -> None:
    with VectorCache(path) as cache:
        cache.put("m", keys(2000), unit(2000))
    data = bytearray(path.read_bytes())
    data[3 * 4096 :] = b"\xa5" * (len(data) - 3 * 4096)
    path.write_bytes(data)
    with VectorCache(path) as cache:
        if first == "get":
            assert len(cache.get("m", keys(2000))) < 2000
        cache.put("m", keys(2000), unit(2000))
        assert len(cache.get("m", keys(2000))) == 2000
