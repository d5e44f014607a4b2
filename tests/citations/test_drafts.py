"""Drafts as they come: every format, from a file or piped in, and what is no draft at all."""

from __future__ import annotations

import io
import os
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from memobot.citations import drafts
from memobot.citations.drafts import STANDARD_INPUT, read_draft, read_draft_bytes
from memobot.errors import DraftError

WORDS = "Article 9 of the Memorandum provides for three months."


def word() -> bytes:
    made = docx.Document()
    made.add_paragraph(WORDS)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 700, WORDS)
    canvas.save()
    return buffer.getvalue()


def page() -> bytes:
    return f"<!DOCTYPE html>\n<title>x</title><p>{WORDS}</p>".encode()


DRAFTS = {"a.txt": WORDS.encode(), "b.MD": WORDS.encode(), "c.html": page(), "d.docx": word()}
DRAFTS["e.pdf"] = pdf()


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_of_every_format(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(DRAFTS[name])
    assert read_draft(path).strip() == WORDS


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_that_is_piped_in_is_known_by_its_bytes(name: str) -> None:
    assert read_draft_bytes(DRAFTS[name], STANDARD_INPUT).strip() == WORDS


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1251"])
def test_text_in_other_encodings(encoding: str) -> None:
    text = "Статья 9 Меморандума устанавливает срок в три месяца.\r\nСтороны согласны.\r\n"
    assert read_draft_bytes(text.encode(encoding)) == text


def test_a_file_without_a_suffix_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "draft"
    path.write_bytes(word())
    assert read_draft(path) == WORDS


def refusal(data: bytes, name: str = STANDARD_INPUT) -> str:
    with pytest.raises(DraftError) as refused:
        read_draft_bytes(data, name)
    told = str(refused.value)
    assert "\n" not in told
    assert len(told) < 200
    return told


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", "\u2026\n\n".encode(), b"\xef\xbb\xbf \n"])
def test_nothing_to_check(data: bytes) -> None:
    assert STANDARD_INPUT in refusal(data)
    assert "letter.txt" in refusal(data, "letter.txt")


def test_binary_data_is_no_draft() -> None:
    assert "binary" in refusal(bytes(range(256)) * 20)
    assert "damaged" in refusal(b"PK\x03\x04" + b"\x00" * 100)
    assert ".docx" in refusal(word(), "letter.txt")  # the remedy: the right suffix


def test_a_format_that_is_not_read_tells_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "letter.odt"
    path.write_bytes(b"x")
    with pytest.raises(DraftError, match=r"letter\.odt .*\.docx, .*\.md, .*\.txt"):
        read_draft(path)


def test_what_is_no_readable_file(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="folder"):
        read_draft(tmp_path)
    with pytest.raises(DraftError, match="cannot be opened"):
        read_draft(tmp_path / "missing.txt")
    with pytest.raises(DraftError, match="cannot be opened"):
        read_draft(tmp_path / "nul\0.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo") or os.geteuid() == 0, reason="rights bind no root")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(WORDS)
    path.chmod(0)
    with pytest.raises(DraftError, match="rights"):
        read_draft(path)


def test_a_draft_that_is_too_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(drafts, "MAX_CHARACTERS", 1_000)
    assert "1,000 characters" in refusal(b"word " * 201)
    monkeypatch.setattr(drafts, "MAX_BYTES", 2**20)
    path = tmp_path / "large.txt"
    path.write_bytes(b"word " * 2**18)
    with pytest.raises(DraftError, match="larger than 1 MB"):
        read_draft(path)


def test_a_hostile_name_cannot_act_upon_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(DraftError) as refused:
        read_draft(tmp_path / "a\x1b[31m\nb\u202e.txt")
    assert str(refused.value).isprintable()
    assert r"\x1b[31m\nb\u202e.txt" in str(refused.value)


def test_leading_white_space_without_end_is_read_at_once() -> None:
    assert "nothing to check" in refusal(b" " * 1_000_000)
    assert read_draft_bytes(b" " * 1_000_000 + WORDS.encode()).strip() == WORDS
