"""A quotation that leaves off, or leaves outside, the "not" before the words of the text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from memobot.assistant import Assistant
from memobot.citations.model import Verdict
from memobot.settings import Settings

TEXTS = Path(__file__).parents[1] / "data" / "agreements"
QUOTE = "ma biernego prawa wyborczego we władzach związku przyjmującego"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("texts")
    shutil.copy(TEXTS / "pl-artykul.txt", folder)
    settings = Settings(corpus=folder, index=folder / "index")
    Assistant.ingest(settings)
    return Assistant.open(settings)


@pytest.mark.parametrize(
    ("before", "verdict"),
    [
        ("„", Verdict.MISQUOTED),
        ("nie „", Verdict.SUPPORTED),
        ("„nie ", Verdict.SUPPORTED),
    ],
)
def test_the_not_before_a_quote_counts(assistant: Assistant, before: str, verdict: Verdict) -> None:
    draft = f"Umowa „Troska” – „Opora” stanowi, że członek goszczący {before}{QUOTE}”."
    (claim,) = assistant.check(draft).claims
    assert claim.verdict is verdict
    if verdict is Verdict.MISQUOTED:
        assert claim.suggestion == draft.replace("„ma", "„nie ma")
