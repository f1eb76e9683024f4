"""What becomes of an output when the disk fails it: `current` is the old snapshot or the new one, whole.

The same many times over, with processes killed and a disk that is really full, is in `benchmarks.faults`.
"""

from __future__ import annotations

import errno
import fcntl
import os
import random
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from flows.pipeline import export
from flows.settings import Settings
from flows.snapshots import building, current_snapshot, hold, make_current, point_to
from flows.verify import verify

Notemart = Callable[..., int]
Publish = Callable[[Path, str], None]
CALLS = ("open", "fsync", "mkdir", "rename", "symlink", "unlink", "rmdir")


def _publish(output: Path, run_id: str) -> None:
    with building(output, run_id) as folder:
        _fill(folder, run_id)
        make_current(output, folder, run_id)


def _hold(output: Path, run_id: str) -> None:
    with building(output, run_id) as folder:
        _fill(folder, run_id)
        hold(output, folder, run_id)


def _point_back(output: Path, _: str) -> None:
    point_to(output, "1")


def _fill(folder: Path, run_id: str) -> None:
    for name in ("manifest.json", "parquet/entities.parquet"):
        (folder / name).write_text(run_id)


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, name: str, nth: int) -> Any:
    """Have the `nth` call of `os.<name>` fail with EIO; what is yielded counts the calls."""
    counted = [0]
    real = getattr(os, name)

    def call(*arguments: Any, **options: Any) -> Any:
        counted[0] += 1
        if counted[0] == nth:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(*arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(os, name, call)
        yield counted


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("publish", [_publish, _hold, _point_back])
def test_the_nth_call_fails_for_every_n(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, publish: Publish, name: str
) -> None:
    for run_id in ("1", "2"):
        _publish(tmp_path, run_id)
    seen: set[str] = set()
    for nth in range(1, 100):
        with failing(monkeypatch, name, nth) as counted:
            try:
                publish(tmp_path, f"3{nth:02}")
            except OSError as error:
                assert error.errno == errno.EIO
        current = current_snapshot(tmp_path)
        texts = {(current / file).read_text() for file in ("manifest.json", "parquet/entities.parquet")}
        assert texts == {current.name}
        assert all((folder / "manifest.json").is_file() for folder in (tmp_path / "snapshots").glob("[0-9]*"))
        seen.add(current.name)
        if counted[0] < nth:
            break
    else:
        pytest.fail("there was no end of calls")
    assert publish is not _publish or len(seen) > 1 or nth == 1
    _publish(tmp_path, "4")
    assert not [path for path in tmp_path.rglob(".*") if path.name != ".lock"]


@pytest.mark.parametrize("name", ["fsync", "rename", "symlink"])
def test_a_run_that_the_disk_fails_says_where(
    vault: Path,
    notemart: Notemart,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    assert notemart("export", vault) == 0
    before = Path("output/current").resolve()
    capsys.readouterr()
    with failing(monkeypatch, name, 1):
        assert notemart("export", vault, "--output", "output", "--full") == 4
    said = capsys.readouterr().err
    assert str(Path("output").resolve()) in said and "Input/output error" in said and said.count("\n") == 1
    assert Path("output/current").resolve() == before
    assert verify(before) == []


def test_an_output_that_cannot_be_written_is_refused_before_the_vault_is_read(
    vault: Path,
    tmp_path: Path,
    notemart: Notemart,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(*_: object, **__: object) -> None:
        pytest.fail("the vault was read")

    monkeypatch.setattr("flows.source.discover", read)
    (tmp_path / "file").write_text("")
    (tmp_path / "held").mkdir()
    with (tmp_path / "held" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for output in ("/proc/nowhere", "/sys/nowhere", "file/deeper", "held"):
            began = time.monotonic()
            assert notemart("export", vault, "--output", output) == 4
            assert time.monotonic() - began < 2
            assert output in capsys.readouterr().err


def test_kills_at_random_moments(
    vault: Path, tmp_path: Path, start: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    chance = random.Random(7)
    snapshot = export(vault, Settings(output=output)).snapshot
    for number in range(3):
        (vault / "ISO.md").write_text(f"# Number {number}\n")
        process = start("export", vault, "--output", output)
        while process.poll() is None and not list((output / "snapshots").glob(".building-*")):
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.4))
        process.kill()
        process.wait()
        now = current_snapshot(output)
        assert verify(now, data=True) == []
        assert now == snapshot or process.returncode == 0 or now.name > snapshot.name
        snapshot = now
    export(vault, Settings(output=output))
    assert not [path for path in output.rglob(".*") if path.name != ".lock"]
