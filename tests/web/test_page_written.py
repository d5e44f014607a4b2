"""The page with a language model that writes what it is told, when it is told to."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from memobot.settings import Settings

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.browser

OPZZ = "How long does the memorandum with OPZZ run?"
CTUCA = "How long does the agreement on labour migration run?"
BROKEN = "How long is the memorandum with OPZZ in force?"
HOSTILE = "What do hostile sentences look like?"

# The model waits before each sentence until a file named for it is there. One question is
# answered by a model that no guard held back: what is left to the page must hold by itself.
SERVE = """
import json, os, re, time
from dataclasses import replace
from pathlib import Path
import memobot.assistant
from memobot.answers.model import Outcome, Writing
from memobot.assistant import Assistant
from memobot.errors import Failure, LanguageModelError
from memobot.settings import Settings
from memobot.web.server import serve

GATES = Path(os.environ["GATES"])
SENTENCES = {
    "9": ["The Memorandum shall stay in force for three years.",
          "The Memorandum shall stay in force for eight years.",
          "Its validity shall be extended automatically for a further three-year period."],
    "8": ["The Parties conclude the Agreement for 5 years."],
}
HOSTILE = [
    "See [this](http://evil.example) and ![x](http://evil.example/x.png)![1].",
    "# A heading [1].", "> A quote\\n\\n- an item\\n\\n| a | b |\\n|---|---|\\n[1].",
    "<img src=x onerror=alert(1)> <b>bold</b> www.evil.example a@evil.example :word[x] [1].",
    "A false mark [\\u2713](#verified) and [2](#cite-1) :::note [1].",
]

def passed(gate):
    until = time.monotonic() + 20
    while not (GATES / gate).exists():
        assert time.monotonic() < until, gate
        time.sleep(0.01)

class Gated:
    name = "openai:<b>gpt</b>"

    def stream(self, messages, schema=None, seconds=None):
        asked = messages[-1].text
        if "left out" in asked or "Article 9 of" in asked:
            yield '{"claims": []}'
            return
        article = "8" if "migration run" in asked else "9"
        source = int(re.search(rf'<source id="(\\d+)"[^>]*article="{article}"', asked)[1])
        yield '{"claims": ['
        for number, text in enumerate(SENTENCES[article], 1):
            passed(f"{article}-{number}")
            grounds = [{"source": source, "words": ""}]
            yield ("," if number > 1 else "") + json.dumps({"text": text, "grounds": grounds})
            if "is the memorandum with OPZZ in force" in asked:
                passed("break")
                raise LanguageModelError(Failure.CUT_OFF, "gone")
        yield "]}"

memobot.assistant.open_language_model = lambda settings: Gated()

ask = Assistant.ask
def asked(self, question, after, listen):
    if "hostile sentences" not in question:
        return ask(self, question, after, listen)
    answer = ask(self, "What does Article 9 of the memorandum with OPZZ say?", after)
    for sentence in HOSTILE:
        listen(sentence)
    passed("hostile")
    writing = Writing("a model", "", Outcome.WRITTEN, tuple(HOSTILE), note="See `memobot doctor`.")
    said = " ".join(HOSTILE) + "\\n\\n" + answer.answer
    return replace(answer, answer=said, writing=writing)
Assistant.ask = asked
serve(Settings.load())
"""


@pytest.fixture(scope="module")
def gates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gates")


@pytest.fixture(scope="module")
def served(
    serving: Callable[..., AbstractContextManager[Any]],
    settings: Settings,
    gates: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Any]:
    """The page with that model; it ends when it is told to, though the model still writes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = settings.model_copy(update={"port": port})
    folder = tmp_path_factory.mktemp("writing")
    model = {"MEMOBOT_LLM": "openai:gpt", "MEMOBOT_PROMPTS": str(ROOT / "prompts")}
    with serving(folder, SERVE, own, GATES=str(gates), **model) as running:
        yield running


@pytest.fixture
def opened(gates: Path) -> Iterator[Callable[[str], None]]:
    """Lets the model write one sentence more."""
    yield lambda gate: (gates / gate).touch()
    for gate in gates.iterdir():
        gate.unlink()


def asked(visit: Any, question: str) -> None:
    """Ask, and wait for nothing."""
    visit.page.fill("#chat-input", question)
    visit.page.press("#chat-input", "Enter")


def completed(visit: Any) -> None:
    visit.page.wait_for_selector("#stop-button", state="detached")


def test_an_answer_is_shown_sentence_by_sentence_and_then_signed(visits, opened) -> None:
    visit = visits()
    asked(visit, OPZZ)
    being_written = visit.last.locator(".memobot-written [role=status]")
    expect(being_written).to_have_text("The answer is being written and checked …")
    assert visit.last.inner_text().strip() == "The answer is being written and checked …"

    opened("9-1")
    checks = visit.last.locator('a[href="#verified"]')
    expect(visit.last).to_contain_text("The Memorandum shall stay in force for three years")
    expect(checks).to_have_count(1)
    expect(being_written).to_be_visible()
    expect(visit.last.locator(".memobot-cites")).to_have_count(0)
    opened("9-2")
    opened("9-3")
    completed(visit)
    expect(checks).to_have_count(2)
    expect(being_written).to_have_count(0)
    assert "eight years" not in visit.last.inner_text()
    expect(checks.first).to_have_attribute("title", "Checked against its source")
    signed = visit.last.locator(".memobot-written")
    expect(signed).to_contain_text(
        "Written by openai:<b>gpt</b>; each sentence with ✓ was checked against its source."
    )
    expect(signed).to_contain_text("was left out of the reply of openai:<b>gpt</b>")
    checks.first.click()
    expect(signed).to_be_focused()
    assert visit.page.url == f"{visit.served.url}/"
    assert len(visit.context.pages) == 1

    visit.last.locator('a[href="#cite-1"]').first.click()
    expect(visit.page.locator("mark")).to_contain_text("three years")
    visit.page.keyboard.press("Escape")
    visit.last.locator(".memobot-copy").click()
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert "shall stay in force for three years" in copied
    assert "✓" not in copied
    assert visit.troubles == []


def test_what_was_shown_of_a_reply_that_breaks_off_does_not_stay(visits, opened) -> None:
    visit = visits("ru-RU", width=390)
    visit.page.emulate_media(color_scheme="dark")
    asked(visit, BROKEN)
    opened("9-1")
    expect(visit.last.locator('a[href="#verified"]')).to_have_count(1)
    opened("break")
    completed(visit)
    expect(visit.last.locator(".memobot-written")).to_contain_text("was not used")
    expect(visit.last.locator('a[href="#verified"]')).to_have_count(0)
    text = visit.last.locator(".message-content").inner_text()
    assert "It runs for 3 years" in text
    assert "The Memorandum shall stay in force for three years [1]." not in text
    expect(visit.last.locator(".memobot-cites li").first).to_be_visible()
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
    assert visit.troubles == []


def test_two_readers_do_not_wait_for_each_other(visits, opened) -> None:
    first, second = visits(), visits()
    asked(first, OPZZ)
    expect(first.last.locator("[role=status]")).to_be_visible()
    asked(second, CTUCA)
    opened("8-1")
    completed(second)
    expect(second.last.locator(".memobot-cites")).to_be_visible()
    expect(second.last.locator('a[href="#verified"]')).to_have_count(1)
    assert first.last.inner_text().strip() == "The answer is being written and checked …"

    first.page.locator("#stop-button").click()
    expect(first.page.locator("[role=status]")).to_have_count(0)
    first.ask("What is the capital of France?")  # nothing to be written
    expect(first.last.locator(".memobot-refusal")).to_be_visible()
    expect(first.last.locator(".memobot-written")).to_have_count(0)


def test_a_hostile_sentence_can_only_be_read(visits, opened) -> None:
    visit = visits()
    asked(visit, HOSTILE)
    words = ("[this](http://evil.example)", "# A heading", "<b>bold</b>", ":word[x]", ":::note")
    prose = visit.last.locator("[role=article]").first
    for links in ("#verified", r"#verified|#cite-\d+"):  # while it is written, and as it is
        expect(prose.locator('a[href="#verified"]')).to_have_count(5)
        for said in words:
            expect(prose).to_contain_text(said)
        hrefs = prose.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert all(re.fullmatch(links, href) for href in hrefs), hrefs
        names = prose.locator("*").evaluate_all("all => all.map(one => one.localName)")
        assert set(names) == {"a", "span"}
        opened("hostile")
        completed(visit)
    expect(visit.last.locator(".memobot-written")).to_contain_text("See memobot doctor.")
    assert visit.troubles == []
