"""Which agreement and which article a sentence speaks of, each sentence on its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.mentions import Focus, Mentioned, Mentions, Problem
from memobot.documents.model import Document
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.index.catalog_rows import DocumentRecord
from memobot.search.resolving import names_of

ROOT = Path(__file__).parents[2]
MEMORANDUM, AGREEMENT = "fprk-opzz-memorandum-2025", "central-asia-labour-migration-agreement-2023"


def mentions_in(folder: Path) -> Mentions:
    files = [one for one in sorted(folder.rglob("*.*")) if one.suffix in (".md", ".txt")]
    documents: dict[str, Document] = {}
    for file in files:
        source = file.relative_to(folder).as_posix()
        if source != "README.md":
            document = parse(SourceText(source, file.read_text("utf-8"), "0" * 12))
            documents[document.document_id] = document
    records = {one: DocumentRecord.of(text, "0" * 64) for one, text in documents.items()}
    return Mentions(records, names_of(records.values()), documents.__getitem__)


@pytest.fixture(scope="module")
def shipped() -> Mentions:
    """Two agreements and three news texts."""
    return mentions_in(ROOT / "corpus")


@pytest.fixture(scope="module")
def invented() -> Mentions:
    """Seven agreements in four languages, three of them memoranda."""
    return mentions_in(ROOT / "tests" / "data" / "agreements")


def name(document_id: str | None) -> str | None:
    """The file's name: an id is that with a few hex digits."""
    return document_id and document_id.rpartition("-")[0]


def meant(mentioned: Mentioned) -> list[str | None]:
    return [name(one) for one in mentioned.candidates]


def told(mentioned: Mentioned) -> list[tuple[str | None, str | None, str | None, str, str]]:
    return [
        (name(one.document_id), one.article, one.clause, one.as_written, one.problem)
        for one in mentioned.references
    ]


NAMED_SHIPPED = [
    # by title and short title
    ("Memorandum FPRK – OPZZ (2025) runs for three years.", MEMORANDUM),
    ('"Memorandum FPRK - OPZZ (2025)" runs for three years.', MEMORANDUM),
    (
        "The Memorandum on interaction and cooperation between the Federation of Trade Unions of "
        "the Republic of Kazakhstan and the All-Poland Alliance of Trade Unions is bilateral.",
        MEMORANDUM,
    ),
    # by party, country, inhabitants
    ("The Polish memorandum lasts three years.", MEMORANDUM),
    ("The memorandum with OPZZ lasts three years.", MEMORANDUM),
    ("The one with OPZZ lasts three years under Article 9.", MEMORANDUM),
    ("The memorandum between the trade unions of Kazakhstan and Poland runs on.", MEMORANDUM),
    ("The memorandum that FPRK signed with OPZZ lasts three years.", MEMORANDUM),
    ("The memorandum between KFTU and OPZZ is valid for three years.", MEMORANDUM),
    ("The agreement with Kyrgyz, Tajik and Uzbek unions is in force.", AGREEMENT),
    ("Меморандум с поляками действует три года.", MEMORANDUM),
    ("В меморандуме с Польшей сказано, что он действует три года.", MEMORANDUM),
    ("Меморандум между ФПРК и ОПЗЗ действует три года.", MEMORANDUM),
    ("Меморандум между OPZZ и КФТУ действует три года.", MEMORANDUM),
    (
        "Меморандум между Федерацией профсоюзов Республики Казахстан и Всепольским соглашением "
        "профсоюзов подписан в Астане.",
        MEMORANDUM,
    ),
    ("Казахстанско-польский меморандум составлен на трёх языках.", MEMORANDUM),
    ("Поляк меморандумы үш жылға жасалды.", MEMORANDUM),
    ("Қазақстан мен Польша кәсіподақтары арасындағы меморандум үш жылға жасалды.", MEMORANDUM),
    ("Polskie memorandum trwa trzy lata.", MEMORANDUM),
    ("Memorandum z OPZZ trwa trzy lata.", MEMORANDUM),
    (
        "Memorandum między Federacją Związków Zawodowych Republiki Kazachstanu a Ogólnopolskim "
        "Porozumieniem Związków Zawodowych zawarto na trzy lata.",
        MEMORANDUM,
    ),
    # by place, year, day, subject
    ("The Shymkent agreement lasts five years.", AGREEMENT),
    ("The five-party agreement signed at Shymkent is extended automatically.", AGREEMENT),
    ("The agreement of 17 October 2023 was made in five copies.", AGREEMENT),
    ("Under the labour migration agreement information is exchanged.", AGREEMENT),
    ("The Astana memorandum lasts three years.", MEMORANDUM),
    ("Соглашение от 17 октября 2023 года заключено на пять лет.", AGREEMENT),
    ("Шымкентское соглашение действует пять лет.", AGREEMENT),
    ("Шымкент келісімі бес жылға жасалған.", AGREEMENT),
    ("Орталық Азия кәсіподақтарының келісімі күшіне енді.", AGREEMENT),
    ("Umowa z Szymkentu obowiązuje pięć lat.", AGREEMENT),
    ("Porozumienie CTUCA o migracji podpisano w Szymkencie.", AGREEMENT),
    # by its kind, where that leaves one
    ("The Memorandum is a bilateral agreement.", MEMORANDUM),
    ("According to the Agreement, ILO Convention No. 97 should be ratified.", AGREEMENT),
    ("По Соглашению Узбекистан обязуется принимать мигрантов.", AGREEMENT),
    ("Mr Kowalski called the Memorandum a success.", MEMORANDUM),
    # what is said of it does not choose it, however false
    ("The memorandum with OPZZ was signed in Warsaw in 2019.", MEMORANDUM),
    ("The Agreement was signed by P. Ostrowski.", AGREEMENT),
    # by its parties alone, where the sentence tells of an agreement
    ("OPZZ and FPRK signed a memorandum in July 2025.", MEMORANDUM),
    ("The union centres agreed in Shymkent to consult state authorities.", AGREEMENT),
    # reports
    ("The news item on the Geneva visit says that colleagues met.", "fprk-geneva-visit"),
    (
        "The text “International cooperation of the Federation of Trade Unions of the Republic of "
        "Kazakhstan” tells of 36 organisations.",
        "fprk-international-cooperation-2021",
    ),
]
NAMED_INVENTED = [
    ("The Riga memorandum lists four fields.", "en-roman"),
    ("The library workers' memorandum lists four fields.", "en-roman"),
    ("The memorandum between BFLW and AUME was signed in Riga.", "en-roman"),
    ("Меморандум Балтийской федерации библиотечных работников действует.", "en-roman"),
    ("Memorandum Bałtyckiej Federacji Pracowników Bibliotek podpisano w Rydze.", "en-roman"),
    ("The agreement with Nordlys Learning Trust runs for two years.", "en-sections"),
    ("Меморандум «Волны» и «Каспийского причала» действует.", "ru-memorandum"),
    ("The memorandum between Volna and the Caspian Berth is in force.", "ru-memorandum"),
    ("Соглашение «Рудный Алтай» – «Прииртышье» заключено в Барнауле.", "ru-glavy"),
    ("The agreement between Rudny Altai and Priirtyshye is in force.", "ru-glavy"),
    ("The 2022 agreement covers labour protection.", "ru-glavy"),
    ("The agreement of 28 November 2022 covers labour protection.", "ru-glavy"),
    ("Соглашение об охране труда заключили «Рудный Алтай» и «Прииртышье».", "ru-glavy"),
    ("Қостанайда жасалған меморандум екі жылға арналған.", "kk-memorandum"),
    ("«Дән» мен «Дастарқан» арасындағы меморандум", "kk-memorandum"),
    ("Porozumienie zawarte w Krakowie obowiązuje dwa lata.", "pl-porozumienie"),
    ("The Kraków agreement between Torowisko and Pantograf", "pl-porozumienie"),
    ("Umowa z Cieszyna z 20 września 2021 r. dotyczy opiekunów.", "pl-artykul"),
    ("Wspólna komisja „Troski” i „Opory” wydaje rozstrzygnięcie.", "pl-artykul"),
]


@pytest.mark.parametrize(("sentence", "document"), NAMED_SHIPPED)
def test_the_agreement_is_named(shipped: Mentions, sentence: str, document: str) -> None:
    mentioned = shipped.of(sentence, Focus())
    assert meant(mentioned) == [document]
    assert mentioned.unheld is None
    assert not mentioned.ambiguous
    assert not mentioned.carried


@pytest.mark.parametrize(("sentence", "document"), NAMED_INVENTED)
def test_among_many_too(invented: Mentions, sentence: str, document: str) -> None:
    assert meant(invented.of(sentence, Focus())) == [document]


REFERENCES = [
    (
        "Article 9 of the Polish memorandum provides for renewal.",
        [(MEMORANDUM, "9", None, "Article 9", "")],
    ),
    (
        "Articles 3 and 5 of the Memorandum",
        [
            (MEMORANDUM, "3", None, "Articles 3 and 5", ""),
            (MEMORANDUM, "5", None, "Articles 3 and 5", ""),
        ],
    ),
    ("п. 2 ст. 3 Меморандума", [(MEMORANDUM, "3", "2", "п. 2 ст. 3", "")]),
    ("Меморандумның 3-бабының 2-тармағы", [(MEMORANDUM, "3", "2", "3-бабының 2-тармағы", "")]),
    ("art. 3 ust. 2 memorandum z OPZZ", [(MEMORANDUM, "3", "2", "art. 3 ust. 2", "")]),
    (
        "The second paragraph of Article 8 of the Agreement",
        [(AGREEMENT, "8", "2", "second paragraph of Article 8", "")],
    ),
    (
        "The preamble of the Agreement names five parties.",
        [(AGREEMENT, "preamble", None, "preamble", "")],
    ),
    (
        "Article 9 of the Memorandum and Article 8 of the Agreement provide for renewal.",
        [(MEMORANDUM, "9", None, "Article 9", ""), (AGREEMENT, "8", None, "Article 8", "")],
    ),
    (
        "In the Memorandum (Articles 9 and 10) and in the Agreement (Article 8)",
        [
            (MEMORANDUM, "9", None, "Articles 9 and 10", ""),
            (MEMORANDUM, "10", None, "Articles 9 and 10", ""),
            (AGREEMENT, "8", None, "Article 8", ""),
        ],
    ),
    (
        "Article 3 (2) and Article 10 of the Memorandum, unlike the Agreement",
        [
            (MEMORANDUM, "3", "2", "Article 3 (2)", ""),
            (MEMORANDUM, "10", None, "Article 10", ""),
            (AGREEMENT, None, None, "the Agreement", ""),
        ],
    ),
    (
        "The Agreement goes beyond Article 9 and Article 10 of the Memorandum.",
        [
            (AGREEMENT, None, None, "The Agreement", ""),
            (MEMORANDUM, "9", None, "Article 9", ""),
            (MEMORANDUM, "10", None, "Article 10", ""),
        ],
    ),
    (
        "The Memorandum with OPZZ, unlike the Agreement, has ten articles.",
        [
            (MEMORANDUM, None, None, "The Memorandum with OPZZ", ""),
            (AGREEMENT, None, None, "the Agreement", ""),
        ],
    ),
    # only one agreement has such an article
    ("Under Article 10, there are two copies.", [(MEMORANDUM, "10", None, "Article 10", "")]),
    # what is not there
    (
        "Article 11 of the Memorandum",
        [(MEMORANDUM, "11", None, "Article 11", Problem.NO_SUCH_ARTICLE)],
    ),
    (
        "Section 4.2 of the Agreement",
        [(AGREEMENT, "4.2", None, "Section 4.2", Problem.NO_SUCH_ARTICLE)],
    ),
    (
        "Article 3(7) of the Memorandum",
        [(MEMORANDUM, "3", "7", "Article 3(7)", Problem.NO_SUCH_CLAUSE)],
    ),
    ("Article 45 is odd.", [(None, "45", None, "Article 45", Problem.NO_DOCUMENT)]),
    # other texts
    (
        "Article 20 of the Constitution and Article 9 of the Memorandum",
        [
            (None, None, None, "Article 20 of the Constitution", Problem.ELSEWHERE),
            (MEMORANDUM, "9", None, "Article 9", ""),
        ],
    ),
    (
        "In line with the Labour Code, art. 5, the Memorandum protects workers.",
        [
            (None, None, None, "Labour Code, art. 5", Problem.ELSEWHERE),
            (MEMORANDUM, None, None, "the Memorandum", ""),
        ],
    ),
    # nothing to go back to
    ("Ibid.", [(None, None, None, "Ibid.", Problem.NO_DOCUMENT)]),
    ("The same article says so.", []),
    ("In this article we tell of our visit.", []),
]


@pytest.mark.parametrize(("sentence", "references"), REFERENCES)
def test_references(
    shipped: Mentions,
    sentence: str,
    references: list[tuple[str | None, str | None, str | None, str, str]],
) -> None:
    assert told(shipped.of(sentence, Focus())) == references


SPANS = [
    ("The Memorandum with OPZZ lasts.", "The Memorandum with OPZZ"),
    ("We know that the Shymkent agreement lasts.", "the Shymkent agreement"),
    ("Соглашение от 17 октября 2023 года действует.", "Соглашение от 17 октября 2023 года"),
    ("Меморандум, подписанный в Астане, вступает в силу.", "Меморандум, подписанный в Астане"),
    ("Porozumienie z Szymkentu trwa pięć lat.", "Porozumienie z Szymkentu"),
]


@pytest.mark.parametrize(("sentence", "words"), SPANS)
def test_what_names_the_agreement_is_shown(shipped: Mentions, sentence: str, words: str) -> None:
    mentioned = shipped.of(sentence, Focus())
    assert [one.as_written for one in mentioned.references] == [words]
    assert [span.of(sentence) for span in mentioned.naming] == [words]


UNHELD = [
    ("The 2019 memorandum with the German DGB lasts.", "The 2019 memorandum with the German DGB"),
    ("The memorandum between FPRK and Verdi lasts.", "The memorandum between FPRK and Verdi"),
    ("The memorandum with Solidarność lasts.", "The memorandum with Solidarność"),
    ("The agreement with IndustriALL lasts.", "The agreement with IndustriALL"),
    ("Article 5 of the Hungarian agreement", "the Hungarian agreement"),
    ("The Polish–Czech memorandum lasts.", "The Polish–Czech memorandum"),
    ("We signed a memorandum with the Turkish unions.", "a memorandum with the Turkish unions"),
    (
        "The protocol on wages that we signed with the Latvian unions is in force.",
        "The protocol on wages that we signed with the Latvian unions",
    ),
    (
        "The agreement on youth employment signed in Tbilisi in 2018 ends.",
        "The agreement on youth employment signed in Tbilisi in 2018",
    ),
    ("Соглашение с профсоюзами Армении действует.", "Соглашение с профсоюзами Армении"),
    ("Меморандум с МКП действует.", "Меморандум с МКП"),
    ("Umowa z Węgrami trwa dwa lata.", "Umowa z Węgrami"),
    ("Армениямен жасалған меморандум бар.", "Армениямен жасалған меморандум"),
]


@pytest.mark.parametrize(("sentence", "words"), UNHELD)
def test_an_agreement_that_is_not_held(shipped: Mentions, sentence: str, words: str) -> None:
    mentioned = shipped.of(sentence, Focus())
    assert mentioned.unheld == words
    assert mentioned.names_agreement
    assert {one.problem for one in mentioned.references} == {Problem.UNHELD}
    assert {one.document_id for one in mentioned.references} == {None}


def test_reports_that_tell_of_an_agreement_that_is_not_held(shipped: Mentions) -> None:
    mentioned = shipped.of("The memorandum with Nur Otan was signed in Pavlodar.", Focus())
    assert mentioned.unheld == "The memorandum with Nur Otan"
    assert meant(mentioned) == ["nur-otan-fprk-memorandum"]


def test_where_two_fit_none_is_chosen(shipped: Mentions) -> None:
    mentioned = shipped.of("Under Article 7, disputes are settled by negotiation.", Focus())
    assert sorted(filter(None, meant(mentioned))) == [AGREEMENT, MEMORANDUM]
    assert told(mentioned) == [(None, "7", None, "Article 7", Problem.AMBIGUOUS)]
    assert mentioned.ambiguous


def test_a_kind_that_many_have_is_ambiguous(invented: Mentions) -> None:
    mentioned = invented.of("The Memorandum lasts three years.", Focus())
    assert meant(mentioned) == ["en-roman", "kk-memorandum", "ru-memorandum"]
    assert told(mentioned) == [(None, None, None, "The Memorandum", Problem.AMBIGUOUS)]
    assert mentioned.ambiguous


def test_a_year_of_none_chooses_none(invented: Mentions) -> None:
    assert invented.of("The 2030 memorandum lasts three years.", Focus()).ambiguous


def test_both_is_not_ambiguous(shipped: Mentions) -> None:
    mentioned = shipped.of("Both agreements are renewed automatically.", Focus())
    assert sorted(filter(None, meant(mentioned))) == [AGREEMENT, MEMORANDUM]
    assert not mentioned.ambiguous


def test_the_latter_of_none_is_none(shipped: Mentions) -> None:
    assert shipped.of("The latter is renewed automatically.", Focus()).candidates == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "We met in Warsaw last week.",
        "We met OPZZ in Warsaw last week.",
        "The collective agreement covers all staff.",
        "По взаимному согласию решили отложить встречу.",
        "They acted by mutual agreement.",
        "W porozumieniu z dyrekcją odwołano zebranie.",
        "Еңбек шарты жасалды.",
        "Article 20 of the Constitution guarantees free speech.",
        "The party “Nur Otan” has many members.",
        "",
    ],
)
def test_what_speaks_of_no_agreement(shipped: Mentions, sentence: str) -> None:
    mentioned = shipped.of(sentence, Focus())
    assert not mentioned.names_agreement
    assert mentioned.candidates == ()
    assert mentioned.unheld is None


@pytest.mark.parametrize(
    "sentence",
    ["The Parties meet each year.", "Стороны сотрудничают.", "Strony współpracują.", "Тараптар"],
)
def test_the_parties_speak_of_an_agreement(shipped: Mentions, sentence: str) -> None:
    assert shipped.of(sentence, Focus()).names_agreement


def test_many_agreements_at_once_name_none(shipped: Mentions) -> None:
    mentioned = shipped.of("The Federation has memorandums with 12 foreign centres.", Focus())
    assert mentioned.names_agreement
    assert mentioned.candidates == ()


def test_what_a_quoted_text_names_is_not_what_the_draft_names(shipped: Mentions) -> None:
    quote = "The Agreement enters into force as Article 2 of the agreement with Peru provides"
    mentioned = shipped.of(f"Article 9 of the Memorandum says “{quote}”.", Focus())
    assert told(mentioned) == [(MEMORANDUM, "9", None, "Article 9", "")]


def test_a_single_agreement_needs_no_name(tmp_path: Path) -> None:
    text = (ROOT / "tests" / "data" / "agreements" / "ru-memorandum.txt").read_text("utf-8")
    (tmp_path / "only.txt").write_text(text, "utf-8")
    mentioned = mentions_in(tmp_path).of("Статья 2 говорит о другом.", Focus())
    assert told(mentioned) == [("only", "2", None, "Статья 2", "")]


def test_nothing_is_held(tmp_path: Path) -> None:
    mentioned = mentions_in(tmp_path).of("Article 9 of the Memorandum with OPZZ", Focus())
    assert mentioned.candidates == ()
    assert told(mentioned)[0][0] is None


PARTS = st.sampled_from(
    "the The same Memorandum agreement with OPZZ and Armenia Article 9 (2) ibid. Там же, п. 2 той "
    "же статьи меморандум 3-баптың 2-тармағы сол art. 5 umowy of Constitution “ ” « » , 2025 Both "
    "that we signed Parties news item on Geneva 17 October 2023 – ( ) . \n".split(" ")
)


@given(st.one_of(st.text(max_size=200), st.lists(PARTS, max_size=25).map(" ".join)))
def test_spans_are_of_the_sentence(shipped: Mentions, sentence: str) -> None:
    once = shipped.of(sentence, Focus())
    again = shipped.of(sentence, once.focus)
    for mentioned in (once, again):
        assert list(mentioned.references) == sorted(mentioned.references, key=lambda one: one.span)
        for reference in mentioned.references:
            assert reference.span.of(sentence) == reference.as_written
            assert reference.as_written
            assert reference.document_id or reference.problem
        for span in mentioned.naming:
            assert 0 <= span.start < span.end <= len(sentence)
        assert len(set(mentioned.candidates)) == len(mentioned.candidates)


@pytest.mark.parametrize(
    "text", ["memorandum with ", "ibid. ", "Там же, п. 1 ", "«a", "Article 9 "]
)
def test_an_endless_sentence_is_read_in_part(shipped: Mentions, text: str) -> None:
    shipped.of(text * (100_000 // len(text)), Focus())
