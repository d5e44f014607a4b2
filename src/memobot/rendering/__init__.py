"""How results look in a terminal and as JSON."""

from memobot.rendering.answers import print_answer, print_error, print_hits, print_shown
from memobot.rendering.checks import print_check
from memobot.rendering.deadlines import Form, print_deadlines
from memobot.rendering.doctor import print_diagnosis
from memobot.rendering.ingest import print_failures, print_ingest, progress_bar
from memobot.rendering.terminal import visible
from memobot.rendering.terms import print_ledger

__all__ = [
    "Form",
    "print_answer",
    "print_check",
    "print_deadlines",
    "print_diagnosis",
    "print_error",
    "print_failures",
    "print_hits",
    "print_ingest",
    "print_ledger",
    "print_shown",
    "progress_bar",
    "visible",
]
