"""How long `memobot check` takes over a letter of 20 pages with 100 references, from a cold shell.

    .venv/bin/python benchmarks/checking.py --corpus DIR --index DIR

DIR is a folder of agreements, such as corpus/ with some hundreds of contracts, and its index
(`memobot ingest`). The letter is made anew from a seed: for each reference an article of an
agreement drawn at random is quoted, quoted with a word changed, told in other words or given a
wrong number, between paragraphs that claim nothing. The time is the median of five processes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from memobot.assistant import Assistant
from memobot.documents.model import Document, Unit
from memobot.documents.sentences import sentences
from memobot.evaluation.machine import described, this_machine
from memobot.settings import Settings

REFERENCES, PAGES, PAGE = 100, 20, 3_000  # characters a page
RUNS = 5
SEED = 2026
FILLER = (
    "The working group met again in the spring and went through the papers of the year before. "
    "Some members asked for more time, since the translation had come late; others felt that the "
    "matter had been talked over often enough. Lunch was taken together, and in the afternoon the "
    "chair summed up what had been said on either side."
)
LEADS = (
    "Article {number} of the {title} reads: “{words}”",
    "Under Article {number} of the {title}, {words}",
)
WORD = re.compile(r"[^\W\d_]{5,}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "letter.md"
        held = write_letter(draft, given.corpus, given.index)
        runs = [check(draft, given.corpus, given.index) for _ in range(RUNS)]
    claims = runs[0][1]
    print(f"{held} documents; a letter of {PAGES} pages, {REFERENCES} references")
    print(f"claims found: {sum(claims.values())}  {claims}")
    print(f"cold, median of {RUNS}: {median(seconds for seconds, _ in runs):.1f} s")
    print(f"slowest: {max(seconds for seconds, _ in runs):.1f} s")
    print(described(this_machine()))


def write_letter(draft: Path, corpus: Path, index: Path) -> int:
    """Make the letter; the number of documents that it draws on."""
    assistant = Assistant.open(Settings(corpus=corpus, index=index))
    records = assistant.documents()
    documents = [assistant.show(one.document_id).document for one in records if one.is_agreement]
    chance = random.Random(SEED)
    quotable = [
        (document, article, words)
        for document in documents
        for article in document.articles()
        if article.number and (words := sentence_of(document, article))
    ]
    paragraphs = [reference(chance, *chance.choice(quotable)) for _ in range(REFERENCES)]
    share = (PAGES * PAGE - sum(map(len, paragraphs))) // REFERENCES
    filler = (FILLER * 4)[: max(0, share)].rpartition(". ")[0]
    draft.write_text("\n\n".join(f"{one}\n\n{filler}." for one in paragraphs), encoding="utf-8")
    return len(records)


def sentence_of(document: Document, article: Unit) -> str | None:
    """A sentence of an article that can be quoted on one line."""
    for span in sentences(document.text, article.span):
        words = " ".join(span.of(document.text).split())
        if 60 <= len(words) <= 400 and words[0].isupper() and not re.search('["“”«»]', words):
            return words
    return None


def reference(chance: random.Random, document: Document, article: Unit, words: str) -> str:
    """A statement about the article, true or not."""
    number = article.number if chance.random() < 0.8 else str(int(chance.random() * 40) + 1)
    if chance.random() < 0.3:
        changed = chance.choice(WORD.findall(words) or [words])
        words = words.replace(changed, "otherwise", 1)
    lead = chance.choice(LEADS)
    return lead.format(number=number, title=document.title, words=words)


def check(draft: Path, corpus: Path, index: Path) -> tuple[float, dict[str, int]]:
    """The seconds of one process, and how many claims have each verdict."""
    command = [sys.executable, "-m", "memobot.cli", "check", str(draft), "--json"]
    command += ["--corpus", str(corpus), "--index", str(index)]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return seconds, json.loads(done.stdout)["summary"]


if __name__ == "__main__":
    main()
