"""Agreements made by hand: short texts, what they state, and ledgers of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from memobot.answers.terms.asked import Facet, asked_terms
from memobot.answers.terms.facets import statements_of
from memobot.answers.terms.phrases import Words
from memobot.answers.terms.scope import Scope
from memobot.answers.terms.statements import Composed, as_paragraph
from memobot.answers.terms.telling import Telling
from memobot.answers.terms.when import asked_time
from memobot.documents.model import Document
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.ledger import Held, Ledger, work_out
from memobot.terms.model import (
    AgreementTerms,
    Anchor,
    Copies,
    Languages,
    Notice,
    Party,
    Renewal,
    Source,
    StatedDate,
    Term,
)

AS_OF = date(2026, 11, 21)

PILOTS = """\
Signed in Gdynia on 4 May 2022 by the Pilots' Union and the Tug Crews' League.

Article 1. In force from signing, for five years.

Article 2. Renewed for three years at a time unless a party gives written notice six months before.

Article 3. Done in Polish and English, in one copy.
"""
DIVERS = """\
Signed on the ___ day of June 2024 by the Divers' Guild and the Welders' Guild.

Article 1. In force from signing, for two years. It is not renewed of itself.
"""
KEEPERS = """\
Signed on 9 March 2020 by the Keepers' Union and the Signalmen's Union.

Article 1. In force from signing, without limit of time.
"""
BARE = "The Rowers' Club and the Sailors' Club are friends.\n"


@dataclass(frozen=True)
class Made:
    """A text made by hand and what it states."""

    document: Document
    stated: AgreementTerms


def source(text: str, quote: str, article: str | None = None) -> Source:
    start = text.index(quote)
    return Source(quote, start, start + len(quote), article)


def _document(name: str, text: str, title: str) -> Document:
    return Document(name, f"{name}.txt", "0" * 12, text, title, title, "agreement", "en")


def _pilots() -> Made:
    from_signing = source(PILOTS, "In force from signing, for five years.", "1")
    renewal = source(PILOTS, PILOTS[PILOTS.index("Renewed") : PILOTS.index("before.") + 7], "2")
    texts = source(PILOTS, "Done in Polish and English, in one copy.", "3")
    stated = AgreementTerms(
        parties=(
            Party("Pilots' Union", source(PILOTS, "Pilots' Union")),
            Party("Tug Crews' League", source(PILOTS, "Tug Crews' League")),
        ),
        signed=StatedDate(source(PILOTS, "4 May 2022"), PartialDate(2022, 5, 4)),
        effective=StatedDate(from_signing, anchor=Anchor.SIGNING),
        term=Term(from_signing, Duration(years=5)),
        renewal=Renewal(renewal, automatic=True, duration=Duration(years=3), successive=True),
        notice=Notice(renewal, Duration(months=6), form="written", by="a party"),
        languages=Languages(("pl", "en"), texts),
        copies=Copies(1, texts),
    )
    return Made(_document("pilots", PILOTS, "Pilots – Tug Crews (2022)"), stated)


def _divers() -> Made:
    from_signing = source(DIVERS, "In force from signing, for two years.", "1")
    stated = AgreementTerms(
        signed=StatedDate(
            source(DIVERS, "___ day of June 2024"), PartialDate(2024, 6), blank=("day",)
        ),
        effective=StatedDate(from_signing, anchor=Anchor.SIGNING),
        term=Term(from_signing, Duration(years=2)),
        renewal=Renewal(source(DIVERS, "It is not renewed of itself.", "1"), automatic=False),
    )
    return Made(_document("divers", DIVERS, "Divers – Welders (2024)"), stated)


def _keepers() -> Made:
    from_signing = source(KEEPERS, "In force from signing, without limit of time.", "1")
    stated = AgreementTerms(
        signed=StatedDate(source(KEEPERS, "9 March 2020"), PartialDate(2020, 3, 9)),
        effective=StatedDate(from_signing, anchor=Anchor.SIGNING),
        term=Term(from_signing, indefinite=True),
    )
    return Made(_document("keepers", KEEPERS, "Keepers – Signalmen (2020)"), stated)


def _bare() -> Made:
    return Made(_document("rowers", BARE, "Rowers – Sailors"), AgreementTerms())


MADE = {made.document.document_id: made for made in (_pilots(), _divers(), _keepers(), _bare())}


def document(document_id: str) -> Document:
    return MADE[document_id].document


def ledger_of(*names: str) -> Callable[[date | None], Ledger]:
    """Gives the ledgers of some of these agreements, or of all."""
    chosen = [MADE[name] for name in names or MADE]

    def ledger(day: date | None) -> Ledger:
        as_of = day or AS_OF
        entries = (work_out(_held(made.document), made.stated, as_of) for made in chosen)
        return Ledger(as_of, tuple(entries))

    return ledger


def _held(one: Document) -> Held:
    return Held(
        one.document_id,
        one.title,
        one.short_title,
        one.source,
        one.kind,
        one.language,
        one.version,
    )


@pytest.fixture(scope="session")
def document_of() -> Callable[[str], Document]:
    """The text of an agreement made by hand."""
    return document


@pytest.fixture(scope="session")
def told() -> Callable[..., Telling]:
    """One of the agreements, about to be told of."""

    def of(name: str, language: str = "en", as_of: date = AS_OF) -> Telling:
        return Telling(ledger_of(name)(as_of).entries[0], Words(language), as_of)

    return of


@pytest.fixture(scope="session")
def say(told: Callable[..., Telling]) -> Callable[..., Composed]:
    """What is said of one of the agreements to some facets."""

    def of(name: str, *facets: Facet, language: str = "en", as_of: date = AS_OF) -> Composed:
        return as_paragraph(statements_of(told(name, language, as_of), facets), document)

    return of


@pytest.fixture(scope="session")
def scope() -> Callable[..., Scope]:
    """A question put to some of the agreements, or to all."""

    def of(question: str, *names: str, language: str = "en") -> Scope:
        asked, time = asked_terms(question), asked_time(question, AS_OF)
        return Scope(asked, time, ledger_of(*names), Words(language), document)

    return of


@pytest.fixture(scope="session")
def assert_borne_out() -> Callable[[Composed], None]:
    """Every marker of an answer stands for a quote, and every quote has its marker."""

    def check(composed: Composed) -> None:
        numbers = range(1, len(composed.quotes) + 1)
        assert all(f"[{number}]" in composed.text for number in numbers)
        assert f"[{len(composed.quotes) + 1}]" not in composed.text
        assert all(quote.text.strip() for quote in composed.quotes)

    return check
