"""What changed between two snapshots, and the connections that tell."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.diff import _ends
from flows.errors import OutputError
from flows.reading import opened, over_files

Notemart = Callable[..., int]


@pytest.fixture
def two(vault: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str]) -> list[Path]:
    """Two snapshots: a note is changed, one is gone, one is new."""
    assert notemart("export", vault) == 0
    (vault / "ISO.md").write_text("---\ntags: [norme, 'l''été']\n---\n# ISO\n")
    (vault / "folder" / "IETF.md").unlink()
    (vault / "W3C \x1b[31m.md").write_text("# W3C\n")
    assert notemart("export", vault) == 0
    capsys.readouterr()
    return sorted(Path("output/snapshots").resolve().iterdir())


def test_for_people(two: list[Path], notemart: Notemart, capsys: pytest.CaptureFixture[str]) -> None:
    assert notemart("diff") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{two[0].name} → {two[1].name}"
    start = next(number for number, line in enumerate(lines) if line.startswith("entities "))
    assert lines[start].split() == ["entities", "+1", "-1", "~1"]
    assert lines[start + 1 : start + 3] == ["  + W3C \\x1b[31m", "  - folder/IETF"]
    assert lines[start + 3].startswith("  ~ ISO  title: Organisation (ISO) → ISO; ")
    assert not any(line.startswith(("runs", "run_tables", "entity_versions", "dictionary")) for line in lines)


def test_as_json(two: list[Path], notemart: Notemart, capsys: pytest.CaptureFixture[str]) -> None:
    assert notemart("diff", two[0].name, "current", "--json") == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (told["before"], told["after"]) == (two[0].name, two[1].name)
    entities = told["tables"]["entities"]
    assert [row["entity_id"] for row in entities["added"]] == ["W3C \x1b[31m"]
    assert [row["title"] for row in entities["removed"]] == ["IETF"]
    (changed,) = entities["changed"]
    assert changed["key"] == {"entity_id": "ISO"}
    assert changed["columns"]["title"] == {"before": "Organisation (ISO)", "after": "ISO"}
    assert "path" not in changed["columns"]
    assert "dictionary" not in told["tables"]


def test_back_again(two: list[Path], notemart: Notemart, capsys: pytest.CaptureFixture[str]) -> None:
    assert notemart("diff", "current", "previous", "--json") == 0
    told = json.loads(capsys.readouterr().out)["tables"]["entities"]
    assert [len(told[kind]) for kind in ("added", "removed", "changed")] == [1, 1, 1]
    assert notemart("diff", "current", "current") == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["no difference"]


def test_notes_that_moved(vault: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str]) -> None:
    assert notemart("export", vault) == 0
    for target in ("elsewhere", "far/away"):
        (vault / target).mkdir(parents=True)
        next(vault.rglob("IETF.md")).rename(vault / target / "IETF.md")
        assert notemart("export", vault) == 0
    capsys.readouterr()
    first = min(path.name for path in Path("output/snapshots").resolve().iterdir())
    assert notemart("diff", first) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:3] == ["moved notes         1", "  folder/IETF → far/away/IETF"]
    for snapshots, moved in (((first,), {"folder/IETF": "far/away/IETF"}), (("current", first), {})):
        assert notemart("diff", *snapshots, "--json") == 0
        assert json.loads(capsys.readouterr().out)["moved"] == moved


@pytest.mark.parametrize(
    ("steps", "ends"),
    [
        ([("1", "a", "b")], {"a": "b"}),
        ([("1", "a", "b"), ("2", "b", "c")], {"a": "c"}),
        ([("1", "a", "b"), ("1", "b", "a")], {"a": "b", "b": "a"}),
        ([("1", "a", "b"), ("2", "b", "a")], {}),
        ([("1", "a", "b"), ("1", "b", "c"), ("2", "c", "d")], {"a": "b", "b": "d"}),
        ([("1", "a", "b"), ("2", "x", "a")], {"a": "b", "x": "a"}),
    ],
)
def test_where_moves_end(steps: list[tuple[str, str, str]], ends: dict[str, str]) -> None:
    assert _ends(steps) == ends


REFUSED = [
    "FROM read_csv('/etc/hostname')",
    "FROM '/etc/hostname'",
    "COPY (SELECT 1) TO '/tmp/notemart-must-not-write.csv'",
    "ATTACH '/tmp/notemart-must-not-attach.duckdb'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET memory_limit = '8GB'",
    "SET autoload_known_extensions = true",
    "SELECT getenv('HOME')",
    "FROM outside",
]


def test_connections_for_reports_do_nothing_else(two: list[Path]) -> None:
    outside = duckdb.sql("SELECT 1 AS x")
    assert outside is not None
    for statement in REFUSED:
        with opened(two[0] / "notemart.duckdb") as mart, pytest.raises(duckdb.Error):
            mart.execute(statement)
        with pytest.raises(OutputError), over_files(two[0]) as files:
            files.execute(statement)


def test_a_connection_reads_its_own_snapshot_alone(two: list[Path]) -> None:
    with opened(two[0] / "notemart.duckdb") as mart:
        assert mart.execute("SELECT count(*) FROM entities").fetchall() == [(2,)]
        with pytest.raises(duckdb.Error):
            mart.execute("DELETE FROM entities")
    query = "SELECT count(*) FROM read_parquet('{}/parquet/entities.parquet')"
    with over_files(two[0]) as files:
        assert files.execute(query.format(two[0])).fetchall() == [(2,)]
    with pytest.raises(OutputError, match="cannot be read"), over_files(two[0]) as files:
        files.execute(query.format(two[1]))


def test_data_files_in_a_vault_are_never_opened(vault: Path, notemart: Notemart) -> None:
    names = ("a.parquet", "b.duckdb", "notemart.duckdb", "c.csv", "d.db")
    for name in names:
        (vault / name).write_bytes(b"PAR1 not what it seems PAR1")
        os.utime(vault / name, (0, time.time()))
    os.utime(vault / "ISO.md", (0, time.time()))
    watched: list[Path] = []
    is_watching = [True]

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if is_watching and event == "open" and isinstance(arguments[0], str | bytes):
            watched.append(Path(os.fsdecode(arguments[0])))

    sys.addaudithook(watch)
    assert notemart("export", vault) == 0
    is_watching.clear()
    assert {path.name for path in watched if path.is_relative_to(vault)} == {"ISO.md", "IETF.md"}
    if (vault / "ISO.md").stat().st_atime:  # the file system keeps times of reading
        assert not [name for name in names if (vault / name).stat().st_atime]
