"""The parts of a question that say which text it is put to, and ask nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.search.framing import frames


def framed(text: str) -> list[str]:
    return [span.of(text).strip() for span in frames(text)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Under the pact of the potters, who pays for clay?", "Under the pact of the potters,"),
        ("Regarding the Brno pact: how long does it run?", "Regarding the Brno pact:"),
        ("When does it end – the pact of the potters?", "the pact of the potters?"),
        ("When does it end? I mean the Brno pact.", "I mean the Brno pact."),
        ("Pact of the potters; is it in force?", "Pact of the potters;"),
        ("when does it end? the Brno pact", "the Brno pact"),
        ("pact of the potters: who pays", "pact of the potters:"),
        ("По договору гончаров, кто платит за глину?", "По договору гончаров,"),
        ("Договор гончаров: каков срок?", "Договор гончаров:"),
        ("Когда истекает срок – договор с гончарами?", "договор с гончарами?"),
        ("Құмырашылар шарты бойынша, дауды кім шешеді?", "Құмырашылар шарты бойынша,"),
        ("Құмырашылар шарты: мерзімі қанша?", "Құмырашылар шарты:"),
        ("Zgodnie z umową garncarzy, kto płaci za glinę?", "Zgodnie z umową garncarzy,"),
        ("Chodzi o umowę z Brna; ile kosztuje glina?", "Chodzi o umowę z Brna;"),
    ],
)
def test_a_part_that_asks_nothing_is_told_from_the_part_that_asks(text: str, part: str) -> None:
    assert framed(text) == [part]


@pytest.mark.parametrize(
    "text",
    [
        "Who pays for clay under the pact of the potters?",
        "Who pays for clay, and when?",
        "Who pays for clay? When is it paid?",
        "Кто платит за глину, и когда?",
        "Глинаны кім төлейді?",
        "Kto płaci za glinę, gdy jej nie ma?",
    ],
)
def test_a_question_that_asks_throughout_has_no_frames(text: str) -> None:
    assert framed(text) == []


@pytest.mark.parametrize("text", ["", "the pact of the potters", "the potters: their pact; Brno"])
def test_where_nothing_is_asked_nothing_is_framed(text: str) -> None:
    assert framed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Договор гончаров: какую глину берут?",
        "Договор гончаров: кому платят?",
        "Договор гончаров: с какого дня он действует?",
        "Umowa garncarzy: jaką glinę biorą?",
        "Umowa garncarzy: komu płacą?",
        "Құмырашылар шарты: қай қалада жасалған?",
    ],
)
def test_every_form_of_a_word_that_asks_asks(text: str) -> None:
    assert framed(text) == [text[: text.index(":") + 1]]


def test_every_part_that_asks_nothing_is_found_and_in_order() -> None:
    text = "The potters: who pays? The Brno pact. The one of 1987."
    assert framed(text) == ["The potters:", "The Brno pact.", "The one of 1987."]


@pytest.mark.parametrize(
    "text",
    [
        "By the pact «Who digs, and when: clay», who pays?",
        "By the pact “Who digs, and when: clay”, who pays?",
        'By the pact "Who digs, and when: clay", who pays?',
        "W umowie „Kto kopie, i kiedy: glina”, kto płaci?",
    ],
)
def test_quotation_marks_hold_a_name_together(text: str) -> None:
    assert framed(text) == [text[: text.rindex(",") + 1]]


@pytest.mark.parametrize("dash", [" – ", " — ", " - "])
def test_a_dash_between_two_names_parts_nothing(dash: str) -> None:
    assert framed(f"Potters{dash}Weavers: who pays?") == [f"Potters{dash}Weavers:"]


def test_one_word_alone_asks_nothing() -> None:
    assert framed("Who pays for clay? When?") == ["When?"]


_PIECES = st.sampled_from(
    ["who pays", "the pact", "кто платит", "«Улей, где»", "kto", "Potters – Weavers", "кім", "x"]
)
_JOINTS = st.sampled_from([", ", ": ", "; ", "? ", ". ", " – ", " (", ") ", " ", "\n"])


@given(st.one_of(st.text(max_size=200), st.lists(st.one_of(_PIECES, _JOINTS)).map("".join)))
def test_frames_are_disjoint_in_order_and_never_all(text: str) -> None:
    spans = frames(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert sum(map(len, spans)) < len(text) or not spans
