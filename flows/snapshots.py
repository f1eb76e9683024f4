"""Snapshots: built aside and made current in one step, so that no reader ever sees half of one.

`output/current` is a symbolic link to `output/snapshots/<run id>`; who reads several files resolves it once.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import OutputError

CURRENT = "current"
SNAPSHOTS = "snapshots"
BUILDING = ".building-"
_HOUR = 3600


def check_output(output: Path) -> None:
    """Raise OutputError unless snapshots can be written to `output`; nothing is created yet."""
    for path in (output, output / SNAPSHOTS):
        if os.path.lexists(path) and not path.is_dir():
            raise OutputError(f"The output cannot be written: {path} is in the way and is not a folder.")
    current = output / CURRENT
    if os.path.lexists(current) and not current.is_symlink():
        raise OutputError(f"The output cannot be written: {current} is in the way and is not a link.")
    nearest = next(path for path in (output / SNAPSHOTS, *(output / SNAPSHOTS).parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputError(f"The output cannot be written: no permission to write to {nearest}.")


@contextmanager
def building(output: Path, run_id: str) -> Iterator[Path]:
    """A folder to build the snapshot in, gone afterwards unless it was published; the lock must be held."""
    snapshots = output / SNAPSHOTS
    for remains in [*snapshots.glob(f"{BUILDING}*"), *output.glob(f".{CURRENT}-*")]:
        _remove(remains)
    folder = snapshots / f"{BUILDING}{run_id}"
    (folder / "parquet").mkdir(parents=True)
    (folder / "staging").mkdir()
    try:
        yield folder
    finally:
        _remove(folder)


def make_current(output: Path, folder: Path, run_id: str) -> Path:
    """Give the finished `folder` its name and have `current` point to it; the snapshot's path."""
    _sync_tree(folder)
    snapshot = output / SNAPSHOTS / run_id
    folder.rename(snapshot)
    _sync(snapshot.parent)
    link = output / f".{CURRENT}-{run_id}"
    link.symlink_to(Path(SNAPSHOTS) / run_id)
    link.rename(output / CURRENT)
    _sync(output)
    return snapshot


def prune(output: Path, keep: int, now: float | None = None) -> None:
    """Remove all but the `keep` newest snapshots, sparing the current one and any younger than an hour."""
    current = (output / CURRENT).resolve()
    snapshots = sorted(path for path in (output / SNAPSHOTS).iterdir() if not path.name.startswith("."))
    limit = (time.time() if now is None else now) - _HOUR
    for snapshot in snapshots[:-keep]:
        if snapshot.resolve() != current and snapshot.stat().st_mtime < limit:
            _remove(snapshot)


def current_snapshot(output: Path) -> Path:
    """The folder that `output/current` points to now; raises OutputError when nothing was published."""
    current = output / CURRENT
    if not (current / "manifest.json").is_file():
        raise OutputError(f"There is no snapshot in {output} yet; run notemart export VAULT first.")
    return current.resolve()


def _sync_tree(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        _sync(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)
