"""What the corpus yields: the terms of every agreement, read without an index or from one.

The folder of texts is what counts. An index of the same code serves as a cache: what it holds
of a file whose bytes are the same is taken from there, and the other files are read now. So
terms can be asked for before anything is embedded, which takes a hundred times as long.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from memobot.documents.reading import read_bytes
from memobot.errors import CorpusError, IndexUnavailable, ReadingError
from memobot.index.catalog import Catalog, DocumentRecord, Failure
from memobot.index.generations import Generation, open_current
from memobot.index.manifest import code_version
from memobot.index.report import Progress, silent
from memobot.index.sources import Source, scan
from memobot.settings import Settings
from memobot.terms.model import Findings

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the corpus and what it yields."""

    record: DocumentRecord
    findings: Findings = field(repr=False)


@dataclass(frozen=True, slots=True)
class Collected:
    """The documents of a corpus by source, and the files that could not be read.

    `index` is the folder of the index that they are of, where the corpus itself is missing.
    """

    known: tuple[Known, ...]
    failures: tuple[Failure, ...] = ()
    index: Path | None = None


def collect(settings: Settings, progress: Progress | None = None) -> Collected:
    """What the files of `settings.corpus` yield; without that folder, what the index holds.

    Raises CorpusError when there is neither, or nothing to read.
    """
    if not settings.corpus.is_dir() and (held := _indexed(settings.index, any_code=True)):
        return Collected(tuple(held.values()), index=settings.index)
    sources = scan(settings.corpus)
    held = _indexed(settings.index)
    known: list[Known] = []
    failures: list[Failure] = []
    for done, source in enumerate(sources):
        (progress or silent)("reading", done, len(sources))
        one = held.get((source.name, source.sha256)) or _read(source)
        known += [one] if isinstance(one, Known) else []
        failures += [one] if isinstance(one, Failure) else []
    (progress or silent)("reading", len(sources), len(sources))
    if failures and not known:
        raise CorpusError(
            f"None of the {len(failures)} files in {settings.corpus} could be read. The "
            f"first, {failures[0].source}, {failures[0].error}."
        )
    return Collected(tuple(known), tuple(failures))


def known_in(catalog: Catalog) -> tuple[Known, ...]:
    """The documents of a catalog, by source. Raises IndexCorrupt."""
    findings = catalog.findings()
    return tuple(Known(record, findings[record.document_id]) for record in catalog.documents())


def _indexed(root: Path, *, any_code: bool = False) -> Mapping[tuple[str, str], Known]:
    """What the index in the folder `root` knows, by source and SHA-256 of the file.

    Empty where there is no sound index, or with `any_code` unset none of this code.
    """
    try:
        generation: Generation = open_current(root)
        if not any_code and generation.manifest.recipe.code != code_version():
            return {}
        with closing(Catalog.open(generation.catalog)) as catalog:
            known = known_in(catalog)
    except IndexUnavailable as error:
        _log.debug("the terms are read from the texts: %s", error)
        return {}
    return {(one.record.source, one.record.sha256): one for one in known}


def _read(source: Source) -> Known | Failure | None:
    """What the file yields now; None if it has vanished since the folder was listed."""
    # Rules by the hundred are compiled there, which a process that reads no file can spare.
    from memobot.index.taking_apart import document_in, findings_of

    try:
        if source.problem:
            raise ReadingError(source.problem)
        data = read_bytes(source.path)
        document = document_in(data, source.name)
    except ReadingError as error:
        failed = Failure(source.name, source.sha256, str(error))
        return failed if source.path.exists() else None
    sha256 = hashlib.sha256(data).hexdigest()
    return Known(DocumentRecord.of(document, sha256), findings_of(document))
