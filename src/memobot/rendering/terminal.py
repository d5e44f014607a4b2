"""What goes to a terminal, and what goes to programs.

A text of the corpus may hold control characters; what goes to a terminal has them made visible,
so that no document can move the cursor or recolour the screen.
"""

from __future__ import annotations

import json
import re
import sys

from rich.console import Console

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PAGE = 120  # columns of a table in a file or a pipe, which have no width of their own


def visible(text: str) -> str:
    """`text` with control characters and changes of writing direction made visible."""
    return _CONTROL.sub(
        lambda match: f"\\x{ord(match.group()):02x}" if match.group() != "\r" else "", text
    )


def one_line(text: str) -> str:
    """`text` made visible on a single line."""
    return visible(" ".join(text.split()))


def console() -> Console:
    """Where text is printed, of any length of line."""
    return Console(highlight=False, soft_wrap=True)


def table_console() -> Console:
    """Where tables are printed, as wide as the terminal."""
    wide = Console(highlight=False)
    return wide if wide.is_terminal else Console(highlight=False, width=_PAGE)


def print_json(value: object) -> None:
    """One object on one line of standard output, at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def print_bytes(data: bytes) -> None:
    """Bytes as they are on standard output, after what was printed before."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
