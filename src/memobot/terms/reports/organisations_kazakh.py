"""Names of organisations in Kazakh, where the noun that says what a body is ends its name.

That noun also carries the case, so that it tells what the organisation does in the sentence:
"Балықшылар одағымен" is "with the union of fishers".
"""

from __future__ import annotations

import re

from memobot.documents.model import Span
from memobot.terms.reports.report_sentences import Organisation, Sentence
from memobot.terms.reports.report_words import ReportWords

_MOST_TOKENS = 12  # of one name
_CASE = re.compile(
    r"(?P<noun>.+?)(?P<case>[мбп]ен|[ндт][ыі]ң|[нғгқк][ае]|н?д[ае]|т[ае]|[ндт][ае]н|н[ыі]|н)"
)
_LOCATIVE = re.compile(r"\w{2,60}[дт][ае]")


def read_before_head(sentence: Sentence, first: int) -> tuple[Organisation | None, int]:
    """The organisation that begins at a token, or None; and the token to go on from."""
    words, tokens = sentence.words, sentence.tokens
    opening = tokens[first]
    if not (opening.quoted or opening.capital) or words.means("stops", opening.text):
        return None, first + 1
    if _LOCATIVE.fullmatch(opening.text) and _ending(opening.text, words) is None:
        return None, first + 1  # "Павлодарда": where, not who
    for at in range(first, min(len(tokens), first + _MOST_TOKENS)):
        token = tokens[at]
        if not sentence.free(at) or not (token.quoted or token.text[0].isalpha()):
            break
        ending = _ending(token.text, words)
        if ending is None and token.small and _LOCATIVE.fullmatch(token.text):
            break  # "Павлодар қаласында"
        if ending is None or sentence.means("generic", first):
            continue
        if sentence.means("offices", at + 1):
            return None, at + 1  # "федерация төрағасы" is its chairman
        short = sentence.short_form(at + 1)
        span = Span(opening.span.start, token.span.end - len(ending))
        return Organisation(span, first, at + 1 + (short is not None), short, ending), at + 1
    return None, first + 1


def _ending(word: str, words: ReportWords) -> str | None:
    """The case ending of a noun that says what a body is; None for another word."""
    if words.means("heads", word):
        return ""
    match = _CASE.fullmatch(word)
    return match["case"] if match and words.means("heads", match["noun"]) else None
