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
