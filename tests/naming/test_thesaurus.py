"""What the same thing is called: the tables hold together, and the more telling entry wins."""

from __future__ import annotations

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.naming.stemming import words
from memobot.naming.thesaurus import Thesaurus, thesaurus

TABLES = ("thesaurus-agreements.tsv", "thesaurus-society.tsv", "countries.tsv")


def concepts(phrase: str) -> frozenset[str]:
    """All concepts in a phrase."""
    return frozenset().union(*thesaurus().concepts(list(words(phrase))))


def rows(table: str) -> list[list[str]]:
    text = resources.files("memobot.naming").joinpath(table).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("table", TABLES)
def test_each_row_has_a_concept_and_four_languages(table: str) -> None:
    head, *body = rows(table)
    assert head[1:] == ["en", "ru", "kk", "pl"]
    assert len(body) > 50
    for row in body:
        assert len(row) == 5, row
        assert row[0].strip(), row
        assert all(column.strip() for column in row[1:]), row


@pytest.mark.parametrize("table", TABLES)
def test_no_concept_stands_twice(table: str) -> None:
    names = [row[0] for row in rows(table)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("table", TABLES)
def test_every_concept_can_be_found_in_every_language(table: str) -> None:
    """No row is hidden wholly, in any language, by longer entries of another."""
    lost = []
    for concept, *columns in rows(table)[1:]:
        name = f"country:{concept}" if table == "countries.tsv" else concept
        for column in columns:
            entries = [entry.strip() for entry in column.split(",") if entry.strip()]
            if not any(name in concepts(entry.replace("=", "")) for entry in entries):
                lost.append((concept, column))
    assert lost == []


@pytest.mark.parametrize(
    "same",
    [
        "memorandum меморандум меморандумда memorandami",
        "dispute спорам дауларды spory",
        "languages языках тілдерде językach",
        "agreement соглашения келісімнің porozumieniem",
        "federation федерацией федерациясы federacji",
        "signature подпись қолтаңба podpis",
        "seminar семинаров семинарлар seminarium",
        "worker работников қызметкерлер pracownika",
        "article статье бабы artykułu",
        "safety безопасность қауіпсіздігі bezpieczeństwa",
    ],
)
def test_four_languages_have_one_concept(same: str) -> None:
    shared = frozenset.intersection(*(concepts(word) for word in same.split()))
    assert shared, [concepts(word) for word in same.split()]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Poland", "pl"),
        ("Polish", "pl"),
        ("Польшей", "pl"),
        ("польский", "pl"),
        ("Польшамен", "pl"),
        ("Polską", "pl"),
        ("Portugal", "pt"),
        ("португальский", "pt"),
        ("Португалиямен", "pt"),
        ("portugalskim", "pt"),
        ("Kazakhstan", "kz"),
        ("Казахстаном", "kz"),
        ("Қазақстанның", "kz"),
        ("Kazachstanu", "kz"),
        ("Uzbek", "uz"),
        ("узбекским", "uz"),
        ("Өзбекстан", "uz"),
        ("uzbeckie", "uz"),
        ("Germany", "de"),
        ("немецкие", "de"),
        ("Германия", "de"),
        ("niemieckiego", "de"),
        ("Turkish", "tr"),
        ("турецкой", "tr"),
        ("Түркия", "tr"),
        ("tureckie", "tr"),
        ("Japanese", "jp"),
        ("Японией", "jp"),
        ("Жапония", "jp"),
        ("Japonią", "jp"),
        ("South Korea", "kr"),
        ("Северной Кореей", "kp"),
    ],
)
def test_countries_are_known_in_four_languages(name: str, code: str) -> None:
    assert {one for one in concepts(name) if one.startswith("country:")} == {f"country:{code}"}


def test_the_longest_match_wins() -> None:
    own = Thesaurus([("money", ["fund"]), ("basic", ["fundamental"]), ("exact", ["funds="])])
    assert own.concepts(["fundamentally", "funding", "funds"]) == (
        frozenset({"basic"}),
        frozenset({"money"}),
        frozenset({"exact"}),
    )


def test_a_phrase_hides_its_words() -> None:
    own = Thesaurus([("korea", ["korea"]), ("the north", ["north= korea"]), ("north", ["north"])])
    inside, alone = own.concepts(["north", "korea"]), own.concepts(["korea"])
    assert inside == (frozenset({"the north"}), frozenset({"the north"}))
    assert alone == (frozenset({"korea"}),)


def test_a_whole_word_is_not_a_prefix() -> None:
    own = Thesaurus([("penalty", ["fine="])])
    assert own.concepts(["fine", "finely"]) == (frozenset({"penalty"}), frozenset())


@given(st.lists(st.text(max_size=15), max_size=8))
def test_any_words_can_be_looked_up(tokens: list[str]) -> None:
    assert len(thesaurus().concepts(tokens)) == len(tokens)


@given(
    st.lists(st.sampled_from(words("the north korea of an entry into force срок действия term")))
    | st.lists(st.text("abтр", max_size=3))
)
def test_the_concepts_of_a_text_are_those_of_its_words(tokens: list[str]) -> None:
    assert thesaurus().concepts_in(tokens) == frozenset().union(*thesaurus().concepts(tokens))
