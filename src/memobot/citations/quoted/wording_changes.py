"""The words in which a quote differs from the text it is taken from, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from memobot.citations.model import Change, ChangeKind
from memobot.citations.quoted.words import Words

_LONGEST_JOINT = 4  # words that may be written as one, or one as so many


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Words `quote[0]` to `quote[1]` of a quote that stand for `text[0]` to `text[1]`."""

    quote: tuple[int, int]
    text: tuple[int, int]

    @property
    def size(self) -> int:
        """How many words differ."""
        return max(self.quote[1] - self.quote[0], self.text[1] - self.text[0])


def mismatches(
    quote: Words,
    text: Words,
    quoted: tuple[int, int],
    place: tuple[int, int],
    labels: Set[int] = frozenset(),
) -> tuple[Mismatch, ...]:
    """The runs of words in which `quote` from `quoted[0]` to `quoted[1]` is not `text` at `place`.

    No difference is where words are parted ("All - Poland", "All-Poland"), unless numbers are
    concerned, nor a label of a list ("a)", "2.") that the quote leaves out; `labels` are the
    positions of those in `text`.
    """
    found = (
        _trimmed(quote, text, run, labels)
        for run in _runs(quote.letters[slice(*quoted)], text.letters[slice(*place)])
        for run in [_moved(run, quoted[0], place[0])]
    )
    return tuple(one for one in found if one.size)


def changes_of(quote: Words, text: Words, found: tuple[Mismatch, ...]) -> tuple[Change, ...]:
    """`found` with its words and places; `said` is a span of the quote, `where` of the document."""
    return tuple(_change(quote, text, mismatch) for mismatch in found)


def _runs(quote: str, text: str) -> Iterator[Mismatch]:
    """Mismatches of the edit distance (Levenshtein 1966) over words, touching ones joined."""
    from rapidfuzz.distance import Levenshtein

    run: Mismatch | None = None
    for code in Levenshtein.opcodes(quote, text):
        if code.tag != "equal":
            first = run or Mismatch((code.src_start, 0), (code.dest_start, 0))
            run = Mismatch((first.quote[0], code.src_end), (first.text[0], code.dest_end))
        elif run:
            yield run
            run = None
    if run:
        yield run


def _moved(run: Mismatch, in_quote: int, in_text: int) -> Mismatch:
    quote, text = run.quote, run.text
    return Mismatch(
        (quote[0] + in_quote, quote[1] + in_quote), (text[0] + in_text, text[1] + in_text)
    )


def _trimmed(quote: Words, text: Words, run: Mismatch, labels: Set[int]) -> Mismatch:
    """`run` without labels left out, and words at its ends that are only parted otherwise."""
    (q, q_end), (t, t_end) = run.quote, run.text
    changed = True
    while changed and (q < q_end or t < t_end):
        changed = False
        if t_end - t > q_end - q and t in labels:
            t, changed = t + 1, True
        elif t_end - t > q_end - q and t_end - 1 in labels:
            t_end, changed = t_end - 1, True
        elif head := _same_letters(quote, text, (q, q_end), (t, t_end), forward=True):
            q, t, changed = q + head[0], t + head[1], True
        elif tail := _same_letters(quote, text, (q, q_end), (t, t_end), forward=False):
            q_end, t_end, changed = q_end - tail[0], t_end - tail[1], True
    return Mismatch((q, q_end), (t, t_end))


def _same_letters(
    quote: Words, text: Words, quoted: tuple[int, int], place: tuple[int, int], *, forward: bool
) -> tuple[int, int] | None:
    """How many words of each, at one end, are the same letters; None where there are none."""
    for taken in range(1, min(_LONGEST_JOINT, quoted[1] - quoted[0]) + 1):
        for given in range(1, min(_LONGEST_JOINT, place[1] - place[0]) + 1):
            left = _key(quote, quoted, taken, forward)
            if left == _key(text, place, given, forward) and not any(map(str.isdigit, left)):
                return taken, given
    return None


def _key(words: Words, ends: tuple[int, int], number: int, forward: bool) -> str:
    first = ends[0] if forward else ends[1] - number
    return words.key(first, first + number)


def _change(quote: Words, text: Words, mismatch: Mismatch) -> Change:
    said, where = quote.span(*mismatch.quote), text.span(*mismatch.text)
    kind = ChangeKind.REPLACED
    if not where:
        kind = ChangeKind.ADDED
    elif not said:
        kind = ChangeKind.LEFT_OUT
    return Change(kind, said.of(quote.text), where.of(text.text), said, where)
