"""Settings from `NOTEMART_…` variables; lists there are separated by commas, or written as JSON."""

from __future__ import annotations

import json
import os
from typing import Annotated, Any

from pydantic import field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from flows.setting_layers import NESTED, WrittenSettings
from flows.settings import PREFIX


class _FromEnvironment(BaseSettings, WrittenSettings):
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter=NESTED, extra="forbid", frozen=True
    )

    exclude: Annotated[tuple[str, ...], NoDecode] = ()

    @field_validator("exclude", mode="before")
    @classmethod
    def _exclude_list(cls, value: object) -> object:
        return _listed(value)

    @field_validator("sources", mode="before")
    @classmethod
    def _source_lists(cls, value: object) -> object:
        return {key: _listed(item) for key, item in value.items()} if isinstance(value, dict) else value


def read_environment() -> dict[str, Any]:
    """The settings that variables give, tables as dictionaries of what is given; raises ValidationError."""
    found = _FromEnvironment()
    return {name: _given(name, getattr(found, name)) for name in found.model_fields_set}


def _given(setting: str, value: object) -> object:
    fields = getattr(value, "__dataclass_fields__", None)
    if fields is None:
        return value
    prefix = f"{PREFIX}{setting}{NESTED}".upper()
    return {name: getattr(value, name) for name in fields if prefix + name.upper() in os.environ}


def _listed(value: object) -> object:
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return [part.strip() for part in value.split(",") if part.strip()]
