"""A phrase that names an agreement -> the documents that it can mean, or that none is held.

The names of the phrase decide first; among what they leave, the kind, the day or year of
signing and the subject. What then still fits about equally is all meant: nothing is guessed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from memobot.citations.mentioned.dates import SigningDates
from memobot.citations.mentioned.phrases import Part, Phrase, Role
from memobot.index.catalog_rows import DocumentRecord
from memobot.language import has_kazakh_letters
from memobot.naming.names import NameIndex
from memobot.naming.terms import Profile, Term, profile
from memobot.search.weights import ROUTING

_ANY_KIND = "agreement"  # what every kind may be called
_AS_WELL = 0.85  # share of the best score from which another document fits about as well
_BY_SUBJECT = 0.6  # the same for the common words of a phrase
_CYRILLIC = ("ru", "kk")
_FEW = 3  # agreements that a name outside of a phrase may point to
_SHORTEST = 3  # letters of a name


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase means: several documents where it fits them about equally; none, and
    `is_unheld`, where it names an agreement that is not held (then the reports that tell of it).
    `plainly`: by more than its kind; `by_name`: by a name; `doubtful`: by an abbreviation alone
    that may be the draft's own for one that is held."""

    documents: tuple[str, ...] = ()
    is_unheld: bool = False
    plainly: bool = False
    by_name: bool = False
    doubtful: bool = False


class Naming:
    """Resolves names against the documents that are held."""

    def __init__(self, records: Mapping[str, DocumentRecord], names: NameIndex) -> None:
        self._records, self._names = records, names
        self._held: dict[tuple[str, bool], frozenset[str]] = {}
        self._profiles: dict[str, Profile] = {}
        self._dates = SigningDates(records)
        self.agreements = tuple(one for one in records if records[one].is_agreement)
        self.reports = tuple(one for one in records if not records[one].is_agreement)

    def named(self, phrase: Phrase, sentence: str) -> Named:
        """The documents that the phrase can mean by its own words."""
        if phrase.kind == "report":
            return self._report(phrase)
        names = [term for term in phrase.names if not term.word.isdigit()]
        fitting = [one for one in self.agreements if self._fits(phrase, one)]
        if not fitting or self._is_strange(phrase):
            reports = self._told_of(names)
            doubtful = bool(names) and all(self._is_of_another_script(term) for term in names)
            return Named(reports, bool(self.agreements), plainly=True, doubtful=doubtful)
        best, scores = self._best(fitting, names)
        of_kind = self._of_kind(best, phrase.kind) or best
        dated = self._dates.on(phrase.span.of(sentence), of_kind) or of_kind
        told = self._by_subject(dated, phrase.others)
        narrowed = len(told) < len(of_kind)
        return Named(tuple(told), plainly=scores > 0 or narrowed, by_name=scores > 0)

    def kind(self, document_id: str) -> str:
        """The kind of a document: "memorandum", "news"."""
        return self._records[document_id].kind

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The agreements of a kind."""
        return tuple(one for one in self.agreements if self._records[one].kind == kind)

    def by_names(self, names: Sequence[Term], at_least: int = 1) -> tuple[str, ...]:
        """The agreements that the names in a sentence point to, `at_least` so many of them, if
        they point to a few at most."""
        best, score = self._best(self.agreements, names)
        if score == 0 or len(best) > _FEW:
            return ()
        borne_out = {term.sound for term in names if best[0] in self._telling(term)}
        return tuple(best) if len(borne_out) >= at_least else ()

    def holders(self, term: Term) -> frozenset[str]:
        """The documents in whose name a name stands as one: with a capital, or as a country."""
        key = (term.word, term.proper)
        if key not in self._held:
            held = self._names.holds(term) if len(term.word) >= _SHORTEST else frozenset()
            if not term.countries:
                held = frozenset(one for one in held if self._capitals(one).support(term) > 0)
            self._held[key] = held
        return self._held[key]

    def _capitals(self, document_id: str) -> Profile:
        """The words with a capital in what a document is called by."""
        if document_id not in self._profiles:
            record = self._records[document_id]
            called = (record.title, record.short_title, *record.aliases, record.source, record.head)
            written = re.findall(r"[^\W_]+", "\n".join(called))
            names = " ".join(dict.fromkeys(word for word in written if not word.islower()))
            file = record.source.rpartition("/")[2].rpartition(".")[0]
            self._profiles[document_id] = profile(f"{names} {re.sub(r'[_-]', ' ', file)}")
        return self._profiles[document_id]

    def _fits(self, phrase: Phrase, document_id: str) -> bool:
        """Whether an agreement can be between the parties that a phrase names: it has every
        country of theirs, a name of half of them at least, and none speaks against it."""
        parties = _parties(phrase.parts)
        for party in parties:
            countries = [term for term in party if term.countries]
            if any(document_id not in self.holders(term) for term in countries):
                return False
            if not any(self._agreements_with(term) for term in party) and any(
                self._speaks_against(term, phrase.language, document_id) for term in party
            ):
                return False
        borne_out = sum(
            1 for party in parties if any(document_id in self.holders(term) for term in party)
        )
        return borne_out * 2 >= len(parties)

    def _speaks_against(self, term: Term, language: str, document_id: str) -> bool:
        """Whether a name that no agreement has tells that this one is not meant.

        A name is put into another language in many ways, and each makes its own abbreviations;
        the other party then tells. In one language an abbreviation may be of the initials.
        """
        record = self._records[document_id]
        if not term.written.isupper():
            return record.language == language
        if self._is_of_another_script(term):
            return False
        initials = Counter(re.findall(r"(?<!\w)[^\W\d_a-zа-я]", record.title))
        return bool(Counter(term.written) - initials)

    def _is_of_another_script(self, term: Term) -> bool:
        """Whether a word is an abbreviation in a script in which no agreement is written."""
        return term.written.isupper() and _is_cyrillic(term.written) not in self._scripts

    @cached_property
    def _scripts(self) -> frozenset[bool]:
        """Whether agreements are written in Cyrillic, in Latin, or in both."""
        return frozenset(self._records[one].language in _CYRILLIC for one in self.agreements)

    def _is_strange(self, phrase: Phrase) -> bool:
        """Whether nothing that a phrase tells fits any agreement: its subject does not, and where
        or when it was made, or its kind, does not either."""
        if any(self._agreements_with(term) for term in phrase.names):
            return False
        subject = [
            term
            for part in phrase.parts
            if part.role is Role.TOPIC
            for term in (*part.names, *part.others)
        ]
        if not subject or any(self._agreements_with(term) for term in subject):
            return False
        made = any(part.role is Role.MADE and part.names for part in phrase.parts)
        return made or (phrase.kind != _ANY_KIND and not self.of_kind(phrase.kind))

    def _agreements_with(self, term: Term) -> frozenset[str]:
        return self.holders(term) & frozenset(self.agreements)

    def _telling(self, term: Term) -> frozenset[str]:
        """The agreements with a name that tells them apart: most have not the same."""
        held = self._agreements_with(term)
        return held if len(held) <= max(1, ROUTING.common * len(self.agreements)) else frozenset()

    def _told_of(self, names: Sequence[Term]) -> tuple[str, ...]:
        """The reports whose title tells of the parties of an agreement that is not held."""
        return tuple(
            one
            for one in self.reports
            if names and all(one in self.holders(term) for term in names)
        )

    def _best(self, among: Sequence[str], names: Sequence[Term]) -> tuple[list[str], float]:
        """The documents that the names fit best, in order, and how well; a name that most
        agreements have tells none apart."""
        total = len(self.agreements)
        scores = dict.fromkeys(among, 0.0)
        for term in {term.word: term for term in names}.values():
            held = self._telling(term)
            for one in held & scores.keys():
                scores[one] += math.log(1 + total / len(held))
        best = max(scores.values(), default=0.0)
        found = [one for one in among if scores[one] >= _AS_WELL * best]
        return sorted(found, key=lambda one: -scores[one]), best

    def _of_kind(self, documents: Sequence[str], kind: str) -> list[str]:
        return [one for one in documents if self._records[one].kind == kind]

    def _by_subject(self, documents: Sequence[str], words: Sequence[Term]) -> list[str]:
        """The documents whose titles bear out the common words of a phrase best."""
        if len(documents) < 2 or not words:
            return list(documents)
        scores = self._names.find(words).scores
        best = max(scores.get(one, 0.0) for one in documents)
        if best < ROUTING.touched:
            return list(documents)
        return [one for one in documents if scores.get(one, 0.0) >= _BY_SUBJECT * best]

    def _report(self, phrase: Phrase) -> Named:
        """The report that the words of a phrase name best, if one does so clearly."""
        scores = self._names.find((*phrase.names, *phrase.others)).scores
        ranked = sorted(self.reports, key=lambda one: -scores.get(one, 0.0))
        best = scores.get(ranked[0], 0.0) if ranked else 0.0
        if best < ROUTING.touched:
            return Named()
        found = [one for one in ranked if scores.get(one, 0.0) >= _AS_WELL * best]
        return Named(tuple(found) if len(found) == 1 else (), plainly=True)


def _parties(parts: Sequence[Part]) -> list[tuple[Term, ...]]:
    """The names of each party of a phrase; names beside the kind stand for one. A party without
    a name may be called by common words with capitals, as many organisations are."""
    found: list[tuple[Term, ...]] = []
    for part in parts:
        names = tuple(term for term in part.names if not term.word.isdigit())
        if part.role is Role.PARTY and not names:
            names = tuple(term for term in part.others if term.proper)
        if names and part.role in (Role.PARTY, Role.PLAIN):
            found.append(names)
    return found


def _is_cyrillic(word: str) -> bool:
    return has_kazakh_letters(word.lower()) or bool(re.search("[а-яё]", word.lower()))
