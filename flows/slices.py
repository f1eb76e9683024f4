"""Tables cut into slices of bounded size, for what writes them in bounded memory."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import pyarrow as pa

MOST_ROWS = 131_072
MOST_BYTES = 16 * 1024 * 1024


def slices(table: pa.Table, most_rows: int = MOST_ROWS, most_bytes: int = MOST_BYTES) -> Iterator[pa.Table]:
    """The table in slices of at most so many rows and (a large row apart) bytes of text; one if it is empty.

    However the rows are batched, the slices are the same.
    """
    ends = _text_ends(table) if table.nbytes > most_bytes else range(table.num_rows)
    most = most_bytes if table.nbytes > most_bytes else table.num_rows
    start = 0
    while start < table.num_rows or not start:
        before = ends[start - 1] if start else 0
        stop = bisect_right(ends, before + most, start, min(start + most_rows, table.num_rows))
        yield table.slice(start, max(1, stop - start))
        start = max(start + 1, stop)


def _text_ends(table: pa.Table) -> list[int]:
    """The bytes of text in each row and all before it."""
    import pyarrow.compute as pc  # of no use to a small vault

    total = pa.chunked_array([pa.repeat(pa.scalar(0, pa.int64()), table.num_rows)])
    for column in table.columns:
        if pa.types.is_string(column.type):
            lengths = pc.fill_null(pc.binary_length(column), 0)
            total = pc.add(total, pc.cast(lengths, pa.int64()))
    ends: list[int] = pc.cumulative_sum(total).to_pylist()
    return ends
