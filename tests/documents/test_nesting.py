from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.headings import read_entries
from memobot.documents.lines import split_lines
from memobot.documents.model import Unit, UnitKind
from memobot.documents.nesting import nest


def nested(text: str, article: str | None = None) -> tuple[Unit, ...]:
    return nest(read_entries(split_lines(text)), article)


def shape(units: tuple[Unit, ...]) -> list[object]:
    """Numbers with what is below them: ["1", ["a", "b"], "2"]; "-" for what has no number."""
    found: list[object] = []
    for unit in units:
        found.append(unit.number or "-")
        if unit.children:
            found.append(shape(unit.children))
    return found


def test_lists_nest_by_their_marks():
    text = "1. One:\n(a) first:\n(i) deep;\n(ii) deep;\n(b) second;\n2. Two\n"
    assert shape(nested(text)) == ["1", ["a", ["i", "ii"], "b"], "2"]


def test_decimals_nest_by_their_length():
    text = "2.1 One\n\n2.1.1 Deep\n\n2.1.2 Deep\n\n2.2 Two\n"
    assert shape(nested(text, "2")) == ["2.1", ["2.1.1", "2.1.2"], "2.2"]


def test_decimals_of_other_articles_are_words():
    units = nested("17.10 2023 is the day.\n", "9")
    assert [(unit.kind, unit.number) for unit in units] == [(UnitKind.PARAGRAPH, None)]


def test_a_number_out_of_order_is_words():
    assert shape(nested("1. One\n\n7. Seven days later\n\n2. Two\n")) == ["1", ["-"], "2"]


def test_a_list_may_lack_a_number():
    assert shape(nested("a) one\nb) two\nd) four\n")) == ["a", "b", "d"]


def test_cyrillic_letters_count():
    assert shape(nested("а) один\nб) два\nв) три\nг) четыре\n")) == ["а", "б", "в", "г"]


def test_bullets_nest_by_their_indent():
    text = "- one\n  - deeper\n  - deeper\n- two\n"
    assert shape(nested(text)) == ["-", ["-", "-"], "-"]


def test_wrapped_lines_go_on():
    units = nested("1. The Parties, having\nmet in Riga, agree.\n2. Two\n")
    assert shape(units) == ["1", "2"]
    assert units[0].span.end == len("1. The Parties, having\nmet in Riga, agree.")


def test_words_after_a_list_stand_beside_it():
    assert shape(nested("- one;\n- two.\n\nFurther fields may be added.\n")) == ["-", "-", "-"]
    assert [unit.kind for unit in nested("- one;\n- two.\n\nMore.\n")][-1] is UnitKind.PARAGRAPH


@given(st.lists(st.sampled_from(["(a)", "(b)", "(i)", "(ii)", "1.", "1)", "-", "   -", "x", ""])))
def test_depth_is_bounded_and_every_line_kept(markers):
    text = "".join(f"{marker} word\n" for marker in markers)
    units = nested(text)

    def depth(unit: Unit) -> int:
        return 1 + max(map(depth, unit.children), default=0)

    assert max(map(depth, units), default=0) <= 10
    covered = {at for unit in units for at in range(unit.span.start, unit.span.end)}
    assert all(at in covered for at, sign in enumerate(text) if sign.isalnum())
