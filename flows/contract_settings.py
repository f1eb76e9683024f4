"""The tables `[archetypes]` and `[dates]` of `notemart.toml`, and what the pure stages are told of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from transforms.date_formats import check_format
from transforms.fold import snake_key
from transforms.options import Archetype, Dates, Expected, Origin, ValueKind

VIEWS = Path(__file__).parent.parent / "sql" / "views"
_WITHOUT_DEFAULT = ("link", "standard")
"""Kinds whose values must be there in the vault, which a configuration cannot promise."""


def _day_as_text(value: object) -> object:
    """A date of TOML as a note would hold it."""
    return str(value) if isinstance(value, date) else value


Written = Annotated[str | int | float | bool, BeforeValidator(_day_as_text)]
"""A value in the file; it is compared as the text that a note would hold."""


def _date_format(text: str) -> str:
    check_format(text)
    return text


Format = Annotated[str, AfterValidator(_date_format)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DatesSettings(_Table):
    """`[dates]`: the formats in which texts are dates, for all keys and, in `by_key`, for single ones."""

    formats: tuple[Format, ...] = ()
    by_key: Mapping[str, tuple[Format, ...]] = Field(default_factory=dict)

    def options(self) -> Dates:
        """What the pure stages are told, keys folded."""
        return Dates(self.formats, tuple((snake_key(key), self.by_key[key]) for key in sorted(self.by_key)))


def _origin(text: str) -> str:
    kind, colon, key = text.partition(":")
    if kind not in ("property", "fact") or not colon or not key.strip():
        raise PydanticCustomError("contract", "should be property:KEY or fact:KEY")
    return text


def _listed(value: object) -> object:
    """A single text is a list of one."""
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


def _pattern(text: str) -> str:
    from transforms.archetypes import check_pattern

    check_pattern(text)
    return text


class ColumnSettings(_Table):
    """`[archetypes.NAME.columns.COLUMN]`: where the value stands and what it must be."""

    from_: Annotated[
        tuple[Annotated[str, AfterValidator(_origin)], ...], BeforeValidator(_listed), Field(alias="from")
    ] = ()
    type: ValueKind = "text"
    required: bool = False
    many: bool = False
    allowed: tuple[Written, ...] = ()
    pattern: Annotated[str, AfterValidator(_pattern)] | None = None
    default: Written | None = None
    description: str | None = None

    @model_validator(mode="after")
    def _fits(self) -> ColumnSettings:
        if self.default is None:
            return self._allowed_fit()
        if self.required:
            raise PydanticCustomError("contract", "cannot be required and have a default")
        if self.type in _WITHOUT_DEFAULT or self.many:
            raise PydanticCustomError("contract", "cannot have a default, being a link, a standard or many")
        self._check_value(self.default)
        if self.allowed and _text(self.default) not in map(_text, self.allowed):
            raise PydanticCustomError("contract", "has a default that is not among those allowed")
        return self._allowed_fit()

    def _allowed_fit(self) -> ColumnSettings:
        for value in self.allowed:
            self._check_value(value)
        return self

    def _check_value(self, value: Written) -> None:
        from transforms.contract_values import reader

        if reader(self.type)(_text(value)) is None:
            raise PydanticCustomError(
                "contract", "has {value}, which is no {type}", {"value": repr(value), "type": self.type}
            )

    def expected(self, name: str) -> Expected:
        """What the pure stages are told; without `from`, the property with the column's name counts."""
        return Expected(
            name=name,
            origins=tuple(map(_parsed, self.from_)) or (Origin("property", name),),
            kind=self.type,
            is_required=self.required,
            is_many=self.many,
            allowed=tuple(map(_text, self.allowed)),
            pattern=self.pattern,
            default=None if self.default is None else _text(self.default),
            description=self.description,
        )


def _parsed(text: str) -> Origin:
    kind, _, key = text.partition(":")
    return Origin("fact" if kind == "fact" else "property", snake_key(key))


def _text(value: Written) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _column_name(name: str) -> str:
    from transforms.archetypes import check_column_name

    check_column_name(name)
    return name


class ArchetypeSettings(_Table):
    """`[archetypes.NAME]`: the contract of an archetype, NAME being what notes call it."""

    table: str | None = None
    description: str | None = None
    columns: Mapping[Annotated[str, AfterValidator(_column_name)], ColumnSettings] = Field(
        default_factory=dict
    )


def archetypes(settings: Mapping[str, ArchetypeSettings]) -> tuple[Archetype, ...]:
    """The contracts that the pure stages are told of."""
    return tuple(
        Archetype(
            key=snake_key(name),
            table=table_name(name, contract),
            columns=tuple(column.expected(label) for label, column in contract.columns.items()),
            description=contract.description,
        )
        for name, contract in settings.items()
    )


def table_name(name: str, contract: ArchetypeSettings) -> str:
    """The name of the archetype's table: the one given, or what notes call it, folded."""
    return contract.table or snake_key(name)


def check_archetypes(settings: Mapping[str, ArchetypeSettings]) -> Mapping[str, ArchetypeSettings]:
    """The settings themselves; raises ValueError where two share a table or a name cannot be a table's."""
    from transforms.archetypes import check_table_name

    views = [path.stem for path in VIEWS.glob("*.sql")]
    owners: dict[str, str] = {}
    for name, contract in settings.items():
        table = table_name(name, contract)
        check_table_name(table, views)
        for own in {f"table {table}", f"archetype {snake_key(name)}"}:
            if owners.setdefault(own, name) != name:
                raise ValueError(f"{name} and {owners[own]} are both the {own}")
    return settings
