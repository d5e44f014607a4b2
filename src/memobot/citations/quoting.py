"""The quotations of a statement -> whether they stand in the texts, word for word, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from memobot.citations.citing import Quote, cite
from memobot.citations.explanations import Explanations
from memobot.citations.findings import Finding, Replacement
from memobot.citations.mentions import Mentioned
from memobot.citations.model import Change, ChangeKind, Verdict
from memobot.citations.quotations import NOT_BEFORE, Quotation
from memobot.citations.quotes import Alignment, Quotes
from memobot.citations.referring import cited_articles, cited_words, renumbered
from memobot.citations.statements import Statement
from memobot.documents.model import Document, Span
from memobot.naming.stemming import words as plain_words
from memobot.search.retriever import Retriever

_FEWEST = 3  # words of a quotation that is checked; fewer mark a name or a term
_NEAR = 16  # characters before a quote in which a "not" may stand
_MARKS = " \t\n.,;:!?()[]…*_"
_TELLING = 6  # words that are a quote even where nothing says whose
_SEARCHED = 2_000  # characters of a quote by whose words documents are found
_POOL = 10  # passages whose documents are searched for a quote that names none


class Quoting:
    """Judges the quotations of statements."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self._quotes = Quotes()
        self._titles = frozenset(
            tuple(plain_words(name))
            for record in retriever.records.values()
            for name in (record.title, record.short_title, *record.aliases)
        )

    def checked(self, draft: str, statement: Statement) -> tuple[Quotation, ...]:
        """The quotations that give the words of a text, rather than a title or a term."""
        return tuple(
            quotation
            for quotation in statement.quotations
            if len(own := tuple(plain_words(quotation.text(draft)))) >= _FEWEST
            and own not in self._titles
        )

    def findings(
        self,
        draft: str,
        statement: Statement,
        quotations: Sequence[Quotation],
        mentioned: Mentioned,
        words: Explanations,
    ) -> list[Finding]:
        """What becomes of each quotation; nothing of one that is ascribed to no text of ours and
        stands in none."""
        look = _Look(self._retriever, self._quotes, draft, statement, mentioned, words)
        found = (look.finding(quotation) for quotation in quotations)
        return [one for one in found if one is not None]


class _Look:
    """The quotations of one statement."""

    def __init__(
        self,
        retriever: Retriever,
        quotes: Quotes,
        draft: str,
        statement: Statement,
        mentioned: Mentioned,
        words: Explanations,
    ) -> None:
        self._retriever = retriever
        self._quotes = quotes
        self._draft = draft
        self._statement = statement
        self._mentioned = mentioned
        self._words = words
        self._named = [retriever.document(one) for one in mentioned.candidates]
        self._cited = [
            (document, article)
            for document in self._named
            for article in cited_articles(mentioned, document)
        ]

    def finding(self, quotation: Quotation) -> Finding | None:
        text = quotation.text(self._draft)
        found = self._quotes.align(text, self._named) if self._named else ()
        if not any(one.exact for one in found):
            elsewhere = self._quotes.align(text, self._likely(text))
            exact = tuple(one for one in elsewhere if one.exact)
            found = exact or found or (() if self._named else elsewhere)
        if not found:
            return self._absent(text) if self._named else None
        best = self._best(found)
        if best.exact and (cut := self._cut_off(quotation, best)):
            best = replace(best, exact=False, changes=(cut,))
        if best.document not in self._named and len(plain_words(text)) < _TELLING:
            return None  # a name that another text has as well
        return self._exact(best) if best.exact else self._changed(quotation, best)

    def _cut_off(self, quotation: Quotation, best: Alignment) -> Change | None:
        """The "not" right before the words in the text, where the draft has none there either."""
        start = best.span.start
        denied = NOT_BEFORE.search(best.document.text, max(0, start - _NEAR), start)
        said = self._draft[max(0, quotation.span.start - _NEAR) : quotation.span.start]
        if denied is None or NOT_BEFORE.search(said.rstrip("\"'“„«‘( ") + " "):
            return None
        where = Span(denied.start(1), denied.end(1))
        return Change(ChangeKind.LEFT_OUT, "", denied[1], Span(0, 0), where)

    def _likely(self, text: str) -> list[Document]:
        """The documents, not named by the statement, in which the words may stand."""
        own = self._words.language
        passages = self._retriever.passages_with(text[:_SEARCHED], own, _POOL)
        ids = dict.fromkeys(passage.document_id for passage in passages)
        named = self._mentioned.candidates
        return [self._retriever.document(one) for one in ids if one not in named]

    def _best(self, found: Sequence[Alignment]) -> Alignment:
        """Exact before changed, and in the article cited before any other."""
        exact = [one for one in found if one.exact] or found
        return next((one for one in exact if self._is_cited(one)), exact[0])

    def _is_cited(self, one: Alignment) -> bool:
        return any(
            one.document is document and article.span.contains(one.span)
            for document, article in self._cited
        )

    def _exact(self, best: Alignment) -> Finding:
        quote = Quote(best.document, best.span)
        label = cite((quote,), self._words.language)[0].label
        misplaced = self._cited and not self._is_cited(best)
        if misplaced or (self._named and best.document not in self._named):
            cited = cited_words(self._mentioned)
            return Finding(
                Verdict.WRONG_ARTICLE,
                self._words.say("wrong_article", label=label, cited=cited),
                (quote,),
                replacements=renumbered(self._statement, self._mentioned, quote),
            )
        return Finding(Verdict.SUPPORTED, self._words.say("supported_quote", label=label), (quote,))

    def _changed(self, quotation: Quotation, best: Alignment) -> Finding:
        quote = Quote(best.document, best.span)
        label = cite((quote,), self._words.language)[0].label
        changes = tuple(
            Change(one.kind, one.draft, one.text, quotation.where(self._draft, one.said), one.where)
            for one in best.changes
        )
        return Finding(
            Verdict.MISQUOTED,
            self._words.misquoted(label, changes),
            (quote,),
            changes=changes,
            replacements=self._replacements(quotation, best, changes),
        )

    def _replacements(
        self, quotation: Quotation, best: Alignment, changes: Sequence[Change]
    ) -> tuple[Replacement, ...]:
        """The words of the text for those of the quote, whose own marks at its ends stay; where
        it leaves some out, only for those that differ."""
        text = best.document.text
        if best.omitted:
            return tuple(_replacement(self._draft, change, text) for change in changes)
        words = quotation.words.of(self._draft)
        cut = [one for one in changes if one.where.end <= best.span.start]
        if cut:  # before the words: the whole from there on
            best = replace(best, span=Span(cut[0].where.start, best.span.end))
        start = quotation.words.start + len(words) - len(words.lstrip(_MARKS))
        end = quotation.words.end - (len(words) - len(words.rstrip(_MARKS)))
        said = " ".join(best.span.of(text).split())
        return (Replacement(Span(start, max(start, end)), said),)

    def _absent(self, text: str) -> Finding | None:
        if len(plain_words(text)) < _TELLING and not self._cited:
            return None  # a name, as like as not
        document = self._named[0].short_title
        key = "quote_not_found_in" if len(self._named) == 1 else "quote_not_found"
        return Finding(Verdict.NOT_FOUND, self._words.say(key, document=document))


def _replacement(draft: str, change: Change, text: str) -> Replacement:
    """What undoes one change: the words of the `text`, with one space between them."""
    said, words = change.said, " ".join(change.where.of(text).split())
    if change.kind is ChangeKind.ADDED:
        follows = draft[said.end : said.end + 1].isspace()
        return Replacement(Span(said.start, said.end + follows), "")
    if change.kind is ChangeKind.LEFT_OUT:
        apart = said.start == 0 or draft[said.start - 1].isspace()
        return Replacement(said, f"{words} " if apart else f" {words}")
    return Replacement(said, words)
