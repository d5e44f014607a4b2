from __future__ import annotations

import contextlib
import logging
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from memobot.documents import html, html_styles
from memobot.documents.html import html_text
from memobot.errors import ReadingError


def text_of(body: str, style: str = "", head: str = "") -> str:
    page = f"<html><head>{head}<style>{style}</style></head><body><p>Seen.</p>{body}</body></html>"
    return html_text(page.encode(), lambda _: None)


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : NONE !important",
        r"d\69splay:none",
        "display:/* seen */none",
        "display:none;display:seen",
        "visibility:hidden",
        "visibility:collapse",
        "opacity:0",
        "opacity:0.02",
        "opacity:1%",
        "font-size:0",
        "font-size:1px",
        "font-size:0.01em",
        "font:1pt/1 Arial",
        "color:white",
        "color:#fff",
        "color:#FEFEFE",
        "color:rgb(255, 255, 255)",
        "color:rgb(100% 100% 100%)",
        "color:hsl(0, 0%, 100%)",
        "color:#fff;color:no-colour",
        "color:transparent",
        "color:rgba(0,0,0,0)",
        "color:#00000000",
        "color:black;-webkit-text-fill-color:white",
        "color:white;-webkit-text-fill-color:currentcolor",
        "color:#333;background:#333",
        "color:navy;background-color:#000080",
        "color:white;background:linear-gradient(white, #fdfdfd)",
        "--paper:#fff;color:var(--paper)",
        "color:var(--none, white)",
        "position:absolute;left:-9999px",
        "position:fixed;top:-2000px",
        "position:relative;left:-999em",
        "margin-left:-9999px",
        "text-indent:-9999px",
        "transform:translateX(-9999px)",
        "transform:scale(0)",
        "position:absolute;clip:rect(0,0,0,0)",
        "position:absolute;clip:rect(1px 1px 1px 1px)",
        "clip-path:inset(50%)",
        "clip-path:circle(0)",
        "height:0;overflow:hidden",
        "max-height:0;overflow-y:hidden",
        "position:absolute;width:1px;height:1px;padding:0;margin:-1px;overflow:hidden",
        "content-visibility:hidden",
        "mso-hide:all",
    ],
)
def test_text_that_a_style_hides(style: str) -> None:
    assert text_of(f'<div style="{style}">no <b>no</b></div><p>After.</p>') == "Seen.\n\nAfter."
    assert text_of('<div class="a b">no</div>After.', f".b {{{style}}}") == "Seen.\n\nAfter."


@pytest.mark.parametrize(
    "style",
    [
        "display:block",
        "visibility:visible",
        "opacity:0.6",
        "font-size:7pt",
        "font-size:80%",
        "font:bold 9px/1.2 Arial",
        "color:#ccc",
        "color:grey",
        "color:white;background:navy",
        "color:#fff;background-color:rgb(0 0 0 / 80%)",
        "color:white;background:url(dark.png)",
        "color:#fff;background:linear-gradient(#fff, #036)",
        "color:transparent;background:linear-gradient(red, blue);background-clip:text",
        "color:transparent;text-shadow:0 0 2px black",
        "color:var(--unknown)",
        "color:color-mix(in srgb, white, black)",
        "position:absolute;left:-20px",
        "margin-left:-100%",
        "text-indent:-18pt",
        "transform:translate(-50%, -50%)",
        "clip:rect(0, 100px, 20px, 0)",
        "height:0",
        "width:0;overflow:visible",
        "height:200px;overflow:hidden",
    ],
)
def test_text_that_looks_hidden_and_is_not(style: str) -> None:
    assert text_of(f'<div style="{style}">shown</div>') == "Seen.\n\nshown"
    assert text_of('<div id="a">shown</div>', f"#a {{{style}}}") == "Seen.\n\nshown"


@pytest.mark.parametrize(
    "body",
    [
        '<table><tr style="background:#036"><th style="color:white">shown</th></tr></table>',
        '<table bgcolor="navy"><tr><td><font color="white">shown</font></td></tr></table>',
        '<div style="background:black"><p>shown</p></div>'.replace("<p>", '<p style="color:#fff">'),
        '<div style="font-size:0"><p style="font-size:12px">shown</p></div>',
        '<div style="visibility:hidden"><p style="visibility:visible">shown</p></div>',
        '<div style="color:white"><a href="#">shown</a></div>',
        '<div style="color:white"><p style="color:black">shown</p></div>',
        '<div style="text-indent:-9999px"><p style="text-indent:0">shown</p></div>',
        '<p aria-hidden="true">shown</p>',
        '<span style="width:0;overflow:hidden">shown</span>',
        '<table><tr><td style="width:0;height:1px;overflow:hidden">shown</td></tr></table>',
        '<div style="width:0;overflow:hidden"><p style="position:fixed">shown</p></div>',
    ],
)
def test_what_stands_around_a_text_counts(body: str) -> None:
    assert text_of(body) == "Seen.\n\nshown"


@pytest.mark.parametrize(
    "body",
    [
        '<table><tr bgcolor="#ffffff"><td><font color="#ffffff">no</font></td></tr></table>',
        '<div style="background:black"><p style="color:#fff;background:white">no</p></div>',
        '<div style="opacity:.3"><p style="opacity:.3">no</p></div>',
        '<div style="font-size:10%"><p style="font-size:50%">no</p></div>',
        '<div style="display:none"><main>no</main></div>',
        '<div hidden="until-found">no</div>',
        "<noscript>no</noscript><template>no</template><!-- no -->",
        '<main style="display:none">no</main>',
    ],
)
def test_what_is_hidden_by_what_stands_around(body: str) -> None:
    assert text_of(body) == "Seen."


@pytest.mark.parametrize(
    "rule",
    [
        "p.x, div.x {display:none}",
        "DIV.x {display:none}",
        "body > div {display:none}",
        "html body .x {display:none}",
        "div[data-k] {display:none}",
        "div[class='x'] {display:none}",
        "#i.x {display:none}",
        "@media screen {.x {display:none}}",
        "@media screen and (min-width: 600px) {.x {display:none}}",
        "@supports (display: block) {.x {display:none}}",
        "@import url(a.css); .x {display:none}",
        "<!-- .x {display:none} -->",
        "a::before {content:'}'} .x {display:none}",
        ".x {display:block} #i {display:none}",
        ".x {display:none !important} #i {display:block}",
    ],
)
def test_rules_that_apply(rule: str) -> None:
    assert text_of('<div class="x" id="i" data-k="1">no</div>', rule) == "Seen."


@pytest.mark.parametrize(
    "rule",
    [
        ".y {display:none}",
        "p.x {display:none}",
        "ul > div {display:none}",
        ".x:hover {display:none}",
        ".x:not(.y) {display:none}",
        "@media print {.x {display:none}}",
        "@media (max-width: 600px) {.x {display:none}}",
        ".x {display:none} div.x {display:block}",
        ".x {color:white} div:nth-child(2) {background:black}",
        ".x {color:white} div:not(.y), b {background:black}",
        ".x {color:white} p + div {background:black}",
        ".x {display:none",
        ".x {color:#fff; background:#036}",
    ],
)
def test_rules_that_hide_nothing(rule: str) -> None:
    assert text_of('<div class="x">shown</div>', rule) == "Seen.\n\nshown"


def test_a_sheet_for_paper_does_not_count() -> None:
    sheet = '<style media="print">.x{display:none}</style>'
    assert text_of('<div class="x">shown</div>', head=sheet) == "Seen.\n\nshown"


def test_what_follows_a_hidden_element_stays() -> None:
    body = '<p>One <b style="display:none">no</b>two <i style="color:white">no <u>no</u></i>three.'
    assert text_of(body) == "Seen.\n\nOne two three."


def test_text_between_shown_elements_can_be_hidden() -> None:
    body = '<p style="color:white">no <b style="color:black">shown</b> no</p>'
    assert text_of(body) == "Seen.\n\nshown"


def test_what_is_left_out_is_told(caplog: pytest.LogCaptureFixture) -> None:
    told: list[int] = []
    page = b'<p>Seen.</p><p style="display:none">Not seen.</p><b style="color:white">No</b>'
    assert html_text(page, told.append) == "Seen."
    assert told == [len("Notseen.No")]
    with caplog.at_level(logging.WARNING):
        html_text(page)
        html_text(b"<p>Seen.<script>no()</script>")
    assert len(caplog.messages) == 1
    assert "10 characters" in caplog.text
    assert "Not seen" not in caplog.text


@pytest.mark.parametrize(
    "style",
    [
        ".a " * 300 + "b{color:red}",
        "/*" * 50_000,
        "{" * 50_000,
        "a{" + "color:red;" * 20_000 + "}",
        "a{color:" + "(" * 50_000,
        '"' * 50_000,
        "\\" * 50_000,
        ":not(" * 20_000,
        "," * 50_000 + "{color:red}",
        "a" + " " * 50_000 + "a{color:red}",
        "a" + "+" * 50_000 + "a{color:red}",
        "a{font:" + "1 " * 50_000 + "}",
    ],
)
def test_hostile_sheets_cost_little(style: str) -> None:
    begun = time.perf_counter()
    assert text_of("<div class=a>" * 200 + "shown", style) == "Seen.\n\nshown"
    assert time.perf_counter() - begun < 10


def test_too_much_work_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_styles, "MAX_WORK", 200_000)
    page = "<div class=a>" * 100 + "<div class=b>shown</div>" * 50
    assert text_of(page, ".a .b .c {color:red}" * 3000).endswith("shown")
    with pytest.raises(ReadingError, match="styled far beyond"):
        text_of(page, ".a .a div {color:red}" * 3000)


_TAGS = "p div span b h1 ul li table tr td a br section".split()
_TREES = st.recursive(
    st.text("ab <&\n", max_size=5).map(
        lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
    ),
    lambda inner: st.tuples(st.sampled_from(_TAGS), st.lists(inner, max_size=3)).map(
        lambda node: f"<{node[0]}>{''.join(node[1])}</{node[0]}>"
    ),
    max_leaves=12,
)


@given(_TREES)
@example("<table><td>a<table><td>b</table>")
def test_pages_without_styles_are_read_as_they_were(tree: str) -> None:
    page = f"<body>{tree}<p>end</p>".encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "take_out_unseen", lambda root: 0)
        before = html_text(page)
    assert html_text(page) == before


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_style_is_read_without_a_fault(sheet: str, style: str) -> None:
    page = f"<style>{sheet}</style><p>Seen.</p><p style='{style.replace(chr(39), '')}'>text</p>"
    with contextlib.suppress(ReadingError):
        html_text(page.encode("utf-8", "replace"), lambda _: None)
