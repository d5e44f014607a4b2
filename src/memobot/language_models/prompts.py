"""The prompts: every text that a language model is given, one Markdown file each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from memobot.errors import Failure, LanguageModelError

NAMES = ("system", "answer", "json", "text", "again", "rewrite", "judge", "translate")
"""The prompts that there are."""

_PLACE = re.compile(r"\{([a-z_]+)\}")
_VERSION = 12  # digits of a hash that name a version


@dataclass(frozen=True, slots=True)
class Prompts:
    """The prompts of a folder, by name; in their text `{sources}` is a place to be filled."""

    texts: Mapping[str, str]

    @classmethod
    def load(cls, folder: Path) -> Prompts:
        """Read the prompts in `folder`, or where there is no such folder those that an installed
        memobot brings along. Raises LanguageModelError for one that is missing or no text."""
        packaged = resources.files("memobot").joinpath("prompts")
        place = packaged if not folder.is_dir() and packaged.is_dir() else folder
        try:
            return cls(
                {name: place.joinpath(f"{name}.md").read_text("utf-8").strip() for name in NAMES}
            )
        except (OSError, ValueError) as error:
            raise LanguageModelError(
                Failure.CONFIGURATION,
                f"The prompts in {folder} cannot be read ({error}). Put the files of memobot's "
                "prompts folder there, or name it in MEMOBOT_PROMPTS.",
            ) from None

    def text(self, name: str, **values: str) -> str:
        """A prompt with its places filled; values are inserted as they are.

        Raises LanguageModelError for a place that nothing was given for.
        """

        def filled(match: re.Match[str]) -> str:
            if match[1] not in values:
                raise LanguageModelError(
                    Failure.CONFIGURATION,
                    f"The prompt {name}.md has a place {match[0]} that nothing fills. Correct it; "
                    f"there are: {', '.join(sorted(values)) or 'none'}.",
                )
            return values[match[1]]

        return _PLACE.sub(filled, self.texts[name])

    def version(self, *names: str) -> str:
        """The first 12 digits of a SHA-256 over these prompts."""
        told = "\0".join(f"{name}\0{self.texts[name]}" for name in names)
        return hashlib.sha256(told.encode()).hexdigest()[:_VERSION]
