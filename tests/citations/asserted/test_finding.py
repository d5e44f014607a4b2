"""What sentences of letters and reports are taken to assert, and what they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.asserted.finding import find_assertions
from memobot.citations.asserted.model import Assertion
from memobot.language import LANGUAGES

# What is asserted is written "aspect value"; "not" before it when it is denied.
LENGTHS = [
    ("en", "The deal with the bakers lasts four years.", "term P4Y"),
    ("en", "They agreed on a term of 18 months for the protocol.", "term P18M"),
    ("en", "The protocol has been in effect for 18 months' time.", "term P18M"),
    ("en", "Both unions are bound by a two-year memorandum.", "term P2Y"),
    ("en", "Its initial term is 24 months.", "term P24M"),
    ("en", "The contract stays in force for seven years, not five.", "term P7Y"),
    ("en", "The pact is prolonged by one year at a time.", "renewal P1Y, renewal renewed"),
    ("en", "Every extension adds a further 6 months to it.", "renewal P6M, renewal renewed"),
    ("en", "Whoever wants out gives 45 days' notice in writing.", "notice P45D, notice written"),
    ("en", "Notice has to be served no later than two months before expiry.", "notice P2M"),
    ("en", "Period of validity: 4 (four) years.", "term P4Y"),
    ("en", "Notice period: 45 days.", "notice P45D"),
    ("en", "It is a contract that lasts four years and is then prolonged automatically.",
     "term P4Y, renewal automatic"),
    ("en", "The protocol with the Bakers' Union, which runs for two years, is new.", "term P2Y"),
    ("en", "The protocol sets up a working group that lasts two years.", ""),
    ("en", "The bakers' pact lasts four years, the Gdynia agreement six.", "term P4Y, term P6Y"),
    ("en", "The bakers' pact lasts four years, unlike Protocol 6.", "term P4Y"),
    ("en", "The bakers' pact lasts four years, the Gdynia agreement covers six towns.",
     "term P4Y"),
    ("en", "The contract lasts four years; if it is not wanted any more, one writes a letter.",
     "term P4Y"),
    ("en", "It is not renewed by itself: an extension of the contract, by 2 years, is agreed.",
     "not renewal automatic, renewal P2Y"),
    ("ru", "Договор пекарей действует четыре года, а Томское соглашение – шесть.",
     "term P4Y, term P6Y"),
    ("ru", "Это протокол, который действует 4 (четыре) года.", "term P4Y"),
    ("pl", "Potem przedłuża się, za każdym razem na rok, chyba że strona wypowie umowę.",
     "renewal P1Y"),
    ("pl", "Umowa piekarzy obowiązuje cztery lata, a porozumienie z Gdyni sześć.",
     "term P4Y, term P6Y"),
    ("ru", "Договор рассчитан на четыре года.", "term P4Y"),
    ("ru", "Четырёхлетнее соглашение подписали пекари.", "term P4Y"),
    ("ru", "Срок действия протокола — 18 месяцев.", "term P18M"),
    ("ru", "Затем договор продлевается ещё на один год.", "renewal P1Y, renewal renewed"),
    ("ru", "О выходе предупреждают письменно за 45 дней до окончания срока.",
     "notice P45D, notice written"),
    ("kk", "Шарт төрт жылға жасалды.", "term P4Y"),
    ("kk", "Хаттама екі жыл бойы күшінде болады.", "term P2Y"),
    ("kk", "Содан кейін ол келесі бір жылға ұзартылады.", "renewal P1Y, renewal renewed"),
    ("kk", "Шартты бұзу үшін 45 күн бұрын хабарлау қажет.", "notice P45D"),
    ("pl", "Umowa jest ważna cztery lata.", "term P4Y"),
    ("pl", "Związki zawarły dwuletnie porozumienie.", "term P2Y"),
    ("pl", "Potem umowę przedłuża się o kolejne dwa lata.", "renewal P2Y, renewal renewed"),
    ("pl", "Strona może wypowiedzieć umowę z 45-dniowym wyprzedzeniem.", "notice P45D"),
]  # fmt: skip
DAYS = [
    ("en", "Since 1 March 2021 the contract has been in force.", ""),
    ("en", "The contract has been in force since 1 March 2021.", "effective 2021-03-01"),
    ("en", "The treaty entered into force in May 2022.", "effective 2022-05"),
    ("en", "Their leaders put their signatures to the pact on 9 May 2022.", "signed 2022-05-09"),
    ("en", "The agreement dated 9 May 2022 is about bread.", "signed 2022-05-09"),
    ("en", "The contract lapses on 28 February 2025.", "expires 2025-02-28"),
    ("en", "It remains valid until the end of 2026.", "expires 2026"),
    ("en", "Objections are to be sent no later than 30 June 2025.", "notice_deadline 2025-06-30"),
    ("en", "It does not expire in 2026.", "not expires 2026"),
    ("en", "Notice is due two months before the end of the term; the last day is 28 March 2025.",
     "notice P2M, notice_deadline 2025-03-28"),
    ("en", "Notice is due two months before the end of the term; the last month is March 2025.",
     "notice P2M, notice_deadline 2025-03"),
    ("en", "The contract ends on 3 May 2025 (3 May 2023 + 2 years = 3 May 2025).",
     "expires 2025-05-03"),
    ("en", "The last day of the contract is 3 May 2025.", "expires 2025-05-03"),
    ("en", "Contracts signed, 1 January 2023 – 31 December 2023: none.", ""),
    ("en", "Whether the contract is in force on 3 May 2025 is not known.", ""),
    ("ru", "Последний день для уведомления – 28 марта 2025 года.", "notice_deadline 2025-03-28"),
    ("kk", "Хабарлаудың соңғы күні – 2025 жылғы 28 наурыз.", "notice_deadline 2025-03-28"),
    ("pl", "Wypowiedzieć ją trzeba na piśmie; ostatni dzień to 28 marca 2025 r.",
     "notice_deadline 2025-03-28, notice written"),
    ("ru", "Договор вступил в силу в мае 2022 года.", "effective 2022-05"),
    ("ru", "Протокол был подписан 9 мая 2022 года.", "signed 2022-05-09"),
    ("ru", "Договор от 9 мая 2022 года касается хлеба.", "signed 2022-05-09"),
    ("ru", "Он истекает 28 февраля 2025 года.", "expires 2025-02-28"),
    ("ru", "Заявить о выходе нужно не позднее 30 июня 2025 года.", "notice_deadline 2025-06-30"),
    ("kk", "Шартқа 2022 жылғы 9 мамырда қол қойылды.", "signed 2022-05-09"),
    ("kk", "Шарт 2022 жылғы 9 мамырдан бастап күшіне енді.", "effective 2022-05-09"),
    ("kk", "Шарт 2025 жылғы 28 ақпанға дейін күшінде.", "expires 2025-02-28"),
    ("pl", "Umowę podpisano 9 maja 2022 r.", "signed 2022-05-09"),
    ("pl", "Umowa weszła w życie w maju 2022 roku.", "effective 2022-05"),
    ("pl", "Protokół wygasa 28 lutego 2025 roku.", "expires 2025-02-28"),
    ("pl", "Sprzeciw można zgłosić do 30 czerwca 2025 r.", "notice_deadline 2025-06-30"),
]  # fmt: skip
MANNER = [
    ("en", "Unless somebody objects, the protocol renews itself tacitly.", "renewal automatic"),
    ("en", "There is no automatic renewal of the contract.", "not renewal automatic"),
    ("en", "The protocol won't be extended automatically.", "not renewal automatic"),
    ("en", "An extension of the contract is possible if both sides agree.",
     "renewal renewed, renewal by_agreement"),
    ("en", "The protocol may be prolonged twice.", "renewal renewed, renewal 2"),
    ("en", "The contract was concluded for an unlimited period.", "term indefinite"),
    ("en", "One may leave the pact without notice.", "not notice needed"),
    ("en", "No notice is due this month.", ""),
    ("en", "Mere silence does not renew the contract.", "not renewal automatic"),
    ("en", "It becomes effective upon signature.", "effective on_signing"),
    ("ru", "Вступает в силу с подписания; день в тексте не указан.", "effective on_signing"),
    ("en", "It came into force two weeks after its signing.", "effective P2W"),
    ("ru", "Протокол не пролонгируется автоматически.", "not renewal automatic"),
    ("ru", "Протокол может быть продлён только один раз.", "renewal renewed, renewal once"),
    ("ru", "Договор является бессрочным.", "term indefinite"),
    ("ru", "Он вступает в силу с момента подписания.", "effective on_signing"),
    ("kk", "Хаттама өздігінен ұзартылмайды.", "not renewal automatic"),
    ("kk", "Хаттама белгісіз мерзімге жасалған.", "term indefinite"),
    ("pl", "Protokół nie odnawia się automatycznie.", "not renewal automatic"),
    ("pl", "Umowa jest bezterminowa.", "term indefinite"),
    ("pl", "Wchodzi w życie z chwilą podpisania.", "effective on_signing"),
]  # fmt: skip
TEXTS = [
    ("en", "The treaty exists in two language versions, Czech and Slovak.",
     "languages 2, languages cs+sk"),
    ("en", "Six originals were signed.", "copies 6"),
    ("en", "Six (6) originals were signed.", "copies 6"),
    ("en", "There are fewer copies (2) than languages (3).", "copies 2, languages 3"),
    ("en", "Number of copies: 6.", "copies 6"),
    ("en", "Languages: Czech and Slovak.", "languages cs+sk"),
    ("ru", "Языки текста: чешский, словацкий; преимущество имеет чешский текст.",
     "languages cs+sk, languages prevails, languages cs"),
    ("ru", "Количество экземпляров: 6.", "copies 6"),
    ("kk", "Даналар (2) тілдерден (3) аз.", "copies 2, languages 3"),
    ("kk", "Әр тілдегі даналар саны: 6.", "copies 6"),
    ("pl", "Liczba egzemplarzy: 6.", "copies 6"),
    ("en", "In case of doubt the Czech version prevails.", "languages cs, languages prevails"),
    ("en", "The protocol was written only in Latvian.", "languages lv only"),
    ("ru", "Договор подписан в шести экземплярах на чешском и словацком языках.",
     "copies 6, languages cs+sk"),
    ("kk", "Шарт алты данада, қазақ және өзбек тілдерінде жасалды.", "copies 6, languages kk+uz"),
    ("pl", "Umowę sporządzono w języku czeskim i słowackim, w sześciu egzemplarzach.",
     "languages cs+sk, copies 6"),
]  # fmt: skip
NAMES = [
    ("en", "Four parties are bound by it.", "parties 4"),
    ("en", "The contract between Solidar and Unita is void.", "parties Solidar/Unita"),
    ("en", "On behalf of the bakers the pact was signed by Anna Nowak.", "signatories Anna Nowak"),
    ("en", "Anna Nowak and Jan Dub signed the pact in Gdynia.",
     "signatories Anna Nowak, signatories Jan Dub, place Gdynia"),
    ("en", "Signed by: Anna Nowak (chairwoman, Union of Town Bakers); Jan Dub (treasurer).",
     "signatories Anna Nowak, signatories Jan Dub"),
    ("en", "Place of signing: Gdynia.", "place Gdynia"),
    ("ru", "Договор партии «Новый Хлеб» подписал А. Новак.", "signatories А. Новак"),
    ("en", "Norwegian law governs the contract.", "governing_law Norwegian"),
    ("ru", "Договор подписали А. Новак и Я. Дуб.", "signatories А. Новак, signatories Я. Дуб"),
    ("ru", "Протокол подписан в городе Томске.", "place Томске"),
    ("kk", "Шартқа Оралда қол қойылды.", "place Оралда"),
    ("pl", "Umowę podpisał w imieniu piekarzy Jan Dub.", "signatories Jan Dub"),
    ("pl", "Umowę zawarto w Gdyni.", "place Gdyni"),
]  # fmt: skip
NOTHING = [
    ("en", "The delegation stayed for three days."),
    ("en", "The negotiations lasted two years."),
    ("en", "Three months later the chairman resigned."),
    ("en", "The chairman was elected for a term of five years."),
    ("en", "A course of three weeks was held in English."),
    ("en", "After five years of talks the parties shook hands."),
    ("en", "On 3 May 2024 the delegations met in Riga."),
    ("en", "The third party brought two copies of the report."),
    ("en", "Members were told two days before the visit."),
    ("en", "The strike ends on 3 May 2024."),
    ("en", "The unions renewed their friendship."),
    ("en", "The ceremony after the signing took place on 3 May 2024."),
    ("en", "Requests are answered within 15 days."),
    ("en", "Polish and Kazakh workers signed petitions."),
    ("en", "Neither text was shown to the members before the vote."),
    ("en", "They left three days before the end of the congress."),
    ("ru", "Делегация пробыла в стране три дня."),
    ("ru", "Переговоры длились два года."),
    ("ru", "Через три месяца председатель ушёл."),
    ("ru", "Ответ даётся в срок до 15 дней."),
    ("ru", "Семинар прошёл на русском языке."),
    ("kk", "Делегация үш күн қонақта болды."),
    ("kk", "Келіссөздер екі жылға созылды."),
    ("kk", "Үш айдан кейін төраға кетті."),
    ("pl", "Delegacja została trzy dni."),
    ("pl", "Rozmowy trwały dwa lata."),
    ("pl", "Trzy miesiące później przewodniczący odszedł."),
    ("pl", "Szkolenie odbyło się w języku polskim."),
]


@pytest.mark.parametrize(
    ("language", "sentence", "asserted"), [*LENGTHS, *DAYS, *MANNER, *TEXTS, *NAMES]
)
def test_what_a_sentence_asserts(language: str, sentence: str, asserted: str) -> None:
    found = [_told(one) for one in find_assertions(sentence, language)]
    assert sorted(found) == sorted(part for part in asserted.split(", ") if part)


@pytest.mark.parametrize(("language", "sentence"), NOTHING)
def test_sentences_that_assert_nothing_of_an_agreement(language: str, sentence: str) -> None:
    assert find_assertions(sentence, language) == ()


def test_each_length_goes_with_the_words_of_its_clause() -> None:
    sentence = (
        "The memorandum is in force for four years, and renews by itself for another two years "
        "unless a party gives six months' notice."
    )
    found = {
        one.aspect.value: one for one in find_assertions(sentence, "en") if one.words[0] != "b"
    }
    assert {name: one.words for name, one in found.items()} == {
        "term": "four years",
        "renewal": "two years",
        "notice": "six months",
    }


@given(
    st.text(alphabet=st.sampled_from(" ,.;'«»„”abиіżŁ3 yearsnotindвгде17October2023"), max_size=80),
    st.sampled_from(LANGUAGES),
    st.sampled_from([one for table in (LENGTHS, DAYS, TEXTS, NAMES) for one in table]),
)
def test_spans_lie_inside_the_sentence(noise: str, language: str, one: tuple[str, ...]) -> None:
    sentence = noise + one[1] + noise
    for assertion in find_assertions(sentence, language):
        assert assertion.span.of(sentence) == assertion.words
        assert 0 <= assertion.span.start < assertion.span.end <= len(sentence)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "sign", ["a", "two ", "and ", "not ", "17 ", "X. ", "Aa ", " ", ",", "по", "in Polish, ", "("]
)
def test_hostile_rows_end(sign: str, language: str) -> None:
    find_assertions((sign * 100_000)[:100_000], language)


def _told(assertion: Assertion) -> str:
    value = assertion.value
    told = value.iso if hasattr(value, "iso") else value
    if isinstance(value, frozenset):
        told = "+".join(sorted(value))
    elif isinstance(value, tuple):
        told = "/".join(value)
    denied = "not " if assertion.negated else ""
    only = " only" if assertion.only else ""
    return f"{denied}{assertion.aspect.value} {told}{only}"
