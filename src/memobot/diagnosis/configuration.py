"""The settings in use and where each came from, also when some of them cannot be used."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from pydantic_settings import (
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from memobot.diagnosis.looking import in_two
from memobot.diagnosis.model import Finding, attention, failed, ok
from memobot.diagnosis.secrets import without_credentials
from memobot.errors import SettingsError
from memobot.settings import Settings

_PREFIX = "MEMOBOT_"
_FILE = "memobot.toml"
_VARIABLES = tuple(f"{_PREFIX}{name}".upper() for name in Settings.model_fields)


@dataclass(frozen=True, slots=True)
class Configured:
    """Settings, where those came from that were set, and what was wrong with some of them.

    A setting that could not be used has its default in `settings`, and in `problems` what was
    wrong with it. `origins` and `problems` are by the setting's name.
    """

    settings: Settings
    origins: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)


class _Alone(Settings):
    """Settings from given values alone: neither variables nor memobot.toml are read."""

    model_config = SettingsConfigDict(toml_file=None)

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
    return Configured(_Alone.load(**usable), _origins(given), problems)


def check(configured: Configured) -> Finding:
    """Where the settings come from; those that cannot be used, and variables that are none."""
    found = _told(configured)
    if configured.problems:
        wrong = [in_two(problem)[0] for problem in configured.problems.values()]
        return failed("; ".join([*wrong, found]), _correct(configured))
    if unknown := _unknown(os.environ):
        return attention(f"{found}; {', '.join(unknown)} is no setting", _meant(unknown[0]))
    return ok(found)


def _unknown(names: Iterable[str]) -> list[str]:
    """Variables that are named like settings, but set none."""
    return sorted(
        name
        for name in names
        if name.upper().startswith(_PREFIX) and name.upper() not in _VARIABLES
    )


def _meant(unknown: str) -> str:
    nearest = get_close_matches(unknown.upper(), _VARIABLES, n=1, cutoff=0.8)
    if nearest:
        return f"Rename {unknown} to {nearest[0]}, or unset it."
    return f"Unset {unknown}; docs/commands.md lists the settings."


def _correct(configured: Configured) -> str:
    places = (
        f"{name} in {_FILE}" if configured.origins[name] == _FILE else configured.origins[name]
        for name in configured.problems
    )
    return f"Correct or remove {', '.join(places)}."


def _told(configured: Configured) -> str:
    told = [
        f"{name} {_shown(name, getattr(configured.settings, name))} ({origin})"
        for name, origin in configured.origins.items()
        if name not in configured.problems
    ]
    if others := len(Settings.model_fields) - len(told):
        told.append(f"{others} as by default")
    if not Path(_FILE).exists():
        told.append(f"there is no {_FILE} in this folder")
    return "; ".join(told)


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
    order = [*Settings.model_fields, *origins]
    return {name: origins[name] for name in sorted(origins, key=order.index)}


def _sources() -> tuple[dict[str, object], dict[str, object]]:
    try:
        return TomlConfigSettingsSource(Settings)(), EnvSettingsSource(Settings)()
    except ValueError as error:
        raise SettingsError(f"{_FILE} cannot be read: {error}. Correct or remove it.") from None
