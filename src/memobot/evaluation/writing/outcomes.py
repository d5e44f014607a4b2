"""What became of a scripted model's statements: which ones the reader of the answer sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memobot.answers.model import Answer
from memobot.evaluation.writing.statements import Statement

UNKNOWN = "said by nobody"
"""The kind of a sentence that is shown though no statement has it."""

_MARKER = re.compile(r"\s*\[\d+\]")
_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?])")
_ESCAPED = re.compile(r"\\(?=[^\w\s])")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‘’‚", '"'))


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Of one answer: the true statements that are shown, those that are shown as the quotation that
    was told instead when they came back, those that are not shown, and all that reached the reader
    and must not: (kind, text)."""

    kept: tuple[Statement, ...]
    quoted: tuple[Statement, ...]
    lost: tuple[Statement, ...]
    reached: tuple[tuple[str, str], ...]


def outcomes(
    said: Sequence[Statement], answer: Answer, extractive: Answer, heard: Sequence[str] = ()
) -> Outcomes:
    """Compare what was said with an answer, given the one that is made without a model.

    `heard` are the sentences that were shown while the answer was being made.
    """
    shown = [*heard, *(answer.writing.sentences if answer.writing else ())]
    visible = " ".join(map(comparable, shown))
    instead = {one.instead for one in said if one.instead and comparable(one.text) in visible}
    true = [one for one in said if not one.false and not one.instead]
    kept = tuple(one for one in true if comparable(one.text) in visible)
    missing = [one for one in true if one not in kept]
    quoted = tuple(one for one in missing if one.text in instead)
    lost = tuple(one for one in missing if one.text not in instead)
    reached = [*_shown(said, shown), *_beside(said, answer, extractive)]
    once = {(kind, comparable(text)): (kind, text) for kind, text in reached}
    return Outcomes(kept, quoted, lost, tuple(once.values()))


def comparable(text: str) -> str:
    """`text` as it is read: without markers, unseen characters, and differences of type."""
    seen = "".join(
        one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf"
    )
    bare = _ESCAPED.sub("", _MARKER.sub("", seen)).translate(_QUOTES).replace("*", "")
    return _BEFORE_STOP.sub("", " ".join(bare.split())).casefold().strip(' ."')


def _shown(said: Sequence[Statement], shown: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The sentences that are shown as a model's and are not true statements of it."""
    true = [comparable(one.text) for one in said if not one.false]
    lies = [(one, comparable(one.text), comparable(one.false)) for one in said if one.false]
    for sentence in shown:
        read = comparable(sentence)
        if any(read in text for text in true):
            continue
        found = [one for one, _, false in lies if false in read]
        if found:
            yield found[0].kind, sentence
        elif not any(read in text for _, text, _ in lies):
            yield UNKNOWN, sentence


def _beside(
    said: Sequence[Statement], answer: Answer, extractive: Answer
) -> Iterator[tuple[str, str]]:
    """The lies that stand anywhere else in the answer and not in the extractive one."""
    sentences = answer.writing.sentences if answer.writing else ()
    rest = answer.answer
    for told in (*sentences, *(citation.quote for citation in answer.citations)):
        rest = rest.replace(told, " ")
    read, without = comparable(rest), comparable(extractive.answer)
    for one in said:
        if (false := comparable(one.false)) and false in read and false not in without:
            yield one.kind, one.text
