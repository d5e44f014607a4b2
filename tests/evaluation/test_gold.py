from __future__ import annotations

from pathlib import Path

import pytest

from memobot.errors import CorpusError
from memobot.evaluation.gold import Share, find_texts, is_for_building, read_gold


def test_a_row_gives_the_answers_by_field(write_table) -> None:
    data = write_table(
        [{"stem": "a", "agreement_date": "5/8/2018", "expiration_date": "[]/[]/2018"}]
    )
    (contract,) = read_gold(data)
    assert contract.stem == "a"
    assert contract.answers["agreement_date"] == {"2018-05-08"}
    assert contract.answers["expiration_date"] == frozenset()  # given, but not to be read
    assert contract.answers["renewal_term"] is None


def test_headings_are_read_as_the_published_table_writes_them(write_table) -> None:
    data = write_table([{"stem": "a", "notice_period": "30 days"}])
    table = data / "master_clauses.csv"
    published = table.read_text("utf-8").replace("Renewal-Answer", "Renewal- Answer")
    table.write_text("\ufeff" + published.replace(".pdf", ".PDF"), "utf-8")
    (contract,) = read_gold(data)
    assert contract.stem == "a"
    assert contract.answers["notice_period"] == {30}


def test_texts_are_found_by_names_that_differ_in_case_and_punctuation(write_table) -> None:
    data = write_table([{"stem": "ACME, INC._EX-1"}, {"stem": "b"}])
    (data / "full_contract_txt").mkdir()
    text = data / "full_contract_txt" / "Acme Inc_EX-1 .txt"
    text.write_text("An agreement", "utf-8")
    assert find_texts(data, read_gold(data)) == {"ACME, INC._EX-1": text}


@pytest.mark.parametrize("content", [None, b"", b"Filename\na.pdf\n", b"\xff\xfe\x00", b'"a\x00'])
def test_what_is_no_table_of_cuad_is_refused_in_one_line(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "master_clauses.csv").write_bytes(content)
    with pytest.raises(CorpusError) as told:
        read_gold(tmp_path)
    assert "master_clauses.csv" in str(told.value)
    assert "CUAD v1" in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("folder", [False, True])
def test_a_table_without_texts_is_refused(write_table, folder: bool) -> None:
    data = write_table([{"stem": "a"}])
    if folder:
        (data / "full_contract_txt").mkdir()
    with pytest.raises(CorpusError, match="full_contract_txt"):
        find_texts(data, read_gold(data))


def test_the_halves_never_move_and_share_nothing() -> None:
    stems = [f"contract {number}" for number in range(1000)]
    seen = {stem for stem in stems if Share.SEEN.holds(stem)}
    assert {stem for stem in stems if Share.UNSEEN.holds(stem)} == set(stems) - seen
    assert all(Share.ALL.holds(stem) for stem in stems)
    assert 850 < len(seen) < 950
    assert "".join(filter(is_for_building, "hijklmnopqrst")) == "hiklmnopqst"
