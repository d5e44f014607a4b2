"""The settings: where they came from, and what to do about those that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from memobot.diagnosis.configuration import check, configured
from memobot.diagnosis.model import State
from memobot.errors import SettingsError


def test_all_by_default() -> None:
    found = check(configured())
    assert found.state is State.OK
    assert "as by default" in found.found
    assert "there is no memobot.toml" in found.found


def test_each_value_is_told_with_its_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("memobot.toml").write_text('host = "localhost"\nport = 8001\ncorpus = "c"\n', "utf-8")
    monkeypatch.setenv("MEMOBOT_PORT", "8002")
    monkeypatch.setenv("MEMOBOT_CORPUS", "d")
    known = configured(corpus=Path("e"))
    assert known.origins == {
        "corpus": "the call",
        "host": "memobot.toml",
        "port": "MEMOBOT_PORT",
    }
    told = check(known).found
    for part in (
        "corpus e (the call)",
        "host localhost (memobot.toml)",
        "port 8002 (MEMOBOT_PORT)",
        "12 as by default",
    ):
        assert part in told
    assert "there is no" not in told


def test_neither_a_key_nor_a_password_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEMOBOT_LLM_API_KEY", "canary")
    monkeypatch.setenv("MEMOBOT_LLM_BASE_URL", "http://user:canary@host/v1")
    told = check(configured()).found
    assert "canary" not in told
    assert "llm_api_key set (MEMOBOT_LLM_API_KEY)" in told
    assert "llm_base_url http://host/v1" in told


def test_a_variable_that_cannot_be_used_leaves_the_others_in_force(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MEMOBOT_PORT", "canary")
    monkeypatch.setenv("MEMOBOT_HOST", "localhost")
    known = configured()
    assert (known.settings.port, known.settings.host) == (8000, "localhost")
    found = check(known)
    assert found.state is State.FAILED
    assert found.found.startswith("port: ")
    assert "host localhost (MEMOBOT_HOST)" in found.found
    assert found.remedy == "Correct or remove MEMOBOT_PORT."
    assert "canary" not in found.found


def test_where_one_setting_is_wrong_the_others_come_in_the_usual_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("memobot.toml").write_text('corpus = "a"\nindex = "b"\nprompts = "c"\n', "utf-8")
    monkeypatch.setenv("MEMOBOT_INDEX", "d")
    monkeypatch.setenv("MEMOBOT_CORPUS", "e")
    monkeypatch.setenv("MEMOBOT_PORT", "none")
    known = configured(corpus=Path("f")).settings
    assert (known.corpus, known.index, known.prompts) == (Path("f"), Path("d"), Path("c"))


def test_values_of_the_file_that_cannot_be_used_are_all_told() -> None:
    Path("memobot.toml").write_text("hots = 1\nllm_context = 3\nport = 8001\n", "utf-8")
    known = configured()
    assert known.settings.port == 8001
    found = check(known)
    assert "llm_context: " in found.found
    assert "hots: " in found.found
    assert found.remedy == "Correct or remove llm_context in memobot.toml, hots in memobot.toml."


def test_a_variable_that_is_no_setting_is_pointed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEMOBOT_PROT", "8001")
    found = check(configured())
    assert found.state is State.ATTENTION
    assert "MEMOBOT_PROT is no setting" in found.found
    assert found.remedy == "Rename MEMOBOT_PROT to MEMOBOT_PORT, or unset it."


def test_a_variable_like_no_setting_is_to_be_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEMOBOT_ZEPPELIN", "1")
    assert check(configured()).remedy.startswith("Unset MEMOBOT_ZEPPELIN")


def test_an_option_of_the_call_that_cannot_be_used_is_an_error() -> None:
    with pytest.raises(SettingsError, match="as_of"):
        configured(as_of="yesterday")


def test_a_file_that_is_no_toml_is_an_error() -> None:
    Path("memobot.toml").write_text("port = \n", "utf-8")
    with pytest.raises(SettingsError, match=r"memobot\.toml cannot be read"):
        configured()
