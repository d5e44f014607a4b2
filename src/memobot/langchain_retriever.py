"""memobot's search as a LangChain retriever, with the citation of each passage as metadata."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from memobot.assistant import Assistant, Hit


class MemobotRetriever(BaseRetriever):
    """Finds passages as `Assistant.search` does.

        retriever = MemobotRetriever(assistant=Assistant.open(Settings.load()), k=4)
        for document in retriever.invoke("How is the Polish memorandum renewed?"):
            print(document.metadata["label"], document.page_content)

    The passage is the `page_content`; `metadata` has the other fields of `assistant.Hit`, as plain
    strings and numbers: document_id, document_title, source, article and clause (None where there
    is none), label, start, end and version, where ``canonical[start:end] == page_content`` in that
    version, and rank and score. Raises as `Assistant.search` does.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    k: int = 10

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - the base class passes it
        **_: Any,
    ) -> list[Document]:
        return [_document(hit) for hit in self.assistant.search(query, self.k)]


def _document(hit: Hit) -> Document:
    fields = asdict(hit)
    return Document(page_content=fields.pop("text"), metadata=fields)
