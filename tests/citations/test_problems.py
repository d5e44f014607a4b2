"""What stands in the way of a reference, as a user is told it."""

from __future__ import annotations

import pytest

from memobot.citations.explanations import Explanations
from memobot.citations.focus import Focus
from memobot.citations.mentions import Mentioned, Problem
from memobot.citations.model import ClaimReference, Verdict
from memobot.citations.problems import Problems
from memobot.documents.model import Document, Span
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.language import LANGUAGES


def document(source: str, text: str) -> Document:
    return parse(SourceText(source, text, "0" * 12))


PACT = document(
    "pact.md",
    "---\nshort_title: The Pact\n---\n# Pact\n\n## Article 1\n\nWool.\n\n## Article 2\n\nLinen.\n",
)
NOTE = document("note.md", "---\nshort_title: The Note\n---\n# Note\n\nNothing is numbered here.\n")
HELD = {one.document_id: one for one in (PACT, NOTE)}
PROBLEMS = Problems(HELD.__getitem__)


def told(
    problem: str, document_id: str | None = PACT.document_id, language: str = "en"
) -> list[tuple[Verdict, str]]:
    reference = ClaimReference(document_id, "12", "Article 12(3)", Span(0, 13), "3", problem)
    mentioned = Mentioned((reference,), (), None, True, Focus())
    return [
        (one.verdict, one.explanation)
        for one in PROBLEMS.findings(mentioned, Explanations(language))
    ]


def test_an_article_that_is_not_there_is_told_with_those_that_are() -> None:
    ((verdict, said),) = told(Problem.NO_SUCH_ARTICLE)
    assert verdict is Verdict.NO_SUCH_ARTICLE
    assert all(one in said for one in ("The Pact", "Article 12", "1–2"))


def test_of_a_text_without_articles_that_is_said() -> None:
    ((verdict, said),) = told(Problem.NO_SUCH_ARTICLE, NOTE.document_id)
    assert verdict is Verdict.NO_SUCH_ARTICLE
    assert "The Note is not divided into articles" in said


def test_a_paragraph_that_is_not_there_is_told_with_its_article() -> None:
    ((verdict, said),) = told(Problem.NO_SUCH_CLAUSE)
    assert verdict is Verdict.NO_SUCH_ARTICLE
    assert all(one in said for one in ("The Pact", "12", "paragraph 3"))


def test_a_reference_back_to_nothing_is_told() -> None:
    ((verdict, said),) = told(Problem.NO_DOCUMENT, None)
    assert verdict is Verdict.NOT_FOUND
    assert said


@pytest.mark.parametrize("problem", ["", Problem.ELSEWHERE, Problem.AMBIGUOUS])
def test_what_is_no_fault_of_the_reference_is_not_told(problem: str) -> None:
    assert told(problem) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_in_the_language_of_the_draft(language: str) -> None:
    ((_, said),) = told(Problem.NO_SUCH_ARTICLE, language=language)
    ((_, english),) = told(Problem.NO_SUCH_ARTICLE)
    assert (said == english) == (language == "en")
    assert "12" in said
    assert "The Pact" in said


def test_an_agreement_that_is_not_held_is_called_as_the_draft_calls_it() -> None:
    mentioned = Mentioned((), (), "the pact with the Moon", True, Focus())
    finding = PROBLEMS.unheld(mentioned, Explanations("en"))
    assert finding.verdict is Verdict.UNKNOWN_DOCUMENT
    assert "the pact with the Moon" in finding.explanation
    assert finding.quotes == ()
