"""Where the signature block of an agreement begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from memobot.documents.lines import Line

# Words that open a signature block, whatever stands after them.
_OPENING = re.compile(
    r"\W{0,9}(?:in witness where|the parties hereto have (?:caused|executed)|"
    r"parties hereto have (?:caused|executed)|signatures?\b(?! of)|"
    r"signed (?:by|for|on behalf of)\b|signed:|"
    r"\[?(?:remainder of (?:this )?page|signature page)|"
    r"подписи\b|подписали\b|реквизиты и подписи|podpisy\b|қолдары\b|қол қойған)",
    re.IGNORECASE,
)
# Words that a line of such a block begins with.
_CUE = re.compile(
    r"[\W\d]{0,40}(?:for (?:and on behalf of )?(?:the )?|on behalf of|by:|name:|title:|date:|"
    r"signed|/s/|(?:vice[- ])?(?:chair(?:man|woman|person)?|president)\b|secretary\b|"
    r"general secretary|director\b|chief executive|"
    r"за |от (?:имени )?|председатель|президент|генеральн|директор|секретарь|м\.\s?п\.|"
    r"w imieniu|za |przewodnicząc|prezes|sekretarz|dyrektor|"
    r"төраға|төрайым|президенті|атынан|хатшы)",
    re.IGNORECASE,
)
_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІĄĆĘŁŃÓŚŹŻ"
_NAME = re.compile(rf"\W{{0,9}}(?:[{_CAPITAL}]\.\s?){{1,2}}[{_CAPITAL}][\w’'-]{{1,40}}\W{{0,40}}$")
_RULE = re.compile(r"(?<![_.…])[_.…]{4}|^\W+$")
_ITEM = re.compile(r"(?:[-–—•·]|\d{1,2}\)|\w\))\s")
_LONGEST_LINE = 110  # characters; sentences are longer or end with a full stop


def signatures_start(lines: Sequence[Line]) -> int | None:
    """The position in `lines` of the first line of the signature block, or None.

    The block is what an opening phrase ("In witness whereof", "Podpisy") begins, or the longest
    run of lines up to the end in which nearly every line is short and no sentence, and which
    holds an office, a name with initials or a rule to sign on.
    """
    visible = [number for number, line in enumerate(lines) if not line.blank]
    for number in visible:
        if _OPENING.match(lines[number].text[:200].lstrip()) and _opens_block(lines, number):
            return number
    return _trailing_block(lines, visible)


def _opens_block(lines: Sequence[Line], number: int) -> bool:
    """Whether the line begins a paragraph; a line after a full stop counts."""
    above = lines[number - 1] if number else None
    return above is None or above.blank or above.visible.endswith((".", ";", ":"))


def _trailing_block(lines: Sequence[Line], visible: Sequence[int]) -> int | None:
    start = None
    for number in reversed(visible):
        text = lines[number].visible
        if not _could_be_signed(text):
            break
        cue = _CUE.match(text) or _NAME.match(text)
        if cue and (number == 0 or lines[number - 1].blank):
            start = number
    if start is None:
        return None
    block = [lines[number].visible for number in visible if number >= start]
    signed = sum(1 for text in block if _CUE.match(text) or _NAME.match(text) or _RULE.search(text))
    return start if len(block) >= 2 and signed >= 2 else None


def _could_be_signed(text: str) -> bool:
    stripped = text.rstrip("*_ ")
    if len(stripped) > _LONGEST_LINE:
        return False
    is_sentence = stripped.endswith((".", ";")) and len(stripped.split()) > 6
    return not is_sentence and not _ITEM.match(text)
