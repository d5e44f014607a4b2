"""Quotations of the agreements that ship: word for word, changed, in another article, in none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from memobot.assistant import Assistant
from memobot.citations.model import ChangeKind, Claim, Verdict
from memobot.documents.model import Document
from memobot.documents.sentences import sentences

_MARK = re.compile(r"^(?:-|\d+\.)\s+")
TERM = "The Memorandum shall enter into force on the day it is signed and shall stay in force for"
BILATERAL = (
    "This Memorandum is a bilateral agreement; the relations that the Parties have with other "
    "trade union associations remain unaffected by it."
)


def only(corpus: Assistant, draft: str) -> Claim:
    (claim,) = corpus.check(draft).claims
    return claim


# How a quotation may be written


@pytest.mark.parametrize(
    "draft",
    [
        f"Article 9 of the Polish memorandum says: “{TERM} three years.”",
        f"“{TERM} three years” (Article 9 of the Polish memorandum).",
        f'Article 9 of the Polish memorandum says: "{TERM} three years."',
        f"According to Article 9 of the Polish memorandum, «{TERM} three years».",
        f"Article 9 of the Polish memorandum says: “{TERM}\nthree years.”",
        f"Article 9 of the Polish memorandum says: “{TERM} …”",
        f"Article 9 of the Polish memorandum reads:\n\n> {TERM}\n> three years.\n\nThank you.",
        "The FPRK memorandum: “The Memorandum ... shall stay in force for three years”",
        "The FPRK memorandum: “The Memorandum ... shall stay in force for three years”.",
        f"The Polish memorandum says: “{TERM} three years.”",
        f"Статья 9 меморандума с Польшей: «{TERM} three years».",
    ],
)
def test_words_of_the_text_are_supported_however_they_are_set(
    corpus: Assistant, draft: str
) -> None:
    claim = only(corpus, draft)
    assert claim.verdict is Verdict.SUPPORTED
    assert claim.evidence[0].article == "9"
    assert "three years" in claim.evidence[0].quote or claim.evidence[0].quote.endswith("for")
    assert claim.changes == ()


@pytest.mark.parametrize(
    ("quoted", "kind", "draft", "text"),
    [
        (f"{TERM} four years", ChangeKind.REPLACED, "four", "three"),
        (f"{TERM} at most three years", ChangeKind.ADDED, "at most", ""),
        (
            f"{TERM} three years".replace("shall stay", "stay"),
            ChangeKind.LEFT_OUT,
            "",
            "shall",
        ),
    ],
)
def test_a_changed_word_is_told_and_put_right(
    corpus: Assistant, quoted: str, kind: ChangeKind, draft: str, text: str
) -> None:
    whole = f"Article 9 of the Polish memorandum says: “{quoted}”, as you know."
    claim = only(corpus, whole)
    assert claim.verdict is Verdict.MISQUOTED
    (change,) = claim.changes
    assert (change.kind, change.draft, change.text) == (kind, draft, text)
    assert change.said.of(whole) == draft
    held = corpus.show(claim.evidence[0].document_id).text
    assert change.where.of(held) == text
    assert claim.suggestion == whole.replace(quoted, f"{TERM} three years")


def test_a_block_quotation_with_a_changed_word_is_misquoted(corpus: Assistant) -> None:
    claim = only(corpus, f"Article 9 of the Polish memorandum reads:\n\n> {TERM}\n> four years.\n")
    assert claim.verdict is Verdict.MISQUOTED
    assert [(one.draft, one.text) for one in claim.changes] == [("four", "three")]


def test_one_wrong_quotation_of_two_makes_a_claim_wrong(corpus: Assistant) -> None:
    draft = (
        f"The Polish memorandum says “{BILATERAL}” in Article 8 and “{TERM} four years” in "
        "Article 9."
    )
    claim = only(corpus, draft)
    assert claim.verdict is Verdict.MISQUOTED
    assert [(one.draft, one.text) for one in claim.changes] == [("four", "three")]


# Where it stands


def test_words_of_another_article_are_told_with_theirs(corpus: Assistant) -> None:
    claim = only(corpus, f"Article 7 of the Polish memorandum says: “{BILATERAL}”")
    assert claim.verdict is Verdict.WRONG_ARTICLE
    assert claim.evidence[0].article == "8"
    assert claim.suggestion == f"Article 8 of the Polish memorandum says: “{BILATERAL}”"


def test_words_of_another_agreement_are_told_with_it(corpus: Assistant) -> None:
    words = "serve the mutual benefit of the countries"
    claim = only(corpus, f"The Polish memorandum says: “{words}”.")
    assert claim.verdict is Verdict.WRONG_ARTICLE
    assert claim.evidence[0].article == "1"
    assert "CTUCA" in claim.explanation


def test_a_quotation_that_nobody_ascribes_is_found_where_it_stands(corpus: Assistant) -> None:
    claim = only(corpus, f"It is written: “{BILATERAL}”")
    assert claim.verdict is Verdict.SUPPORTED
    assert claim.evidence[0].article == "8"


def test_words_that_stand_nowhere_are_not_found_where_they_are_ascribed(
    corpus: Assistant,
) -> None:
    claim = only(corpus, "Article 9 of the Polish memorandum says: “the sea was calm and warm”.")
    assert claim.verdict is Verdict.NOT_FOUND
    assert "These words" in claim.explanation


def test_a_name_in_quotation_marks_is_no_quotation(corpus: Assistant) -> None:
    title = "Memorandum FPRK – OPZZ (2025)"
    claim = only(corpus, f"The “{title}” runs for three years.")
    assert claim.verdict is Verdict.SUPPORTED
    assert claim.evidence[0].article == "9"


# Whatever is quoted

AGREEMENTS = {
    "fprk-opzz-memorandum-2025": "the Polish memorandum",
    "central-asia-labour-migration-agreement-2023": "the CTUCA agreement",
}

ANY = st.integers(0, 10_000)


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article, without its mark; `others` are the articles that have it not."""

    agreement: str
    article: str
    others: tuple[str, ...]
    words: str

    def quoted(self, words: str = "", article: str = "") -> str:
        """A claim that quotes it."""
        return (
            f"Article {article or self.article} of {self.agreement} says: “{words or self.words}”."
        )


def sentences_of(document: Document, agreement: str) -> Iterator[Sentence]:
    """Those that a quotation can hold: of some length, and without quotation marks."""
    articles = {one.number or "": one for one in document.articles()}
    for number, article in articles.items():
        leaves = [unit for unit in article.walk() if not unit.children]
        for span in (span for unit in leaves for span in sentences(document.text, unit.span)):
            words = _MARK.sub("", span.of(document.text)).rstrip(".;:")
            if len(words.split()) >= 7 and words[-1].isalnum() and not set('“”"«»#') & set(words):
                others = (
                    n for n, one in articles.items() if words not in one.span.of(document.text)
                )
                yield Sentence(agreement, number, tuple(others), words)


@pytest.fixture(scope="session")
def quotable(corpus: Assistant) -> list[Sentence]:
    return [
        sentence
        for source, name in AGREEMENTS.items()
        for sentence in sentences_of(corpus.show(source).document, name)
    ]


def test_every_sentence_is_supported_word_for_word(
    corpus: Assistant, quotable: list[Sentence]
) -> None:
    assert len(quotable) > 50
    for sentence in quotable:
        claim = only(corpus, sentence.quoted())
        assert claim.verdict is Verdict.SUPPORTED, sentence
        assert claim.evidence[0].quote == sentence.words
        assert claim.evidence[0].article == sentence.article


@hypothesis_settings(max_examples=20)
@given(at=ANY, word=ANY)
def test_any_sentence_with_a_word_replaced_is_misquoted(
    corpus: Assistant, quotable: list[Sentence], at: int, word: int
) -> None:
    sentence = quotable[at % len(quotable)]
    words = sentence.words.split()
    word = 1 + word % (len(words) - 2)
    changed = " ".join([*words[:word], "zeppelins", *words[word + 1 :]])
    claim = only(corpus, sentence.quoted(changed))
    assert claim.verdict is Verdict.MISQUOTED
    assert claim.changes[0].draft == "zeppelins"
    assert claim.suggestion == sentence.quoted(" ".join(words))


@hypothesis_settings(max_examples=20)
@given(at=ANY, article=ANY)
def test_any_sentence_given_to_another_article_is_told(
    corpus: Assistant, quotable: list[Sentence], at: int, article: int
) -> None:
    sentence = quotable[at % len(quotable)]
    other = sentence.others[article % len(sentence.others)]
    claim = only(corpus, sentence.quoted(article=other))
    assert claim.verdict is Verdict.WRONG_ARTICLE
    assert claim.evidence[0].article == sentence.article
    assert claim.suggestion == sentence.quoted()


UNRELATED = [
    "The weather was fine in Tallinn, and the horses ran well.",
    "The memorandum with Sweden has nine articles.",
    "## Zeppelins",
    "Please find the invoice attached.",
    "The CTUCA agreement runs for six years.",
    "Article 7 of the Polish memorandum says: “The guilds lend looms to one another”.",
    "- first;\n- second.",
]


@hypothesis_settings(max_examples=20)
@given(at=ANY, before=st.sampled_from(UNRELATED))
def test_what_stands_before_changes_nothing_for_a_paragraph_that_names_its_agreement(
    corpus: Assistant, quotable: list[Sentence], at: int, before: str
) -> None:
    draft = quotable[at % len(quotable)].quoted()
    alone = only(corpus, draft)
    *_, last = corpus.check(f"{before}\n\n{draft}").claims
    assert (last.text, last.verdict) == (alone.text, alone.verdict)
    assert (last.explanation, last.evidence) == (alone.explanation, alone.evidence)
