"""A snapshot's files: Parquet, DuckDB and the manifest, written into the folder being built and read back."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa

from flows import __version__, database, history, parquet
from flows.errors import OutputError
from flows.history import Run
from flows.parquet import Written
from transforms.schema import SCHEMA_VERSION, TABLE


def write_snapshot(
    tables: Mapping[str, pa.Table], folder: Path, run: Run, settings_json: str
) -> dict[str, int]:
    """Write Parquet, DuckDB and manifest into `folder` and read them back; the rows of each table.

    `tables` are all but those with history. Raises OutputError when what is read back differs.
    """
    with ThreadPoolExecutor(1) as aside, database.new_file(folder) as file:
        writing = aside.submit(_write_parquet, tables, folder)
        _insert(file, tables)
        written = writing.result()
        told = {
            "run_tables": history.run_tables(run, written),
            "entity_versions": history.entity_versions(run, tables["entities"]),
            "runs": history.runs(run, tables, history.now()),
        }
        written |= _write_parquet(told, folder)
        _insert(file, told)
        in_tables = file.finish()
    shutil.rmtree(folder / "staging", ignore_errors=True)
    in_database = parquet.described(file.path, folder, sum(in_tables.values()))
    _write_manifest(folder, run, settings_json, written, in_database)
    _read_back(folder, written, in_database, in_tables)
    return in_tables


def _write_parquet(tables: Mapping[str, pa.Table], folder: Path) -> dict[str, Written]:
    return {name: parquet.write(table, folder, TABLE[name]) for name, table in tables.items()}


def _insert(file: database.NewFile, tables: Mapping[str, pa.Table]) -> None:
    for name, table in tables.items():
        file.insert(name, table)


def _write_manifest(
    folder: Path, run: Run, settings_json: str, written: Mapping[str, Written], in_database: Written
) -> None:
    manifest = {
        "run_id": run.run_id,
        "started_at": run.started_at.isoformat() + "Z",
        "vault": run.vault,
        "version": __version__,
        "schema_version": SCHEMA_VERSION,
        "settings_sha256": hashlib.sha256(settings_json.encode()).hexdigest(),
        "database": asdict(in_database),
        "tables": {name: asdict(file) for name, file in sorted(written.items())},
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    (folder / "manifest.json").write_text(text + "\n", "utf-8")


def _read_back(
    folder: Path, written: Mapping[str, Written], in_database: Written, in_tables: Mapping[str, int]
) -> None:
    """Compare the files as they are on disk with what was meant to be written."""
    for name, file in written.items():
        path = folder / file.path
        found = parquet.described(path, folder, parquet.row_count(path))
        if found != file or in_tables[name] != file.row_count:
            raise OutputError(f"{path} does not read back as it was written; the disk may be failing.")
    if parquet.described(folder / in_database.path, folder, in_database.row_count) != in_database:
        raise OutputError(f"{folder / in_database.path} changed after it was written.")
    if strays := sorted(path.name for path in folder.glob(f"{database.FILE_NAME}.*")):
        raise OutputError(f"The DuckDB file was not closed: {', '.join(strays)} was left beside it.")
