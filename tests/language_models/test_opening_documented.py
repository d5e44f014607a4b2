"""The configurations of docs/language-models.md work, as they stand there."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from memobot.language_models.access import find_target
from memobot.language_models.opening import open_language_model
from memobot.settings import Settings

DOCUMENT = (Path(__file__).parents[2] / "docs" / "language-models.md").read_text("utf-8")
CONFIGURATIONS = re.findall(
    r"^### (.+?)\n\n```toml\n(.+?)^```\n\n```\n(.+?)^```", DOCUMENT, re.M | re.S
)
PATHS = {
    "openai": "/v1/chat/completions",
    "ollama": "/api/chat",
    "anthropic": "/v1/messages",
}


def test_there_are_five() -> None:
    assert len(CONFIGURATIONS) == 5
    assert all("memobot doctor" in commands for _, _, commands in CONFIGURATIONS)


@pytest.mark.parametrize(("name", "toml", "commands"), CONFIGURATIONS, ids=lambda part: part[:9])
def test_a_configuration_works_as_it_stands(
    model_server: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    toml: str,
    commands: str,
) -> None:
    (tmp_path / "memobot.toml").write_text(toml)
    for variable in re.findall(r"^export (\w+)=", commands, re.M):
        monkeypatch.setenv(variable, "sesame")
    settings = Settings.load()
    target = find_target(settings)
    provider = target.provider.name
    assert f"memobot[{provider}]" in commands
    assert (target.access.key == "sesame") == ("export" in commands)
    port = re.search(r"--port (\d+)", commands)
    assert not port or f":{port[1]}" in target.access.address

    url = model_server.url(provider)
    key = os.environ.get("MEMOBOT_LLM_API_KEY")
    here = Settings.load(llm_base_url=url, llm_api_key=key)
    model = open_language_model(here)
    assert model is not None
    model_server.say("It lasts five years.")
    assert "".join(model.stream([])) == "It lasts five years."
    (request,) = model_server.requests
    assert request.path == PATHS[provider]
    assert request.body["model"] == target.access.model
    assert settings.llm is not None
    assert model.name == settings.llm


def test_every_setting_is_told() -> None:
    told = set(re.findall(r"^\| `(\w+)` \| `MEMOBOT_", DOCUMENT, re.M))
    assert told == {name for name in Settings.model_fields if name.startswith("llm")}
