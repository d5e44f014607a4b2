"""The people who sign, where a report names them with their office."""

from __future__ import annotations

from memobot.documents.model import Span
from memobot.terms.reports.organisations import is_country
from memobot.terms.reports.report_sentences import Sentence, Token

_NAME = (2, 3)  # words of a person's name


def find_people(sentence: Sentence, within: Span) -> tuple[Span, ...]:
    """Where the names stand that go with an office: "chairman of the Union Jan Tamm".

    Capitals that may be an organisation's or a place's are not taken for a name.
    """
    people: list[Span] = []
    office = False
    at = 0
    while at < len(sentence.tokens):
        token = sentence.tokens[at]
        if token.span.start < within.start or token.span.end > within.end:
            at += 1
        elif sentence.means("offices", at):
            office, at = True, at + 1
        elif _is_word_of_name(sentence, at):
            end = at
            while _is_word_of_name(sentence, end) and sentence.tokens[end].span.end <= within.end:
                end += 1
            name = _name(sentence, at, end)
            if office and name:
                people.append(name)
                office = False
            at = end
        else:
            at += 1
    return tuple(people)


def find_names(sentence: Sentence, first: int) -> tuple[Span, ...]:
    """The people where the sentence from token `first` on is a list of names and nothing else."""
    people: list[Span] = []
    at = first
    while at < len(sentence.tokens):
        end = at
        while _is_word_of_name(sentence, end) and not _of_body(sentence, end):
            end += 1
        if not _NAME[0] <= end - at <= _NAME[1]:
            return ()
        people.append(Span(sentence.tokens[at].span.start, sentence.tokens[end - 1].span.end))
        token = sentence.token(end)
        if token is None or token.text in ".!":
            return tuple(people)
        if token.text != "," and not sentence.means("ands", end):
            return ()
        at = end + 1
    return ()


def _of_body(sentence: Sentence, at: int) -> bool:
    """Whether a word with a capital is of an organisation or a country rather than a person."""
    token = sentence.tokens[at]
    return sentence.means("heads", at) or token.acronym or token.quoted or is_country(token.text)


def _name(sentence: Sentence, start: int, end: int) -> Span | None:
    """The person's name at the end of a run of capitals, if it can be told from what is before."""
    run = sentence.tokens[start:end]
    own = start
    for at in range(start, end):
        if (
            sentence.means("heads", at)
            or run[at - start].acronym
            or is_country(run[at - start].text)
        ):
            own = at + 1
    if not _NAME[0] <= end - own <= _NAME[1]:
        return None
    before = own - 1
    if sentence.means("articles", before):
        return None
    if own == start and sentence.means("joins", before):
        return None  # "Director of Winrock Smith": where the one ends, nobody can tell
    return Span(sentence.tokens[own].span.start, sentence.tokens[end - 1].span.end)


def _is_word_of_name(sentence: Sentence, at: int) -> bool:
    token: Token | None = sentence.token(at)
    return (
        token is not None
        and token.capital
        and not token.parenthesis
        and not sentence.means("offices", at)
        and not any(sign.isdigit() for sign in token.text)
    )
