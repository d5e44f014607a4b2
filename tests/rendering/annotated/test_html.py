"""The HTML copy: one page of its own, in which a draft is only read."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from lxml import html

from memobot.citations.model import Checked, Claim, Verdict
from memobot.documents.model import Span
from memobot.rendering.annotated.html import as_html
from memobot.rendering.terminal import visible

DRAFT = "Dear all,\n\nthe Pact runs on. The kilns <b>cool</b>.\n"


@pytest.fixture
def checked(claim, misquoted) -> Checked:
    return Checked(
        DRAFT,
        "en",
        (
            claim(DRAFT, "the Pact runs on."),
            misquoted(DRAFT, "The kilns <b>cool</b>.", "cool", "glow"),
        ),
    )


def page(checked: Checked, name: str = "letter.md"):
    return html.document_fromstring(as_html(checked, name))


def test_claims_are_marked_and_lead_to_their_notes(checked: Checked) -> None:
    made = page(checked)
    marks = made.xpath("//mark")
    assert [mark.text for mark in marks] == [claim.text for claim in checked.claims]
    assert [mark.get("class") for mark in marks] == ["good", "bad"]
    targets = [link.get("href") for link in made.xpath("//a[contains(@class, 'marker')]")]
    for target, claim in zip(targets, ("supported", "misquoted"), strict=True):
        (note,) = made.xpath(f"//*[@id='{target[1:]}']")
        assert claim in note.text_content()
        assert "Pact of the potters, Article 2" in note.text_content()
        (back,) = note.xpath(".//a/@href")
        assert made.xpath(f"//mark[@id='{back[1:]}']")
    assert made.xpath("string(//del)") == "cool"
    assert made.xpath("string(//ins)") == "glow"


def test_the_verdict_is_told_in_words_and_signs_not_by_colour_alone(checked: Checked) -> None:
    made = page(checked)
    markers = made.xpath("//a[contains(@class, 'marker')]")
    assert [marker.text for marker in markers] == ["✓1", "✗2"]
    assert [marker.get("aria-label") for marker in markers] == ["supported: 1", "misquoted: 2"]
    assert made.xpath("//ul[@class='counts']/li/text()") == ["✓ supported: 1", "✗ misquoted: 1"]
    opened = made.xpath("//details/@open")
    assert len(opened) == 1  # what holds is folded
    assert made.get("lang") == "en"


def test_the_page_loads_and_runs_nothing(checked: Checked) -> None:
    text = as_html(checked, "letter.md")
    made = html.document_fromstring(text)
    (policy,) = made.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    (style,) = re.findall(r"<style>(.*)</style>", text, re.DOTALL)
    assert b64encode(sha256(style.encode()).digest()).decode() in policy
    assert "url(" not in style
    assert "@import" not in style
    assert not made.xpath("//script | //link | //img | //iframe | //@style | //@src")
    assert all(link.startswith("#") for link in made.xpath("//@href"))


def test_words_of_a_draft_and_of_its_notes_are_no_markup(claim) -> None:
    hostile = "</mark></div><script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;"
    one = claim(hostile, hostile, Verdict.NOT_FOUND, explanation=hostile, suggestion=hostile)
    made = page(Checked(hostile, "en", (one,)), name=hostile)
    assert not made.xpath("//script | //img | //@onerror")
    assert made.xpath("string(//mark)") == hostile
    assert made.xpath("string(//title)").startswith(hostile)
    assert made.xpath("string(//aside)").count(hostile) == 2


def test_a_draft_that_claims_nothing(claim) -> None:
    made = page(Checked("Hello.", "pl", ()))
    assert "nie ma stwierdzeń" in made.xpath("string(//header)")
    assert made.xpath("string(//div[@class='draft'])") == "Hello."


def test_any_page_without_its_markers_is_the_draft(any_checked) -> None:
    @given(any_checked)
    def holds(checked: Checked) -> None:
        made = page(checked)
        (draft,) = made.find_class("draft")
        for marker in draft.find_class("marker"):
            marker.drop_tree()
        expected = visible(checked.text.replace("\r\n", "\n").replace("\r", "\n"))
        assert draft.text_content() == expected.replace("\ufffe", "\ufffd")
        assert len(made.xpath("//mark")) == len(checked.claims)
        assert len(made.find_class("note")) == len(checked.claims)

    holds()


def test_a_claim_that_ends_inside_of_a_line_end_adds_no_line() -> None:
    claim = Claim("a\r", Span(0, 2), (), Verdict.SUPPORTED, "")
    (draft,) = page(Checked("a\r\nb", "en", (claim,))).find_class("draft")
    for marker in draft.find_class("marker"):
        marker.drop_tree()
    assert draft.text_content() == "a\nb"
