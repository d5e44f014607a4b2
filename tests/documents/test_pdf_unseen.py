from __future__ import annotations

import io
import logging
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.colors import black, navy, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from memobot.documents.pdf import pdf_text

Drawing = Callable[[Canvas], None]


def shown(*drawings: Drawing) -> list[str]:
    return pdf_text(made(*drawings), 10_000, lambda _: None).split("\n")


def made(*drawings: Drawing) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800), invariant=True)
    for draw in drawings:
        draw(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def text(words: str, height: int, colour: object = black, mode: int = 0) -> Drawing:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(colour)
        canvas.drawString(50, height, words, mode=mode)
        canvas.restoreState()

    return draw


def box(height: int, colour: object = navy) -> Drawing:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(colour)
        canvas.rect(40, height - 10, 500, 30, stroke=0, fill=1)
        canvas.restoreState()

    return draw


def picture(width: int, height: int, inline: bool = False) -> Drawing:
    def draw(canvas: Canvas) -> None:
        image = Image.new("L", (2, 2))
        if inline:
            canvas.drawInlineImage(image, 0, 0, width, height)
        else:
            canvas.drawImage(ImageReader(image), 0, 0, width, height)

    return draw


def test_white_text_is_left_out() -> None:
    assert shown(text("Seen.", 700), text("no", 650, white), text("After.", 600)) == [
        "Seen.",
        "After.",
    ]


@pytest.mark.parametrize("grey", [0.6, 0.85])
def test_grey_text_stays(grey: float) -> None:
    assert shown(text("Seen.", 700), text("grey", 650, (grey, grey, grey))) == ["Seen.", "grey"]


def test_white_text_on_a_dark_box_stays() -> None:
    drawings = [box(650), text("Head", 650, white), text("Seen.", 600), text("no", 550, white)]
    assert shown(*drawings) == ["Head", "Seen."]


def test_a_white_box_or_a_later_one_shows_nothing() -> None:
    drawings = [box(650, white), text("no", 650, white), text("Seen.", 600), text("no", 550, white)]
    assert shown(*drawings, box(550)) == ["Seen."]


def test_white_text_in_a_form_stays_where_something_was_painted() -> None:
    def form(canvas: Canvas) -> None:
        canvas.beginForm("banner")
        box(650)(canvas)
        text("Head", 650, white)(canvas)
        canvas.endForm()
        canvas.doForm("banner")

    assert shown(form, text("Seen.", 600)) == ["Head", "Seen."]


def test_invisible_text_beside_visible_text_is_left_out() -> None:
    assert shown(text("Seen.", 700), text("no", 650, mode=3)) == ["Seen."]


@pytest.mark.parametrize("inline", [False, True])
def test_the_text_layer_of_a_scan_stays(inline: bool) -> None:
    assert shown(text("Layer.", 700, mode=3)) == ["Layer."]
    scan = [picture(600, 800, inline), text("Layer.", 700, mode=3), text("Stamp 7", 50)]
    assert shown(*scan) == ["Layer.", "Stamp 7"]
    logo = [picture(60, 80, inline), text("no", 700, mode=3), text("Seen.", 50)]
    assert shown(*logo) == ["Seen."]


def test_colours_of_unknown_spaces_stay() -> None:
    def draw(canvas: Canvas) -> None:
        canvas._code.append("/CS0 cs 0 scn BT /F1 11 Tf 50 700 Td (tint) Tj ET")

    assert shown(text("Seen.", 750), draw) == ["Seen.", "tint"]


def test_what_is_left_out_is_told(caplog: pytest.LogCaptureFixture) -> None:
    told: list[int] = []
    data = made(text("Seen.", 700), text("not seen", 650, white))
    assert pdf_text(data, 1000, told.append) == "Seen."
    assert told == [len("notseen")]
    with caplog.at_level(logging.WARNING):
        pdf_text(data, 1000)
        pdf_text(made(text("Seen.", 700)), 1000)
    assert len(caplog.messages) == 1
    assert "not seen" not in caplog.text
