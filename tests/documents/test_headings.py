"""How headings are written, each in a text of its own style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.headings import Style, letter_reading, read_marker
from memobot.documents.lines import Line, split_lines
from memobot.documents.model import Document
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse


def marker_of(text: str, markdown: bool = False):
    return read_marker(Line(0, text), markdown)


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("Article 1", Style.ARTICLE, "1"),
        ("Article 1.", Style.ARTICLE, "1"),
        ("ARTICLE I", Style.ARTICLE, "1"),
        ("Article IX: Costs", Style.ARTICLE, "9"),
        ("ARTICLE FIVE", Style.ARTICLE, "5"),
        ("Art. 5", Style.ARTICLE, "5"),
        ("Art. 5a. Zmiany", Style.ARTICLE, "5a"),
        ("Статья 5", Style.ARTICLE, "5"),
        ("СТАТЬЯ ПЯТАЯ", Style.ARTICLE, "5"),
        ("5-бап. Мақсаты", Style.ARTICLE, "5"),
        ("5 – бап", Style.ARTICLE, "5"),
        ("Artykuł 5", Style.ARTICLE, "5"),
        ("**Article 5**", Style.ARTICLE, "5"),
        ("## ARTICLE V – COSTS", Style.ARTICLE, "5"),
        ("§ 5", Style.SECTION, "5"),
        ("§5. Koszty", Style.SECTION, "5"),
        ("Section 5", Style.SECTION, "5"),
        ("5-тармақ. Мақсат", Style.SECTION, "5"),
        ("SECTION 1.02", Style.SECTION, "1.2"),
        ("1. TERM", Style.NUMBER, "1"),
        ("**1. TERM**", Style.NUMBER, "1"),
        ("1 Definitions", Style.NUMBER_BARE, "1"),
        ("IV. COSTS", Style.ROMAN_DOT, "4"),
        ("1.1 The Union", Style.DECIMAL, "1.1"),
        ("1.01. The Union", Style.DECIMAL, "1.1"),
        ("3.0 General", Style.DECIMAL, "3.0"),
        ("1) one", Style.NUMBER_PARENTHESIS, "1"),
        ("(1) one", Style.NUMBER_PARENTHESES, "1"),
        ("(a) one", Style.LETTER_PARENTHESES, "a"),
        ("a) one", Style.LETTER, "a"),
        ("б) два", Style.LETTER, "б"),
        ("(iv) four", Style.ROMAN_PARENTHESES, "iv"),
        ("iv) four", Style.ROMAN, "iv"),
        ("– item", Style.BULLET, None),
        ("Chapter 2. Duties", Style.PART, "2"),
        ("РАЗДЕЛ II. ОБЩАЯ ЧАСТЬ", Style.PART, "2"),
        ("2-тарау", Style.PART, "2"),
        ("Annex C", Style.ANNEX, "c"),
        ("Annex II", Style.ANNEX, "2"),
        ("Приложение № 1", Style.ANNEX, "1"),
    ],
)
def test_markers(text, style, number):
    marker = marker_of(text)
    assert (marker.style, marker.number) == (style, number)


@pytest.mark.parametrize(
    "text", ["The Union", "17.5% of it", "2024 was a year", "Articles of association", "part of it"]
)
def test_words_are_no_markers(text):
    assert marker_of(text) is None


def test_a_letter_that_is_a_numeral_has_both_readings():
    marker = marker_of("(c) third")
    letter = letter_reading(marker)
    assert (marker.value, letter.value, letter.style) == (100, 3, Style.LETTER_PARENTHESES)
    assert letter_reading(marker_of("(a) first")) is None


def test_markdown_headings_count_only_in_markdown():
    assert marker_of("# Title") is None
    assert marker_of("# Title", markdown=True).style is Style.HEADING


def document_of(headings: list[str], source: str = "x.txt") -> Document:
    body = "Each Party bears the costs that arise on its side from this text.\n\n"
    text = "AGREEMENT\n\n" + "".join(f"{heading}\n\n{body}" for heading in headings)
    return parse(SourceText(source, text, "0" * 12))


@pytest.mark.parametrize(
    ("template", "heading"),
    [
        ("Article {n}", None),
        ("Article {n}.", None),
        ("Article {n}. Costs", "Costs"),
        ("Article {n} – Costs", "Costs"),
        ("Article {n}: Costs", "Costs"),
        ("Article {n}\n\nCosts", "Costs"),
        ("Article {n}\nCosts", "Costs"),
        ("ARTICLE {r}\nCOSTS AND FEES", "COSTS AND FEES"),
        ("ARTICLE {r} – COSTS", "COSTS"),
        ("**Article {n}. Costs**", "Costs"),
        ("**Article {n}**\n\n**Costs**", "Costs"),
        ("## Article {n}. Costs", "Costs"),
        ("Art. {n}. Koszty", "Koszty"),
        ("Artykuł {n}", None),
        ("§ {n}", None),
        ("§ {n}.\nKoszty", "Koszty"),
        ("§ {n} Koszty", "Koszty"),
        ("Section {n}", None),
        ("Section {n}. Costs", "Costs"),
        ("Статья {n}", None),
        ("Статья {n}. Расходы", "Расходы"),
        ("{n}-бап", None),
        ("{n}-бап. Шығындар", "Шығындар"),
        ("{n}. COSTS", "COSTS"),
        ("{n}. Costs", "Costs"),
        ("{n}) Costs", "Costs"),
        ("{n} COSTS", "COSTS"),
        ("{n}.0 Costs", "Costs"),
        ("{r}. COSTS", "COSTS"),
        ("**{n}. COSTS**", "COSTS"),
        ("### {n}. Costs", "Costs"),
        ("{n}. Costs and Fees. The Union pays what it orders.", "Costs and Fees"),
        ("{n}. COSTS. The Union pays what it orders.", "COSTS"),
        ("{n}. Costs; Fees. The Union pays what it orders.", "Costs; Fees"),
        ("{n}. COSTS The Union pays what it orders.", "COSTS"),
        ("{n}. Costs    The Union pays what it orders.", "Costs"),
        ("{n}. **Costs.** The Union pays what it orders.", "Costs"),
        ("{n}. The Union shall pay what it orders.", None),
        ("Article {n}\n\nThe Union shall pay what it orders.", None),
    ],
)
def test_headings_as_they_are_written(template, heading):
    numerals = ["I", "II", "III", "IV"]
    headings = [template.format(n=n, r=r) for n, r in enumerate(numerals, 1)]
    articles = document_of(headings, "x.md" if template[0] == "#" else "x.txt").articles()
    assert [article.number for article in articles] == ["1", "2", "3", "4"]
    assert {article.heading for article in articles} == {heading}


@given(st.text())
def test_lines_give_the_text_back(text):
    lines = split_lines(text)
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert [line.start for line in lines] == sorted(line.start for line in lines)
    assert "".join(line.text for line in lines).split() == "".join(text.splitlines()).split()


@given(st.text(alphabet="(ivxab1.)# *-§", max_size=30), st.booleans())
def test_a_marker_lies_at_the_start_of_its_line(text, markdown):
    marker = read_marker(Line(7, text), markdown)
    if marker is not None:
        assert 7 <= marker.start < marker.body <= 7 + len(text)
        assert not text[: marker.start - 7].strip()
