from __future__ import annotations

import pytest

from memobot.citations.model import Verdict
from memobot.rendering.verdict_words import SIGNS, labels, verdict_words


@pytest.mark.parametrize("language", ["en", "ru", "kk", "pl"])
def test_every_verdict_has_words_of_its_own_in_every_language(language: str) -> None:
    words = verdict_words(language)
    assert set(words) == set(SIGNS) == set(Verdict)
    assert len(set(words.values())) == len(Verdict)
    assert all(labels(language).values())
    if language != "en":
        assert not set(words.values()) & set(verdict_words("en").values())


def test_another_language_has_the_words_of_english() -> None:
    assert verdict_words("xx") == verdict_words("en")
    assert labels("xx") == labels("en")
