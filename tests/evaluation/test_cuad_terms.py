from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from memobot.errors import CorpusError, SettingsError
from memobot.evaluation.cuad_terms import evaluate, prediction_of, write_predictions
from memobot.evaluation.gold import Share
from memobot.evaluation.scoring import Score
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.ledger import Held, work_out
from memobot.terms.model import (
    AgreementTerms,
    Anchor,
    Notice,
    Renewal,
    Source,
    StatedDate,
    Term,
)

LEASE = """\
LEASE AGREEMENT

This Agreement is made on {day} May 2019 between Alder Ltd and Birch Ltd (the "Parties").

1. TERM

This Agreement shall expire on 31 December 2024.

2. NOTICES

Notices are given in writing.
"""
WORDS = Source("words", 0, 5, None)
HELD = Held("id", "Title", "Title", "a.txt", "agreement", "en", "0" * 12)


@pytest.fixture
def cuad(write_table) -> Path:
    """Three contracts: "a" and "b" are for building, "r" is not, and the text of "b" is missing."""
    data: Path = write_table(
        [
            {"stem": "a", "agreement_date": "5/4/2019", "expiration_date": "12/31/2024"},
            {"stem": "b", "agreement_date": "5/4/2019"},
            {"stem": "r", "agreement_date": "5/[]/2019", "expiration_date": "12/30/2024"},
        ]
    )
    texts = data / "full_contract_txt"
    texts.mkdir()
    (texts / "a.txt").write_text(LEASE.format(day=4), "utf-8")
    (texts / "r.txt").write_text(LEASE.format(day=5), "utf-8")
    return data


def test_contracts_are_read_predicted_and_scored_by_half(cuad: Path) -> None:
    evaluation = evaluate(cuad)
    assert evaluation.predictions["a"]["agreement_date"] == "2019-05-04"
    assert evaluation.predictions["a"]["expiration_date"] == "2024-12-31"
    assert evaluation.unread == {"b": "has no text"}
    signed, expires = (
        {share: part.scores[field] for share, part in evaluation.parts.items()}
        for field in ("agreement_date", "expiration_date")
    )
    assert signed[Share.SEEN] == Score(tp=1, fp=0, fn=1, contracts=2, with_answer=2)
    assert signed[Share.UNSEEN] == Score(tp=1, fp=0, fn=0, contracts=1, with_answer=1)
    assert signed[Share.ALL] == Score(tp=2, fp=0, fn=1, contracts=3, with_answer=3)
    assert expires[Share.UNSEEN] == Score(tp=0, fp=1, fn=1, contracts=1, with_answer=1)


def test_one_half_reads_nothing_of_the_other(cuad: Path) -> None:
    for share, stems in ((Share.SEEN, {"a"}), (Share.UNSEEN, {"r"})):
        evaluation = evaluate(cuad, share)
        assert set(evaluation.predictions) == stems
        assert set(evaluation.parts) == {share}


def test_a_file_that_cannot_be_read_is_told_and_scored_as_silent(cuad: Path) -> None:
    (cuad / "full_contract_txt" / "a.txt").write_bytes(b"")
    evaluation = evaluate(cuad, Share.SEEN)
    assert "is empty" in evaluation.unread["a"]
    assert evaluation.parts[Share.SEEN].scores["agreement_date"] == Score(0, 0, 2, 2, 2)


def test_a_report_that_is_no_agreement_gives_no_terms(cuad: Path) -> None:
    news = "Almaty, 4 May 2019. The unions met yesterday. They spoke about wages and went home."
    (cuad / "full_contract_txt" / "a.txt").write_text(news, "utf-8")
    assert set(evaluate(cuad, Share.SEEN).predictions["a"].values()) == {None}


def test_a_half_without_contracts_is_refused(write_table) -> None:
    with pytest.raises(CorpusError, match="unseen"):
        evaluate(write_table([{"stem": "a"}]), Share.UNSEEN)


def test_progress_reaches_all_contracts(cuad: Path) -> None:
    told: list[tuple[str, int, int]] = []
    evaluate(cuad, Share.ALL, lambda *step: told.append(step))
    assert told == [("contracts", 1, 2), ("contracts", 2, 2)]


def predicted(terms: AgreementTerms) -> dict[str, str | None]:
    return dict(prediction_of(work_out(HELD, terms, date(2020, 1, 1))))


def test_an_entry_answers_in_iso_dates_and_durations() -> None:
    terms = AgreementTerms(
        signed=StatedDate(WORDS, PartialDate(2018, 5)),
        effective=StatedDate(WORDS, PartialDate(2018, 6, 1)),
        expires=StatedDate(WORDS, PartialDate(2021, 5, 31)),
        renewal=Renewal(WORDS, automatic=True, duration=Duration(years=1, months=6)),
        notice=Notice(WORDS, Duration(days=60)),
    )
    assert predicted(terms) == {
        "agreement_date": "2018-05",
        "effective_date": "2018-06-01",
        "expiration_date": "2021-05-31",
        "renewal_term": "P1Y6M",
        "notice_period": "P60D",
    }


def test_what_has_no_end_is_perpetual() -> None:
    terms = AgreementTerms(
        effective=StatedDate(WORDS, PartialDate(2018, 6, 1)),
        term=Term(WORDS, indefinite=True),
        renewal=Renewal(WORDS, automatic=True, indefinite=True),
    )
    assert predicted(terms)["expiration_date"] == "perpetual"
    assert predicted(terms)["renewal_term"] == "perpetual"


def test_what_is_not_stated_is_not_answered() -> None:
    assert set(predicted(AgreementTerms()).values()) == {None}
    silent = Renewal(WORDS, automatic=True)
    assert predicted(AgreementTerms(renewal=silent))["renewal_term"] is None


def test_a_notice_that_ends_it_at_any_time_prevents_no_renewal() -> None:
    terms = AgreementTerms(notice=Notice(WORDS, Duration(days=60), before=Anchor.EVENT))
    assert predicted(terms)["notice_period"] is None


def test_predictions_are_written_one_contract_a_line(tmp_path: Path) -> None:
    out = tmp_path / "predictions.jsonl"
    out.write_text("what was there before")
    write_predictions({"a": {"renewal_term": "P1Y"}, "договор": {}}, out)
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert lines == [{"filename": "a", "renewal_term": "P1Y"}, {"filename": "договор"}]
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("name", ["missing/predictions.jsonl", "folder"])
def test_predictions_that_cannot_be_written_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(SettingsError, match="--out"):
        write_predictions({"a": {}}, tmp_path / name)
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]
