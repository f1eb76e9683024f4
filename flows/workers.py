"""Reading and extracting notes in batches, here or on as many processes as there are cores.

A batch's make-up depends on the notes alone, never on the number of workers. A worker reads its notes itself
and leaves their rows as Arrow files in the staging folder, so that only numbers travel between processes.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path

import pyarrow as pa

from flows.source import Candidate, Unreadable, read_note
from flows.staging import issue_rows, write_batch
from transforms.issues import Finding
from transforms.note import NoteSource
from transforms.options import Options

Batch = tuple[Candidate, ...]
Extract = Callable[[Sequence[NoteSource], Options], dict[str, pa.Table]]
Advance = Callable[[int], None]
"""Told after each batch how many notes it had."""

_FEW_BYTES = 3 * 1024 * 1024
"""Below this much text, starting processes takes longer than extracting here (measured on two cores)."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker has to know: the vault, where to stage, and how to extract."""

    vault: Path
    staging: Path
    extract: Extract
    options: Options


def batches(notes: Iterable[Candidate], most_notes: int, most_bytes: int) -> Iterator[Batch]:
    """`notes` in order, cut so that none holds more notes or (one large note apart) more bytes than given."""
    batch: list[Candidate] = []
    size = 0
    for note in notes:
        if batch and (len(batch) == most_notes or size + note.size > most_bytes):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(note)
        size += note.size
    if batch:
        yield tuple(batch)


def stage_all(job: Job, work: Sequence[Batch], workers: int | None, advance: Advance) -> None:
    """Stage every batch of `work`; `workers` None means as many as there are cores."""
    count = min(workers or len(os.sched_getaffinity(0)), len(work))
    is_small = workers is None and sum(note.size for batch in work for note in batch) < _FEW_BYTES
    if count == 1 or is_small:
        for number, batch in enumerate(work):
            advance(stage_batch(job, number, batch))
        return
    left = dict(enumerate(work))
    while left := _stage_in_pool(job, left, count, advance):
        for number in list(left)[:count]:  # batches are begun in order: what killed a process is among these
            advance(_stage_less_killers(job, number, left.pop(number)))


def stage_batch(job: Job, number: int, batch: Batch, left_out: frozenset[str] = frozenset()) -> int:
    """Read, extract and write the notes of `batch`, less those `left_out`; how many notes there were."""
    notes: list[NoteSource] = []
    issues: list[tuple[str | None, str, Finding]] = []
    for candidate in batch:
        read = _read(job, candidate, left_out)
        if isinstance(read, Unreadable):
            findings = (*candidate.findings, read.finding)
            issues += [(None, candidate.path, finding) for finding in findings]
        else:
            notes.append(read)
            issues += [(read.entity_id, read.path, finding) for finding in candidate.findings]
    tables = job.extract(notes, job.options)
    if issues:
        tables["issues"] = pa.concat_tables([tables["issues"], issue_rows(issues)])
    write_batch(job.staging, number, tables)
    return len(batch)


def _read(job: Job, candidate: Candidate, left_out: frozenset[str]) -> NoteSource | Unreadable:
    if candidate.entity_id in left_out:
        return Unreadable(Finding("FS009"))
    return read_note(job.vault, candidate, job.options.limits.note_bytes)


def _stage_in_pool(job: Job, work: dict[int, Batch], count: int, advance: Advance) -> dict[int, Batch]:
    """Stage `work` on `count` processes; the batches left over, in order, when one of them died."""
    others = active_children()
    pool = _pool(count)
    try:
        futures = {number: pool.submit(stage_batch, job, number, batch) for number, batch in work.items()}
        for future in as_completed(futures.values()):
            if not isinstance(future.exception(), BrokenProcessPool):
                advance(future.result())
    except BaseException:  # interrupted, or a full disk: what is at work or queued is of no use any more
        for process in set(active_children()) - set(others):
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return {number: work[number] for number, future in futures.items() if future.exception()}


def _stage_less_killers(job: Job, number: int, batch: Batch) -> int:
    """Stage `batch` aside, without the notes that no process survives; how many notes there were."""
    if _stage_in_pool(job, {number: batch}, 1, _unheard):
        with _pool(1) as pool:
            pool.submit(stage_batch, job, number, batch, _killers(job, batch)).result()
    return len(batch)


def _killers(job: Job, batch: Batch) -> frozenset[str]:
    """The notes of `batch` that a process dies of, found one by one; their rows go to a folder of no use."""
    trial = replace(job, staging=job.staging / "trial")
    trial.staging.mkdir(exist_ok=True)
    left: dict[int, Batch] = {number: (note,) for number, note in enumerate(batch)}
    killers: set[str] = set()
    while left := _stage_in_pool(trial, left, 1, _unheard):
        killers.add(left.pop(min(left))[0].entity_id)  # one process takes them in order: it died of the first
    return frozenset(killers)


def _unheard(_: int) -> None:
    """Progress that nobody waits for."""


def _pool(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
