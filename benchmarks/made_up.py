"""A large index of made-up agreements, without embedding as many texts.

Each document is one of the project's own texts with a part of its words exchanged for others of
the same length: its structure, its articles and its passages stay where they are, while names
and words differ from document to document, as they do in a real archive. A passage's vector is
that of the passage it was made from, really embedded, with noise. What is built is a generation
like any other, by the classes that an ingest builds it with.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from memobot.documents.model import Document, Passage
from memobot.documents.passages import split
from memobot.index import generations
from memobot.index.catalog import Catalog
from memobot.index.dense import DenseIndex
from memobot.index.embedding import Embedder
from memobot.index.lexical import LexicalIndex
from memobot.index.manifest import Recipe, code_version
from memobot.index.sources import scan
from memobot.index.taking_apart import document_in, findings_of
from memobot.settings import Settings
from memobot.terms.model import Findings

EXCHANGED, NAMES_EXCHANGED = 0.3, 0.8  # of the words, of those with a capital in the title
BLENDED = 0.3  # of the words exchanged: such as are in no dictionary
SHORTEST = 4
NOISE = 0.4  # length of what is added to a unit vector: e5's passages are at 0.8 to 0.95
WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}|\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Template:
    """A text of the project, taken apart, with the vectors of its passages, a row each."""

    document: Document
    passages: tuple[Passage, ...]
    vectors: NDArray[np.float32]
    findings: Findings


@dataclass(frozen=True)
class Made:
    """A made-up document and the words in which it differs from its template."""

    template: Template
    document: Document
    passages: tuple[Passage, ...]
    exchanged: Mapping[str, str]

    def asked_of_it(self, question: str) -> str:
        """A question to the template, put to this document."""
        return _exchange(question, self.exchanged)


class Vocabulary:
    """The words of some texts by their length, and blends of two of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        words = {word.lower() for text in texts for word in WORD.findall(text)}
        self._by_length: dict[tuple[int, bool], list[str]] = defaultdict(list)
        for word in sorted(words):
            self._by_length[len(word), word.isascii()].append(word)

    def another(self, word: str, chance: random.Random) -> str:
        """A lower-case word, or a year, of the same length and script."""
        if word.isdigit():
            return str(chance.randint(1950, 2029))
        alike = self._by_length[len(word), word.isascii()]
        first, second = chance.choice(alike), chance.choice(alike)
        middle = len(word) // 2
        return first[:middle] + second[middle:] if chance.random() < BLENDED else first


def templates(folders: Sequence[Path], settings: Settings, embedder: Embedder) -> list[Template]:
    """All texts of these folders."""
    found = []
    for folder in folders:
        for source in scan(folder):
            document = document_in(source.path.read_bytes(), source.name)
            passages = split(document, settings.passage_tokens)
            vectors = embedder.embed_passages([passage.indexed_text for passage in passages])
            found.append(Template(document, passages, vectors, findings_of(document)))
    return found


def build(
    settings: Settings, of: Sequence[Template], passages: int, embedder: str, seed: int
) -> list[Made]:
    """Write an index of at most so many passages; returns a few of its documents."""
    chance = random.Random(seed)
    noise = np.random.default_rng(seed)
    kept, ids, vectors = [], [], []
    with generations.staging(settings.index) as staged:
        with Catalog.create(staged / generations.CATALOG) as writer:
            for made in _made(of, passages, chance):
                writer.add(
                    made.document, made.passages, made.document.version, made.template.findings
                )
                ids += [passage.passage_id for passage in made.passages]
                vectors.append(_noised(made.template.vectors, noise))
                if chance.random() < 0.05:
                    kept.append(made)
            writer.commit()
        DenseIndex.build(ids, np.concatenate(vectors)).save(staged / generations.DENSE)
        with closing(Catalog.open(staged / generations.CATALOG)) as catalog:
            LexicalIndex.build(staged / generations.LEXICAL, catalog.walk())
            documents = len(catalog.documents())
        recipe = Recipe(embedder, settings.passage_tokens, code_version())
        generations.publish(settings.index, staged, recipe, documents=documents, passages=len(ids))
    return kept


def _made(of: Sequence[Template], passages: int, chance: random.Random) -> Iterator[Made]:
    vocabulary = Vocabulary(template.document.text for template in of)
    for number in count():
        template = of[number % len(of)]
        passages -= len(template.passages)
        if passages < 0:
            return
        exchanged = _exchanges(template.document, vocabulary, chance)
        yield _with_words(template, exchanged, number, chance)


def _exchanges(document: Document, vocabulary: Vocabulary, chance: random.Random) -> dict[str, str]:
    names = {word.lower() for word in WORD.findall(document.title) if word[0].isupper()}
    words = dict.fromkeys(word.lower() for word in WORD.findall(document.text + document.title))
    return {
        word: vocabulary.another(word, chance)
        for word in words
        if chance.random() < (NAMES_EXCHANGED if word in names else EXCHANGED)
    }


def _with_words(
    template: Template, exchanged: Mapping[str, str], number: int, chance: random.Random
) -> Made:
    def told(text: str) -> str:
        return _exchange(text, exchanged)

    own = template.document
    document_id = f"{own.document_id}-{number}"
    folder, _, file = own.source.rpartition("/")
    document = replace(
        own,
        document_id=document_id,
        source=f"{folder}/{number}-{told(file)}",
        version=f"{number:012x}",
        text=told(own.text),
        title=told(own.title),
        short_title=told(own.short_title),
        aliases=tuple(map(told, own.aliases)),
    )
    passages = tuple(
        replace(
            passage,
            passage_id=chance.getrandbits(62) + 1,
            document_id=document_id,
            context=told(passage.context),
            text=passage.span.of(document.text),
        )
        for passage in template.passages
    )
    return Made(template, document, passages, exchanged)


def _exchange(text: str, exchanged: Mapping[str, str]) -> str:
    """`text` with other words of the same length, capitals where they were."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        new = exchanged.get(word.lower(), "")
        if len(new) != len(word):
            return word
        return new.upper() if word.isupper() else new.capitalize() if word[0].isupper() else new

    return WORD.sub(other, text)


def _noised(vectors: NDArray[np.float32], noise: np.random.Generator) -> NDArray[np.float32]:
    rows = vectors + noise.normal(0, NOISE / vectors.shape[1] ** 0.5, vectors.shape)
    unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit.astype(np.float32)
