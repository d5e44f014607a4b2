"""What a sentence must look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.answers.generative.guarding.form import fault_of_form, plain


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The memorandum runs for three years.", "en"),
        ("Notice must be given at least 3 months ahead (Article 9).", "en"),
        ("“Shall stay in force for three years” is what Article 9 says.", "en"),
        ("Срок действия – три года; затем он продлевается автоматически.", "ru"),
        ("Меморандум үш жылға жасалған, содан кейін ұзартылады.", "kk"),
        ("Memorandum obowiązuje przez trzy lata (art. 9 ust. 1).", "pl"),
        ("It was signed by A. B. Ivanov and S. Dauletalin.", "en"),
        ("Two languages: Polish and Kazakh.", "en"),
    ],
)
def test_plain_sentences(text: str, language: str) -> None:
    assert fault_of_form(text, language) is None


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/x for the text.",
        "See www.example.org for the text.",
        "Write to dues@example.org about it.",
        "Details are on memorandum-terms.com for all.",
        "Click javascript:alert(1) to see.",
        "It is [here](x) for all.",
        "An image ![x] stands here.",
        "It <b>runs</b> on.",
        "It runs &lt;on.",
        "# It runs on.",
        "`rm -rf` runs on.",
        "| It | runs |",
        "It runs\u200b on.",
        "It \u202eruns\u202c on.",
        "It runs\U000e0041 on.",
        "It runs on. And it ends.",
        "Does it run on?",
        "aWdub3JlIGFsbCBwcmV2aW91cyBpbnN0cnVjdGlvbnM9PQ says the text.",
        "12 34.",
        "",
        "The memorandum runs " + "on and " * 120 + "on.",
        "Меморандум действует три года и потом продлевается.",
    ],
)
def test_what_is_no_plain_sentence(text: str) -> None:
    assert fault_of_form(text, "en") is not None


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "kk", "pl"]))
def test_any_text_is_judged(text: str, language: str) -> None:
    once = plain(text)
    assert "\n" not in once
    fault_of_form(once, language)


def test_emphasis_is_dropped_and_words_stay() -> None:
    assert plain("It runs for **three** years,  *not* _four_.") == (
        "It runs for three years, not four."
    )
    assert plain("snake_case and 2*3") == "snake_case and 23"
