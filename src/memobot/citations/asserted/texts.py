"""In which languages and how many copies a sentence says that an agreement is made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memobot.citations.asserted.cues import follows, joining
from memobot.citations.asserted.model import EACH, Assertion, Flag
from memobot.citations.asserted.sentence import Sentence, gap
from memobot.citations.model import Aspect
from memobot.documents.model import Span
from memobot.terms.provided.language_names import STATE_LANGUAGE, languages_named

_MOST = 50  # languages or copies; more is a number of something else
# "in Polish unions": what goes on with a noun is no language.
_NOUN_BEHIND = re.compile(r" (?!(?:and|or|in|with|on|at|by|only|as|which|but|is|are|each)\b)[a-z]")
_COUNTED = (("copies", Aspect.COPIES), ("languages_counted", Aspect.LANGUAGES))
_COLON = re.compile(r":\s?$")
_AROUND = 30  # characters around a list of languages in which "only" stands


def find_texts(sentence: Sentence) -> Iterator[Assertion]:
    """Languages, their standing, and copies."""
    if sentence.has("other_texts") or not sentence.has("drawn_up"):
        return
    for codes, span in _lists(sentence):
        if _is_of_text(sentence, span):
            yield _languages(sentence, codes, span)
    yield from _counts(sentence)
    yield from _standing(sentence)


def _languages(sentence: Sentence, codes: tuple[str, ...], span: Span) -> Assertion:
    around = Span(max(0, span.start - _AROUND), min(len(sentence.text), span.end + _AROUND))
    no = sentence.negation(span)
    no = no if no and gap(no, span) <= _AROUND else None
    no = no or next(sentence.cues("not_authentic", sentence.clause(span)), None)
    return Assertion(
        Aspect.LANGUAGES,
        frozenset(codes),
        Span(min(no.start, span.start), max(no.end, span.end)) if no else span,
        negated=no is not None,
        only=sentence.has("only", around),
    )


def _lists(sentence: Sentence) -> Iterator[tuple[tuple[str, ...], Span]]:
    """The languages that are named one after the other, and where."""
    between = joining("between", sentence.language)
    codes: list[str] = []
    start = end = 0
    for code, match in languages_named(sentence.text):
        if codes and between.fullmatch(sentence.text, end, match.start()):
            codes.append(code)
        else:
            if codes:
                yield tuple(codes), Span(start, end)
            codes, start = [code], match.start()
        end = match.end()
    if codes:
        yield tuple(codes), Span(start, end)


def _is_of_text(sentence: Sentence, span: Span) -> bool:
    """Whether a list is said to be one of languages: "in Polish", "the Polish text"."""
    if STATE_LANGUAGE in {code for code, _ in languages_named(span.of(sentence.text))}:
        return False
    if follows("languages_behind", sentence.language).match(sentence.text, span.end):
        return True
    if sentence.language == "en" and _NOUN_BEHIND.match(sentence.text, span.end):
        return False
    return sentence.leads("in_languages", span.start)


def _counts(sentence: Sentence) -> Iterator[Assertion]:
    """How many languages, how many copies."""
    for number, span in sentence.numbers:
        found = _counted(sentence, span) if 1 <= number <= _MOST else None
        if found is None:
            continue
        aspect, whole = found
        each = sentence.has("each") and not sentence.has("one_each")
        about = EACH if aspect is Aspect.COPIES and each else ""
        yield Assertion(aspect, number, whole, about=about)


def _counted(sentence: Sentence, number: Span) -> tuple[Aspect, Span] | None:
    """What a number counts, and where it stands with its noun."""
    text = sentence.text
    if text[: number.start].endswith("(") and text.startswith(")", number.end):
        return _noun_before(sentence, number)  # "copies (2)"; of "two (2)" the noun is behind
    for name, aspect in _COUNTED:
        behind = follows(name, sentence.language).match(text, number.end)
        if behind:
            return aspect, Span(number.start, behind.end())
    return _title(sentence, number) if _COLON.search(text[: number.start][-4:]) else None


def _noun_before(sentence: Sentence, number: Span) -> tuple[Aspect, Span] | None:
    nouns = _nouns(sentence, Span(0, number.start))
    noun, aspect = max(nouns, default=(None, None))
    if noun is None or aspect is None or sentence.text[noun.end : number.start].strip(" ("):
        return None
    return aspect, Span(noun.start, number.end)


def _title(sentence: Sentence, number: Span) -> tuple[Aspect, Span] | None:
    """What stands before a colon: "number of copies: 2", in Kazakh with its noun at the end."""
    head = Span(sentence.clause(number).start, number.start)
    nouns = _nouns(sentence, head)
    if not nouns or any(head.contains(other) for _, other in sentence.numbers):
        return None
    noun, aspect = max(nouns) if sentence.language == "kk" else min(nouns)
    return aspect, Span(noun.start, number.end)


def _nouns(sentence: Sentence, within: Span) -> list[tuple[Span, Aspect]]:
    return [(span, aspect) for name, aspect in _COUNTED for span in sentence.cues(name, within)]


def _standing(sentence: Sentence) -> Iterator[Assertion]:
    """Whether the texts count alike, or one prevails."""
    for span in sentence.cues("equal"):
        no = sentence.negation(span)
        yield Assertion(Aspect.LANGUAGES, Flag.EQUAL, span, no is not None)
        return
    for span in sentence.cues("prevails"):
        if sentence.has("neither"):
            return
        clause = sentence.clause(span)
        named = [
            (gap(Span(*match.span()), span), code)
            for code, match in languages_named(sentence.text)
            if clause.contains(Span(*match.span())) and code != STATE_LANGUAGE
        ]
        if named:
            no = sentence.negation(span)
            yield Assertion(
                Aspect.LANGUAGES, Flag.PREVAILS, span, no is not None, about=min(named)[1]
            )
        return
