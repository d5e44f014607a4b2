"""The examples of the documentation run, and print what stands below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from memobot.settings import Settings

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.M | re.S)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, corpus_settings: Settings) -> None:
    """A current folder as that of the project, with the index made."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"MEMOBOT_{name.upper()}", raising=False)
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    (tmp_path / "index").symlink_to(corpus_settings.index)
    monkeypatch.chdir(tmp_path)


def run(file: str) -> Iterator[tuple[str, str, str]]:
    """Each example of a file, run after those before it: code, what it prints, what it should."""
    names: dict[str, object] = {}
    for code, expected in EXAMPLE.findall((ROOT / file).read_text("utf-8")):
        printed = StringIO()
        with redirect_stdout(printed):
            exec(compile(code, file, "exec"), names)
        yield code, printed.getvalue(), expected


def test_the_examples_in_python_print_what_they_say() -> None:
    examples = list(run("docs/python.md"))
    assert len(examples) >= 10
    for code, printed, expected in examples:
        assert printed.split() == expected.split(), code  # long lines are broken there


def test_the_example_of_the_readme_runs() -> None:
    ((_, printed, _),) = run("README.md")
    assert "Article 9 agreements/central-asia-labour-migration-agreement-2023.md" in printed
