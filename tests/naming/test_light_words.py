"""Which words of a claim ask to be borne out, and which only carry the sentence."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from memobot.naming.light_words import is_light
from memobot.naming.stemming import words

LIGHT = """
it which its hereinafter provides conducted stressed matter framework
является осуществляется составлен предусматривает стороны которые настоящего следующих вопросам ещё
жүзеге асырылады болып табылады көзделген бойынша арасында туралы тараптар мәселелері
jest polega prowadzi stanowi dotyczy niniejszego stronami sprawach zgodnie ponieważ
"""
TELLING = """
exchange training notify sign pay renew strong innovation allowance
обмен обучение образование уведомить подписать оплата продление сталь новости признаки
алмасу оқыту хабарлау қаражат қарар қараша қылмыс басқарма болашақ жүргізуші
wymiana szkolenie powiadomić podpis zapłata stanowisko sprawozdanie sprawiedliwość innowacja wspólny
"""


def listed(text: str) -> list[str]:
    return words(text)


@pytest.mark.parametrize("word", listed(LIGHT))
def test_what_only_carries_a_sentence_is_light(word: str) -> None:
    assert is_light(word)


@pytest.mark.parametrize("word", listed(TELLING))
def test_what_an_agreement_is_about_is_not(word: str) -> None:
    assert not is_light(word)


def test_the_table_has_no_word_twice_and_none_that_a_beginning_covers() -> None:
    text = resources.files("memobot.naming").joinpath("light.toml").read_text("utf-8")
    table = tomllib.loads(text)
    assert set(table) == {"words", "beginnings"}
    assert set(table["words"]) == set(table["beginnings"]) == {"en", "ru", "kk", "pl"}
    for language, entries in table["words"].items():
        whole = entries.split()
        beginnings = table["beginnings"][language].split()
        assert len(whole) == len(set(whole))
        assert [word for word in whole if word.startswith(tuple(beginnings))] == []
        assert min(len(beginning) for beginning in beginnings) >= 4
