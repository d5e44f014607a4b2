"""What a sentence hands to the next: which agreement and article a draft is speaking of."""

from __future__ import annotations

from dataclasses import dataclass, replace

_REMEMBERED = 8  # documents


@dataclass(frozen=True, slots=True)
class Focus:
    """What has been spoken of up to a sentence.

    `documents` are those that were named, the last first; `article` and `clause` what was cited
    last of the first one. `carries` says whether a sentence that names nothing goes on about it.
    It does not when the last mention could mean any of `rivals`, was of the agreement `unheld`
    that is not held, or cited the text `elsewhere`, as "Article 20 of the Constitution" does.
    `pair` are the last two that were named together, for "both" and "the latter".
    """

    documents: tuple[str, ...] = ()
    article: str | None = None
    clause: str | None = None
    rivals: tuple[str, ...] = ()
    unheld: str | None = None
    elsewhere: str | None = None
    pair: tuple[str, ...] = ()

    @property
    def carries(self) -> bool:
        """Whether there is one document that the draft is speaking of."""
        return bool(self.documents) and not (self.rivals or self.unheld or self.elsewhere)

    def torn_from(self, document_id: str) -> bool:
        """Whether what was cited last is of another document."""
        return self.documents[:1] != (document_id,)

    def on(self, document_id: str) -> Focus:
        """After a mention of a document; what was cited of it stays."""
        if self.carries and self.documents[0] == document_id:
            return self
        others = (one for one in self.documents if one != document_id)
        return Focus((document_id, *others)[:_REMEMBERED], pair=self.pair)

    def at(self, document_id: str, article: str | None, clause: str | None) -> Focus:
        """After a reference to an article of a document."""
        return Focus(self.on(document_id).documents, article, clause, pair=self.pair)

    def torn(self, rivals: tuple[str, ...]) -> Focus:
        """After a mention that could mean any of `rivals`."""
        return Focus(self.documents, self.article, self.clause, rivals, pair=self.pair)

    def on_pair(self, pair: tuple[str, ...]) -> Focus:
        """After a sentence about several documents: it can go on about any of them."""
        return replace(self.torn(pair), pair=pair)

    def on_unheld(self, name: str) -> Focus:
        """After a mention of an agreement that is not held."""
        return Focus(self.documents, unheld=name)

    def off(self, elsewhere: str) -> Focus:
        """After a reference to a text that is no agreement."""
        return Focus(self.documents, elsewhere=elsewhere)
