"""A snapshot's files: Parquet, DuckDB and the manifest, written into the folder being built and read back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa

from flows import __version__, history, manifest, parquet
from flows.database import NewFile
from flows.errors import OutputError
from flows.history import Run
from flows.manifest import Manifest, TableSchema
from flows.parquet import Written
from flows.past import Past, no_past
from flows.report import issue_counts
from flows.snapshots import sync_tree
from flows.sql_checks import check_rules
from flows.verify import wrong_files
from transforms.declaration import Table
from transforms.schema import SCHEMA_VERSION, TABLES


def write_snapshot(
    tables: Mapping[str, pa.Table],
    file: NewFile,
    run: Run,
    settings_json: str,
    declared: Sequence[Table] = TABLES,
    past: Past | None = None,
    identity_keys: Sequence[str] = (),
) -> Manifest | None:
    """Write Parquet, the DuckDB `file` and the manifest into its folder and read them back; the manifest.

    None when the file is based on that of the last snapshot and the tables are the same as there.

    `tables` are all of those `declared` but those with history, which carry on `past`; the properties that
    `identity_keys` name tell a note that moved. Raises OutputError when what is read back differs, and
    ChecksFailedError when it breaks a rule of `sql/checks`.
    """
    folder = file.path.parent
    declarations = {table.name: table for table in declared}
    past = past or no_past()
    so_far = history.carry_on(past, run, tables, identity_keys)
    tables = {**tables, "issues": so_far.issues}
    begin(file, tables)
    written = _write_parquet(tables, folder, declarations, threads=2 if file.is_based else 1)
    if file.is_based:
        changed = _changed(tables, written, past)
        if not changed:
            return None
        file.empty([*changed, *(name for name in declarations if name not in tables)])
        _insert(file, changed)
    history_tables = {
        "run_tables": history.run_tables(past, run, written),
        "entity_versions": so_far.entity_versions,
        "runs": history.runs(past, run, tables, so_far.counts, history.now()),
    }
    _insert(file, history_tables)
    written |= _write_parquet(history_tables, folder, declarations)
    file.finish()
    mart = parquet.described(file.path, folder, sum(part.row_count for part in written.values()))
    schemas = {table.name: manifest.schema_of(table) for table in declared}
    told = _manifest(run, tables, settings_json, written, schemas, mart)
    manifest.write(told, folder)
    _read_back(folder, told)
    return told


def _read_back(folder: Path, told: Manifest) -> None:
    """Compare what is on disk with what was written, and check it against the rules of `sql/checks`."""
    with ThreadPoolExecutor(2) as aside:
        syncing = aside.submit(sync_tree, folder)  # else it is waited for when the snapshot is made current
        checking = aside.submit(check_rules, folder)
        if found := wrong_files(folder, told, data=True):
            raise OutputError(
                f"{folder} does not read back as it was written; the disk may be failing: {found[0]}."
            )
        checking.result()
        syncing.result()


def begin(file: NewFile, tables: Mapping[str, pa.Table]) -> None:
    """Have `tables`, some of those to publish or all, inserted into a `file` that is not based on another."""
    if not file.is_based:
        _insert(file, {name: table for name, table in tables.items() if name not in file.inserted})


def _write_parquet(
    tables: Mapping[str, pa.Table], folder: Path, declared: Mapping[str, Table], threads: int = 1
) -> dict[str, Written]:
    with ThreadPoolExecutor(threads) as pool:
        written = pool.map(lambda name: parquet.write(tables[name], folder, declared[name]), tables)
        return dict(zip(tables, written, strict=True))


def _changed(
    tables: Mapping[str, pa.Table], written: Mapping[str, Written], past: Past
) -> dict[str, pa.Table]:
    """The tables that differ from those of the last snapshot; none when only the age of issues does."""
    before = past.told.tables if past.told else {}
    changed = {name: table for name, table in tables.items() if before.get(name) != written[name]}
    return {} if list(changed) == ["issues"] and _has_the_same_issues(tables, past) else changed


def _has_the_same_issues(tables: Mapping[str, pa.Table], past: Past) -> bool:
    """Whether the issues are those of the last snapshot, whenever they were first found."""
    told_of_runs = ["first_seen_at", "is_new"]
    return bool(tables["issues"].drop_columns(told_of_runs).equals(past.issues.drop_columns(told_of_runs)))


def _insert(file: NewFile, tables: Mapping[str, pa.Table]) -> None:
    for name, table in tables.items():
        file.insert(name, table)


def _manifest(
    run: Run,
    tables: Mapping[str, pa.Table],
    settings_json: str,
    files: Mapping[str, Written],
    schemas: Mapping[str, TableSchema],
    mart: Written,
) -> Manifest:
    return Manifest(
        run_id=run.run_id,
        started_at=run.started_at.isoformat() + "Z",
        vault=run.vault,
        version=__version__,
        schema_version=SCHEMA_VERSION,
        settings_sha256=hashlib.sha256(settings_json.encode()).hexdigest(),
        issue_counts=issue_counts(tables["issues"]),
        database=mart,
        tables=dict(sorted(files.items())),
        schemas=dict(sorted(schemas.items())),
    )
