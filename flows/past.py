"""What the current snapshot knows of the runs before: their history, to be carried on by the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from flows import manifest, parquet, recheck, snapshots
from flows.errors import OutputError
from flows.manifest import Manifest
from flows.verify import has_its_bytes
from transforms.declaration import Table
from transforms.frames import of_type
from transforms.schema import ENTITY_VERSIONS, ISSUES, PROPERTIES, RUN_TABLES, RUNS
from transforms.versions import identities

_READ = (RUNS, RUN_TABLES, ENTITY_VERSIONS, ISSUES, PROPERTIES)


@dataclass(frozen=True, slots=True)
class Past:
    """The runs so far, what they wrote, every version of every note, what identifies the notes, the issues.

    `told` is the manifest of the snapshot that it was read from; `lost` says why there is no past where there
    should be one.
    """

    runs: pa.Table
    run_tables: pa.Table
    versions: pl.DataFrame
    identified: pl.DataFrame
    issues: pa.Table
    told: Manifest | None = None
    lost: str | None = None

    @property
    def run_id(self) -> str | None:
        """The last run that published."""
        return self.told.run_id if self.told else None


def no_past(lost: str | None = None) -> Past:
    """What is known before the first run, or when the history was lost for that reason."""
    tables = {table.name: table.arrow.empty_table() for table in _READ}
    return _past(tables, (), None, lost)


def read_past(output: Path, identity_keys: Sequence[str]) -> Past:
    """The past of `output`; none when nothing was published yet or what was cannot be read."""
    try:
        snapshot = snapshots.current_snapshot(output)
    except OutputError:
        return no_past()
    try:
        told = manifest.read(snapshot)
        tables = {table.name: _read(snapshot, told, table) for table in _READ}
    except OutputError as error:
        return no_past(f"The history begins anew: {error}")
    return _past(tables, identity_keys, told, None)


def reusable_file(output: Path, past: Past, made_by: str) -> Path | None:
    """The DuckDB file of the current snapshot, when this program and settings made it and all is sound."""
    check = recheck.read_check(output)
    if check is None or past.told is None or (check.made_by, check.run_id) != (made_by, past.told.run_id):
        return None
    snapshot = snapshots.current_snapshot(output)
    return snapshot / past.told.database.path if has_its_bytes(snapshot, past.told) else None


def _past(
    tables: dict[str, pa.Table], identity_keys: Sequence[str], told: Manifest | None, lost: str | None
) -> Past:
    return Past(
        runs=tables["runs"],
        run_tables=tables["run_tables"],
        versions=pl.DataFrame(tables["entity_versions"]),
        identified=identities(pl.DataFrame(tables["properties"]), identity_keys),
        issues=tables["issues"],
        told=told,
        lost=lost,
    )


def _read(snapshot: Path, told: Manifest, table: Table) -> pa.Table:
    """A table of the snapshot with the columns that it is declared to have now.

    What a later version added is null in the rows of an earlier one. Raises OutputError when the file is not
    as it was written, or misses a column that no row can do without.
    """
    file = told.tables.get(table.name)
    if file is None:
        raise OutputError(f"{snapshot} has no table {table.name}.")
    path = snapshot / file.path
    try:
        if parquet.described(path, snapshot, file.row_count) != file:
            raise OutputError(f"{path} is not as it was written.")
        rows = pq.ParquetFile(path).read()
        columns = [_column(rows, field) for field in table.arrow]
    except (OSError, pa.ArrowException) as error:
        raise OutputError(f"{path} cannot be read: {' '.join(str(error).split())}.") from None
    return pa.Table.from_arrays(columns, schema=table.arrow)


def _column(rows: pa.Table, field: pa.Field) -> pa.ChunkedArray | pa.Array:
    if field.name in rows.column_names:
        return of_type(rows[field.name], field.type)
    if field.nullable:
        return pa.nulls(rows.num_rows, field.type)
    raise pa.ArrowInvalid(f"it has no column {field.name}")
