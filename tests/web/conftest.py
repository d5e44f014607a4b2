"""The page as a user starts it: a process of its own, over an index of the real corpus."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Route,
    expect,
    sync_playwright,
)

import memobot
from memobot.index.builder import ingest
from memobot.settings import Settings

ROOT = Path(__file__).parents[2]
AS_OF = "2028-01-15"  # both agreements of the corpus come to the end of a term in this year
ANSWER = '[data-step-type="assistant_message"]'

# A document that tries to be more than read.
HOSTILE_ARTICLE = """\
The parties of Ruritania shall read ![x](http://evil.example/x.png) and [this](http://evil.example).
They write to spy@evil.example, see www.evil.example and http://evil.example/a, Art:Nine **all** of
<img src="http://evil.example/y.png" onerror="alert(1)"> <b>it</b> within 17 days.

# A heading

:::note
| a | b |
|---|---|
:::"""
HOSTILE = f"""\
---
title: Memorandum of the trade unions of Ruritania and Graustark
short_title: Memorandum Ruritania – Graustark <b>(2020)</b> <img src=x>
kind: memorandum
note: Made for a test.
---
# Memorandum of the trade unions of Ruritania and Graustark

## Article 1

{HOSTILE_ARTICLE}

## Article 2

The Memorandum is made in two copies.
"""

# The server of the tests fails on purpose at one question, and at the terms of one agreement.
SERVE = """
from memobot.assistant import Assistant
from memobot.settings import Settings
from memobot.web.server import serve

ask = Assistant.ask
def failing(self, question, *after):
    if question == "Please fail":
        raise RuntimeError("a secret of the inside")
    return ask(self, question, *after)
Assistant.ask = failing

terms = Assistant.terms
def failing_terms(self, document=None, as_of=None):
    if document is not None and document.startswith("hostile"):
        raise RuntimeError("the terms are a secret too")
    return terms(self, document, as_of)
Assistant.terms = failing_terms
serve(Settings.load())
"""

# What Chainlit, or the libraries under it, would heed if it were let.
HIJACK = {
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
    "CHAINLIT_AUTH_SECRET": "x" * 32,
    "CHAINLIT_CUSTOM_AUTH": "true",
    "CHAINLIT_ROOT_PATH": "/elsewhere",
    "CHAINLIT_URL": "http://evil.example",
    "LITERAL_API_KEY": "key",
    "PROJECT": "not JSON",
    "RUN": "not JSON",
    "ROOT": "/nowhere",
}


@dataclass(frozen=True)
class Served:
    """A running page, and what it reads."""

    port: int
    settings: Settings
    folder: Path  # its current folder
    log: Path
    seconds: float  # from its start to the line that says that it is ready

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """The environment of a server, with its temporary files under `folder`."""
    (folder / "tmp").mkdir(exist_ok=True)
    source = str(Path(memobot.__file__).parents[1])
    return {
        **os.environ,
        **HIJACK,
        "PYTHONPATH": source,
        "TMPDIR": str(folder / "tmp"),
        **variables,
    }


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The real corpus and the hostile text, ingested."""
    folder = tmp_path_factory.mktemp("texts")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    (folder / "corpus" / "agreements" / "hostile.md").write_text(HOSTILE, "utf-8")
    made = Settings(corpus=folder / "corpus", index=folder / "index", port=free_port())
    ingest(made)
    return made


@contextmanager
def _serving(folder: Path, program: str, settings: Settings, **variables: str) -> Iterator[Served]:
    """A page served by a process of its own, which runs `program`, until it is told to end."""
    (folder / "cwd").mkdir()
    (folder / "cwd" / ".env").write_text("DATABASE_URL=postgresql://nobody@127.0.0.1:1/none\n")
    log = folder / "log"
    given = environment(
        folder,
        MEMOBOT_CORPUS=str(settings.corpus),
        MEMOBOT_INDEX=str(settings.index),
        MEMOBOT_PORT=str(settings.port),
        MEMOBOT_AS_OF=AS_OF,
        **variables,
    )
    started = time.monotonic()
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=folder / "cwd",
            env=given,
            stdout=subprocess.PIPE,
            stderr=errors,
        ) as process,
    ):
        assert process.stdout is not None
        line = process.stdout.readline().decode()
        seconds = time.monotonic() - started
        try:
            expected = f"memobot is ready: http://127.0.0.1:{settings.port}\n"
            assert line == expected, log.read_text("utf-8")
            yield Served(settings.port, settings, folder / "cwd", log, seconds)
        finally:
            process.send_signal(signal.SIGTERM)
            rest = process.stdout.read()
        assert process.wait(timeout=10) == 0
    assert rest == b""
    assert [path.name for path in (folder / "cwd").iterdir()] == [".env"]
    assert list((folder / "tmp").iterdir()) == []


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[Served]]:
    """What starts a page: `serving(folder, program, settings, **variables)`."""
    return _serving


@pytest.fixture(scope="session")
def served(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page, for all tests that only look at it and ask."""
    with _serving(tmp_path_factory.mktemp("server"), SERVE, settings) as running:
        yield running


# As long as playwright runs, no other event loop can be started in this process: it ends with the
# file that needs it.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("The tests of the page need chromium on the PATH: sudo apt install chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium)
        yield launched
        launched.close()


class Visit:
    """A browser with an empty memory on the page; notes what goes wrong and what is asked for."""

    def __init__(self, browser: Browser, served: Served, locale: str, width: int) -> None:
        self.served = served
        self.troubles: list[str] = []
        self.outside: list[str] = []
        mobile = {"is_mobile": True, "has_touch": True} if width < 500 else {}
        self.context: BrowserContext = browser.new_context(
            locale=locale, viewport={"width": width, "height": 800}, **mobile
        )
        self.context.set_default_timeout(10_000)
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.context.route(re.compile(f"^(?!{served.url}/)"), self._abort)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.goto(served.url)
        self.page.wait_for_selector("#starters button:enabled")

    def _abort(self, route: Route) -> None:
        self.outside.append(route.request.url)
        route.abort()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(message.text)

    def ask(self, question: str) -> None:
        """Ask, and wait for the answer to be complete."""
        before = self.page.locator(ANSWER).count()
        self.page.fill("#chat-input", question)
        self.page.press("#chat-input", "Enter")
        self.answered(before)

    def answered(self, before: int) -> None:
        expect(self.page.locator(ANSWER)).to_have_count(before + 1)
        self.page.wait_for_selector("#stop-button", state="detached")

    @property
    def last(self) -> Locator:
        return self.page.locator(ANSWER).last


@pytest.fixture
def visits(browser: Browser, served: Served) -> Iterator[Callable[..., Visit]]:
    made: list[Visit] = []

    def visit(locale: str = "en-US", width: int = 1280) -> Visit:
        made.append(Visit(browser, served, locale, width))
        return made[-1]

    yield visit
    for one in made:
        one.context.close()
    assert [url for one in made for url in one.outside] == []
