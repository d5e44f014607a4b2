"""A checked draft as one HTML page that needs nothing else: no script, no link, no other file."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import escape
from importlib import resources

from memobot.citations.model import Checked, Verdict
from memobot.rendering.annotated.segments import Segment, segments
from memobot.rendering.notes import Note, counted, notes_of, summary
from memobot.rendering.terminal import one_line, visible
from memobot.rendering.verdict_words import labels
from memobot.rendering.wording import Wording, Words

_LINE_ENDS = re.compile(r"\r\n?")
_NO_CHARACTER = re.compile(r"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_CLASSES = {
    Verdict.SUPPORTED: "good",
    Verdict.NOT_FOUND: "open",
    Verdict.UNKNOWN_DOCUMENT: "open",
}
_CONFLICT = "bad"
_CHANGED = {Wording.DRAFT: "del", Wording.TEXT: "ins"}


def as_html(checked: Checked, name: str) -> str:
    """The page: the draft with its claims marked, beside it a note for each.

    The draft's text stands in the element of class "draft", where only the markers (class
    "marker") are added; its line ends are "\\n" there and control characters are visible.
    `name` is the draft's.
    """
    words, notes, style = labels(checked.language), notes_of(checked), _style()
    title = f"{_text(one_line(name))} – {_text(words['heading'])}"
    parts = list(segments(checked.text, notes))
    following = [*(part.text for part in parts[1:]), ""]
    marked = "".join(map(_segment, parts, following))
    return f"""<!DOCTYPE html>
<html lang="{_text(checked.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
{_counts(checked)}
</header>
<div class="columns">
<main>
<h2>{_text(words["draft"])}</h2>
<div class="draft">{marked}</div>
</main>
<aside aria-label="{_text(words["notes"])}">
<h2>{_text(words["notes"])}</h2>
{"".join(map(_note, notes))}</aside>
</div>
</body>
</html>
"""


@cache
def _style() -> str:
    return resources.files("memobot.rendering.annotated").joinpath("page.css").read_text("utf-8")


def _policy(style: str) -> str:
    """Nothing is loaded, sent or run; the one style is allowed by its hash."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _counts(checked: Checked) -> str:
    """How many claims have each verdict; the list is the legend of the marks as well."""
    if not checked.claims:
        return f"<p>{_text(summary(checked))}</p>"
    items = zip(checked.summary, counted(checked), strict=True)
    listed = "".join(f'<li class="{_class(verdict)}">{_text(told)}</li>' for verdict, told in items)
    return f'<ul class="counts">{listed}</ul>'


def _segment(segment: Segment, follows: str) -> str:
    """A stretch of the draft; a line end of two characters may be cut by its end."""
    cut = segment.text.endswith("\r") and follows.startswith("\n")
    text = _draft_text(segment.text[:-1] if cut else segment.text)
    if segment.note is None:
        return text
    note = segment.note
    number, kind = note.number, _class(note.claim.verdict)
    told = _text(f"{note.verdict}: {number}")
    return (
        f'<mark class="{kind}" id="claim-{number}" title="{_text(note.verdict)}">{text}</mark>'
        f'<a class="marker {kind}" href="#note-{number}" aria-label="{told}">'
        f"{note.sign}{number}</a>"
    )


def _note(note: Note) -> str:
    """One note; those of claims that hold are folded, their first line always shows."""
    opened = "" if note.claim.verdict is Verdict.SUPPORTED else " open"
    kind = _class(note.claim.verdict)
    return (
        f'<div class="note {kind}" id="note-{note.number}"><details{opened}>'
        f"<summary>{note.number}. <strong>{note.sign} {_text(note.verdict)}</strong></summary>\n"
        f"{''.join(_paragraphs(note))}</details>"
        f'<p><a href="#claim-{note.number}">{_text(labels(note.language)["back"])}</a></p></div>\n'
    )


def _paragraphs(note: Note) -> Iterator[str]:
    words = labels(note.language)
    for told in filter(None, (note.explanation, *note.differences)):
        yield f"<p>{_text(told)}</p>\n"
    if note.wording:
        yield _labelled(words["word_by_word"], "".join(map(_changed, note.wording)))
    for cited in note.evidence:
        yield f"<blockquote><cite>{_text(cited.label)}</cite> {_text(cited.quote)}</blockquote>\n"
    if note.suggestion:
        yield _labelled(words["suggestion"], _text(note.suggestion))
    if note.judge:
        yield f'<p class="label">{_text(note.judge)}</p>\n'


def _labelled(label: str, content: str) -> str:
    return f'<p><span class="label">{_text(label)}:</span> {content}</p>\n'


def _changed(words: Words) -> str:
    tag = _CHANGED.get(words.wording)
    return f"<{tag}>{_text(words.written)}</{tag}>" if tag else _text(words.written)


def _class(verdict: Verdict) -> str:
    return _CLASSES.get(verdict, _CONFLICT)


def _draft_text(text: str) -> str:
    return _text(visible(_LINE_ENDS.sub("\n", text)))


def _text(text: str) -> str:
    """`text` escaped, without what HTML has no character for."""
    return escape(_NO_CHARACTER.sub("\ufffd", text))
