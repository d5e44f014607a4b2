"""Agreements that reports say were ended, and people named without an office."""

from __future__ import annotations

import pytest

from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.terms.model import Mention
from memobot.terms.reports.mentions import find_mentions


def mentions(text: str) -> tuple[Mention, ...]:
    return find_mentions(parse(SourceText("news.md", f"# News\n\n{text}\n", "0" * 12)))


@pytest.mark.parametrize(
    "text",
    [
        "The Union of Weavers terminated the agreement with the Guild Federation which was "
        "signed on "
        "4 May 2018 in Oslo.",
        "The agreement signed on 4 May 2018 by the Union of Weavers and the Guild Federation was "
        "formally terminated.",
        "Союз ткачей расторг соглашение с Федерацией портных, подписанное 4 мая 2018 года.",
        "Związek Tkaczy wypowiedział porozumienie z Federacją Krawców podpisane 4 maja 2018 r.",
    ],
)
def test_an_ended_agreement_is_not_shown_as_one_that_was_signed(text: str) -> None:
    assert mentions(text) == ()


def test_an_agreement_that_was_not_ended_stays() -> None:
    (found,) = mentions(
        "The Union of Weavers signed an agreement with the Guild Federation on 4 May 2018 in Oslo."
    )
    assert found.date is not None
    assert found.date.iso == "2018-05-04"


def test_those_who_sign_a_renewed_agreement() -> None:
    (found,) = mentions(
        "On 4 May 2018 the Union of Weavers signed a memorandum with the Guild Federation in "
        "Oslo. The "
        "memorandum, renewed automatically each year, was signed by UW Chairman Nils Dahl and GF "
        "President Eva Moe."
    )
    assert found.signatories == ("Nils Dahl", "Eva Moe")


def test_names_alone_behind_the_verb_are_those_who_signed() -> None:
    (found,) = mentions(
        "Dnia 4 maja 2018 r. w Łodzi Związek Tkaczy podpisał porozumienie z Federacją Krawców. "
        "Dokument podpisali Jan Kos i Ewa Lis."
    )
    assert found.signatories == ("Jan Kos", "Ewa Lis")


def test_organisations_behind_the_verb_are_no_people() -> None:
    (found,) = mentions(
        "Dnia 4 maja 2018 r. w Łodzi Związek Tkaczy podpisał porozumienie z Federacją Krawców. "
        "Dokument podpisali Związek Tkaczy i Federacja Krawców."
    )
    assert found.signatories == ()
