"""memobot's search behind LangChain's interface."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from memobot.assistant import Assistant
from memobot.documents.model import Citation
from memobot.errors import QuestionError
from memobot.langchain_retriever import MemobotRetriever


def test_it_finds_what_search_finds(small: Assistant) -> None:
    query = "How is the Portuguese memorandum renewed?"
    documents = MemobotRetriever(assistant=small, k=3).invoke(query)
    hits = small.search(query, 3)
    assert [document.page_content for document in documents] == [hit.text for hit in hits]
    assert len(documents) == 3
    assert documents[0].metadata == {
        "rank": 1,
        "score": hits[0].score,
        "document_id": hits[0].document_id,
        "document_title": "Memorandum of cooperation between the Union of Glaziers of Estonia and"
        " the Tilers' Federation of Portugal",
        "source": "agreements/glaziers-tilers.md",
        "article": "6",
        "clause": None,
        "label": hits[0].label,
        "start": hits[0].start,
        "end": hits[0].end,
        "version": small.show("glaziers-tilers").document.version,
    }
    assert hits[0].label.endswith(", Article 6")
    assert [document.metadata["rank"] for document in documents] == [1, 2, 3]
    for document in documents:
        text = small.show(document.metadata["document_id"]).text
        start, end = document.metadata["start"], document.metadata["end"]
        assert text[start:end] == document.page_content


def test_the_metadata_is_a_citation_and_fit_for_any_store(small: Assistant) -> None:
    (document,) = MemobotRetriever(assistant=small, k=1).invoke("silica dust")
    cited = {"quote": document.page_content, "marker": 1} | document.metadata
    assert {field.name for field in fields(Citation)} <= cited.keys()
    assert json.loads(json.dumps(document.metadata)) == document.metadata


def test_it_cites_as_answers_do(small: Assistant) -> None:
    question = "За сколько суток садоводы предупреждают об опрыскивании?"
    citation = small.ask(question).citations[0]
    found = MemobotRetriever(assistant=small, k=1).invoke(question)[0].metadata
    told = ("document_id", "document_title", "source", "article", "clause", "label", "version")
    assert {name: found[name] for name in told} == {name: getattr(citation, name) for name in told}
    assert found["label"].endswith(", статья 2")


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
