"""Claims with gold verdicts are read, or refused with file and line; halves never move."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from memobot.citations.model import Verdict
from memobot.errors import CorpusError
from memobot.evaluation import claims as claims_module
from memobot.evaluation.claims import GoldClaim, Part, find_claims, of_texts, read_claims

ROW = {
    "id": "a-1",
    "text": "Dear all. The lease runs for 2 years.",
    "claim": "The lease runs for 2 years.",
    "verdict": "supported",
    "change": "none",
    "language": "en",
    "document": "lease.md",
    "article": "3",
}


def write(path: Path, *rows: object) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines), "utf-8")
    return path


def claim(**changes: Any) -> GoldClaim:
    text = "The lease runs for 2 years."
    fields = {"id": "a", "text": text, "claim": text, "change": "none", "language": "en"}
    return GoldClaim(**{**fields, "verdict": Verdict.SUPPORTED, **changes})


def test_a_claim_knows_its_verdict_and_its_place(tmp_path: Path) -> None:
    row = ROW | {"also": ["not_found"], "texts": "corpus", "note": "plain"}
    (read,) = read_claims(write(tmp_path / "a.jsonl", "", row, ""))
    assert read.verdict is Verdict.SUPPORTED
    assert read.also == (Verdict.NOT_FOUND,)
    assert read.span.of(read.text) == "The lease runs for 2 years."
    assert (read.document, read.article, read.texts) == ("lease.md", "3", "corpus")


def test_null_is_the_verdict_where_nothing_is_claimed(tmp_path: Path) -> None:
    (read,) = read_claims(write(tmp_path / "a.jsonl", ROW | {"verdict": None}))
    assert read.verdict is None
    assert read.accepts(None)
    assert not read.accepts(Verdict.SUPPORTED)


def test_a_folder_is_read_in_the_order_of_its_files(tmp_path: Path) -> None:
    write(tmp_path / "b.jsonl", ROW | {"id": "b-1"})
    write(tmp_path / "a.jsonl", ROW, ROW | {"id": "a-2"})
    write(tmp_path / "README.md", "no claims")
    assert [one.id for one in read_claims(tmp_path)] == ["a-1", "a-2", "b-1"]


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("{", "line 2"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "line 2"),
        (ROW | {"verdict": "true"}, "'true' is no verdict"),
        (ROW | {"verdict": ["supported"]}, "no verdict"),
        (ROW | {"also": "not_found"}, "'also'"),
        (ROW | {"verdikt": "supported"}, "'verdikt'"),
        (ROW | {"claim": "The lease runs for 3 years."}, "does not stand in the text"),
        (ROW | {"article": 3}, "'article'"),
        ({**ROW, "id": "  "[:0]}, "'id'"),
        ({key: ROW[key] for key in ROW if key != "verdict"}, "'verdict' is missing"),
        (ROW, "is the id of a claim before it"),
    ],
)
def test_a_bad_line_is_named_with_its_file(tmp_path: Path, bad: object, told: str) -> None:
    path = write(tmp_path / "a.jsonl", ROW, bad)
    with pytest.raises(CorpusError) as caught:
        read_claims(path)
    message = str(caught.value)
    assert told in message
    assert f"{path}, line 2" in message
    assert "\n" not in message


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="holds no claims"):
        read_claims(tmp_path)
    with pytest.raises(CorpusError, match="--claims"):
        read_claims(tmp_path / "nowhere")
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CorpusError, match="UTF-8"):
        read_claims(tmp_path)


def test_without_a_checkout_the_folder_must_be_named(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(claims_module, "CLAIMS", tmp_path / "nowhere")
    assert find_claims(tmp_path) == tmp_path
    with pytest.raises(CorpusError, match="--claims"):
        find_claims(None)


def test_the_halves_are_disjoint_and_never_move() -> None:
    known = [claim(id=f"en-{number:03d}") for number in range(1, 9)]
    building = [one.id for one in Part.BUILDING.of(known)]
    assert building == ["en-002", "en-003", "en-004"]
    measuring = [one.id for one in Part.MEASURING.of(known)]
    assert sorted(building + measuring) == [one.id for one in known]
    assert Part.ALL.of(known) == tuple(known)
    with pytest.raises(CorpusError, match="--share"):
        Part.MEASURING.of(known[1:2])


def test_claims_are_judged_by_texts_that_they_are_about() -> None:
    anywhere = claim(id="free", document="corpus/lease.md")
    said_nothing = claim(id="none")
    bound = claim(id="bound", document="corpus/lease.md", texts="corpus")
    others = claim(id="other", document="sale.md", texts="sales")
    no_document = claim(id="unheld", texts="sales")
    known = (anywhere, said_nothing, bound, others, no_document)
    assert of_texts(known, {"corpus/lease.md"}) == (anywhere, said_nothing, bound)
    assert of_texts(known, {"sale.md"}) == (others, no_document)
    assert of_texts(known, {"the-same-lease-in-other-words.txt"}) == (anywhere, said_nothing)
    with pytest.raises(CorpusError, match="--corpus"):
        of_texts([bound], {"something-else.md"})
