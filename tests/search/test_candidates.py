"""A question's candidates, over all documents and over those that it names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from memobot.documents.model import Document, Passage, Span
from memobot.index.catalog import Catalog
from memobot.index.dense import DenseIndex
from memobot.index.lexical import LexicalIndex
from memobot.index.store import Index
from memobot.naming.names import NameIndex
from memobot.search.candidates import Candidates, gather
from memobot.search.question import understand

# A few pages on clay by the potters among many of a fair, all of which lie nearer in meaning.
POTTERS = (
    "Clay is paid for by the guild",
    "Potters greet potters",
    "Kilns are swept at dusk",
    "Glaze dries slowly",
)
FAIR = tuple(f"Stall {number} sells lamps" for number in range(100))
QUESTION = "Who pays the potters for clay?"
VECTOR = np.array([1, 0, 0, 0], dtype=np.float32)


def _written(name: str, texts: tuple[str, ...], first: int) -> tuple[Document, list[Passage]]:
    text = "\n".join(texts)
    document = Document(name, f"{name}.txt", "0" * 12, text, name, name, "agreement", "en")
    passages = []
    for number, words in enumerate(texts, first):
        start = text.index(words)
        span = Span(start, start + len(words))
        passages.append(Passage(number, name, span, None, None, "", words))
    return document, passages


def _vector(passage: Passage) -> list[float]:
    nearness = 0.1 if passage.document_id == "potters" else 0.9 - passage.passage_id / 1_000
    return [nearness, float(np.sqrt(1 - nearness**2)), 0, 0]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Real searches over passages whose vectors are made up."""
    folder: Path = tmp_path_factory.mktemp("candidates")
    written = [_written("potters", POTTERS, 1), _written("fair", FAIR, 101)]
    with Catalog.create(folder / "catalog") as writer:
        for document, passages in written:
            writer.add(document, passages, "f" * 64)
        writer.commit()
    every = [passage for _, passages in written for passage in passages]
    vectors = np.array([_vector(one) for one in every], dtype=np.float32)
    catalog = Catalog.open(folder / "catalog")
    parts = SimpleNamespace(
        catalog=catalog,
        dense=DenseIndex.build([one.passage_id for one in every], vectors),
        lexical=LexicalIndex.build(folder / "lexical", ((one, "en") for one in every)),
    )
    yield cast(Index, parts)
    catalog.close()


def found(
    index: Index, *named: str, text: str = QUESTION, residue: str = "Who pays for clay?"
) -> Candidates:
    return gather(index, understand(text, NameIndex([])), VECTOR, named, residue)


def of(candidates: Candidates, document_id: str) -> set[int]:
    return {
        number
        for number, passage in candidates.passages.items()
        if passage.document_id == document_id
    }


def test_meaning_and_words_each_bring_up_passages(index: Index) -> None:
    candidates = found(index)
    assert of(candidates, "potters") == {1, 2}  # by their words alone
    assert 101 in of(candidates, "fair")  # the nearest
    assert len(of(candidates, "fair")) < len(FAIR)


def test_of_a_document_that_is_named_every_passage_can_be_found(index: Index) -> None:
    assert of(found(index, "potters"), "potters") == {1, 2, 3, 4}


def test_a_wrong_guess_of_the_document_hides_nothing(index: Index) -> None:
    everywhere = set(found(index).passages)
    assert set(found(index, "potters").passages) >= everywhere
    assert set(found(index, "fair").passages) >= everywhere


@pytest.mark.parametrize("named", [(), ("potters",), ("fair",), ("potters", "fair")])
def test_every_candidate_has_its_cosine_with_the_question(
    index: Index, named: tuple[str, ...]
) -> None:
    candidates = found(index, *named)
    assert candidates.cosines.keys() == candidates.passages.keys()
    for number, passage in candidates.passages.items():
        assert candidates.cosines[number] == pytest.approx(_vector(passage)[0], abs=1e-5)


def test_words_count_as_a_share_of_the_best_in_their_search(index: Index) -> None:
    shares = found(index).lexical
    assert shares.keys() == {1, 2}
    assert max(shares.values()) == 1.0
    assert all(0 < share <= 1 for share in shares.values())


def test_words_that_name_a_document_tell_nothing_within_it(index: Index) -> None:
    """Both passages have a word of the question; one only that which names the document."""
    assert found(index).lexical[2] > 0
    assert found(index, "potters").lexical == {1: 1.0, 2: 0.0}


def test_words_of_another_document_keep_what_they_count(index: Index) -> None:
    assert found(index, "fair").lexical == found(index).lexical


def test_words_that_nothing_has_leave_the_nearest(index: Index) -> None:
    candidates = found(index, text="zebra crossing", residue="zebra crossing")
    assert candidates.lexical == {}
    assert of(candidates, "fair")
    assert of(candidates, "potters") == set()
