"""Keys and passwords are hidden in whatever text holds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.diagnosis.secrets import Secrets, without_credentials
from memobot.settings import Settings

KEY = "sk-canary-0123456789"


def secrets(environment: dict[str, str] | None = None, **settings: object) -> Secrets:
    return Secrets.of(Settings(**settings), environment or {})


def test_the_key_of_the_settings_is_hidden() -> None:
    assert secrets(llm_api_key=KEY).hidden_in(f"no such key {KEY}!") == "no such key …!"


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "anthropic_api_key", "HF_TOKEN", "A_PASSWORD"])
def test_keys_in_the_environment_are_hidden(name: str) -> None:
    assert KEY not in secrets({name: KEY}).hidden_in(f"({KEY})")


def test_a_key_with_white_space_around_it_is_hidden_without_it() -> None:
    assert KEY not in secrets({"OPENAI_API_KEY": f"{KEY}\n"}).hidden_in(f"({KEY})")


def test_other_variables_are_no_secrets() -> None:
    assert secrets({"HOME": "/home/somebody"}).hidden_in("/home/somebody") == "/home/somebody"


def test_a_stand_in_for_a_key_tears_no_holes() -> None:
    assert secrets(llm_api_key="ollama").hidden_in("ollama:qwen3") == "ollama:qwen3"


ADDRESSES = [
    ("http://localhost:11434", "http://localhost:11434"),
    ("https://host/v1/", "https://host/v1/"),
    ("http://user:canary@host:80/v1", "http://host:80/v1"),
    ("http://user:can@ary@host/v1", "http://host/v1"),
    ("http://user:can/ary@host/v1", "http://host/v1"),
    ("http://user:can?ary#canary@host/v1", "http://host/v1"),
    ("http://canary@[::1]:80/v1", "http://[::1]:80/v1"),
    ("user:canary@host:80", "host:80"),
    ("https://host/v1?api-key=canary", "https://host/v1"),
    ("https://host/v1#canary", "https://host/v1"),
    ("http://[canary@host", "http://host"),
]


@pytest.mark.parametrize(("address", "shown"), ADDRESSES)
def test_an_address_is_shown_without_credentials(address: str, shown: str) -> None:
    assert without_credentials(address) == shown


@pytest.mark.parametrize(("address", "shown"), ADDRESSES)
def test_an_address_in_a_text_loses_them_too(address: str, shown: str) -> None:
    told = secrets(llm_base_url=address).hidden_in(f"nothing answers at {address}/chat")
    assert told == f"nothing answers at {shown}/chat"


def test_a_password_is_hidden_alone_and_decoded() -> None:
    hidden = secrets(llm_base_url="http://user:can%61ry-pass@host/v1?key=query-canary")
    for told in ("can%61ry-pass", "canary-pass", "query-canary"):
        assert hidden.hidden_in(f"<{told}>") == "<…>"


@given(st.text())
def test_no_part_of_any_password_is_in_an_address_shown(password: str) -> None:
    address = f"http://user:{password}@host/v1"
    assert without_credentials(address) == "http://host/v1"
    assert without_credentials(address.removeprefix("http://")) == "host/v1"


@given(st.text(min_size=8))
def test_no_password_is_left_in_a_text(password: str) -> None:
    hidden = secrets(llm_base_url=f"http://user:{password}@host/v1")
    assert password not in hidden.hidden_in(f"it said <{password}> and no more")
