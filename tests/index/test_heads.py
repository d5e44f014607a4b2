"""What tells the name of a document: all outside the articles of an agreement."""

from __future__ import annotations

import pytest

from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.index.heads import head_of

AGREEMENT = """\
---
title: Memorandum of the weavers
note: hidden words
---

# Memorandum of the weavers

The Guild of Weavers and the Dyers of Lyon have agreed:

## Part I. General

### Article 1. Aim

They weave.

### Article 2. Dyes

They dye.

## Part II. Special

### Article 3. Term

It runs for two years.

## Signatures

For the Dyers: Colette Garance
"""


def head(text: str, name: str) -> str:
    return head_of(parse(read_text(text.encode(), name)))


def test_of_an_agreement_it_is_what_stands_outside_its_articles() -> None:
    found = head(AGREEMENT, "weavers.md")
    assert "Guild of Weavers" in found
    assert "Colette Garance" in found
    assert "Part II. Special" in found
    assert "They weave" not in found
    assert "two years" not in found
    assert "hidden words" not in found


def test_of_a_report_it_is_the_opening() -> None:
    text = "The dyers met.\n\n" + "They spoke at length of blue. " * 100
    assert head(text, "news.txt") == text[:300]


def test_it_is_bounded() -> None:
    long = "The Guild of Weavers and others have agreed. " * 500
    articles = "Article 1\n\nThey weave.\n\nArticle 2\n\nThey dye.\n"
    text = f"MEMORANDUM OF COOPERATION\n\n{long}\n\n{articles}"
    assert 2_000 < len(head(text, "weavers.txt")) <= 2_500


FERRIES = """\
# {title}

The Guild of Ferrymen and the Dyers of Lyon {formula}:

## Article 1. Aim

They ask {name} to build, and pay {name} for it. The boats of {name} are blue.

## Article 2. Term

It runs for two years and ends with {once}.
"""


@pytest.mark.parametrize("name", ["Bruvik", "Бруевич", "Қайықшы", "Świdnik", "BRUVIK"])
def test_of_an_agreement_also_the_names_that_it_keeps_using(name: str) -> None:
    text = FERRIES.format(
        title="Agreement of the ferrymen", formula="agree as follows", name=name, once="Kolgrim"
    )
    found = head(text, "ferrymen.md")
    assert name in found.split("\n")[-1].split()
    assert "Kolgrim" not in found
    assert "build" not in found


def test_a_word_that_is_also_written_small_is_no_name() -> None:
    text = FERRIES.format(
        title="Agreement of the ferrymen",
        formula="agree as follows",
        name="Boats",
        once="all boats of theirs",
    )
    assert "Boats" not in head(text, "ferrymen.md")


def test_but_news_tell_of_others() -> None:
    opening = "The ferrymen met.\n\n" + "They spoke at length of boats. " * 10
    text = opening + "They asked Bruvik, and thanked Bruvik, and praised Bruvik. " * 5
    assert head(text, "news.txt") == text[:300]
    assert "Bruvik" not in head(text, "news.txt")


def test_names_that_a_policy_keeps_using_are_kept() -> None:
    opening = "Privacy policy\n\nThis privacy policy is long. " + "We keep all that is told. " * 15
    text = opening + "You may write to Bruvik, and we tell Bruvik of it. "
    assert "Bruvik" in head(text, "policy.txt")


def test_the_names_are_bounded_too() -> None:
    names = " and ".join(f"{letter}{'o' * 40}" for letter in "BCDFGHJKLMNPQRST")
    text = FERRIES.format(title="Agreement", formula="agree as follows", name=names, once="nothing")
    assert len(head(text, "ferrymen.md").split("\n")[-1]) < 250
