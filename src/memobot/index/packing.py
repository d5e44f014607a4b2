"""Findings as JSON, as the catalog keeps them."""

from __future__ import annotations

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


@cache
def _adapter() -> TypeAdapter[Findings]:
    from pydantic import TypeAdapter  # what only searches the index does not need it

    return TypeAdapter(Findings)
