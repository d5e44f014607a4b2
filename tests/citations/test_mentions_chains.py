"""What a sentence speaks of after those before it: "ibid.", "the same Memorandum", "it"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from memobot.citations.mentions import Focus, Mentioned, Mentions, Problem
from memobot.documents.model import Document
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.index.catalog_rows import DocumentRecord
from memobot.search.resolving import names_of

CORPUS = Path(__file__).parents[2] / "corpus"
M, A = "fprk-opzz-memorandum-2025", "central-asia-labour-migration-agreement-2023"

Read = Callable[..., Mentioned]


@pytest.fixture(scope="module")
def last() -> Read:
    """Reads sentences one after the other; what the last one speaks of."""
    documents: dict[str, Document] = {}
    for file in sorted(CORPUS.glob("*/*.md")):
        source = file.relative_to(CORPUS).as_posix()
        document = parse(SourceText(source, file.read_text("utf-8"), "0" * 12))
        documents[document.document_id] = document
    records = {one: DocumentRecord.of(text, "0" * 64) for one, text in documents.items()}
    mentions = Mentions(records, names_of(records.values()), documents.__getitem__)

    def read(*sentences: str) -> Mentioned:
        mentioned, focus = None, Focus()
        for sentence in sentences:
            mentioned = mentions.of(sentence, focus)
            focus = mentioned.focus
        assert mentioned is not None
        return mentioned

    return read


def name(document_id: str | None) -> str | None:
    return document_id and document_id.rpartition("-")[0]


def places(mentioned: Mentioned) -> list[tuple[str | None, str | None, str | None]]:
    return [(name(one.document_id), one.article, one.clause) for one in mentioned.references]


def meant(mentioned: Mentioned) -> list[str | None]:
    return [name(one) for one in mentioned.candidates]


CITED = "Article 9 of the Polish memorandum sets the term."
PLACES = [
    # the place cited last
    ([CITED, "Ibid."], [(M, "9", None)]),
    ([CITED, "So it is (ibid.)."], [(M, "9", None)]),
    ([CITED, "Id. at 5."], [(M, "9", None)]),
    ([CITED, "Ibidem."], [(M, "9", None)]),
    (["п. 2 ст. 3 Меморандума – о делегациях.", "Там же."], [(M, "3", "2")]),
    (["Art. 9 memorandum z OPZZ mówi o terminie.", "Tamże."], [(M, "9", None)]),
    (["Article 3(2) of the Memorandum tells of delegations.", "Ibid."], [(M, "3", "2")]),
    ([CITED, "Ibid., Article 10."], [(M, "10", None)]),
    ([CITED, "Ibid., Article 10.", "Ibid."], [(M, "10", None)]),
    (["п. 2 ст. 3 Меморандума – о делегациях.", "Там же, п. 3."], [(M, "3", "3")]),
    ([CITED, "Article 8 of the Agreement differs.", "Ibid."], [(A, "8", None)]),
    ([CITED, "We were glad of it.", "Ibid."], [(M, "9", None)]),
    (["Article 9 of the Memorandum, and again ibid."], [(M, "9", None), (M, "9", None)]),
    # the same article
    ([CITED, "The same article tells of notice."], [(M, "9", None)]),
    ([CITED, "That Article also tells of notice."], [(M, "9", None)]),
    ([CITED, "The said article is short."], [(M, "9", None)]),
    (["Статья 9 Меморандума – о сроке.", "Та же статья – о продлении."], [(M, "9", None)]),
    (["Меморандумның 9-бабы.", "Сол бапта мерзім бар."], [(M, "9", None)]),
    (["Art. 9 memorandum z OPZZ.", "Ten sam artykuł mówi o odnowieniu."], [(M, "9", None)]),
    # its clauses
    (["Article 3 of the Memorandum.", "Paragraph 2 of the same Article"], [(M, "3", "2")]),
    (["Article 3 of the Memorandum.", "Paragraph 2 tells more."], [(M, "3", "2")]),
    (["Пункт 2 статьи 3 Меморандума.", "Пункт 3 говорит о встречах."], [(M, "3", "3")]),
    (["W art. 3 ust. 2 memorandum z OPZZ.", "Ust. 3 dotyczy spotkań."], [(M, "3", "3")]),
    (["Меморандумның 3-бабының 2-тармағы.", "Осы баптың 3-тармағы"], [(M, "3", "3")]),
    # the agreement goes on
    ([CITED, "Article 10 tells of copies."], [(M, "10", None)]),
    ([CITED, "The preamble names the Parties."], [(M, "preamble", None)]),
    (["The Shymkent agreement is in force.", "Article 8 sets its term."], [(A, "8", None)]),
    ([CITED, "Article 10 of the same Memorandum"], [(M, "10", None)]),
    (["Memorandum z OPZZ trwa trzy lata.", "Art. 10 tegoż memorandum"], [(M, "10", None)]),
    (["Меморандум с OPZZ действует.", "ст. 10 указанного меморандума"], [(M, "10", None)]),
    (
        [CITED, "Article 8 of the Agreement differs.", "Article 9 of the Memorandum"],
        [(M, "9", None)],
    ),
    # a text that is no agreement
    (["Article 20 of the Constitution grants it.", "Ibid."], [(None, None, None)]),
    (["Article 20 of the Constitution grants it.", "Article 21 adds more."], [(None, None, None)]),
]


@pytest.mark.parametrize(("sentences", "expected"), PLACES)
def test_the_place_that_the_last_sentence_cites(
    last: Read, sentences: Sequence[str], expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert places(last(*sentences)) == expected


CARRIED = [
    (["The memorandum with OPZZ is in force.", "It is renewed automatically."], [M]),
    (["The memorandum with OPZZ is in force.", "The Parties meet each year."], [M]),
    (["The memorandum with OPZZ is in force.", "The Memorandum has ten articles."], [M]),
    (["The Shymkent agreement is in force.", "The Agreement has nine articles."], [A]),
    (["The Shymkent agreement is in force.", "This document has nine articles."], [A]),
    (["Меморандум с OPZZ действует.", "Он продлевается автоматически."], [M]),
    (["Меморандум с OPZZ действует.", "Указанное соглашение продлевается."], [M]),
    (["Поляк меморандумы бар.", "Сол меморандум Астанада жасалған."], [M]),
    (["Memorandum z OPZZ trwa.", "Strony spotykają się co roku."], [M]),
    (["The memorandum with OPZZ is in force.", "Otherwise a term of three years follows."], [M]),
    # a topic in between
    (["The memorandum with OPZZ lasts.", "We met in Warsaw.", "It is renewed."], [M]),
    # turning to another
    (["The memorandum with OPZZ lasts.", "The Agreement is longer.", "It has five parties."], [A]),
    # turning to nothing of the kind
    (["The memorandum with OPZZ lasts.", "We met in Warsaw last week."], []),
    (["The memorandum with OPZZ lasts.", "Ms Nowak visited Berlin."], []),
    (["The memorandum with OPZZ lasts.", "The Labour Code (Article 5) differs."], []),
    (["The memorandum with OPZZ lasts.", "We shall sign a new agreement."], []),
    # two at once
    (["The Shymkent agreement and the memorandum with OPZZ last.", "The former is longer."], [A]),
    (["The Shymkent agreement and the memorandum with OPZZ last.", "The latter ends first."], [M]),
    (
        [
            "The Shymkent agreement and the memorandum with OPZZ last.",
            "The former is longer.",
            "The latter is shorter.",
        ],
        [M],
    ),
    (["The Memorandum and the Agreement last.", "The Memorandum ends first."], [M]),
]


@pytest.mark.parametrize(("sentences", "expected"), CARRIED)
def test_what_the_last_sentence_is_about(
    last: Read, sentences: Sequence[str], expected: list[str]
) -> None:
    mentioned = last(*sentences)
    assert meant(mentioned) == expected
    assert not mentioned.ambiguous


def test_what_is_carried_is_told(last: Read) -> None:
    assert last("The memorandum with OPZZ lasts.", "It is renewed.").carried
    assert not last("The memorandum with OPZZ lasts.", "The Memorandum is renewed.").carried


def test_after_two_agreements_it_is_either(last: Read) -> None:
    mentioned = last("Unlike the Memorandum, the Agreement lasts five years.", "It is renewed.")
    assert sorted(filter(None, meant(mentioned))) == [A, M]
    assert mentioned.ambiguous


def test_both_is_either_no_more(last: Read) -> None:
    mentioned = last("The Memorandum and the Agreement last.", "In both, notice is given.")
    assert sorted(filter(None, meant(mentioned))) == [A, M]
    assert not mentioned.ambiguous


def test_both_parties_are_no_agreements(last: Read) -> None:
    mentioned = last(
        "The Memorandum and the Agreement last.",
        "The Memorandum is renewed.",
        "Both parties may object.",
    )
    assert meant(mentioned) == [M]


def test_the_agreement_may_be_the_memorandum_or_another(last: Read) -> None:
    """A memorandum is an agreement too: small letters do not tell."""
    mentioned = last("The memorandum with OPZZ is in force.", "The agreement lasts long.")
    assert meant(mentioned) == [M, A]
    assert mentioned.ambiguous
    assert [one.problem for one in mentioned.references] == [Problem.AMBIGUOUS]


def test_an_agreement_that_is_not_held_is_carried_on(last: Read) -> None:
    """Else the memorandum that is held would be blamed for what is said of another."""
    named = "The memorandum with the German unions was signed in 2019."
    for following in ("It lasts ten years.", "The Memorandum lasts ten years.", "Article 4 of it."):
        mentioned = last("The Polish memorandum is in force.", named, following)
        assert mentioned.unheld == "The memorandum with the German unions"
        assert mentioned.candidates == ()


def test_it_is_carried_until_another_is_named(last: Read) -> None:
    mentioned = last(
        "The memorandum with the German unions was signed in 2019.",
        "The Polish memorandum was signed in 2025.",
        "It lasts three years.",
    )
    assert meant(mentioned) == [M]
    assert mentioned.unheld is None


def test_an_abbreviation_of_the_drafts_own_is_of_what_was_spoken_of(last: Read) -> None:
    mentioned = last(
        "Соглашение Совета профсоюзов стран Центральной Азии (СПЦА) от 17 октября 2023 года.",
        "Соглашение СПЦА составлено в пяти экземплярах.",
    )
    assert meant(mentioned) == [A]


def test_a_heading_names_what_follows(last: Read) -> None:
    assert meant(last("## The Shymkent agreement", "It has nine articles.")) == [A]
