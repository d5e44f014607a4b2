"""What the texts say to sentences about them, in the language of the text and in others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.asserted.comparing import compare_with
from memobot.citations.asserted.comparing_lengths import compared
from memobot.citations.asserted.finding import find_assertions
from memobot.citations.asserted.model import Judged, Outcome
from memobot.documents.model import Document
from memobot.documents.sentences import sentences
from memobot.terms.durations import Duration
from memobot.terms.ledger import Entry
from memobot.terms.wording import duration_in_words

Compare = Callable[..., tuple[Judged, ...]]
Held = tuple[Entry, Document]
MEMORANDUM, MIGRATION = "fprk-opzz", "central-asia"

# A sentence and, in the order of its words, what becomes of each thing that it asserts:
# "+" borne out, "-" otherwise, "?" silent.
TRUE_OF_MEMORANDUM = [
    ("en", "The memorandum runs for three years.", "+"),
    ("en", "It was concluded for 36 months.", "+"),
    ("en", "It is renewed automatically for another three years.", "++"),
    ("en", "Written notice must be given at least three months before the term ends.", "++"),
    ("en", "It takes effect on signature.", "+"),
    ("en", "It was signed in Astana in July 2025.", "++"),
    ("en", "It was signed in 2025.", "+"),
    ("en", "It ends in 2028.", "+"),
    ("en", "It is valid until July 2031.", "+"),
    ("en", "It is drawn up in three languages: Kazakh, Polish and English.", "++"),
    ("en", "The Polish and English texts have equal force.", "++"),
    ("en", "There are two copies of the memorandum.", "+"),
    ("en", "The two parties signed it.", "+"),
    ("en", "It was signed for OPZZ by P. Ostrowski.", "+"),
    ("en", "The memorandum between OPZZ and FPRK was signed by Satybaldy Dauletalin.", "++"),
    ("en", "It does not run for five years.", "+"),
    ("en", "Neither party may end it without three months' written notice.", "++"),
    ("en", "A party may leave it by writing no fewer than three months before it runs out.", "+"),
    ("en", "If neither party objects three months before the end, it goes on for a further three "
     "years.", "+++"),
    ("en", "OPZZ must notify FPRK three months before July 2028.", "+"),
    ("en", "The memorandum expires three years after signature.", "+"),
    ("ru", "Если ни одна из сторон не заявит письменно об отказе не менее чем за три месяца до "
     "окончания срока, меморандум продлевается.", "+++"),
    ("ru", "Меморандум действует три года и автоматически продлевается ещё на три года.", "+++"),
    ("ru", "Меморандум составлен на казахском, польском и английском языках.", "+"),
    ("kk", "Меморандум үш жылға жасалған, екі данада.", "++"),
    ("kk", "Меморандумға Астанада қол қойылды.", "+"),
    ("pl", "Memorandum obowiązuje przez trzy lata.", "+"),
    ("pl", "Należy powiadomić na piśmie co najmniej trzy miesiące przed upływem okresu.", "++"),
]  # fmt: skip
FALSE_OF_MEMORANDUM = [
    ("en", "The memorandum runs for five years.", "-"),
    ("en", "It was concluded for 30 months.", "-"),
    ("en", "It is open-ended.", "-"),
    ("en", "It is not renewed automatically.", "-"),
    ("en", "It is renewed for another two years.", "+-"),
    ("en", "It is automatically renewed every year.", "+-"),
    ("en", "It cannot be renewed.", "-"),
    ("en", "Renewal requires the consent of both parties.", "+-"),
    ("en", "It may be ended by six months' written notice.", "-+"),
    ("en", "Notice has to be given 90 days before the end of the term.", "-"),
    ("en", "More than three months' notice is needed.", "-"),
    ("en", "No notice is needed.", "-"),
    ("en", "Oral notice suffices.", "-"),
    ("en", "It takes effect after ratification.", "-"),
    ("en", "It takes effect 30 days after signing.", "-"),
    ("en", "It was signed in August 2025.", "-"),
    ("en", "It was signed in Warsaw.", "-"),
    ("en", "It was signed in Poland.", "-"),
    ("en", "It expires in July 2029.", "-"),
    ("en", "It is drawn up in Kazakh, Russian and English.", "-"),
    ("en", "It was made in two languages.", "-"),
    ("en", "It was made only in Polish and English.", "-"),
    ("en", "The English text prevails.", "+-"),
    ("en", "Three copies of the memorandum were signed.", "-"),
    ("en", "There are five parties.", "-"),
    ("en", "The memorandum between FPRK and the DGB covers safety.", "-"),
    ("en", "It was signed for OPZZ by S. Dauletalin.", "-"),
    ("en", "It was signed for OPZZ by Jan Nowak.", "-"),
    ("ru", "Меморандум действует пять лет.", "-"),
    ("ru", "Меморандум не продлевается автоматически.", "-"),
    ("kk", "Меморандум бес жылға жасалған.", "-"),
    ("pl", "Memorandum przedłuża się na kolejne dwa lata.", "+-"),
    ("pl", "Memorandum podpisano w Warszawie.", "-"),
]  # fmt: skip
NOT_TO_BE_TOLD = [
    (MEMORANDUM, "It was signed on 15 July 2025.", "?"),  # the day is blank in the text
    (MEMORANDUM, "It expires on 17 July 2028.", "?"),
    (MEMORANDUM, "It can be renewed only once.", "+?"),
    (MEMORANDUM, "It is governed by Polish law.", "?"),
    (MIGRATION, "It expires on 16 October 2028.", "?"),  # many count the day before
]
OTHERS = [
    (MIGRATION, "en", "It was signed in Shymkent on 17 October 2023 by five unions.", "+++"),
    (MIGRATION, "en", "The agreement expires on 17 October 2033.", "+"),
    (MIGRATION, "en", "The agreement expires on 17 November 2028.", "-"),
    (MIGRATION, "en", "The last day for notice is 17 July 2033.", "+"),
    (MIGRATION, "en", "The last day for notice is 17 August 2028.", "-"),
    (MIGRATION, "en", "It rolls over every five years.", "+?+"),
    (MIGRATION, "en", "Ten copies were made in Russian and English.", "++"),
    (MIGRATION, "en", "For Uzbekistan it was signed by M. Nematzoda.", "-"),
    (MIGRATION, "en", "It bears the signature of A. Ismailov for Kyrgyzstan.", "-"),
    (MIGRATION, "en", "The English text is not authentic.", "-"),
    (MIGRATION, "en", "The agreement is from October 2022.", "-"),
    (MIGRATION, "kk", "Келісімге Тәжікстан атынан М. Нематзода қол қойды.", "+"),
    (MIGRATION, "kk", "Келісімге Ташкентте қол қойылды.", "-"),
    ("ru-memorandum", "ru", "Он составлен в двух экземплярах – по одному для каждой Стороны.", "-"),
    (MIGRATION, "ru", "Соглашение подписано в Шымкенте 17 октября 2023 года.", "++"),
    (MIGRATION, "ru", "Соглашение подписано в Алматы.", "-"),
    ("en-roman", "en", "The memorandum runs for three years.", "+"),  # from its two dates
    ("en-roman", "en", "The memorandum runs for two years.", "-"),
    ("en-roman", "en", "It ends on 30 December 2027.", "-"),  # which the text writes out
    ("en-roman", "en", "It is renewed automatically.", "-"),
    ("en-roman", "en", "No notice is needed.", "+"),
    ("en-roman", "en", "It takes effect on signature.", "-"),
    ("en-sections", "en", "The Union may end the agreement on six months' notice.", "+"),
    ("en-sections", "en", "The Union may end the agreement on five months' notice.", "-"),
    ("en-sections", "en", "It is governed by the law of England.", "+"),
    ("en-sections", "en", "It is governed by Norwegian law.", "-"),
    ("kk-memorandum", "kk", "Меморандум автоматты түрде ұзартылмайды.", "+"),
    ("kk-memorandum", "kk", "Меморандум автоматты түрде ұзартылады.", "-"),
    ("kk-memorandum", "ru", "Меморандум подписан в Костанае.", "+"),
    ("pl-porozumienie", "pl", "Porozumienie zawarto na czas nieokreślony.", "+"),
    ("pl-porozumienie", "pl", "Porozumienie zawarto na pięć lat.", "-"),
    ("pl-porozumienie", "en", "It was signed in Cracow.", "+"),
    ("pl-artykul", "ru", "Договор подписал Збигнев Котульски.", "+"),
    ("ru-memorandum", "en", "The Russian text prevails.", "++"),
    ("ru-memorandum", "pl", "Memorandum sporządzono w czterech egzemplarzach.", "+"),
    ("ru-glavy", "ru", "Соглашение вступило в силу 1 января 2023 года.", "+"),
    ("ru-glavy", "kk", "Келісім төрт жылға жасалған.", "+"),
]  # fmt: skip


def _signs(judged: tuple[Judged, ...]) -> str:
    sign = {Outcome.BORNE_OUT: "+", Outcome.OTHERWISE: "-", Outcome.SILENT: "?"}
    return "".join(sign[one.outcome] for one in judged)


@pytest.mark.parametrize(
    ("language", "sentence", "expected"), [*TRUE_OF_MEMORANDUM, *FALSE_OF_MEMORANDUM]
)
def test_the_memorandum(compare: Compare, language: str, sentence: str, expected: str) -> None:
    assert _signs(compare(MEMORANDUM, sentence, language)) == expected


@pytest.mark.parametrize(("name", "sentence", "expected"), NOT_TO_BE_TOLD)
def test_what_the_text_leaves_open(
    compare: Compare, name: str, sentence: str, expected: str
) -> None:
    assert _signs(compare(name, sentence, "en")) == expected


@pytest.mark.parametrize(("name", "language", "sentence", "expected"), OTHERS)
def test_other_agreements(
    compare: Compare, name: str, language: str, sentence: str, expected: str
) -> None:
    assert _signs(compare(name, sentence, language)) == expected


@pytest.mark.parametrize(
    ("sentence", "draft", "text"),
    [
        ("The memorandum runs for five years.", "five years", "three years"),
        ("It was made in three copies.", "three copies", "two copies"),
        ("It was signed for OPZZ by Jan Nowak.", "Jan Nowak", "P. Ostrowski"),
        ("It was signed in Warsaw.", "Warsaw", "Astana, Kazakhstan"),
        ("Six months' notice is needed to end it.", "Six months", "three months"),
        ("It is not renewed automatically.", "is not renewed automatically", "automatically"),
    ],
)
def test_a_difference_is_told_in_the_words_of_each(
    compare: Compare, held: dict[str, Held], sentence: str, draft: str, text: str
) -> None:
    (difference,) = [one.difference for one in compare(MEMORANDUM, sentence) if one.difference]
    assert (difference.draft, difference.text) == (draft, text)
    assert difference.said
    assert difference.said.of(sentence) == draft
    document = held["fprk-opzz-memorandum-2025.md"][1]
    assert difference.where
    assert difference.where.of(document.text) == text


def test_what_was_worked_out_comes_with_its_working_in_the_language_of_the_draft(
    compare: Compare,
) -> None:
    (judged,) = compare(MIGRATION, "The agreement expires on 17 November 2028.", "en")
    assert judged.difference
    assert judged.difference.text == "17 October 2028"
    assert judged.difference.working == "17 October 2023 + 5 years"
    assert judged.difference.where is None
    assert judged.sources
    (judged,) = compare(MIGRATION, "Соглашение действует до 17 октября 2033 года.", "ru")
    assert judged.working == "17 октября 2028 г. + 5 лет = 17 октября 2033 г."


def test_no_sentence_of_a_text_is_held_against_the_text(held: dict[str, Held]) -> None:
    for entry, document in held.values():
        for span in sentences(document.text, document.body):
            found = find_assertions(span.of(document.text), document.language)
            for judged in compare_with(found, entry, document):
                assert judged.outcome is not Outcome.OTHERWISE, span.of(document.text)


LENGTHS = st.one_of(
    st.integers(1, 20).map(lambda count: Duration(years=count)),
    st.integers(1, 60).map(lambda count: Duration(months=count)),
    st.integers(1, 300).map(lambda count: Duration(weeks=count)),
    st.integers(1, 999).map(lambda count: Duration(days=count)),
)
WITH_LENGTHS = {
    "en": "The memorandum runs for {}.",
    "ru": "Меморандум действует {}.",
    "kk": "Меморандум {} бойы қолданылады.",
    "pl": "Memorandum obowiązuje przez {}.",
}


@given(LENGTHS, st.sampled_from(sorted(WITH_LENGTHS)))
def test_a_length_is_borne_out_only_if_it_is_the_term(
    held: dict[str, Held], length: Duration, language: str
) -> None:
    entry, document = held["fprk-opzz-memorandum-2025.md"]
    sentence = WITH_LENGTHS[language].format(duration_in_words(length, language))
    (judged,) = compare_with(find_assertions(sentence, language), entry, document)
    equal = 12 * length.years + length.months == 36
    assert judged.outcome is (Outcome.BORNE_OUT if equal else Outcome.OTHERWISE)


@given(LENGTHS, LENGTHS)
def test_lengths_compare_alike_both_ways(one: Duration, other: Duration) -> None:
    swapped = {"SHORTER": "LONGER", "LONGER": "SHORTER"}
    forth, back = compared(one, other).name, compared(other, one).name
    assert swapped.get(forth, forth) == back
