"""References that lead to nothing -> what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from memobot.citations.explanations import Explanations
from memobot.citations.findings import Finding
from memobot.citations.mentions import Mentioned, Problem
from memobot.citations.model import ClaimReference, Verdict
from memobot.documents.model import Document


class Problems:
    """Tells what stands in the way of references; `document` gives a document by its id."""

    def __init__(self, document: Callable[[str], Document]) -> None:
        self._document = document

    def findings(self, mentioned: Mentioned, words: Explanations) -> list[Finding]:
        """An article or paragraph that is not there, or of which nothing says whose it is."""
        return [
            finding
            for reference in mentioned.references
            for finding in self._finding(reference, words)
        ]

    def unheld(self, mentioned: Mentioned, words: Explanations) -> Finding:
        """An agreement is named that is not held."""
        said = words.say("unknown_document", name=mentioned.unheld or "?")
        return Finding(Verdict.UNKNOWN_DOCUMENT, said)

    def _finding(self, reference: ClaimReference, words: Explanations) -> Iterator[Finding]:
        match reference.problem:
            case Problem.NO_SUCH_ARTICLE:
                yield Finding(Verdict.NO_SUCH_ARTICLE, self._no_article(reference, words))
            case Problem.NO_SUCH_CLAUSE:
                said = words.say(
                    "no_such_clause",
                    document=self._title(reference),
                    article=reference.article or "",
                    clause=reference.clause or "",
                )
                yield Finding(Verdict.NO_SUCH_ARTICLE, said)
            case Problem.NO_DOCUMENT:
                yield Finding(Verdict.NOT_FOUND, words.say("no_antecedent"))

    def _no_article(self, reference: ClaimReference, words: Explanations) -> str:
        document = self._document(reference.document_id or "")
        numbers = [unit.number for unit in document.articles() if unit.number]
        names = {"document": document.short_title, "article": reference.article or ""}
        if not numbers:
            return words.say("no_articles", **names)
        return words.say("no_such_article", articles=f"{numbers[0]}–{numbers[-1]}", **names)

    def _title(self, reference: ClaimReference) -> str:
        return self._document(reference.document_id or "").short_title
