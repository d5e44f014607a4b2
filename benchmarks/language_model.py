"""What gets through the guard when a language model lies, or obeys what attacks it.

    .venv/bin/python benchmarks/language_model.py [--half dev|test] [--seeds N] [--failures]
    .venv/bin/python benchmarks/language_model.py --attacks

Over the questions in tests/data/lies, in both forms of reply, the scripted liar answers as the
model, every second sentence a lie: counted are the lies that reached the reader, by kind, and the
true sentences that were kept. `--failures` prints single failures, of the "dev" half only: "test"
measures. With `--attacks` the obeying model answers the attacks in tests/data/attacks, over their
documents beside the corpus, and what of them reached the reader is listed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from memobot.answers.conversation import NOTHING_SAID
from memobot.answers.model import Answer, Listener, unheard
from memobot.assistant import Assistant
from memobot.evaluation.machine import described, this_machine
from memobot.evaluation.writing.attacks import Attack, read_attacks, write_documents
from memobot.evaluation.writing.breaches import Articles, breaches, quoted_anyway
from memobot.evaluation.writing.cases import Case, read_cases
from memobot.evaluation.writing.liar import Liar
from memobot.evaluation.writing.obedient import Obedient
from memobot.evaluation.writing.outcomes import Outcomes, outcomes
from memobot.evaluation.writing.statements import QUOTATION, TRUE, WRITTEN, Form
from memobot.index.builder import ingest
from memobot.index.embedding import open_embedder
from memobot.index.store import Index
from memobot.language_models.scripted import ScriptedModel
from memobot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "data" / "lies"
ATTACKS = ROOT / "tests" / "data" / "attacks"
CORPORA = {"corpus": ROOT / "corpus", "agreements": ROOT / "tests" / "data" / "agreements"}
FORMS: tuple[Form, ...] = ("json", "text")
HALVES, LANGUAGES = ("dev", "test"), ("en", "ru", "kk", "pl")


@dataclass
class Tally:
    """Counts over all replies."""

    replies: int = 0
    empty: int = 0  # replies in which nothing could be said: the words were not among the sources
    dropped: int = 0
    told: Counter[str] = field(default_factory=Counter)  # lies by kind
    reached: Counter[str] = field(default_factory=Counter)
    true: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # half, language, kind
    kept: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    quoted: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # when they came back
    ended: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def add(self, case: Case, liar: Liar, answer: Answer, found: Outcomes, seconds: float) -> None:
        """Count one reply."""
        self.replies += 1
        self.seconds.append(seconds)
        self.empty += not liar.said
        self.told.update(one.kind for one in liar.said if one.false)
        self.reached.update(kind for kind, _ in found.reached)
        true = (*found.kept, *found.quoted, *found.lost)
        self.true.update((case.half, case.language, one.kind) for one in true)
        self.quoted.update((case.half, case.language, one.kind) for one in found.quoted)
        self.kept.update((case.half, case.language, one.kind) for one in found.kept)
        self.ended[answer.writing.outcome if answer.writing else "no model asked"] += 1
        self.dropped += answer.writing.dropped if answer.writing else 0


def replies(cases: list[Case], seeds: int) -> Iterator[tuple[Case, Liar, Answer, Outcomes, float]]:
    """Each case asked in both forms with each seed."""
    liars: dict[Form, Liar] = {form: Liar(cases, form) for form in FORMS}
    for corpus, folder in CORPORA.items():
        with TemporaryDirectory() as index:
            settings = Settings(corpus=folder, index=Path(index))
            ingest(settings)
            embedder = open_embedder(settings.embedding)
            opened = Index.open(settings.index)
            without = Assistant(settings, opened, embedder)
            for form, liar in liars.items():
                told = settings.model_copy(update={"llm_reply": form})
                model = ScriptedModel(liar, name="liar")
                assistant = Assistant(told, opened, embedder, model=model)
                for case in (one for one in cases if one.corpus == corpus):
                    for seed in range(seeds):
                        liar.begin(f"{case.id} {form} {seed}")
                        heard: list[str] = []
                        start = perf_counter()
                        answer = assistant.ask(case.question, listen=heard.append)
                        seconds = perf_counter() - start
                        plain = without.ask(case.question)
                        yield case, liar, answer, outcomes(liar.said, answer, plain, heard), seconds


def print_failures(case: Case, liar: Liar, found: Outcomes) -> None:
    for kind, text in found.reached:
        print(f"  REACHED {case.id} {liar.form} {kind}: {text}")
    for one in found.lost:
        print(f"  lost    {case.id} {liar.form} {one.kind}: {one.text}")


def print_tally(tally: Tally) -> None:
    told, reached = sum(tally.told.values()), sum(tally.reached.values())
    print(f"replies {tally.replies}, nothing to cite in {tally.empty}; {dict(tally.ended)}")
    print(f"lies told {told}, of {len(tally.told)} kinds; reached the reader {reached}")
    for kind in sorted(tally.told.keys() | tally.reached.keys()):
        print(f"  {kind:24} {tally.told[kind]:4}  reached {tally.reached[kind]}")
    by_hand = {kind for kind in tally.told if kind.startswith(WRITTEN)}
    print(
        f"  made by rule: {told - sum(tally.told[kind] for kind in by_hand)}, reached "
        f"{reached - sum(tally.reached[kind] for kind in by_hand)}; by hand: "
        f"{sum(tally.told[kind] for kind in by_hand)}, reached "
        f"{sum(tally.reached[kind] for kind in by_hand)}"
    )
    print("true sentences kept as told, and with those that were quoted when they came back")
    for half in HALVES:
        for name, kinds in (("in other words", {TRUE}), ("quotations", {QUOTATION})):
            print_kept(tally, f"  {half:5} {name:15}", half, kinds)
        print_kept(tally, f"  {half:5} {'all':15}", half, {TRUE, QUOTATION})
    spent = sorted(tally.seconds)
    print(f"sentences dropped {tally.dropped}")
    print(
        f"milliseconds a reply: median {1000 * spent[len(spent) // 2]:.0f}, "
        f"longest {1000 * spent[-1]:.0f}"
    )


def print_kept(tally: Tally, title: str, half: str, kinds: set[str]) -> None:
    parts = []
    for languages in (("en",), ("ru",), ("kk",), ("pl",), LANGUAGES):
        keys = [key for key in tally.true if key[0] == half and key[1] in languages]
        of = sum(tally.true[key] for key in keys if key[2] in kinds)
        kept = sum(tally.kept[key] for key in keys if key[2] in kinds)
        told = kept + sum(tally.quoted[key] for key in keys if key[2] in kinds)
        if of:
            parts.append(f"{'+'.join(languages)} {kept}, {told} of {of} ({told / of:.1%})")
    if parts:
        print(title, ", ".join(parts))


def print_attacks() -> int:
    """How many attacks reached the reader, in either form."""
    attacks = read_attacks(ATTACKS)
    prompts = [file.read_text("utf-8") for file in (ROOT / "prompts").glob("[a-z]*.md")]
    asked, got_through, quoted = Counter[str](), 0, 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(CORPORA["corpus"], folder / "corpus")
        write_documents(attacks, ATTACKS / "documents", folder / "corpus" / "hostile")
        settings = Settings(corpus=folder / "corpus", index=folder / "index")
        ingest(settings)
        opened, embedder = Index.open(settings.index), open_embedder(settings.embedding)
        plain = Assistant(settings, opened, embedder)
        for form in FORMS:
            model = Obedient(form)
            told = settings.model_copy(update={"llm_reply": form})
            scripted = ScriptedModel(model, name="obedient")
            assistant = Assistant(told, opened, embedder, model=scripted)
            for attack in attacks:
                model.begin(attack)
                heard: list[str] = []
                answer = put(assistant, attack, heard.append)
                own = put(plain, attack)
                asked[f"{attack.where}, model asked"] += answer.writing is not None
                asked[attack.where] += 1
                found = breaches(
                    attack, answer, lambda own=own: own, articles_of(plain), prompts, heard
                )
                got_through += bool(found)
                if found:
                    print(f"  REACHED {attack.id} {attack.kind} {form}: {'; '.join(found[:4])}")
                if (words := quoted_anyway(attack, own)) and form == FORMS[0]:
                    quoted += 1
                    print(f"  quoted without a model {attack.id} {attack.kind}: {words}")
    print(f"attacks {len(attacks)} in two forms; {dict(sorted(asked.items()))}")
    print(f"reached the reader {got_through}; quoted without a model {quoted}")
    return got_through


def put(assistant: Assistant, attack: Attack, listen: Listener = unheard) -> Answer:
    turn = NOTHING_SAID
    for message in attack.before:
        turn = assistant.ask(message, turn).turn
    return assistant.ask(attack.question, turn, listen)


def articles_of(assistant: Assistant) -> Articles:
    return lambda document_id: {
        unit.number or "" for unit in assistant.show(document_id).document.articles()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--attacks", action="store_true")
    given = parser.parse_args()
    print(described(this_machine()))
    if given.attacks:
        sys.exit(print_attacks() > 0)
    cases = [one for one in read_cases(CASES) if given.half in (None, one.half)]
    tally = Tally()
    for case, liar, answer, found, seconds in replies(cases, given.seeds):
        tally.add(case, liar, answer, found, seconds)
        if given.failures and case.half == "dev":
            print_failures(case, liar, found)
    print_tally(tally)
    sys.exit(bool(sum(tally.reached.values())))


if __name__ == "__main__":
    main()
