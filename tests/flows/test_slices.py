from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.slices import slices

LENGTHS = st.lists(st.one_of(st.none(), st.integers(0, 40)), max_size=60)


def _table(lengths: list[int | None], rows_a_chunk: int) -> pa.Table:
    table = pa.table(
        {
            "n": pa.array(range(len(lengths)), pa.int64()),
            "text": pa.array([None if length is None else "x" * length for length in lengths], pa.string()),
        }
    )
    batches = table.to_batches(max_chunksize=rows_a_chunk)
    return pa.Table.from_batches(batches, table.schema)


def _cut(table: pa.Table, most_rows: int, most_bytes: int) -> list[list[int]]:
    return [part["n"].to_pylist() for part in slices(table, most_rows, most_bytes)]


@given(LENGTHS, st.integers(1, 20), st.integers(1, 60), st.integers(1, 20))
def test_slices_hold_all_rows_in_order_and_no_more_than_they_may(
    lengths: list[int | None], most_rows: int, most_bytes: int, rows_a_chunk: int
) -> None:
    cut = _cut(_table(lengths, rows_a_chunk), most_rows, most_bytes)
    assert [n for part in cut for n in part] == list(range(len(lengths)))
    assert cut == _cut(_table(lengths, 1000), most_rows, most_bytes)
    for part in cut:
        assert len(part) <= most_rows
        assert len(part) <= 1 or sum(lengths[n] or 0 for n in part) <= most_bytes


@pytest.mark.parametrize(
    ("lengths", "most_rows", "most_bytes", "wanted"),
    [
        ([], 2, 10, [[]]),
        ([1, 1, 1], 2, 10**6, [[0, 1], [2]]),
        ([50, 50, 50], 9, 100, [[0, 1], [2]]),
        ([500, 50, 50], 9, 100, [[0], [1, 2]]),
        ([50, 500, 50], 9, 100, [[0], [1], [2]]),
    ],
)
def test_cases(lengths: list[int | None], most_rows: int, most_bytes: int, wanted: list[list[int]]) -> None:
    assert _cut(_table(lengths, 1000), most_rows, most_bytes) == wanted
