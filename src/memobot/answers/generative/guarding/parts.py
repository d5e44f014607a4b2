"""The parts of a sentence, each of which must be borne out: no item may be added to a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from memobot.answers.generative.guarding.text import Text
from memobot.documents.model import Span
from memobot.naming.terms import Profile, Term, read_terms

_JOINTS = re.compile(
    r"[,;:()–—]|(?<!\w)(?:and|or|but|as well as|while|because|so that|unless|until|after|before|if|"
    r"when|where|which|who|и|или|а|но|а также|если|когда|чтобы|который|которая|которые|после|"
    r"және|мен|пен|бен|немесе|бірақ|ал|егер|i|oraz|lub|albo|ale|a|jeśli|jeżeli|gdy|który|która|"
    r"które|aby|po)(?!\w)",
    re.IGNORECASE,
)


def unsupported_part(
    sentence: Text, terms: Sequence[Term], values: Sequence[Span], source: Profile
) -> str | None:
    """The first part of the sentence with telling words, `terms`, of which the source has none, nor
    a name that stands there; a part with one of the `values` is borne out by that."""
    text, language = sentence
    names = [term for term in read_terms(text, language) if term.is_name]
    known = [term.span for term in (*terms, *names) if source.support(term)]
    for part in _parts(text):
        telling = any(part.contains(term.span) for term in terms)
        if telling and not any(part.overlaps(span) for span in (*known, *values)):
            return part.of(text).strip()
    return None


def _parts(text: str) -> Iterator[Span]:
    start = 0
    for joint in _JOINTS.finditer(text):
        if joint.start() > start:
            yield Span(start, joint.start())
        start = joint.end()
    if start < len(text):
        yield Span(start, len(text))
