"""Which provision a question asks for and an agreement words, in four languages."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.search.topics import Topic, topics_asked, topics_of

QUESTIONS = [
    # English
    ("How long does the glaziers' memorandum last?", "term"),
    ("For how many years was it concluded?", "term"),
    ("Until when is the pact valid?", "term"),
    ("When does the contract expire?", "term"),
    ("Can the agreement be renewed?", "renewal"),
    ("Is it prolonged by itself?", "renewal"),
    ("What happens after the five years are over?", "renewal"),
    ("How many months' notice must be given?", "notice"),
    ("How long in advance must the other side be told?", "notice"),
    ("How can a party terminate the agreement?", "termination"),
    ("May either side withdraw from it?", "termination"),
    ("When does the memorandum enter into force?", "entry_into_force"),
    ("What is its effective date?", "entry_into_force"),
    ("How is the memorandum amended?", "amendment"),
    ("Can the text be modified later?", "amendment"),
    ("How are disputes settled?", "disputes"),
    ("What if the parties disagree?", "disputes"),
    ("In which languages is it drawn up?", "languages"),
    ("Which language version prevails?", "languages"),
    ("How many copies were made?", "copies"),
    ("Who are the parties to the pact?", "parties"),
    ("Where was the memorandum signed?", "signing"),
    ("When was the agreement concluded?", "signing"),
    ("Who signed for the tilers?", "signatories"),
    ("List the signatories.", "signatories"),
    ("What are the areas of cooperation?", "areas"),
    ("In what forms do they cooperate?", "forms"),
    ("What does the preamble say?", "preamble"),
    # Russian
    ("На какой срок заключено соглашение?", "term"),
    ("Как долго действует меморандум?", "term"),
    ("Как продлевается соглашение?", "renewal"),
    ("Что будет по истечении срока?", "renewal"),
    ("За сколько месяцев надо предупредить?", "notice"),
    ("Какой срок уведомления?", "notice"),
    ("Как расторгнуть договор?", "termination"),
    ("Можно ли выйти из соглашения?", "termination"),
    ("Когда меморандум вступает в силу?", "entry_into_force"),
    ("Как вносятся изменения?", "amendment"),
    ("Как решаются споры?", "disputes"),
    ("Что делать при разногласиях?", "disputes"),
    ("На каких языках составлен текст?", "languages"),
    ("Сколько экземпляров у договора?", "copies"),
    ("Кто стороны соглашения?", "parties"),
    ("Где подписали меморандум?", "signing"),
    ("Кто подписал соглашение?", "signatories"),
    ("Какие направления сотрудничества?", "areas"),
    ("В каких формах они сотрудничают?", "forms"),
    ("О чём говорит преамбула?", "preamble"),
    # Kazakh
    ("Меморандум қанша жылға жасалған?", "term"),
    ("Келісімнің мерзімі қандай?", "term"),
    ("Келісім қалай ұзартылады?", "renewal"),
    ("Қанша ай бұрын ескерту керек?", "notice"),
    ("Келісімді қалай тоқтатуға болады?", "termination"),
    ("Меморандум қашан күшіне енеді?", "entry_into_force"),
    ("Өзгерістер қалай енгізіледі?", "amendment"),
    ("Даулар қалай шешіледі?", "disputes"),
    ("Меморандум қай тілде жазылған?", "languages"),
    ("Келісім неше данада жасалған?", "copies"),
    ("Меморандум қайда жасалды?", "signing"),
    ("Келісімге кім қол қойды?", "signatories"),
    ("Ынтымақтастықтың бағыттары қандай?", "areas"),
    # Polish
    ("Jak długo obowiązuje porozumienie?", "term"),
    ("Na jaki okres zawarto umowę?", "term"),
    ("Ile trwa porozumienie?", "term"),
    ("Czy umowę można przedłużyć?", "renewal"),
    ("Jaki jest okres wypowiedzenia?", "notice"),
    ("Jak rozwiązać umowę?", "termination"),
    ("Kiedy porozumienie wchodzi w życie?", "entry_into_force"),
    ("Jak wprowadza się zmiany?", "amendment"),
    ("Jak rozstrzyga się spory?", "disputes"),
    ("W jakim języku sporządzono tekst?", "languages"),
    ("W ilu egzemplarzach je sporządzono?", "copies"),
    ("Gdzie zostało podpisane?", "signing"),
    ("Kto podpisał umowę?", "signatories"),
    ("W jakich dziedzinach współpracują?", "areas"),
]

PROVISIONS = [
    ("This Pact remains in force for six years.", "term"),
    ("It is valid until 31 May 2030.", "term"),
    ("The Pact is renewed for further periods of one year.", "renewal"),
    ("It shall be extended automatically.", "renewal"),
    ("by written notice given ten weeks before its end", "notice"),
    ("Either Party may terminate this Pact.", "termination"),
    ("The Pact enters into force on signature.", "entry_into_force"),
    ("This Pact may be amended in writing.", "amendment"),
    ("Disputes are settled by negotiation.", "disputes"),
    ("It is done in the English and French languages.", "languages"),
    ("Made in three copies.", "copies"),
    ("The main areas of cooperation are:", "areas"),
    ("Cooperation takes the following forms:", "forms"),
    ("Договор действует в течение шести лет.", "term"),
    ("Договор заключён сроком на два года.", "term"),
    ("Его действие продлевается на год.", "renewal"),
    ("письменно уведомив другую Сторону", "notice"),
    ("Договор может быть расторгнут.", "termination"),
    ("Договор вступает в силу со дня подписания.", "entry_into_force"),
    ("Изменения вносятся письменно.", "amendment"),
    ("Споры решаются переговорами.", "disputes"),
    ("Составлен на русском и финском языках.", "languages"),
    ("в двух экземплярах", "copies"),
    ("Келісім бес жыл мерзімге жасалды.", "term"),
    ("Келісімнің мерзімі бір жылға ұзартылады.", "renewal"),
    ("екінші Тарапқа жазбаша хабарлайды", "notice"),
    ("Келісім қол қойылған күннен бастап күшіне енеді.", "entry_into_force"),
    ("Даулар келіссөз арқылы шешіледі.", "disputes"),
    ("екі данада жасалды", "copies"),
    ("Umowa obowiązuje przez trzy lata.", "term"),
    ("Zawarto ją na czas nieokreślony.", "term"),
    ("Umowa zostaje przedłużona o rok.", "renewal"),
    ("z zachowaniem miesięcznego okresu wypowiedzenia", "notice"),
    ("Strona może rozwiązać umowę.", "termination"),
    ("Umowa wchodzi w życie z dniem podpisania.", "entry_into_force"),
    ("Zmiany wymagają formy pisemnej.", "amendment"),
    ("Spory rozstrzyga komisja.", "disputes"),
    ("w dwóch egzemplarzach", "copies"),
]


@pytest.mark.parametrize(("question", "topic"), QUESTIONS)
def test_a_question_asks_for_a_provision(question: str, topic: str) -> None:
    asked = topics_asked(question)
    assert topic in {one.topic for one in asked}
    for one in asked:
        assert one.span.of(question).strip()


@pytest.mark.parametrize(("text", "topic"), PROVISIONS)
def test_an_agreement_words_a_provision(text: str, topic: str) -> None:
    assert topic in topics_of(text)


@pytest.mark.parametrize(
    "question",
    [
        "Who baked the bread?",
        "What colour are the roofs of Lisbon?",
        "Сколько стоит хлеб?",
        "Транспорт и спортсмены",
        "Нан қанша тұрады?",
        "Jaka jest pogoda?",
        "determine the determination",
    ],
)
def test_a_question_that_asks_for_no_provision(question: str) -> None:
    assert topics_asked(question) == ()


@pytest.mark.parametrize(
    "text",
    ["The guests ate bread and cheese.", "Пчеловоды ставят ульи в садах.", "Nurkowie pływają."],
)
def test_a_sentence_that_holds_no_provision(text: str) -> None:
    assert topics_of(text) == frozenset()


def test_every_topic_is_asked_for_and_worded() -> None:
    assert {topic for _, topic in QUESTIONS} == set(Topic)
    assert len(QUESTIONS) >= 60


@given(st.text(max_size=300))
def test_any_text_can_be_looked_through(text: str) -> None:
    for one in topics_asked(text):
        assert one.span.end <= len(text)
    topics_of(text)


def cues() -> list[tuple[Topic, str]]:
    """Every wording of every provision, with its topic."""
    text = resources.files("memobot.search").joinpath("topics.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return [
        (topic, cue)
        for topic in Topic
        for wordings in table[topic]["provision"].values()
        for cue in wordings
    ]


PLAIN = [cue for _, cue in cues() if re.fullmatch(r"[\w ]+", cue)]
TEXT = st.lists(
    st.sampled_from(PLAIN)
    | st.sampled_from(["is in force for", "«5» мая", "5 May", "in 3 copies"])
    | st.text("aeть .,(5", max_size=5),
    max_size=8,
)


@given(TEXT, st.sampled_from(["", " ", ", "]), st.booleans())
def test_each_cue_is_found_wherever_a_word_begins(
    parts: list[str], between: str, upper: bool
) -> None:
    text = between.join(parts)
    text = text.upper() if upper else text
    expected = {
        topic for topic, cue in cues() if re.search(rf"(?<!\w)(?:{cue})", text, re.IGNORECASE)
    }
    assert topics_of(text) == expected
