"""Which messages are questions, and which are a text to be checked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.search.question import LONGEST_QUESTION
from memobot.web.check_words import check_words, starter
from memobot.web.draft_messages import LONGEST_DRAFT, check_asked, draft_in, is_too_long

LETTER = """\
Dear colleagues,

We write about Article 9 of the Memorandum of Ruritania and Graustark. It says that the
Memorandum “shall stay in force for two years”.

Our board has taken note of this."""
LETTER_RU = """\
Уважаемые коллеги!

В статье 9 Меморандума сказано: «Меморандум действует в течение двух лет».

Правление приняло это к сведению."""
LETTER_KK = """\
Құрметті әріптестер!

Меморандумның 9-бабында былай делінген: «Меморандум екі жыл бойы қолданылады».

Басқарма мұны назарға алды."""
LETTER_PL = """\
Szanowni Państwo!

Artykuł 9 Memorandum brzmi: „Memorandum obowiązuje przez dwa lata”.

Zarząd przyjął to do wiadomości."""


@pytest.mark.parametrize("language", ["en", "ru", "kk", "pl"])
def test_the_starter_asks_for_a_text(language: str) -> None:
    assert check_asked(starter(language)) == language
    assert check_asked(f"  {starter(language).upper()}. ") == language
    assert draft_in(starter(language)) is None


@pytest.mark.parametrize(
    ("message", "language"),
    [("check:", "en"), ("/check", "en"), ("Проверь", "ru"), ("Тексер:", "kk"), ("Sprawdź", "pl")],
)
def test_the_word_alone_asks_for_a_text_too(message: str, language: str) -> None:
    assert check_asked(message) == language
    assert draft_in(message) is None


@pytest.mark.parametrize(
    "message",
    [
        "What does Article 9 of the memorandum with OPZZ say?",
        "Check",
        "Check whether Article 9 speaks of notice.",
        "Check Article 9: does it speak of notice?",
        "Проверь, есть ли в статье 9 срок уведомления",
        "9-бапта хабарлама туралы айтылған ба, тексер",
        "Sprawdź, czy artykuł 9 mówi o wypowiedzeniu.",
        "Which check does the agreement provide for:\nan audit or a review?",
        f"{LETTER}\n\nIs that right?",
        f"{LETTER}\n\nPlease tell me what Article 10 says.",
        f"{LETTER_RU}\n\nСкажите, что сказано в статье 10.",
        f"{LETTER_KK}\n\n10-бапта не айтылған?",
        f"{LETTER_PL}\n\nProszę podać treść artykułu 10.",
        LETTER.replace("“", "").replace("”", ""),  # quotes nothing
        LETTER.replace("Article 9 of ", ""),  # refers to nothing
        " ".join(LETTER.split()),  # one paragraph
        "Article 9 says “It runs for two years.”\n\nArticle 10 too.",  # two sentences
        "",
    ],
)
def test_a_question_stays_a_question(message: str) -> None:
    assert draft_in(message) is None


@pytest.mark.parametrize(
    ("message", "draft"),
    [
        ("check: It runs for two years.", "It runs for two years."),
        ("Check:\n\nIt runs for two years.", "It runs for two years."),
        ("CHECK\nIs it so? It runs.", "Is it so? It runs."),
        ("Проверь: он действует два года.", "он действует два года."),
        ("проверить\r\nОн действует два года.", "Он действует два года."),
        ("Тексер: ол екі жыл қолданылады.", "ол екі жыл қолданылады."),
        ("Sprawdź:\nobowiązuje dwa lata.", "obowiązuje dwa lata."),
        ("sprawdź\nobowiązuje dwa lata.", "obowiązuje dwa lata."),
        ("Please check this letter:\nIt runs for two years.", "It runs for two years."),
        ("Мәтінді тексеріңіз:\nОл екі жыл қолданылады.", "Ол екі жыл қолданылады."),
    ],
)
def test_what_follows_the_word_is_the_text(message: str, draft: str) -> None:
    assert draft_in(message) == draft


@pytest.mark.parametrize("letter", [LETTER, LETTER_RU, LETTER_KK, LETTER_PL])
def test_a_letter_with_references_and_quotes_is_a_text(letter: str) -> None:
    assert draft_in(letter) == letter


def test_what_is_longer_than_a_question_is_a_text() -> None:
    assert draft_in("a" * LONGEST_QUESTION) is None
    assert draft_in("a" * (LONGEST_QUESTION + 1)) == "a" * (LONGEST_QUESTION + 1)
    assert draft_in(f"a{' ' * LONGEST_QUESTION}b") is None  # as a question is measured


def test_an_awaited_text_is_one_whatever_it_is() -> None:
    assert draft_in("It runs for two years.", awaited=True) == "It runs for two years."
    assert draft_in("check: It runs.", awaited=True) == "It runs."


def test_the_text_of_a_file_is_sent_as_one() -> None:
    for language in ("en", "ru", "kk", "pl"):
        begin = check_words(language).page["begin"]
        assert draft_in(f"{begin}\n\nIs it so?") == "Is it so?"


def test_length_is_measured_as_browsers_measure_it() -> None:
    assert not is_too_long("ы" * LONGEST_DRAFT)
    assert is_too_long("ы" * (LONGEST_DRAFT + 1))
    assert is_too_long("😀" * (LONGEST_DRAFT // 2 + 1))


def test_half_a_character_is_none() -> None:
    draft = draft_in("check: a\ud800b")
    assert draft == "a?b"


@given(st.text(st.sampled_from('ab:?. \n\r\t“”"«»(1-*#'), max_size=300))
def test_any_message_can_be_looked_at(message: str) -> None:
    for text in (message, f"check{message}", f"{message}:\ncheck"):
        check_asked(text)
        draft_in(text)


@pytest.mark.parametrize("sign", ["a", " ", "\n", "“", '"', "*", ":", ".", "check:", "check ", "("])
def test_a_hostile_message_is_looked_at_at_once(sign: str) -> None:
    for message in (sign * 100_000, "check" + sign * 100_000, sign * 1_900):
        draft_in(message)
        check_asked(message)
