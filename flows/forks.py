"""Processes for workers: forks of one that has loaded all that extracting takes, and does nothing besides.

Loading takes half a second; begun before the notes are known, it is over when there is work for them. This
process cannot be forked itself: threads of DuckDB and Polars may be at work in it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.context import ForkServerContext, SpawnContext

_LOADED = ["cyclopts", "flows.warm"]


def load_ahead(workers: int | None) -> None:
    """Begin to load, on another core, what so many `workers` need; None means as many as there are cores."""
    if min(workers or 2, len(os.sched_getaffinity(0))) > 1:
        worker_context()


def worker_context() -> ForkServerContext | SpawnContext:
    """How to start a worker; each loads by itself where the socket that forks are asked for has no place."""
    resource_tracker.ensure_running()  # it lets interrupts through again
    forkserver.set_forkserver_preload(_LOADED)
    with _imports_as_here(), _without_interrupts():
        try:
            forkserver.ensure_running()
        except OSError:
            return get_context("spawn")
    return get_context("forkserver")


def unload() -> None:
    """Give back the memory of what was loaded; the next worker begins anew."""
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # nothing public ends it before this process


@contextmanager
def _imports_as_here() -> Iterator[None]:
    """Have a new process import from where this one does, and not first from its working directory."""
    places = os.pathsep.join(place for place in sys.path if os.pathsep not in place)
    given = {"PYTHONSAFEPATH": "1", "PYTHONPATH": places}
    before = {name: os.environ.get(name) for name in given}
    os.environ.update(given)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Have new processes and their forks leave Ctrl-C to this one, even while they load."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
