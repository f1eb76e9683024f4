"""One run at a time for an output: a lock that the kernel frees however the run ends."""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from flows.errors import OutputError

FILE_NAME = ".lock"
_LONGEST = 300
"""Bytes of the lock file that are read: the holder's process, since when, and its command."""


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold `output` for this process; raises OutputError naming the holder when another has it."""
    descriptor = os.open(output / FILE_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(descriptor, output)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, _this_process(), 0)
        try:
            yield
        finally:
            with suppress(OSError):  # what is left there is of no consequence
                os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def check_free(output: Path) -> None:
    """Raise OutputError naming the holder when another process has `output`; nothing is created."""
    with suppress(OSError):
        descriptor = os.open(output / FILE_NAME, os.O_RDONLY | os.O_CLOEXEC)
        try:
            _take(descriptor, output)
        finally:
            os.close(descriptor)


def _take(descriptor: int, output: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        told = os.pread(descriptor, _LONGEST, 0).decode("utf-8", "replace").strip() or "unknown"
        raise OutputError(
            f"{output} is locked: another run (process {told}) is writing to it; wait until it ends."
        ) from None


def _this_process() -> bytes:
    """Process id, beginning of the run and command, in one line of printable characters."""
    since = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])
    line = f"{os.getpid()}, since {since}, {command}"
    shown = "".join(c if c.isprintable() else "?" for c in line)
    return shown.encode("utf-8", "replace")[: _LONGEST - 1] + b"\n"
