from __future__ import annotations

import io
import logging
from pathlib import Path

import pypdf
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from memobot.documents import pdf
from memobot.documents.reading import read_text
from memobot.errors import ReadingError

FONTS = [
    Path(folder, "DejaVuSans.ttf")
    for folder in ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/Library/Fonts")
]
FONT = next((path for path in FONTS if path.exists()), None)


def text_of(data: bytes) -> str:
    return read_text(data, "a.pdf").text


def make(pages: list[list[str]], *, font: str = "Helvetica", password: object = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=password, invariant=True)
    for page in pages:
        canvas.setFont(font, 11)
        for row, line in enumerate(page):
            canvas.drawString(50, 800 - 14 * row, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def agreement(pages: int, head: str = "", foot: str = "") -> list[list[str]]:
    return [
        [head.format(n), f"Article {n}", f"Point {n} of the plan is agreed.", foot.format(n)]
        for n in range(1, pages + 1)
    ]


def body(pages: int) -> list[str]:
    return [
        line
        for n in range(1, pages + 1)
        for line in (f"Article {n}", f"Point {n} of the plan is agreed.")
    ]


def lines(data: bytes) -> list[str]:
    return [line for line in text_of(data).split("\n") if line]


def test_pages_are_joined() -> None:
    pages = [["Title", "The parties agree to ex-", "change news, to exchange"], ["views and more."]]
    assert text_of(make([*pages, ["Article 2"]])) == (
        "Title\nThe parties agree to exchange\nnews, to exchange\nviews and more.\n\nArticle 2"
    )


def test_hyphens_stay_where_the_word_is_not_known() -> None:
    assert text_of(make([["a trade-", "union of ex-", "perts"]])) == "a trade-\nunion of ex-\nperts"


@pytest.mark.parametrize(
    "foot", ["{}", "- {} -", "Page {} of 9", "стр. {}", "Strona {} z 9", "{} / 9", "{}-бет"]
)
def test_page_numbers_are_taken_away(foot: str) -> None:
    font = "Helvetica"
    if not foot.isascii():
        if FONT is None:
            pytest.skip("no font with Cyrillic letters on this machine")
        pdfmetrics.registerFont(TTFont("Letters", str(FONT)))
        font = "Letters"
    assert lines(make(agreement(4, foot=foot), font=font)) == body(4)
    assert lines(make(agreement(4, head=foot), font=font)) == body(4)


def test_running_heads_are_kept_once() -> None:
    data = make(agreement(4, head="Memorandum of understanding", foot="FPRK and OPZZ | {}"))
    expected = ["Memorandum of understanding", *body(1), "FPRK and OPZZ | 1", *body(4)[2:]]
    assert lines(data) == expected


def test_left_and_right_pages_have_heads_of_their_own() -> None:
    pages = agreement(8)
    for number, page in enumerate(pages):
        page[0] = "The left head" if number % 2 else "The right head"
    found = lines(make(pages))
    assert (found.count("The left head"), found.count("The right head")) == (1, 1)
    assert [line for line in found if "head" not in line] == body(8)


@pytest.mark.parametrize("pages", [1, 2, 3, 6])
def test_headings_that_count_are_kept(pages: int) -> None:
    assert lines(make(agreement(pages))) == body(pages)
    assert lines(make([page[1:2] for page in agreement(pages)])) == body(pages)[::2]


def test_years_at_the_foot_are_no_page_numbers() -> None:
    pages = [["Signed in Astana", "2025"], ["Signed in Warsaw", "2025"], ["Copies", "2026"]]
    assert lines(make(pages)) == [line for page in pages for line in page]


def test_cyrillic() -> None:
    if FONT is None:
        pytest.skip("no font with Cyrillic letters on this machine")
    pdfmetrics.registerFont(TTFont("Letters", str(FONT)))
    words = ["Статья 9", "Қолданылу мерзімі – бес жыл", "pięć lat, ﬁnal"]
    assert lines(make([words], font="Letters")) == [*words[:2], "pięć lat, final"]


@pytest.mark.parametrize("strength", [40, 128])
def test_passwords(strength: int) -> None:
    open_to_all = StandardEncryption("", ownerPassword="o", strength=strength)
    assert lines(make(agreement(1), password=open_to_all)) == body(1)
    locked = StandardEncryption("u", ownerPassword="o", strength=strength)
    with pytest.raises(ReadingError, match="locked by a password"):
        text_of(make(agreement(1), password=locked))


def test_aes() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make(agreement(1))))
    writer.encrypt("", "owner", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert lines(buffer.getvalue()) == body(1)


def test_scans_are_named() -> None:
    with pytest.raises(ReadingError, match="no text layer"):
        text_of(make([[], []]))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated(share: float) -> None:
    data = make(agreement(5))
    with pytest.raises(ReadingError, match="cut short or damaged"):
        text_of(data[: int(len(data) * share)])


@pytest.mark.parametrize("data", [b"words", b"%PDF-1.7\n%%EOF", b"%PDF-1.7 trailer << >> %%EOF"])
def test_no_pdf(data: bytes) -> None:
    with pytest.raises(ReadingError):
        text_of(data)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make(agreement(5))
    for name, value, message in (
        ("MAX_PAGES", 4, "more than 4 pages"),
        ("MAX_OPERATIONS", 20, "unpacks to far more"),
        ("MAX_CONTENT", 200, "unpacks to far more"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(pdf, name, value)
            with pytest.raises(ReadingError, match=message):
                text_of(data)


def test_a_page_tree_that_loops() -> None:
    data = make(agreement(3))
    pages = data.index(b"/Kids")
    looped = data[:pages] + data[pages:].replace(b"/Kids [ ", b"/Kids [ 7 0 R ", 1)
    try:
        text_of(looped)
    except ReadingError as error:
        message = str(error)
        assert "\n" not in message


def test_forms_that_draw_each_other_are_bounded() -> None:
    """Ten forms, each drawing the next ten times: ten to the tenth, were it not bounded."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    objects.append(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R"
        b" /Resources << /XObject << /F 5 0 R >> >> >>"
    )
    drawing = b"/F Do " * 10
    objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(drawing), drawing))
    for number in range(5, 15):
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d /Resources"
            b" << /XObject << /F %d 0 R >> >> >> stream\n%s\nendstream"
            % (len(drawing), number + 1, drawing)
        )
    objects.append(
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >> stream\n\nendstream"
    )
    data = b"%PDF-1.4\n"
    for number, content in enumerate(objects, start=1):
        data += b"%d 0 obj %s endobj\n" % (number, content)
    data += b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF" % (len(objects) + 1)
    with pytest.raises(ReadingError):
        text_of(data)


def test_nothing_is_said_on_the_terminal(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    before = logging.getLogger("pypdf").level
    data = make(agreement(2)).replace(b"startxref\n", b"startxref\n9")
    with pytest.raises(ReadingError):
        text_of(b"%PDF-1.7 nothing %%EOF")
    assert lines(data) == body(2)
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("pypdf").level == before
