from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents import reading
from memobot.documents.canonical import Block, canonical, join, superscript, table_row
from memobot.documents.labels import render_number
from memobot.documents.reading import SUFFIXES, find_sources, read_bytes, read_text
from memobot.errors import CorpusError, ReadingError


def names(corpus: Path) -> list[str]:
    return [path.relative_to(corpus).as_posix() for path in find_sources(corpus)]


def put(corpus: Path, *sources: str) -> None:
    for source in sources:
        (corpus / source).parent.mkdir(parents=True, exist_ok=True)
        (corpus / source).write_text("words", encoding="utf-8")


def text_or_error(data: bytes, source: str) -> str:
    try:
        return read_text(data, source).text
    except ReadingError as error:
        return f"error: {error}"


def test_sources_are_found_in_order_and_the_rest_left_out(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.MD", "a/README.md", "Ё «имя» #1.docx", "c.pdf", "d.htm", "e.html")
    put(tmp_path, "README.md", ".hidden.txt", ".git/x.txt", "a/~$b.docx", "x.doc", "a.txt.bak")
    assert names(tmp_path) == [
        "a/README.md",
        "a/z.MD",
        "b.txt",
        "c.pdf",
        "d.htm",
        "e.html",
        "Ё «имя» #1.docx",
    ]


def test_links_do_not_lead_out_of_the_corpus(tmp_path: Path) -> None:
    corpus, outside = tmp_path / "corpus", tmp_path / "outside"
    put(corpus, "in/real.txt")
    put(outside, "secret.txt")
    (corpus / "within.txt").symlink_to(corpus / "in/real.txt")
    (corpus / "out.txt").symlink_to(outside / "secret.txt")
    (corpus / "folder").symlink_to(outside, target_is_directory=True)
    (corpus / "circle").symlink_to(corpus, target_is_directory=True)
    (corpus / "self.txt").symlink_to(corpus / "self.txt")
    (corpus / "gone.txt").symlink_to(corpus / "nothing.txt")
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "directory.txt").mkdir()
    assert names(corpus) == ["in/real.txt", "within.txt"]


def test_a_linked_corpus_is_read(tmp_path: Path) -> None:
    put(tmp_path / "real", "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    assert names(tmp_path / "link") == ["a.txt"]


def test_missing_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is not a folder: create it"):
        find_sources(tmp_path / "none")


def test_empty_corpus(tmp_path: Path) -> None:
    assert find_sources(tmp_path) == ()


def test_text_and_version() -> None:
    data = "\ufeffСтатья 1\r\n\r\nСрок".encode()
    read = read_text(data, "a/b.txt")
    assert (read.source, read.text) == ("a/b.txt", "Статья 1\r\n\r\nСрок")
    assert read.version == hashlib.sha256(data).hexdigest()[:12]
    assert read_text(data, "a/b.MD").text == read.text


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"--- ***", b"\x00" * 50])
def test_nothing_to_read_is_an_error(suffix: str, data: bytes) -> None:
    with pytest.raises(ReadingError) as caught:
        read_text(data, f"a{suffix}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@given(data=st.binary(min_size=1, max_size=200))
def test_any_bytes_give_text_or_one_line_of_error(suffix: str, data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"%PDF-1.4\n%%EOF", b"<html><body>"):
        result = text_or_error(start + data, f"a{suffix}")
        assert result.strip()
        assert not (result.startswith("error") and "\n" in result)


def test_unknown_suffix_and_undecodable_name() -> None:
    with pytest.raises(ReadingError, match=r"use \.docx, \.htm"):
        read_text(b"words", "a.doc")
    with pytest.raises(ReadingError, match="rename the file"):
        read_text(b"words", "a\udcff.txt")


def test_size_limits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 2**20)
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * (2**20 + 1))
    with pytest.raises(ReadingError, match="is larger than 1 MB: split it"):
        read_bytes(large)
    with pytest.raises(ReadingError, match="is larger than 1 MB: split it"):
        read_text(large.read_bytes(), "large.txt")
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 1000)
    with pytest.raises(ReadingError, match="more than 1,000 characters"):
        read_text(b"x" * 1001, "a.txt")


def test_bytes_of_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="cannot be opened"):
        read_bytes(tmp_path / "none.txt")


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_canonical_form(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\n\n\n\n" not in once
    for line in once.split("\n"):
        assert line == line.rstrip()
        assert not any(unicodedata.category(char) == "Cc" for char in line)


def test_canonical_example() -> None:
    raw = "ст.\u00a09 \r\n\tco\u00adoperation \u200b\n\n\n\n\nи\u0306\x07"
    assert canonical(raw) == "ст. 9\n cooperation\n\n\nй"


def test_blocks() -> None:
    items = [Block("- a", "list"), Block("- b", "list")]
    assert join([Block("Title"), Block(" "), *items, Block("x | y", "table")]) == (
        "Title\n\n- a\n- b\n\nx | y"
    )


def test_table_rows() -> None:
    one, two = Block("one"), Block("two")
    assert table_row([[one], [], [two]]) == [Block("one |  | two", "table")]
    assert table_row([[one], []]) == [one]
    assert table_row([[], []]) == []
    assert table_row([[one, two], [one]]) == [one, two, one]


def test_superscript() -> None:
    assert [superscript(text) for text in ("12", " 1", "th", "", "٣")] == [
        "¹²",
        " ¹",
        "th",
        "",
        "٣",
    ]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (1, "lowerLetter", "a"),
        (28, "upperLetter", "BB"),
        (4, "russianLower", "г"),
        (49, "lowerRoman", "xlix"),
        (1994, "upperRoman", "MCMXCIV"),
        (0, "upperRoman", "0"),
        (0, "lowerLetter", "0"),
        (-2, "russianUpper", "-2"),
        (10**9, "upperRoman", "1000000000"),
        (10**9, "lowerLetter", "1000000000"),
        (22, "ordinal", "22nd"),
        (112, "ordinal", "112th"),
        (5, "chineseCounting", "5"),
        (5, "none", ""),
    ],
)
def test_numbers_of_lists(number: int, form: str, shown: str) -> None:
    assert render_number(number, form) == shown


def test_text_that_nobody_sees_is_told_with_the_name_of_the_file(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = b"<p>Seen.</p><p style='color:white'>Not seen.</p>"
    assert read_text(page, "news/page.html").text == "Seen."
    assert caplog.messages == ["news/page.html: left out 8 characters that a reader cannot see"]
