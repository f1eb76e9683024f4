"""One run at a time for an output: a lock that the kernel frees however the run ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import OutputError

FILE_NAME = ".lock"


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold `output` for this process; raises OutputError naming the holder when another has it."""
    descriptor = os.open(output / FILE_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 32).decode("ascii", "replace").strip() or "unknown"
            raise OutputError(
                f"{output} is locked: another run (process {holder}) is writing to it; wait until it ends."
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)
