"""The terms of an agreement as its text states them, each value with its source.

Nothing here is worked out: "three years from signing" stays a duration and an anchor. The
ledger works out the dates. All values are frozen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value stands: ``canonical[start:end] == quote``; no `article` outside articles."""

    quote: str
    start: int
    end: int
    article: str | None


class Anchor(StrEnum):
    """What a date that is not written out is counted from."""

    SIGNING = "signing"  # the date of signing
    LAST_SIGNATURE = "last_signature"  # the date on which the last party signs
    EFFECTIVE = "effective"  # entry into force
    EXPIRY = "expiry"  # the end of the term that runs
    EVENT = "event"  # something that the text names and no date can be given to


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that the text gives: written out, or so long after an anchor.

    With `date` set the text writes the date. Otherwise it is `anchor` plus `offset` (None: the
    day of the anchor itself). `blank` names the parts that the text leaves open; `date` holds
    the rest, or is None when nothing of it can be read.
    """

    source: Source
    date: PartialDate | None = None
    blank: tuple[str, ...] = ()
    anchor: Anchor | None = None
    offset: Duration | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party as the text names it, and the short names that the text gives it."""

    name: str
    source: Source
    short_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A plain value in words: a place, the law that governs."""

    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class Term:
    """How long the agreement runs: `duration` from `anchor`, or without end."""

    source: Source
    duration: Duration | None = None
    indefinite: bool = False
    anchor: Anchor = Anchor.EFFECTIVE


@dataclass(frozen=True, slots=True)
class Renewal:
    """What happens at the end of the term.

    `automatic`: unless somebody objects; else it takes an option or a notice, or, with
    `by_agreement`, that the parties agree.
    `duration` is that of one further term (None: the text does not say, or without end when
    `indefinite`). `successive` renewals go on, `times` (None: without limit); otherwise once.
    """

    source: Source
    automatic: bool
    duration: Duration | None = None
    successive: bool = False
    times: int | None = None
    indefinite: bool = False
    by_agreement: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice that prevents the renewal or ends the agreement at its term; with `to_renew`
    the notice that asks for a renewal which does not come by itself.

    `form` is "written" or None; `by` who may give it, as the text says; `before` what it is
    counted from: EXPIRY for the end of the term, EVENT for an end at any time.
    """

    source: Source
    duration: Duration
    form: str | None = None
    by: str | None = None
    before: Anchor = Anchor.EXPIRY
    to_renew: bool = False


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages (ISO 639-1) of the authentic texts; `standing` is "equal", or the code of the
    language that prevails, or None where the text does not say."""

    codes: tuple[str, ...]
    source: Source
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Copies:
    """How many originals there are; `each` when that many are made in each language."""

    number: int
    source: Source
    each: bool = False


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, in which office, for which organisation, as far as the text says."""

    name: str | None
    source: Source
    office: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Warning:
    """What a reader must know before relying on a value; one sentence in English."""

    text: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    """All that was found in one agreement; None and () where the text says nothing."""

    parties: tuple[Party, ...] = ()
    place: Named | None = None
    signed: StatedDate | None = None
    effective: StatedDate | None = None
    term: Term | None = None
    expires: StatedDate | None = None
    renewal: Renewal | None = None
    notice: Notice | None = None
    termination: Source | None = None
    amendment: Source | None = None
    disputes: Source | None = None
    governing_law: Named | None = None
    languages: Languages | None = None
    copies: Copies | None = None
    signatories: tuple[Signatory, ...] = ()
    warnings: tuple[Warning, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """What a text reports about an agreement: the `kind` it names, with whom, when and where.

    `parties` are the organisations as the text names them; `signatories` the people.
    """

    kind: str
    source: Source
    parties: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    date: PartialDate | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What one document yields: terms if it is an agreement, mentions if it reports on some."""

    terms: AgreementTerms | None = None
    mentions: tuple[Mention, ...] = ()
