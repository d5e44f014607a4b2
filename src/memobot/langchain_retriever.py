"""memobot's search as a LangChain retriever, with the place of each passage as metadata."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from memobot.assistant import Assistant


class MemobotRetriever(BaseRetriever):
    """Finds passages as `Assistant.search` does.

        retriever = MemobotRetriever(assistant=Assistant.open(Settings.load()), k=4)
        documents = retriever.invoke("How is the Polish memorandum renewed?")

    `metadata` holds document_id, source, article (or None), start, end and score;
    ``canonical[start:end] == page_content``.
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
        return [
            Document(
                page_content=hit.text,
                metadata={
                    "document_id": hit.document_id,
                    "source": hit.source,
                    "article": hit.article,
                    "start": hit.start,
                    "end": hit.end,
                    "score": hit.score,
                },
            )
            for hit in self.assistant.search(query, self.k)
        ]
