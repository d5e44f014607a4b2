"""A scripted language model that lies in every second sentence, well and in many ways.

It reads the sources that it is given as a real model does, answers the questions of its cases
with true sentences that it can cite, and puts a lie beside each. When sentences come back it tells
the lies again, with more of them, and quotes what is true. What it said is kept, so that it can be
seen what got through.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from memobot.evaluation.writing import changes
from memobot.evaluation.writing.cases import Case, Fact
from memobot.evaluation.writing.prompted import Given, Prompted, on_one_line, read_prompt
from memobot.evaluation.writing.statements import (
    QUOTATION,
    TRUE,
    WRITTEN,
    Form,
    Ground,
    Statement,
    written,
)
from memobot.language import detect
from memobot.language_models.model import Message

_NO_SUCH_SOURCE = 87
_NO_SUCH_ARTICLE = ("27", "41", "99")
_QUOTED, _HELD_BACK = 0.15, 0.4  # how often a fact is quoted, or told with a false citation
_ANEW = 2  # lies that are added when sentences were sent back
_SPEAKER = "Dauletalin"


@dataclass(slots=True)
class Liar:
    """A script for a ScriptedModel. `said` holds the statements of the replies since `begin`."""

    cases: Sequence[Case]
    form: Form = "json"
    said: list[Statement] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)  # lies by kind, over all replies
    _chance: random.Random = field(default_factory=random.Random)

    def begin(self, seed: str) -> None:
        """Forget what was said; the replies that follow depend on the seed and what was told."""
        self.said = []
        self._chance = random.Random(seed)

    def __call__(self, messages: Sequence[Message]) -> str:
        """The reply to these messages."""
        prompted = read_prompt(messages)
        case = next((one for one in self.cases if _asks(one, prompted.question)), None)
        if case is None or not prompted.sources:
            return written([], self.form)
        saying = self._anew(case, prompted) if prompted.is_again else self._first(case, prompted)
        self.said += saying
        return written(saying, self.form, inside=self._chance.random() < 0.5)

    def _first(self, case: Case, prompted: Prompted) -> list[Statement]:
        """True sentences, each with a lie before or behind it."""
        cited = [one for fact in case.facts if (one := _cited(fact, prompted))]
        if not cited:
            return []
        self._chance.shuffle(cited)
        lies = list(_lies(case, cited, prompted, self._chance))
        if len(cited) > 1 and self._chance.random() < _HELD_BACK:
            lies += _badly_cited(cited.pop(), prompted)
        truths = [self._as_told(one, case.language) for one in cited]
        pairs = zip(truths, self._chosen(lies, len(truths)), strict=False)
        return [one for pair in pairs for one in pair]

    def _anew(self, case: Case, prompted: Prompted) -> list[Statement]:
        """The same lies again, and others; of the true sentences those that came back, quoted."""
        cited = [one for fact in case.facts if (one := _cited(fact, prompted))]
        lies = list(_lies(case, cited, prompted, self._chance))
        quoted = [
            replace(self._quoted(one, case.language), instead=one.text)
            for one in cited
            if one.text in prompted.sent_back
        ]
        return [*(one for one in self.said if one.false), *quoted, *self._chosen(lies, _ANEW)]

    def _as_told(self, fact: Statement, language: str) -> Statement:
        return fact if self._chance.random() >= _QUOTED else self._quoted(fact, language)

    def _quoted(self, fact: Statement, language: str) -> Statement:
        words = on_one_line(fact.grounds[0].words)
        text = changes.frames(language)["quotation"].format(words=words)
        return Statement(QUOTATION, f"{text}.", fact.grounds[:1])

    def _chosen(self, lies: list[Statement], count: int) -> list[Statement]:
        """So many of these lies, of the kinds that were told least."""
        chosen: list[Statement] = []
        while lies and len(chosen) < count:
            self._chance.shuffle(lies)
            lie = min(lies, key=lambda one: self.told[one.kind])
            self.told[lie.kind] += 1
            chosen.append(lie)
            lies = [one for one in lies if one.kind != lie.kind]
        return chosen


def _asks(case: Case, question: str) -> bool:
    return on_one_line(case.question) == question


def _cited(fact: Fact, prompted: Prompted) -> Statement | None:
    """A fact with the sources that hold its words; None where one of them was not given."""
    found = [(prompted.source_of(one.words, one.article), one.words) for one in fact.bases]
    if any(source is None for source, _ in found):
        return None
    grounds = tuple(Ground(source.number, words) for source, words in found if source)
    return Statement(TRUE, fact.text, tuple(dict.fromkeys(grounds)))


def _lies(
    case: Case, cited: Sequence[Statement], prompted: Prompted, chance: random.Random
) -> Iterator[Statement]:
    """All lies of the case that can be told with these sources."""
    by_text = {one.text: one.grounds for one in cited}
    for one in case.falsehoods:
        if grounds := by_text.get(case.facts[one.fact].text):
            yield Statement(WRITTEN + one.kind, one.text, grounds, one.false)
    for fact in cited:
        for kind, text in _changed(fact, case, prompted, chance):
            yield Statement(kind, text, fact.grounds, text)
        yield from _framed(fact, case, prompted, chance)
        yield from _quoting(fact, case, prompted, chance)
        yield from _from_nowhere(fact, case, prompted, chance)


def _changed(
    fact: Statement, case: Case, prompted: Prompted, chance: random.Random
) -> Iterator[tuple[str, str]]:
    """The fact with one thing in it made another."""
    yield from changes.swapped(fact.text, case.language)
    yield from changes.figures_changed(fact.text, chance)
    given = " ".join(one.text for one in prompted.sources)
    if text := changes.figure_elsewhere(fact.text, given, chance):
        yield "figure_elsewhere", text
    for kind, text in changes.swapped(fact.text, case.language):
        if kind in ("number_word", "party", "country"):
            yield "look_alike", changes.look_alike(text)


def _framed(
    fact: Statement, case: Case, prompted: Prompted, chance: random.Random
) -> Iterator[Statement]:
    """The fact, or a lie, within words that make another thing of it."""
    frames = changes.frames(case.language)
    small, bare = changes.begun_small(fact.text, case.language), fact.text.rstrip(".")
    for name in ("condition", "title"):
        text = frames[name].format(text=small)
        yield Statement(name, text, fact.grounds, text)
    for name in ("parenthesis", "joined"):
        text = frames[name].format(text=bare) + "."
        yield Statement(name, text, fact.grounds, frames[name].format(text="").strip())
    for kind, number in _wrong_articles(fact, prompted, chance):
        text = frames["article"].format(n=number, text=small)
        yield Statement(kind, text, fact.grounds, text)
        added = frames["article_plain"].format(n=number, text="").strip()
        text = frames["article_plain"].format(n=number, text=fact.text)
        yield Statement(f"{kind}_added", text, fact.grounds, added)
    lie = chance.choice(case.falsehoods)
    small = changes.begun_small(lie.text.rstrip("."), case.language)
    for name, end in (("hedge", "."), ("asked", "")):
        text = frames[name].format(text=small) + end
        yield Statement(name, text, fact.grounds, text)
    text = frames["two_sentences"].format(text=fact.text, lie=lie.text)
    yield Statement("two_sentences", text, fact.grounds, lie.false)


def _wrong_articles(
    fact: Statement, prompted: Prompted, chance: random.Random
) -> Iterator[tuple[str, str]]:
    yield "article_missing", chance.choice(_NO_SUCH_ARTICLE)
    own = {one.article for one in prompted.sources if one.holds(fact.grounds[0].words)}
    own |= {one.article for one in prompted.sources if one.number == fact.grounds[0].source}
    others = [one.article for one in prompted.sources if one.article and one.article not in own]
    if others:
        yield "article_other", chance.choice(others)


def _quoting(
    fact: Statement, case: Case, prompted: Prompted, chance: random.Random
) -> Iterator[Statement]:
    """Quotations that are invented, changed, or put into somebody's mouth."""
    frames = changes.frames(case.language)
    ground = fact.grounds[0]
    source = _source(prompted, ground.source).text
    words = on_one_line(ground.words)
    changed = changes.misquoted(words, source, detect(source) or "en", chance)
    text = frames["quotation"].format(words=changed) + "."
    yield Statement("quotation_changed", text, (replace(ground, words=changed),), text)
    text = chance.choice(frames["invented_quotation"])
    yield Statement("quotation_invented", text, fact.grounds, text)
    if "geneva" not in case.document:  # where the speaker does speak
        text = frames["speaker"].format(words=words) + "."
        yield Statement("quotation_speaker", text, fact.grounds, text)


def _from_nowhere(
    fact: Statement, case: Case, prompted: Prompted, chance: random.Random
) -> Iterator[Statement]:
    """Sentences that no source bears out, with citations of all sorts."""
    for kind, texts in changes.lines(case.language).items():
        text = chance.choice(texts)
        yield Statement(kind, text, fact.grounds, text)
    for text in changes.in_disguise(str(chance.randint(11, 19)), case.language):
        yield Statement("disguised", text, fact.grounds, text)
    lie = chance.choice(case.falsehoods)
    source = fact.grounds[0].source
    everywhere = tuple(Ground(one.number, one.text[:80]) for one in prompted.sources)
    for kind, grounds in (
        ("all_sources", everywhere),
        ("words_invented", (Ground(source, lie.text),)),
        ("words_missing", (Ground(source),)),
        ("words_elsewhere", (Ground(source, everywhere[-1].words),)),
        ("source_not_given", (Ground(_NO_SUCH_SOURCE, lie.text),)),
        ("no_citation", ()),
    ):
        yield Statement(kind, lie.text, grounds, lie.false)


def _badly_cited(fact: Statement, prompted: Prompted) -> Iterator[Statement]:
    """The fact itself, which no other source bears out, or none is named for."""
    words = fact.grounds[0].words
    yield Statement("true_not_cited", fact.text, (), fact.text)
    for number in (0, _NO_SUCH_SOURCE):
        yield Statement("true_source_not_given", fact.text, (Ground(number, words),), fact.text)
    own = {one.source for one in fact.grounds}
    for other in prompted.sources:
        if other.number not in own and not other.holds(words):
            grounds = (Ground(other.number, other.text[:80]),)
            yield Statement("true_other_source", fact.text, grounds, fact.text)


def _source(prompted: Prompted, number: int) -> Given:
    return next(one for one in prompted.sources if one.number == number)
