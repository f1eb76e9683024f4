"""What a declared table is made of, and the Arrow and Polars schemas and the SQL that follow from it.

The tables themselves are declared in `transforms.schema`; nothing here names one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import pyarrow as pa

if TYPE_CHECKING:
    import polars as pl

Filled = Literal["extract", "normalise"]
"""The stage that fills a column: `extract` from the note alone, `normalise` from the whole vault."""


@dataclass(frozen=True, slots=True)
class LogicalType:
    """A type of the contract and its name in SQL, Arrow and Polars."""

    sql: str
    arrow: pa.DataType
    polars_name: str

    @property
    def polars(self) -> pl.DataType:
        """The Polars data type (Polars is imported on first use: extract workers do without it)."""
        import polars as pl

        if self.sql == "TIMESTAMP":
            return pl.Datetime("us")
        dtype: pl.DataType = getattr(pl, self.polars_name)()
        return dtype


TEXT = LogicalType("VARCHAR", pa.string(), "String")
BIGINT = LogicalType("BIGINT", pa.int64(), "Int64")
INTEGER = LogicalType("INTEGER", pa.int32(), "Int32")
DOUBLE = LogicalType("DOUBLE", pa.float64(), "Float64")
BOOLEAN = LogicalType("BOOLEAN", pa.bool_(), "Boolean")
DATE = LogicalType("DATE", pa.date32(), "Date")
TIMESTAMP = LogicalType("TIMESTAMP", pa.timestamp("us"), "Datetime")
LOGICAL_TYPES = (TEXT, BIGINT, INTEGER, DOUBLE, BOOLEAN, DATE, TIMESTAMP)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, logical type, one-sentence description, and who fills it."""

    name: str
    type: LogicalType
    description: str
    is_nullable: bool = True
    filled: Filled = "extract"

    @property
    def arrow(self) -> pa.Field:
        """The Arrow field, its description in the metadata, `required` in Parquet when not nullable."""
        return pa.field(
            self.name,
            self.type.arrow,
            nullable=self.is_nullable,
            metadata={"description": self.description},
        )


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns of a table that point to the key of another (or to the columns given)."""

    columns: tuple[str, ...]
    to_table: str
    to_columns: tuple[str, ...]
    cardinality: str = "many-to-one"


@dataclass(frozen=True)
class Table:
    """A table: description, grain, key, columns and foreign keys.

    `staged` are columns that extract hands to normalise and that are not published;
    `has_history` marks a table that tells of runs, and so differs between two runs of one vault.
    """

    name: str
    description: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    is_extracted: bool = False
    staged: tuple[Column, ...] = ()
    has_history: bool = False

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        """The names of the published columns, in order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def arrow(self) -> pa.Schema:
        """The Arrow schema of the published table."""
        return pa.schema(
            [column.arrow for column in self.columns], metadata={"description": self.description}
        )

    @cached_property
    def polars(self) -> pl.Schema:
        """The Polars schema of the published table."""
        import polars as pl

        return pl.Schema({column.name: column.type.polars for column in self.columns})

    @cached_property
    def staging_columns(self) -> tuple[Column, ...]:
        """The columns that extract fills: the contract's own, then the staged ones."""
        own = tuple(column for column in self.columns if column.filled == "extract")
        return own + self.staged if self.is_extracted else ()

    @cached_property
    def staging_arrow(self) -> pa.Schema:
        """The Arrow schema of what extract hands over (every column nullable: it is checked later)."""
        return pa.schema([pa.field(column.name, column.type.arrow) for column in self.staging_columns])

    @cached_property
    def ddl(self) -> str:
        """The `CREATE TABLE` statement and its `COMMENT ON` statements, in DuckDB's dialect."""
        lines = [f"    {c.name} {c.type.sql}{'' if c.is_nullable else ' NOT NULL'}" for c in self.columns]
        create = f"CREATE TABLE {self.name} (\n" + ",\n".join(lines) + "\n);"
        comments = [f"COMMENT ON TABLE {self.name} IS {sql_text(self.description)};"]
        comments += [
            f"COMMENT ON COLUMN {self.name}.{c.name} IS {sql_text(c.description)};" for c in self.columns
        ]
        return "\n".join([create, *comments])


def sql_text(value: str) -> str:
    """`value` as a SQL string literal."""
    return "'" + value.replace("'", "''") + "'"


def ddl(tables: Iterable[Table]) -> str:
    """The DDL of `tables`, each followed by its comments."""
    return "\n\n".join(table.ddl for table in tables) + "\n"
