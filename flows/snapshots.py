"""Snapshots: built aside and made current in one step, so that no reader ever sees half of one.

`output/current` is a symbolic link to `output/snapshots/<run id>`; who reads several files resolves it once.
A snapshot that a circuit breaker stopped lies in `output/held/<run id>`.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from flows.errors import ConfigurationError, OutputError

CURRENT = "current"
SNAPSHOTS = "snapshots"
HELD = "held"
BUILDING = ".building-"
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Listed:
    """A snapshot in the list: its folder, whether `current` points to it, whether it was held aside."""

    folder: Path
    is_current: bool
    is_held: bool


def check_output(output: Path) -> None:
    """Raise OutputError unless snapshots can be written to `output`; nothing is left there yet."""
    for path in (output, output / SNAPSHOTS):
        if os.path.lexists(path) and not path.is_dir():
            raise OutputError(f"The output cannot be written: {path} is in the way and is not a folder.")
    current = output / CURRENT
    if os.path.lexists(current) and not current.is_symlink():
        raise OutputError(f"The output cannot be written: {current} is in the way and is not a link.")
    nearest = next(path for path in (output / SNAPSHOTS, *(output / SNAPSHOTS).parents) if path.exists())
    try:
        with TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"The output {output} cannot be written: {reason} in {nearest}.") from None


@contextmanager
def building(output: Path, run_id: str) -> Iterator[Path]:
    """A folder to build the snapshot in, gone afterwards unless it was published; the lock must be held."""
    snapshots = output / SNAPSHOTS
    remove_remains(output)
    folder = snapshots / f"{BUILDING}{run_id}"
    (folder / "parquet").mkdir(parents=True)
    try:
        yield folder
    finally:
        _remove(folder)


def remove_remains(output: Path) -> None:
    """Remove what runs left that were killed; the lock must be held."""
    for remains in [*(output / SNAPSHOTS).glob(f"{BUILDING}*"), *output.glob(f".{CURRENT}-*")]:
        _remove(remains)


def make_current(output: Path, folder: Path, run_id: str) -> Path:
    """Give the finished `folder` its name and have `current` point to it; the snapshot's path."""
    sync_tree(folder)
    snapshot = output / SNAPSHOTS / run_id
    folder.rename(snapshot)
    _sync(snapshot.parent)
    point_to(output, run_id)
    for held in _held(output):
        _remove(held)
    return snapshot


def point_to(output: Path, run_id: str) -> None:
    """Have `current` point to the snapshot of that run, in one step; the lock must be held."""
    link = output / f".{CURRENT}-{run_id}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(SNAPSHOTS) / run_id)
    link.rename(output / CURRENT)
    _sync(output)


def hold(output: Path, folder: Path, run_id: str) -> Path:
    """Keep the finished `folder` aside, in place of any held before, and leave `current` alone; its path."""
    held = output / HELD / run_id
    held.parent.mkdir(exist_ok=True)
    sync_tree(folder)
    before = _held(output)
    folder.rename(held)
    _sync(held.parent)
    for snapshot in before:
        _remove(snapshot)
    return held


def prune(output: Path, keep: int, now: float | None = None) -> None:
    """Remove all but the `keep` newest snapshots, sparing the current one and any younger than an hour."""
    current = (output / CURRENT).resolve()
    limit = (time.time() if now is None else now) - _HOUR
    for snapshot in published(output)[:-keep]:
        if snapshot.resolve() != current and snapshot.stat().st_mtime < limit:
            _remove(snapshot)


def current_snapshot(output: Path) -> Path:
    """The folder that `output/current` points to now; raises OutputError when nothing was published."""
    current = output / CURRENT
    if not (current / "manifest.json").is_file():
        raise OutputError(f"There is no snapshot in {output} yet; run notemart export VAULT first.")
    return current.resolve()


def published(output: Path) -> list[Path]:
    """The snapshots kept, the oldest first."""
    return _finished(output / SNAPSHOTS)


def listed(output: Path) -> list[Listed]:
    """Every snapshot, held ones included, the oldest first; raises OutputError when there is none."""
    found = sorted([*published(output), *_held(output)], key=lambda folder: folder.name)
    if not found:
        raise OutputError(f"There is no snapshot in {output} yet; run notemart export VAULT first.")
    current = (output / CURRENT).resolve()
    return [
        Listed(folder.resolve(), folder.resolve() == current, folder.parent.name == HELD) for folder in found
    ]


def find(output: Path, name: str) -> Path:
    """The snapshot that `name` means: current, previous, a run id, or how just one run id begins.

    Raises OutputError when nothing was published, ConfigurationError when no snapshot is meant.
    """
    current = current_snapshot(output)
    if name == CURRENT:
        return current
    everything = [snapshot.folder for snapshot in listed(output)]
    if name == "previous":
        older = [folder for folder in published(output) if folder.name < current.name]
        if not older:
            raise ConfigurationError(f"There is no snapshot before the current one, {current.name}.")
        return older[-1].resolve()
    meant = [folder for folder in everything if folder.name.startswith(name)]
    if not name or len(meant) != 1:
        many = "More than one snapshot begins" if name and meant else "There is no snapshot that begins"
        raise ConfigurationError(f"{many} with {name!r} in {output}; notemart snapshots lists them.")
    return meant[0]


def _held(output: Path) -> list[Path]:
    return _finished(output / HELD)


def _finished(parent: Path) -> list[Path]:
    if not parent.is_dir():
        return []
    return sorted(
        folder for folder in parent.iterdir() if not folder.name.startswith(".") and folder.is_dir()
    )


def sync_tree(folder: Path) -> None:
    """Have all that is in `folder` on disk."""
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
