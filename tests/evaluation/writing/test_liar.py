"""The liar: every second sentence a lie, each labelled, and the same ones for the same seed."""

from __future__ import annotations

from collections import Counter
from html import escape
from pathlib import Path

import pytest

from memobot.evaluation.writing.cases import Case, read_cases
from memobot.evaluation.writing.liar import Liar
from memobot.evaluation.writing.prompted import on_one_line
from memobot.evaluation.writing.statements import WRITTEN, Form
from memobot.language_models.model import Message

CASES = read_cases(Path(__file__).parents[2] / "data" / "lies")


def asked(case: Case) -> list[Message]:
    """A prompt whose sources are the words that the case rests on, and one more."""
    texts = {at.words: at.article or "" for fact in case.facts for at in fact.bases}
    texts["Other words, of 12 other articles."] = "3"
    sources = "\n".join(
        f'<source id="{number}" document="D" article="{article}">\n{escape(words)}\n</source>'
        for number, (words, article) in enumerate(texts.items(), 1)
    )
    question = escape(case.question, quote=False)
    return [
        Message("system", "Rules."),
        Message("user", f"<sources>\n{sources}\n</sources>\n<question>\n{question}\n</question>"),
    ]


@pytest.mark.parametrize("form", ["json", "text"])
def test_every_second_sentence_is_a_lie(form: Form) -> None:
    liar = Liar(CASES, form)
    for case in CASES:
        liar.begin(case.id)
        reply = liar(asked(case))
        lies = sum(bool(one.false) for one in liar.said)
        assert lies == len(liar.said) - lies > 0
        assert all(on_one_line(one.text)[:20] in on_one_line(reply) for one in liar.said[:1])


def test_all_kinds_of_lies_are_told() -> None:
    liar = Liar(CASES)
    for seed in range(4):
        for case in CASES:
            liar.begin(f"{case.id} {seed}")
            liar(asked(case))
    kinds = Counter({kind: count for kind, count in liar.told.items() if count >= 3})
    assert len(kinds) >= 55
    assert {"figure", f"{WRITTEN}date_text", "party", "person", "article_missing"} <= kinds.keys()
    assert {"quotation_invented", "quotation_changed", "no_citation"} <= kinds.keys()
    assert {"source_not_given", "true_other_source", "true_not_cited"} <= kinds.keys()


def test_a_seed_gives_the_same_reply() -> None:
    def reply() -> str:
        liar = Liar(CASES)
        liar.begin("seed")
        return liar(asked(CASES[0]))

    assert reply() == reply()


def test_no_lie_is_a_true_sentence_of_the_reply() -> None:
    liar = Liar(CASES)
    for case in CASES:
        liar.begin(case.id)
        liar(asked(case))
        true = {one.text for one in liar.said if not one.false}
        assert not true & {one.text for one in liar.said if one.false}
        assert all(one.false in one.text for one in liar.said if one.kind != "joined")


def test_asked_again_it_lies_again() -> None:
    liar, messages = Liar(CASES), asked(CASES[0])
    liar.begin("seed")
    first = liar(messages)
    told = [one for one in liar.said if one.false]
    liar([*messages, Message("assistant", first), Message("user", "Write them anew.")])
    assert all(one.false for one in liar.said[2 * len(told) :])
    assert Counter(one.text for one in liar.said)[told[0].text] == 2


def test_what_it_is_not_asked_about_it_does_not_answer() -> None:
    liar = Liar(CASES)
    assert liar([Message("user", "<question>\nWhat?\n</question>")]) == '{\n "claims": []\n}'
    assert not liar.said
