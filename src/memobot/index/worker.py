"""A process that embeds passages for another: `python -m memobot.index.worker`.

Standard input brings one JSON list of texts a line, standard output takes back the rows of
float32, in order, as raw bytes. The process ends when its input does, and so never outlives
the ingest that started it, however that ended.
"""

from __future__ import annotations

import json
import os
import sys

from memobot.index.bundled import BundledEmbedder


def main() -> None:
    """Serve until standard input ends."""
    # The rows get a descriptor of their own; whatever a library prints goes to stderr.
    rows = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    embedder = BundledEmbedder()
    for line in sys.stdin.buffer:
        rows.write(embedder.embed_passages(json.loads(line)).tobytes())
        rows.flush()


if __name__ == "__main__":
    main()
