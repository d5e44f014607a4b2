"""A corpus under file names that say nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath


def copy_renamed(corpus: Path, sources: Iterable[str], folder: Path) -> dict[str, str]:
    """Copy files of a corpus into a new folder as doc0001.txt and so on, in order of their paths.

    Returns the new name -> the path within the corpus. The suffix stays, as it picks the reader.
    """
    folder.mkdir(parents=True)
    originals = {}
    for number, source in enumerate(sorted(sources), start=1):
        name = f"doc{number:04}{PurePosixPath(source).suffix}"
        shutil.copyfile(corpus / source, folder / name)
        originals[name] = source
    return originals
