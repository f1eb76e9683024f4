"""The names that a place in the settings can have, for who misspells one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel


def names_at(model: type[BaseModel], where: Sequence[str | int]) -> list[str]:
    """The keys known beside the last part of `where`, a path into `model`; none where any key may stand."""
    kind: Any = model
    for part in where[:-1]:
        kind = _below(kind, part)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [field.alias or name for name, field in kind.model_fields.items()]
    return [field.name for field in fields(kind)] if is_dataclass(kind) else []


def _below(kind: Any, part: str | int) -> Any:
    """What stands under the key `part` of a table."""
    if get_origin(kind) is Mapping:
        return get_args(kind)[1]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        named = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
        return named.get(str(part))
    return None
