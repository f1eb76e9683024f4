"""Between Arrow and Polars: reading staged columns, and finishing tables with their declared schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import polars as pl
import pyarrow as pa

from transforms.declaration import Table


def read(staged: Mapping[str, pa.Table], table: str, *columns: str) -> pl.DataFrame:
    """The given columns of a staged table; text is shared with Arrow, not copied."""
    frame = pl.from_arrow(staged[table].select(list(columns)), rechunk=False)
    assert isinstance(frame, pl.DataFrame)
    return frame


def mapped(values: pl.Series, function: Callable[[Any], Any], name: str, dtype: pl.DataType) -> pl.DataFrame:
    """Each distinct value that is not null, beside a column `name` with what `function` makes of it.

    This is where Python functions meet columns: once a distinct value, never once a row.
    """
    distinct = values.drop_nulls().unique()
    results = pl.Series(name, [function(value) for value in distinct], dtype=dtype)
    return pl.DataFrame([distinct, results])


def finished(
    table: Table, columns: pa.Table | pl.DataFrame, computed: pl.DataFrame | None = None
) -> pa.Table:
    """`columns` (and, row for row beside them, those `computed`) as the declared table, in key order.

    Columns of the declared type that come from Arrow in order are passed on without a copy.
    """
    given = columns if isinstance(columns, pa.Table) else columns.to_arrow()
    named = dict(zip(given.column_names, given.columns, strict=True))
    late = {} if computed is None else dict(zip(computed.columns, computed.to_arrow().columns, strict=True))
    whole = _declared(table, named | late)
    return _by_key(whole, table) if len(keys_out_of_order(whole, table)) else whole


def _declared(table: Table, columns: Mapping[str, pa.ChunkedArray]) -> pa.Table:
    arrays = [of_type(columns[field.name], field.type) for field in table.arrow]
    return pa.Table.from_arrays(arrays, schema=table.arrow)


def of_type(column: pa.ChunkedArray, dtype: pa.DataType) -> pa.ChunkedArray:
    """`column` cast to `dtype`; raises ArrowInvalid when a value does not fit."""
    if column.type == dtype:
        return column
    reader = pa.table({"": column}).to_reader()  # a column's own `cast` would import pyarrow.compute
    return reader.cast(pa.schema([("", dtype)])).read_all().column(0)


def keys_out_of_order(whole: pa.Table, table: Table) -> pl.DataFrame:
    """The keys that are not greater than the one before them, text compared by code point.

    None are when the rows are sorted and no key stands twice.
    """
    keys = pl.from_arrow(whole.select(list(table.key)), rechunk=False)
    assert isinstance(keys, pl.DataFrame)
    if len(keys) < 2:
        return keys.clear()
    return keys.filter(~_increases(table.key)).slice(1)  # the first has none before it


def _increases(key: tuple[str, ...]) -> pl.Expr:
    """Whether a row's key is greater than that of the row before it; a null is not."""

    def step(later: pl.Expr, column: str) -> pl.Expr:
        this, last = pl.col(column), pl.col(column).shift(1)
        return (this > last) | ((this == last) & later)

    return reduce(step, reversed(key), pl.lit(False)).fill_null(False)


def _by_key(whole: pa.Table, table: Table) -> pa.Table:
    frame = pl.from_arrow(whole)
    assert isinstance(frame, pl.DataFrame)
    ordered = frame.sort(*table.key, maintain_order=True).to_arrow()
    return _declared(table, dict(zip(ordered.column_names, ordered.columns, strict=True)))
