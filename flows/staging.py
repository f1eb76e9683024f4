"""The rows of batches of notes: a file a batch, with the rows of each table and what became of each note.

A file is Arrow streams end to end, one for each extracted table and a last one for the notes. It is mapped
into memory, and no row is copied when the rows of some notes are picked out of many files.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from flows.stamps import Stamp
from transforms.issues import Finding
from transforms.schema import EXTRACTED, TABLE

SUFFIX = ".rows"
_MANY_PIECES = 512
"""A table in more pieces than this is copied into one: what reads it then gains more than the copy costs."""


class Entry(NamedTuple):
    """What became of a note: the file read and its hash, or why it could not be read.

    With `is_known` its content was as expected, and its rows are those it had already.
    """

    raw: bytes
    entity_id: str
    stamp: Stamp
    content_hash: str | None = None
    finding: Finding | None = None
    is_known: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The rows of a batch: its file, what became of its `notes`, and the `tables` by name.

    `offsets` tells for each table where the rows of each note begin and those of the last end; `checksum` is
    that of the file.
    """

    path: Path
    notes: pa.Table
    tables: Mapping[str, pa.Table]
    offsets: Mapping[str, Sequence[int]]
    checksum: int

    def entries(self) -> list[Entry]:
        """What became of each note."""
        return entries(self.notes)


class Place(NamedTuple):
    """Where a note's rows are: in which batch, as which of its notes."""

    rows: Rows
    ordinal: int


ENTRY_SCHEMA = pa.schema(
    [
        ("raw", pa.binary()),
        ("entity_id", pa.string()),
        *((name, pa.int64()) for name in Stamp._fields),
        *((name, pa.string()) for name in ("content_hash", "rule", "observed")),
        ("is_known", pa.bool_()),
    ]
)


def batch_path(staging: Path, number: int) -> Path:
    """The file of the batch with that number."""
    return staging / f"{number:06}{SUFFIX}"


def write_batch(path: Path, notes: Sequence[Entry], tables: Mapping[str, pa.Table]) -> None:
    """Write a batch's rows, a note's together and in the order of `notes`, over an earlier attempt."""
    path.unlink(missing_ok=True)
    told = entry_table(notes)
    for table in EXTRACTED:
        counts = pa.array(_counts(notes, tables[table.name]), pa.int64())
        told = told.append_column(f"{table.name}_rows", counts)
    with pa.OSFile(str(path), "wb") as sink:
        for rows in (*(tables[table.name] for table in EXTRACTED), told):
            with pa.ipc.new_stream(sink, rows.schema) as writer:
                writer.write_table(rows)


def read_batch(path: Path) -> Rows:
    """The rows of a batch, mapped into memory; raises ArrowInvalid or OSError when it is damaged."""
    data = pa.memory_map(str(path)).read_buffer()
    source = pa.BufferReader(data)
    tables = {table.name: pa.ipc.open_stream(source).read_all() for table in EXTRACTED}
    notes = pa.ipc.open_stream(source).read_all()
    offsets = {name: [0, *accumulate(notes[f"{name}_rows"].to_pylist())] for name in tables}
    return Rows(path, notes, tables, offsets, zlib.crc32(data))


def entry_table(notes: Sequence[Entry]) -> pa.Table:
    """Entries as columns."""
    rows = [(n.raw, n.entity_id, *n.stamp, n.content_hash, *_columns(n.finding), n.is_known) for n in notes]
    columns = zip(*rows, strict=True) if rows else ((),) * len(ENTRY_SCHEMA)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, ENTRY_SCHEMA, strict=True)]
    return pa.Table.from_arrays(arrays, schema=ENTRY_SCHEMA)


def entries(notes: pa.Table) -> list[Entry]:
    """The entries that were made columns."""
    columns = {name: notes[name].to_pylist() for name in ENTRY_SCHEMA.names}
    stamps = map(Stamp, *(columns[name] for name in Stamp._fields))
    findings = map(_finding, columns["rule"], columns["observed"])
    told = (columns[name] for name in ("raw", "entity_id", "content_hash", "is_known"))
    raws, entity_ids, hashes, are_known = told
    return list(map(Entry, raws, entity_ids, stamps, hashes, findings, are_known))


def assembled(places: Iterable[Place]) -> dict[str, pa.Table]:
    """Each extracted table with the rows of the notes at `places`, in that order."""
    runs = list(_runs(places))
    return {table.name: _picked(runs, table.name, table.staging_arrow) for table in EXTRACTED}


def issue_rows(found: Iterable[tuple[str | None, str, Finding]]) -> pa.Table:
    """Findings of (note or None, path) as extract would hand them over."""
    rows = [{"entity_id": note, "path": path, **finding._asdict()} for note, path, finding in found]
    return pa.Table.from_pylist(rows, schema=TABLE["issues"].staging_arrow)


def _finding(rule: str | None, observed: str | None) -> Finding | None:
    return Finding(rule, observed=observed) if rule else None


def _columns(finding: Finding | None) -> tuple[str | None, str | None]:
    return (finding.rule, finding.observed) if finding else (None, None)


def _counts(notes: Sequence[Entry], table: pa.Table) -> list[int]:
    """How many rows of `table` each of the notes has."""
    from pyarrow.compute import value_counts  # of no use to a run that parses nothing, and slow to import

    told = value_counts(table["entity_id"])
    found = dict(zip(told.field(0).to_pylist(), told.field(1).to_pylist(), strict=True))
    return [0 if note.is_known else found.get(note.entity_id, 0) for note in notes]


def _runs(places: Iterable[Place]) -> Iterator[tuple[Rows, int, int]]:
    """The places, those that follow one another in a batch taken together: batch, first, behind the last."""
    batch, first, behind = None, 0, 0
    for rows, ordinal in places:
        if rows is batch and ordinal == behind:
            behind += 1
            continue
        if batch is not None:
            yield batch, first, behind
        batch, first, behind = rows, ordinal, ordinal + 1
    if batch is not None:
        yield batch, first, behind


def _picked(runs: Sequence[tuple[Rows, int, int]], name: str, schema: pa.Schema) -> pa.Table:
    pieces = [schema.empty_table()]
    for rows, first, behind in runs:
        begin, end = rows.offsets[name][first], rows.offsets[name][behind]
        if end > begin:
            pieces.append(rows.tables[name].slice(begin, end - begin))
    whole = pa.concat_tables(pieces)
    return whole.combine_chunks() if len(pieces) > _MANY_PIECES else whole
