"""Whether quotes of agreements are found, and changed quotes told as changed.

    .venv/bin/python benchmarks/quotes.py [--contracts FOLDER] [--sentences N] [--misses]

Sentences of 6 to 60 words are drawn by a seeded script from the seed texts, the NDAs of
ContractNLI and the contracts of CUAD, all read in place. Each is asked for as it stands, re-wrapped
and with other marks and dashes, and with one word changed by script: replaced by another word of
its group (a number by a number), left out, added. A changed quote that some text has word for
word is counted apart. Sentences of one group put to the texts of the other ones tell how often
words that were never quoted are taken for a changed quote.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from memobot.citations.model import ChangeKind
from memobot.citations.quotes import Alignment, Quotes
from memobot.documents.model import Document
from memobot.documents.reading import SUFFIXES, read_text
from memobot.documents.sentences import sentences
from memobot.documents.structure import parse

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SEED = 20250701
SHARES = {"seeds": 0.2, "NDAs": 0.3, "contracts": 0.5}  # of the sentences drawn
WORD = re.compile(r"(?<![^\s(“\"])(?:[^\W\d_]{4,}|\d+(?:[.,]\d+)*)(?![^\s.,;:)”\"])")
MARKS = str.maketrans({"“": "«", "”": "»", "’": "'", "–": "-", "—": "–"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the document it was drawn from."""

    group: str
    document: Document
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence with one word changed: the word it had, and the one that it has now."""

    sentence: Sentence
    kind: ChangeKind
    text: str
    old: str
    new: str


def read_folder(folder: Path, prefix: str) -> list[Document]:
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    return [parse(read_text(path.read_bytes(), f"{prefix}/{path.name}")) for path in paths]


def drawn(group: str, documents: Sequence[Document], number: int) -> list[Sentence]:
    found = [
        Sentence(group, document, text)
        for document in documents
        for span in sentences(document.text, document.body)
        if 6 <= len(re.findall(r"\S*[^\W_]\S*", text := span.of(document.text))) <= 60
    ]
    return random.Random(SEED).sample(found, min(number, len(found)))


def rewrapped(sentence: Sentence, dice: random.Random) -> str:
    """The sentence as a writer may set it: other line breaks, marks, dashes and first letter."""
    words = sentence.text.translate(MARKS).split()
    text = "".join(word + dice.choice((" ", " ", " ", "\n", "  ")) for word in words).strip()
    return text[0].swapcase() + text[1:].rstrip(".;,")


def changes(
    sentence: Sentence, vocabulary: Sequence[str], dice: random.Random
) -> Iterator[Changed]:
    """The sentence with one word replaced, one left out, one added.

    Words that it has twice are not changed: of two equal ones it is unclear which is left out.
    """
    text = sentence.text
    counted = Counter(re.findall(r"[^\W_]+", text.casefold()))
    places = [one for one in WORD.finditer(text) if counted[one.group().casefold()] <= 1]
    if not places:
        return
    place = dice.choice(places)
    old, new = place.group(), another(place.group(), vocabulary, dice)
    replaced = text[: place.start()] + new + text[place.end() :]
    yield Changed(sentence, ChangeKind.REPLACED, replaced, old, new)
    inner = [one for one in places if one.start() > 0 and WORD.search(text, one.end())]
    inner = [one for one in inner if not one.group()[0].isdigit() or text[one.start() - 1] == " "]
    if inner:
        place = dice.choice(inner)
        left = text[: place.start()] + text[place.end() :]
        yield Changed(sentence, ChangeKind.LEFT_OUT, left, place.group(), "")
    place = dice.choice(places)
    new = another("", vocabulary, dice)
    added = f"{text[: place.start()]}{new} {text[place.start() :]}"
    yield Changed(sentence, ChangeKind.ADDED, added, "", new)


def another(word: str, vocabulary: Sequence[str], dice: random.Random) -> str:
    """Another word of the vocabulary: a number for a number."""
    if word[:1].isdigit():
        return re.sub(r"\d+$", lambda match: str(int(match[0][:9]) + dice.randint(1, 30)), word)
    return next(
        other
        for other in iter(lambda: dice.choice(vocabulary), None)
        if not other[0].isdigit() and other.casefold() != word.casefold()
    )


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def timed(
    quotes: Quotes, text: str, documents: Sequence[Document], times: list[float]
) -> tuple[Alignment, ...]:
    started = time.perf_counter()
    found = quotes.align(text, documents)
    times.append(time.perf_counter() - started)
    return found


def is_found(sentence: Sentence, found: Sequence[Alignment]) -> bool:
    """Whether the sentence is found word for word in its document, and nothing else is."""
    own = [one for one in found if one.document is sentence.document]
    return bool(own) and all(
        one.exact and plain(one.span.of(one.document.text)) == plain(sentence.text) for one in own
    )


def is_told(changed: Changed, found: Sequence[Alignment]) -> bool:
    """Whether the quote is told as changed, from a text that has the sentence."""
    return bool(found) and not found[0].exact and any(_best(changed, found))


def is_named(changed: Changed, found: Sequence[Alignment]) -> bool:
    """Whether the change itself is told, at one of the most similar places."""
    return any(
        plain(changed.new) in plain(change.draft) and plain(changed.old) in plain(change.text)
        for one in _best(changed, found)
        for change in one.changes
    )


def _best(changed: Changed, found: Sequence[Alignment]) -> list[Alignment]:
    best = [one for one in found if one.similarity == found[0].similarity]
    return [one for one in best if stands(changed.sentence.text, one)]


def shown(text: str, found: Sequence[Alignment]) -> str:
    best = found[0] if found else None
    told = [(one.kind.value, one.draft, one.text) for one in best.changes] if best else []
    where = f"{best.document.source} {best.similarity:.2f}" if best else "no text"
    return f"    {' '.join(text.split())!r}\n      {where} {told}"


def row(name: str, right: int, asked: int, times: Sequence[float], note: str = "") -> None:
    share = f"{right / asked:7.1%}" if asked else "      –"
    middle = f"{median(times) * 1000:7.1f}" if times else "      –"
    most = f"{max(times) * 1000:7.1f}" if times else "      –"
    print(f"{name:<22}{right:>5} of {asked:<5}{share} {middle} {most}  {note}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    folder = SHARED / "benchmarks" / "cuad" / "full_contract_txt"
    parser.add_argument("--contracts", type=Path, default=folder)
    parser.add_argument("--sentences", type=int, default=500)
    parser.add_argument("--misses", action="store_true", help="print near misses of other texts")
    arguments = parser.parse_args()
    ndas = SHARED / "benchmarks" / "legalbenchrag" / "corpus" / "contractnli"
    groups = {
        "seeds": read_folder(SHARED / "seeds", "seeds"),
        "NDAs": read_folder(ndas, "ndas"),
        "contracts": read_folder(arguments.contracts, "contracts"),
    }
    measure(groups, arguments.sentences, arguments.misses)


def measure(groups: dict[str, list[Document]], number: int, misses: bool) -> None:
    documents = [document for group in groups.values() for document in group]
    wanted = {name: round(number * share) for name, share in SHARES.items()}
    sample = [one for name, group in groups.items() for one in drawn(name, group, wanted[name])]
    quotes = Quotes()
    started = time.perf_counter()
    quotes.align("words that stand nowhere", documents)
    characters = sum(len(document.text) for document in documents)
    print(
        f"{len(sample)} sentences of {len(documents)} texts, {characters:,} characters, read as "
        f"words in {time.perf_counter() - started:.1f} s\n"
    )
    print(f"{'':<22}{'right':>14}{'share':>8} {'p50 ms':>7} {'max ms':>7}")
    verbatim(quotes, sample, documents, "verbatim", lambda one, _: one.text)
    verbatim(quotes, sample, documents, "re-wrapped", rewrapped)
    for kind in ChangeKind:
        altered(quotes, kind, sample, documents)
    unrelated(quotes, groups, sample, misses)


def verbatim(
    quotes: Quotes,
    sample: Sequence[Sentence],
    documents: Sequence[Document],
    name: str,
    written: Callable[[Sentence, random.Random], str],
) -> None:
    dice, times = random.Random(SEED), list[float]()
    asked = [(one, written(one, dice)) for one in sample]
    found = [timed(quotes, text, documents, times) for _, text in asked]
    wrong = [
        shown(text, places)
        for (one, text), places in zip(asked, found, strict=True)
        if not is_found(one, places)
    ]
    row(name, len(asked) - len(wrong), len(asked), times)
    print(*wrong, sep="\n", end="\n" if wrong else "")


def altered(
    quotes: Quotes,
    kind: ChangeKind,
    sample: Sequence[Sentence],
    documents: Sequence[Document],
) -> None:
    dice, times, wrong = random.Random(SEED), list[float](), list[str]()
    asked = told = equal = 0
    vocabularies = {
        group: WORD.findall(" ".join(one.text for one in sample if one.group == group))
        for group in {one.group for one in sample}
    }
    for sentence in sample:
        for changed in changes(sentence, vocabularies[sentence.group], dice):
            if changed.kind is not kind:
                continue
            found = timed(quotes, changed.text, documents, times)
            if found and found[0].exact and stands(changed.text, found[0]):
                equal += 1
                continue
            asked += 1
            told += is_told(changed, found)
            if not is_told(changed, found) or not is_named(changed, found):
                wrong.append(
                    f"    {changed.old!r} -> {changed.new!r}\n{shown(changed.text, found)}"
                )
    note = f"the change itself named in {asked - len(wrong)}"
    note += f"; {equal} more stand so in a text" if equal else ""
    row(f"{kind.value.replace('_', ' ')}, told", told, asked, times, note)
    print(*wrong, sep="\n", end="\n" if wrong else "")


def stands(text: str, found: Alignment) -> bool:
    return plain(text) in plain(found.document.text)


def unrelated(
    quotes: Quotes, groups: dict[str, list[Document]], sample: Sequence[Sentence], misses: bool
) -> None:
    times, taken, asked = list[float](), list[str](), 0
    for sentence in sample:
        others = [one for name, group in groups.items() if name != sentence.group for one in group]
        found = timed(quotes, sentence.text, others, times)
        asked += 1
        if found:
            taken.append(shown(sentence.text, found))
    row("unrelated, not taken", asked - len(taken), asked, times)
    if misses:
        print(*taken, sep="\n")


if __name__ == "__main__":
    main()
