"""The settings in use and where each came from, also when some of them cannot be used."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from pydantic_settings import (
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    TomlConfigSettingsSource,
)

from memobot.diagnosis.looking import in_two
from memobot.diagnosis.model import Finding, attention, failed, ok
from memobot.diagnosis.secrets import without_credentials
from memobot.errors import SettingsError
from memobot.settings import Settings

_PREFIX = "MEMOBOT_"
_FILE = "memobot.toml"


@dataclass(frozen=True, slots=True)
class Configured:
    """Settings, where those came from that are not as by default, and what was wrong with others.

    A setting that could not be used is in `problems` and has its default in `settings`.
    """

    settings: Settings
    origins: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


class _Alone(Settings):
    """Settings from given values alone: neither variables nor memobot.toml are read."""

    @classmethod
    def settings_customise_sources(
        cls, *_classes: Any, **sources: Any
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The values that are given, and nothing else."""
        return (sources["init_settings"],)


def configured(**given: object) -> Configured:
    """The settings as `Settings.load(**given)` has them; of the others, those that can be used.

    Raises SettingsError when a `given` value cannot be used, or memobot.toml cannot be read.
    """
    given = {name: value for name, value in given.items() if value is not None}
    try:
        return Configured(Settings.load(**given), _origins(given))
    except SettingsError:
        values = _values(given)  # raises it again for a file that is no TOML
    problems = {name: said for name, value in values.items() if (said := _problem(name, value))}
    if not problems or problems.keys() & given.keys():
        raise SettingsError("; ".join(problems.values()))
    usable = {name: value for name, value in values.items() if name not in problems}
    origins = {name: origin for name, origin in _origins(given).items() if name in usable}
    return Configured(_Alone.load(**usable), origins, tuple(problems.values()))


def check(configured: Configured) -> Finding:
    """Where the settings come from; those that cannot be used, and variables that are none."""
    if configured.problems:
        remedies = [in_two(problem) for problem in configured.problems]
        return failed("; ".join(found for found, _ in remedies), remedies[0][1])
    found = _told(configured)
    known = {f"{_PREFIX}{name}".upper() for name in Settings.model_fields}
    unknown = sorted(
        name
        for name in os.environ
        if name.upper().startswith(_PREFIX) and name.upper() not in known
    )
    if unknown:
        return attention(
            f"{found}; {', '.join(unknown)} is no setting",
            f"Correct the variable's name; there are {', '.join(sorted(known))}.",
        )
    return ok(found)


def _told(configured: Configured) -> str:
    others = len(Settings.model_fields) - len(configured.origins)
    file = "" if Path(_FILE).exists() else f"; there is no {_FILE} in this folder"
    told = [
        f"{name} {_shown(name, getattr(configured.settings, name))} ({origin})"
        for name, origin in configured.origins.items()
    ]
    return "; ".join([*told, f"{others} as by default{file}" if others else ""])


def _shown(name: str, value: object) -> str:
    if isinstance(value, SecretStr):
        return "set"
    return without_credentials(str(value)) if name.endswith("_url") else str(value)


def _problem(name: str, value: object) -> str | None:
    try:
        _Alone.load(**{name: value})
    except SettingsError as error:
        return str(error)
    return None


def _values(given: Mapping[str, object]) -> dict[str, object]:
    """The values that are set anywhere, by field, before anything is made of them."""
    in_file, in_environment = _sources()
    return {**in_file, **in_environment, **given}


def _origins(given: Mapping[str, object]) -> dict[str, str]:
    in_file, in_environment = _sources()
    origins = dict.fromkeys(in_file, _FILE)
    origins |= {name: f"{_PREFIX}{name.upper()}" for name in in_environment}
    origins |= dict.fromkeys(given, "the call")
    return {name: origins[name] for name in Settings.model_fields if name in origins}


def _sources() -> tuple[dict[str, object], dict[str, object]]:
    try:
        return TomlConfigSettingsSource(Settings)(), EnvSettingsSource(Settings)()
    except ValueError as error:
        raise SettingsError(f"{_FILE} cannot be read: {error}. Correct or remove it.") from None
