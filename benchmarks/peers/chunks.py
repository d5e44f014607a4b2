"""What the peers share: the texts of the corpus, cut as a LangChain program usually cuts them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from memobot.documents.reading import find_sources, read_bytes, read_text
from memobot.evaluation.retrieval.places import Place

CHARACTERS = 500


@dataclass(frozen=True)
class Chunk:
    """A passage, and where it stands."""

    text: str
    place: Place


def read_corpus(corpus: Path) -> dict[str, str]:
    """Every text by its path within the corpus, read as memobot reads it."""
    return {
        path.relative_to(corpus).as_posix(): read_text(read_bytes(path), path.name).text
        for path in find_sources(corpus)
    }


def split(corpus: Path) -> list[Chunk]:
    """LangChain's recursive splitter with its own separators; nothing overlaps."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHARACTERS, chunk_overlap=0, add_start_index=True
    )
    texts = read_corpus(corpus)
    documents = splitter.create_documents(
        list(texts.values()), metadatas=[{"source": name} for name in texts]
    )
    chunks = []
    for one in documents:
        start = one.metadata["start_index"]
        place = Place(one.metadata["source"], start, start + len(one.page_content))
        chunks.append(Chunk(one.page_content, place))
    return chunks
