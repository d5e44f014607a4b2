"""What reports say of agreements. All reports here are of our own invention."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.model import Document
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.language import LANGUAGES
from memobot.terms.model import Mention
from memobot.terms.reports.mentions import find_mentions


def report(text: str, language: str) -> Document:
    return Document("report", "report.txt", "0" * 12, text, "Report", "Report", "news", language)


def told(text: str, language: str = "en") -> list[Mention]:
    return list(find_mentions(report(text, language)))


def the_only(text: str, language: str = "en") -> Mention:
    (mention,) = told(text, language)
    return mention


WEAVERS = """Weavers of two seas agree

Riga, 7 March 2024 — The Union of Weavers of Latvia (UWL) and the Confederation of Dyers and \
Spinners of Portugal have today signed a memorandum of understanding. The UWL was founded in 1919.

The memorandum was signed by UWL Chairwoman Ilze Kalna and the president of the Confederation, \
Rui Prata, in the town hall. They plan to sign a protocol with the Federation of Tanners of Spain.
"""


def test_what_several_sentences_say_of_one_agreement_is_one_mention() -> None:
    mention = the_only(WEAVERS)
    assert mention.kind == "memorandum of understanding"
    assert mention.parties == (
        "Union of Weavers of Latvia",
        "Confederation of Dyers and Spinners of Portugal",
    )
    assert mention.signatories == ("Ilze Kalna", "Rui Prata")
    assert mention.date is not None
    assert mention.date.iso == "2024-03-07"
    assert mention.source.quote.startswith("Riga, 7 March 2024")
    assert mention.source.quote.endswith("memorandum of understanding.")


STATED = {
    "passive, with date and place": (
        "en",
        "On 12 May 2023 a cooperation agreement was concluded in Oslo between the Ministry of "
        "Labour and Social Affairs, the Ferrymen's Association of Norway and the Baltic Chamber "
        "of Shipping. It will run for five years.",
        "agreement",
        (
            "Ministry of Labour and Social Affairs",
            "Ferrymen's Association of Norway",
            "Baltic Chamber of Shipping",
        ),
        "2023-05-12",
        "Oslo",
    ),
    "headline": (
        "en",
        "Federation of Glaziers signs memorandum with Union of Potters",
        "memorandum",
        ("Federation of Glaziers", "Union of Potters"),
        None,
        None,
    ),
    "a list inside a name": (
        "en",
        "The Ministry of Education, Science and Culture of Malta and the University of Gozo "
        "entered into a contract on 1 June 2021.",
        "contract",
        ("Ministry of Education, Science and Culture of Malta", "University of Gozo"),
        "2021-06-01",
        None,
    ),
    "countries": (
        "en",
        "An agreement between Poland and Latvia was signed in Warsaw on 3 March 2020.",
        "agreement",
        ("Poland", "Latvia"),
        "2020-03-03",
        "Warsaw",
    ),
    "a relative clause": (
        "en",
        "The contract, which the Council of Elders signed with the Bank of Gozo on 1 May 2020, "
        "was published last week.",
        "contract",
        ("Council of Elders", "Bank of Gozo"),
        "2020-05-01",
        None,
    ),
    "between, in Russian": (
        "ru",
        "Между Федерацией рыбаков Балтики и Союзом корабелов Эстонии подписан меморандум о "
        "взаимопонимании. Церемония прошла в Нарве.",
        "memorandum of understanding",
        ("Федерацией рыбаков Балтики", "Союзом корабелов Эстонии"),
        None,
        "Нарве",
    ),
    "subject, in Russian": (
        "ru",
        "4 апреля 2023 года в Ташкенте Конфедерация ткачей Средней Азии и Министерство труда и "
        "социальной защиты населения заключили соглашение о сотрудничестве.",
        "agreement on cooperation",
        (
            "Конфедерация ткачей Средней Азии",
            "Министерство труда и социальной защиты населения",
        ),
        "2023-04-04",
        "Ташкенте",
    ),
    "subject behind the verb, in Russian": (
        "ru",
        "Трёхстороннее соглашение подписали Союз строителей Урала, Палата архитекторов и "
        "общество «Зодчий».",
        "tripartite agreement",
        ("Союз строителей Урала", "Палата архитекторов", "общество «Зодчий»"),
        None,
        None,
    ),
    "impersonal, in Polish": (
        "pl",
        "W Gdyni podpisano porozumienie o współpracy między Związkiem Zawodowym Rybaków "
        "Dalekomorskich a Federacją Portowców Litwy.",
        "agreement on cooperation",
        ("Związkiem Zawodowym Rybaków Dalekomorskich", "Federacją Portowców Litwy"),
        None,
        "Gdyni",
    ),
    "subject, in Polish": (
        "pl",
        "9 maja 2022 roku w Nowym Sączu Ogólnopolska Izba Zduńska oraz Stowarzyszenie Ceramików "
        "„Glina” zawarły umowę z Fundacją Piec Kaflowy.",
        "agreement",
        ("Ogólnopolska Izba Zduńska", "Stowarzyszenie Ceramików „Glina”", "Fundacją Piec Kaflowy"),
        "2022-05-09",
        "Nowym Sączu",
    ),
    "passive, in Polish": (
        "pl",
        "Memorandum o wzajemnym zrozumieniu zostało podpisane w 2021 roku przez Krajowy Związek "
        "Szewców i Towarzystwo Garbarzy.",
        "memorandum of understanding",
        ("Krajowy Związek Szewców", "Towarzystwo Garbarzy"),
        "2021",
        None,
    ),
    "between, in Kazakh": (
        "kk",
        "2023 жылғы 5 мамырда Павлодар қаласында Қазақстан балықшылар федерациясы мен Литва "
        "теңізшілер одағы арасында ынтымақтастық туралы меморандумға қол қойылды.",
        "memorandum of cooperation",
        ("Қазақстан балықшылар федерациясы", "Литва теңізшілер одағы"),
        "2023-05-05",
        "Павлодар",
    ),
    "with, in Kazakh": (
        "kk",
        "Арал кәсіподақтар федерациясы «Теңіз» компаниясымен келісімшарт жасасты.",
        "contract",
        ("Арал кәсіподақтар федерациясы", "«Теңіз» компаниясы"),
        None,
        None,
    ),
    "subjects, in Kazakh": (
        "kk",
        "Бүгін Алматыда «Дала» партиясы және Шопандар одағы өзара түсіністік туралы меморандумға "
        "қол қойды.",
        "memorandum of understanding",
        ("«Дала» партиясы", "Шопандар одағы"),
        None,
        "Алматы",
    ),
}


@pytest.mark.parametrize(
    ("language", "text", "kind", "parties", "date", "place"), STATED.values(), ids=STATED
)
def test_an_agreement_with_its_parties_date_and_place(
    language: str,
    text: str,
    kind: str,
    parties: tuple[str, ...],
    date: str | None,
    place: str | None,
) -> None:
    mention = the_only(text, language)
    assert (mention.kind, mention.parties, mention.place) == (kind, parties, place)
    assert (mention.date and mention.date.iso) == date


SEVERAL = {
    "en": (
        "In 2019, the Guild of Bakers of Malta (hereinafter the Guild) was renamed. The Guild has "
        "entered into agreements with 3 bodies, including the Millers' Federation of Sicily and "
        "the company “Dolce Farina”, and signed a Protocol of Intent with the Bank of Gozo.",
        [
            ("agreement", ("Guild of Bakers of Malta", "Millers' Federation of Sicily")),
            ("agreement", ("Guild of Bakers of Malta", "company “Dolce Farina”")),
            ("protocol of intent", ("Guild of Bakers of Malta", "Bank of Gozo")),
        ],
    ),
    "ru": (
        "Профсоюз садоводов Молдовы (далее – Профсоюз) растёт. Профсоюз подписал меморандумы о "
        "сотрудничестве с Ассоциацией пчеловодов Грузии и обществом «Дружба».",
        [
            (
                "memorandum of cooperation",
                ("Профсоюз садоводов Молдовы", "Ассоциацией пчеловодов Грузии"),
            ),
            ("memorandum of cooperation", ("Профсоюз садоводов Молдовы", "обществом «Дружба»")),
        ],
    ),
    "pl": (
        "Konfederacja Leśników podpisała memoranda o współpracy z Federacją Drwali Finlandii, "
        "Związkiem Tartaków Estonii i Zrzeszeniem Flisaków.",
        [
            ("memorandum of cooperation", ("Konfederacja Leśników", other))
            for other in (
                "Federacją Drwali Finlandii",
                "Związkiem Tartaków Estonii",
                "Zrzeszeniem Flisaków",
            )
        ],
    ),
}


@pytest.mark.parametrize("language", SEVERAL)
def test_several_agreements_in_one_sentence_are_told_apart(language: str) -> None:
    text, expected = SEVERAL[language]
    assert [(one.kind, one.parties) for one in told(text, language)] == expected


def test_a_list_may_stand_in_the_next_sentence() -> None:
    text = (
        "Memorandums of cooperation have been signed by the Federation of Rowers with 2 unions. "
        "Among them are the Union of Coaches and the Union of Boat Builders of Chile."
    )
    mentions = told(text)
    assert [one.parties[1] for one in mentions] == [
        "Union of Coaches",
        "Union of Boat Builders of Chile",
    ]
    assert {one.source.quote for one in mentions} == {text}


def test_an_agreement_that_is_called_by_its_name_is_mentioned_without_a_signing() -> None:
    mention = the_only(
        "The General Agreement between the Government of Fiji and the Congress of Labour for "
        "2021-2023 provides for talks."
    )
    assert mention.kind == "general agreement"
    assert mention.parties == ("Government of Fiji", "Congress of Labour")
    assert mention.date is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Congress of Miners plans to sign a memorandum with the Coal Union."),
        ("en", "A memorandum will be signed by the Congress of Miners and the Coal Union in June."),
        ("en", "The memorandum has not yet been signed with the Coal Union."),
        ("en", "No memorandum was signed with the Coal Union."),
        ("en", "Officials deny that the Congress of Miners signed an agreement with Coal Union."),
        ("en", "If the Congress of Miners signed an agreement with the Union, all would change."),
        ("en", "The Congress of Miners agreed to prepare an agreement with the Coal Union."),
        ("en", "The Government has ratified two conventions of the Labour Organization."),
        ("en", "The Congress of Miners met the Coal Union in Oslo."),
        ("ru", "Меморандум с Союзом горняков пока не подписан."),
        ("ru", "Меморандум между Лигой юнг и Союзом рыбаков будет подписан в мае."),
        ("ru", "Лига юнг намерена подписать соглашение с Союзом рыбаков."),
        ("pl", "Umowa z Bankiem Skór zostanie podpisana w maju 2030 roku."),
        ("pl", "Nie podpisano protokołu z Radą Puszczy."),
        ("pl", "Związek Szewców planuje podpisać umowę z Bankiem Skór."),
        ("kk", "Балықшылар одағы Балқаш қоғамымен хаттамаға қол қоймақшы."),
        ("kk", "Балықшылар одағы Балқаш қоғамымен хаттамаға қол қойған жоқ."),
    ],
)
def test_what_is_planned_denied_or_no_agreement_is_not_mentioned(language: str, text: str) -> None:
    assert told(text, language) == []


WRONG_PARTIES = {
    "a party that was met": (
        "The Rowers' Union signed a memorandum with the Union of Coaches and met with the Bank "
        "of Gozo.",
        "Bank of Gozo",
    ),
    "who gave support": (
        "The Rowers' Union signed a memorandum with the Union of Coaches with the support of the "
        "Ministry of Sport.",
        "Ministry of Sport",
    ),
    "whom the work is with": (
        "The Rowers' Union signed a memorandum with the Union of Coaches to work with the "
        "Ministry of Sport.",
        "Ministry of Sport",
    ),
    "where it was signed": (
        "Today in the JSC “Glass Works” in Gozo signed a memorandum between the Rowers' Union and "
        "the Union of Coaches.",
        "JSC “Glass Works”",
    ),
    "a person": (
        "The Rowers' Union and the Union of Coaches signed a memorandum with President Ann Bell.",
        "President Ann Bell",
    ),
}


@pytest.mark.parametrize(("text", "wrong"), WRONG_PARTIES.values(), ids=WRONG_PARTIES)
def test_who_is_only_named_beside_is_no_party(text: str, wrong: str) -> None:
    mention = the_only(text)
    assert mention.parties == ("Rowers' Union", "Union of Coaches")
    assert wrong not in mention.parties


@pytest.mark.parametrize(
    "text",
    [
        "The Union of Cooks, which was founded in 1957, signed a contract with the Bank of Gozo.",
        "The Union of Cooks signed a contract with the Bank of Gozo and opened a school in 2020.",
        "The Union of Cooks signed a contract for 2021-2023 with the Bank of Gozo.",
        "The Union of Cooks and the Bank of Gozo extended the contract on 5 May 2020.",
        "The Union of Cooks and the Bank of Gozo today signed a contract.",
    ],
)
def test_a_date_of_something_else_is_not_that_of_signing(text: str) -> None:
    assert the_only(text).date is None


def test_two_agreements_of_the_same_kind_with_others_or_of_other_years_stay_apart() -> None:
    mentions = told(
        "In 2019 the Union of Cooks signed a contract with the Bank of Gozo. In 2022 the Union of "
        "Cooks signed a contract with the Bank of Gozo. In 2022 the Union of Cooks signed a "
        "contract with the Guild of Millers."
    )
    assert [(one.parties[1], one.date.iso) for one in mentions if one.date] == [
        ("Bank of Gozo", "2019"),
        ("Bank of Gozo", "2022"),
        ("Guild of Millers", "2022"),
    ]


PEOPLE = {
    "en": (
        "The Union of Cooks and the Guild of Bakers signed a contract. First Deputy Chairman of "
        "the «Union of Cooks» Ann Bell and Director of the Guild of Bakers of Malta Ugo Vella "
        "signed for the parties.",
        ("Ann Bell", "Ugo Vella"),
    ),
    "ru": (
        "Союз рыбаков и Лига юнг подписали договор. Документ подписали председатель Союза Олег "
        "Ветров и президент Лиги Я. Тамм.",
        ("Олег Ветров", "Я. Тамм"),
    ),
    "pl": (
        "Związek Rybaków i Liga Portowców podpisały umowę. Umowę podpisali przewodniczący Związku "
        "Jan Kos i prezes Ligi Tomas Jonaitis.",
        ("Jan Kos", "Tomas Jonaitis"),
    ),
    "kk": (
        "Балықшылар одағы мен Теңізшілер федерациясы арасында хаттама жасалды. Құжатқа одақ "
        "төрағасы Асан Серіков пен федерация президенті Йонас Петраускас қол қойды.",
        ("Асан Серіков", "Йонас Петраускас"),
    ),
}


@pytest.mark.parametrize("language", PEOPLE)
def test_who_signed_for_the_parties(language: str) -> None:
    text, people = PEOPLE[language]
    assert the_only(text, language).signatories == people


def test_who_was_present_did_not_sign() -> None:
    mention = the_only(
        "The Union of Cooks and the Guild of Bakers signed a contract in the presence of the "
        "President of Malta Carmen Borg."
    )
    assert mention.signatories == ()


def test_an_agreement_gives_no_mentions() -> None:
    text = "Agreement\n\nThe Union of Cooks signed an agreement with the Bank of Gozo."
    held = Document("a", "a.txt", "0" * 12, text, "A", "A", "agreement", "en")
    assert find_mentions(held) == ()


def test_front_matter_is_not_read() -> None:
    text = (
        "---\ntitle: The Union of Cooks signed a contract with the Bank of Gozo\nkind: news\n---\n"
        "# Weather\n\nIt rained in Gozo.\n"
    )
    assert find_mentions(parse(SourceText("a.md", text, "0" * 12))) == ()


_PIECES = st.sampled_from(
    [
        *("The Union of Cooks", "the Bank of Gozo (BG)", "FPRK", " and ", " with ", ", ", ". "),
        *(" signed ", " a memorandum of understanding", " agreements ", " between ", " in Oslo"),
        *(
            " on 5 May 2020",
            " by ",
            " today",
            "\n\n",
            "\n",
            '"',
            "«Заря»",
            "(",
            ")",
            "’",
            "in 2021",
        ),
        *("Союз рыбаков", " подписали ", " меморандум ", " между ", " с ", " и ", "сегодня", "не "),
        *("Związek Rybaków", " podpisano ", " umowę ", " z ", " w Gdyni", " przez ", "prezes "),
        *("Шопандар одағы", " мен ", " арасында ", " хаттамаға қол қойды", "төрағасы ", "А. Ә. "),
    ]
)


@given(
    st.one_of(st.lists(_PIECES, max_size=30).map("".join), st.text(max_size=200)),
    st.sampled_from(LANGUAGES),
)
def test_any_text_is_read_and_every_quote_stands_at_its_offsets(text: str, language: str) -> None:
    for mention in told(text, language):
        source = mention.source
        assert text[source.start : source.end] == source.quote
        assert source.quote
        assert mention.parties or mention.signatories
        plain = " ".join(text.split())
        assert all(name in plain for name in (*mention.parties, *mention.signatories))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    ["A", '"', "(", "A ", ". ", "and ", "plan a ", "The Union of A and ", "signed an ", "В"],
)
def test_hostile_texts_are_read_like_any_other(piece: str, language: str) -> None:
    assert told(piece * 50_000, language) == []
