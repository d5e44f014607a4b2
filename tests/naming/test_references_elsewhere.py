"""Articles of constitutions, codes and conventions are told from those of agreements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.naming.references import find_references
from memobot.naming.references_elsewhere import written_elsewhere

ELSEWHERE = [
    ("As Article 20 of the Constitution guarantees", "Article 20 of the Constitution"),
    ("Article 4 of the Polish labour code says", "Article 4 of the Polish labour code"),
    ("Article 5 of the statutes of the Federation", "Article 5 of the statutes of the Federation"),
    ("ILO Convention No. 97, Article 6, says", "ILO Convention No. 97, Article 6"),
    ("Under the Labour Code (Article 12) it", "Labour Code (Article 12)"),
    ("Articles 3 and 5 of ILO Convention No. 143", "Articles 3 and 5 of ILO Convention No. 143"),
    ("по ст. 5 Трудового кодекса", "ст. 5 Трудового кодекса"),
    ("статья 20 Конституции Республики Чили", "статья 20 Конституции Республики Чили"),
    ("ст. 81 ТК", "ст. 81 ТК"),
    ("Конвенция МОТ № 87, ст. 3", "Конвенция МОТ № 87, ст. 3"),
    ("Еңбек кодексінің 20-бабында", "Еңбек кодексінің 20-бабында"),
    ("Конституцияның 20-бабы", "Конституцияның 20-бабы"),
    ("art. 20 Konstytucji RP", "art. 20 Konstytucji RP"),
    ("art. 5 ustawy o związkach", "art. 5 ustawy"),
    ("według art. 5 k.p. można", "art. 5 k.p."),
]
OURS = [
    "Article 9 of the Memorandum",
    "Article 9 of the Polish memorandum",
    "Article 9 of the Memorandum conforms to the Constitution",
    "Article 9 of it conforms to the Constitution",
    "Article 9 of the agreement on the labour code",
    "Статья 9 не противоречит Конституции",
    "ст. 9 меморандума о кодексе",
    "Меморандумның 9-бабы",
    "art. 9 porozumienia o ustawie",
]


@pytest.mark.parametrize(("text", "written"), ELSEWHERE)
def test_an_article_of_another_text_is_told(text: str, written: str) -> None:
    found = written_elsewhere(text, find_references(text)[0].span)
    assert found is not None
    assert found.of(text) == written


@pytest.mark.parametrize("text", OURS)
def test_an_article_of_an_agreement_is_left(text: str) -> None:
    assert written_elsewhere(text, find_references(text)[0].span) is None


WORDS = st.sampled_from(
    "Article 9 of the Constitution, Labour Code ( ) ст. 5 Трудового кодекса заң 3-бабы k.p.".split()
)


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_the_words_around_stay_inside_the_text(text: str) -> None:
    for reference in find_references(text):
        found = written_elsewhere(text, reference.span)
        assert found is None or (found.contains(reference.span) and found.end <= len(text))
