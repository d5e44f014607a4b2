"""References of a statement: the articles they lead to, and the number that would be right."""

from __future__ import annotations

import pytest

from memobot.citations.citing import Quote
from memobot.citations.focus import Focus
from memobot.citations.mentions import Mentioned
from memobot.citations.model import ClaimReference
from memobot.citations.referring import cited_articles, cited_words, renumbered
from memobot.citations.statements import statements_of
from memobot.documents.model import Document, Span
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse

SAYS = {2: "1. Wool costs more.\n2. Linen costs less.", 12: "It ends in June."}
ARTICLES = (f"## Article {n}\n\n{SAYS.get(n, f'Rule {n} holds.')}\n" for n in range(1, 13))
PACT = parse(SourceText("pact.md", "\n".join(["# Pact\n\nDone in May.\n", *ARTICLES]), "0" * 12))


def reference(
    text: str, written: str, article: str | None, clause: str | None = None
) -> ClaimReference:
    start = text.index(written)
    span = Span(start, start + len(written))
    return ClaimReference(PACT.document_id, article, written, span, clause)


def mentioned(*references: ClaimReference) -> Mentioned:
    return Mentioned(references, (PACT.document_id,), None, True, Focus())


def quote(words: str) -> Quote:
    start = PACT.text.index(words)
    return Quote(PACT, Span(start, start + len(words)))


def right(draft: str, *references: ClaimReference, words: str = "It ends in June.") -> str | None:
    """The last statement of the draft with the number made the one where `words` stand."""
    statement = statements_of(draft)[-1]
    found = renumbered(statement, mentioned(*references), quote(words))
    for one in found:
        return draft[: one.span.start] + one.words + draft[one.span.end :]
    return None


def test_a_reference_leads_to_its_article_or_clause() -> None:
    text = "Article 2 and Article 2(2) and Article 99 and the Pact"
    found = cited_articles(
        mentioned(
            reference(text, "Article 2", "2"),
            reference(text, "Article 2(2)", "2", "2"),
            reference(text, "Article 99", "99"),
            reference(text, "the Pact", None),
        ),
        PACT,
    )
    assert [unit.number for unit in found] == ["2", "2"]
    assert "Linen" in found[1].span.of(PACT.text)
    assert "Wool" not in found[1].span.of(PACT.text)


def test_a_reference_to_another_document_leads_nowhere_here() -> None:
    other = Document("other", "other.md", "0" * 12, "", "Other", "Other", "agreement", "en")
    assert cited_articles(mentioned(reference("Article 2", "Article 2", "2")), other) == ()


def test_references_are_repeated_as_they_are_written_and_once() -> None:
    text = "art. 2, Article 12, art. 2 of the Pact"
    one, two = reference(text, "art. 2", "2"), reference(text, "Article 12", "12")
    document = reference(text, "the Pact", None)
    assert cited_words(mentioned(one, two, one, document)) == "art. 2, Article 12"
    assert cited_words(mentioned(document)) == ""


@pytest.mark.parametrize(
    ("draft", "written", "article", "expected"),
    [
        ("Article 1 ends it.", "Article 1", "1", "Article 12 ends it."),
        ("So. Article 2 ends it in 2 days.", "Article 2", "2", "So. Article 12 ends it in 2 days."),
        ("Статья 2 о сроке.", "Статья 2", "2", "Статья 12 о сроке."),
        ("2-бап мерзім туралы.", "2-бап", "2", "12-бап мерзім туралы."),
        ("Pakt, art. 2, kończy go.", "art. 2", "2", "Pakt, art. 12, kończy go."),
        ("Article II ends it.", "Article II", "2", None),
        ("Article 12 ends it.", "Article 12", "12", None),
    ],
)
def test_the_number_becomes_that_of_the_article_where_it_stands(
    draft: str, written: str, article: str, expected: str | None
) -> None:
    statement = statements_of(draft)[-1]
    own = reference(statement.text, written, article)
    assert right(draft, own) == expected


def test_of_several_references_or_a_clause_none_is_changed() -> None:
    draft = "Article 1 and Article 2 end it."
    both = reference(draft, "Article 1", "1"), reference(draft, "Article 2", "2")
    assert right(draft, *both) is None
    clause = "Article 2(2) ends it."
    assert right(clause, reference(clause, "Article 2(2)", "2", "2")) is None


def test_what_stands_in_no_article_gives_no_number() -> None:
    draft = "Article 1 dates it."
    assert right(draft, reference(draft, "Article 1", "1"), words="Done in May.") is None
