"""What the page shows for "Check a text": an invitation, and then the text with its claims."""

from __future__ import annotations

from dataclasses import dataclass

from memobot.assistant import Assistant
from memobot.documents.reading import SUFFIXES
from memobot.language import detect
from memobot.web.check_views import checked_props, spoken_of
from memobot.web.check_words import check_words
from memobot.web.draft_files import LARGEST_FILE
from memobot.web.draft_messages import LONGEST_DRAFT, is_too_long
from memobot.web.exhibits import Exhibit, opening_words, texts


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to show of a check, or where there is nothing to show what to say, as Markdown.

    `focus` are the documents that the text speaks of, for the questions that follow.
    """

    exhibit: Exhibit | None
    said: str = ""
    focus: tuple[str, ...] = ()


def check(draft: str, assistant: Assistant) -> Outcome:
    """Check a text. Raises what `Assistant.check` raises."""
    if is_too_long(draft):
        return Outcome(None, _too_long(detect(draft)))
    checked = assistant.check(draft)
    if not checked.claims:
        return Outcome(None, check_words(checked.language).page["nothing"])
    props = checked_props(checked, texts(assistant))
    words = props["words"] | opening_words(checked.language)
    return Outcome(Exhibit("Checked", {**props, "words": words}), "", spoken_of(checked))


def invitation(language: str) -> Exhibit:
    """The invitation to paste a text, or to choose a file with it."""
    words = check_words(language).page
    kinds = sorted(SUFFIXES)
    size = f"{LARGEST_FILE // 2**20} MB"
    return Exhibit(
        "CheckText",
        {
            "invitation": words["invitation"],
            "attach": words["attach"],
            "note": words["attach_note"].format(" ".join(kinds)),
            "kinds": kinds,
            "largest": LARGEST_FILE,
            "begin": words["begin"],
            "words": {
                "reading": words["reading"],
                "unreadable": words["unreadable"],
                "unreachable": words["unreachable"],
                "too_large": words["too_large"].format(size),
                "too_long": _too_long(language).replace("`", ""),
            },
        },
    )


def _too_long(language: str) -> str:
    longest = f"{LONGEST_DRAFT:,}".replace(",", "\u00a0")
    return check_words(language).page["too_long"].format(longest)
