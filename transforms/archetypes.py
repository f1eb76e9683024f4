"""The tables that contracts for archetypes declare: one row a note of the archetype, for BI.

A contract (`transforms.options.Archetype`) fixes the columns and their types; no note can add one or change
one. `tables` is the list of all tables, these included, that everything else goes by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import polars as pl

from transforms.contract_values import LOGICAL_TYPES
from transforms.declaration import TEXT, Column, ForeignKey, Table
from transforms.options import Archetype, Expected, Options
from transforms.schema import ENTITIES, ENTITY_ID, EXTRACTED, TABLE, TABLES

OWN_COLUMNS = ("entity_id", "title")
"""What the table of every archetype begins with."""

LONGEST_NAME = 60
LONGEST_PATTERN = 500
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_RESERVED = re.compile(
    r"all|analyse|analyze|and|anti|any|array|as|asc|asof|asymmetric|at|authorization|"
    r"binary|both|by|case|cast|check|collate|collation|column|columns|concurrently|"
    r"constraint|create|cross|default|deferrable|desc|describe|distinct|do|else|end|except|"
    r"exists|extract|false|fetch|for|foreign|freeze|from|full|generated|glob|grant|group|"
    r"grouping|having|ilike|in|initially|inner|intersect|into|is|isnull|join|lambda|lateral|"
    r"leading|left|like|limit|map|match_recognize|natural|not|notnull|null|offset|on|only|"
    r"or|order|outer|overlaps|pivot|pivot_longer|pivot_wider|placing|positional|primary|"
    r"qualify|references|returning|right|row|select|semi|show|similar|some|struct|summarize|"
    r"symmetric|table|tablesample|then|to|trailing|true|try_cast|tuple|union|unique|unpack|"
    r"unpivot|user|using|values|variadic|verbose|when|where|window|with"
)
"""Words that SQL, or DuckDB, does not take for a name as they are."""


def tables(options: Options) -> tuple[Table, ...]:
    """Every table of a run with these options: the contract's own, then one an archetype by name."""
    return (*TABLES, *map(archetype_table, sorted(options.archetypes, key=lambda each: each.table)))


def archetype_table(archetype: Archetype) -> Table:
    """The wide table of an archetype: `entity_id`, `title`, then the declared columns in their order."""
    links = [column for column in archetype.columns if column.kind == "link" and not column.is_many]
    standards = [column for column in archetype.columns if column.kind == "standard" and not column.is_many]
    return Table(
        archetype.table,
        archetype.description
        or f"The notes of the archetype {archetype.key}, with what its contract declares.",
        f"note of the archetype {archetype.key}",
        ("entity_id",),
        (ENTITY_ID, _TITLE, *map(_column, archetype.columns)),
        (
            ForeignKey(("entity_id",), "entities", ("entity_id",), "one-to-one"),
            *(ForeignKey((column.name,), "entities", ("entity_id",)) for column in links),
            *(ForeignKey((column.name,), "standards", ("standard_id",)) for column in standards),
        ),
    )


_TITLE = next(column for column in ENTITIES.columns if column.name == "title")


def _column(expected: Expected) -> Column:
    type_ = TEXT if expected.is_many else LOGICAL_TYPES[expected.kind]
    return Column(expected.name, type_, expected.description or _description(expected), filled="normalise")


def _description(expected: Expected) -> str:
    """Where the values come from, in a sentence."""
    origins = " or else ".join(f"the {origin.kind} {origin.key}" for origin in expected.origins)
    kept = {
        "link": "the note that it links to",
        "country": "the country's ISO 3166-1 alpha-2 code",
        "standard": "the standard that it names",
    }.get(expected.kind, "the value")
    many = ", several separated by commas" if expected.is_many else ""
    return f"From {origins}: {kept}{many}."


class InvalidContract(ValueError):
    """Something in a contract that cannot be kept; the message goes on from the name of what is wrong."""


def check_table_name(name: str, views: Iterable[str] = ()) -> None:
    """Raise InvalidContract unless `name` can be that of an archetype's table beside all that there is."""
    _check_name(name)
    if name in TABLE or name in views or name in {table.name for table in EXTRACTED}:
        raise InvalidContract(
            "is the name of a table or view that there is already; give it another one by table"
        )


def check_column_name(name: str) -> None:
    """Raise InvalidContract unless `name` can be that of a declared column."""
    _check_name(name)
    if name in OWN_COLUMNS:
        raise InvalidContract(f"stands in every archetype's table already, as {' and '.join(OWN_COLUMNS)} do")


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise InvalidContract(
            f"should be a name for SQL: small letters a to z, digits and _, a letter first, at most "
            f"{LONGEST_NAME}"
        )
    if _RESERVED.fullmatch(name):
        raise InvalidContract("is a word of SQL and needs another name")


def check_pattern(pattern: str) -> None:
    """Raise InvalidContract unless `pattern` is a regular expression that is matched in linear time.

    It is one of Rust's `regex`: without look-around and back-references, and bounded in size.
    """
    if len(pattern) > LONGEST_PATTERN:
        raise InvalidContract(f"should have at most {LONGEST_PATTERN} characters")
    for tried in (pattern, whole(pattern)):
        try:
            pl.Series([""]).str.contains(tried)
        except pl.exceptions.ComputeError as error:
            raise InvalidContract(f"is not a regular expression that can be used: {_reason(error)}") from None


def whole(pattern: str) -> str:
    """The regular expression of texts that match `pattern` from beginning to end."""
    return rf"\A(?:{pattern})\z"


def _reason(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    told = next(
        (line for line in lines if line.startswith("error: ")), lines[0].removeprefix("regex error: ")
    )
    return told.removeprefix("error: ").rstrip(".")
