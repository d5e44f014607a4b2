"""The Markdown copy: the draft as it was, with footnotes that do nothing to it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from memobot.citations.model import Checked, Verdict
from memobot.rendering.annotated import CopyFormat, annotated
from memobot.rendering.annotated.markdown import as_markdown, escaped

MARKER = re.compile(
    r"\[\^(?:check-)*\d+-(?:" + "|".join(v.replace("_", "-") for v in Verdict) + r")\]"
)


def placed(claim, draft: str, *claims: str) -> str:
    """The draft's part of its copy."""
    made = Checked(draft, "en", tuple(claim(draft, words) for words in claims))
    return as_markdown(made).split("\n---\n\n**Check against the texts.**")[0]


def markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


S = "[^1-supported]"


@pytest.mark.parametrize(
    ("draft", "words", "copy"),
    [
        ("It runs on. Good.\n", "It runs on.", f"It runs on.{S} Good.\n"),
        ("- It runs.\n- b\n", "It runs.", f"- It runs.{S}\n- b\n"),
        ("1. a\n   - It\n     runs.\n", "It\n     runs.", f"1. a\n   - It\n     runs.{S}\n"),
        ("> It runs.\nOn\n", "It runs.", f"> It runs.{S}\nOn\n"),
        ("# It runs\n", "It runs", f"# It runs{S}\n"),
        ("It runs\n=======\n", "It runs", f"It runs{S}\n=======\n"),
        ("a **It runs.** b\n", "It runs.", f"a **It runs.{S}** b\n"),
        ("a **It runs**on b\n", "It runs", f"a **It runs**{S}on b\n"),
        ("Note: It runs: on\n", "It runs", f"Note: It runs: on{S}\n"),
        ("[It runs](x) on\n", "It runs", f"[It runs](x) on{S}\n"),
        ("so `It runs` on\n", "It runs", f"so `It runs`{S} on\n"),
        ("<http://It.runs> on\n", "It.runs", f"<http://It.runs> on{S}\n"),
        ("| a | b |\n|---|---|\n| It | runs |\n", "| It | runs |", None),
        ("| a | b |\n|---|---|\n| It runs | c |\n", "It runs", None),
    ],
)
def test_a_claim_is_marked_where_it_ends(claim, draft: str, words: str, copy: str | None) -> None:
    made = placed(claim, draft, words)
    if copy is None:  # in a cell: the table is the same but for the marker
        cells = markdown().render(made)
        assert cells.replace(S, "") == markdown().render(draft)
        assert S in cells
    else:
        assert made == copy


@pytest.mark.parametrize(
    "draft",
    [
        "```\nIt runs.\n```\n",
        "    It runs.\n",
        "- a\n\n      It runs.\n",
        "<div>\nIt runs.\n</div>\n",
        "---\ntitle: It runs.\n---\n\nText.\n",
        "<!-- It runs. -->\n",
        "```\nIt runs.",
        "[a]: x 'It runs.'\n",
    ],
)
def test_a_claim_in_what_is_no_text_is_listed_under_the_draft(claim, draft: str) -> None:
    made = as_markdown(Checked(draft, "en", (claim(draft, "It runs."),)))
    assert made.startswith(draft)
    assert f"Claims that could not be marked in their place:\n\n- “It runs.” {S}\n" in made
    assert f"\n{S}: **✓ supported.** The text says so.\n\n    Pact of the" in made


@pytest.mark.parametrize(
    "draft", ["It\n```\na", "It\n\n~~~~ x\n~~~\n", "It\n\n<!-- a\n", "It\n\n<pre>\n"]
)
def test_what_the_draft_leaves_open_does_not_swallow_the_notes(claim, draft: str) -> None:
    made = as_markdown(Checked(draft, "en", (claim(draft, "It"),)))
    assert made.startswith(f"It{S}")
    assert "<strong>✓ supported.</strong>" in markdown().render(made)


def test_the_footnotes_of_a_draft_stay_its_own(claim) -> None:
    draft = "It runs.[^1-supported]\n\n[^1-supported]: Since Monday.\n"
    made = as_markdown(Checked(draft, "en", (claim(draft, "It runs."),)))
    assert made.startswith("It runs.[^check-1-supported][^1-supported]\n\n[^1-supported]: Since")
    assert made.count("\n[^check-1-supported]: ") == 1


def test_line_ends_are_those_of_the_draft(claim) -> None:
    draft = "It runs.\r\nOn.\r\n"
    made = as_markdown(Checked(draft, "en", (claim(draft, "It runs."),)))
    assert made.startswith(f"It runs.{S}\r\nOn.\r\n\r\n---\r\n")
    assert made.count("\r\n") == made.count("\n")


def test_differing_words_stand_side_by_side(claim, misquoted) -> None:
    draft = "It says “kilns are never lent”."
    made = as_markdown(Checked(draft, "en", (misquoted(draft, draft, "never", "*always*"),)))
    assert "It says “kilns are ~~never~~ **\\*always\\*** lent”." in made


@given(line=st.text(st.sampled_from("ab1 #-+=>.)*_`[]()<>&|~!\\^:/w@\"'“”x"), max_size=30))
def test_escaped_words_are_shown_as_they_are(line: str) -> None:
    line = " ".join(line.split())
    (*_, shown, _) = markdown().parse(f"{escaped(line)}\n") or (None, None)
    text = "".join(child.content for child in shown.children) if shown else ""
    assert text == line
    assert shown is None or {child.type for child in shown.children} <= {"text"}


def test_any_copy_without_its_notes_is_the_draft(any_checked) -> None:
    @given(any_checked)
    def holds(checked: Checked) -> None:
        made = annotated(checked, CopyFormat.MD, "a.md").decode("utf-8", "surrogateescape")
        own = len(MARKER.findall(checked.text))
        bare = checked.text.encode("utf-8", "backslashreplace").decode()
        head = made if own else MARKER.sub("", made)
        if not own:
            assert head.startswith(bare)
            assert head[len(bare) :].lstrip("\r\n").startswith(("---", "`", "~", *"-?>]<"))
        for number in range(1, len(checked.claims) + 1):
            assert len(re.findall(rf"\[\^(?:check-)*{number}-[a-z-]+\](?!:)", made)) >= 1
            assert len(re.findall(rf"(?m)^\[\^(?:check-)*{number}-[a-z-]+\]: \*\*", made)) == 1

    holds()


@pytest.mark.parametrize("piece", ["[", "> ", "*", "`", "|", "- ", "(", "\\", "<", "a. "])
def test_a_hostile_draft_is_copied_at_once(claim, piece: str) -> None:
    draft = f"It runs. {piece * 20_000}"
    assert placed(claim, draft, "It runs.").replace(S, "").rstrip("\n") == draft.rstrip("\n")
