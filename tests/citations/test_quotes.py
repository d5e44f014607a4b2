"""Quotes against documents: exact places, changed words, what is no quote of the text at all."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from memobot.citations.model import ChangeKind
from memobot.citations.quotes import Alignment, Quotes
from memobot.documents.model import Document
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse


def document(text: str, source: str = "a.md") -> Document:
    return parse(SourceText(source, text, "0" * 12))


WEAVERS = document(
    """\
---
title: The words of the front matter are never quoted here
---
# Agreement between the Weavers' Guild of Malta and the Dyers’ League of Cyprus

Valletta, 3 June 2024

## Article 1. Purpose

The Parties shall coop-
erate in the **non-hazardous** use of dyes, and may invite third parties – on request – to join.

## Article 2. Fees

1. Each Party pays 1,250.50 euro a year, i.e. 12.5 % of the budget.
2. The fee is due:
   - before the annual meeting;
   - or on demand of the “Treasurer”;
   - in two instalments.

## Article 3. Term

This Agreement remains in force for three years and is extended by further periods of two years \
unless a Party gives notice six months before its end.
"""
)
DYERS = document(
    """\
Соглашение между Гильдией ткачей Мальты и Лигой красильщиков Кипра

г. Валлетта, 3 июня 2024 года

Статья 1. Предмет

Стороны сотрудничают в области безопасного применения красителей и вправе приглашать третьих лиц.

Статья 2. Срок

Соглашение действует в течение трёх лет и не продлевается автоматически. О расторжении Сторона \
уведомляет не позднее чем за шесть месяцев.
""",
    "б.txt",
)
BOTH = (WEAVERS, DYERS)


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    return Quotes()


def changes(found: Alignment) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.draft, one.text) for one in found.changes]


def assert_places_are_right(words: str, found: Alignment) -> None:
    for one in found.changes:
        assert one.said.of(words) == one.draft
        assert one.where.of(found.document.text) == one.text
        assert bool(one.draft) or one.kind is ChangeKind.LEFT_OUT
        assert bool(one.text) or one.kind is ChangeKind.ADDED


@pytest.mark.parametrize(
    "words",
    [
        "The Parties shall cooperate in the non-hazardous use of dyes",
        "the parties shall co-operate in the non\u2011hazardous use of dyes,",
        "The Parties shall cooperate\n  in the non-hazardous\nuse of dyes;",
        "may invite third parties - on request - to join",
        "may invite third parties—on request—to join.",
        "Weavers’ Guild of Malta and the Dyers' League",
        "Weaversʼ Guild of Malta and the Dyersʼ League",
        "Each Party pays 1250.50 euro a year, i.e. 12.5% of the budget",
        "a year, ie 12.5 % of the budget. 2. The fee is due: before the annual meeting",
        "The fee is due: before the annual meeting; or on demand of the 'Treasurer'; in two",
        "12.5 % of the budget. The fee is due: before the annual meeting",
        "remains in \ufb01ve years".replace("\ufb01ve", "force for three"),
        "extended by further periods of two years unless a Party gives notice six months",
        "Соглашение действует в течение трех лет и не продлевается автоматически",
        "стороны сотрудничают в области безопасного применения красите-\nлей",
    ],
)
def test_what_is_levelled_makes_no_difference(quotes, words):
    (found,) = quotes.align(words, BOTH)
    assert found.exact
    assert found.similarity == 1.0
    assert not found.changes


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The Parties may cooperate in the non-hazardous use", ("replaced", "may", "shall")),
        ("The Parties shall not cooperate in the non-hazardous use", ("added", "not", "")),
        ("This Agreement remains in force for six years", ("replaced", "six", "three")),
        ("That Agreement remains in force for three years", ("replaced", "That", "This")),
        ("remains in force for three months", ("replaced", "months", "years")),
        ("unless a Party gives notice six months before end", ("left_out", "", "its")),
        ("Each Party pays 1,350.50 euro a year", ("replaced", "1,350.50", "1,250.50")),
        ("pays 1,250.50 euro a year, i.e. 12.5 of the budget", ("left_out", "", "%")),
        ("in the hazardous use of dyes, and may", ("replaced", "hazardous", "non-hazardous")),
        ("may invite third parties – upon request – to join", ("replaced", "upon", "on")),
        ("в течение трёх лет и продлевается автоматически", ("left_out", "", "не")),
        ("Сторона уведомляет не позднее чем за три месяцев", ("replaced", "три", "шесть")),
        ("Стороны обязаны приглашать третьих лиц", None),
    ],
)
def test_a_changed_word_is_told(quotes, words, told):
    found = quotes.align(words, BOTH)
    if told is None:  # too little is left of the sentence
        assert not found
        return
    assert not found[0].exact
    assert changes(found[0]) == [told]
    assert 0.6 < found[0].similarity < 1
    assert_places_are_right(words, found[0])


def test_runs_of_changed_words_are_told_together(quotes):
    words = "is extended by further periods of one month unless a Party gives notice"
    (found, *_) = quotes.align(words, BOTH)
    assert changes(found) == [("replaced", "one month", "two years")]


@pytest.mark.parametrize(
    "words",
    [
        "The Parties exchange delegations of their youth councils every spring",
        "The Agreement is renewed once by tacit consent of all members of the board",
        "Стороны проводят совместные семинары и обмениваются опытом каждый год",
        "The words of the front matter are never quoted here",
        "This Agreement remains in office for two months and is replaced by shorter periods",
        "three red herrings",
        "",
        "... — !?",
        "[***]",
    ],
)
def test_invented_words_stand_nowhere(quotes, words):
    assert quotes.align(words, BOTH) == ()


def test_only_whole_words_are_quoted(quotes):
    for words in ("hazardous use of dyes", "use of dye", "remains in force for three year"):
        assert not any(one.exact for one in quotes.align(words, [WEAVERS]))


def test_numbers_are_not_joined(quotes):
    held = document("# Note\n\nSee Articles 1, 2 and 34 of the old statutes of this guild.\n")
    found = quotes.align("See Articles 12 and 34 of the old statutes", [held])
    assert changes(found[0]) == [("replaced", "12", "1, 2")]


def test_a_label_is_left_out_but_not_changed(quotes):
    words = "12.5 % of the budget. 3. The fee is due: before the annual meeting"
    (found,) = quotes.align(words, BOTH)
    assert changes(found) == [("replaced", "3", "2")]


def test_every_exact_place_comes_in_order(quotes):
    text = "# Note\n\n" + "The Parties meet. They pay.\n\n" * 5
    held = [document(text, "x.md"), document(text + "The end.\n", "y.md")]
    found = quotes.align("the parties meet", held)
    assert [one.document.source for one in found] == ["x.md"] * 5 + ["y.md"] * 5
    starts = [one.span.start for one in found[:5]]
    assert starts == sorted(set(starts))
    assert all(one.exact and one.span.of(text) == "The Parties meet" for one in found)


def test_the_places_of_a_common_word_are_bounded(quotes):
    held = document("# Note\n\n" + "The Parties meet. " * 5_000)
    assert len(quotes.align("the parties", [held])) == 64


def test_where_one_word_of_three_differs_the_place_must_be_the_only_one(quotes):
    held = document("# Note\n\nIt runs for three years.\n\nIt is kept for nine years.\n")
    assert not quotes.align("for six years", [held])
    single = document("# Note\n\nIt runs for three years from now.\n", "other.md")
    (found,) = quotes.align("for six years", [single])
    assert changes(found) == [("replaced", "six", "three")]


def test_a_running_head_does_not_hide_the_place(quotes):
    head = "\n\nExecution version of the charter of the millers\n\n"
    pages = [f"They grind corn number {page} at dawn." for page in range(40)]
    pages[30] += head + "Probe of the Pitot mill"
    held = document("# Note\n\n" + head.join(pages) + "\n")
    words = "Execution version of the charter of the millers Probe of the Hilltop mill"
    (found, *_) = quotes.align(words, [held])
    assert changes(found) == [("replaced", "Hilltop", "Pitot")]


def test_a_document_is_read_anew_when_its_text_changes(quotes):
    before = document("# Note\n\nThe tide is high at noon in May.\n", "tide.md")
    after = document("# Note\n\nThe tide is low at noon in May.\n", "tide.md")
    assert quotes.align("The tide is high at noon", [before])[0].exact
    (found,) = quotes.align("The tide is high at noon", [after])
    assert changes(found) == [("replaced", "high", "low")]
    assert found.document is after


VOCABULARY = [
    "".join(
        random.Random(number).choices("абвгдежзий" if number % 3 else string.ascii_lowercase, k=7)
    )
    for number in range(400)
]


def long_text(words: int, seed: int) -> str:
    dice = random.Random(seed)
    sentences = (" ".join(dice.choices(VOCABULARY, k=15)).capitalize() for _ in range(words // 15))
    return "# Treaty\n\n" + ".\n\n".join(sentences) + ".\n"


LONG = document(long_text(36_000, 1), "long.txt")


@pytest.mark.parametrize("length", [6, 12, 60, 300])
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_quotes_of_many_lengths_in_a_long_document(quotes, length, place):
    assert len(LONG.text) > 280_000
    body = LONG.text.split()
    taken = body[20_000 : 20_000 + length]
    exact = quotes.align(" ".join(taken), [LONG])
    assert [one.exact for one in exact] == [True]
    at = {"first": 0, "middle": length // 2, "last": length - 1}[place]
    altered = [*taken[:at], "zzz", *taken[at + 1 :]]
    found = quotes.align(" ".join(altered), [LONG])[0]
    assert not found.exact
    assert [one.draft for one in found.changes] == ["zzz"]
    old = taken[at].strip(".")
    assert found.changes[0].text in (old, "")  # "" where the word is alone of its sentence
    assert length == 6 or found.similarity > 0.9


def test_a_quote_longer_than_what_is_searched_at_once(quotes):
    taken = LONG.text.split()[5_000:6_500]
    altered = [*taken[:700], "zzz", *taken[701:]]
    found = quotes.align(" ".join(altered), [LONG])[0]
    assert [(one.draft, one.text) for one in found.changes] == [("zzz", taken[700].strip("."))]
    without = [*taken[:750], *taken[751:]]
    found = quotes.align(" ".join(without), [LONG])[0]
    assert [(one.draft, one.text) for one in found.changes] == [("", taken[750].strip("."))]


@given(st.data())
def test_any_slice_of_words_is_found_at_its_place(data):
    held = data.draw(st.sampled_from(BOTH))
    body = held.body.of(held.text)
    words = body.replace("coop-\nerate", "cooperate").split()
    start = data.draw(st.integers(0, len(words) - 3))
    taken = words[start : data.draw(st.integers(start + 3, len(words)))]
    assume(any(map(str.isalnum, "".join(taken))))
    spaces = data.draw(st.lists(st.sampled_from([" ", "\n", "  ", "\u00a0"]), min_size=1))
    text = "".join(word + spaces[at % len(spaces)] for at, word in enumerate(taken))
    marks = data.draw(st.sampled_from(["“”’–", '""\'-', "«»’—", "„”ʼ‐"]))
    text = text.translate(str.maketrans("“”’–", marks)).strip(" \n.,;")
    text = text[:1].swapcase() + text[1:]
    found = Quotes().align(text, BOTH)
    assert found
    assert all(one.exact for one in found)
    assert any(
        plain(one.span.of(held.text)) == plain("".join(taken))
        for one in found
        if one.document is held
    )


def plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


@given(st.data())
def test_any_replaced_word_is_told(data):
    held = data.draw(st.sampled_from(BOTH))
    words = held.body.of(held.text).replace("coop-\nerate", "cooperate").split()
    words = [word for word in words if word.strip("#–-")]
    size = data.draw(st.integers(7, 40))
    start = data.draw(st.integers(0, len(words) - size))
    taken = words[start : start + size]
    at = data.draw(st.integers(0, size - 1))
    text = " ".join([*taken[:at], "zzz", *taken[at + 1 :]])
    found = Quotes().align(text, BOTH)
    assert found
    assert found[0].document is held
    assert not found[0].exact
    assert "zzz" in " ".join(one.draft for one in found[0].changes)
    for one in found:
        assert_places_are_right(text, one)


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "words",
    [
        '"' * 100_000,
        "word " * 200_000,
        "The Parties shall " * 60_000,
        "... " * 50_000,
        "the ... " * 50_000,
        "[the] " * 50_000,
        "[" * 100_000,
        "a-" * 100_000,
        "1." * 100_000,
        "'a" * 100_000,
        "“" + " ".join(VOCABULARY * 300) + "”",
        LONG.text[:5_000] + "zzz " * 200_000,
    ],
    ids=range(12),
)
def test_hostile_quotes_take_no_time(quotes, words):
    for one in quotes.align(words, [*BOTH, LONG]):
        assert_places_are_right(words, one)


def test_a_document_without_words_holds_no_quote(quotes):
    empty = Document("e", "e.txt", "0" * 12, "— . —", "t", "t", "text", "en")
    assert quotes.align("the parties shall cooperate in peace", [empty]) == ()
    assert quotes.align("for three years", [empty, WEAVERS])[0].document is WEAVERS
