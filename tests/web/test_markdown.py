"""Escaping, read back by a CommonMark parser; tests/web/test_page.py asks the page itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from memobot.documents.model import Citation
from memobot.web.markdown import chunks, escape, plain, render, verified

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

# What Chainlit's Markdown looks for once more in each resolved piece of text.
AUTOLINKS = re.compile(
    r"(?:https?://|www(?=\.))[-.\w]+|[-.\w+]+@[-\w]+(?:\.[-\w]+)+", re.IGNORECASE | re.ASCII
)
DIRECTIVE = re.compile(r"(?<!\\):(?=[^\s])")

HOSTILE = [
    "http://evil.example/x",
    "see HTTPS://EVIL.example now",
    "www.evil.example",
    "wwww.evil.example",
    "mail a@evil.example or -@-_.evil.com or x-@y.de",
    "![x](http://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<http://evil.example>",
    "# heading",
    "## 9. Term",
    "a\n===",
    "a\n---",
    "***",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quote",
    "    code",
    "\tcode",
    "```\ncode\n```",
    "`code`",
    "a | b\n--- | ---\nc | d",
    "~~gone~~",
    "*em* __strong__ _x_",
    "Art:Nine :word[x]{y=z}",
    ":::note\nx\n:::",
    "::leaf",
    "[^1]: note",
    "[a]: http://evil.example",
    "&lt;b&gt; &#91; &copy",
    "back\\slash \\* \\",
    "line\\\nbreak",
    "[1] and [[2]](#cite-2)",
    "$x$ and $$y$$",
    "- [ ] task",
]


def shown(markdown: str, kinds: tuple[str, ...] = ()) -> tuple[str, list[Token]]:
    """The text that a reader sees, and its inline tokens; fails on a block not in `kinds`."""
    inline: list[Token] = []
    paragraphs: list[str] = []
    for token in PARSER.parse(markdown):
        assert token.type in ("paragraph_open", "paragraph_close", "inline", *kinds), token
        if token.type == "inline":
            inline += token.children or []
            paragraphs.append("".join(_text(child) for child in token.children or []))
    return "\n".join(paragraphs), inline


def _text(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def assert_only_text(text: str) -> None:
    markdown = escape(text)
    seen, tokens = shown(markdown)
    assert {token.type for token in tokens} <= {"text", "softbreak", "em_open", "em_close"}
    assert _words(seen) == _words(text)
    for token in tokens:
        assert not AUTOLINKS.search(token.content), token.content
    assert not DIRECTIVE.search(markdown)


def _words(text: str) -> list[str]:
    return re.sub("[\u200b\ufeff\x00]", "", text).replace("\r", "\n").split()


def citation(marker: int, quote: str) -> Citation:
    return Citation(marker, "d", "D", "d.md", "9", None, "D, Article 9", quote, 0, len(quote), "v")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_can_only_be_read(text: str) -> None:
    assert_only_text(text)


@given(st.lists(st.sampled_from([*HOSTILE, " ", "\n", "\n\n", "*", "w", "@", "h", ".", "a"])))
def test_no_mixture_of_hostile_texts_gets_through(texts: list[str]) -> None:
    assert_only_text("".join(texts))


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Zl", "Zp", "Zs", "Cc"])))
def test_any_word_is_shown_as_it_stands(text: str) -> None:
    assert_only_text(text)


def test_addresses_stay_whole_for_the_reader() -> None:
    markdown = escape("http://a.example www.b.example c@d.example")
    assert markdown == r"*h*ttp\://a.example ww*w*.b.example *c*@d.example"


def test_the_blinking_cursor_of_a_text_is_dropped() -> None:
    assert escape("a\u200bb") == "ab"


def test_an_answer_keeps_its_own_markdown() -> None:
    answer = "**Memorandum, Article 9:** “Three years.” [1]\n\n- one\n- two\n\n> said\n\n1. first"
    markdown = render(answer, [citation(1, "Three years.")])
    assert "[[1]](#cite-1)" in markdown
    kinds = (
        *("bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"),
        *("list_item_open", "list_item_close", "blockquote_open", "blockquote_close"),
    )
    seen, tokens = shown(markdown, kinds)
    assert seen.startswith("Memorandum, Article 9: “Three years.” [1]")
    assert [token.attrGet("href") for token in tokens if token.type == "link_open"] == ["#cite-1"]
    assert sum(token.type == "strong_open" for token in tokens) == 1


def test_only_markers_of_citations_become_links() -> None:
    markdown = render("[1] [2] [12]", [citation(1, "x"), citation(12, "y")])
    assert markdown == r"[[1]](#cite-1) \[2\] [[12]](#cite-12)"


@given(st.sampled_from(HOSTILE), st.sampled_from(HOSTILE))
def test_nothing_in_a_quote_counts_as_markdown(quote: str, other: str) -> None:
    answer = f"**D:** “{quote}” [1] and “{other}” [2]"
    _, tokens = shown(render(answer, [citation(1, quote), citation(2, other)]))
    links = [token.attrGet("href") for token in tokens if token.type == "link_open"]
    assert links == ["#cite-1", "#cite-2"]
    assert {token.type for token in tokens} <= {
        *("text", "softbreak", "em_open", "em_close", "strong_open", "strong_close"),
        *("link_open", "link_close"),
    }


@given(st.lists(st.sampled_from([*HOSTILE, " ", "\n", "\t", "**", "> ", "- ", "1. ", "[1]"])))
def test_what_an_answer_says_cannot_link_elsewhere(texts: list[str]) -> None:
    tokens = PARSER.parse(render("".join(texts), [citation(1, "Three years.")]))
    inline = [child for token in tokens for child in token.children or []]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not kinds & {"image", "html_inline", "html_block", "code_block", "fence", "code_inline"}
    assert not kinds & {"heading_open", "hr", "table_open", "s_open"}
    links = {token.attrGet("href") for token in inline if token.type == "link_open"}
    assert links <= {"#cite-1"}
    assert not any(AUTOLINKS.search(token.content) for token in inline)


def test_a_marker_behind_an_exclamation_mark_is_no_image() -> None:
    _, tokens = shown(render("Renewed![1]", [citation(1, "x")]))
    assert [token.type for token in tokens] == ["text", "link_open", "text", "link_close"]


def test_a_check_mark_stands_behind_each_verified_sentence() -> None:
    said = ["Three years [1].", "Then **more** [2]."]
    cited = [citation(1, "x"), citation(2, "y")]
    assert render(f"{' '.join(said)} Not this [1].\n\n**D:** “x” [1]", cited, said, "Checked") == (
        'Three years [[1]](#cite-1).\u00a0[✓](#verified "Checked") '
        'Then **more** [[2]](#cite-2).\u00a0[✓](#verified "Checked") '
        "Not this [[1]](#cite-1).\n\n**D:** “x” [[1]](#cite-1)"
    )
    assert verified("Three years [1].", "Checked") == (
        'Three years \\[1\\].\u00a0[✓](#verified "Checked")'
    )


def test_what_is_no_verified_sentence_gets_no_check_mark() -> None:
    said = ("Two [1].", "", "Three [1].", "One [1].")  # in this order they are not there
    markdown = render("One [1]. Two [1]. One of [1].", [citation(1, "One [1].")], said, "Checked")
    assert markdown.count("#verified") == 1
    assert "Two [[1]](#cite-1).\u00a0[✓]" in markdown


@given(st.lists(st.lists(st.sampled_from([*HOSTILE, "! ", "\n\n", "**", "[1]", "![1]", "✓"]))))
def test_a_sentence_of_a_model_can_only_be_read(parts: list[list[str]]) -> None:
    said = [text for part in parts if (text := " ".join(part).strip())]
    whole = render(" ".join(said), [citation(1, "x")], said, "Checked")
    for markdown, checks in (
        (whole, len(said)),
        *((verified(text, "Checked"), 1) for text in said),
    ):
        _, tokens = shown(markdown)
        assert {token.type for token in tokens} <= {
            *("text", "em_open", "em_close", "strong_open", "strong_close"),
            *("link_open", "link_close"),
        }
        assert not any(AUTOLINKS.search(token.content) for token in tokens)
        links = [token.attrGet("href") for token in tokens if token.type == "link_open"]
        assert set(links) <= {"#cite-1", "#verified"}
        assert links.count("#verified") == checks


def test_a_quote_with_a_marker_and_stress_is_shown_word_for_word() -> None:
    quote = "as in **bold** [1]\n\n- and [2]"
    seen, tokens = shown(render(f"“{quote}” [1]", [citation(1, quote), citation(2, "else")]))
    assert seen == "“as in **bold** [1]\n- and [2]” [1]"
    assert sum(token.type == "link_open" for token in tokens) == 1


@given(st.text(), st.integers(1, 40))
def test_chunks_put_together_are_the_whole(text: str, count: int) -> None:
    pieces = list(chunks(text, count))
    assert "".join(pieces) == text
    assert len(pieces) <= count


def test_no_link_is_cut_in_streaming() -> None:
    pieces = list(chunks("One word [[1]](#cite-1) and [[2]](#cite-2) more", 100))
    assert len(pieces) == 6
    assert sum("[[1]](#cite-1)" in piece for piece in pieces) == 1


def test_the_plain_answer_has_no_stresses() -> None:
    assert plain("**A, Article 9:** “x” [1]") == "A, Article 9: “x” [1]"


def test_a_table_of_ours_stays_a_table() -> None:
    table = "| Agreement | A_1 |\n| --- | --- |\n| Ends | 17 October 2028 [1] |"
    quoted = citation(1, "17 October 2028")
    shown = render(f"{table}\n\n“17 October 2028” [1]", [quoted])
    assert shown.split("\n")[:3] == [
        "| Agreement | A\\_1 |",
        "| --- | --- |",
        "| Ends | 17 October 2028 [[1]](#cite-1) |",
    ]


def test_a_table_in_a_quote_is_words() -> None:
    quote = "prices:\n| a | b |\n| --- | --- |\nend"
    shown = render(f"“{quote}” [1]", [citation(1, quote)])
    assert "\\| a \\| b \\|" in shown
