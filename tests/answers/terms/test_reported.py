"""What a report says of an agreement whose text is not held."""

from __future__ import annotations

from typing import Any

from memobot.answers.terms.phrases import Words
from memobot.answers.terms.reported import reported_statement
from memobot.naming.terms import Term, read_terms
from memobot.terms.dates import PartialDate
from memobot.terms.ledger import Held, Reported
from memobot.terms.model import Mention, Source

REPORT = Held("r", "News", "News", "news.txt", "news", "en", "0" * 12)


def _names(text: str) -> tuple[Term, ...]:
    return read_terms(f"the pact with {text}", "en")[-1:]


def _reported(quote: str, **said: Any) -> Reported:
    return Reported(REPORT, Mention("memorandum", Source(quote, 0, len(quote), None), **said))


SIGNED = _reported(
    "On 5 March 2021 the Bakers' Union of Norway signed a memorandum in Turku with Ms Aalto.",
    parties=("Bakers' Union of Norway", "Millers' League"),
    signatories=("Ms Aalto",),
    date=PartialDate(2021, 3, 5),
    place="Turku",
)
OTHER = _reported(
    "A memorandum was signed with the Bakers' Union of Peru.", parties=("Bakers' Union of Peru",)
)


def test_who_signed_when_and_where_is_told_as_far_as_the_quote_says_so() -> None:
    said = reported_statement(_names("Norway"), [OTHER, SIGNED], Words("en"))
    assert said is not None
    assert said.text == (
        "As reported: parties: Bakers' Union of Norway; signed by: Ms Aalto; date: 5 March 2021; "
        "place: Turku"
    )
    assert said.sources[0].document_id == "r"


def test_of_an_agreement_with_another_country_nothing_is_said() -> None:
    assert reported_statement(_names("Chile"), [OTHER, SIGNED], Words("en")) is None


def test_of_two_that_fit_as_well_neither_is_told() -> None:
    assert reported_statement(_names("Norway"), [SIGNED, SIGNED], Words("en")) is None


def test_it_is_told_in_the_language_of_the_question() -> None:
    said = reported_statement(_names("Norway"), [SIGNED], Words("pl"))
    assert said is not None
    assert "data: 5 marca 2021 r." in said.text
