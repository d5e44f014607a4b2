"""One Assistant, until the index changes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from memobot.errors import IndexMissing
from memobot.index.builder import ingest
from memobot.settings import Settings
from memobot.web.desk import Desk


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.md").write_text("# Agreement of A and B\n\n## Article 1\n\nWords.\n")
    return Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")


def test_the_index_is_opened_once_and_again_after_an_ingest(small: Settings) -> None:
    desk = Desk(small)
    with pytest.raises(IndexMissing):
        desk.assistant()
    ingest(small)
    with ThreadPoolExecutor(4) as threads:
        assistants = list(threads.map(lambda _: desk.assistant(), range(8)))
    assert len(set(map(id, assistants))) == 1

    ingest(small)  # changes nothing
    assert desk.assistant() is assistants[0]

    (small.corpus / "b.md").write_text("# Agreement of C and D\n\n## Article 1\n\nOther words.\n")
    ingest(small)
    now = desk.assistant()
    assert now is not assistants[0]
    assert [record.source for record in now.documents()] == ["a.md", "b.md"]


def test_an_index_that_is_gone_is_not_answered_from(small: Settings) -> None:
    ingest(small)
    desk = Desk(small)
    desk.assistant()
    (small.index / "CURRENT").unlink()
    with pytest.raises(IndexMissing):
        desk.assistant()
