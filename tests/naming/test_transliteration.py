"""Names meet across scripts, spellings and endings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.naming.terms import profile, read_terms
from memobot.naming.transliteration import latin, roots, sound


@pytest.mark.parametrize(
    "spellings",
    [
        "Shymkent Шымкент",
        "Dauletalin Даулеталин",
        "Astana Астана",
        "Qazaqstan Kazakstan Қазақстан",
        "Tokarczuk Токарчук",
        "Kowalski Ковальски",
        "Wałęsa Walesa Валеса",
        "Jakubowski Якубовски Yakubovski",
        "Tashkent Ташкент Taszkent",
        "Chekhov Чехов",
        "Zhambyl Жамбыл",
        "Philipp Филипп Filip",
    ],
)
def test_spellings_of_a_name_sound_alike(spellings: str) -> None:
    assert len({sound(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["Astana Almaty", "Ostrowski Dauletalin", "Nur Otan", "Улей Крона"]
)
def test_different_names_sound_different(pair: str) -> None:
    one, other = pair.split()
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("question", "name", "held"),
    [
        ("Кто такой Даулеталин?", "Даулеталин", "S. Dauletalin, Chairman"),
        ("Подпись Даулеталина", "Даулеталина", "S. Dauletalin, Chairman"),
        ("Что подписано Даулеталиным?", "Даулеталиным", "S. Dauletalin, Chairman"),
        ("соглашение, подписанное в Шымкенте", "Шымкенте", "Shymkent, Kazakhstan"),
        ("меморандум с Нур Отаном", "Отаном", "The party “Nur Otan” signed"),
        ("меморандум с ОПЗЗ", "ОПЗЗ", "All-Poland Alliance OPZZ"),
        ("memorandum z Dauletalinem", "Dauletalinem", "С. Даулеталин"),
        ("с Островским", "Островским", "P. Ostrowski"),
        ("What did Medovnikov sign?", "Medovnikov", "подписал А. П. Медовников"),
        ("memorandum with OPZZ", "OPZZ", "Альянс профсоюзов ОПЗЗ"),
    ],
)
def test_a_name_in_a_question_meets_the_name_in_a_text(question: str, name: str, held: str) -> None:
    (term,) = [term for term in read_terms(question, "ru") if term.written == name]
    assert profile(held).support(term) > 0
    assert profile("Nothing of the kind: bread, honey and tiles.").support(term) == 0


@given(st.text(max_size=60))
def test_any_word_has_a_sound(word: str) -> None:
    key = sound(word)
    assert sound(word.upper()) == sound(word.upper().lower())
    assert latin(word) is not None
    for root in roots(key, 3):
        assert key.startswith(root)
        assert len(root) >= 3
