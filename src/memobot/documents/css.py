"""The text of a style sheet -> its rules that count for a screen, and their declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from memobot.documents.colours import parse_colour

Declarations = Mapping[str, str]
"""Values by property, both in lower case."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_TOKEN = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"?|'(?:[^'\\\n]|\\.)*+'?|[{};]|[^{};\"']++", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_FOR_SCREENS = re.compile(
    r"@(?:layer|supports|container)\b.*|@media\s+(?:only\s+)?(?:all|screen)"
    r"|@media\s+(?:(?:only\s+)?(?:all|screen)\s+and\s+)?\(\s*min-width\s*:\s*\d{1,3}(?:px|em|rem)\s*\)",
    re.IGNORECASE | re.DOTALL,
)
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


def declarations(text: str) -> Iterator[tuple[str, str, bool]]:
    """Property, value and whether it is important, of each declaration in turn."""
    for declaration in _split(_COMMENT.sub(" ", text)):
        name, colon, value = declaration.partition(":")
        if colon:
            value = unescaped(value).strip().lower()
            plain = value.removesuffix("important").rstrip().removesuffix("!").rstrip()
            name = unescaped(name).strip().lower()
            if _is_valid(name, plain):
                yield name, plain, plain != value


def rules(text: str) -> Iterator[tuple[str, str]]:
    """The selectors and the text of the declarations of each rule that counts."""
    open_blocks: list[str] = []
    piece: list[str] = []
    for match in _TOKEN.finditer(_COMMENT.sub(" ", text)):
        token = match.group()
        if token == "{":
            open_blocks.append("".join(piece).strip())
            piece.clear()
        elif token == "}" and open_blocks:
            head, *outer = reversed(open_blocks)
            if head[:1] != "@" and all(map(is_for_screens, outer)):
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


def is_for_screens(head: str) -> bool:
    """Whether the rules in a block that begins so, as with "@media print", count."""
    return _FOR_SCREENS.fullmatch(head) is not None


def unescaped(text: str) -> str:
    """The text with the characters that are written as escapes."""

    def character(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[2]
        code = int(match[1], 16)
        return chr(code) if 0 < code < 0x110000 else "\ufffd"

    return _ESCAPE.sub(character, text)


def _is_valid(name: str, value: str) -> bool:
    if name in ("color", "background-color"):
        return "(" in value or value in _COLOUR_WORDS or parse_colour(value) is not None
    return name not in _VALID or _VALID[name].fullmatch(value) is not None
