"""A question taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.errors import QuestionError
from memobot.naming.names import NameCard, NameIndex
from memobot.search.question import LONGEST_QUESTION, Question, understand
from memobot.search.topics import Topic
from memobot.search.wanted import Wanted, could_answer

NAMES = NameIndex(
    [
        NameCard(
            "tilers",
            "Memorandum of the Tilers of Portugal",
            (),
            "tilers.md",
            "memorandum",
            "Lisbon",
        ),
        NameCard(
            "divers", "Porozumienie nurków „Głębia”", (), "nurkowie.txt", "agreement", "Ustka"
        ),
        NameCard("bees", "Соглашение пчеловодов «Улей»", (), "bees.txt", "agreement", "Тамбов"),
    ]
)


def ask(text: str, focus: tuple[str, ...] = ()) -> Question:
    return understand(text, NAMES, focus)


def content(text: str) -> list[str]:
    question = ask(text)
    return [term.word for term in question.content(question.target)]


def test_a_question_is_taken_apart() -> None:
    question = ask("  How long does\nArticle 6(2) of the Portuguese memorandum   bind us? ")
    assert question.text == "How long does Article 6(2) of the Portuguese memorandum bind us?"
    assert question.language == "en"
    assert [(one.article, one.clause) for one in question.references] == [("6", "2")]
    assert question.kinds == {"memorandum"}
    assert question.target == "tilers"
    assert Topic.TERM in question.topics


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("the memorandum", {"memorandum"}),
        ("меморандумы", {"memorandum"}),
        ("соглашение или договор", {"agreement", "contract"}),
        ("porozumienie", {"agreement"}),
        ("хаттама", {"protocol"}),
        ("What did they agree?", set()),
        ("the contractor of the tilers", set()),
    ],
)
def test_kinds_of_agreements_that_a_question_speaks_of(text: str, kinds: set[str]) -> None:
    question = ask(text)
    assert question.kinds == kinds
    assert question.could_mean("memorandum") == (not kinds or "memorandum" in kinds)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What does the memorandum of the tilers say about silica dust?", ["silica", "dust"]),
        ("Что говорится в соглашении пчеловодов об опылении?", ["опылении"]),
        ("Co porozumienie nurków mówi o radiostacji?", ["radiostacji"]),
        ("Who pays under Article 3 of the Portuguese memorandum?", ["pays", "under"]),
    ],
)
def test_content_is_what_names_no_document_and_no_article(text: str, words: list[str]) -> None:
    assert set(words) - {"under"} <= set(content(text)) <= {*words}


def test_the_residue_leaves_out_what_names_the_document() -> None:
    question = ask("What does the memorandum of the Portuguese tilers say about silica dust?")
    left = question.residue("tilers")
    assert "silica dust" in left
    assert "Portuguese" not in left
    assert "tilers" not in left
    assert question.residue(None) == question.text
    assert ask("Portuguese memorandum").residue("tilers") == "Portuguese memorandum"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How many seminars are there?", Wanted.NUMBER),
        ("Сколько семинаров в году?", Wanted.NUMBER),
        ("Неше семинар өтеді?", Wanted.NUMBER),
        ("Ile szkoleń jest w roku?", Wanted.NUMBER),
        ("When was it signed?", Wanted.DATE),
        ("Когда его подписали?", Wanted.DATE),
        ("Қашан қол қойылды?", Wanted.DATE),
        ("Kiedy je podpisano?", Wanted.DATE),
        ("Who keeps the minutes?", Wanted.PERSON),
        ("Кто ведёт протокол?", Wanted.PERSON),
        ("Кім төлейді?", Wanted.PERSON),
        ("Kto płaci?", Wanted.PERSON),
        ("Where do they meet?", Wanted.PLACE),
        ("Где они встречаются?", Wanted.PLACE),
        ("Қайда кездеседі?", Wanted.PLACE),
        ("Gdzie się spotykają?", Wanted.PLACE),
        ("What is silica dust?", Wanted.ANYTHING),
        ("Whenever, somewhere", Wanted.ANYTHING),
    ],
)
def test_the_kind_of_thing_that_is_wanted(text: str, wanted: Wanted) -> None:
    assert ask(text).wanted is wanted


@pytest.mark.parametrize(
    ("wanted", "yes", "no"),
    [
        (Wanted.NUMBER, "within three weeks", "within weeks"),
        (Wanted.NUMBER, "в двух экземплярах", "в экземплярах"),
        (Wanted.DATE, "on 4 May 2022", "on the bridge"),
        (Wanted.PERSON, "chairman Toomas Ilves", "the chairman keeps it"),
        (Wanted.PLACE, "in turn in Lisbon", "in turn"),
        (Wanted.ANYTHING, "anything", ""),
    ],
)
def test_what_could_answer(wanted: Wanted, yes: str, no: str) -> None:
    assert could_answer(wanted, yes)
    assert could_answer(wanted, no) == (wanted is Wanted.ANYTHING)


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "???", "…", "🙂", "\u200f\u202e", "—"])
def test_an_empty_question_is_an_error(text: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        ask(text)


def test_an_over_long_question_is_an_error_that_tells_the_bound() -> None:
    assert ask("word " * (LONGEST_QUESTION // 5 - 1))
    with pytest.raises(QuestionError, match=r"2,000.*shorter"):
        ask("a" * (LONGEST_QUESTION + 1))
    assert ask("bread" + " " * 5_000 + "?")  # blanks are not counted


def test_a_follow_up_is_about_the_focus_until_another_document_is_named() -> None:
    assert ask("And how is it renewed?", ("divers",)).target == "divers"
    assert ask("And the Portuguese memorandum of the tilers?", ("divers",)).target == "tilers"
    assert ask("And how is it renewed?").target is None


@pytest.mark.parametrize(
    ("text", "document", "words", "left"),
    [
        (
            "Under the memorandum of the tilers of Portugal, who measures silica dust?",
            "tilers",
            {"measures", "silica", "dust"},
            "who measures silica dust?",
        ),
        ("Regarding the tilers of Portugal: who pays?", "tilers", {"pays"}, "who pays?"),
        ("By the lovely text of the Portuguese tilers, who pays?", "tilers", {"pays"}, "who pays?"),
        ("Who pays the fare? I mean the Portuguese tilers.", "tilers", {"pays", "fare"}, None),
        (
            "По соглашению пчеловодов «Улей», кто предупреждает об опрыскивании?",
            "bees",
            {"предупреждает", "опрыскивании"},
            "кто предупреждает об опрыскивании?",
        ),
        ("«Улей» келісімі: бүркуді кім ескертеді?", "bees", {"бүркуді", "ескертеді"}, None),
        (
            "Porozumienie nurków „Głębia”: kto obsługuje radiostację?",
            "divers",
            {"obsługuje", "radiostację"},
            "kto obsługuje radiostację?",
        ),
    ],
)
def test_a_part_that_only_names_the_text_asks_nothing(
    text: str, document: str, words: set[str], left: str | None
) -> None:
    question = ask(text)
    assert question.target == document
    assert question.is_about(document)
    assert {term.word for term in question.content(document)} == words
    assert len(question.frames) == 1
    named = question.frames[0].of(question.text).strip()
    assert named not in question.residue(document)
    assert left is None or question.residue(document) == left


def test_a_part_that_names_no_text_asks_with_the_rest() -> None:
    question = ask("If it rains in the morning, who mends the hives?")
    assert question.frames == ()
    assert {"rains", "morning"} <= {term.word for term in question.content(None)}
    assert "rains" in question.residue(None)


def test_a_part_that_names_one_text_asks_of_another() -> None:
    question = ask("Regarding the tilers of Portugal: who dives?")
    assert {term.word for term in question.content("divers")} >= {"tilers", "portugal", "dives"}
    assert question.residue("divers") == question.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What else exactly is there about dust?", {"dust"}),
        ("Что ещё именно там было о пыли?", {"пыли"}),
        ("Co jeszcze jest tam o pyle?", {"pyle"}),
        ("Шаң туралы тағы не бар?", {"шаң"}),
    ],
)
def test_light_words_ask_nothing_beside_others(text: str, words: set[str]) -> None:
    assert set(content(text)) == words


def test_where_all_words_are_light_they_ask() -> None:
    assert content("Is it enough already?") == ["enough", "already"]


def test_a_common_word_names_a_text_only_where_texts_are_named() -> None:
    """The tilers are part of a name after "memorandum with", and not where they are paid."""
    named = ask("Who is paid under the memorandum with the tilers?")
    asked = ask("Does the divers' memorandum pay the tilers?")
    assert named.named.scores["tilers"] > 2 * asked.named.scores["tilers"]
    assert "tilers" in {term.word for term in asked.content("divers")}
    assert "tilers" in {term.word for term in asked.content("tilers")}
    assert "tilers" not in {term.word for term in named.content("tilers")}


@given(st.text(max_size=400))
def test_any_text_is_understood_or_refused(text: str) -> None:
    try:
        question = ask(text)
    except QuestionError:
        return
    for term in question.terms:
        assert term.span.of(question.text) == term.written
    for frame in question.frames:
        assert frame.of(question.text)
    for document in (None, "tilers"):
        assert set(question.content(document)) <= set(question.terms)
        assert question.residue(document)
