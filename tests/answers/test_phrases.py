"""What memobot says in its own words, in four languages."""

from __future__ import annotations

from itertools import product

import pytest

from memobot.answers import phrases
from memobot.answers.model import Reason
from memobot.language import LANGUAGES, detect

NAMES = {"name": "QWX", "document": "ZYV", "article": "77", "articles": "1–55"}


@pytest.mark.parametrize(("language", "reason"), list(product(LANGUAGES, Reason)))
def test_every_refusal_is_said_in_every_language(language: str, reason: Reason) -> None:
    said = phrases.refusal(language, reason, **NAMES)
    assert "{" not in said
    assert detect(said) == language
    told = {
        Reason.NO_SUCH_ARTICLE: ("ZYV", "77", "1–55"),
        Reason.UNKNOWN_DOCUMENT: ("QWX",),
        Reason.TEXT_NOT_HELD: ("QWX",),
    }
    for name in told.get(reason, ()):
        assert name in said


def test_no_two_refusals_are_the_same() -> None:
    said = [phrases.refusal(one, reason, **NAMES) for one in LANGUAGES for reason in Reason]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_leads_to_a_mention_is_not_what_leads_to_the_nearest(language: str) -> None:
    mention = phrases.nearest(language, Reason.TEXT_NOT_HELD)
    assert mention.endswith(":")
    assert mention != phrases.nearest(language, Reason.NOT_IN_CORPUS)


@pytest.mark.parametrize(
    ("language", "article", "clause", "part", "words"),
    [
        ("en", "6", None, "", "Article 6"),
        ("en", "6", "2", "", "Article 6(2)"),
        ("en", "6", "6.2", "", "Article 6.2"),
        ("en", "6", "6.2(a)", "", "Article 6.2(a)"),
        ("en", "6", "16.2", "", "Article 6(16.2)"),
        ("en", None, None, "preamble", "preamble"),
        ("en", None, None, "signatures", "signatures"),
        ("en", None, None, "", ""),
        ("ru", "6", None, "", "статья 6"),
        ("ru", "6", "2", "", "статья 6, пункт 2"),
        ("ru", None, None, "preamble", "преамбула"),
        ("ru", None, None, "signatures", "подписи"),
        ("kk", "6", None, "", "6-бап"),
        ("kk", "6", "2", "", "6-бап, 2-тармақ"),
        ("kk", None, None, "preamble", "кіріспе"),
        ("kk", None, None, "signatures", "қолдар"),
        ("pl", "6", None, "", "artykuł 6"),
        ("pl", "6", "2", "", "artykuł 6 ust. 2"),
        ("pl", None, None, "preamble", "preambuła"),
        ("pl", None, None, "signatures", "podpisy"),
    ],
)
def test_places(
    language: str, article: str | None, clause: str | None, part: str, words: str
) -> None:
    assert phrases.place(language, article, clause, part) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quote_is_unchanged_between_its_marks(language: str) -> None:
    said = phrases.quoted(language, ' a "b" [1] \n**c**')
    assert said[1:-1] == ' a "b" [1] \n**c**'
    assert said[0] != said[-1]
