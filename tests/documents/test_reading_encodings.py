from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.codepages import best_page
from memobot.documents.encodings import decode
from memobot.errors import ReadingError

RUSSIAN = (
    "Настоящий меморандум заключён между двумя федерациями профсоюзов. Стороны ежегодно "
    "обмениваются опытом, проводят семинары и поддерживают друг друга на переговорах. Срок "
    "действия составляет пять лет и продлевается, если ни одна из сторон не возражает."
)
POLISH = (
    "Niniejsze porozumienie zawarto między dwiema federacjami związków zawodowych. Strony co "
    "roku wymieniają się doświadczeniem, prowadzą szkolenia i udzielają sobie wsparcia podczas "
    "negocjacji. Okres obowiązywania wynosi pięć lat i ulega przedłużeniu, jeżeli żadna ze stron "
    "się temu nie sprzeciwi."
)
KAZAKH = (
    "Осы меморандум екі кәсіподақ федерациясының арасында жасалды. Тараптар жыл сайын тәжірибе "
    "алмасады, семинарлар өткізеді және келіссөздерде бірін-бірі қолдайды. Қолданылу мерзімі бес "
    "жылды құрайды және ұзартылады."
)
ENGLISH = (
    "This memorandum is made between two “federations” of trade unions – each party’s members "
    "exchange experience every year. The term is five years; the fee for a seminar is £100."
)
GERMAN = "Die Verbände unterstützen sich gegenseitig; die Gebühr beträgt fünf Euro für Schüler."
FRENCH = "Les parties s’engagent à coopérer ; l’accord a été signé à Genève par les délégués."

SAMPLES = [
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "cp866"),
    (RUSSIAN.upper(), "cp1251"),
    (KAZAKH, "kz1048"),
    (POLISH, "cp1250"),
    (POLISH, "iso8859-2"),
    (POLISH.upper(), "cp1250"),
    (ENGLISH, "cp1252"),
    (GERMAN, "cp1252"),
    (FRENCH, "cp1252"),
    ("Each party’s members don’t pay twice.", "cp1252"),
    ("Келісім шартын жүктеу мүмкін болды", "kz1048"),
    ("Угода діє п’ять років, її продовжують", "cp1251"),
]
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\r\t"), min_size=1
).filter(lambda text: not text.startswith("\ufeff"))


@pytest.mark.parametrize(("text", "page"), SAMPLES)
def test_code_pages_are_told_apart(text: str, page: str) -> None:
    assert decode(text.encode(page)) == text


@pytest.mark.parametrize(("text", "page"), SAMPLES)
@pytest.mark.parametrize("words", [12, 20])
def test_short_files_too(text: str, page: str, words: int) -> None:
    short = " ".join(text.split()[:words])
    assert decode(short.encode(page)) == short


@pytest.mark.parametrize(("text", "page"), SAMPLES)
def test_every_line_is_enough_after_much_ascii(text: str, page: str) -> None:
    padded = "1. 2. 3.\r\n" * 20_000 + text
    assert decode(padded.encode(page)) == padded


@given(TEXT.filter(lambda text: not text.startswith(("%PDF-", "{\\rtf"))))
def test_utf8_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode()) == text


@given(TEXT)
def test_marks_are_taken_off_and_nothing_else(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text
    for encoding in ("utf-16-le", "utf-16-be"):
        mark = codecs.BOM_UTF16_LE if encoding.endswith("le") else codecs.BOM_UTF16_BE
        if not text.startswith("\x00"):
            assert decode(mark + text.encode(encoding)) == text


@pytest.mark.parametrize("text", [RUSSIAN, POLISH, KAZAKH, ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_reading_error(data: bytes) -> None:
    text = ""
    with contextlib.suppress(ReadingError):
        text = decode(data)
    assert "\x00" not in text
    assert text.encode().decode() == text


@pytest.mark.parametrize(
    "data",
    [
        RUSSIAN.encode()[:-2],
        RUSSIAN.encode().replace("обмениваются".encode(), b"\xff\xfe"),
        "naïve café – déjà vu".encode() + b"\x92",
        "first line\nlone \ud800 surrogate – here".encode("utf-8", "surrogatepass"),
    ],
)
def test_damaged_utf8_is_refused_with_its_line(data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"is damaged UTF-8: line \d+ "):
        decode(data)


def test_lone_surrogate_in_utf16_is_refused() -> None:
    with pytest.raises(ReadingError, match="is damaged UTF-16: line 2 "):
        decode(codecs.BOM_UTF16_LE + "one\ntwo \ud800 three".encode("utf-16-le", "surrogatepass"))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary data"),
        (bytes(range(1, 32)) * 20, "binary data"),
        (b"text with a\x00NUL in it", "binary data"),
        ("слово".encode("cp1251") + b"\x00", "binary data"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file"),
        (b"{\\rtf1 text}", "an RTF file"),
    ],
)
def test_other_data_is_named(data: bytes, what: str) -> None:
    with pytest.raises(ReadingError, match=what):
        decode(data)


def test_a_stray_control_character_is_left_where_it_is() -> None:
    text = "A page\x0cbreak and a bell\x07 in " + "a long text. " * 40
    assert decode(text.encode()) == text


def test_line_ends_stay() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\r\ntwo\rthree\n"


def test_no_page_for_noise() -> None:
    assert best_page(bytes(range(0x80, 0x100)) * 3) is None


def test_declared_page_is_used_where_it_fits() -> None:
    assert decode("ґанок".encode("cp1251"), "windows-1251") == "ґанок"
    assert decode(RUSSIAN.encode(), "windows-1251") == RUSSIAN
