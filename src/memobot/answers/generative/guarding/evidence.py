"""Where the quotations, values and names of a sentence may come from: the sources that it cites,
what names their documents, and the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from memobot.answers.generative.guarding.openers import is_opener
from memobot.answers.generative.guarding.text import Text
from memobot.answers.generative.guarding.word_kinds import kinds_in
from memobot.answers.generative.sources import Source
from memobot.citations.grounding import (
    Stated,
    Value,
    ungrounded,
    values_in,
    values_of,
    values_of_terms,
)
from memobot.citations.quotations import find_quotations
from memobot.documents.identity import kind_in
from memobot.documents.model import Span
from memobot.language import LANGUAGES
from memobot.naming.stemming import words
from memobot.naming.terms import SAME_CONCEPT, Profile, Term, profile, read_terms
from memobot.terms.dates import PartialDate
from memobot.terms.ledger import Entry

_DIGITS = re.compile(r"\d+")
_NAME_WORDS = 3  # words of a quotation that may be a name in other letters or another case


@dataclass(frozen=True)
class Evidence:
    """The grounds of one sentence."""

    cited: tuple[Source, ...]
    entries: tuple[Entry, ...]
    today: date

    def false_quotation(self, text: str) -> str | None:
        """A quotation that is neither the words of a source nor a name that it has."""
        held = [words(one) for one, _ in self._texts]
        for quotation in find_quotations(text):
            said = quotation.text(text)
            quote = f" {' '.join(words(said))} "
            verbatim = any(quote in f" {' '.join(one)} " for one in held)
            if not verbatim and not self._is_name(said):
                return said
        return None

    def missing_value(self, text: str, stated: Sequence[Stated]) -> str | None:
        """A number, date, length or article of `text` that is nowhere; `stated` are its values,
        figures outside of these are looked for as they are written."""
        if missing := ungrounded(stated, self._values()):
            return missing[0].span.of(text)
        figures = {figure for one, _ in self._texts for figure in _DIGITS.findall(one)}
        for match in _DIGITS.finditer(text):
            span = Span(*match.span())
            read = any(one.span.overlaps(span) for one in stated)
            if not read and match.group() not in figures:
                return match.group()
        return None

    def strange_name(
        self,
        sentence: Text,
        stated: Sequence[Stated],
        naming: Sequence[Span],
        said: Sequence[Text],
    ) -> str | None:
        """A name, a month or a day of the week that the words `said` do not have on which the
        sentence rests; not looked at are its values, and what stands in `naming`, which has led to
        the documents."""
        text, language = sentence
        apart = [one.span for one in stated]
        if not self._signs(read_terms(text, language)):
            apart += naming
        held = {kind for one in said for _, kind in kinds_in("calendar", *one)}
        days = [one for one in kinds_in("calendar", text, language) if not _within(one[0], apart)]
        if strange := [span for span, kind in days if kind not in held]:
            return strange[0].of(text)
        apart += [span for span, _ in days]
        terms = [one for one in read_terms(text, language) if not _within(one.span, apart)]
        names = [one for one in terms if not one.word.isdigit() and _may_be_name(one, text)]
        known = self._known(names, said)
        return next((one.written for one in names if not known.support(one)), None)

    def _known(self, names: Sequence[Term], said: Sequence[Text]) -> Profile:
        """What the words offer on which a sentence rests; where they are a signature, for whom it
        is; and the parties, where the sentence names them all."""
        texts = [text for text, _ in said]
        words_ = profile(" ".join(texts))
        for entry in self.entries:
            stated = entry.stated
            for one in stated.signatories:
                if one.name and all(map(words_.support, _telling(one.name))):
                    texts += [one.organisation or "", one.office or ""]
            parties = [one.name for one in stated.parties]
            if parties and all(_names(one, names) for one in parties):
                texts += parties
        return profile(" ".join(texts))

    def _signs(self, terms: Sequence[Term]) -> bool:
        """Whether one of those who signed is among the words: then every name tells for whom."""
        signatories = (one for entry in self.entries for one in entry.stated.signatories)
        return any(one.name and _names(one.name, terms) for one in signatories)

    def _has(self, term: Term) -> bool:
        return bool(self._profile.support(term))

    def _is_name(self, quotation: str) -> bool:
        """Whether a quotation is a name, each of whose words the sources have in some form."""
        written = quotation.split()
        if len(written) > _NAME_WORDS or not written or not written[0][:1].isupper():
            return False
        return all(
            self._has(term) for term in read_terms(quotation, self.cited[0].document.language)
        )

    @cached_property
    def _texts(self) -> tuple[Text, ...]:
        """The words of the sources and what names them, each with its language."""
        texts: list[Text] = []
        for one in self.cited:
            own = one.document.language
            texts.append((one.text, own))
            texts.append((f"{one.document.title}. {one.document.short_title}", own))
            texts += [(one.where(language), language) for language in LANGUAGES]
        return tuple(dict.fromkeys(texts))

    @cached_property
    def _profile(self) -> Profile:
        parties = [one.name for entry in self.entries for one in entry.stated.parties]
        return profile(" ".join([*(text for text, _ in self._texts), *parties]))

    def _values(self) -> Iterator[Iterator[Value]]:
        for text, language in self._texts:
            yield (one.value for one in values_in(text, language))
        yield from map(values_of, self.entries)
        yield from map(values_of_terms, self.entries)
        yield iter((PartialDate.of(self.today),))


def _names(name: str, terms: Sequence[Term]) -> bool:
    """Whether one of the words stands in a name."""
    offered = profile(name)
    return any(offered.support(term) >= SAME_CONCEPT for term in terms if len(term.word) > 2)


def _telling(name: str) -> list[Term]:
    """The words of a person's name, without initials."""
    return [term for term in read_terms(f"… {name}", "en") if len(term.word) > 2]


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return any(span.overlaps(one) for one in spans)


def _may_be_name(term: Term, text: str) -> bool:
    """Whether a word is a name: one with a capital, and at the beginning of a sentence one that
    is in no table of ours."""
    if term.is_name or (term.proper and kind_in(term.word) is None):
        return True
    begins = not any(map(str.isalnum, text[: term.span.start]))
    capital = term.written[:1].isupper()
    return term.unknown and capital and not (begins and is_opener(term.word))
