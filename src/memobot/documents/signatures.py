"""Where the signature block of an agreement begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from memobot.documents.headings import Line

# Words that open a signature block, whatever stands after them.
_OPENING = re.compile(
    r"\W*(?:in witness where|(?:the )?parties hereto have (?:caused|executed)|signatures?\b(?! of)|"
    r"подписи\b|подписали\b|реквизиты и подписи|podpisy\b|қолдары\b|қол қойған)",
    re.IGNORECASE,
)
# Words that a line of such a block begins with.
_CUE = re.compile(
    r"[\W\d]*(?:for (?:and on behalf of )?(?:the )?|on behalf of|by:|name:|title:|date:|signed|/s/|"
    r"(?:vice[- ])?(?:chair(?:man|woman|person)?|president)\b|secretary\b|general secretary|director\b|"
    r"chief executive|за |от (?:имени )?|председатель|президент|генеральн|директор|секретарь|м\.\s?п\.|"
    r"w imieniu|za |przewodnicząc|prezes|sekretarz|dyrektor|төраға|төрайым|президенті|атынан|хатшы)",
    re.IGNORECASE,
)
_NAME = re.compile(r"\W*(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІŁŚŻŹĆ]\.\s?){1,2}[A-ZА-ЯЁӘҒҚҢӨҰҮҺІŁŚŻŹĆ][\w’'-]+\W*$")
_RULE = re.compile(r"[_.…]{4,}|^\W+$")
_LONGEST_LINE = 110  # characters; sentences are longer or end with a full stop


def signatures_start(lines: Sequence[Line]) -> int | None:
    """The position in `lines` of the first line of the signature block, or None.

    The block is what an opening phrase ("In witness whereof", "Podpisy") begins, or the longest
    run of lines up to the end in which nearly every line is short and no sentence, and which
    holds an office, a name with initials or a rule to sign on.
    """
    visible = [number for number, line in enumerate(lines) if not line.blank]
    for number in visible:
        if _OPENING.match(lines[number].text) and _follows_blank(lines, number):
            return number
    return _trailing_block(lines, visible)


def _trailing_block(lines: Sequence[Line], visible: Sequence[int]) -> int | None:
    start = None
    for number in reversed(visible):
        if not _could_be_signed(lines[number].text):
            break
        cue = _CUE.match(lines[number].text) or _NAME.match(lines[number].text)
        if _follows_blank(lines, number) and cue:
            start = number
    if start is None:
        return None
    block = [lines[number].text for number in visible if number >= start]
    signed = sum(1 for text in block if _CUE.match(text) or _NAME.match(text) or _RULE.search(text))
    return start if len(block) >= 2 and signed >= 2 else None


def _could_be_signed(text: str) -> bool:
    stripped = text.strip().rstrip("*_ ")
    if len(stripped) > _LONGEST_LINE:
        return False
    is_sentence = stripped.endswith((".", ";")) and len(stripped.split()) > 6
    return not is_sentence and not re.match(r"\s*(?:[-–—•·]|\d{1,2}\)|\w\))\s", text)


def _follows_blank(lines: Sequence[Line], number: int) -> bool:
    return number == 0 or lines[number - 1].blank
