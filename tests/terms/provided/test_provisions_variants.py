"""Parties, signing, texts and provisions of twelve invented agreements in four languages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from memobot.documents.model import Document
from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.terms.model import Source
from memobot.terms.named.parties import find_parties
from memobot.terms.named.signing import find_place, find_signatories
from memobot.terms.provided.provisions import (
    find_amendment,
    find_disputes,
    find_governing_law,
    find_termination,
)
from memobot.terms.provided.texts import find_copies, find_languages

FOLDER = Path(__file__).parents[2] / "data" / "terms" / "clauses"
GOLD: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "gold.toml").read_text("utf-8"))
FINDERS = {
    "amendment": find_amendment,
    "termination": find_termination,
    "disputes": find_disputes,
}

every_agreement = pytest.mark.parametrize("name", GOLD)


def read(name: str) -> Document:
    return parse(read_text((FOLDER / name).read_bytes(), name))


@every_agreement
def test_the_parties_have_the_names_and_short_names_that_the_opening_gives(name: str) -> None:
    found = find_parties(read(name))
    assert [[party.name, *party.short_names] for party in found] == GOLD[name]["parties"]


@every_agreement
def test_the_signatories_have_name_office_and_organisation(name: str) -> None:
    found = find_signatories(read(name))
    as_listed = [[one.name, one.office or "", one.organisation or ""] for one in found]
    assert as_listed == GOLD[name]["signatories"]


@every_agreement
def test_the_place_of_signing_is_found_or_none(name: str) -> None:
    found = find_place(read(name))
    assert (found.value if found else None) == GOLD[name].get("place")


@every_agreement
def test_the_languages_and_their_standing_are_found_or_none(name: str) -> None:
    found = find_languages(read(name))
    assert list(found.codes if found else ()) == GOLD[name].get("languages", [])
    assert (found.standing if found else None) == GOLD[name].get("standing")


@every_agreement
def test_the_copies_are_counted_or_none(name: str) -> None:
    found = find_copies(read(name))
    assert (found.number if found else None) == GOLD[name].get("copies")
    assert (found.each if found else False) == GOLD[name].get("each", False)


@every_agreement
@pytest.mark.parametrize("kind", FINDERS)
def test_the_sentence_of_a_provision_is_found_or_none(name: str, kind: str) -> None:
    found = FINDERS[kind](read(name))
    expected = GOLD[name].get(kind)
    assert (found is None) == (expected is None)
    assert found is None or expected in found.quote


@every_agreement
def test_the_law_chosen_is_found_or_none(name: str) -> None:
    found = find_governing_law(read(name))
    assert (found.value if found else None) == GOLD[name].get("governing_law")


@every_agreement
def test_every_quote_stands_where_its_source_says(name: str) -> None:
    document = read(name)
    for source in sources(document):
        assert document.text[source.start : source.end] == source.quote
        assert source.quote.strip() == source.quote != ""


def sources(document: Document) -> list[Source]:
    found: list[Source | None] = [finder(document) for finder in FINDERS.values()]
    found += [one.source for one in (*find_parties(document), *find_signatories(document))]
    single = (find_place, find_languages, find_copies, find_governing_law)
    found += [one.source if (one := finder(document)) else None for finder in single]
    return [source for source in found if source]
