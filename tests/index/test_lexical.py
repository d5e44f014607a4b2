"""Search by words: what is found, what cannot be injected, and damage."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memobot.documents.model import Passage, Span
from memobot.errors import IndexCorrupt
from memobot.index import lexical
from memobot.index.lexical import LexicalIndex

TEXTS = (
    ("en", "The Memorandum is concluded for three years and renewed automatically."),
    ("en", "Delegations of young members visit each other every year."),
    ("ru", "Соглашение заключается сроком на пять лет."),
    ("pl", "Porozumienie związku zawodowego wchodzi w życie z dniem podpisania."),
    ("kk", "Келісім тараптардың келісімімен бес жылға жасалады."),
    ("en", "Disputes are settled by negotiation; see Article 9 of the charter."),
)


def passage(number: int, text: str, context: str = "", document: str | None = None) -> Passage:
    return Passage(
        2**62 + number,
        document or f"doc {number}",
        Span(0, len(text)),
        None,
        None,
        context,
        text,
    )


def build(path: Path, *items: tuple[Passage, str]) -> LexicalIndex:
    return LexicalIndex.build(path, items)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    path = tmp_path_factory.mktemp("lexical") / "қ ?# index"
    return build(path, *((passage(i, text), lang) for i, (lang, text) in enumerate(TEXTS)))


def found(index: LexicalIndex, query: str, language: str = "en", **options: object) -> list[int]:
    hits = index.search(query, language, 10, **options)  # type: ignore[arg-type]
    return [passage_id - 2**62 for passage_id, _ in hits]


@pytest.mark.parametrize(
    ("query", "language", "first"),
    [
        ("renewal of memoranda renewing", "en", 0),
        ("соглашения", "ru", 2),
        ("porozumień", "pl", 3),
        ("związkowi", "pl", 3),
        ("тарап", "kk", 4),
        ("article 9", "en", 5),
        ("СРОКОМ", "en", 2),  # the question's language was taken for another
        ("związku", "en", 3),
        ("zwiazku", "en", 3),
        ("тараптардың", "ru", 4),
        ("members", "pl", 1),
    ],
)
def test_a_word_is_found_whatever_the_language_of_the_question(
    index: LexicalIndex, query: str, language: str, first: int
) -> None:
    assert found(index, query, language)[0] == first


@pytest.mark.parametrize("number", range(len(TEXTS)))
@pytest.mark.parametrize("language", ["en", "ru", "kk", "pl"])
def test_each_word_of_a_text_finds_it(index: LexicalIndex, number: int, language: str) -> None:
    for word in TEXTS[number][1].split():
        assert number in found(index, word, language), word


def test_scores_fall_and_equal_ones_are_in_order_of_id(tmp_path: Path) -> None:
    same = [(passage(number, "notice of termination"), "en") for number in (5, 2, 9)]
    index = build(tmp_path / "x", *same, (passage(1, "notice " * 40), "en"))
    hits = index.search("termination notice", "en", 10)
    assert [i - 2**62 for i, _ in hits] == [2, 5, 9, 1]
    scores = [score for _, score in hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1] > 0


def test_the_context_is_searched_too(tmp_path: Path) -> None:
    index = build(
        tmp_path / "x",
        (passage(1, "for three years", context="Memorandum — 9. Term"), "en"),
        (passage(2, "for three years", context="Agreement"), "en"),
    )
    assert found(index, "term memorandum") == [1]


def test_a_search_within_documents_keeps_the_scores(index: LexicalIndex) -> None:
    query = "years visit settled negotiation"
    everywhere = dict(index.search(query, "en", 10))
    some = index.search(query, "en", 10, documents=["doc 1", "doc 5", "doc 5", "none"])
    assert {i - 2**62 for i, _ in some} == {1, 5}
    for passage_id, score in some:
        assert score == pytest.approx(everywhere[passage_id])
    assert index.search(query, "en", 10, documents=[]) == []
    assert index.search(query, "en", 10, documents=["none"]) == []
    assert index.search(query, "en", 1, documents=["doc 1", "doc 5"]) == some[:1]


@pytest.mark.parametrize("query", ["", "!!!", "zzzunknownzzz", "   "])
def test_nothing_to_find(index: LexicalIndex, query: str) -> None:
    assert index.search(query, "en", 5) == []


@pytest.mark.parametrize(
    "query", ["*", 'body:years"', "document_id:x", "a AND NOT (b", "[a TO z]", "years^1000", "/.*/"]
)
def test_syntax_is_only_words(index: LexicalIndex, query: str) -> None:
    plain = "".join(c if c.isalnum() else " " for c in query)
    assert index.search(query, "en", 10) == index.search(plain, "en", 10)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=400), st.integers(-1, 5))
def test_any_text_can_be_asked(index: LexicalIndex, query: str, k: int) -> None:
    assert len(index.search(query, "en", k)) <= max(k, 0)


def test_a_very_long_question_is_answered_by_its_beginning(index: LexicalIndex) -> None:
    query = "renewed " + " ".join(f"filler{number}" for number in range(20_000)) + " visit"
    assert found(index, query) == [0]


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    index = build(tmp_path / "x")
    assert (len(index), index.search("anything", "en", 5)) == (0, [])


def test_the_same_passages_give_the_same_scores(index: LexicalIndex, tmp_path: Path) -> None:
    again = build(tmp_path / "x", *((passage(i, t), lang) for i, (lang, t) in enumerate(TEXTS)))
    query = "years article memorandum соглашение"
    assert again.search(query, "en", 10) == index.search(query, "en", 10)


def test_threads_get_the_same_answers(index: LexicalIndex) -> None:
    expected = found(index, "years memorandum")
    got: list[list[int]] = []

    def ask() -> None:
        got.extend(found(index, "years memorandum") for _ in range(50))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [expected] * 200


def test_damage_to_any_file_is_named(tmp_path: Path) -> None:
    build(tmp_path / "x", (passage(1, "one word"), "en"))
    kept = {
        path: path.read_bytes()
        for path in (tmp_path / "x").iterdir()
        if not path.name.endswith(".lock")
    }
    assert len(kept) > 5
    for path, data in kept.items():
        path.write_bytes(data[: len(data) // 2])
        with pytest.raises(IndexCorrupt, match="memobot ingest"):
            LexicalIndex.open(tmp_path / "x").search("word", "en", 3)
        path.write_bytes(data)
    assert len(LexicalIndex.open(tmp_path / "x").search("word", "en", 3)) == 1


def test_a_missing_index_is_corrupt(tmp_path: Path) -> None:
    with pytest.raises(IndexCorrupt):
        LexicalIndex.open(tmp_path / "none")


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_disk_that_takes_no_more_is_an_os_error(tmp_path: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from memobot.documents.model import Passage, Span\n"
        "from memobot.index.lexical import LexicalIndex\n"
        "texts = (' '.join(f'word{n * m}' for m in range(9)) for n in range(900))\n"
        "items = ((Passage(n + 1, 'd', Span(0, 1), None, None, '', t), 'en')\n"
        "         for n, t in enumerate(texts))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "try: LexicalIndex.build(Path(sys.argv[1]), items)\n"
        "except OSError as error: print('OSError')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "x")],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(Path(lexical.__file__).parents[2])},
    )
    assert done.stdout == "OSError\n", done.stderr


def test_an_index_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x"
    build(path, (passage(1, "one word"), "en"))
    # In the place of its lock file stands what nobody, not even root, can open for writing.
    (path / ".tantivy-meta.lock").unlink()
    (path / ".tantivy-meta.lock").mkdir()
    index = LexicalIndex.open(path)
    for file in path.iterdir():
        if file.is_file():
            file.unlink()
    assert found(index, "word") == [1]
