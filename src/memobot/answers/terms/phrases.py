"""What memobot says of terms in its own words; the phrases are in `phrases.toml`."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from memobot.terms.dates import PartialDate, Precision
from memobot.terms.durations import Duration
from memobot.terms.steps import DatedValue, Step
from memobot.terms.wording import date_in_words, duration_in_words

_LANGUAGES = {  # names that stand alone: in Russian and Polish of the masculine noun "language"
    "en": {"en": "English", "ru": "английский", "kk": "ағылшын", "pl": "angielski"},
    "ru": {"en": "Russian", "ru": "русский", "kk": "орыс", "pl": "rosyjski"},
    "kk": {"en": "Kazakh", "ru": "казахский", "kk": "қазақ", "pl": "kazachski"},
    "pl": {"en": "Polish", "ru": "польский", "kk": "поляк", "pl": "polski"},
    "cs": {"en": "Czech", "ru": "чешский", "kk": "чех", "pl": "czeski"},
    "de": {"en": "German", "ru": "немецкий", "kk": "неміс", "pl": "niemiecki"},
    "es": {"en": "Spanish", "ru": "испанский", "kk": "испан", "pl": "hiszpański"},
    "et": {"en": "Estonian", "ru": "эстонский", "kk": "эстон", "pl": "estoński"},
    "fr": {"en": "French", "ru": "французский", "kk": "француз", "pl": "francuski"},
    "ky": {"en": "Kyrgyz", "ru": "кыргызский", "kk": "қырғыз", "pl": "kirgiski"},
    "lt": {"en": "Lithuanian", "ru": "литовский", "kk": "литва", "pl": "litewski"},
    "lv": {"en": "Latvian", "ru": "латышский", "kk": "латыш", "pl": "łotewski"},
    "mn": {"en": "Mongolian", "ru": "монгольский", "kk": "моңғол", "pl": "mongolski"},
    "pt": {"en": "Portuguese", "ru": "португальский", "kk": "португал", "pl": "portugalski"},
    "tg": {"en": "Tajik", "ru": "таджикский", "kk": "тәжік", "pl": "tadżycki"},
    "tr": {"en": "Turkish", "ru": "турецкий", "kk": "түрік", "pl": "turecki"},
    "uk": {"en": "Ukrainian", "ru": "украинский", "kk": "украин", "pl": "ukraiński"},
    "uz": {"en": "Uzbek", "ru": "узбекский", "kk": "өзбек", "pl": "uzbecki"},
}


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of one language, and dates and durations in it."""

    language: str

    def say(self, phrase: str, **fields: object) -> str:
        """A phrase with its fields filled in."""
        return _phrases()[phrase][self.language].format(**fields)

    def date(self, value: PartialDate | datetime.date) -> str:
        """A date at its precision."""
        whole = value if isinstance(value, PartialDate) else PartialDate.of(value)
        return date_in_words(whole, self.language)

    def duration(self, value: Duration) -> str:
        """A duration: "3 years"."""
        return duration_in_words(value, self.language)

    def working(self, step: Step) -> str:
        """A step with its result: "17 October 2023 + 5 years = 17 October 2028"."""
        return f"{step.in_words(self.language)} = {self.date(step.result)}"

    def by_precision(self, phrase: str, value: PartialDate) -> str:
        """`phrase` for a day or, as "in July 2025", for a month or a year."""
        ending = "day" if value.precision is Precision.DAY else "month"
        return self.say(f"{phrase}_{ending}", date=self.date(value))

    def end(self, value: DatedValue) -> str:
        """The end that a value tells."""
        return self.date(value.date) if value.date else self.say("without_end")

    def span(self, first: datetime.date, last: datetime.date | None) -> str:
        """From when to when, in words."""
        if last is None:
            return self.say("from_on", first=self.date(first))
        if first == last:
            return self.date(first)
        return self.say("between", first=self.date(first), last=self.date(last))

    def languages(self, codes: Sequence[str]) -> str:
        """Names of languages, of those without one the code."""
        names = [_LANGUAGES.get(code, {}).get(self.language, code) for code in codes]
        return ", ".join(names)


@cache
def _phrases() -> dict[str, dict[str, str]]:
    text = resources.files("memobot.answers.terms").joinpath("phrases.toml").read_text("utf-8")
    return tomllib.loads(text)
