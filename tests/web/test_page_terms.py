"""The terms card, the timeline and the deadlines as a user sees them, in a real browser."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

OPZZ = "What does Article 9 of the memorandum with OPZZ say?"
CTUCA = "What does Article 8 of the agreement on labour migration say?"
SAID = '[data-step-type="user_message"]'


def test_the_terms_of_an_agreement_stand_under_its_first_answer(visits) -> None:
    visit = visits()
    visit.ask(OPZZ)
    card = visit.last.locator(".memobot-terms")
    expect(card.locator("summary")).to_contain_text("in force · July 2025 – July 2028")
    expect(card.locator("dl")).not_to_be_visible()
    card.locator("summary").click()
    expect(card.locator("h2")).to_have_text("Memorandum FPRK – OPZZ (2025)")

    term = card.locator("dl > div").filter(has_text="Renewal").get_by_role("button")
    expect(term).to_contain_text("3 years")
    expect(term).to_contain_text("Article 9")
    term.focus()
    visit.page.keyboard.press("Enter")
    article = visit.page.locator(".memobot-article")
    expect(article).to_contain_text("agreements/fprk-opzz-memorandum-2025.md")
    marked = article.locator("mark").inner_text()
    source = visit.served.settings.corpus / "agreements" / "fprk-opzz-memorandum-2025.md"
    assert marked in source.read_text("utf-8").partition("## Article 9")[2]
    visit.page.keyboard.press("Escape")
    expect(term).to_be_focused()

    # Not again for the same agreement, but for another one, and when it is asked for.
    visit.ask("What does Article 2 of the memorandum with OPZZ say?")
    visit.ask(CTUCA)
    expect(visit.page.locator(".memobot-terms")).to_have_count(2)
    expect(visit.last.locator(".memobot-terms h2")).to_contain_text("CTUCA")
    visit.ask("Terms at a glance")
    expect(visit.last.locator(".memobot-terms[open] h2")).to_contain_text("CTUCA")
    assert visit.troubles == []


def test_an_answer_stands_though_the_terms_fail(visits) -> None:
    visit = visits()
    visit.ask("What does Article 2 of the memorandum of Ruritania and Graustark say?")
    expect(visit.last).to_contain_text("made in two copies")
    expect(visit.page.locator(".memobot-cites")).to_be_visible()
    expect(visit.page.locator(".memobot-terms")).to_have_count(0)
    assert "secret too" not in visit.page.content()
    assert "the terms are a secret too" in visit.served.log.read_text("utf-8")


def test_the_timeline_has_a_bar_for_each_agreement_and_asks_about_it(visits) -> None:
    visit = visits("ru-RU", width=390)
    page = visit.page
    page.locator("#starters").get_by_text("Все соглашения на шкале времени").click()
    visit.answered(0)
    timeline = visit.last.locator(".memobot-timeline")
    bars = timeline.locator("ol button")
    expect(bars).to_have_count(2)
    expect(bars.first).to_contain_text("Agreement CTUCA on labour migration (2023)")
    expect(timeline).to_contain_text("15 января 2028")
    for bar in bars.all():
        box, drawn = bar.bounding_box(), bar.locator(".memobot-term").bounding_box()
        assert box is not None
        assert drawn is not None
        assert drawn["width"] > 10
        assert box["x"] <= drawn["x"]
        assert drawn["x"] + drawn["width"] <= box["x"] + box["width"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    # A hostile title is words, and an agreement without a term is named.
    expect(timeline.locator(".memobot-without")).to_contain_text("<b>(2020)</b> <img src=x>")
    assert timeline.locator("img, b").count() == 0

    timeline.locator("summary").click()
    expect(timeline.locator("tbody tr").first).to_contain_text("17 июля 2028")

    bars.last.focus()
    page.keyboard.press("Enter")
    visit.answered(1)
    asked = page.locator(SAID).last.inner_text()
    assert asked.startswith("«Memorandum FPRK – OPZZ (2025)»: каков срок действия")
    expect(visit.last.locator(".memobot-cites")).to_contain_text("статья 9")
    assert visit.troubles == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_drawn_can_be_told_from_its_ground(visits, scheme: str) -> None:
    visit = visits()
    visit.page.emulate_media(color_scheme=scheme)
    visit.ask("Timeline of all agreements")
    contrast = visit.last.locator(".memobot-timeline").evaluate(CONTRAST)
    assert contrast["text"] >= 4.5
    assert contrast["bar"] >= 3


# The least contrast of the texts and of the first terms with the ground that they stand on.
CONTRAST = """(root) => {
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const rgb = (colour, ground) => {
    paint.fillStyle = ground
    paint.fillRect(0, 0, 1, 1)
    paint.fillStyle = colour
    paint.fillRect(0, 0, 1, 1)
    return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  const light = (colour, ground) => {
    const [r, g, b] = rgb(colour, ground).map((c) =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = getComputedStyle(root).backgroundColor
  const contrast = (colour) => {
    const both = [light(colour, ground), light(ground, ground)].sort((a, b) => b - a)
    return (both[0] + 0.05) / (both[1] + 0.05)
  }
  const least = (which, property) => Math.min(
    ...[...root.querySelectorAll(which)].map((one) => contrast(getComputedStyle(one)[property])))
  return {
    text: Math.min(least('h2, p, li, button, summary, span', 'color'), least('text', 'fill')),
    bar: least('.memobot-term', 'color')
  }
}"""


def test_what_is_due_can_be_taken_into_a_calendar(visits, tmp_path: Path) -> None:
    visit = visits()
    visit.ask("What is due within a year?")
    due = visit.last.locator(".memobot-deadlines")
    rows = due.locator("tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.first).to_contain_text("April 2028")
    expect(rows.first).to_contain_text("last day for notice")

    with visit.page.expect_download() as started:
        due.get_by_text("Calendar (.ics)").click()
    started.value.save_as(tmp_path / "due.ics")
    events = Calendar.from_ical((tmp_path / "due.ics").read_bytes()).walk("VEVENT")
    assert len(events) == 4
    assert started.value.suggested_filename == "memobot.ics"

    with visit.page.expect_download() as started:
        due.get_by_text("Table (.csv)").click()
    started.value.save_as(tmp_path / "due.csv")
    with (tmp_path / "due.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)][1:] == [
            "2028-04", "2028-07", "2028-07-17", "2028-10-17"
        ]  # fmt: skip

    rows.last.get_by_role("button").click()
    article = visit.page.locator(".memobot-article")
    expect(article).to_contain_text("agreements/central-asia-labour-migration-agreement-2023.md")
    expect(article.locator("mark")).to_have_count(1)
    assert visit.troubles == []
