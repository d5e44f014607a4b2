"""The words of provisions: one concept in four languages, and none for what is not the same."""

from __future__ import annotations

import pytest

from memobot.naming.stemming import words
from memobot.naming.thesaurus import thesaurus


def concepts(phrase: str) -> frozenset[str]:
    """All concepts in a phrase."""
    return frozenset().union(*thesaurus().concepts(words(phrase)))


@pytest.mark.parametrize(
    "same",
    [
        "harming; ущерба; нұқсан; szkodzących",
        "encroachment; посягательств; қол сұғу; zamachom",
        "refrain; воздерживаются; тартынады; powstrzymują",
        "expedient; целесообразным; орынды; celowe",
        "effective; эффективной; тиімді; skutecznej",
        "favorable; благоприятные; қолайлы; sprzyjające",
        "inalienable; неотъемлемых; ажырамас; niezbywalnych",
        "broadening; расширяют; кеңейтеді; poszerzają",
        "oppose; выступают против; қарсы шығады; sprzeciwiają",
        "rotating; поочередно; кезекпен; na przemian",
        "deleted; удаляются; жойылады; usuwa",
        "identified; выявленных; анықталған; wykrytych",
        "trade union centers; профцентров; кәсіподақ орталықтары; central związkowych",
        "certificate; удостоверение; куәлік; świadectwo",
        "mediator; посреднику; делдалға; mediatora",
        "notification; извещение; хабарлама; zawiadomienie",
        "mutual respect; взаимное; өзара; wzajemny",
        "legal force; юридической силы; заңды күші; moc prawną",
    ],
)
def test_a_provision_and_its_paraphrase_share_a_concept(same: str) -> None:
    shared = frozenset.intersection(*(concepts(phrase) for phrase in same.split("; ")))
    assert shared, [concepts(phrase) for phrase in same.split("; ")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("combat", "promote"),
        ("борются", "содействуют"),
        ("күреседі", "ықпал"),
        ("zwalczają", "wspierają"),
        ("bilateral", "multilateral"),
        ("двусторонний", "многостороннее"),
        ("legal", "illegal"),
        ("законный", "незаконный"),
        ("legalny", "nielegalny"),
        ("earlier", "later"),
        ("equality", "inequality"),
        ("равенство", "неравенство"),
        ("теңдік", "теңсіздік"),
        ("równość", "nierówność"),
        ("expand", "restrict"),
        ("active", "activist"),
        ("назарда", "Назарбаев"),
        ("грузы", "Грузия"),
        ("warning", "Warner"),
    ],
)
def test_what_is_not_the_same_shares_none(one: str, other: str) -> None:
    assert concepts(one)
    assert concepts(one).isdisjoint(concepts(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("unlawful", "illegal"),
        ("worker", "pracowników"),
        ("monitoring", "наблюдение"),
        ("unions", "związków"),
        ("ratification", "ратифицировать"),
        ("participants", "участие"),
    ],
)
def test_twin_rows_of_the_two_tables_meet(one: str, other: str) -> None:
    """A longer entry in one table does not hide the row of the same meaning in the other."""
    assert not concepts(one).isdisjoint(concepts(other))
