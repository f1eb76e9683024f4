"""Going back to an earlier snapshot, and listing what there is."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.lock import locked
from flows.pipeline import export
from flows.settings import Settings

Notemart = Callable[..., int]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a vault that grows and its output of three snapshots."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "vault").mkdir()
    for number in range(3):
        (folder / "vault" / f"{number}.md").write_text("# New\n")
        export(folder / "vault", Settings(output=folder / "output"))
    return folder


@pytest.fixture
def three(published: Path, tmp_path: Path, notemart: Notemart) -> list[Path]:
    """A copy of it, to work in; its snapshots."""
    shutil.copytree(published, tmp_path, symlinks=True, dirs_exist_ok=True)
    return sorted((tmp_path / "output" / "snapshots").iterdir())


def _current() -> Path:
    return Path("output/current").resolve()


def test_rollback_points_back(
    three: list[Path], notemart: Notemart, capsys: pytest.CaptureFixture[str]
) -> None:
    assert notemart("rollback") == 0
    assert _current() == three[1] and str(three[1]) in capsys.readouterr().out
    assert notemart("rollback") == 0
    assert _current() == three[0]
    assert notemart("rollback") == 2
    assert "no snapshot before the current one" in capsys.readouterr().err
    assert notemart("rollback", three[2].name) == 0
    assert _current() == three[2]
    assert not list(Path("output").glob(".current-*"))


def test_the_next_run_spares_what_is_current(three: list[Path], notemart: Notemart) -> None:
    vault = Path("vault")
    (vault / "notemart.toml").write_text("keep = 1\n")
    old = time.time() - 7200
    for snapshot in three:
        os.utime(snapshot, (old, old))
    assert notemart("rollback", three[0].name) == 0
    assert notemart("export", vault / "missing", "--config", vault / "notemart.toml") == 3
    assert _current() == three[0] and three[0].is_dir()
    assert notemart("export", vault) == 0
    assert _current() > three[2]


def test_a_damaged_snapshot_is_not_made_current(
    three: list[Path], notemart: Notemart, capsys: pytest.CaptureFixture[str]
) -> None:
    (three[1] / "manifest.json").write_text("{}")
    assert notemart("rollback") == 5
    assert "is not sound and was not made current" in capsys.readouterr().err
    assert _current() == three[2]


def test_no_rollback_while_a_run_is_at_work(
    three: list[Path], notemart: Notemart, capsys: pytest.CaptureFixture[str]
) -> None:
    with locked(Path("output")):
        assert notemart("rollback") == 4
    assert f"process {os.getpid()}, since 2" in capsys.readouterr().err
    assert _current() == three[2]


def test_the_list(three: list[Path], notemart: Notemart, capsys: pytest.CaptureFixture[str]) -> None:
    (three[0] / "manifest.json").unlink()
    assert notemart("snapshots") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [path.name for path in three]
    assert "unreadable" in lines[0] and "2 notes" in lines[1] and "3 notes" in lines[2]
    assert [line.endswith("current") for line in lines] == [False, False, True]


def test_a_name_that_means_no_snapshot(
    three: list[Path], notemart: Notemart, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("x", "", "2", "../snapshots", "/", str(three[0])):
        assert notemart("verify", name) == 2
        assert "notemart snapshots lists them" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["snapshots", "rollback", "verify", "diff"])
def test_nothing_published(notemart: Notemart, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert notemart(command) == 4
    assert "There is no snapshot in output yet" in capsys.readouterr().err
    assert not Path("output").exists()
