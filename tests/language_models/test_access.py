"""Whom the settings name: model, address and key, and to whom the key may go."""

from __future__ import annotations

from typing import Any

import pytest

from memobot.errors import LanguageModelError
from memobot.language_models.access import NO_KEY, find_target, longest_reply
from memobot.settings import Settings


def target(llm: str, url: str | None = None, key: str | None = None) -> Any:
    given: dict[str, Any] = {"llm": llm, "llm_base_url": url, "llm_api_key": key}
    return find_target(Settings(**{name: value for name, value in given.items() if value}))


def told(llm: str, url: str | None = None, key: str | None = None) -> tuple[str, str, str, str]:
    found = target(llm, url, key)
    return found.provider.name, found.access.model, found.access.address, found.access.key


@pytest.mark.parametrize(
    ("llm", "url", "expected"),
    [
        ("ollama:qwen3", None, ("ollama", "qwen3", "http://127.0.0.1:11434")),
        ("ollama:qwen3:8b", "box:1234", ("ollama", "qwen3:8b", "http://box:1234")),
        ("ollama:m", "http://box/v1/", ("ollama", "m", "http://box")),
        ("openai:m", "http://box:8000", ("openai", "m", "http://box:8000/v1")),
        ("openai:m", "http://box:8000/v1/", ("openai", "m", "http://box:8000/v1")),
        ("openai:m", "https://box/api/v3", ("openai", "m", "https://box/api/v3")),
        ("OpenAI: m ", "box:8000", ("openai", "m", "http://box:8000/v1")),
        ("qwen3:8b", "http://box:8000", ("openai", "qwen3:8b", "http://box:8000/v1")),
        ("Qwen/Qwen3-8B", "http://[::1]:80", ("openai", "Qwen/Qwen3-8B", "http://[::1]:80/v1")),
        ("anthropic:m", "https://box/v1", ("anthropic", "m", "https://box")),
    ],
)
def test_the_server_that_is_meant(llm: str, url: str | None, expected: tuple[str, ...]) -> None:
    assert told(llm, url) == (*expected, NO_KEY)


@pytest.mark.parametrize("llm", ["gpt-4.1-mini", "openai:", "mistralai:small", ":", "qwen3:8b"])
def test_a_name_without_a_provider_is_told_how_to_write_it(llm: str) -> None:
    with pytest.raises(LanguageModelError, match=r"openai:MODEL.*MEMOBOT_LLM_BASE_URL") as caught:
        target(llm)
    assert caught.value.failure == "configuration"


@pytest.mark.parametrize(
    "url", ["ftp://box", "http://", "http://box:99999", "http://me:sesame@box", "file:///etc", "::"]
)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(LanguageModelError, match="is no address") as caught:
        target("openai:m", url)
    assert "sesame" not in str(caught.value)


@pytest.mark.parametrize(
    ("llm", "variable"),
    [("openai:m", "OPENAI_API_KEY"), ("anthropic:m", "ANTHROPIC_API_KEY")],
)
def test_a_hosted_model_needs_a_key(
    monkeypatch: pytest.MonkeyPatch, llm: str, variable: str
) -> None:
    with pytest.raises(LanguageModelError, match=f"{variable} or MEMOBOT_LLM_API_KEY") as caught:
        target(llm)
    assert caught.value.failure == "refused"
    monkeypatch.setenv(variable, " its-own \n")
    assert told(llm)[3] == "its-own"
    assert told(llm, key="of-memobot")[3] == "of-memobot"


@pytest.mark.parametrize(
    ("llm", "variable", "home"),
    [
        ("openai:m", "OPENAI_API_KEY", "https://eu.api.openai.com/v1"),
        ("anthropic:m", "ANTHROPIC_API_KEY", "https://api.anthropic.com"),
        ("ollama:m", "OLLAMA_API_KEY", "https://ollama.com"),
    ],
)
def test_a_providers_own_key_goes_to_no_other_server(
    monkeypatch: pytest.MonkeyPatch, llm: str, variable: str, home: str
) -> None:
    monkeypatch.setenv(variable, "its-own")
    assert told(llm, home)[3] == "its-own"
    for other in ("http://127.0.0.1:8000", "https://openai.com.example", "https://notopenai.com"):
        assert told(llm, other)[3] == NO_KEY
        assert told(llm, other, "of-memobot")[3] == "of-memobot"


def test_variables_of_the_provider_say_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "https://gateway.example/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "its-own")
    assert told("openai:m")[2:] == ("https://gateway.example/v1", "its-own")
    assert told("openai:m", "http://box:1")[2:] == ("http://box:1/v1", NO_KEY)
    monkeypatch.setenv("OLLAMA_HOST", "10.0.0.7")
    assert told("ollama:m")[2] == "http://10.0.0.7:11434"


@pytest.mark.parametrize("gateway", ["true", "https://gateway.example"])
def test_no_gateway_is_put_in_between(monkeypatch: pytest.MonkeyPatch, gateway: str) -> None:
    monkeypatch.setenv("LANGSMITH_GATEWAY", gateway)
    monkeypatch.setenv("LANGSMITH_API_KEY", "lsv2_key")
    monkeypatch.setenv("OPENAI_API_KEY", "its-own")
    assert told("openai:m")[2:] == ("https://api.openai.com/v1", "its-own")


@pytest.mark.parametrize("key", ["sk-ключ", "sk a", "sk\x00a", "sk-\x1b[31m", "sk\r\nX-Evil: 1"])
def test_a_key_that_no_header_can_hold_is_not_sent(key: str) -> None:
    with pytest.raises(LanguageModelError, match="characters that no key has") as caught:
        target("openai:m", "http://box", key)
    assert key not in str(caught.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "127.9.9.9"])
@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "OPENAI_PROXY"])
def test_what_is_for_this_machine_goes_through_no_proxy(
    monkeypatch: pytest.MonkeyPatch, host: str, variable: str
) -> None:
    assert target("openai:m", f"http://{host}:8000")
    monkeypatch.setenv(variable, "http://proxy.example:3128")
    with pytest.raises(LanguageModelError, match=f"NO_PROXY={host.strip('[]')}"):
        target("openai:m", f"http://{host}:8000")
    assert target("openai:m", "http://box.example:8000")
    if variable != "OPENAI_PROXY":
        monkeypatch.setenv("NO_PROXY", f"example.org,{host.strip('[]')}")
        assert target("openai:m", f"http://{host}:8000")


@pytest.mark.parametrize(
    ("context", "reply"), [(2048, 512), (8192, 1638), (32_000, 6400), (2_000_000, 8192)]
)
def test_a_fifth_of_the_context_is_for_the_reply(context: int, reply: int) -> None:
    assert longest_reply(context) == reply


def test_a_target_does_not_show_the_key() -> None:
    assert "sesame" not in repr(target("openai:m", "http://box", "sesame"))
