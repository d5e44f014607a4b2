"""Make the pictures of this folder: start the page over the corpus, ask, take pictures.

    .venv/bin/python docs/images/make_screenshots.py

Needs chromium on the PATH and the development dependencies.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from memobot.index.builder import ingest
from memobot.settings import Settings

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus"
SERVE = """
from memobot.settings import Settings
from memobot.web.server import serve
serve(Settings.load())
"""

ANSWERED = "What happens after five years to the Central Asian agreement?"
REFUSED = "What is the penalty for leaving the memorandum with OPZZ?"


def ask(page: Page, question: str) -> None:
    """Ask, and wait until the answer stands still."""
    page.fill("#chat-input", question)
    page.press("#chat-input", "Enter")
    page.wait_for_selector(".memobot-cites, .memobot-refusal")
    page.wait_for_timeout(800)


def take(page: Page, address: str) -> None:
    """The pictures, 1280 x 800."""
    page.goto(address)
    page.wait_for_selector("#starters button:enabled")
    ask(page, ANSWERED)
    page.locator(".memobot-cites li button").last.click()
    page.wait_for_selector(".memobot-article mark")
    page.mouse.move(5, 790)
    page.wait_for_timeout(800)
    page.screenshot(path=HERE / "chat.png")

    page.locator("#new-chat-button").click()
    page.wait_for_selector("#starters button:enabled")
    ask(page, REFUSED)
    page.mouse.move(5, 790)
    page.wait_for_timeout(300)
    page.screenshot(path=HERE / "refusal.png")

    page.locator("#new-chat-button").click()
    page.wait_for_selector("#starters button:enabled")
    page.fill("#chat-input", "timeline")
    page.press("#chat-input", "Enter")
    page.wait_for_selector(".memobot-bar")
    page.wait_for_timeout(800)
    page.mouse.move(5, 790)
    page.screenshot(path=HERE / "timeline.png")


def main() -> None:
    """Serve from a temporary index, take the pictures, stop."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        settings = Settings(corpus=CORPUS, index=Path(folder) / "index", port=port)
        ingest(settings)
        variables = {
            **os.environ,
            "MEMOBOT_CORPUS": str(settings.corpus),
            "MEMOBOT_INDEX": str(settings.index),
            "MEMOBOT_PORT": str(port),
        }
        command = [sys.executable, "-c", SERVE]
        with (
            subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, text=True) as server,
            sync_playwright() as playwright,
        ):
            assert server.stdout is not None
            address = server.stdout.readline().split()[-1]
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
            take(browser.new_page(viewport={"width": 1280, "height": 800}), address)
            browser.close()
            server.terminate()


if __name__ == "__main__":
    main()
