"""The tables that tell of runs: `runs`, `run_tables` and `entity_versions`."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa

from flows import __version__
from flows.parquet import Written
from transforms.schema import SCHEMA_VERSION, TABLE


@dataclass(frozen=True, slots=True)
class Run:
    """A run: its id, when it began (naive UTC), what started it (`command` or `flow`), and on which vault."""

    run_id: str
    started_at: datetime
    trigger: str
    vault: str
    vault_commit: str | None


def now() -> datetime:
    """The time, naive UTC."""
    return datetime.now(UTC).replace(tzinfo=None)


def run_id(started_at: datetime) -> str:
    """The id of the run that began then; ids sort by time."""
    return started_at.strftime("%Y%m%dT%H%M%S.%fZ")


def vault_commit(vault: Path) -> str | None:
    """The git commit that the vault is checked out at, or None."""
    if not any((folder / ".git").exists() for folder in (vault, *vault.parents)):
        return None
    command = ["git", "-C", str(vault), "rev-parse", "--verify", "--quiet", "HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() or None


def runs(run: Run, tables: Mapping[str, pa.Table], finished_at: datetime) -> pa.Table:
    """The row of this run; every note of a first snapshot counts as added."""
    note_count = tables["entities"].num_rows
    row = {
        "run_id": run.run_id,
        "started_at": run.started_at,
        "finished_at": finished_at,
        "status": "published",
        "trigger": run.trigger,
        "vault": run.vault,
        "vault_commit": run.vault_commit,
        "version": __version__,
        "schema_version": SCHEMA_VERSION,
        "parser_version": f"pyromark {version('pyromark')}",
        "note_count": note_count,
        "added_count": note_count,
        "modified_count": 0,
        "removed_count": 0,
        "renamed_count": 0,
        "unchanged_count": 0,
        "issue_count": tables["issues"].num_rows,
        "duration_seconds": (finished_at - run.started_at).total_seconds(),
    }
    return pa.Table.from_pylist([row], schema=TABLE["runs"].arrow)


def run_tables(run: Run, written: Mapping[str, Written]) -> pa.Table:
    """What this run wrote into each table whose content does not tell of runs."""
    rows = [
        {
            "run_id": run.run_id,
            "table_name": name,
            "row_count": file.row_count,
            "sha256": file.sha256,
            "size_bytes": file.size_bytes,
        }
        for name, file in sorted(written.items())
    ]
    return pa.Table.from_pylist(rows, schema=TABLE["run_tables"].arrow)


def entity_versions(run: Run, entities: pa.Table) -> pa.Table:
    """Every note as this run found it."""
    count = entities.num_rows
    new = {
        "valid_from_at": run.started_at,
        "valid_to_at": None,
        "is_current": True,
        "run_id": run.run_id,
        "change": "added",
        "previous_entity_id": None,
    }
    schema = TABLE["entity_versions"].arrow
    columns = [
        pa.repeat(pa.scalar(new[field.name], field.type), count)
        if field.name in new
        else entities[field.name]
        for field in schema
    ]
    return pa.table(columns, schema=schema)
