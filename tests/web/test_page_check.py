"""A text that is checked, as a user sees it in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NAME = "the Memorandum FPRK – OPZZ (2025)"
MISQUOTE = f"Article 9 of {NAME} says that it “shall stay in force for five years”."
NO_ARTICLE = f"Article 42 of {NAME} sets up a joint committee."
LETTER = f"Dear colleagues,\n\nWe met in the spring. {MISQUOTE}\n{NO_ARTICLE}\n"
HOSTILE = (
    '<img src="http://evil.example/y.png" onerror="alert(1)"> [x](javascript:alert(1)) Art:Nine\n'
    "![x](http://evil.example/x.png) # <b>it</b> www.evil.example **all** \u202e {{7*7}}\n"
)


def test_a_text_comes_back_with_its_claims_marked(visits) -> None:
    visit = visits()
    page = visit.page
    page.locator("#starters button").get_by_text("Check a text", exact=True).click()
    visit.answered(0)
    expect(visit.last).to_contain_text("Paste a letter")
    visit.ask(LETTER)

    checked = visit.last.locator(".memobot-checked")
    expect(checked.locator("h2")).to_have_text("Claims: 2")
    expect(checked.locator(".memobot-draft")).to_contain_text("We met in the spring.")
    claims = checked.get_by_role("button", expanded=False)
    expect(claims).to_have_count(2)
    expect(claims.first).to_have_accessible_name(f"{MISQUOTE} (misquoted)")
    expect(claims.last).to_have_accessible_name(f"{NO_ARTICLE} (no such article)")

    # With the keyboard alone: open a claim, read its evidence in the article, come back, close.
    claims.first.focus()
    page.keyboard.press("Enter")
    panel = checked.locator(".memobot-panel")
    expect(panel).to_contain_text("Misquoted", ignore_case=True)
    expect(panel.locator(".memobot-comparison del")).to_contain_text("five")
    expect(panel.locator(".memobot-comparison ins")).to_contain_text("three")
    evidence = panel.locator("li button").first
    evidence.focus()
    page.keyboard.press("Enter")
    article = page.locator(".memobot-article")
    expect(article).to_contain_text("agreements/fprk-opzz-memorandum-2025.md")
    expect(article.locator("mark")).to_contain_text("shall stay in force for three years")
    page.keyboard.press("Escape")
    expect(evidence).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(claims.first).to_be_focused()

    # From the summary to the claim; what is shown is there to be copied.
    checked.locator("header").get_by_role("button", name="no such article: 1").click()
    expect(panel).to_contain_text("42")
    expect(checked.get_by_role("button", expanded=True)).to_be_focused()
    checked.locator("header").get_by_role("button", name="misquoted: 1").click()
    panel.get_by_role("button", name="Copy").click()
    assert "three years" in page.evaluate("navigator.clipboard.readText()")

    # The conversation goes on, about the document that was spoken of; nothing lies in a file.
    visit.ask("And what does Article 2 say?")
    expect(visit.last.locator(".memobot-label").first).to_contain_text("OPZZ")
    kept = [path for path in (visit.served.folder.parent / "tmp").rglob("*") if path.is_file()]
    assert kept
    assert not any("We met in the spring" in path.read_text("utf-8", "replace") for path in kept)
    assert visit.troubles == []


def test_a_hostile_text_is_only_words(visits) -> None:
    visit = visits()
    draft = f"check:\n{HOSTILE}\n{'<' * 50_000}\n\n{'ы' * 50_000}\n\n{MISQUOTE}"
    visit.page.fill("#chat-input", draft)
    visit.page.press("#chat-input", "Enter")
    checked = visit.last.locator(".memobot-checked")
    expect(checked.locator("[data-claim].memobot-misquoted")).to_be_visible(timeout=30_000)
    shown = checked.locator(".memobot-draft").inner_text()
    assert all(words in shown for words in HOSTILE.split())
    assert "<" * 50_000 in shown
    for shown in (checked, visit.page.locator('[data-step-type="user_message"]')):
        assert shown.locator("img, a").count() == 0
    assert visit.troubles == []


def test_a_file_is_checked_on_a_phone(visits, tmp_path: Path) -> None:
    visit = visits("ru-RU", width=390)
    page = visit.page
    page.locator("#starters button").get_by_text("Проверить текст").click()
    visit.answered(0)
    chooser = visit.last.locator("input[type=file]")
    (tmp_path / "damaged.docx").write_bytes(b"no archive")
    chooser.set_input_files(tmp_path / "damaged.docx")
    expect(visit.last.get_by_role("status")).to_contain_text("Этот файл прочесть не удаётся")
    assert visit.troubles.pop().startswith("Failed to load resource")  # which says the same

    (tmp_path / "letter.html").write_text(f"<p>{MISQUOTE}</p><p>{NO_ARTICLE}</p>", "utf-8")
    chooser.set_input_files(tmp_path / "letter.html")
    expect(page.locator(".memobot-claim")).to_have_count(2)
    page.locator(".memobot-claim").first.click()
    expect(page.locator(".memobot-panel")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    visit.ask("Проверь: погода была хорошей.")
    expect(visit.last).to_contain_text("не нашлось утверждений")
    assert visit.troubles == []
