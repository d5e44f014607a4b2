"""The page as a user sees it: the real server, the real corpus, a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from memobot.index.builder import ingest

pytestmark = pytest.mark.browser

OPZZ = "What does Article 9 of the memorandum with OPZZ say?"
CTUCA = "What does Article 8 of the agreement on labour migration say?"

# Counts how often the last answer on the page grew.
WATCH = """() => {
  window.lengths = []
  new MutationObserver(() => {
    const answer = [...document.querySelectorAll('.ai-message .message-content')].pop()
    const length = answer ? answer.textContent.length : 0
    if (length > (window.lengths.at(-1) ?? 0)) window.lengths.push(length)
  }).observe(document.body, { childList: true, characterData: true, subtree: true })
}"""


def test_an_answer_is_streamed_and_its_citation_opens_the_marked_article(visits) -> None:
    visit = visits()
    page = visit.page
    page.evaluate(WATCH)
    visit.ask(OPZZ)

    expect(visit.last).to_contain_text("shall stay in force for three years")
    expect(visit.last.locator(".memobot-cites h2")).to_have_text("Sources")
    assert len(page.evaluate("window.lengths")) >= 4

    entry = visit.last.locator(".memobot-cites li").first
    expect(entry).to_contain_text("Memorandum FPRK – OPZZ (2025), Article 9")
    visit.last.locator('a[href="#cite-1"]').first.click()
    expect(page.locator("#side-view-title")).to_contain_text(
        "Memorandum FPRK – OPZZ (2025), Article 9"
    )

    article = page.locator("#side-view-content .memobot-article")
    expect(article).to_contain_text("agreements/fprk-opzz-memorandum-2025.md")
    expect(article).to_contain_text("It is not the authentic text")
    expect(article.locator("mark")).to_have_count(1)
    marked = article.locator("mark").inner_text()
    assert marked.startswith(("The Memorandum shall enter", "Unless either Party"))
    source = visit.served.settings.corpus / "agreements" / "fprk-opzz-memorandum-2025.md"
    assert marked in source.read_text("utf-8")
    assert marked in visit.last.inner_text()
    expect(article.locator("mark")).to_be_in_viewport()

    page.keyboard.press("Escape")
    expect(page.locator("mark")).to_have_count(0)
    entry.get_by_role("button").click()
    expect(page.locator("mark")).to_have_text(marked)
    assert page.url == f"{visit.served.url}/"
    assert len(visit.context.pages) == 1
    assert visit.troubles == []


def test_a_long_article_is_scrolled_to_the_mark(visits) -> None:
    visit = visits()
    visit.page.set_viewport_size({"width": 1000, "height": 500})
    visit.ask("What does the agreement on labour migration say of xenophobia and nationalism?")
    visit.last.locator(".memobot-cites li button").first.click()
    mark = visit.page.locator("mark")
    expect(mark).to_contain_text("xenophobia")
    expect(mark).to_be_in_viewport()
    expect(visit.page.locator(".memobot-file")).not_to_be_in_viewport()


def test_starters_are_offered_and_ask(visits) -> None:
    visit = visits()
    starters = visit.page.locator("#starters button")
    assert 3 <= starters.count() <= 5
    question = starters.first.inner_text()
    starters.first.click()
    visit.answered(0)
    assert visit.page.locator('[data-step-type="user_message"]').inner_text() == question
    expect(visit.last.locator(".memobot-cites li").first).to_be_visible()


def test_a_refusal_looks_like_one_and_offers_what_is_nearest(visits) -> None:
    visit = visits()
    visit.ask("What is the capital of France?")
    refusal = visit.last.locator(".memobot-refusal.memobot-not_in_corpus")
    expect(refusal).to_be_visible()
    expect(refusal.locator("svg")).to_be_visible()
    expect(visit.last.locator(".memobot-cites h2")).to_have_text("What comes nearest")
    expect(visit.last.locator(".memobot-copy")).to_have_count(0)
    quote = visit.last.locator(".memobot-cites li q").first.inner_text()
    visit.last.locator(".memobot-cites li button").first.click()
    expect(visit.page.locator("mark")).to_contain_text(quote[:40])

    visit.ask("Какая столица Франции?")
    expect(visit.last.locator(".memobot-cites h2")).to_have_text("Ближе всего по смыслу")

    visit.ask("What does Article 42 of the memorandum with OPZZ say?")
    expect(visit.last.locator(".memobot-no_such_article")).to_contain_text("42")
    assert visit.troubles == []


def test_a_follow_up_question_keeps_its_agreement(visits) -> None:
    visit = visits()
    followed = []
    for first, source in ((OPZZ, "fprk-opzz"), (CTUCA, "central-asia")):
        visit.ask(first)
        visit.ask("And what does Article 2 say?")
        visit.last.locator(".memobot-cites li button").first.click()
        expect(visit.page.locator(".memobot-article")).to_contain_text(f"agreements/{source}")
        followed.append(visit.page.locator("mark").inner_text())
    assert followed[0] != followed[1]

    # A new conversation starts without a focus.
    visit.page.locator("#new-chat-button").click()
    visit.page.wait_for_selector("#starters button:enabled")
    visit.ask("What does Article 1 say?")
    choices = visit.last.locator(".memobot-ambiguous .memobot-choices button")
    expect(choices.nth(1)).to_be_visible()
    chosen = choices.filter(has_text="OPZZ").inner_text()
    choices.filter(has_text="OPZZ").click()
    visit.answered(1)
    assert visit.page.locator('[data-step-type="user_message"]').last.inner_text() == chosen
    expect(visit.last.locator(".memobot-label").first).to_contain_text("OPZZ")
    assert visit.troubles == []


def test_a_follow_up_tells_what_it_was_taken_for(visits) -> None:
    visit = visits()
    visit.ask("How long does the memorandum with OPZZ run?")
    expect(visit.last).not_to_contain_text("Understood as")
    visit.ask("and for Central Asia?")
    expect(visit.last).to_contain_text("Understood as: How long does Agreement CTUCA on labour")
    expect(visit.last).to_contain_text("5 years")
    visit.ask("and with Armenia?")
    expect(visit.last.locator(".memobot-text_not_held")).to_contain_text("Understood as:")
    visit.ask("Thanks!")
    expect(visit.last).to_contain_text("You are welcome.")
    expect(visit.last.locator(".memobot-cites")).to_have_count(0)

    # The agreement that is asked for may be typed, too.
    visit.page.locator("#new-chat-button").click()
    visit.page.wait_for_selector("#starters button:enabled")
    visit.ask("What does Article 1 say?")
    expect(visit.last.locator(".memobot-ambiguous .memobot-choices button").first).to_be_visible()
    visit.ask("the Polish one")
    expect(visit.last.locator(".memobot-label").first).to_contain_text("OPZZ")
    assert visit.troubles == []


def test_a_hostile_text_can_only_be_read(visits) -> None:
    visit = visits()
    visit.ask("What does Article 1 of the memorandum of Ruritania and Graustark say?")
    expect(visit.last).to_contain_text("shall read ![x](http://evil.example/x.png) and [this]")
    for words in (
        "www.evil.example",
        "spy@evil.example",
        "Art:Nine **all** of",
        "<b>it</b>",
        ":::note",
    ):
        expect(visit.last).to_contain_text(words)
    hrefs = visit.last.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert hrefs
    assert all(re.fullmatch(r"#cite-\d+", href) for href in hrefs)
    assert visit.last.locator(".message-content :is(img, h1, table, b, [role=alert])").count() == 0

    visit.last.locator('a[href="#cite-1"]').first.click()
    article = visit.page.locator(".memobot-article")
    expect(article.locator("mark")).to_contain_text("![x](http://evil.example/x.png)")
    assert article.locator("a, img, table").count() == 0
    assert visit.troubles == []


def test_errors_are_friendly_and_tell_nothing_of_the_inside(visits) -> None:
    visit = visits()
    visit.page.evaluate("navigator.clipboard.writeText('ы'.repeat(1_500_000))")
    visit.page.focus("#chat-input")
    visit.page.keyboard.press("Control+V")
    visit.page.keyboard.press("Enter")
    visit.answered(0)
    expect(visit.last).to_contain_text("Этот текст слишком длинный для страницы")
    expect(visit.last).to_contain_text("memobot check FILE")

    visit.ask("Please fail")
    expect(visit.last).to_contain_text("Something went wrong here")
    assert "secret" not in visit.page.content()
    assert "a secret of the inside" in visit.served.log.read_text("utf-8")

    current = visit.served.settings.index / "CURRENT"
    generation = current.read_bytes()
    current.write_bytes(b"../damaged")
    try:
        visit.ask(OPZZ)
        expect(visit.last).to_contain_text("Run memobot ingest, then ask again")
    finally:
        current.write_bytes(generation)
    visit.ask(OPZZ)
    expect(visit.last.locator(".memobot-cites")).to_be_visible()


def test_the_next_question_is_answered_from_a_new_index(visits) -> None:
    visit = visits()
    question = "What does Article 1 of the memorandum of Syldavia and Borduria say?"
    visit.ask(question)
    expect(visit.last).not_to_contain_text("Borduria each spring")

    settings = visit.served.settings
    (settings.corpus / "agreements" / "syldavia.md").write_text(
        "# Memorandum of the trade unions of Syldavia and Borduria\n\n"
        "## Article 1\n\nThe trade unions of Syldavia meet those of Borduria each spring.\n\n"
        "## Article 2\n\nThe Memorandum is made in two copies.\n",
        "utf-8",
    )
    ingest(settings)
    visit.ask(question)
    expect(visit.last).to_contain_text("meet those of Borduria each spring")


@pytest.mark.parametrize(
    ("locale", "placeholder", "welcome"),
    [
        ("en-GB", "Ask about an agreement …", "Every answer cites its article"),
        ("ru-RU", "Спросите о соглашении …", "Каждый ответ дословно цитирует"),
        ("kk-KZ", "Келісім туралы сұраңыз …", "Әр жауап өз бабынан"),
        ("pl", "Zapytaj o porozumienie …", "Każda odpowiedź dosłownie cytuje"),
    ],
)
def test_the_page_speaks_the_language_of_the_browser(
    visits, locale: str, placeholder: str, welcome: str
) -> None:
    visit = visits(locale)
    page = visit.page
    assert page.title() == "memobot"
    assert page.locator("html").get_attribute("lang") == locale[:2]
    expect(page.locator("#chat-input")).to_have_attribute("placeholder", placeholder)
    expect(page.locator("#welcome")).to_contain_text(welcome)
    expect(page.locator("#welcome-screen .logo")).to_have_attribute("alt", "memobot")
    page.locator("#readme-button").click()
    expect(page.get_by_role("dialog")).to_contain_text(welcome)
    assert visit.troubles == []


def test_a_phone_and_a_keyboard_are_enough(visits) -> None:
    visit = visits(width=390)
    page = visit.page
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    visit.ask(OPZZ)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    entry = visit.last.locator(".memobot-cites li button").first
    entry.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark")).to_be_in_viewport()
    page.wait_for_function(  # it slides in
        "() => document.querySelector('.memobot-article').getBoundingClientRect().right <= 390"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.keyboard.press("Escape")
    expect(page.locator("mark")).to_have_count(0)
    expect(entry).to_be_focused()


def test_an_answer_is_copied_with_its_sources(visits) -> None:
    visit = visits()
    visit.ask(OPZZ)
    visit.last.locator(".memobot-copy").click()
    expect(visit.last.locator(".memobot-copy")).to_have_text("Copied")
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert "shall stay in force for three years" in copied
    assert "**" not in copied
    assert "\\" not in copied
    assert "[1] Memorandum FPRK – OPZZ (2025), Article 9" in copied
