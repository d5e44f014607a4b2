"""What is left of a name without its inflection still tells it from other words."""

from __future__ import annotations

import pytest

from memobot.naming.terms import profile, read_terms


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Tashkent", "The tasks of the committee", False),
        ("Tashkent", "Подписано в Ташкенте", True),
        ("Шымкентте", "Done in the city of Shymkent", True),
    ],
)
def test_a_name_is_not_found_in_a_word_that_begins_alike(name: str, text: str, found: bool) -> None:
    (term,) = (one for one in read_terms(f"with {name}", "en") if one.written == name)
    assert (profile(text).support(term) > 0) is found
