"""A question taken apart: its language, the articles and documents it names, what it asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from memobot import language
from memobot.documents.identity import kind_in
from memobot.documents.model import Span
from memobot.errors import QuestionError
from memobot.naming.light_words import is_light
from memobot.naming.names import Named, NameIndex
from memobot.naming.references import Reference, find_references
from memobot.naming.terms import Term, read_terms
from memobot.search.framing import frames
from memobot.search.naming_phrases import name_phrases, stands_in
from memobot.search.topics import Asked, Topic, topics_asked
from memobot.search.wanted import Wanted, wanted_by
from memobot.search.weights import ROUTING

LONGEST_QUESTION = 2_000
"""Characters. What is longer is a draft to be checked, not a question."""


# Words that speak of any agreement: they ask for nothing in particular.
_GENERAL_CONCEPTS = frozenset(
    "memorandum agreement protocol contract treaty party parties article clause provision "
    "document text say tell provide contain mention state".split()
)
_SIGNING_CONCEPTS = frozenset({"signature", "signatory", "conclude an agreement"})
_GENERAL_STEMS = re.compile(
    r"(?:say|said|says|state|stat|provid|contain|mention|forese|stipul|quot|summar|cit|happen|accord|exact|currently|"
    r"говор|написа|предусм|содерж|указ|сказа|гласит|стано|цитир|процитир|согласно|"
    r"айт|жазыл|келтір|көзде|қамты|болад|жаса|mówi|dokładn|zawier|przewid|stanow|brzmi|określ|zapis|cytow|zacyt|według)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What a question names and what it asks.

    `terms` are all its telling words; `content` those that do not name a document, an article
    or agreements in general: what is left of them is what an answer must speak of.
    """

    text: str
    language: str
    references: tuple[Reference, ...]
    kinds: frozenset[str]
    named: Named
    focus: tuple[str, ...]
    asked: tuple[Asked, ...]
    wanted: Wanted
    terms: tuple[Term, ...]
    frames: tuple[Span, ...]

    def could_mean(self, kind: str) -> bool:
        """Whether the question, by the words it uses, can be about an agreement of this kind."""
        return not self.kinds or kind in self.kinds

    @property
    def topics(self) -> frozenset[Topic]:
        """The provisions that the question asks for."""
        return frozenset(asked.topic for asked in self.asked)

    def topics_of(self, term: Term) -> frozenset[Topic]:
        """The provisions that this word of the question asks for."""
        return frozenset(asked.topic for asked in self.asked if asked.span.overlaps(term.span))

    @property
    def target(self) -> str | None:
        """The document that the question is most likely about, by its words or the focus."""
        if self.focus and not self.names_elsewhere:
            return self.focus[0]
        return self.named.best

    @property
    def names_elsewhere(self) -> bool:
        """Whether the words name a document outside the focus clearly."""
        best = self.named.best
        if best is None or best in self.focus:
            return False
        points = bool(self.kinds) or best in self.named.by_name
        return points and self.named.scores[best] >= ROUTING.clear

    def is_about(self, document_id: str) -> bool:
        """Whether the words that name the document do so, and do not only occur in its name.

        They do where the question speaks of an agreement, has a name that is the document's, or
        names its text in a part of its own.
        """
        if self.kinds or self.references or self.topics or document_id in self.named.by_name:
            return True
        naming = self.named.terms.get(document_id, frozenset())
        return any(frame.contains(term.span) for frame in self.frames for term in naming)

    def naming(self, document_id: str | None) -> frozenset[Term]:
        """The words that name the document, when the question is put to `document_id`."""
        if document_id is None or not self.is_about(document_id):
            return frozenset()
        return self.named.terms.get(document_id, frozenset())

    def content(self, document_id: str | None) -> tuple[Term, ...]:
        """The words that ask, when the question is put to `document_id`."""
        naming = self.naming(document_id)
        framing = self._framing(naming)
        asking = tuple(
            term
            for term in self.terms
            if term not in naming and not self.is_general(term) and not stands_in(term, framing)
        )
        telling = tuple(term for term in asking if self._tells(term))
        return telling or asking

    def _tells(self, term: Term) -> bool:
        """Whether a word tells anything: it is a name, asks for a provision, or is not light."""
        return term.is_name or bool(self.topics_of(term)) or not is_light(term.word)

    def _framing(self, naming: Collection[Term]) -> tuple[Span, ...]:
        """The parts of the question that ask nothing and hold one of these words."""
        return tuple(
            frame for frame in self.frames if any(frame.contains(term.span) for term in naming)
        )

    def is_general(self, term: Term) -> bool:
        """Whether a word speaks of any agreement, or of saying something: it asks for nothing."""
        general = bool(term.concepts & _GENERAL_CONCEPTS) or bool(_GENERAL_STEMS.match(term.word))
        return general or self._tells_of_signing(term) or kind_in(term.word) is not None

    def _tells_of_signing(self, term: Term) -> bool:
        """Whether the word only says that an agreement was signed: "the one signed in Shymkent"."""
        asked = bool(self.topics & {Topic.SIGNING, Topic.SIGNATORIES})
        return bool(self.kinds) and not asked and bool(term.concepts & _SIGNING_CONCEPTS)

    def residue(self, document_id: str | None) -> str:
        """The question without the words that name `document_id`: what is embedded for passages."""
        said = self.naming(document_id) | {
            term for term in self.terms if self._tells_of_signing(term)
        }
        words, at = [], 0
        for span in sorted([*self._framing(said), *(term.span for term in said)]):
            words.append(self.text[at : span.start])
            at = max(at, span.end)
        words.append(self.text[at:])
        left = " ".join(" ".join(words).split())
        return left if len(re.findall(r"\w{3,}", left)) >= 2 else self.text


def understand(
    text: str, names: NameIndex, focus: tuple[str, ...] = (), spoken: str | None = None
) -> Question:
    """Take `text` apart; its language is `spoken`, or is told by its words.

    Raises QuestionError for an empty or over-long question.
    """
    cleaned = " ".join(text.split())
    if not re.search(r"\w", cleaned):
        raise QuestionError("The question is empty. Ask something about the agreements.")
    if len(cleaned) > LONGEST_QUESTION:
        raise QuestionError(
            f"The question has {len(cleaned):,} characters; at most {LONGEST_QUESTION:,} are read. "
            "Ask a shorter one."
        )
    own = spoken or language.detect(cleaned)
    references = find_references(cleaned)
    terms = tuple(
        term
        for term in read_terms(cleaned, own)
        if not any(reference.span.overlaps(term.span) for reference in references)
    )
    asked = topics_asked(cleaned)
    kinds = frozenset(kind for term in terms if (kind := kind_in(term.word)))
    framing, places = _places(cleaned, own, terms)
    naming = [term for term in terms if stands_in(term, framing) or not _only_asks(term, asked)]
    elsewhere = {term for term in naming if places and not stands_in(term, places)}
    return Question(
        text=cleaned,
        language=own,
        references=references,
        kinds=kinds,
        named=names.find(naming, elsewhere),
        focus=focus,
        asked=asked,
        wanted=wanted_by(cleaned),
        terms=terms,
        frames=framing,
    )


def _places(
    text: str, language: str, terms: Sequence[Term]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The parts of the question that only name its text, and all places that name one."""
    framing = tuple(
        span
        for span in frames(text)
        if any(_names(term) for term in terms if span.contains(term.span))
    )
    return framing, (*framing, *name_phrases(text, language))


def _names(term: Term) -> bool:
    return term.is_name or term.proper or kind_in(term.word) is not None


def _only_asks(term: Term, asked: Sequence[Asked]) -> bool:
    """Whether a word asks for a provision, and so names no document: "who signed it?"."""
    asks = any(one.span.overlaps(term.span) for one in asked)
    return asks and not term.is_name and kind_in(term.word) is None
