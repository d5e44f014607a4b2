"""One agreement of the ledger -> what to say of the parts of its terms, with its sources.

Nothing is said of a part that the ledger lacks: the text itself is then to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from memobot.answers.terms import dates, provisions
from memobot.answers.terms.asked import Facet
from memobot.answers.terms.notice import notice, notice_at_the_end
from memobot.answers.terms.statements import Statement
from memobot.answers.terms.telling import Telling

_SAYING: dict[Facet, Callable[[Telling], list[Statement]]] = {
    Facet.PARTIES: provisions.parties,
    Facet.SIGNED: dates.signed,
    Facet.PLACE: provisions.place,
    Facet.EFFECTIVE: dates.effective,
    Facet.TERM: dates.term,
    Facet.RENEWAL: dates.renewal,
    Facet.NOTICE: notice,
    Facet.STATE: dates.standing,
    Facet.SIGNATORIES: provisions.signatories,
    Facet.LANGUAGES: provisions.languages,
    Facet.COPIES: provisions.copies,
    Facet.GOVERNING_LAW: provisions.governing_law,
}
_WITH_NOTICE = {Facet.TERM, Facet.RENEWAL}


def statements_of(told: Telling, facets: Sequence[Facet]) -> tuple[Statement, ...]:
    """What the ledger says to `facets`, in their order; () if it lacks one of them.

    What is said of the term or the renewal ends with the notice that prevents the renewal.
    """
    said: list[Statement] = []
    for facet in facets:
        found = _SAYING[facet](told) if facet in _SAYING else []
        if not found:
            return ()
        said += (one for one in found if one not in said)
    if _WITH_NOTICE & set(facets) and Facet.NOTICE not in facets:
        said += notice_at_the_end(told)
    return tuple(said)


def summary_of(told: Telling) -> tuple[Statement, ...]:
    """All that the ledger has of an agreement, each part once."""
    saying = {**_SAYING, Facet.TERM: dates.runs}
    return tuple(dict.fromkeys(chain.from_iterable(say(told) for say in saying.values())))
