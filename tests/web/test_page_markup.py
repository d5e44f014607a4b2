"""The HTML of the page, made from a template like Chainlit's."""

from __future__ import annotations

import base64
import hashlib

import pytest

from memobot.web.page import LANGUAGES, page, preferred, script_hashes
from memobot.web.workfolder import welcome

TEMPLATE = """<!doctype html>
<html lang="en">
  <head>
    <title>memobot</title>
    <meta property="og:image" content="https://cdn.example/x.png">
    <link rel="preconnect" href="https://fonts.example" />
    <link
      rel="stylesheet"
      href="https://cdn.example/katex.css"
    />
    <link rel="stylesheet" href="/assets/index.css">
    <script>
      const global = globalThis;
    </script>
    <script type="module" crossorigin src="/assets/index.js"></script>
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>
"""
WORDS = dict.fromkeys(LANGUAGES, "First <line> & more\nSecond")


def test_outside_links_are_taken_out_and_ours_stay() -> None:
    text = page(TEMPLATE, "ru", WORDS)
    assert ".example" not in text
    assert 'href="/assets/index.css"' in text
    assert 'src="/assets/index.js"' in text
    assert '<html lang="ru">' in text


def test_the_words_of_welcome_are_text() -> None:
    text = page(TEMPLATE, "en", WORDS)
    expected = "<p>First &lt;line&gt; &amp; more</p><p>Second</p>"
    assert f'<template id="welcome-text">{expected}</template>' in text


@pytest.mark.parametrize(
    "addition",
    ['<script src="https://cdn.example/x.js"></script>', '<img src="//cdn.example/x.png">'],
)
def test_another_outside_address_is_noticed(addition: str) -> None:
    with pytest.raises(ValueError, match="another page"):
        page(TEMPLATE.replace("<div", f"{addition}<div"), "en", WORDS)


def test_a_page_without_a_place_for_the_welcome_is_noticed() -> None:
    with pytest.raises(ValueError, match="another page"):
        page(TEMPLATE.replace("</body>", ""), "en", WORDS)


def test_inline_scripts_are_hashed_as_a_browser_hashes_them() -> None:
    script = "\n      const global = globalThis;\n    "
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert script_hashes(TEMPLATE) == (f"sha256-{digest}",)


def test_the_welcome_is_two_lines_in_each_language() -> None:
    assert {
        language: len(text.splitlines()) for language, text in welcome().items()
    } == dict.fromkeys(LANGUAGES, 2)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("ru", "ru"),
        ("kk-KZ,ru;q=0.8", "kk"),
        ("de-DE,de;q=0.9,pl;q=0.7,en;q=0.3", "pl"),
        ("en;q=0.2, PL-pl;q=0.9", "pl"),
        ("de, fr", "en"),
        ("ru;q=., *", "en"),
        (",,;q=1" * 1000, "en"),
    ],
)
def test_the_language_that_the_browser_prefers(header: str, language: str) -> None:
    assert preferred(header) == language
