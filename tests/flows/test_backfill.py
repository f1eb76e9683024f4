"""History from a real git repository: nothing is checked out, and what runs told goes on from it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.snapshots import current_snapshot

Notemart = Callable[..., int]
Git = Callable[..., str]


@pytest.fixture
def git(vault: Path) -> Git:
    """Runs git in the vault, a repository by then, as if on that day of January 2024."""

    def run(*arguments: str, day: int = 1, hour: int = 12) -> str:
        at = f"2024-01-{day:02}T{hour:02}:00:00Z"
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", "-C", str(vault), *who, *arguments],
            env={**os.environ, "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    run("init", "-q", "-b", "main")
    return run


@pytest.fixture
def commits(vault: Path, git: Git) -> list[str]:
    """Three commits on two days: the vault, a note edited, a folder moved and a note removed."""

    def commit(day: int, hour: int) -> str:
        git("add", "-A", day=day)
        git("commit", "-q", "-m", "change", day=day, hour=hour)
        return git("rev-parse", "HEAD")

    (vault / "gone.md").write_text("# Gone\n")
    first = commit(1, 12)
    (vault / "ISO.md").write_text("# ISO\n\n[[nowhere]] #t\n")
    second = commit(2, 12)
    (vault / "folder").rename(vault / "moved")
    (vault / "gone.md").unlink()
    return [first, second, commit(2, 18)]


def _tables(output: Path) -> dict[str, pl.DataFrame]:
    folder = current_snapshot(output) / "parquet"
    return {name: pl.read_parquet(folder / f"{name}.parquet") for name in ("runs", "entity_versions")}


def _stamps(vault: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(vault.rglob("*"))}


def _rows(versions: pl.DataFrame) -> list[tuple[Any, ...]]:
    return [
        (*row[:3], *(f"{at:%d %H}" if at and at.year == 2024 else at and "now" for at in row[3:]))
        for row in versions.select(
            "entity_id", "change", "previous_entity_id", "valid_from_at", "valid_to_at"
        ).iter_rows()
    ]


HISTORY = [
    ("ISO", "added", None, "01 12", "02 12"),
    ("ISO", "modified", None, "02 12", None),
    ("folder/IETF", "added", None, "01 12", "02 18"),
    ("gone", "added", None, "01 12", "02 18"),
    ("gone", "removed", None, "02 18", "02 18"),
    ("moved/IETF", "renamed", "folder/IETF", "02 18", None),
]


def test_every_commit_is_told_with_its_time(
    vault: Path, tmp_path: Path, git: Git, commits: list[str], notemart: Notemart
) -> None:
    before = _stamps(vault)
    assert notemart("backfill", vault, "--since", "2023-12-01", "--every", "commit") == 0
    assert _stamps(vault) == before
    tables = _tables(tmp_path / "output")
    assert _rows(tables["entity_versions"]) == HISTORY
    runs = tables["runs"].select("vault_commit", "status", "note_count", "added_count", "unchanged_count")
    assert runs.rows() == [
        (commits[0], "backfilled", 3, 3, 0),
        (commits[1], "backfilled", 3, 0, 2),
        (commits[2], "backfilled", 2, 0, 1),
        (commits[2], "published", 2, 0, 2),
    ]
    assert tables["runs"]["unresolved_link_count"].to_list() == [1, 2, 2, 2]


def test_a_version_a_day(vault: Path, tmp_path: Path, commits: list[str], notemart: Notemart) -> None:
    assert notemart("backfill", vault, "--since", "2023-12-01") == 0
    assert _tables(tmp_path / "output")["runs"]["vault_commit"].to_list() == [
        commits[0],
        commits[2],
        commits[2],
    ]


def test_what_runs_told_goes_on_and_a_second_time_changes_nothing(
    vault: Path, tmp_path: Path, commits: list[str], notemart: Notemart
) -> None:
    assert notemart("export", vault) == 0
    (vault / "new.md").write_text("# New\n")
    assert notemart("export", vault) == 0
    for times in (1, 2):
        assert notemart("backfill", vault, "--since", "2023-12-01", "--every", "commit") == 0
        tables = _tables(tmp_path / "output")
        assert _rows(tables["entity_versions"]) == [*HISTORY, ("new", "added", None, "now", None)]
        counts = tables["runs"].select("status", "added_count", "unchanged_count").rows()
        assert counts[3:5] == [("published", 0, 2), ("published", 1, 2)]
        assert len(counts) == 5 + times
    assert notemart("verify", "--data") == 0


def test_settings_hold_for_the_past_too(
    vault: Path, tmp_path: Path, commits: list[str], notemart: Notemart
) -> None:
    (vault / "notemart.toml").write_text('exclude = ["gone.md"]\n[limits]\nnote_bytes = 40\n')
    assert notemart("backfill", vault, "--since", "2023-12-01", "--every", "commit") == 0
    versions = _tables(tmp_path / "output")["entity_versions"]
    assert versions.select("entity_id", "change").rows() == [("ISO", "added")]


@pytest.mark.parametrize(
    ("since", "said"), [("2025-01-01", "No commit since 2025-01-01"), ("2023-12-01", "no git repository")]
)
def test_without_a_history_it_says_so(
    vault: Path,
    git: Git,
    notemart: Notemart,
    capsys: pytest.CaptureFixture[str],
    since: str,
    said: str,
) -> None:
    if since.startswith("2025"):
        git("add", "-A")
        git("commit", "-q", "-m", "first")
    else:
        subprocess.run(["rm", "-rf", str(vault / ".git")], check=True)
    assert notemart("backfill", vault, "--since", since) == 3
    assert said in capsys.readouterr().err
