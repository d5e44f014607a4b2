"""The parts of an Office Open XML file (a ZIP archive), read within bounds.

Nothing declared in the archive is trusted: sizes are checked before reading and while reading,
XML is parsed without entities, network or depth beyond libxml2's own limits.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from memobot.errors import ReadingError

MAX_ENTRIES = 10_000
MAX_UNPACKED = 200 * 2**20  # all parts together, as declared
MAX_PART = 64 * 2**20  # one part, as read
_MAX_RATIO = 200  # of a part above _SMALL; real documents stay below 60
_SMALL = 4 * 2**20


def local(element: Any) -> str:
    """The name of an element without its namespace, which strict and usual files differ in."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, *path: str) -> Any | None:
    """The first child of that name, and the first child of that, and so on."""
    for name in path:
        element = next((inner for inner in element if local(inner) == name), None)
        if element is None:
            return None
    return element


def attribute(element: Any | None, name: str = "val") -> str | None:
    """An attribute by its name without namespace; None too when there is no element."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


class Package:
    """An opened archive. Raises ReadingError when it is damaged, locked or hostile."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError):
            raise ReadingError(
                "is cut short or damaged: copy it again, or open and save it anew"
            ) from None
        entries = self._archive.infolist()
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise _too_large()
        self._names = {entry.filename.lower(): entry for entry in entries}

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None when there is no such part."""
        entry = self._names.get(name.lower())
        if entry is None:
            return None
        if entry.flag_bits & 0x1:
            raise ReadingError("is locked by a password: save a copy without one")
        if entry.file_size > MAX_PART or (
            entry.file_size > _SMALL and entry.file_size > _MAX_RATIO * entry.compress_size
        ):
            raise _too_large()
        with self._archive.open(entry) as file:
            data = file.read(MAX_PART + 1)
        if len(data) > MAX_PART:
            raise _too_large()
        return data

    def xml(self, name: str) -> Any | None:
        """The root element of a part, None when there is no such part."""
        data = self.part(name)
        if data is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        root = etree.fromstring(data, parser)
        if root.getroottree().docinfo.doctype:  # forbidden in the format; used for entity bombs
            raise ReadingError("holds XML entities, which no Word file does: save it anew")
        return root

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part that `part` ("" for the package) refers to as `kind`."""
        folder, name = posixpath.split(part)
        relations = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if relations is None:
            return None
        for relation in relations:
            kind_of = attribute(relation, "Type") or ""
            target = attribute(relation, "Target")
            if kind_of.rpartition("/")[2] == kind and target:
                return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return None


def _too_large() -> ReadingError:
    return ReadingError("unpacks to far more than a text needs: save only its text as .txt")
