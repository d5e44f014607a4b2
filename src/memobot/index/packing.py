"""Findings and the keys of names as JSON, as the catalog keeps them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from memobot.terms.model import Findings

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def pack_findings(findings: Findings) -> str:
    """The findings as JSON, without what is at its default."""
    return _adapter().dump_json(findings, exclude_defaults=True).decode()


def unpack_findings(packed: str) -> Findings:
    """The findings that were packed. Raises ValueError when they were none."""
    return _adapter().validate_json(packed, strict=True)


def pack_keys(keys: Mapping[str, int]) -> str:
    """The keys of a document's names as JSON, by what they count in tenths."""
    by_weight: dict[int, list[str]] = {}
    for key in sorted(keys):
        by_weight.setdefault(keys[key], []).append(key)
    return json.dumps(by_weight, ensure_ascii=False)


def unpack_keys(packed: str) -> dict[str, int]:
    """The keys that were packed."""
    return {key: int(weight) for weight, keys in json.loads(packed).items() for key in keys}


@cache
def _adapter() -> TypeAdapter[Findings]:
    from pydantic import TypeAdapter  # what only searches the index does not need it

    return TypeAdapter(Findings)
