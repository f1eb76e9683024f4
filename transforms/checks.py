"""What must hold before tables are published, as declared: keys, references, required columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import polars as pl
import pyarrow as pa

from transforms.declaration import ForeignKey, Table
from transforms.frames import keys_out_of_order
from transforms.schema import TABLES


class Violation(NamedTuple):
    """A promise that a table breaks; `rule` is `schema`, `key`, `required` or `reference`."""

    table: str
    rule: str
    columns: tuple[str, ...]
    row_count: int
    example: str

    def __str__(self) -> str:
        columns = ", ".join(self.columns)
        count = f"{self.row_count} rows, for example {self.example}"
        return f"{self.table} ({columns}): {_MEANINGS[self.rule]}, {count}"


_MEANINGS = {
    "schema": "the columns are not those declared",
    "key": "the rows are not in the order of a unique key",
    "required": "a value is missing",
    "reference": "the row pointed to does not exist",
}


def check(tables: Mapping[str, pa.Table], declared: Iterable[Table] = TABLES) -> list[Violation]:
    """Every promise broken by `tables` (any number of those `declared`); empty when they may be published.

    A reference is checked when both tables are there, and only where none of its columns is null.
    """
    found: list[Violation] = []
    declarations = {table.name: table for table in declared}
    for name, rows in tables.items():
        table = declarations[name]
        if not rows.schema.equals(table.arrow, check_metadata=True):
            found.append(Violation(name, "schema", table.column_names, rows.num_rows, str(rows.schema.names)))
            continue
        found += _missing(table, rows)
        found += _unordered(table, rows)
        found += (broken for key in table.foreign_keys for broken in _dangling(table, key, tables))
    return found


def _missing(table: Table, rows: pa.Table) -> Iterator[Violation]:
    for column in table.columns:
        missing = rows.column(column.name).null_count
        if missing and not column.is_nullable:
            example = rows.select(list(table.key)).filter(rows.column(column.name).is_null()).slice(0, 1)
            yield Violation(table.name, "required", (column.name,), missing, _first(example))


def _unordered(table: Table, rows: pa.Table) -> Iterator[Violation]:
    wrong = keys_out_of_order(rows, table)
    if len(wrong):
        yield Violation(table.name, "key", table.key, len(wrong), _first(wrong.head(1).to_arrow()))


def _dangling(table: Table, key: ForeignKey, tables: Mapping[str, pa.Table]) -> Iterator[Violation]:
    if key.to_table not in tables or not tables[table.name].num_rows:
        return
    targets = _frame(tables[key.to_table], key.to_columns).rename(
        dict(zip(key.to_columns, key.columns, strict=True))
    )
    pointing = _frame(tables[table.name], key.columns).drop_nulls()
    lost = pointing.join(targets, on=list(key.columns), how="anti")
    if len(lost):
        yield Violation(table.name, "reference", key.columns, len(lost), _first(lost.head(1).to_arrow()))


def _frame(rows: pa.Table, columns: tuple[str, ...]) -> pl.DataFrame:
    frame = pl.from_arrow(rows.select(list(columns)), rechunk=False)
    assert isinstance(frame, pl.DataFrame)
    return frame


def _first(rows: pa.Table) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in rows.to_pylist()[0].items())
