"""The folder of texts: whether it is there, and what of it can be opened."""

from __future__ import annotations

from memobot.diagnosis.looking import in_two
from memobot.diagnosis.model import Finding, attention, failed, ok
from memobot.index.sources import scan
from memobot.settings import Settings


def check(settings: Settings) -> Finding:
    """How many files there are to read; they are opened, not parsed, as only an ingest does.

    Raises CorpusError.
    """
    sources = scan(settings.corpus)
    told = f"{len(sources)} files to read in {settings.corpus}"
    unread = [source for source in sources if source.problem]
    if not unread:
        return ok(told)
    first = unread[0]
    problem, remedy = in_two(str(first.problem))
    found = f"{told}, {len(unread)} of which cannot be read: {first.name} {problem}"
    return (failed if len(unread) == len(sources) else attention)(found, remedy)
