"""The folder and the environment that Chainlit is given."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from memobot.web.workfolder import LOCALES, SITE, claim, overlaid, put_translations, work_folder


def leaves(value: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    if isinstance(value, dict):
        return {
            key: leaf
            for name, below in value.items()
            for key, leaf in leaves(below, (*path, name)).items()
        }
    return {path: value}


def ours(language: str) -> dict[tuple[str, ...], str]:
    return leaves(json.loads((SITE / "translations" / f"{language}.json").read_text("utf-8")))


def test_the_folder_is_whole_while_in_use_and_gone_afterwards() -> None:
    with work_folder() as folder:
        config = tomllib.loads((folder / ".chainlit" / "config.toml").read_text("utf-8"))
        assert config["project"]["allow_origins"] == []
        assert config["features"]["unsafe_allow_html"] is False
        for locales in LOCALES.values():
            assert all((folder / f"chainlit_{locale}.md").is_file() for locale in locales)
        assert {path.name for path in (folder / "public" / "elements").iterdir()} == {
            "Article.jsx",
            "CiteList.jsx",
            "Deadlines.jsx",
            "CheckText.jsx",
            "Checked.jsx",
            "Refusal.jsx",
            "TermsCard.jsx",
            "Timeline.jsx",
            "Written.jsx",
        }
        (folder / ".files").mkdir()
    assert not folder.exists()


def test_the_environment_tells_chainlit_of_the_folder_alone(tmp_path: Path) -> None:
    environment = {
        "PATH": "/bin",
        "OPENAI_API_KEY": "kept",
        "MEMOBOT_PORT": "8000",
        "DATABASE_URL": "x",
        "CHAINLIT_AUTH_SECRET": "x",
        "LITERAL_API_KEY": "x",
        "OAUTH_GITHUB_CLIENT_ID": "x",
        "SLACK_BOT_TOKEN": "x",
        "Project": "x",
        "run": "x",
    }
    claim(environment, tmp_path)
    assert environment == {
        "PATH": "/bin",
        "OPENAI_API_KEY": "kept",
        "MEMOBOT_PORT": "8000",
        "CHAINLIT_APP_ROOT": str(tmp_path),
        "CHAINLIT_ENV_FILE": str(tmp_path / "no.env"),
    }


def test_every_language_says_everything_in_its_own_words() -> None:
    english = ours("en")
    for language in LOCALES.keys() - {"en"}:
        translated = ours(language)
        assert translated.keys() == english.keys()
        assert [key for key, text in translated.items() if not text.strip()] == []
        same = {key for key, text in translated.items() if text == english[key]}
        assert same <= {("navigation", "header", "chat")}


def test_translations_name_only_what_chainlit_knows(tmp_path: Path) -> None:
    import importlib.util

    found = importlib.util.find_spec("chainlit")
    assert found is not None
    assert found.origin is not None
    base = json.loads(
        (Path(found.origin).parent / "translations" / "en-US.json").read_text("utf-8")
    )
    assert ours("en").keys() <= leaves(base).keys()


def test_translations_are_laid_over_those_of_chainlit(tmp_path: Path) -> None:
    folder = tmp_path / ".chainlit" / "translations"
    folder.mkdir(parents=True)
    (folder / "en-US.json").write_text('{"chat": {"watermark": "theirs", "kept": "kept"}}')
    (folder / "de-DE.json").write_text("{}")
    put_translations(tmp_path)
    names = {f"{locale}.json" for locales in LOCALES.values() for locale in locales}
    assert {path.name for path in folder.iterdir()} == names
    polish = json.loads((folder / "pl-PL.json").read_text("utf-8"))
    assert polish["chat"]["kept"] == "kept"
    assert polish["chat"]["watermark"] == ours("pl")["chat", "watermark"]


def test_overlaying_goes_all_the_way_down() -> None:
    assert overlaid({"a": {"b": 1, "c": 2}, "d": 3}, {"a": {"b": 4}}) == {
        "a": {"b": 4, "c": 2},
        "d": 3,
    }
