"""memobot's search behind LangChain's interface."""

from __future__ import annotations

import pytest

from memobot.assistant import Assistant
from memobot.errors import QuestionError
from memobot.langchain_retriever import MemobotRetriever


def test_it_finds_what_search_finds(small: Assistant) -> None:
    query = "How is the Portuguese memorandum renewed?"
    documents = MemobotRetriever(assistant=small, k=3).invoke(query)
    hits = small.search(query, 3)
    assert [document.page_content for document in documents] == [hit.text for hit in hits]
    assert len(documents) == 3
    assert documents[0].metadata == {
        "document_id": hits[0].document_id,
        "source": "agreements/glaziers-tilers.md",
        "article": "6",
        "start": hits[0].start,
        "end": hits[0].end,
        "score": hits[0].score,
    }
    for document in documents:
        text = small.show(document.metadata["document_id"]).text
        start, end = document.metadata["start"], document.metadata["end"]
        assert text[start:end] == document.page_content


def test_it_is_one_link_of_a_chain(small: Assistant) -> None:
    retriever = MemobotRetriever(assistant=small)
    chain = retriever | (lambda documents: [one.metadata["source"] for one in documents])
    sources = chain.batch(["опыление садов", "szkolenia nurków"])
    assert [len(one) for one in sources] == [10, 10]
    assert "agreements/пчеловоды.txt" in sources[0][:2]
    assert "agreements/latarnicy.txt" in sources[1][:2]


def test_its_errors_are_memobots(small: Assistant) -> None:
    with pytest.raises(QuestionError):
        MemobotRetriever(assistant=small).invoke(" ")
