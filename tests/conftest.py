"""Corpora that several rooms are tested on, each ingested once, with the bundled model.

`small` is of our own invention: three agreements in three languages, a report that tells of an
agreement whose text is not held, and nothing else. `corpus` is what the project ships,
`agreements` are the texts of tests/data.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from memobot.answers.model import Answer
from memobot.assistant import Assistant
from memobot.documents.model import Citation
from memobot.index.builder import ingest
from memobot.search.retriever import Retriever
from memobot.settings import Settings

ROOT = Path(__file__).parents[1]

# How long an example takes tells of the machine and of who else is on it, not of the code.
hypothesis_settings.register_profile(
    "memobot", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("memobot")

GLAZIERS = """\
# Memorandum of cooperation between the Union of Glaziers of Estonia and the Tilers' Federation \
of Portugal

Tallinn, 4 May 2022

The Union of Glaziers of Estonia, represented by its chairman Toomas Ilves, and the Tilers' \
Federation \
of Portugal, represented by its secretary Inês Carvalho, have agreed on the following:

## Article 1. Aim

The Parties cooperate to protect the health and the pay of people who work with glass and tiles.

## Article 2. Areas

The main areas of cooperation are:

- safety on scaffolding;
- protection of lungs against silica dust;
- fair pay for posted craftsmen;
- training of apprentices.

## Article 3. Meetings

1. The Parties meet once a year, in turn in Tallinn and in Lisbon.
2. The host pays for the rooms; each guest pays the fare.
3. Minutes are kept by the host and sent round within 14 days.

## Article 4. Solidarity fund

Each Party puts 700 euro a year into a fund that helps striking members.

## Article 5. Disputes

Disputes about the interpretation of this Memorandum are settled by negotiation between the \
chairmen.

## Article 6. Term

This Memorandum enters into force on the day of signing and remains in force for four years. It is \
extended for further periods of two years unless a Party objects. A Party may terminate it by \
written \
notice given six months in advance.

## Article 7. Languages

The Memorandum is done in two copies, each in Estonian, Portuguese and English. If the texts \
differ, the English text prevails.

## Signatures

For the Union of Glaziers of Estonia: Toomas Ilves

For the Tilers' Federation of Portugal: Inês Carvalho
"""

BEEKEEPERS = """\
Соглашение о взаимопомощи между Профсоюзом пчеловодов «Улей» и Союзом садоводов «Крона»

г. Тамбов, 12 марта 2019 года

Профсоюз пчеловодов «Улей» и Союз садоводов «Крона», именуемые далее Стороны, договорились о \
нижеследующем:

Статья 1. Предмет

Стороны помогают друг другу в защите трудовых прав пчеловодов и садоводов.

Статья 2. Опыление

Пчеловоды ставят ульи в садах с 20 апреля по 10 июня. Садоводы предупреждают об опрыскивании за \
трое суток.

Статья 3. Споры

Споры разрешаются путём переговоров, а при недостижении согласия – посредником, которого выбирают \
обе Стороны.

Статья 4. Срок действия

Соглашение вступает в силу со дня подписания и действует бессрочно. Каждая Сторона может \
расторгнуть его, \
письменно уведомив другую не позднее чем за один месяц.

Статья 5. Экземпляры

Соглашение составлено на русском языке в двух экземплярах.

Подписи

Профсоюз пчеловодов «Улей»: А. П. Медовников

Союз садоводов «Крона»: Р. Г. Яблоков
"""

LIGHTHOUSES = """\
Porozumienie o współpracy między Związkiem Zawodowym Latarników „Blask” a Federacją Nurków „Głębia”

Ustka, dnia 9 września 2021 r.

Związek Zawodowy Latarników „Blask” i Federacja Nurków „Głębia”, zwane dalej Stronami, uzgodniły, \
co następuje:

Artykuł 1. Cel

Strony wspierają się w ochronie praw pracowniczych latarników i nurków.

Artykuł 2. Szkolenia

1. Strony organizują dwa szkolenia w roku.
2. Nurkowie uczą latarników pierwszej pomocy.
3. Latarnicy uczą nurków obsługi radiostacji.

Artykuł 3. Okres obowiązywania

Porozumienie wchodzi w życie z dniem podpisania i obowiązuje przez pięć lat. Każda ze Stron może \
je \
wypowiedzieć z zachowaniem dwumiesięcznego okresu wypowiedzenia.

Artykuł 4. Spory

Spory rozstrzyga wspólna komisja złożona z czterech osób.

Podpisy

Halina Morska, Jacek Fala
"""

BAKERS = """\
# The Union of Bakers of Norway signed a memorandum with the Millers of Iceland

The Union of Bakers of Norway and the Millers of Iceland signed a memorandum of cooperation in \
Bergen \
on 3 February 2023.

The memorandum was signed by Sigrid Brekke for the bakers and Jón Hallgrímsson for the millers.

The parties agreed to exchange recipes and to defend the night rest of people who bake bread.

After the ceremony the guests visited a mill that has been turning since 1871.
"""

# A report that tries to be more than read; a few control characters make no binary file.
HOSTILE = """\
# Report on the zeppelin fair of Ruritania

The zeppelin fair of Ruritania was held under a red \x1b[31m sky, and the bell \x07 rang. Visitors \
of the fair counted 4321 zeppelins with \u202egninrut\u202c tails, of which forty came from \
Graustark, \
and nobody fell into the lake this time, as the newspapers of both towns told their readers at \
length.
"""

SMALL = {
    "agreements/glaziers-tilers.md": GLAZIERS,
    "agreements/пчеловоды.txt": BEEKEEPERS,
    "agreements/latarnicy.txt": LIGHTHOUSES,
    "news/bakers.md": BAKERS,
    "news/zeppelins.md": HOSTILE,
}


def _ingested(corpus: Path, index: Path) -> Settings:
    settings = Settings(corpus=corpus, index=index)
    report = ingest(settings)
    assert not report.failed
    return settings


@pytest.fixture(scope="session")
def small_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The small corpus, ingested."""
    folder = tmp_path_factory.mktemp("small")
    for name, text in SMALL.items():
        path = folder / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return _ingested(folder / "corpus", folder / "index")


@pytest.fixture(scope="session")
def small(small_settings: Settings) -> Assistant:
    return Assistant.open(small_settings)


@pytest.fixture(scope="session")
def small_retriever(small: Assistant) -> Retriever:
    return small._retriever


@pytest.fixture(scope="session")
def corpus_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The corpus that ships, ingested."""
    return _ingested(ROOT / "corpus", tmp_path_factory.mktemp("corpus") / "index")


@pytest.fixture(scope="session")
def corpus(corpus_settings: Settings) -> Assistant:
    return Assistant.open(corpus_settings)


@pytest.fixture(scope="session")
def agreements(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The agreements of tests/data, ingested."""
    index = tmp_path_factory.mktemp("agreements") / "index"
    return Assistant.open(_ingested(ROOT / "tests" / "data" / "agreements", index))


@pytest.fixture(scope="session")
def assert_verbatim() -> Callable[[Assistant, Answer], None]:
    """Every quote stands at its offsets; of a .txt or .md file, in the file as it is on disk."""

    def check_one(assistant: Assistant, citation: Citation) -> None:
        text = assistant.show(citation.document_id).text
        if citation.source.endswith((".txt", ".md")):
            on_disk = (assistant.settings.corpus / citation.source).read_bytes().decode("utf-8")
            assert text == on_disk
        assert text[citation.start : citation.end] == citation.quote
        assert any(letter.isalnum() for letter in citation.quote)

    def check(assistant: Assistant, answer: Answer) -> None:
        for number, citation in enumerate(answer.citations, 1):
            check_one(assistant, citation)
            assert citation.marker == number
            assert f"[{number}]" in answer.answer
            assert citation.quote in answer.answer

    return check


@pytest.fixture(scope="session")
def _model_server() -> Iterator[Any]:
    spec = spec_from_file_location("stub_server", ROOT / "tests/language_models/stub_server.py")
    assert spec is not None
    assert spec.loader is not None
    stub = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(stub)
    with stub.StubServer() as server:
        yield server


@pytest.fixture
def model_server(_model_server: Any) -> Any:
    """A language model's server on this machine, see language_models/stub_server.py."""
    _model_server.reset()
    return _model_server
