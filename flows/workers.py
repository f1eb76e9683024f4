"""Reading and extracting notes in batches, here or on as many processes as there are cores.

A batch's make-up depends on the notes alone, never on the number of workers. A worker reads its notes itself
and leaves their rows as Arrow files in the staging folder, so that only numbers travel between processes.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from flows.source import Candidate, Read, Unreadable, read_note
from flows.staging import Entry, batch_path, write_batch
from transforms.issues import Finding
from transforms.note import NoteSource
from transforms.options import Options

Batch = tuple[Candidate, ...]
Extract = Callable[[Sequence[NoteSource], Options], dict[str, pa.Table]]
Advance = Callable[[int], None]
"""Told after each batch how many notes it had."""

_FEW_BYTES = 3 * 1024 * 1024
"""Below this much text no process is started: on two cores, that still lost half a second at 2.2 MB."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker has to know: the vault, where to stage, and how to extract."""

    vault: Path
    staging: Path
    extract: Extract
    options: Options


def extract_notes(notes: Sequence[NoteSource], options: Options) -> dict[str, pa.Table]:
    """What `transforms.extract` gives; that is imported no sooner than there are notes to parse."""
    from transforms.extract import extract

    return extract(notes, options)


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
    if not work:
        return
    count = min(workers or len(os.sched_getaffinity(0)), len(work))
    is_small = workers is None and sum(note.size for batch in work for note in batch) < _FEW_BYTES
    if count == 1 or is_small:
        for number, batch in enumerate(work):
            advance(stage_batch(job, number, batch))
        return
    from flows.pool import stage_in_pool  # what it imports is of no use to a small vault

    stage_in_pool(job, work, count, advance)


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """No garbage collection: rows form no cycles, and looking for some among all of them takes long."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@no_search_for_cycles()
def stage_batch(job: Job, number: int, batch: Batch, left_out: frozenset[str] = frozenset()) -> int:
    """Read, extract and write the notes of `batch`, less those `left_out`; how many notes there were."""
    notes: list[NoteSource] = []
    entries: list[Entry] = []
    for candidate in batch:
        read = _read(job, candidate, left_out)
        if isinstance(read, Unreadable):
            entries.append(Entry(candidate.raw, candidate.entity_id, candidate.stamp, finding=read.finding))
            continue
        note, stamp = read
        is_known = note.content_hash == candidate.known_hash
        entries.append(Entry(candidate.raw, note.entity_id, stamp, note.content_hash, is_known=is_known))
        if not is_known:
            notes.append(note)
    write_batch(batch_path(job.staging, number), entries, job.extract(notes, job.options))
    return len(batch)


def _read(job: Job, candidate: Candidate, left_out: frozenset[str]) -> Read | Unreadable:
    if candidate.entity_id in left_out:
        return Unreadable(Finding("FS009"))
    return read_note(job.vault, candidate, job.options.limits.note_bytes)
