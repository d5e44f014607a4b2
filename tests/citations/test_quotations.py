from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.quotations import find_quotations
from memobot.documents.model import Span


def quoted(text: str) -> list[str]:
    return [quotation.words.of(text) for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"),
        ("„", "”"),
        ("„", "“"),
        ("«", "»"),
        ("»", "«"),
        ("‹", "›"),
        ("‘", "’"),
        ("‚", "‘"),
        ('"', '"'),
        ("'", "'"),
        ("''", "''"),
        ("``", "''"),
        (",,", "''"),
        ("“", '"'),
        ("”", "”"),
        ("**“", "”**"),
        ("_«", "»_"),
        ("(“", "”)"),
        ("« ", " »"),
    ],
)
def test_marks_of_any_style(opening, closing):
    text = f"Article 9 says {opening}the term is three years{closing}, and no more."
    (found,) = find_quotations(text)
    assert found.words.of(text) == found.text(text) == "the term is three years"
    assert found.span.of(text) == f"{opening}the term is three years{closing}".strip("*_()")
    assert not found.block


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("«Профсоюз «Улей» и союз» сказал.", ["Профсоюз «Улей» и союз"]),
        ("“He said ‘yes’ and “no”” twice.", ["He said ‘yes’ and “no”"]),
        ("„Strony 'zobowiązują się' do” pracy.", ["Strony 'zobowiązują się' do"]),
        ('"a "nested" one" here', ['a "nested" one']),
        ('"say ("twice") so" here', ['say ("twice") so']),
    ],
)
def test_of_nested_quotations_the_outer_one_is_found(text, words):
    assert quoted(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Parties' duty isn't 'new to us' today.", ["new to us"]),
        ("They said ‘the Parties’ rights to it’ end.", ["the Parties’ rights to it"]),
        ("the Union’s term", []),
        ("rock ’n’ roll of the ’90s", []),
        ("об’єднання і п'ять", []),
        ("a 5\" pipe and '19", []),
    ],
)
def test_an_apostrophe_is_no_mark(text, words):
    assert quoted(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “this.\n\nThen “that” was said.", ["that"]),
        ('"first\n\nsecond"', []),
        ('"first\n\n"second\n\n"third" end "more"', ['first\n\n"second\n\n"third', "more"]),
        ("«первый\n\n«второй» конец", ["первый\n\n«второй"]),
        ('"two\nlines" of one', ["two\nlines"]),
        ('stray " here and "there is one"', ["there is one"]),
    ],
)
def test_a_quotation_ends_in_its_paragraph_unless_the_mark_is_repeated(text, words):
    assert quoted(text) == words


def test_marks_without_words_quote_nothing():
    assert find_quotations("“...” \"\" «!» '' > ") == ()
    assert find_quotations("") == ()


def test_a_block_quote_is_one_quotation():
    text = "It says:\n\n> The **Parties** shall co-\n> operate.\n>\n> For good.\n\nAnd “so on”."
    block, inline = find_quotations(text)
    assert block.block
    assert block.text(text) == "The **Parties** shall co-operate. For good."
    assert block.words.of(text) == "The **Parties** shall co-\n> operate.\n>\n> For good."
    assert inline.text(text) == "so on"


def test_the_source_below_a_block_quote_is_none_of_its_words():
    text = "> The Parties meet once a year.\n> — Article 3 of the Memorandum"
    assert [one.text(text) for one in find_quotations(text)] == ["The Parties meet once a year."]
    items = "> Стороны:\n> — обмениваются опытом;\n> — встречаются."
    assert [one.text(items) for one in find_quotations(items)] == [
        "Стороны: — обмениваются опытом; — встречаются."
    ]


def test_quotations_inside_a_block_quote_belong_to_it():
    text = "> The “Union” means\n> the “Party”.\n"
    (found,) = find_quotations(text)
    assert found.text(text) == "The “Union” means the “Party”."


def test_places_of_the_words_are_mapped_to_the_draft():
    text = "See:\n\n> The Parties\n> shall co-\n>   operate  \n> in peace."
    (found,) = find_quotations(text)
    words = found.text(text)
    for word in ("The", "Parties", "shall", "in", "peace"):
        at = words.index(word)
        assert found.where(text, Span(at, at + len(word))).of(text) == word
    at = words.index("co-operate")
    assert found.where(text, Span(at, at + 10)).of(text) == "co-\n>   operate"
    assert found.where(text, Span(at, at)) == Span(text.index("co-"), text.index("co-"))
    assert found.where(text, Span(0, len(words))) == found.words


@given(st.text(alphabet="ab \n\"'“”„«»‘’,`>*_-—.1", max_size=80))
def test_quotations_are_in_order_apart_and_map_back(text):
    found = find_quotations(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    for one in found:
        words = one.text(text)
        assert one.span.contains(one.words)
        assert any(map(str.isalnum, words))
        assert "\n" not in words
        for at, letter in enumerate(words):
            place = one.where(text, Span(at, at + 1))
            assert one.words.contains(place)
            assert letter == " " or place.of(text) == letter


HOSTILE = [
    '"' * 50_000,
    "“" * 50_000,
    " “a" * 50_000,
    "'" * 50_000,
    "’ " * 50_000,
    "“" * 50_000 + "a" + "”" * 50_000,
    "“a ‘b «c " * 15_000 + "» ’ ” " * 15_000,
    '"a\n\n' * 50_000,
    "> a\n" * 50_000,
    ">" * 50_000,
    "> -- " * 50_000,
    " " * 50_000 + "\n" * 50_000 + "\n " * 50_000,
    "“" + "word " * 200_000 + "”",
]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_take_no_time(text):
    for one in find_quotations(text)[:3]:
        assert one.where(text, Span(0, len(one.text(text)))) == one.words
