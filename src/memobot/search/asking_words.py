"""Words that no name of a text has, but a sentence that asks: "what", "сколько", "czy"."""

from __future__ import annotations

import re

# What is asked for is left open: what, who, when, how many.
_OPEN = (
    r"what|which|who|whom|whose|when|where|why|how|"
    r"что|чего|чему|чем|чём|кто|кого|кому|кем|ком|как(?:ой|ая|ое|ие|ую|ого|ому|им|ом|их|ими|ов\w*)?|"
    r"чей|чья|чьё|чьи|когда|где|куда|сколько|скольких|почему|зачем|"
    r"co|czego|czemu|czym|kto|kogo|komu|kim|jak(?:i\w*|a|ą|iej)?|czyj\w*|kiedy|gdzie|ile|ilu|"
    r"dlaczego|któr\w*|"
    r"не|нені|неше|кім\w*|қандай|қанша|қашан|қалай|қай|қайсы\w*|қайда|неге"
)
# Whether something is so.
_CLOSED = (
    r"do|does|did|is|are|was|were|can|could|may|must|shall|should|will|would|has|have|"
    r"ли|есть|можно|нужно|должн\w*|czy|jest|są|można|należy|ма|ме|ба|бе|па|пе"
)
_ASKS_OPENLY = re.compile(rf"(?<!\w)(?:{_OPEN})(?!\w)", re.IGNORECASE)
_ASKS = re.compile(rf"(?<!\w)(?:{_OPEN}|{_CLOSED})(?!\w)", re.IGNORECASE)


def asks(text: str) -> bool:
    """Whether a word of `text` asks anything."""
    return bool(_ASKS.search(text))


def asks_openly(text: str) -> bool:
    """Whether a word of `text` asks for more than a yes or no."""
    return bool(_ASKS_OPENLY.search(text))
