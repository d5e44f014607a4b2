"""What reports say of an agreement whose text is not held, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from memobot.answers.terms.phrases import Words
from memobot.answers.terms.statements import Sourced, Statement
from memobot.documents.model import Span
from memobot.naming.terms import Term, profile
from memobot.terms.ledger import Reported
from memobot.terms.model import Mention
from memobot.terms.written.date_finding import find_dates


def reported_statement(
    names: Sequence[Term], reported: Sequence[Reported], words: Words
) -> Statement | None:
    """Who signed with whom, when and where, as far as the sentence that is cited says so.

    None if no mention, or more than one, goes by most of `names`.
    """
    fitting = [(_fit(names, one.mention), one) for one in reported]
    best = max((fit for fit, _ in fitting), default=0)
    chosen = [one for fit, one in fitting if fit == best]
    if best * 2 < max(len(names), 1) or len(chosen) != 1:
        return None
    mention = chosen[0].mention
    told = "; ".join(_parts(mention, words))
    if not told:
        return None
    span = Span(mention.source.start, mention.source.end)
    source = Sourced(chosen[0].document.document_id, span)
    return Statement(words.say("reported", what=told), (source,))


def _fit(names: Sequence[Term], mention: Mention) -> int:
    """How many of the names the parties of a mention, or its place, go by; every country must
    be among them."""
    own = profile(" ".join((*mention.parties, mention.place or "")))
    if any(term.countries and own.support(term) == 0 for term in names):
        return 0
    return sum(1 for term in names if own.support(term) > 0)


def _parts(mention: Mention, words: Words) -> Iterator[str]:
    """What the mention tells, as far as its own quote bears it out."""
    quote = mention.source.quote
    parties = [name for name in mention.parties if name in quote]
    people = [name for name in mention.signatories if name in quote]
    if parties:
        yield words.say("reported_parties", names="; ".join(parties))
    if people:
        yield words.say("reported_signatories", names="; ".join(people))
    if mention.date and any(found.date == mention.date for found in find_dates(quote)):
        yield words.say("reported_date", date=words.date(mention.date))
    if mention.place and mention.place in quote:
        yield words.say("reported_place", place=mention.place)
