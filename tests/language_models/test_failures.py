"""Exceptions that no server of the tests can cause, and what they mean."""

from __future__ import annotations

import socket
import ssl
from typing import Any

import pytest

from memobot.language_models.access import find_target
from memobot.language_models.failures import Faults
from memobot.settings import Settings


@pytest.fixture
def faults() -> Faults:
    settings: dict[str, Any] = {"llm_base_url": "https://box.example", "llm_api_key": "sk-sesame1"}
    return Faults(find_target(Settings(llm="openai:m", **settings)))


def caused(error: BaseException, by: BaseException) -> BaseException:
    error.__cause__ = by
    return error


@pytest.mark.parametrize(
    ("error", "failure", "passes", "told"),
    [
        (socket.gaierror(-2, "Name or service not known"), "unreachable", True, "box.example"),
        (ConnectionResetError(), "unreachable", True, "broke the connection off"),
        (
            caused(OSError("all attempts failed"), ssl.SSLCertVerificationError("self-signed")),
            "unreachable",
            False,
            "certificate",
        ),
        (KeyError("choices"), "server", False, "no reply of a language model"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), "server", False, "no reply"),
        (RecursionError(), "server", False, "no reply"),
    ],
)
def test_what_an_exception_means(
    faults: Faults, error: BaseException, failure: str, passes: bool, told: str
) -> None:
    fault = faults.of(error)
    assert (fault.failure, fault.passes) == (failure, passes)
    assert told in str(fault)
    assert not faults.of(error, begun=True).passes
    assert faults.of(error, begun=True).failure == "cut_off"


def test_words_of_an_unknown_exception_are_not_shown(faults: Faults) -> None:
    for error in (ValueError("Bearer sk-sesame1"), TypeError("{'prompt': 'secret'}")):
        assert "sesame" not in str(faults.of(error)) + str(faults.of_opening(error))
        assert "secret" not in str(faults.of(error)) + str(faults.of_opening(error))


def test_a_circle_of_causes_ends(faults: Faults) -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert faults.of(first).failure == "server"


def test_a_package_that_is_missing(faults: Faults) -> None:
    fault = faults.of_opening(ModuleNotFoundError("No module named 'langchain_openai'"))
    assert fault.failure == "package"
    assert "pip install 'memobot[openai]'" in str(fault)
