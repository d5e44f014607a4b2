"""A question about several agreements -> which answer it gets."""

from __future__ import annotations

from memobot.answers.terms import ahead, choosing
from memobot.answers.terms.asked import Facet
from memobot.answers.terms.scope import Scope
from memobot.answers.terms.statements import Composed


def answer_across(scope: Scope) -> Composed | None:
    """The answer; None if the question asks for something else of several agreements."""
    asked, facets = scope.asked, set(scope.asked.facets)
    if asked.has("endless"):
        return choosing.endless(scope)
    if asked.has("due") or Facet.NOTICE in facets:
        return ahead.due(scope)
    if Facet.RENEWAL in facets:
        return choosing.renewing(scope)
    if asked.has("ending", "term") and asked.has("first", "last"):
        return ahead.extreme(scope, last=not asked.has("first"))
    if asked.has("ending", "term") and scope.time.named:
        return ahead.ending(scope)
    if Facet.STATE in facets:
        return choosing.standing(scope)
    if asked.has("signing"):
        return choosing.signed(scope) if scope.time.named else None
    listing = asked.has("how_many", "all", "which") and facets <= {Facet.SUMMARY, Facet.TERM}
    return choosing.held(scope) if listing else None
