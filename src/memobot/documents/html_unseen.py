"""What a reader of an HTML page cannot see is taken out of its tree."""

from __future__ import annotations

from typing import Any

from memobot.documents.html_sight import Look, look_of
from memobot.documents.html_styles import StyleSheet

_NO_TEXT = frozenset(("script", "style", "template", "noscript", "title"))


def take_out_unseen(root: Any) -> int:
    """Take out of a page all text that is not seen; how many characters that were.

    The page's own style sheets and style attributes count. Raises ReadingError when these ask for
    far more work than a text needs.
    """
    sheet = _style_sheet(root)
    taken = 0
    stack = [(sheet.place(root, None), Look())]
    while stack:
        place, above = stack.pop()
        element = place.element
        look = look_of(element, sheet.of(place), above)
        if look.gone or element.get("hidden") is not None:
            taken += _taken_with(element)
            continue
        if not look.seen:
            taken += _taken_from(element)
        shown = (child for child in element if child.tag not in _NO_TEXT)
        stack.extend((sheet.place(child, place), look) for child in shown)
    return taken


def _style_sheet(root: Any) -> StyleSheet:
    sheet = StyleSheet()
    for element in root.iter("style"):
        sheet.add(element.text or "", element.get("media", ""))
    return sheet


def _taken_from(element: Any) -> int:
    """Empty the text that stands directly in the element, between its children too."""
    taken = _visible(element.text)
    element.text = None
    for child in element:
        taken += _visible(child.tail)
        child.tail = None
    return taken


def _taken_with(element: Any) -> int:
    """Take out the element with all that it holds, but not what follows it."""
    texts = [inner.text for inner in element.iter() if inner.tag not in _NO_TEXT]
    tails = [inner.tail for inner in element.iter() if inner is not element]
    parent, before, tail = element.getparent(), element.getprevious(), element.tail
    if parent is None:
        element.clear()
    else:
        parent.remove(element)
        if before is not None:
            before.tail = (before.tail or "") + (tail or "")
        else:
            parent.text = (parent.text or "") + (tail or "")
    return sum(map(_visible, texts + tails))


def _visible(text: str | None) -> int:
    """How many characters a text has that are no white space."""
    return len("".join((text or "").split()))
