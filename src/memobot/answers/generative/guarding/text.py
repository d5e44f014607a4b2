"""Words with their language."""

from __future__ import annotations

Text = tuple[str, str]
"""Words, and the code of the language that they are in."""
