"""The folder that Chainlit works in: temporary, made anew for each process, removed at its end.

It differs with the address served, so two pages on one machine need two. Nothing is written
into the user's current folder or into the package.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path

SITE = Path(__file__).parent / "site"
LOCALES = {
    "en": ("en", "en-US"),
    "ru": ("ru", "ru-RU"),
    "kk": ("kk", "kk-KZ"),
    "pl": ("pl", "pl-PL"),
}

# Chainlit reads these and would log in, store, connect or look for its settings by them. Those
# without a prefix but the first it reads as JSON, and does not start if they hold anything else.
_PREFIXES = ("CHAINLIT_", "LITERAL_", "OAUTH_", "SLACK_", "DISCORD_", "TEAMS_")
_NAMES = frozenset({"DATABASE_URL", "ROOT", "RUN", "FEATURES", "UI", "PROJECT", "CODE"})

_CONFIG = """\
# Made by memobot at each start; changes are lost.
[project]
allow_origins = []
transports = ["websocket"]
session_timeout = 3600
cache = false

[features]
unsafe_allow_html = false
latex = false
user_message_markdown = false
edit_message = false
allow_thread_sharing = false
favorites = false

[features.spontaneous_file_upload]
enabled = false
accept = ["text/plain"]

[features.audio]
enabled = false

[features.mcp]
enabled = false

[UI]
name = "memobot"
description = "Answers about cooperation agreements; every answer cites its article."
cot = "hidden"
default_theme = "light"
layout = "default"
confirm_new_chat = false
custom_css = "/public/memobot.css"
custom_js = "/public/memobot.js"
avatar_size = 24

[meta]
generated_by = "2.12.0"
"""


@contextmanager
def work_folder() -> Iterator[Path]:
    """A folder with all that Chainlit reads, removed afterwards with all that it wrote."""
    with tempfile.TemporaryDirectory(prefix="memobot-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        shutil.copytree(SITE / "public", folder / "public")
        (folder / ".chainlit").mkdir()
        (folder / ".chainlit" / "config.toml").write_text(_CONFIG, "utf-8")
        (folder / "handlers.py").write_text('"""Handlers are registered by memobot.web.chat."""\n')
        for language, readme in welcome().items():
            for locale in LOCALES[language]:
                (folder / f"chainlit_{locale}.md").write_text(readme, "utf-8")
        (folder / "chainlit.md").write_text(welcome()["en"], "utf-8")
        yield folder


def welcome() -> dict[str, str]:
    """The words of welcome in each language, a paragraph a line."""
    return {
        language: (SITE / "welcome" / f"{language}.txt").read_text("utf-8") for language in LOCALES
    }


def claim(environment: MutableMapping[str, str], folder: Path) -> None:
    """Let Chainlit see `folder` and nothing else of what this environment would tell it."""
    for name in list(environment):
        if name.upper().startswith(_PREFIXES) or name.upper() in _NAMES:
            del environment[name]
    environment["CHAINLIT_APP_ROOT"] = str(folder)
    # A path that does not exist, so that no .env of the current folder is loaded.
    environment["CHAINLIT_ENV_FILE"] = os.fspath(folder / "no.env")


def put_translations(folder: Path) -> None:
    """Replace the translations that Chainlit laid down by ours, over its English ones.

    For another language of the browser the page is in English, as its answers may be.
    """
    import json

    translations = folder / ".chainlit" / "translations"
    base = json.loads((translations / "en-US.json").read_text("utf-8"))
    for path in translations.glob("*.json"):
        path.unlink()
    for language, locales in LOCALES.items():
        ours = json.loads((SITE / "translations" / f"{language}.json").read_text("utf-8"))
        merged = json.dumps(overlaid(base, ours), ensure_ascii=False)
        for locale in locales:
            (translations / f"{locale}.json").write_text(merged, "utf-8")


def overlaid(base: object, ours: object) -> object:
    """`base` with the strings of `ours` in their places, all the way down."""
    if isinstance(base, dict) and isinstance(ours, dict):
        return base | {key: overlaid(base.get(key), value) for key, value in ours.items()}
    return ours
