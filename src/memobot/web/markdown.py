"""An answer -> the Markdown that Chainlit shows, in which a text can do nothing but be read.

An answer mixes our Markdown with words of the corpus, and the corpus may hold anything: a text
must not become a link, an image or a heading on the page, and none of its characters may vanish.
So only what answers are made of is let through (paragraphs, bullets, numbered lists, tables,
block quotes, bold, and the markers of citations); all else is escaped. The quotes of the citations
are recognised word for word, and nothing at all inside them counts as Markdown. The sentences of a
language model are recognised likewise: each is words on one line, and begins no block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from memobot.documents.model import Citation, Span

# "!" before the link of a marker would make an image of it.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>|~$^]|&(?=[#\w])|:(?=\S)|!$")
_LINE_START = re.compile(r"[#+\-=]|\d{1,9}(?=[.)])")
_PREFIX = re.compile(r"( {0,3}(?:> ?)*)(?:([-*]|\d{1,9}\.)[ \t]+)?[ \t]*")
_BOLD = re.compile(r"\*\*(?=[^\s*])([^\n*]+?)(?<=[^\s*])\*\*")
_MARKER = re.compile(r"\[(\d{1,3})\]")
_ROW = re.compile(r"^\|[^\n]*\|$", re.MULTILINE)
_RULE = re.compile(r" *:?-{3,}:? *")
_WORDS = re.compile(r"\S+\s*|\s+")

# Chainlit draws a blinking cursor for U+200B; the other two are no characters of a text.
_DROPPED = dict.fromkeys((0x200B, 0x0, 0xFEFF))

# What GitHub's Markdown turns into a link of its own accord, escaped or not.
_SCHEME = re.compile(r"https?(?=://)", re.IGNORECASE)
_WWW = re.compile(r"www(?=\.)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<=[-.\w+])@(?=[-\w])", re.ASCII)


def render(
    text: str, citations: Sequence[Citation], sentences: Sequence[str] = (), title: str = ""
) -> str:
    """The Markdown of an answer; each marker ``[1]`` of a citation links to ``#cite-1``.

    `sentences` are those of `text` that were verified, in order: behind each stands a check mark
    with that `title`, which links to ``#verified``.
    """
    text = _cleaned(text)
    said = _sentences_in(text, [_cleaned(sentence).strip() for sentence in sentences])
    quotes = _quotes_in(text, [_cleaned(citation.quote) for citation in citations], said)
    rows = [row for row in _rows_in(text, quotes) if not _overlaps(row, said)]
    markers = frozenset(citation.marker for citation in citations)
    shown = {span: _quote(span.of(text)) for span in quotes if not _overlaps(span, rows)}
    shown |= {span: _row(span.of(text), markers) for span in rows}
    shown |= {span: _sentence(span.of(text), markers, title) for span in said}
    return "".join(_pieces(text, shown, markers))


def verified(sentence: str, title: str) -> str:
    """The Markdown of one verified sentence, before the citations of its markers are known."""
    return _sentence(_cleaned(sentence), frozenset(), title)


def escape(text: str) -> str:
    """`text` as Markdown that shows exactly its words, line breaks kept, no block begun."""
    return "\n".join(_escape_line(line.lstrip()) for line in _cleaned(text).split("\n"))


def plain(text: str) -> str:
    """An answer without its stresses, to be pasted where there is no Markdown."""
    return _BOLD.sub(r"\1", text)


def chunks(markdown: str, count: int) -> Iterator[str]:
    """`markdown` in at most `count` pieces, cut between words, for streaming."""
    words = _WORDS.findall(markdown)
    size = max(1, -(-len(words) // count))
    for first in range(0, len(words), size):
        yield "".join(words[first : first + size])


def _cleaned(text: str) -> str:
    lines = text.translate(_DROPPED).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _sentences_in(text: str, sentences: Sequence[str]) -> list[Span]:
    """Where the sentences stand in `text`, one after the other; what is not there is left out."""
    found: list[Span] = []
    at = 0
    for sentence in sentences:
        start = text.find(sentence, at) if sentence else -1
        if start >= 0:
            at = start + len(sentence)
            found.append(Span(start, at))
    return found


def _quotes_in(text: str, quotes: Sequence[str], said: Sequence[Span]) -> list[Span]:
    """Where the quotes stand in `text` outside what is `said`, longest first, none overlapping;
    in order."""
    found: list[Span] = []
    for quote in sorted({quote for quote in quotes if quote}, key=len, reverse=True):
        at = text.find(quote)
        while at >= 0:
            span = Span(at, at + len(quote))
            if not _overlaps(span, (*said, *found)):
                found.append(span)
            at = text.find(quote, span.end)
    return sorted(found)


def _rows_in(text: str, quotes: Sequence[Span]) -> list[Span]:
    """The lines of our own tables; a line that a quote runs into or out of is none."""
    rows = (Span(*match.span()) for match in _ROW.finditer(text))
    return [
        row for row in rows if all(row.contains(one) or not row.overlaps(one) for one in quotes)
    ]


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _pieces(text: str, shown: Mapping[Span, str], markers: frozenset[int]) -> Iterator[str]:
    """The text in order: what `shown` has of it, and the rest as our own Markdown."""
    at = 0
    for span in sorted(shown):
        yield from _ours(text[at : span.start], at == 0, markers)
        yield shown[span]
        at = span.end
    yield from _ours(text[at:], at == 0, markers)


def _quote(quote: str) -> str:
    """The words of a quote; a blank line in it would end the block that it stands in."""
    return escape(re.sub(r"\n{2,}", "\n", quote))


def _sentence(sentence: str, markers: frozenset[int], title: str) -> str:
    """A verified sentence, on one line and nothing but words, with its check mark."""
    return f'{_inline(" ".join(sentence.split()), markers)}\u00a0[✓](#verified "{title}")'


def _row(line: str, markers: frozenset[int]) -> str:
    """A row of a table: bars divide its cells, and nothing in a cell is more than words."""
    cells = line.strip("|").split("|")
    return "|".join(["", *(_cell(cell, markers) for cell in cells), ""])


def _cell(cell: str, markers: frozenset[int]) -> str:
    return cell if _RULE.fullmatch(cell) else _inline(cell, markers)


def _ours(text: str, at_line_start: bool, markers: frozenset[int]) -> Iterator[str]:
    """Our own Markdown: the block prefixes of lines, bold, markers; the rest escaped."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield "\n"
        prefix = _PREFIX.match(line) if number or at_line_start else None
        if prefix is not None:
            # Any further indent would make code of the line.
            yield prefix[1] + (f"{prefix[2]} " if prefix[2] else "")
            line = line[prefix.end() :]
        yield _inline(line, markers)


def _inline(line: str, markers: frozenset[int]) -> str:
    parts: list[str] = []
    at = 0
    for bold in _BOLD.finditer(line):
        parts += _marked(line[at : bold.start()], markers)
        parts += ["**", *_marked(bold[1], markers), "**"]
        at = bold.end()
    return "".join([*parts, *_marked(line[at:], markers)])


def _marked(text: str, markers: frozenset[int]) -> Iterator[str]:
    at = 0
    for marker in _MARKER.finditer(text):
        if int(marker[1]) in markers:
            yield _escape_line(text[at : marker.start()])
            yield f"[[{int(marker[1])}]](#cite-{int(marker[1])})"
            at = marker.end()
    yield _escape_line(text[at:])


def _escape_line(line: str) -> str:
    """One line, or a part of one: escaping what stands first does no harm in the middle."""
    unlinked = _unlinked(line)
    escaped = "".join(
        f"*{character}*"
        if index in unlinked
        else f"\\{character}"
        if _ANYWHERE.match(line, index)
        else character
        for index, character in enumerate(line)
    )
    indent = len(escaped) - len(escaped.lstrip(" \t"))
    start = _LINE_START.match(escaped, indent)
    if start is None:
        return escaped
    last = start.end() if start.group().isdigit() else start.start()
    return f"{escaped[:last]}\\{escaped[last:]}"


def _unlinked(line: str) -> frozenset[int]:
    """Characters to stress one by one, so that no address stands in one piece.

    Escapes do not help: addresses are looked for again after they are resolved. The style
    sheet shows the stressed characters like all others.
    """
    found = {match.start() for match in _SCHEME.finditer(line)}
    found |= {match.end() - 1 for match in _WWW.finditer(line)}
    for match in _ADDRESS.finditer(line):
        before, after = line[match.start() - 1], line[match.end()]
        step = -1 if before.isalnum() else 1 if after.isalnum() else 0
        found.add(match.start() + step)
    return frozenset(found)
