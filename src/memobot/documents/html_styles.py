"""The style sheet of an HTML page, as far as it is needed to know what a reader can see.

Rules are read whose selectors name elements, classes, identifiers and attributes, also inside one
another ("table .head > p"). Of a rule for some of these only ("tr:nth-child(odd)") the colours
are possible ones. A rule for what happens under the pointer does not count, nor does one for paper
or for a small screen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from memobot.documents.css import declarations, is_for_screens, rules, unescaped
from memobot.errors import ReadingError

MAX_WORK = 5_000_000  # comparisons of a rule with an element

_COMPOUND = re.compile(r"(\*|[\w-]+)?((?:[.#][\w-]+|\[[\w-]+(?:=[^\[\]]{0,80})?\])*)")
_PART = re.compile(r"([.#])([\w-]+)|\[([\w-]+)(?:=[\"']?([^\[\]\"']*)[\"']?)?\]")
_ELSEWHERE = re.compile(
    r"::|:(?:hover|active|focus[a-z-]*|visited|target|checked|disabled|before|after|first-l\w+)"
)
_SOME_ONLY = re.compile(
    r":[a-z-]{1,30}(?:\([^()]{0,200}\))?|[^\s>+~]{1,200}\s*[+~]\s*", re.IGNORECASE
)
_COMMA = re.compile(r",(?![^()]{0,200}\))")
_POSSIBLE = frozenset(("color", "background", "background-color", "background-image"))
_COMBINATOR = re.compile(r"\s*>\s*|\s+")


@dataclass(frozen=True, slots=True)
class Stated:
    """What styles say of an element: for certain, the strongest last, and possibly."""

    certain: dict[str, str]
    possible: Sequence[tuple[str, str]]


_NOTHING = Stated({}, ())

Weight = tuple[bool, int, int, int, int]
"""Important or not; how many identifiers, classes and names select; the order."""


@dataclass(frozen=True, slots=True)
class Place:
    """An element with what rules are looked up by: its name, its classes, its identifier.

    `around` are those of the elements that it stands in, as far as any rule asks for them.
    """

    element: Any
    keys: frozenset[str]
    parent: Place | None
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Compound:
    """What one element must be: its keys, and further attributes by name and value."""

    keys: frozenset[str]
    attributes: tuple[tuple[str, str | None], ...]

    def fits(self, place: Place) -> bool:
        return self.keys <= place.keys and all(
            place.element.get(name) is not None
            if value is None
            else place.element.get(name) == value
            for name, value in self.attributes
        )

    @property
    def key(self) -> str:
        """By what the rules that can fit an element are looked up, "" for any element."""
        return min(self.keys, default="", key=lambda one: ("#.".find(one[0]) % 3, one))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector, from the innermost element outwards; `near` tells which must be the parent.

    `around` are keys that elements around must have.
    """

    compounds: tuple[_Compound, ...]
    near: tuple[bool, ...]
    around: frozenset[str]
    weight: tuple[int, int, int, int]
    declarations: tuple[tuple[str, str, bool], ...]
    certain: bool

    def fits(self, place: Place) -> bool:
        if not self.compounds[0].fits(place):
            return False
        at: Place | None = place
        for compound, near in zip(self.compounds[1:], self.near, strict=True):
            at = at.parent if at else None
            while at and not compound.fits(at):
                at = None if near else at.parent
        return at is not None


@dataclass(slots=True)
class StyleSheet:
    """The rules of a page; `of` counts the work, which is bounded."""

    _rules: dict[str, list[_Rule]] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)
    _count: int = 0
    _work: int = 0

    def add(self, text: str, media: str = "") -> None:
        """Read the rules of one <style> element, which may be meant for some media only."""
        if media and not is_for_screens(f"@media {media}"):
            return
        for selectors, body in rules(text):
            stated = tuple(declarations(body))
            for selector in _COMMA.split(unescaped(selectors)) if stated else ():
                self._count += 1
                rule = _rule(selector.strip(), stated, self._count)
                if rule is not None:
                    self._rules.setdefault(rule.compounds[0].key, []).append(rule)
                    self._asked |= rule.around

    def place(self, element: Any, parent: Place | None) -> Place:
        """The place of an element in the element that it stands in, None for the outermost."""
        classes = (f".{one}" for one in element.get("class", "").split())
        keys = frozenset((element.tag, f"#{element.get('id')}", *classes))
        if parent is None:
            return Place(element, keys, None, frozenset())
        new = (parent.keys & self._asked) - parent.around
        return Place(element, keys, parent, parent.around | new if new else parent.around)

    def of(self, place: Place) -> Stated:
        """What the sheet and the element's own style attribute say of it, the strongest last.

        Raises ReadingError when the page asks for far more work than a text needs.
        """
        if not self._rules and not place.element.get("style"):
            return _NOTHING
        stated: list[tuple[Weight, str, str]] = []
        possible: list[tuple[str, str]] = []
        for rule in self._candidates(place):
            if not rule.fits(place):
                continue
            if not rule.certain:
                possible += [
                    (name, value) for name, value, _ in rule.declarations if name in _POSSIBLE
                ]
            else:
                stated += [
                    ((important, *rule.weight), name, value)
                    for name, value, important in rule.declarations
                ]
        own = (1_000_000, 0, 0, 0)
        for name, value, important in declarations(place.element.get("style") or ""):
            stated.append(((important, *own), name, value))
        stated.sort(key=lambda one: one[0])
        told: dict[str, str] = {}
        for _, name, value in stated:
            told.pop(name, None)  # so that the order is that of strength, also among properties
            told[name] = value
        return Stated(told, possible)

    def _candidates(self, place: Place) -> list[_Rule]:
        found = [
            rule
            for key in (*place.keys, "")
            for rule in self._rules.get(key, ())
            if rule.around <= place.around
        ]
        nested = sum(len(rule.compounds) > 1 for rule in found)
        depth = sum(1 for _ in place.element.iterancestors()) if nested else 0
        self._work += len(found) + nested * depth
        if self._work > MAX_WORK:
            raise ReadingError("is styled far beyond what a text needs: save its text as .txt")
        return found


def _rule(selector: str, stated: tuple[tuple[str, str, bool], ...], order: int) -> _Rule | None:
    """The rule of one selector, None where it is none for what stands on the page."""
    selector = selector.replace(":root", "html")
    plain = _SOME_ONLY.sub(_any, selector)
    compounds = [_compound(part) for part in reversed(_COMBINATOR.split(plain))]
    if _ELSEWHERE.search(selector) or None in compounds:
        return None
    found = tuple(compound for compound in compounds if compound is not None)
    near = tuple(">" in sign for sign in reversed(_COMBINATOR.findall(plain)))
    around = frozenset(key for compound in found[1:] for key in compound.keys)
    weight = (*_specificity(found), order)
    return _Rule(found, near, around, weight, stated, plain == selector)


def _any(match: re.Match[str]) -> str:
    """What stands for a condition that is not read: any element, or nothing behind a name."""
    if match.group()[0] != ":":
        return ""
    return "" if match.string[: match.start()][-1:].strip(" >") else "*"


def _specificity(compounds: Sequence[_Compound]) -> tuple[int, int, int]:
    keys = [key for compound in compounds for key in compound.keys]
    identifiers = sum(key[0] == "#" for key in keys)
    classes = sum(key[0] == "." for key in keys)
    attributes = sum(len(compound.attributes) for compound in compounds)
    return identifiers, classes + attributes, len(keys) - identifiers - classes


def _compound(text: str) -> _Compound | None:
    match = _COMPOUND.fullmatch(text)
    if not text or match is None:
        return None
    parts = list(_PART.finditer(match[2]))
    keys = {f"{part[1]}{part[2]}" for part in parts if part[1]}
    keys |= {match[1].lower()} if match[1] and match[1] != "*" else set()
    attributes = [(part[3].lower(), part[4]) for part in parts if part[3]]
    return _Compound(frozenset(keys), tuple(attributes))
