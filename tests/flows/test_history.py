"""History from snapshot to snapshot: real exports of a vault that changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.past import read_past
from flows.snapshots import current_snapshot

Notemart = Callable[..., int]
Run = Callable[[], dict[str, pl.DataFrame]]
COUNTS = ["added_count", "modified_count", "removed_count", "renamed_count", "unchanged_count"]


@pytest.fixture
def run(vault: Path, tmp_path: Path, notemart: Notemart) -> Run:
    """Exports the vault; the tables of the snapshot that is current then."""

    def export() -> dict[str, pl.DataFrame]:
        assert notemart("export", vault, "--output", "mart", "--accept") == 0
        folder = current_snapshot(tmp_path / "mart") / "parquet"
        return {path.stem: pl.read_parquet(path) for path in folder.iterdir()}

    return export


def _changes(tables: dict[str, pl.DataFrame]) -> list[tuple[Any, ...]]:
    return tables["entity_versions"].select("entity_id", "change", "is_current", "previous_entity_id").rows()


def test_history_goes_on_from_run_to_run(vault: Path, run: Run) -> None:
    first = run()
    assert first["runs"].select(COUNTS).rows() == [(2, 0, 0, 0, 0)]
    (vault / "folder").rename(vault / "moved")
    (vault / "ISO.md").write_text("# ISO\n\nSee [[nowhere]].\n")
    second = run()
    assert second["runs"].select(COUNTS).rows() == [(2, 0, 0, 0, 0), (0, 1, 0, 1, 0)]
    (vault / "ISO.md").unlink()
    third = run()
    assert third["runs"].select(COUNTS).rows()[2] == (0, 0, 1, 0, 1)
    assert _changes(third) == [
        ("ISO", "added", False, None),
        ("ISO", "modified", False, None),
        ("ISO", "removed", False, None),
        ("folder/IETF", "added", False, None),
        ("moved/IETF", "renamed", True, "folder/IETF"),
    ]
    begun = third["runs"]["started_at"].to_list()
    versions = third["entity_versions"].filter(pl.col("entity_id") == "ISO")
    assert versions["valid_from_at"].to_list() == begun
    assert versions["valid_to_at"].to_list() == [begun[1], begun[2], begun[2]]
    assert set(third["run_tables"]["run_id"]) == set(third["runs"]["run_id"])
    current = third["entity_versions"].filter("is_current")
    assert current["entity_id"].to_list() == third["entities"]["entity_id"].to_list()


def test_the_views_of_history(vault: Path, tmp_path: Path, run: Run) -> None:
    (vault / "old.md").write_text("---\nmodified: 2001-01-01\n---\n# Old\n")
    run()
    (vault / "folder").rename(vault / "moved")
    (vault / "new.md").write_text("# New #t\n\n[[nowhere]]\n")
    (vault / "ISO.md").unlink()
    run()
    with duckdb.connect(current_snapshot(tmp_path / "mart") / "notemart.duckdb", read_only=True) as mart:
        changes = mart.sql("SELECT change, entity_id, previous_entity_id FROM last_run_changes").fetchall()
        growth = mart.sql(
            "SELECT note_count, tag_count, standard_count, unresolved_link_count, added_count, removed_count "
            "FROM growth_by_day ORDER BY day_date DESC LIMIT 1"
        ).fetchall()
        stale = mart.sql("SELECT entity_id FROM stale_notes").fetchall()
    assert changes == [
        ("added", "new", None),
        ("removed", "ISO", None),
        ("renamed", "moved/IETF", "folder/IETF"),
    ]
    assert growth == [(3, 2, 0, 3, 4, 1)]
    assert stale == [("old",)]


def test_issues_remember_when_they_were_first_found(vault: Path, run: Run) -> None:
    first = run()["issues"]
    assert first["is_new"].to_list() == [True]
    (vault / "folder").rename(vault / "moved")
    (vault / "ISO.md").write_text("# ISO\n\nSee [[elsewhere]].\n")
    second = run()["issues"].sort("path")
    assert second.select("path", "is_new").rows() == [("ISO.md", True), ("moved/IETF.md", False)]
    assert second["first_seen_at"].to_list()[1] == first["first_seen_at"][0]


def test_a_note_that_states_its_id_is_known_after_a_move_with_an_edit(vault: Path, run: Run) -> None:
    (vault / "plan.md").write_text("---\nid: 2026-7\n---\n# Plan\n")
    run()
    (vault / "plan.md").unlink()
    (vault / "Done.md").write_text("---\nid: 2026-7\n---\n# Plan, carried out\n")
    assert ("Done", "renamed", True, "plan") in _changes(run())


@pytest.mark.parametrize("table", ["runs", "run_tables", "entity_versions", "issues", "properties"])
def test_a_damaged_snapshot_costs_the_history_and_nothing_else(
    vault: Path, tmp_path: Path, run: Run, table: str
) -> None:
    run()
    path = current_snapshot(tmp_path / "mart") / "parquet" / f"{table}.parquet"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert f"{table}.parquet is not as it was written" in (read_past(tmp_path / "mart", ()).lost or "")
    (vault / "ISO.md").write_text("# ISO\n")
    assert run()["runs"].select(COUNTS).rows() == [(2, 0, 0, 0, 0)]


def test_a_snapshot_of_an_earlier_version_is_read_as_far_as_it_goes(
    vault: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    from flows import past
    from transforms.declaration import BIGINT, Column, Table
    from transforms.schema import RUNS

    def with_column(column: Column) -> Table:
        return Table(RUNS.name, RUNS.description, RUNS.grain, RUNS.key, (*RUNS.columns, column))

    newer = with_column(Column("later_count", BIGINT, "A column of later."))
    monkeypatch.setattr(past, "_READ", (newer, *past._READ[1:]))
    read = read_past(tmp_path / "mart", ())
    assert read.lost is None and read.runs["later_count"].to_pylist() == [None]
    stricter = with_column(Column("later_count", BIGINT, "A column of later.", is_nullable=False))
    monkeypatch.setattr(past, "_READ", (stricter, *past._READ[1:]))
    assert "no column later_count" in (read_past(tmp_path / "mart", ()).lost or "")
