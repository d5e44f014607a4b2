"""A folder laid out as LegalBench-RAG is published, with texts and questions of our own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

LEASE = """\
LEASE AGREEMENT

This Agreement is made on 4 May 2019 between Alder Ltd and Birch Ltd.

1. RENT

The rent of the orchard is 700 euro a month, payable on the first day.

2. PETS

The tenant may keep two goats and a donkey behind the barn.
"""
POLICY = """\
PRIVACY POLICY OF QUINCE GAMES

We collect the names and birthdays of players who open an account.

We sell no data to advertisers, and delete accounts after three years without a visit.
"""
TEXTS = {"leases/alder.txt": LEASE, "policies/quince.txt": POLICY}

# Of each question the file, and the words that answer it.
QUESTIONS: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "leases": [
        ("What is the rent of the orchard?", "leases/alder.txt", "700 euro a month"),
        ("Which animals may the tenant keep?", "leases/alder.txt", "two goats and a donkey"),
    ],
    "policies": [
        ("Does Quince Games sell data?", "policies/quince.txt", "We sell no data to advertisers"),
    ],
}
WriteData = Callable[..., Path]


def as_test(query: str, file: str, answer: str) -> dict[str, object]:
    """A question as the benchmark writes it."""
    start = TEXTS[file].index(answer)
    snippet = {"file_path": file, "span": [start, start + len(answer)], "answer": answer}
    return {"query": query, "snippets": [snippet]}


@pytest.fixture
def write_data(tmp_path: Path) -> WriteData:
    """A function: the tests of each set, or the two sets above -> the folder."""

    def write(sets: Mapping[str, object] | None = None) -> Path:
        data = tmp_path / "data"
        for name, text in TEXTS.items():
            path = data / "corpus" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        if sets is None:
            sets = {name: [as_test(*one) for one in rows] for name, rows in QUESTIONS.items()}
        (data / "benchmarks").mkdir()
        for name, tests in sets.items():
            path = data / "benchmarks" / f"{name}.json"
            path.write_text(json.dumps({"tests": tests}), "utf-8")
        return data

    return write
