"""Sentences in plain form, and the way back from them to the document."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.model import Document
from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.terms.clauses import Clause, clauses
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration, find_durations
from memobot.terms.written.date_finding import find_dates
from memobot.terms.written.duration_words import duration_words

WORDS = st.sampled_from(
    "the Agreement “Term” — ------ 3 years' 1 May 2020. renewed; of\n\n Party’s\n ========= "
    "срок, umowa күні \t 5. \n1. Page".split(" ")
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(lambda words: " ".join(["It", *words]))


def document(text: str) -> Document:
    return parse(read_text(text.encode(), "agreement.txt"))


def the_clause(text: str) -> Clause:
    (clause,) = clauses(document(text))
    return clause


def test_a_sentence_has_single_spaces_and_straight_quotation_marks() -> None:
    clause = the_clause("The “Term” of\n   the\tParty’s   «licence» is two years.")
    assert clause.text == 'The "Term" of the Party\'s "licence" is two years.'


def test_a_line_drawn_under_type_is_no_word() -> None:
    assert the_clause("The term is\n---------\ntwo years.").text == "The term is two years."


def test_a_stretch_of_the_plain_text_is_quoted_as_the_document_has_it() -> None:
    clause = the_clause("The agreement ends on\n   31   December\n  2025, at noon.")
    (date,) = clause.dates
    assert date.date == PartialDate(2025, 12, 31)
    assert clause.source(date.span.start, date.span.end).quote == "31   December\n  2025"


@given(TEXTS)
def test_every_source_stands_at_its_offsets(text: str) -> None:
    whole = document(text)
    for clause in clauses(whole):
        source = clause.source()
        assert source.quote == whole.text[source.start : source.end]
        plain = clause.text.split(" ") if clause.text else []
        at = 0
        for word in plain:
            stretch = clause.source(at, at + len(word))
            assert stretch.quote == whole.text[stretch.start : stretch.end]
            assert len(stretch.quote) == len(word)
            at += len(word) + 1


@given(TEXTS)
def test_the_sentences_are_in_order_and_do_not_overlap(text: str) -> None:
    spans = [clause.span for clause in clauses(document(text))]
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_sentence_that_a_page_break_cuts_is_made_whole() -> None:
    text = "The agreement ends three years after the\n\n\nEffective Date of the\n\nterm. It is so."
    first, second = (clause.text for clause in clauses(document(text)))
    assert first == "The agreement ends three years after the Effective Date of the term."
    assert second == "It is so."


def test_sentences_that_end_are_left_apart() -> None:
    assert len(clauses(document("It ends here.\n\nIt begins there."))) == 2


def test_what_is_printed_under_a_page_is_ignored() -> None:
    text = (
        "The agreement remains in force for\n"
        "Source: ACME CORP, 10-K, 3/31/2009\n"
        "Page 3 of 12\n"
        "two years from the day of signing."
    )
    clause = the_clause(text)
    assert clause.text == ("The agreement remains in force for two years from the day of signing.")
    assert clause.dates == ()


def test_the_heading_of_the_article_around_is_known() -> None:
    text = (
        "AGREEMENT\n\nARTICLE 1. TERM\n\nIt is in force for two years.\n\n"
        "ARTICLE 2. COSTS\n\nEach bears its own.\n"
    )
    headings = {clause.text: clause.heading for clause in clauses(document(text))}
    assert "TERM" in headings["It is in force for two years."].upper()
    assert "COSTS" in headings["Each bears its own."].upper()


def test_every_word_for_a_length_of_time_is_looked_for() -> None:
    """A sentence is only searched for lengths when it may have one."""
    units = [
        word
        for word, readings in duration_words().items()
        if any(reading.letter in "YMWDymwsz" for reading in readings)
    ]
    assert len(units) > 1_000
    missed = [word for word in units if not the_clause(f"x {word} x").may_name_duration]
    assert missed == []


def test_lengths_and_dates_are_found_as_in_any_text() -> None:
    texts = (
        "It runs for P3Y from then on.",
        "It runs for two-and-a-half years.",
        "It ends on the first day of May, two thousand and five.",
        "It is made this ____ day of May 2005.",
        "It is made on [●] May 2005.",
        "Подписано первого мая две тысячи пятого года.",
        "Срок действия составляет три года.",
        "Umowa obowiązuje przez trzy lata.",
        "Меморандум үш жыл мерзімге жасалды.",
    )
    for text in texts:
        clause = the_clause(text)
        assert clause.dates == find_dates(clause.text, clause.document.language)
        assert clause.durations == find_durations(clause.text)
    assert the_clause(texts[0]).durations[0].duration == Duration(years=3)


def test_hostile_text_is_read() -> None:
    """The time limit of all tests is what fails here."""
    for piece in ("a", " ", "\n", "-", "(", '"', ".", "\n\n", "1", "_", "Page 1 ", "the "):
        for clause in clauses(document("Term. " + piece * (100_000 // len(piece)))):
            assert len(clause.text) <= 6_000
