"""Sentences of a model beside an invented memorandum: which hold, which do not, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from memobot.answers.generative.guarding.guard import Guard, Rejected, Verified
from memobot.answers.generative.reply import Claim, Ground
from memobot.answers.generative.sources import Source
from memobot.assistant import Assistant
from memobot.documents.model import UnitKind

PARTS = (UnitKind.ARTICLE, UnitKind.PREAMBLE, UnitKind.SIGNATURES)
Judge = Callable[..., Verified | Rejected]


@pytest.fixture(scope="module")
def judge(small: Assistant) -> Judge:
    """A function: a sentence, the article that it cites, the words that it names -> the verdict.
    Sources are the articles of the memorandum, numbered as these are."""
    guard = Guard(small._retriever, small._ledger_on)

    def judged(
        text: str,
        article: int | None = 6,
        words: str = "",
        language: str = "en",
        name: str = "the memorandum of the glaziers",
    ) -> Verified | Rejected:
        document = small.show(name).document
        units = document.articles()
        sources = [
            Source(number, document, unit.span, unit) for number, unit in enumerate(units, 1)
        ]
        grounds = () if article is None else (Ground(article, words),)
        return guard.judge(Claim(text, grounds), sources, language)

    return judged


HOLD = [
    ("The memorandum stays in force for four years.", 6, "remains in force for four years", "en"),
    ("It ends on 4 May 2026.", 6, "four years", "en"),
    ("A party may terminate it by written notice six months in advance.", 6, "", "en"),
    ("According to Article 6, a party may terminate it with six months' notice.", 6, "", "en"),
    ("The text says “remains in force for four years”.", 6, "", "en"),
    ("Each party puts 700 euro a year into the solidarity fund.", 4, "Each Party puts", "en"),
    ("Minutes are kept by the host and sent round within 14 days.", 3, "", "en"),
    ("In Article 6 it says: “remains in force for four years”.", 6, "", "en"),
    ("В статье 6 сказано: «remains in force for four years».", 6, "four years", "ru"),
    ("Меморандум действует четыре года.", 6, "four years", "ru"),
    ("Memorandum obowiązuje przez cztery lata.", 6, "", "pl"),
    ("Меморандум төрт жыл бойы күшінде болады.", 6, "", "kk"),
]


@pytest.mark.parametrize(("text", "article", "words", "language"), HOLD)
def test_what_the_source_says_holds(
    judge: Judge, text: str, article: int, words: str, language: str
) -> None:
    found = judge(text, article, words, language)
    assert isinstance(found, Verified), found
    assert found.quotes
    assert all(quote.text in quote.document.text for quote in found.quotes)


FAIL = [
    # values
    ("The memorandum stays in force for five years.", 6, "", "does not have “five years”"),
    ("It ends on 4 May 2027.", 6, "", "4 May 2027"),
    ("Each party puts 900 euro a year into the fund.", 4, "", "900"),
    ("Minutes are sent round within 41 days.", 3, "", "41"),
    ("Article 61 lets it run for four years.", 6, "", "no Article 61"),
    # the right words in another place
    ("Each party puts 700 euro a year into the solidarity fund.", 6, "", ""),
    ("Article 5 says that it runs for four years.", 6, "", ""),
    # sources and their words
    ("The memorandum stays in force for four years.", None, "", "names no source"),
    ("The memorandum stays in force for four years.", 99, "", "no source 99"),
    ("The memorandum stays in force for four years.", 6, "for fourteen years", "are not in source"),
    ("The memorandum stays in force for four years.", 6, "Each Party puts 700 euro", "not in"),
    # stance, bounds, roles: what is added, lost or turned round
    ("Notice may be given at most six months in advance.", 6, "six months in advance", ""),
    ("Only the tilers may terminate it by written notice.", 6, "", ""),
    ("It is extended in any case for further periods of two years.", 6, "", ""),
    ("Each guest pays for the rooms.", 3, "The host pays for the rooms", ""),
    ("The parties meet every month.", 3, "The Parties meet once a year", ""),
    ("Minutes are sent round within 14 days after 3 May.", 3, "", ""),
    ("It is not true that “it remains in force for four years”.", 6, "", ""),
    # quotations
    ("The text says “remains in force for forty years”.", 6, "", "no quotation"),
    ("A party is called a “scoundrel”.", 6, "", "no quotation"),
    # who, whether, and what
    ("Toomas Ilves signed for the glaziers of Estonia.", 6, "", ""),
    ("Jean Dupont signed for the glaziers of Estonia.", 6, "", "says otherwise"),
    ("Greenpeace may terminate the memorandum by written notice.", 6, "", "Greenpeace"),
    ("The memorandum with the union of Brazil stays in force for four years.", 6, "", ""),
    ("A party may not terminate it by written notice.", 6, "", ""),
    ("The parties finance a common holiday home.", 6, "", "holiday"),
    ("Dues rise every year.", 6, "", "Dues"),
    # form
    ("It stays in force for four years, see https://example.org.", 6, "", "link"),
    ("It stays in force for four years. It ends soon.", 6, "", "more than one"),
    ("Меморандум действует четыре года со дня подписания обеими сторонами.", 6, "", "language"),
]


@pytest.mark.parametrize(("text", "article", "words", "why"), FAIL)
def test_what_it_does_not_say_fails_with_the_reason(
    judge: Judge, text: str, article: int | None, words: str, why: str
) -> None:
    found = judge(text, article, words)
    assert isinstance(found, Rejected), found
    assert why in found.why


def test_another_agreement_than_the_one_cited_is_no_ground(judge: Judge) -> None:
    said = "The agreement of the beekeepers stays in force for four years."
    assert isinstance(judge(said), Rejected)


def test_the_sentence_that_holds_the_words_is_what_is_quoted(judge: Judge) -> None:
    found = judge("It is extended by two years at a time.", 6, "for further periods of two years")
    assert isinstance(found, Verified), found
    (quote,) = found.quotes
    assert quote.text.startswith("It is extended for further periods of two years")
    assert quote.text.endswith("objects.")
