"""Parquet files as every reader tried can read them: flat, snappy, format 2.6, data pages 1.0."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.slices import slices
from transforms.declaration import Table

_FORMAT = {"compression": "snappy", "version": "2.6", "data_page_version": "1.0"}
_MOST_READ = 8 * 1024 * 1024
"""Bytes hashed at once: a thread that asks for less waits for its turn more often than it hashes."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the snapshot: its path there, its rows, size in bytes and SHA-256 in hexadecimal."""

    path: str
    row_count: int
    size_bytes: int
    sha256: str


def write(table: pa.Table, snapshot: Path, declaration: Table) -> Written:
    """Write `table` as `parquet/<name>.parquet`; however the rows are batched, the bytes are the same."""
    path = snapshot / "parquet" / f"{declaration.name}.parquet"
    with pq.ParquetWriter(path, table.schema, **_FORMAT) as writer:
        for part in slices(table):
            writer.write_table(part.combine_chunks())
    return described(path, snapshot, table.num_rows)


def described(path: Path, snapshot: Path, row_count: int) -> Written:
    """The file at `path` with its size and hash as they are on disk now."""
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while part := file.read(_MOST_READ):
            digest.update(part)
    size = path.stat().st_size
    return Written(path.relative_to(snapshot).as_posix(), row_count, size, digest.hexdigest())


def row_count(path: Path) -> int:
    """The rows that the file's footer tells of."""
    count: int = pq.read_metadata(path).num_rows
    return count
