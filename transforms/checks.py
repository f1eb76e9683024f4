"""What must hold before tables are published, as declared: keys, references, required columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import polars as pl
import pyarrow as pa

from transforms.changes import NOTHING_KNOWN, Changed
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


def check(
    tables: Mapping[str, pa.Table],
    declared: Iterable[Table] = TABLES,
    changed: Changed = NOTHING_KNOWN,
) -> list[Violation]:
    """Every promise broken by `tables` (any number of those `declared`); empty when they may be published.

    A reference is checked when both tables are there, and only where none of its columns is null. What was
    checked before and is as it was, as `changed` tells, is not looked at again.
    """
    found: list[Violation] = []
    declarations = {table.name: table for table in declared}
    sound: dict[str, pa.Table] = {}
    for name, rows in tables.items():
        table = declarations[name]
        if rows.schema.equals(table.arrow, check_metadata=True):
            sound[name] = rows
            found += _missing(table, changed.rows.get(name, rows))
            found += () if name in changed.rows else _unordered(table, rows)
        else:
            found.append(Violation(name, "schema", table.column_names, rows.num_rows, str(rows.schema.names)))
    return [*found, *_dangling(sound, [declarations[name] for name in sound], changed)]


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


class _Reference(NamedTuple):
    """What of a table points elsewhere: its declaration, the key, the rows of that without null."""

    table: Table
    key: ForeignKey
    rows: pl.DataFrame


def _dangling(
    tables: Mapping[str, pa.Table], declared: Iterable[Table], changed: Changed
) -> Iterator[Violation]:
    """What leads nowhere; references to the same columns are looked up together, which is much quicker."""
    of_targets: dict[tuple[str, tuple[str, ...]], list[_Reference]] = {}
    for table in declared:
        for key in table.foreign_keys:
            rows = tables[table.name]
            if key.to_table in changed.same_keys:
                rows = changed.rows.get(table.name, rows)
            if key.to_table in tables and rows.num_rows:
                pointing = _Reference(table, key, _frame(rows, key.columns).drop_nulls())
                of_targets.setdefault((key.to_table, key.to_columns), []).append(pointing)
    for (to_table, to_columns), references in of_targets.items():
        targets = _frame(tables[to_table], to_columns)
        if len(_lost(pl.concat([_asked(each) for each in references]), targets)):
            yield from (broken for each in references for broken in _broken(each, targets))


def _asked(reference: _Reference) -> pl.DataFrame:
    """The rows under the names of the target, but those equal to the one before, as a note's often are."""
    differs = pl.any_horizontal(pl.all() != pl.all().shift(1)).fill_null(True)
    rows = reference.rows.filter(differs)
    return rows.rename(dict(zip(reference.key.columns, reference.key.to_columns, strict=True)))


def _lost(rows: pl.DataFrame, targets: pl.DataFrame) -> pl.DataFrame:
    return rows.join(targets, left_on=rows.columns, right_on=targets.columns, how="anti")


def _broken(reference: _Reference, targets: pl.DataFrame) -> Iterator[Violation]:
    lost = _lost(reference.rows, targets)
    if len(lost):
        example = _first(lost.head(1).to_arrow())
        yield Violation(reference.table.name, "reference", reference.key.columns, len(lost), example)


def _frame(rows: pa.Table, columns: tuple[str, ...]) -> pl.DataFrame:
    frame = pl.from_arrow(rows.select(list(columns)), rechunk=False)
    assert isinstance(frame, pl.DataFrame)
    return frame


def _first(rows: pa.Table) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in rows.to_pylist()[0].items())
