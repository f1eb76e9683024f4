"""A run that finds nothing to do publishes nothing; anything that bears on the tables is something to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from flows import stamps
from flows.pipeline import export
from flows.recheck import Unchanged, unchanged
from flows.settings import Settings
from flows.snapshots import current_snapshot, published
from flows.stamps import Stamp
from transforms.extract import extract
from transforms.note import NoteSource
from transforms.options import Options

Notemart = Callable[..., int]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(output=tmp_path / "output", workers=1)


@pytest.fixture
def exported(vault: Path, settings: Settings) -> Path:
    """The vault, exported once."""
    export(vault, settings)
    return vault


def test_nothing_changed_is_said_and_kept_and_nothing_is_published(
    vault: Path, tmp_path: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str]
) -> None:
    assert notemart("export", vault) == 0
    snapshot = current_snapshot(tmp_path / "output")
    check = tmp_path / "output" / "check.json"
    before = json.loads(check.read_text())
    capsys.readouterr()
    time.sleep(1.1)
    assert notemart("export", vault) == 0
    said = capsys.readouterr().out
    assert said.startswith("✓ nothing changed since 20") and "2 notes of vault" in said
    assert published(tmp_path / "output") == [snapshot]
    after = json.loads(check.read_text())
    assert (after["digest"], after["run_id"]) == (before["digest"], before["run_id"])
    assert after["checked_at"] > before["checked_at"]
    assert notemart("export", vault, "--full") == 0
    assert len(published(tmp_path / "output")) == 2


def test_the_look_loads_nothing_that_takes_time(vault: Path, tmp_path: Path, notemart: Notemart) -> None:
    assert notemart("export", vault) == 0
    code = (
        "import sys\nfrom flows.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "export", str(vault)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "nothing changed" in done.stdout
    slow = {"polars", "duckdb", "pyarrow", "rich", "flows.pipeline", "transforms.extract"}
    assert not slow & set(done.stderr.split())


def _add_note(vault: Path) -> None:
    (vault / "new.md").write_text("# New\n")


def _add_attachment(vault: Path) -> None:
    (vault / "folder" / "nowhere.pdf").write_text("")


def _edit_at_the_same_time(vault: Path) -> None:
    before = (vault / "ISO.md").stat()
    (vault / "ISO.md").write_bytes((vault / "ISO.md").read_bytes()[::-1])
    os.utime(vault / "ISO.md", ns=(before.st_atime_ns, before.st_mtime_ns))


def _replace(vault: Path) -> None:
    before = (vault / "ISO.md").stat()
    (vault / "other").write_bytes((vault / "ISO.md").read_bytes()[::-1])
    os.utime(vault / "other", ns=(before.st_atime_ns, before.st_mtime_ns))
    (vault / "other").replace(vault / "ISO.md")


def _hide_note(vault: Path) -> None:
    (vault / "ISO.md").rename(vault / ".ISO.md")


def _rename_folder(vault: Path) -> None:
    (vault / "folder").rename(vault / "moved")


def _commit(vault: Path) -> None:
    git = ("git", "-C", str(vault), "-c", "user.name=A", "-c", "user.email=a@b.c")
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "first"], check=True)


CHANGES = [
    _add_note,
    _add_attachment,
    _edit_at_the_same_time,
    _replace,
    _hide_note,
    _rename_folder,
    _commit,
]


@pytest.mark.parametrize("is_sure", [False, True])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_a_change_is_seen(
    vault: Path,
    settings: Settings,
    change: Callable[[Path], None],
    is_sure: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if is_sure:  # as when the vault was at rest for longer before the run
        monkeypatch.setattr(stamps, "RACY_NS", 0)
        time.sleep(0.05)
    export(vault, settings)
    assert unchanged(vault, settings)
    change(vault)
    assert unchanged(vault, settings) is None


def test_a_note_over_the_limit_is_not_read_to_see_that_it_is_the_same(
    vault: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (vault / "large.md").open("wb") as file:
        file.truncate(settings.limits.note_bytes + 1)
    export(vault, settings)
    read: list[bytes] = []

    def watched(path: bytes) -> stamps.Content:
        read.append(path)
        return content(path)

    content = stamps._content
    monkeypatch.setattr(stamps, "_content", watched)
    assert unchanged(vault, settings)
    assert read and os.fsencode(vault / "large.md") not in read
    os.truncate(vault / "large.md", settings.limits.note_bytes)
    assert unchanged(vault, settings) is None


def test_what_is_left_out_makes_no_difference(exported: Path, settings: Settings) -> None:
    (exported / ".obsidian" / "workspace.json").write_text("{}")
    (exported / ".obsidian" / "app.json").write_text('{"other": 1}')
    assert unchanged(exported, settings)


@pytest.mark.parametrize(
    "changed", [{"confidence_threshold": 0.9}, {"exclude": ("folder/",)}, {"vault_name": "another"}]
)
def test_a_setting_is_a_change(exported: Path, settings: Settings, changed: dict[str, object]) -> None:
    assert unchanged(exported, replace(settings, **changed)) is None
    assert unchanged(exported, replace(settings, workers=2, keep=9))


def test_a_snapshot_that_is_not_whole_is_made_anew(exported: Path, settings: Settings) -> None:
    lost = current_snapshot(settings.output) / "parquet" / "links.parquet"
    lost.unlink()
    assert unchanged(exported, settings) is None
    assert not isinstance(export(exported, settings), Unchanged)
    assert (current_snapshot(settings.output) / "parquet" / "links.parquet").is_file()


def test_a_damaged_check_is_no_check(exported: Path, settings: Settings) -> None:
    (settings.output / "check.json").write_text('{"digest": 1}')
    assert unchanged(exported, settings) is None


def test_a_note_touched_and_not_edited_is_read_and_not_parsed(
    exported: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (exported / "ISO.md").write_text("---\ncreated: 2024-02-02\nmodified: 2024-02-03\n---\n# ISO\n")
    export(exported, settings)
    os.utime(exported / "ISO.md", (0, 0))
    parsed: list[NoteSource] = []

    def watched(batch: Sequence[NoteSource], options: Options) -> dict[str, pa.Table]:
        parsed.extend(batch)
        return extract(batch, options)

    monkeypatch.setattr("transforms.extract.extract", watched)
    assert unchanged(exported, settings) is None
    assert isinstance(export(exported, settings), Unchanged)
    assert parsed == []


@pytest.mark.parametrize(
    ("stamp", "looked_at", "is_sure"),
    [
        (Stamp(1, 10, 10, 1), 2_000_000_011, True),
        (Stamp(1, 10, 10, 1), 2_000_000_010, False),
        (Stamp(1, 0, 10, 1), 2_000_000_010, False),
        (Stamp(1, 10, 0, 1), 2_000_000_010, False),
        (Stamp(1, 9_000_000_000, 0, 1), 2_000_000_010, False),
    ],
)
def test_a_stamp_is_sure_when_the_next_change_differs(stamp: Stamp, looked_at: int, is_sure: bool) -> None:
    assert stamp.is_sure(looked_at) == is_sure
