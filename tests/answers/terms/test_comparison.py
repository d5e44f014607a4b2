from __future__ import annotations

from collections.abc import Callable

from memobot.answers.terms.comparison import compare
from memobot.answers.terms.statements import Composed
from memobot.answers.terms.telling import Telling
from memobot.documents.model import Document


def _table(composed: Composed) -> dict[str, list[str]]:
    rows = [line.strip("| ").split(" | ") for line in composed.text.splitlines()]
    return {row[0]: row[1:] for row in rows}


def test_agreements_stand_side_by_side_with_a_marker_in_each_cell(
    told: Callable[..., Telling],
    document_of: Callable[[str], Document],
    assert_borne_out: Callable[[Composed], None],
) -> None:
    composed = compare([told("pilots"), told("divers")], document_of)
    assert_borne_out(composed)
    table = _table(composed)
    assert table["Agreement"] == ["Pilots – Tug Crews (2022)", "Divers – Welders (2024)"]
    assert table["Term"] == ["5 years [3]", "2 years [4]"]
    assert table["First term ends"][0] == "4 May 2027 (4 May 2022 + 5 years) [3]"
    assert table["Renewal"] == [
        "automatic, 3 years each time [5]",
        "not automatic [6]",
    ]
    assert table["Notice"] == ["6 months before the end, by 4 November 2026 [5]", "–"]
    assert table["Copies"] == ["1 [7]", "–"]
    assert "Governing law" not in table


def test_what_both_lack_has_no_row(
    told: Callable[..., Telling], document_of: Callable[[str], Document]
) -> None:
    assert len(compare([told("rowers"), told("rowers")], document_of).text.splitlines()) == 2
