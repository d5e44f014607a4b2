"""A document -> its provisions: what a claim is compared with, each a sentence or an item.

An item is read with the words that lead to its list; a group is all that one article, or one
clause of a long article, says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from memobot.citations.reading import Said, read
from memobot.documents.model import Document, Span, Unit, UnitKind
from memobot.documents.sentences import sentences

_LONGEST_GROUP = 4_000  # characters; a longer article is grouped by its clauses
_LONGEST_LEAD = 300
_REMEMBERED = 4_000  # groups whose provisions are kept
_ITEMS = (UnitKind.ITEM, UnitKind.CLAUSE)


@dataclass(frozen=True, slots=True)
class Provision:
    """A sentence or item of a document at `span`; `lead` is where the words above the list are."""

    span: Span
    lead: Span | None
    article: str | None

    def text(self, document: Document) -> str:
        """Its words, after those that lead to them."""
        own = self.span.of(document.text)
        return f"{self.lead.of(document.text)} {own}" if self.lead else own


@dataclass(frozen=True, slots=True)
class Group:
    """What an article, or a part outside articles, says in all: `lists` are the lengths of its
    lists, `provisions` its sentences."""

    span: Span
    article: str | None
    kind: UnitKind
    provisions: tuple[Provision, ...]
    lists: tuple[int, ...]


class Provisions:
    """The provisions of documents, taken apart when first asked for and remembered."""

    def __init__(self) -> None:
        self._said = lru_cache(maxsize=20 * _REMEMBERED)(read)
        self._groups = lru_cache(maxsize=_REMEMBERED)(_groups_of)

    def groups(self, document: Document, article: Unit | None = None) -> tuple[Group, ...]:
        """The groups of a document in order, or of one unit of it."""
        units = document.units if article is None else (article,)
        return tuple(group for unit in units for group in self._groups(_Key(document), unit, None))

    def said(self, document: Document, provision: Provision) -> Said:
        """What a provision says."""
        return self._said(provision.text(document), document.language)


class _Key:
    """A document by its id and version: documents are compared field by field, which takes long."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._key = (document.document_id, document.version)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._key == other._key


def _groups_of(key: _Key, unit: Unit, article: str | None) -> tuple[Group, ...]:
    document = key.document
    if unit.kind is UnitKind.FRONT_MATTER:
        return ()
    if unit.kind is UnitKind.PART:
        return tuple(group for child in unit.children for group in _groups_of(key, child, article))
    own = unit.number if unit.kind is UnitKind.ARTICLE else article
    if len(unit.span) > _LONGEST_GROUP and unit.children:
        return tuple(group for child in unit.children for group in _groups_of(key, child, own))
    provisions = tuple(_provisions(document, unit, own, None))
    return (Group(unit.span, own, unit.kind, provisions, tuple(_lists(unit))),)


def _provisions(
    document: Document, unit: Unit, article: str | None, lead: Span | None
) -> Iterator[Provision]:
    own_end = unit.children[0].span.start if unit.children else unit.span.end
    own = sentences(document.text, Span(unit.span.start, own_end))
    opens_list = lead if unit.kind in _ITEMS else None
    for position, span in enumerate(own):
        yield Provision(span, opens_list if position == 0 else None, article)
    for position, child in enumerate(unit.children):
        above = unit.children[position - 1] if position else unit
        has_led = above is not unit and bool(above.children)  # to its own items
        leads = _lead(document, above) if child.kind in _ITEMS and not has_led else None
        inherited = leads or (lead if child.kind in _ITEMS else None)
        if child.kind in _ITEMS and leads is not None:
            lead = leads
        elif child.kind not in _ITEMS:
            lead = None
        yield from _provisions(document, child, article, inherited)


def _lead(document: Document, above: Unit) -> Span | None:
    """The last sentence of the unit above an item, where it leads to a list."""
    end = above.children[0].span.start if above.children else above.span.end
    own = sentences(document.text, Span(above.span.start, end))
    if not own or not own[-1].of(document.text).rstrip().endswith(":"):
        return None
    return own[-1] if len(own[-1]) <= _LONGEST_LEAD else None


def _lists(unit: Unit) -> Iterator[int]:
    """How many items the lists in a unit have."""
    for one in unit.walk():
        run = 0
        for child in one.children:
            run = run + 1 if child.kind in _ITEMS else 0
            if run > 1 and (child is one.children[-1] or _next_kind(one.children, child)):
                yield run


def _next_kind(children: Sequence[Unit], child: Unit) -> bool:
    following = children[children.index(child) + 1]
    return following.kind not in _ITEMS
