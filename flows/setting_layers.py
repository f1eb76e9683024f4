"""The layers of settings: what may be written in the file and in the environment, and what is refused."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PositiveInt,
    ValidationError,
    field_validator,
)
from pydantic_core import PydanticCustomError

from flows.contract_settings import ArchetypeSettings, DatesSettings, archetypes, check_archetypes
from flows.errors import ConfigurationError
from flows.setting_names import names_at
from flows.settings import PREFIX, Breakers, Settings
from flows.toml_lines import error_line, line_of, suggestion
from transforms.options import Limits, Sources

NESTED = "__"
_DEFAULTS = Settings()


class WrittenSettings(BaseModel):
    """What can be written; the names are those of the file and, in capitals, of the environment."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    output: Path = _DEFAULTS.output
    catalogues: Path | None = _DEFAULTS.catalogues
    vault_name: str | None = _DEFAULTS.vault_name
    exclude: tuple[str, ...] = _DEFAULTS.exclude
    keep: PositiveInt = _DEFAULTS.keep
    git_times: bool = _DEFAULTS.git_times
    workers: PositiveInt | None = _DEFAULTS.workers
    batch_notes: PositiveInt = _DEFAULTS.batch_notes
    batch_bytes: PositiveInt = _DEFAULTS.batch_bytes
    confidence_threshold: Annotated[float, Field(ge=0, le=1)] = _DEFAULTS.confidence_threshold
    sources: Sources = _DEFAULTS.sources
    limits: Limits = _DEFAULTS.limits
    dates: DatesSettings = DatesSettings()
    archetypes: Annotated[Mapping[str, ArchetypeSettings], AfterValidator(check_archetypes)] = {}
    breakers: Breakers = _DEFAULTS.breakers

    @field_validator("limits")
    @classmethod
    def _positive(cls, limits: Limits) -> Limits:
        for name in limits.__dataclass_fields__:
            if getattr(limits, name) < 1:
                raise PydanticCustomError("limit", "{name} should be greater than 0", {"name": name})
        return limits

    @field_validator("breakers")
    @classmethod
    def _not_negative(cls, breakers: Breakers) -> Breakers:
        for name in breakers.__dataclass_fields__:
            if not getattr(breakers, name) >= 0:
                raise PydanticCustomError("breaker", "{name} should be 0 or greater", {"name": name})
        return breakers

    def settings(self) -> Settings:
        """What they come to."""
        given = {name: getattr(self, name) for name in type(self).model_fields}
        told = {"dates": self.dates.options(), "archetypes": archetypes(self.archetypes)}
        return Settings(**given | told)


def settle(path: Path, text: str, options: Mapping[str, object]) -> Settings:
    """The settings of the file at `path`, which holds `text`, of the environment and of the command line.

    Raises ConfigurationError in one line naming file and line, or the environment variable.
    """
    from_file = _parse(path, text)
    _check_file(path, text, from_file)
    for name in _PATHS.intersection(from_file):
        from_file[name] = path.parent / from_file[name]
    layers = {**from_file, **_environment(from_file), **options}
    try:
        return WrittenSettings.model_validate(layers).settings()
    except ValidationError as error:
        raise ConfigurationError(f"Wrong option: {_first(error)[1]}.") from None


def _environment(below: Mapping[str, Any]) -> dict[str, Any]:
    """What the environment sets, tables of the file (`below`) completed rather than replaced."""
    names = sorted(name for name in os.environ if name.startswith(PREFIX))
    for name in names:
        if name not in _VARIABLES:
            raise ConfigurationError(f"Environment variable {name}: unknown{suggestion(name, _VARIABLES)}.")
    if not names:
        return {}
    from flows.environment import read_environment  # pydantic-settings takes its time to import

    try:
        layer = read_environment()
    except ValidationError as error:
        where, what = _first(error)
        raise ConfigurationError(f"Environment variable {_variable(where)}: {what}.") from None
    return {
        name: {**below.get(name, {}), **value} if isinstance(value, dict) else value
        for name, value in layer.items()
    }


def _variable(where: tuple[str | int, ...]) -> str:
    return PREFIX + NESTED.join(str(part).upper() for part in where if not isinstance(part, int))


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        where = error_line(text, str(error))
        raise ConfigurationError(f"{path}:{where}: not valid TOML: {error}.") from None


def _check_file(path: Path, text: str, values: Mapping[str, Any]) -> None:
    """Refuse an unknown key or a wrong type; types are strict here, unlike in the environment."""
    try:
        WrittenSettings.model_validate_json(json.dumps(values, default=str), strict=True)
    except ValidationError as error:
        where, what = _first(error)
        raise ConfigurationError(f"{path}:{line_of(text, where)}: {what}.") from None


def _first(error: ValidationError) -> tuple[tuple[str | int, ...], str]:
    """Where the first problem is, and what it is, as the middle of a sentence."""
    problem = error.errors(include_url=False)[0]
    where = tuple(part for part in problem["loc"] if part != "[key]")
    name = ".".join(str(part) for part in where)
    if problem["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return where, f"unknown key {name}{suggestion(str(where[-1]), names_at(WrittenSettings, where))}"
    if problem["type"] in ("value_error", "contract"):
        return where, f"{name} {problem['msg'].removeprefix('Value error, ')}"
    what = problem["msg"].replace("Input should", "should").replace("valid array", "list of texts")
    return where, f"{name} {what}, not {problem['input']!r}"


_PATHS = {"output", "catalogues"}
_TABLES = ("sources", "limits", "breakers")
_IN_FILE_ALONE = ("dates", "archetypes")
_PLAIN = [name for name in WrittenSettings.model_fields if name not in (*_TABLES, *_IN_FILE_ALONE)]
_VARIABLES = [_variable((name,)) for name in _PLAIN] + [
    _variable((table, name)) for table in _TABLES for name in names_at(WrittenSettings, (table, ""))
]
