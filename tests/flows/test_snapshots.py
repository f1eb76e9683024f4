from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows import database, parquet
from flows.database import new_file
from flows.draft import draft
from flows.errors import OutputError
from flows.history import Run
from flows.lock import locked
from flows.past import no_past
from flows.publish import write_snapshot
from flows.snapshots import building, check_output, current_snapshot, make_current, prune
from transforms.schema import SCHEMA_VERSION, TABLE, TABLES

RUN = Run("20260102T030405.000006Z", datetime(2026, 1, 2, 3, 4, 5, 6), "command", "vault", None)
NOTE = {
    "entity_id": "ISO",
    "path": "ISO.md",
    "name": "ISO",
    "title": "Organisation (ISO) 'ø'",
    "title_source": "heading",
    "folder": "",
    "content_hash": "0" * 64,
    "obsidian_url": "obsidian://open",
    "frontmatter_status": "absent",
    "modified_at": datetime(2026, 1, 1),
    "modified_at_source": "file",
}


ROW_COUNTS = {"entities": 2, "documents": 2, "sections": 2, "entity_versions": 2, "runs": 1, "run_tables": 20}


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    """All tables that do not tell of runs, with two notes that are empty."""
    made = {table.name: table.arrow.empty_table() for table in TABLES if not table.has_history}
    counts = {c.name: 0 for c in TABLE["entities"].columns if c.name.endswith("_count")} | {"size_bytes": 1}
    rows = [{**NOTE, **counts}, {**NOTE, **counts, "entity_id": "a/IETF", "acronym": "IETF"}]
    ids = ["ISO", "a/IETF"]
    return {
        **made,
        "entities": pa.Table.from_pylist(rows, schema=TABLE["entities"].arrow),
        "documents": _filled("documents", ids),
        "sections": _filled("sections", ids),
    }


def _filled(name: str, ids: list[str]) -> pa.Table:
    """A row of that table for each note, with nothing in it."""
    empty = {"VARCHAR": "", "BIGINT": 0, "INTEGER": 0}
    row = {c.name: None if c.is_nullable else empty[c.type.sql] for c in TABLE[name].columns}
    return pa.Table.from_pylist([row | {"entity_id": note} for note in ids], schema=TABLE[name].arrow)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, tables: dict[str, pa.Table]) -> Path:
    """A published snapshot of them."""
    return _publish(tmp_path_factory.mktemp("output"), tables, RUN)


def _publish(output: Path, tables: dict[str, pa.Table], run: Run) -> Path:
    with building(output, run.run_id) as folder:
        _write(folder, tables, run)
        return make_current(output, folder, run.run_id)


def _write(folder: Path, tables: dict[str, pa.Table], run: Run) -> None:
    with new_file(folder, TABLES) as file, draft(file, TABLES, no_past()) as begun:
        write_snapshot(tables, begun, run, "{}")


def test_a_snapshot_holds_these_files_and_no_others(snapshot: Path) -> None:
    output = snapshot.parents[1]
    assert current_snapshot(output) == snapshot == output / "snapshots" / RUN.run_id
    assert (output / "current").readlink() == Path("snapshots") / RUN.run_id
    names = ["manifest.json", "manifest.sha256", "notemart.duckdb", "parquet"]
    assert sorted(path.name for path in snapshot.iterdir()) == names
    assert {path.stem for path in (snapshot / "parquet").iterdir()} == set(TABLE)
    assert sorted(path.name for path in output.iterdir()) == ["current", "snapshots"]


def test_the_manifest_tells_of_every_file(snapshot: Path) -> None:
    manifest = json.loads((snapshot / "manifest.json").read_text("utf-8"))
    assert (manifest["run_id"], manifest["schema_version"]) == (RUN.run_id, SCHEMA_VERSION)
    assert list(manifest["tables"]) == sorted(TABLE)
    for name, told in manifest["tables"].items():
        path = snapshot / told["path"]
        assert parquet.described(path, snapshot, pq.read_metadata(path).num_rows) == parquet.Written(**told)
        assert told["row_count"] == ROW_COUNTS.get(name, 0)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_parquet_is_as_declared(snapshot: Path, table) -> None:
    path = snapshot / "parquet" / f"{table.name}.parquet"
    assert pq.read_schema(path).equals(table.arrow, check_metadata=True)
    footer = pq.read_metadata(path)
    assert footer.format_version == "2.6"
    required = [footer.schema.column(i).max_definition_level == 0 for i in range(footer.num_columns)]
    assert required == [not column.is_nullable for column in table.columns]
    codecs = (
        {footer.row_group(0).column(i).compression for i in range(footer.num_columns)}
        if footer.num_rows
        else set()
    )
    assert codecs <= {"SNAPPY"}
    assert pl.read_parquet(path).schema == table.polars


def test_duckdb_is_as_declared(snapshot: Path) -> None:
    with duckdb.connect(snapshot / "notemart.duckdb", read_only=True) as connection:
        columns = connection.sql(
            "SELECT table_name, column_name, c.data_type, c.is_nullable, c.comment FROM duckdb_columns() c "
            "JOIN duckdb_tables() USING (table_name) ORDER BY table_name, column_index"
        ).fetchall()
        rows = connection.sql("FROM entities").fetchall()
        views = connection.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    declared = [
        (table.name, column.name, column.type.sql, column.is_nullable, column.description)
        for table in sorted(TABLES, key=lambda table: table.name)
        for column in table.columns
    ]
    assert columns == declared
    assert rows == [
        tuple(row.values()) for row in pq.read_table(snapshot / "parquet/entities.parquet").to_pylist()
    ]
    assert {name for (name,) in views} == {path.stem for path in database.VIEWS.glob("*.sql")}


def test_views_answer_under_any_name_of_the_database(snapshot: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{snapshot}/notemart.duckdb' AS other (READ_ONLY)")
        views = connection.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        for (view,) in views:
            connection.sql(f"FROM other.{view}").fetchall()


def test_history_tells_of_this_run(snapshot: Path) -> None:
    (run,) = pl.read_parquet(snapshot / "parquet/runs.parquet").to_dicts()
    assert (run["run_id"], run["started_at"], run["note_count"], run["added_count"]) == (
        RUN.run_id,
        RUN.started_at,
        2,
        2,
    )
    versions = pl.read_parquet(snapshot / "parquet/entity_versions.parquet")
    assert versions.select("entity_id", "change", "is_current", "valid_from_at").rows() == [
        ("ISO", "added", True, RUN.started_at),
        ("a/IETF", "added", True, RUN.started_at),
    ]
    files = {
        row["table_name"]: row["sha256"]
        for row in pl.read_parquet(snapshot / "parquet/run_tables.parquet").to_dicts()
    }
    assert set(files) == {table.name for table in TABLES if not table.has_history}
    path = snapshot / "parquet/entities.parquet"
    assert files["entities"] == parquet.described(path, snapshot, 2).sha256


def test_bytes_do_not_depend_on_how_rows_were_batched(tmp_path: Path, tables: dict[str, pa.Table]) -> None:
    whole = pa.concat_tables([tables["entities"]] * 50).combine_chunks()
    pieces = pa.concat_tables([whole.slice(start, 7) for start in range(0, 100, 7)])
    (tmp_path / "parquet").mkdir()
    hashes = {parquet.write(table, tmp_path, TABLE["entities"]).sha256 for table in (whole, pieces)}
    assert len(hashes) == 1


def test_what_fails_on_the_way_leaves_nothing(tmp_path: Path, tables: dict[str, pa.Table]) -> None:
    snapshot = _publish(tmp_path, tables, RUN)
    entities = tables["entities"]
    broken = {**tables, "entities": entities.append_column("unknown", entities["name"])}
    with (
        pytest.raises(duckdb.Error),
        building(tmp_path, "next") as folder,
    ):
        _write(folder, broken, RUN)
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == [RUN.run_id]
    assert current_snapshot(tmp_path) == snapshot


def test_a_file_that_reads_back_otherwise_is_refused(
    tmp_path: Path, tables: dict[str, pa.Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lossy(file: database.NewFile, name: str, table: pa.Table) -> None:
        whole(file, name, table.slice(1) if name == "entities" else table)

    whole = database.NewFile.insert
    monkeypatch.setattr(database.NewFile, "insert", lossy)
    with (
        pytest.raises(OutputError, match="does not read back"),
        building(tmp_path, RUN.run_id) as folder,
    ):
        _write(folder, tables, RUN)


def test_remains_of_dead_runs_are_removed(tmp_path: Path) -> None:
    (tmp_path / "snapshots" / ".building-dead" / "parquet").mkdir(parents=True)
    (tmp_path / ".current-dead").symlink_to("snapshots/dead")
    with building(tmp_path, "new") as folder:
        assert [path.name for path in (tmp_path / "snapshots").iterdir()] == [folder.name]
    assert not os.path.lexists(tmp_path / ".current-dead")


@pytest.mark.parametrize(
    ("ages", "keep", "current", "wanted"),
    [
        ([5, 4, 3, 2], 2, 3, [2, 3]),
        ([5, 4, 3, 0.5], 1, 3, [3]),
        ([5, 0.9, 0.5, 0.1], 1, 3, [1, 2, 3]),
        ([5, 4, 3, 2], 1, 0, [0, 3]),
        ([5, 4], 3, 1, [0, 1]),
    ],
)
def test_pruning_spares_the_newest_the_current_and_the_young(
    tmp_path: Path, ages: list[float], keep: int, current: int, wanted: list[int]
) -> None:
    now = time.time()
    for number, hours in enumerate(ages):
        folder = tmp_path / "snapshots" / str(number)
        folder.mkdir(parents=True)
        os.utime(folder, (now, now - hours * 3600))
    (tmp_path / "current").symlink_to(f"snapshots/{current}")
    prune(tmp_path, keep, now)
    assert sorted(int(path.name) for path in (tmp_path / "snapshots").iterdir()) == wanted


def test_readers_who_resolve_the_link_once_never_see_a_mixture(
    tmp_path: Path, tables: dict[str, pa.Table]
) -> None:
    _publish(tmp_path, tables, RUN)
    reader = (
        "import sys, time; from pathlib import Path; output = Path(sys.argv[1]); "
        "seen = set(); end = time.monotonic() + 60\n"
        "while len(seen) < 3 and time.monotonic() < end:\n"
        "    here = (output / 'current').resolve()\n"
        "    text = (here / 'manifest.json').read_text()\n"
        "    assert here.name in text and (here / 'notemart.duckdb').stat().st_size > 0\n"
        "    seen.add(here.name)\n"
        "print(len(seen))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", reader, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    number = 0
    while process.poll() is None:
        number += 1
        _publish(tmp_path, tables, Run(f"run{number:03}", RUN.started_at, "command", "vault", None))
    assert process.returncode == 0
    assert int(process.communicate()[0]) > 1


def test_the_lock_names_who_holds_it(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(OutputError, match=f"process {os.getpid()}"), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass
    with (tmp_path / ".lock").open() as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.parametrize("in_the_way", ["output", "output/snapshots", "output/current"])
def test_a_file_in_the_way_of_the_output(tmp_path: Path, in_the_way: str) -> None:
    path = tmp_path / in_the_way
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine")
    with pytest.raises(OutputError, match="is in the way"):
        check_output(tmp_path / "output")
    assert path.read_text() == "mine"


def test_checking_the_output_creates_nothing(tmp_path: Path) -> None:
    check_output(tmp_path / "deep" / "output")
    assert not list(tmp_path.iterdir())
    with pytest.raises(OutputError, match="no snapshot"):
        current_snapshot(tmp_path)
