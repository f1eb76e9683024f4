"""Batches on several processes, none of which can lose the run by dying."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from multiprocessing import active_children, parent_process

from flows.forks import unload, worker_context
from flows.workers import Advance, Batch, Job, stage_batch


def stage_in_pool(job: Job, work: Sequence[Batch], count: int, advance: Advance) -> None:
    """Stage every batch of `work` on `count` processes; a note that kills its process becomes a finding.

    Where no process starts (a program that calls this as it is imported is run anew by each, and so lets none
    of them), the work is done in this one.
    """
    left = dict(enumerate(work))
    while left := _stage_what_survives(job, left, count, advance):
        if not _starts():
            break
        for number in list(left)[:count]:  # batches are begun in order: what killed a process is among these
            advance(_stage_less_killers(job, number, left.pop(number)))
    for number, batch in left.items():
        advance(stage_batch(job, number, batch))
    unload()


def _starts() -> bool:
    """Whether a process can be started and does anything."""
    with suppress(BrokenProcessPool), _pool(1) as pool:
        return pool.submit(os.getpid).result() > 0
    return False


def _stage_what_survives(job: Job, work: dict[int, Batch], count: int, advance: Advance) -> dict[int, Batch]:
    """Stage `work` on `count` processes; the batches left over, in order, when one of them died."""
    others = active_children()
    pool = _pool(count)
    futures: dict[int, Future[int]] = {}
    try:
        with suppress(BrokenProcessPool):  # one may die before all is submitted
            for number, batch in work.items():
                futures[number] = pool.submit(stage_batch, job, number, batch)
        for future in as_completed(futures.values()):
            if not isinstance(future.exception(), BrokenProcessPool):
                advance(future.result())
    except BaseException:  # interrupted, or a full disk: what is at work or queued is of no use any more
        for process in set(active_children()) - set(others):
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return {number: batch for number, batch in work.items() if _is_left(futures.get(number))}


def _is_left(future: Future[int] | None) -> bool:
    return future is None or future.exception() is not None


def _stage_less_killers(job: Job, number: int, batch: Batch) -> int:
    """Stage `batch` aside, without the notes that no process survives; how many notes there were."""
    if _stage_what_survives(job, {number: batch}, 1, _unheard):
        with _pool(1) as pool:
            pool.submit(stage_batch, job, number, batch, _killers(job, batch)).result()
    return len(batch)


def _killers(job: Job, batch: Batch) -> frozenset[str]:
    """The notes of `batch` that a process dies of, found one by one; their rows go to a folder of no use."""
    trial = replace(job, staging=job.staging / "trial")
    trial.staging.mkdir(exist_ok=True)
    left: dict[int, Batch] = {number: (note,) for number, note in enumerate(batch)}
    killers: set[str] = set()
    while left := _stage_what_survives(trial, left, 1, _unheard):
        killers.add(left.pop(min(left))[0].entity_id)  # one process takes them in order: it died of the first
    return frozenset(killers)


def _unheard(_: int) -> None:
    """Progress that nobody waits for."""


def _pool(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=worker_context(), initializer=_begin)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
