"""A phrase that names an agreement -> the documents it means, in the light of what went before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from memobot.citations.focus import Focus
from memobot.citations.mentioned import words
from memobot.citations.mentioned.naming import Named, Naming
from memobot.citations.mentioned.phrases import Phrase
from memobot.documents.model import Span
from memobot.naming.terms import Term

_ANY_KIND = "agreement"  # people call a memorandum, too, an agreement


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean a document, at `span`; several documents where they could mean any of
    them, or `together` mean all. `unheld` is how they call an agreement that is not held;
    `carried`: it is what was spoken of before that they mean."""

    span: Span
    documents: tuple[str, ...] = ()
    unheld: str | None = None
    carried: bool = False
    together: bool = False

    @property
    def document(self) -> str | None:
        """The one document that is meant."""
        return self.documents[0] if len(self.documents) == 1 and not self.unheld else None


class Meaning:
    """Tells what the phrases of one sentence mean; `names` are its words outside of them."""

    def __init__(self, naming: Naming, sentence: str, focus: Focus, names: Sequence[Term]) -> None:
        self._naming, self._sentence, self._focus = naming, sentence, focus
        self._names = names

    def of(self, phrase: Phrase, earlier: Sequence[Mention]) -> Mention | None:
        """What the phrase means; None where it names nothing of its own."""
        if phrase.kind == "plural":
            return None
        if phrase.kind == "document":
            carried = self._focus.carries and not earlier and not phrase.indefinite
            return self._mention(phrase, self._focus.documents[:1]) if carried else None
        named = self._naming.named(phrase, self._sentence)
        if named.doubtful and (spoken := self._spoken_of(phrase)):
            return self._mention(phrase, spoken)
        if named.is_unheld:
            return Mention(phrase.span, named.documents, phrase.span.of(self._sentence))
        if named.plainly:
            documents = named.documents if named.by_name else self._among_kin(phrase, named)
            return self._mention(phrase, self._nearest(documents))
        if phrase.indefinite or phrase.kind == "report" or self._repeats(phrase, earlier):
            return None
        return self._by_kind(phrase)

    def _spoken_of(self, phrase: Phrase) -> Sequence[str]:
        """The document of that kind that was spoken of last."""
        of_kind = self._naming.of_kind(phrase.kind)
        return [one for one in self._focus.documents if one in of_kind][:1]

    def _mention(self, phrase: Phrase, documents: Sequence[str]) -> Mention | None:
        return Mention(phrase.span, tuple(documents)) if documents else None

    def _nearest(self, documents: Sequence[str]) -> Sequence[str]:
        """Of several documents the one spoken of last, if it is among them."""
        spoken = [one for one in self._focus.documents if one in documents]
        return spoken[:1] if len(documents) > 1 and spoken else documents

    def _among_kin(self, phrase: Phrase, named: Named) -> Sequence[str]:
        """What a phrase without a name means, whose year or subject fits: an agreement that the
        other names of the sentence point to goes before."""
        by_names = self._naming.by_names(self._names)
        kin = [one for one in by_names if self._naming.kind(one) == phrase.kind]
        return kin if kin else named.documents

    def _repeats(self, phrase: Phrase, earlier: Sequence[Mention]) -> bool:
        """Whether a kind without a name takes up what the sentence has named before."""
        if not earlier:
            return False
        kinds = {self._naming.kind(one) for mention in earlier for one in mention.documents}
        differs = phrase.kind not in kinds and phrase.capital
        return not differs or (phrase.kind == _ANY_KIND and phrase.back)

    def _by_kind(self, phrase: Phrase) -> Mention | None:
        focus, of_kind = self._focus, self._naming.of_kind(phrase.kind)
        if focus.unheld and self._could_be_unheld(phrase):
            return Mention(phrase.span, (), focus.unheld)
        spoken = [one for one in (*focus.rivals, *focus.documents) if one in of_kind]
        if focus.rivals and spoken:
            rivals = [one for one in focus.rivals if one in of_kind]
            return self._mention(phrase, rivals or spoken[:1])
        if spoken and not focus.unheld:
            return self._mention(phrase, spoken[:1])
        if phrase.kind == _ANY_KIND or not of_kind:
            return self._mention(phrase, self._of_any_kind(phrase, of_kind))
        return self._mention(phrase, self._among(of_kind))

    def _could_be_unheld(self, phrase: Phrase) -> bool:
        match = words.kinds().search(self._focus.unheld or "")
        kind = match.lastgroup if match else _ANY_KIND
        return phrase.kind in (kind, _ANY_KIND)

    def _of_any_kind(self, phrase: Phrase, of_kind: Sequence[str]) -> Sequence[str]:
        """What "the agreement" means where none of that kind was spoken of."""
        if self._focus.carries:
            last = self._focus.documents[0]
            if phrase.back or not of_kind:
                return (last,)
            if phrase.capital:
                return self._among(of_kind)
            return (last, *of_kind) if len(of_kind) == 1 else (last,)
        if self._focus.rivals:
            return self._focus.rivals
        by_names = self._naming.by_names(self._names)
        if len(by_names) == 1 and not (phrase.capital and of_kind):
            return by_names
        return self._among(of_kind or self._naming.agreements)

    def _among(self, documents: Sequence[str]) -> Sequence[str]:
        """Of several documents those that the other names of the sentence point to."""
        if len(documents) < 2:
            return documents
        by_names = self._naming.by_names(self._names)
        return [one for one in documents if one in by_names] or documents
