"""How places and quotes are written in four languages."""

from __future__ import annotations

import pytest

from memobot.citations.labels import place, quoted
from memobot.language import LANGUAGES


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
    assert place(language, article, clause, part) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quote_is_unchanged_between_its_marks(language: str) -> None:
    said = quoted(language, ' a "b" [1] \n**c**')
    assert said[1:-1] == ' a "b" [1] \n**c**'
    assert said[0] != said[-1]
