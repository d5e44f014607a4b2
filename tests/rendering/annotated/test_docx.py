"""The Word copy: comments at the claims, the draft's words and formatting as they were."""

from __future__ import annotations

import io
import re

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from memobot.citations.model import Checked, Claim, Verdict
from memobot.documents.canonical import canonical
from memobot.documents.model import Span
from memobot.documents.reading import read_text
from memobot.errors import ReadingError
from memobot.rendering.annotated import CopyFormat, annotated
from memobot.rendering.annotated.docx import as_docx

START, END = "w:commentRangeStart", "w:commentRangeEnd"
DRAFT = "Dear all,\n\nThe Pact runs on\nand on. The kilns cool.\n\nYours"


def opened(data: bytes):
    return docx.Document(io.BytesIO(data))


def commented(document) -> dict[str, str]:
    """The text of each comment -> the words that it is anchored to."""
    return {
        comment.text: _anchored(document.element.body, str(comment.comment_id))
        for comment in document.comments
    }


def _anchored(body, comment: str) -> str:
    words, inside = "", False
    for element in body.iter(*map(qn, ("w:t", "w:tab", "w:br", START, END))):
        if element.tag in (qn(START), qn(END)):
            if element.get(qn("w:id")) == comment:
                inside = element.tag == qn(START)
        elif inside:
            words += {qn("w:tab"): "\t", qn("w:br"): "\n"}.get(element.tag) or element.text or ""
    return words


def words_of(data: bytes) -> list[str]:
    return read_text(data, "a.docx").text.split()


def test_a_copy_of_plain_text(claim, misquoted) -> None:
    claims = (
        claim(DRAFT, "The Pact runs on\nand on."),
        misquoted(DRAFT, "The kilns cool.", "cool", "glow"),
    )
    data = as_docx(Checked(DRAFT, "en", claims), "letter.txt")
    assert read_text(data, "a.docx").text == DRAFT
    document = opened(data)
    comments = {text.split("\n")[0]: words for text, words in commented(document).items()}
    assert comments["1. ✓ supported"] == "The Pact runs on\nand on."
    assert comments["2. ✗ misquoted"] == "The kilns cool."
    assert comments["Claims checked: 2 – ✓ supported: 1, ✗ misquoted: 1"] == "Dear all,"
    told = next(comment for comment in document.comments if "misquoted\n" in comment.text)
    assert "Pact of the potters, Article 2: “It is concluded for two years.”" in told.text
    struck = [run.text for part in told.paragraphs for run in part.runs if run.font.strike]
    assert struck == ["cool"]
    highlights = {
        run.text: run.font.highlight_color for part in document.paragraphs for run in part.runs
    }
    assert highlights["The kilns cool."] == WD_COLOR_INDEX.PINK
    assert highlights["Dear all,"] is None
    assert document.core_properties.title == "letter.txt"


@pytest.fixture
def letter() -> bytes:
    """A Word file: runs in the middle of words, a list, a table, a header, a comment."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Guild of Potters"
    paragraph = made.add_paragraph("The Pact ru")
    paragraph.add_run("ns o").bold = True
    paragraph.add_run("n. The kilns\tcool. Again: the kilns cool.").italic = True
    made.add_paragraph("The Pact runs on.", style="List Number")
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "Term"
    table.cell(0, 1).text = "The Pact runs on."
    made.add_comment(paragraph.runs[0], text="Is it so?", author="A reader")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_word_file_keeps_its_formatting(letter: bytes, claim) -> None:
    text = read_text(letter, "letter.docx").text
    starts = [match.start() for match in re.finditer(r"The Pact runs on\.", text)]
    assert len(starts) == 3
    at = text.index("The kilns")
    pact = "The Pact runs on."
    verdicts = (Verdict.SUPPORTED, Verdict.NOT_FOUND, Verdict.NOT_FOUND)
    claims = [
        Claim(pact, Span(start, start + len(pact)), (), verdict, "")
        for start, verdict in zip(starts, verdicts, strict=True)
    ]
    kilns = claim(text, text[at : text.index(" Again")], Verdict.CONTRADICTED)
    checked = Checked(text, "en", (claims[0], kilns, *claims[1:]))
    data = annotated(checked, CopyFormat.DOCX, "letter.docx", letter)
    assert read_text(data, "a.docx").text == text
    document = opened(data)
    assert document.sections[0].header.paragraphs[0].text == "Guild of Potters"
    comments = {told.split("\n")[0]: words for told, words in commented(document).items()}
    assert comments.pop("Is it so?").startswith("The Pact")
    assert comments["1. ✓ supported"] == "The Pact runs on."
    assert comments["2. ✗ contradicted"] == "The kilns\tcool."
    assert comments["3. ? not found in the texts"] == "The Pact runs on."
    assert comments["4. ? not found in the texts"] == "The Pact runs on."
    first = [(run.text, run.bold, run.font.highlight_color) for run in document.paragraphs[0].runs]
    green = WD_COLOR_INDEX.BRIGHT_GREEN
    shown = [one for one in first if one[0]]
    assert shown[:3] == [("The Pact ru", None, green), ("ns o", True, green), ("n.", None, green)]
    assert document.tables[0].cell(0, 1).paragraphs[0].runs[0].font.highlight_color is not None


def test_a_claim_that_begins_with_the_label_of_its_list(claim) -> None:
    made = docx.Document()
    made.add_paragraph("The Pact runs on.", style="List Bullet")
    made.add_paragraph("The kilns cool.", style="List Number")
    buffer = io.BytesIO()
    made.save(buffer)
    text = read_text(buffer.getvalue(), "a.docx").text
    claims = (claim(text, "- The Pact runs on."), claim(text, "1. The kilns cool."))
    data = as_docx(Checked(text, "en", claims), "a.docx", buffer.getvalue())
    assert read_text(data, "a.docx").text == text
    assert {"The Pact runs on.", "The kilns cool."} <= set(commented(opened(data)).values())


def test_a_claim_without_a_sure_place_is_listed_at_the_end(letter: bytes, claim) -> None:
    text = read_text(letter, "letter.docx").text
    row = claim(text, "Term | The Pact runs on.", Verdict.CONTRADICTED)  # a sign of our reader
    again = claim(text, "Again: the kilns cool.")
    data = as_docx(Checked(text, "en", (again, row)), "letter.docx", letter)
    document = opened(data)
    assert document.paragraphs[-2].text == "Claims that could not be marked in their place:"
    assert document.paragraphs[-1].text == row.text
    comments = {told.split("\n")[0]: words for told, words in commented(document).items()}
    assert comments["2. ✗ contradicted"] == row.text
    assert comments["1. ✓ supported"] == again.text


def test_a_file_that_cannot_be_worked_on_is_made_anew(claim) -> None:
    draft = "The Pact runs on."
    checked = Checked(draft, "en", (claim(draft, draft),))
    for damaged in (b"PK\x03\x04 nothing", b"PK"):
        assert words_of(annotated(checked, CopyFormat.DOCX, "a.docx", damaged)) == draft.split()


def test_characters_that_xml_cannot_hold_are_left_out(claim) -> None:
    draft = "The \x00Pact \x1b[31mruns\ufffe on \ud800."
    one = claim(draft, draft, Verdict.NOT_FOUND, explanation=draft, suggestion="\x00")
    data = as_docx(Checked(draft, "en", (one,)), "a\x00\ud800.txt")
    assert words_of(data) == ["The", "Pact", "[31mruns", "on", "."]


def test_any_copy_holds_the_words_of_the_draft(any_checked) -> None:
    @settings(max_examples=40)
    @given(any_checked)
    def holds(checked: Checked) -> None:
        data = as_docx(checked, "a.md")
        kept = re.sub(r"[\ud800-\udfff]", "", checked.text)
        try:
            words = words_of(data)
        except ReadingError:  # no words at all
            words = []
            kept = kept if any(map(str.isalnum, kept)) else ""
        document = opened(data)
        listed = [one for one in checked.claims if not canonical(one.text).strip()]
        assert len(document.comments) >= len(checked.claims)
        if not listed:
            assert words == canonical(kept).split()

    holds()


@settings(max_examples=30)
@given(
    pieces=st.lists(st.sampled_from(("ab", "b ", " a", "\t", "a\nb", "c")), min_size=1),
    places=st.sets(st.integers(0, 30), min_size=2, max_size=6),
)
def test_any_claim_in_a_word_file_is_marked_and_changes_no_word(
    pieces: list[str], places: set[int]
) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("x")
    for piece in pieces:
        paragraph.add_run(piece)
    buffer = io.BytesIO()
    made.save(buffer)
    text = read_text(buffer.getvalue(), "a.docx").text
    edges = sorted({place % (len(text) + 1) for place in places})
    spans = [Span(*edge) for edge in zip(edges[::2], edges[1::2], strict=False)]
    claims = tuple(Claim(span.of(text), span, (), Verdict.NOT_FOUND, "") for span in spans)
    copy = as_docx(Checked(text, "en", claims), "a.docx", buffer.getvalue())
    own, *_ = read_text(copy, "a.docx").text.split("Claims that could not be marked")
    assert own.strip() == text.strip()
    for told, words in commented(opened(copy)).items():
        if told[0].isdigit():
            claim = claims[int(told[0]) - 1]
            assert "".join(words.split()) == "".join(claim.text.split())
