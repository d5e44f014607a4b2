"""One file's bytes -> its document and what that yields, with every fault told as one line."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from memobot.documents.model import Document
from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.errors import ReadingError
from memobot.terms.extract import extract
from memobot.terms.model import AgreementTerms, Findings, Warning

_log = logging.getLogger(__name__)

NOT_EXTRACTED = "The terms could not be read from the text: a fault of memobot's, not of the text."


def document_in(data: bytes, name: str) -> Document:
    """The document in the bytes of the file `name`. Raises ReadingError, whatever went wrong."""
    text = read_text(data, name)
    try:
        text.text.encode()  # a lone surrogate could be neither kept nor printed
    except UnicodeEncodeError:
        raise ReadingError("holds broken characters: save it anew as UTF-8") from None
    with faults_told(name):
        return parse(text)


def findings_of(document: Document) -> Findings:
    """The terms or the mentions in a document.

    A fault of ours costs the terms, not the document: an agreement then has a warning alone.
    """
    try:
        return extract(document)
    except Exception as error:
        _log.warning("%s: its terms could not be extracted (%s)", document.source, _said(error))
        _log.debug("where it failed", exc_info=True)
    if not document.is_agreement:
        return Findings()
    return Findings(AgreementTerms(warnings=(Warning(NOT_EXTRACTED),)))


@contextmanager
def faults_told(name: str) -> Iterator[None]:
    """A fault of ours becomes a ReadingError: one file must not end an ingest."""
    try:
        yield
    except Exception as error:
        _log.debug("%s could not be taken apart", name, exc_info=True)
        raise ReadingError(f"could not be taken apart ({_said(error)})") from error


def _said(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
