"""Rows of many notes, gathered table by table and handed on as Arrow columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from transforms.declaration import Table
from transforms.schema import EXTRACTED


class Batch:
    """The rows of several notes, table by table, in the order in which the notes were added."""

    def __init__(self) -> None:
        """An empty batch."""
        self._ids: dict[str, list[str]] = {table.name: [] for table in EXTRACTED}
        self._rows: dict[str, list[Sequence[Any]]] = {table.name: [] for table in EXTRACTED}

    def add(self, table: str, entity_id: str, rows: Sequence[Sequence[Any]]) -> None:
        """Append a note's rows, each with the columns of its type in `transforms.rows`."""
        self._ids[table].extend([entity_id] * len(rows))
        self._rows[table].extend(rows)

    def to_arrow(self) -> dict[str, pa.Table]:
        """An Arrow table for each extracted table, with its staging schema."""
        return {table.name: self._table(table) for table in EXTRACTED}

    def _table(self, table: Table) -> pa.Table:
        rows = self._rows[table.name]
        columns: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else ()
        remaining = iter(columns)
        arrays = [
            _array(self._ids[table.name] if field.name == "entity_id" else next(remaining, ()), field.type)
            for field in table.staging_arrow
        ]
        return pa.Table.from_arrays(arrays, schema=table.staging_arrow)


def _array(values: Sequence[Any], data_type: pa.DataType) -> pa.Array:
    """`values` as an Arrow array; a lone surrogate, which no UTF-8 text can hold, becomes U+FFFD."""
    try:
        return pa.array(values, data_type)
    except UnicodeEncodeError:
        return pa.array([_without_surrogates(value) for value in values], data_type)


def _without_surrogates(value: str | None) -> str | None:
    return value if value is None else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
