"""What sentences assert about an agreement's terms, compared with what its text states.

Judged is first by the ledger. Where that has nothing, or something else, the sentences of the text
are read as the draft's are: an agreement may state two notice periods, of which the ledger holds
one.
"""

from __future__ import annotations

from collections.abc import Iterable

from memobot.citations.asserted.comparing_days import judge_day
from memobot.citations.asserted.comparing_lengths import judge_length
from memobot.citations.asserted.comparing_manner import judge_manner
from memobot.citations.asserted.comparing_names import judge_name
from memobot.citations.asserted.comparing_texts import judge_texts
from memobot.citations.asserted.judging import Held
from memobot.citations.asserted.model import Assertion, Flag, Judged, Outcome
from memobot.citations.model import Aspect
from memobot.documents.model import Document
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.ledger import Entry

_NAMED = (Aspect.PARTIES, Aspect.SIGNATORIES, Aspect.PLACE, Aspect.GOVERNING_LAW)


def compare_with(
    assertions: Iterable[Assertion],
    entry: Entry,
    document: Document,
    language: str | None = None,
) -> tuple[Judged, ...]:
    """What the text says to each assertion, in their order.

    `entry` and `document` are of the same agreement; `language` is that of the words in which a
    date is told that was worked out (None: that of the document).
    """
    held = Held(entry, document, language or document.language)
    return tuple(_judged(assertion, held) for assertion in assertions)


def _judged(assertion: Assertion, held: Held) -> Judged:
    judged = _by_ledger(assertion, held)
    if judged.outcome is Outcome.BORNE_OUT or assertion.aspect in _NAMED:
        return judged
    return held.in_own_words(assertion, judged) or judged


def _by_ledger(assertion: Assertion, held: Held) -> Judged:
    if assertion.aspect in _NAMED:
        return judge_name(assertion, held)
    if assertion.aspect in (Aspect.LANGUAGES, Aspect.COPIES):
        return judge_texts(assertion, held)
    if isinstance(assertion.value, Duration):
        return judge_length(assertion, held)
    if isinstance(assertion.value, PartialDate):
        return judge_day(assertion, held)
    if isinstance(assertion.value, Flag | int):
        return judge_manner(assertion, held)
    return held.silent(assertion)
