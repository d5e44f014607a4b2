"""The style sheet of an HTML page, as far as it is needed to know what a reader can see.

Rules are read whose selectors name elements, classes, identifiers and attributes, also inside one
another ("table .head > p"). Of a rule for some of these only ("tr:nth-child(odd)") the colours
are possible ones. A rule for what happens under the pointer does not count, nor does one for paper
or for a small screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from memobot.documents.colours import parse_colour
from memobot.errors import ReadingError

Declarations = Mapping[str, str]
"""Values by property, both in lower case."""

_MOST_WORK = 20_000_000  # comparisons of a rule with an element
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_TOKEN = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"?|'(?:[^'\\\n]|\\.)*+'?|[{};]|[^{};\"']++", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_FOR_SCREENS = re.compile(
    r"@(?:layer|supports|container)\b.*|@media\s+(?:only\s+)?(?:all|screen)"
    r"|@media\s+(?:(?:only\s+)?(?:all|screen)\s+and\s+)?\(\s*min-width\s*:\s*\d{1,3}(?:px|em|rem)\s*\)",
    re.IGNORECASE | re.DOTALL,
)
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

_COLOUR_WORDS = frozenset(
    "inherit initial unset revert currentcolor canvastext windowtext canvas window none".split()
)
_VALID = {  # what a browser would not take for a value, it passes over
    "display": re.compile(
        r"none|contents|flow-root|(?:inline|block|list|table|ruby|run)[a-z -]*|"
        r"(?:flex|grid|flow)[a-z ]*|inherit|initial|unset|revert|var\(.*"
    ),
    "visibility": re.compile(r"visible|hidden|collapse|inherit|initial|unset|revert|var\(.*"),
    "opacity": re.compile(r"[-+]?[\d.]+%?|inherit|initial|unset|revert|(?:var|calc)\(.*"),
    "font-size": re.compile(r"[-+]?[\d.]+(?:[a-z]{1,4}|%)?|[a-z-]+|[a-z]+\(.*"),
}


@dataclass(frozen=True, slots=True)
class Stated:
    """What styles say of an element: for certain, the strongest last, and possibly."""

    certain: dict[str, str]
    possible: Sequence[tuple[str, str]]


_NOTHING = Stated({}, ())

Weight = tuple[bool, int, int, int, int]
"""Important or not; how many identifiers, classes and names select; the order."""


def declarations(text: str) -> Iterator[tuple[str, str, bool]]:
    """Property, value and whether it is important, of each declaration in turn."""
    for declaration in _split(_COMMENT.sub(" ", text)):
        name, colon, value = declaration.partition(":")
        if colon:
            value = _unescaped(value).strip().lower()
            plain = value.removesuffix("important").rstrip().removesuffix("!").rstrip()
            name = _unescaped(name).strip().lower()
            if _is_valid(name, plain):
                yield name, plain, plain != value


@dataclass(frozen=True, slots=True)
class _Compound:
    """What one element must be: its name, and its attributes by name and value."""

    tag: str
    classes: frozenset[str]
    attributes: tuple[tuple[str, str | None], ...]

    def fits(self, element: Any) -> bool:
        if self.tag not in ("", "*", element.tag):
            return False
        if self.classes and not self.classes <= set((element.get("class") or "").split()):
            return False
        return all(
            element.get(name) is not None if value is None else element.get(name) == value
            for name, value in self.attributes
        )

    @property
    def key(self) -> str:
        """By what the rules that can fit an element are looked up."""
        identifiers = [f"#{value}" for name, value in self.attributes if name == "id"]
        return next(iter([*identifiers, *(f".{one}" for one in sorted(self.classes))]), self.tag)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector, from the innermost element outwards; `near` tells which must be the parent."""

    compounds: tuple[_Compound, ...]
    near: tuple[bool, ...]
    weight: tuple[int, int, int, int]
    declarations: tuple[tuple[str, str, bool], ...]
    certain: bool

    def fits(self, element: Any) -> bool:
        if not self.compounds[0].fits(element):
            return False
        for compound, near in zip(self.compounds[1:], self.near, strict=True):
            element = element.getparent()
            while element is not None and not compound.fits(element):
                element = None if near else element.getparent()
            if element is None:
                return False
        return True


@dataclass(slots=True)
class StyleSheet:
    """The rules of a page; `of` counts the work, which is bounded."""

    _rules: dict[str, list[_Rule]] = field(default_factory=dict)
    _count: int = 0
    _work: int = 0

    def add(self, text: str, media: str = "") -> None:
        """Read the rules of one <style> element, which may be meant for some media only."""
        if media and not _FOR_SCREENS.fullmatch(f"@media {media}"):
            return
        for selectors, body in _rules_in(_COMMENT.sub(" ", text)):
            stated = tuple(declarations(body))
            for selector in _COMMA.split(_unescaped(selectors)) if stated else ():
                self._count += 1
                rule = _rule(selector.strip(), stated, self._count)
                if rule is not None:
                    self._rules.setdefault(rule.compounds[0].key, []).append(rule)

    def of(self, element: Any) -> Stated:
        """What the sheet and the element's own style attribute say of it, the strongest last.

        Raises ReadingError when the page asks for far more work than a text needs.
        """
        if not self._rules and not element.get("style"):
            return _NOTHING
        stated: list[tuple[Weight, str, str]] = []
        possible: list[tuple[str, str]] = []
        for rule in self._candidates(element):
            if not rule.fits(element):
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
        for name, value, important in declarations(element.get("style") or ""):
            stated.append(((important, *own), name, value))
        stated.sort(key=lambda one: one[0])
        told: dict[str, str] = {}
        for _, name, value in stated:
            told.pop(name, None)  # so that the order is that of strength, also among properties
            told[name] = value
        return Stated(told, possible)

    def _candidates(self, element: Any) -> list[_Rule]:
        keys = {element.tag, "*", "", f"#{element.get('id')}"}
        keys |= {f".{one}" for one in (element.get("class") or "").split()}
        found = [rule for key in keys for rule in self._rules.get(key, ())]
        nested = sum(len(rule.compounds) > 1 for rule in found)
        self._work += len(found) + (nested * sum(1 for _ in element.iterancestors()))
        if self._work > _MOST_WORK:
            raise ReadingError("is styled far beyond what a text needs: save its text as .txt")
        return found


def _rules_in(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and the text of declarations, of each rule that counts."""
    open_blocks: list[str] = []
    piece: list[str] = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token == "{":
            open_blocks.append("".join(piece).strip())
            piece.clear()
        elif token == "}" and open_blocks:
            head, *outer = reversed(open_blocks)
            if head[:1] != "@" and all(map(_FOR_SCREENS.fullmatch, outer)):
                yield head, "".join(piece)
            open_blocks.pop()
            piece.clear()
        elif token == ";" and not any(head[:1] != "@" for head in open_blocks):
            piece.clear()  # the end of an @import or the like
        else:
            piece.append(token)


def _split(text: str) -> Iterator[str]:
    """The declarations of a block; a semicolon in quotes or brackets parts none."""
    piece: list[str] = []
    depth = 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        depth = max(0, depth + token.count("(") - token.count(")"))
        if token == ";" and not depth:
            yield "".join(piece)
            piece.clear()
        else:
            piece.append(token)
    yield "".join(piece)


def _rule(selector: str, stated: tuple[tuple[str, str, bool], ...], order: int) -> _Rule | None:
    """The rule of one selector, None where it is none for what stands on the page."""
    selector = selector.replace(":root", "html")
    plain = _SOME_ONLY.sub(_any, selector)
    compounds = [_compound(part) for part in reversed(_COMBINATOR.split(plain))]
    if _ELSEWHERE.search(selector) or None in compounds:
        return None
    found = tuple(compound for compound in compounds if compound is not None)
    near = tuple(">" in sign for sign in reversed(_COMBINATOR.findall(plain)))
    return _Rule(found, near, (*_specificity(found), order), stated, plain == selector)


def _any(match: re.Match[str]) -> str:
    """What stands for a condition that is not read: any element, or nothing behind a name."""
    if match.group()[0] != ":":
        return ""
    return "" if match.string[: match.start()][-1:].strip(" >") else "*"


def _specificity(compounds: Sequence[_Compound]) -> tuple[int, int, int]:
    names = [name for compound in compounds for name, _ in compound.attributes]
    classes = sum(len(compound.classes) for compound in compounds)
    tags = sum(compound.tag not in ("", "*") for compound in compounds)
    return names.count("id"), classes + len(names) - names.count("id"), tags


def _compound(text: str) -> _Compound | None:
    match = _COMPOUND.fullmatch(text)
    if not text or match is None:
        return None
    classes, attributes = set(), []
    for part in _PART.finditer(match[2]):
        if part[1] == ".":
            classes.add(part[2])
        elif part[1] == "#":
            attributes.append(("id", part[2]))
        else:
            attributes.append((part[3].lower(), part[4]))
    return _Compound((match[1] or "").lower(), frozenset(classes), tuple(attributes))


def _is_valid(name: str, value: str) -> bool:
    if name in ("color", "background-color"):
        return "(" in value or value in _COLOUR_WORDS or parse_colour(value) is not None
    return name not in _VALID or _VALID[name].fullmatch(value) is not None


def _unescaped(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[2]
        code = int(match[1], 16)
        return chr(code) if 0 < code < 0x110000 else "\ufffd"

    return _ESCAPE.sub(character, text)
