"""The agreements that ship and those of tests/data, with what is known of them on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from memobot.citations.asserted.comparing import compare_with
from memobot.citations.asserted.finding import find_assertions
from memobot.citations.asserted.model import Judged
from memobot.documents.model import Document
from memobot.documents.reading import read_bytes, read_text
from memobot.documents.structure import parse
from memobot.language import detect
from memobot.register import Register
from memobot.settings import Settings
from memobot.terms.ledger import Entry

ROOT = Path(__file__).parents[3]
CORPORA = (ROOT / "corpus", ROOT / "tests" / "data" / "agreements")
Held = tuple[Entry, Document]
Compare = Callable[..., tuple[Judged, ...]]


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Held]:
    """Entry and document by the name of the file."""
    index = tmp_path_factory.mktemp("none")
    found: dict[str, Held] = {}
    for corpus in CORPORA:
        register = Register.read(Settings(corpus=corpus, index=index))
        for entry in register.terms(as_of=date(2026, 11, 22)).entries:
            source = entry.document.source
            document = parse(read_text(read_bytes(corpus / source), source))
            found[Path(source).name] = (entry, document)
    return found


@pytest.fixture(scope="session")
def compare(held: dict[str, Held]) -> Compare:
    """A sentence compared with the agreement whose file has a name that begins so."""

    def compared(name: str, sentence: str, language: str | None = None) -> tuple[Judged, ...]:
        entry, document = next(one for file, one in held.items() if file.startswith(name))
        language = language or detect(sentence)
        return compare_with(find_assertions(sentence, language), entry, document, language)

    return compared
