"""Agreements that are not held, told by a party in quotation marks or by a country."""

from __future__ import annotations

from pathlib import Path

import pytest

from memobot.assistant import Assistant
from memobot.citations.model import Verdict
from memobot.settings import Settings

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    settings = Settings(corpus=CORPUS, index=tmp_path_factory.mktemp("index"))
    Assistant.ingest(settings)
    return Assistant.open(settings)


@pytest.mark.parametrize(
    "draft",
    [
        "The agreement with the Federation of Trade Unions of Belarus runs for five years.",
        "Меморандум с профсоюзами Швеции действует три года.",
        "Memorandum ze związkami zawodowymi Hiszpanii obowiązuje przez trzy lata.",
    ],
)
def test_an_agreement_with_another_country_is_not_judged_by_one_that_is_held(
    assistant: Assistant, draft: str
) -> None:
    (claim,) = assistant.check(draft).claims
    assert claim.verdict is Verdict.UNKNOWN_DOCUMENT


@pytest.mark.parametrize(
    "draft",
    [
        "Меморандум партии «Нур Отан» и ФПРК подписали Маулен Ашимбаев и Бахытжан Абдирайым.",
        "The memorandum between “Nur Otan” and the FPRK was signed in Pavlodar.",
    ],
)
def test_a_report_tells_of_an_agreement_that_is_not_held(assistant: Assistant, draft: str) -> None:
    (claim,) = assistant.check(draft).claims
    assert claim.verdict is Verdict.SUPPORTED
    assert claim.evidence[0].source.startswith("news/")
