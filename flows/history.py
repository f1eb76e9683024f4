"""The tables that tell of runs: `runs`, `run_tables` and `entity_versions`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import NamedTuple

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from flows import __version__
from flows.parquet import Written
from flows.past import Past
from flows.recheck import RUN_ID
from transforms.declaration import Table
from transforms.frames import finished
from transforms.issue_history import KNOWN, remembered
from transforms.schema import ENTITY_VERSIONS, RUN_TABLES, RUNS, SCHEMA_VERSION
from transforms.versions import DESCRIBED, Counts, Notes, identities, next_history


@dataclass(frozen=True, slots=True)
class Run:
    """A run: its id, when it began (naive UTC), what started it, on which vault, and its outcome."""

    run_id: str
    started_at: datetime
    trigger: str
    vault: str
    vault_commit: str | None
    status: str = "published"


def now() -> datetime:
    """The time, naive UTC."""
    return datetime.now(UTC).replace(tzinfo=None)


def run_id(started_at: datetime) -> str:
    """The id of the run that began then; ids sort by time."""
    return started_at.strftime(RUN_ID)


class Told(NamedTuple):
    """What a run adds to the past: the counts, and the tables that only the past and the notes decide."""

    counts: Counts
    identified: pl.DataFrame
    issues: pa.Table
    entity_versions: pa.Table


def carry_on(past: Past, run: Run, tables: Mapping[str, pa.Table], identity_keys: Sequence[str]) -> Told:
    """The history with this run in it, which made `tables`."""
    entities = pl.DataFrame(tables["entities"].select(["entity_id", "path", *DESCRIBED]))
    properties = pl.DataFrame(tables["properties"].select(["entity_id", "key", "position", "value"]))
    notes = Notes(entities.drop("path"), identities(properties, identity_keys))
    history = next_history(past.versions, past.identified, notes, run.run_id, run.started_at)
    paths = entities.select("entity_id", "path")
    known = pl.DataFrame(past.issues.select(KNOWN))
    return Told(
        history.counts,
        notes.identities,
        remembered(tables["issues"], known, history.moves, paths, run.started_at),
        finished(ENTITY_VERSIONS, history.versions),
    )


def runs(
    past: Past, run: Run, tables: Mapping[str, pa.Table], counts: Counts, finished_at: datetime
) -> pa.Table:
    """The runs so far and this one."""
    row = {
        "run_id": run.run_id,
        "started_at": run.started_at,
        "finished_at": finished_at,
        "status": run.status,
        "trigger": run.trigger,
        "vault": run.vault,
        "vault_commit": run.vault_commit,
        "version": __version__,
        "schema_version": SCHEMA_VERSION,
        "parser_version": f"pyromark {version('pyromark')}",
        "note_count": tables["entities"].num_rows,
        **{f"{change}_count": count for change, count in counts._asdict().items()},
        "issue_count": tables["issues"].num_rows,
        "duration_seconds": (finished_at - run.started_at).total_seconds(),
        "tag_count": pc.sum(tables["tags"]["is_used"]).as_py() or 0,
        "standard_count": pc.count_distinct(tables["standard_mentions"]["standard_id"]).as_py(),
        "unresolved_link_count": pc.sum(pc.equal(tables["links"]["status"], "unresolved")).as_py() or 0,
    }
    return _appended(past.runs, [row], RUNS)


def run_tables(past: Past, run: Run, written: Mapping[str, Written]) -> pa.Table:
    """What the runs so far and this one wrote into each table whose content does not tell of runs."""
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
    return _appended(past.run_tables, rows, RUN_TABLES)


def _appended(past: pa.Table, rows: list[dict[str, object]], table: Table) -> pa.Table:
    whole = pa.concat_tables([past, pa.Table.from_pylist(rows, schema=table.arrow)])
    return finished(table, whole)
