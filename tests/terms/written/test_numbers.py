from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.terms.written.numbers import NUMBER, read_number

# Per language: 1 to 9, 10 to 19, the tens from 20, the hundreds from 100; "&" joins them.
WORDS = {
    "en": (
        "one two three four five six seven eight nine",
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
        None,
    ),
    "ru": (
        "один два три четыре пять шесть семь восемь девять",
        "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
        "восемнадцать девятнадцать",
        "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
        "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
    ),
    "ru, genitive": (
        "одного двух трёх четырёх пяти шести семи восьми девяти",
        "десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати "
        "восемнадцати девятнадцати",
        "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
        "ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот",
    ),
    "pl": (
        "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć",
        "dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście "
        "osiemnaście dziewiętnaście",
        "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt "
        "osiemdziesiąt dziewięćdziesiąt",
        "sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset",
    ),
    "pl, genitive": (
        "jednego dwóch trzech czterech pięciu sześciu siedmiu ośmiu dziewięciu",
        "dziesięciu jedenastu dwunastu trzynastu czternastu piętnastu szesnastu siedemnastu "
        "osiemnastu dziewiętnastu",
        "dwudziestu trzydziestu czterdziestu pięćdziesięciu sześćdziesięciu siedemdziesięciu "
        "osiemdziesięciu dziewięćdziesięciu",
        "stu dwustu trzystu czterystu pięciuset sześciuset siedmiuset ośmiuset dziewięciuset",
    ),
    "kk": (
        "бір екі үш төрт бес алты жеті сегіз тоғыз",
        None,
        "жиырма отыз қырық елу алпыс жетпіс сексен тоқсан",
        None,
    ),
}
MULTIPLIER = {"en": "hundred", "kk": "жүз"}


def written(number: int, language: str) -> str:
    ones, teens, tens, hundreds = (row.split() if row else None for row in WORDS[language])
    words = []
    if number >= 100:
        hundred = number // 100
        words += [hundreds[hundred - 1]] if hundreds else [ones[hundred - 1], MULTIPLIER[language]]
        number %= 100
    if 10 <= number < 20:
        words += [teens[number - 10]] if teens else ["он"]
        number = 0 if teens else number % 10
    if number >= 20:
        words.append(tens[number // 10 - 2])
        number %= 10
    if number:
        words.append(ones[number - 1])
    return " ".join(words)


@pytest.mark.parametrize("language", WORDS)
@given(number=st.integers(1, 999))
def test_numbers_in_words_round_trip(language, number):
    words = written(number, language)
    assert read_number(words) == number
    assert read_number(words.upper()) == number
    assert re.fullmatch(NUMBER, words, re.IGNORECASE)


@given(st.integers(0, 999_999), st.sampled_from(["", "st", "nd", "rd", "th"]))
def test_figures_are_read(number, suffix):
    assert read_number(f" {number}{suffix} ") == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("zero", 0),
        ("twenty-four", 24),
        ("one hundred and eighty", 180),
        ("one-hundred-and-eighty", 180),
        ("трех", 3),
        ("тремя", 3),
        ("trzema", 3),
        ("on iki", None),
        ("он екі", 12),
        ("eighth", 8),
        ("Twenty-First", 21),
        ("двадцать первого", 21),
        ("dwudziestego pierwszego", 21),
        ("он бірінші", 11),
        ("two thousand and fourteen", 2014),
        ("nineteen hundred ninety-nine", 1999),
        ("две тысячи двадцать пятого", 2025),
    ],
)
def test_forms_of_numbers(words, number):
    assert read_number(words) == number


@pytest.mark.parametrize(
    "words",
    ["", " ", "-", "and", "five three", "twenty twelve", "он два", "five years", "hundredth"],
)
def test_what_is_no_number_is_not_read(words):
    assert read_number(words) is None


@given(st.text())
def test_any_text_can_be_asked(text):
    number = read_number(text)
    assert number is None or number >= 0


def test_a_number_is_found_inside_a_sentence():
    match = re.search(rf"\b({NUMBER}) copies", "Done in Two original and twenty-four copies")
    assert match is not None
    assert read_number(match[1]) == 24
