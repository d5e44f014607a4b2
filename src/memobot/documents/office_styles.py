"""The styles of a Word file, as far as reading needs them: names, numbering, what is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from memobot.documents.office_package import attribute, child, local

_DEPTH = 20  # of styles based on styles; more is a circle


def is_on(element: Any | None) -> bool:
    """The value of a switch such as <w:vanish/>: absent is off, without a value is on."""
    return element is not None and attribute(element) not in ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Style:
    """What reading needs of a style."""

    name: str
    based_on: str | None
    number: Any | None  # its <w:numPr>
    hidden: bool
    paragraph: Any | None  # its <w:pPr>
    run: Any | None  # its <w:rPr>
    parts: tuple[tuple[str, Any], ...]  # of a table's style: the part's kind and its properties


class Styles:
    """The styles of a document, with what they inherit."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default: str | None = None
        self.usual = child(root, "docDefaults", "rPrDefault", "rPr") if root is not None else None
        for element in root if root is not None else ():
            key = attribute(element, "styleId")
            if local(element) != "style" or key is None:
                continue
            self._styles[key] = Style(
                name=(attribute(child(element, "name")) or key).lower(),
                based_on=attribute(child(element, "basedOn")),
                number=child(element, "pPr", "numPr"),
                hidden=is_on(child(element, "rPr", "vanish")),
                paragraph=child(element, "pPr"),
                run=child(element, "rPr"),
                parts=tuple(
                    (attribute(part, "type") or "", part)
                    for part in (*element, element)
                    if local(part) == "tblStylePr" or part is element
                ),
            )
            if attribute(element, "type") == "paragraph" and attribute(element, "default") == "1":
                self.default = key

    def chain(self, key: str | None) -> list[tuple[str, Style]]:
        """The style and those that it is based on, nearest first."""
        found: list[tuple[str, Style]] = []
        while key in self._styles and len(found) < _DEPTH:
            found.append((key, self._styles[key]))
            key = self._styles[key].based_on
        return found

    def hides(self, key: str | None) -> bool:
        """Whether text in this style is hidden."""
        return any(style.hidden for _, style in self.chain(key))

    def name(self, key: str | None) -> str:
        """The style's name in lower case ("heading 1"), "" if unknown."""
        return self._styles[key].name if key in self._styles else ""
