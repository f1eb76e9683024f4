"""Settings: the command line wins over the environment, that over `notemart.toml`, that over the defaults."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
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
from flows.toml_lines import error_line, line_of, suggestion
from transforms.options import Limits, Options, Sources

FILE_NAME = "notemart.toml"
PREFIX = "NOTEMART_"
NESTED = "__"
ALWAYS_EXCLUDED = (".*", "node_modules/")
"""What Obsidian itself does not show (every name that begins with a dot), and packages of code."""


@dataclass(frozen=True, slots=True)
class Breakers:
    """What a new snapshot may have lost against the current one and still be published, as shares from 0 on.

    `max_lost_notes` and `max_lost_tags` are shares of those that the current snapshot has (1 switches the
    breaker off), `max_new_errors` is the errors gained as a share of the notes that there are now.
    """

    max_lost_notes: float = 0.3
    max_lost_tags: float = 0.3
    max_new_errors: float = 0.1


class Settings(BaseModel):
    """Everything that can be set; the names are those of the file and, in capitals, of the environment."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    output: Path = Path("output")
    catalogues: Path | None = None
    vault_name: str | None = None
    exclude: tuple[str, ...] = ()
    keep: PositiveInt = 5
    workers: PositiveInt | None = None
    batch_notes: PositiveInt = 400
    batch_bytes: PositiveInt = 2 * 1024 * 1024
    confidence_threshold: Annotated[float, Field(ge=0, le=1)] = Options().confidence_threshold
    sources: Sources = Sources()
    limits: Limits = Limits()
    dates: DatesSettings = DatesSettings()
    archetypes: Annotated[Mapping[str, ArchetypeSettings], AfterValidator(check_archetypes)] = {}
    breakers: Breakers = Breakers()

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

    @property
    def catalogue_folder(self) -> Path:
        """Where imported catalogues of standards are kept."""
        return self.catalogues or self.output / "catalogues"

    @property
    def patterns(self) -> tuple[str, ...]:
        """What is left out, as lines of a .gitignore; `!` takes something back in."""
        return (*ALWAYS_EXCLUDED, *self.exclude)

    def options(self, vault: Path) -> Options:
        """What the pure stages are told; a folder's name that is not UTF-8 appears with `\\xNN`."""
        name = os.fsencode(vault.name).decode("utf-8", "backslashreplace")
        return Options(
            vault_name=self.vault_name or name or "vault",
            sources=self.sources,
            limits=self.limits,
            dates=self.dates.options(),
            confidence_threshold=self.confidence_threshold,
            archetypes=archetypes(self.archetypes),
        )

    def content_json(self) -> str:
        """The settings that decide what the tables hold, as JSON (not where, nor how fast).

        Keys keep their order: that of a contract's columns is the order in its table.
        """
        kept = self.model_dump(mode="json", exclude={"output", "catalogues", "keep", "workers", "breakers"})
        return json.dumps(kept, ensure_ascii=False)


def load(vault: Path, config: Path | None = None, **options: object) -> Settings:
    """The settings for `vault`; `options` are the command line's, None where it says nothing.

    Raises ConfigurationError in one line naming file and line, or the environment variable.
    """
    path = config or vault / FILE_NAME
    text = _read(path, required=config is not None)
    from_file = _parse(path, text)
    _check_file(path, text, from_file)
    for name in _PATHS.intersection(from_file):
        from_file[name] = path.parent / from_file[name]
    given = {key: value for key, value in options.items() if value is not None}
    layers = {**from_file, **_environment(from_file), **given}
    try:
        return Settings.model_validate(layers)
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


def _read(path: Path, *, required: bool) -> str:
    if not required and not path.exists():
        return ""
    if not path.is_file():  # a named pipe would be waited on for ever
        raise ConfigurationError(f"{path}: there is no such configuration file.")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: the configuration file is not UTF-8.") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror}).") from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        where = error_line(text, str(error))
        raise ConfigurationError(f"{path}:{where}: not valid TOML: {error}.") from None


def _check_file(path: Path, text: str, values: Mapping[str, Any]) -> None:
    """Refuse an unknown key or a wrong type; types are strict here, unlike in the environment."""
    try:
        Settings.model_validate_json(json.dumps(values, default=str), strict=True)
    except ValidationError as error:
        where, what = _first(error)
        raise ConfigurationError(f"{path}:{line_of(text, where)}: {what}.") from None


def _first(error: ValidationError) -> tuple[tuple[str | int, ...], str]:
    """Where the first problem is, and what it is, as the middle of a sentence."""
    problem = error.errors(include_url=False)[0]
    where = tuple(part for part in problem["loc"] if part != "[key]")
    name = ".".join(str(part) for part in where)
    if problem["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return where, f"unknown key {name}{suggestion(str(where[-1]), names_at(Settings, where))}"
    if problem["type"] in ("value_error", "contract"):
        return where, f"{name} {problem['msg'].removeprefix('Value error, ')}"
    what = problem["msg"].replace("Input should", "should").replace("valid array", "list of texts")
    return where, f"{name} {what}, not {problem['input']!r}"


_PATHS = {"output", "catalogues"}
_TABLES = ("sources", "limits", "breakers")
_IN_FILE_ALONE = ("dates", "archetypes")
_PLAIN = [name for name in Settings.model_fields if name not in (*_TABLES, *_IN_FILE_ALONE)]
_VARIABLES = [_variable((name,)) for name in _PLAIN] + [
    _variable((table, name)) for table in _TABLES for name in names_at(Settings, (table, ""))
]
