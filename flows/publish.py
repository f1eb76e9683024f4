"""A snapshot's files: Parquet, DuckDB and the manifest, written into the folder being built and read back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa

from flows import __version__, history, manifest, parquet
from flows.draft import Draft
from flows.errors import OutputError
from flows.history import Run
from flows.manifest import Manifest, TableSchema
from flows.parquet import Written
from flows.past import Past
from flows.report import issue_counts
from flows.snapshots import sync_tree
from flows.sql_checks import check_rules
from flows.verify import wrong_files
from transforms.schema import SCHEMA_VERSION


def write_snapshot(
    tables: Mapping[str, pa.Table],
    draft: Draft,
    run: Run,
    settings_json: str,
    identity_keys: Sequence[str] = (),
) -> Manifest | None:
    """Write Parquet, the DuckDB file and the manifest of the `draft` and read them back; the manifest.

    None when the file is based on that of the last snapshot and the tables are the same as there.

    `tables` are all of those declared but those with history, which carry on the past; the properties that
    `identity_keys` name tell a note that moved. Raises OutputError when what is read back differs, and
    ChecksFailedError when it breaks a rule of `sql/checks`.
    """
    file, past, folder = draft.file, draft.past, draft.file.path.parent
    so_far = history.carry_on(past, run, tables, identity_keys)
    tables = {**tables, "issues": so_far.issues}
    draft.add(tables)
    if file.is_based and not _is_news(draft.changed(), tables, past):
        return None
    history_tables = {
        "run_tables": history.run_tables(past, run, draft.written()),
        "entity_versions": so_far.entity_versions,
        "runs": history.runs(past, run, tables, so_far.counts, history.now()),
    }
    draft.add(history_tables)
    written = draft.written()
    file.finish()
    with ThreadPoolExecutor(2) as aside:
        checking = aside.submit(check_rules, folder)
        mart = parquet.described(file.path, folder, sum(part.row_count for part in written.values()))
        schemas = {table.name: manifest.schema_of(table) for table in draft.declared}
        told = _manifest(run, tables, settings_json, written, schemas, mart)
        manifest.write(told, folder)
        syncing = aside.submit(sync_tree, folder)  # else it is waited for when the snapshot is made current
        _read_back(folder, told)
        checking.result()
        syncing.result()
    return told


def _read_back(folder: Path, told: Manifest) -> None:
    """Compare what is on disk with what was written; the hash of the DuckDB file was read from there."""
    if found := wrong_files(folder, told, told.tables.values()):
        raise OutputError(
            f"{folder} does not read back as it was written; the disk may be failing: {found[0]}."
        )


def _is_news(changed: set[str], tables: Mapping[str, pa.Table], past: Past) -> bool:
    """Whether more changed than the age of issues."""
    return bool(changed) and not (changed == {"issues"} and _has_the_same_issues(tables, past))


def _has_the_same_issues(tables: Mapping[str, pa.Table], past: Past) -> bool:
    """Whether the issues are those of the last snapshot, whenever they were first found."""
    told_of_runs = ["first_seen_at", "is_new"]
    return bool(tables["issues"].drop_columns(told_of_runs).equals(past.issues.drop_columns(told_of_runs)))


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
