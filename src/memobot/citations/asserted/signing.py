"""Who a sentence says signed an agreement, for whom, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memobot.citations.asserted.cues import cue
from memobot.citations.asserted.model import Assertion
from memobot.citations.asserted.parties import countries_of
from memobot.citations.asserted.sentence import Sentence, gap
from memobot.citations.model import Aspect
from memobot.documents.identity import kind_in
from memobot.documents.model import Span
from memobot.terms.named.party_names import CAPITAL, ORGANISATION
from memobot.terms.named.people import office_length, person_at
from memobot.terms.provided.language_names import languages_named
from memobot.terms.written.date_finding import find_dates

_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(rf"(?<![\w-])[{CAPITAL}]")
_PLACE = re.compile(rf"[{CAPITAL}][\w’'-]{{2,30}}(?:[ -][{CAPITAL}][\w’'-]{{2,30}}){{0,2}}")
_KAZAKH_PLACE = re.compile(rf"[{CAPITAL}][\w’'-]{{2,30}}?(?:да|де|та|те|(?= қаласында))(?!\w)")
_LIST = re.compile(r"\W{0,3}\w{0,12}\s?:")  # "signed by: Anna Nowak; Jan Dub"
_IN_BRACKETS = re.compile(r"\s?\([^()]{1,200}\)")
_ORGANISATION_NAME = re.compile(
    rf"(?i:{ORGANISATION.pattern}) (?:of|for) (?:the )?"
    rf"[{CAPITAL}][\w’'-]*+(?: [{CAPITAL}][\w’'-]*+){{0,6}}"
)
_INITIAL = re.compile(rf"[{CAPITAL}]\.\s?$")  # "M. Nematzoda" is no place in "-da"
_REACH = 160  # characters between a name and the word of signing
_MOST_NAMES = 40
_AND = re.compile(r"(?:,| and | и | i | oraz | a | және |;)")


def find_signing(sentence: Sentence) -> Iterator[Assertion]:
    """The people who signed, and the place."""
    if sentence.has("signs"):
        yield from _signatories(sentence)
    yield from _place(sentence)


def _signatories(sentence: Sentence) -> Iterator[Assertion]:
    people = list(_people(sentence))
    for number, person in enumerate(people):
        signs = _signs(sentence, person)
        if signs is None:
            continue
        no = sentence.negation(signs)
        about = _about(sentence, people, number)
        name = person.of(sentence.text)
        yield Assertion(Aspect.SIGNATORIES, name, person, no is not None, about=about)


def _people(sentence: Sentence) -> Iterator[Span]:
    """Where people are named: capitals that are no office, organisation, country or agreement."""
    text, at, count = sentence.text, 0, 0
    while count < _MOST_NAMES and (match := _CAPITAL.search(text, at)):
        at = match.start()
        if office := office_length(text, at):
            at += office
            continue
        if organisation := _ORGANISATION_NAME.match(text, at):
            at = organisation.end()
            continue
        word = _word_at(text, at)
        found = None if _is_no_name(sentence, word) else person_at(text, at, len(text))
        if found is None or not _is_name(Span(*found).of(text)) or _is_quoted(text, *found):
            at += len(word)
            continue
        count += 1
        yield Span(*found)
        described = _IN_BRACKETS.match(text, found[1])  # "Jan Dub (head of the Bakers' Union)"
        at = described.end() if described else found[1]


def _word_at(text: str, at: int) -> str:
    match = _WORD.match(text, at)
    return match.group() if match else text[at]


def _is_no_name(sentence: Sentence, word: str) -> bool:
    """Whether a word with a capital begins no name: "OPZZ", "For" at the head of a sentence."""
    links = cue("name_links", sentence.language)
    return len(word) > 1 and (word.isupper() or links.fullmatch(word) is not None)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a name stands in quotation marks, as those of organisations do."""
    return text[max(0, start - 1) : start] == '"' and text.startswith('"', end)


def _is_name(words: str) -> bool:
    other = countries_of(words) or kind_in(words) or languages_named(words)
    return not (other or find_dates(words))


def _signs(sentence: Sentence, person: Span) -> Span | None:
    """The word of signing that a name is linked to, by nothing but names and offices."""
    for signs in sentence.cues("signs"):
        behind = signs.end <= person.start
        if signs.overlaps(person) or gap(signs, person) > _REACH:
            continue
        between = Span(signs.end, person.start) if behind else Span(person.end, signs.start)
        words = between.of(sentence.text)
        said = f"{signs.of(sentence.text)} {words}"
        if behind and sentence.language == "en" and not cue("signed_by", "en").search(said):
            continue
        if (
            not behind
            and sentence.language == "en"
            and cue("signed_by", "en").match(sentence.text[signs.end :].lstrip())
        ):
            continue
        if _is_linked(sentence, words):
            return signs
    return None


def _is_linked(sentence: Sentence, words: str) -> bool:
    links = cue("name_links", sentence.language)
    if _LIST.match(words):
        words = words.replace(";", ",")
    words = cue("on_behalf", sentence.language, r"(?: [^\W\d_]+){1,4}").sub(" ", words)
    at = 0
    while match := _WORD.search(words, at):
        at = match.end()
        if office := office_length(words, match.start()):
            at = max(at, match.start() + office)
        elif match.group()[0].islower() and not (
            links.fullmatch(match.group()) or ORGANISATION.match(match.group())
        ):
            return False
    return not any(sign in words for sign in ".!?;") or _only_initials(words)


def _only_initials(words: str) -> bool:
    return not re.search(r"\w{3,}\.|[!?;]", words)


def _about(sentence: Sentence, people: list[Span], number: int) -> str:
    """The words around a name up to the names beside it, which may say for whom."""
    person, text = people[number], sentence.text
    first, last = number == 0, number + 1 == len(people)
    start = max(0, person.start - _REACH) if first else people[number - 1].end
    end = person.end + _REACH if last else people[number + 1].start
    before, behind = text[start : person.start], text[person.end : end].lstrip(",")
    if not first:
        before = _AND.split(before)[-1]
    behind = cue("signs", sentence.language).split(_AND.split(behind)[0])[0]
    return f"{before.strip()} \N{EM DASH} {behind.strip()}"


def _place(sentence: Sentence) -> Iterator[Assertion]:
    for signed in sentence.cues("signed"):
        clause = sentence.clause(signed)
        if sentence.has("other_things", clause) or sentence.leads("not_on", signed.start):
            continue
        for span in _places(sentence, clause):
            if _stands_by(sentence, span, signed):
                no = sentence.negation(signed)
                name = span.of(sentence.text)
                yield Assertion(Aspect.PLACE, name, span, no is not None)
                return


def _places(sentence: Sentence, clause: Span) -> Iterator[Span]:
    """Names behind "in" that are no languages, bodies or dates."""
    kazakh = sentence.language == "kk"
    for match in (_KAZAKH_PLACE if kazakh else _PLACE).finditer(
        sentence.text, clause.start, clause.end
    ):
        span, words = Span(*match.span()), match.group()
        led = kazakh or sentence.leads("in_place", span.start)
        dated = any(span.overlaps(date) for _, date in sentence.dates)
        other = ORGANISATION.search(words) or kind_in(words) or languages_named(words)
        initials = _INITIAL.search(sentence.text, max(0, span.start - 4), span.start)
        if led and not (dated or other or initials):
            yield span


def _stands_by(sentence: Sentence, place: Span, signed: Span) -> bool:
    """Whether nothing but the agreement and a date stands between a place and "signed"."""
    start, end = min(place.end, signed.end), max(place.start, signed.start)
    if place.end <= signed.start and place.start - sentence.clause(place).start <= 12:
        return True  # "In Riga, the two unions signed"
    words = sentence.text[start:end]
    for _, date in sentence.dates:
        if start <= date.start and date.end <= end:
            words = words.replace(date.of(sentence.text), " ")
    preposition = cue("in_place", sentence.language, r"\s*$")
    words = preposition.sub("", words)
    links, kinds = (cue(name, sentence.language) for name in ("place_links", "agreement"))
    return all(links.fullmatch(one) or kinds.fullmatch(one) for one in _WORD.findall(words))
