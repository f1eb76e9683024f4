"""What extract gave for each note last time, kept in the output: unchanged notes are not parsed again.

`output/cache/` holds batches of rows and an index of the notes; the index is replaced in one step and tells
of every batch its checksum, so that a cache is whole or not used at all. It may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from flows.snapshots import BUILDING, SNAPSHOTS
from flows.source import Candidate, Discovery
from flows.staging import (
    SUFFIX,
    Entry,
    Place,
    Rows,
    assembled,
    entries,
    entry_table,
    issue_rows,
    read_batch,
    write_batch,
)
from transforms.issues import Finding

FOLDER = "cache"
INDEX = "index"
_TRIED_AGAIN = frozenset({"FS001", "FS003", "FS007"})
"""Why a note could not be read, where another attempt may succeed though its stamp stays the same."""
_SEAL = 64
"""The index begins with so many bytes: the SHA-256 of the others, in hexadecimal."""
_BATCH_NOTES = 400
_FEW_BATCHES = 40


class Known(NamedTuple):
    """A note of the last run: what was read, whether any later change shows, and where its rows are."""

    entry: Entry
    is_sure: bool
    place: Place | None


@dataclass(frozen=True, slots=True)
class Cache:
    """The notes of the last run by raw path, and the run whose snapshot has their rows.

    `lost` says why there are none where there should be some.
    """

    notes: Mapping[bytes, Known] = field(default_factory=dict)
    run_id: str | None = None
    lost: str | None = None


def read_cache(output: Path, fingerprint: str) -> Cache:
    """The cache of `output`; empty when it was made by another parser or options, or is damaged."""
    folder = output / FOLDER
    try:
        index = (folder / INDEX).read_bytes()
    except FileNotFoundError:
        return Cache()
    except OSError as error:
        return Cache(lost=f"{folder / INDEX} cannot be read ({error.strerror}); every note is parsed again.")
    try:
        return _parsed(folder, index, fingerprint)
    except (OSError, ValueError, KeyError, pa.ArrowException):
        return Cache(lost=f"{folder} is not as it was written; every note is parsed again.")


@contextmanager
def staging(output: Path, run_id: str) -> Iterator[Path]:
    """A folder to stage batches in, gone afterwards as the snapshot's own; the lock must be held."""
    folder = output / SNAPSHOTS / f"{BUILDING}{run_id}.staging"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def to_read(cache: Cache, found: Discovery) -> list[Candidate]:
    """The notes that have to be read, those known before with the hash of what they held."""
    return [_expecting(note, cache) for note in found.notes if not _is_unchanged(note, cache)]


def gathered(cache: Cache, found: Discovery, batches: Iterable[Rows]) -> list[Known]:
    """What is known now of every note found, in order; `batches` are of those that had to be read."""
    read: dict[bytes, Known] = {}
    for rows in batches:
        for ordinal, entry in enumerate(rows.entries()):
            is_sure = entry.stamp.is_sure(found.look.began_ns) or _is_too_large(entry)
            read[entry.raw] = Known(entry, is_sure, _place(cache, rows, ordinal, entry))
    return [read.get(note.raw) or cache.notes[note.raw] for note in found.notes]


def doubtful(notes: Iterable[Known]) -> dict[bytes, str]:
    """The notes whose stamp does not tell of every change: what each held, or why it could not be read."""
    entries = (note.entry for note in notes if not note.is_sure or _may_succeed(note.entry))
    return {entry.raw: _told(entry) for entry in entries}


def staged(notes: Sequence[Known], found: Discovery) -> dict[str, pa.Table]:
    """The extracted tables over all notes, with all that was found wrong with files."""
    tables = assembled(_places(notes))
    tables["issues"] = pa.concat_tables([tables["issues"], issue_rows(_findings(notes, found))])
    return tables


def changed_rows(cache: Cache, notes: Sequence[Known]) -> tuple[dict[str, pa.Table], dict[str, pa.Table]]:
    """The extracted tables of the notes that have other rows than in `cache`, or none: before and now."""
    before = {note.entry.entity_id: note.place for note in cache.notes.values()}
    now = {note.entry.entity_id: note.place for note in notes}
    lost = (place for note, place in sorted(before.items()) if not _is_same(place, now.get(note)))
    gained = (place for note, place in sorted(now.items()) if not _is_same(place, before.get(note)))
    return assembled(filter(None, lost)), assembled(filter(None, gained))


def save(output: Path, fingerprint: str, notes: Sequence[Known], run_id: str, published_by: str) -> None:
    """Keep what this run knows of the notes for the next one; raises OSError when the disk does not let it.

    `published_by` is the run whose snapshot has their rows.
    """
    folder = output / FOLDER
    folder.mkdir(exist_ok=True)
    if _is_scattered(notes):
        notes = _rewritten(folder, notes, run_id)
    batches = _batches(notes)
    kept = [_taken_over(folder, rows, f"{run_id}.{n:06}{SUFFIX}") for n, rows in enumerate(batches)]
    index = _index({"fingerprint": fingerprint, "run_id": published_by}, notes, batches, kept)
    aside = folder / f".{INDEX}"
    aside.write_bytes(index)
    aside.rename(folder / INDEX)
    for path in folder.iterdir():
        if path.name not in {INDEX, *kept}:
            path.unlink()


def _is_unchanged(note: Candidate, cache: Cache) -> bool:
    last = cache.notes.get(note.raw)
    if last is None or not last.is_sure or last.entry.stamp != note.stamp:
        return False
    return last.entry.entity_id == note.entity_id and not _may_succeed(last.entry)


def _may_succeed(entry: Entry) -> bool:
    return entry.finding is not None and entry.finding.rule in _TRIED_AGAIN


def _is_too_large(entry: Entry) -> bool:
    """Whether the size alone, which every look tells, decides what becomes of the note."""
    return entry.finding is not None and entry.finding.rule == "FS004"


def _told(entry: Entry) -> str:
    if entry.finding and entry.finding.rule == "FS001":
        return entry.finding.observed or ""
    return entry.content_hash or ""


def _expecting(note: Candidate, cache: Cache) -> Candidate:
    last = cache.notes.get(note.raw)
    is_same = last is not None and last.entry.entity_id == note.entity_id
    return note._replace(known_hash=last.entry.content_hash if last and is_same else None)


def _is_same(one: Place | None, other: Place | None) -> bool:
    """Whether both are the same rows of the same batch."""
    if one is None or other is None:
        return one is other
    return one.rows is other.rows and one.ordinal == other.ordinal


def _place(cache: Cache, rows: Rows, ordinal: int, entry: Entry) -> Place | None:
    if entry.finding:
        return None
    return cache.notes[entry.raw].place if entry.is_known else Place(rows, ordinal)


def _findings(notes: Sequence[Known], found: Discovery) -> Iterator[tuple[str | None, str, Finding]]:
    yield from ((None, path, finding) for path, finding in found.findings)
    for candidate, note in zip(found.notes, notes, strict=True):
        entity_id = candidate.entity_id if note.place else None
        yield from ((entity_id, candidate.path, finding) for finding in candidate.findings)
        if note.entry.finding:
            yield None, candidate.path, note.entry.finding


def _parsed(folder: Path, index: bytes, fingerprint: str) -> Cache:
    seal, payload = index[:_SEAL], index[_SEAL:]
    if hashlib.sha256(payload).hexdigest().encode() != seal:
        raise ValueError
    notes = pa.ipc.open_stream(payload).read_all()
    told = json.loads(notes.schema.metadata[b"cache"])
    if told["fingerprint"] != fingerprint:
        return Cache()
    with ThreadPoolExecutor(2) as pool:
        batches = list(pool.map(read_batch, (folder / name for name in told["batches"])))
    if [rows.checksum for rows in batches] != told["checksums"]:
        raise ValueError
    more = (notes[name].to_pylist() for name in ("is_sure", "batch", "ordinal"))
    known = {
        entry.raw: Known(entry, is_sure, None if batch is None else Place(batches[batch], ordinal))
        for entry, is_sure, batch, ordinal in zip(entries(notes), *more, strict=True)
    }
    return Cache(known, told["run_id"])


def _index(
    made_by: Mapping[str, str], notes: Sequence[Known], batches: Sequence[Rows], names: Sequence[str]
) -> bytes:
    numbers = {id(rows): number for number, rows in enumerate(batches)}
    places = [note.place for note in notes]
    table = entry_table([note.entry for note in notes])
    table = table.append_column("is_sure", pa.array([note.is_sure for note in notes], pa.bool_()))
    in_batch = [numbers[id(place.rows)] if place else None for place in places]
    table = table.append_column("batch", pa.array(in_batch, pa.int64()))
    table = table.append_column("ordinal", pa.array([p and p.ordinal for p in places], pa.int64()))
    checksums = [rows.checksum for rows in batches]
    told = json.dumps({**made_by, "batches": list(names), "checksums": checksums})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema.with_metadata({"cache": told})) as writer:
        writer.write_table(table.replace_schema_metadata({"cache": told}))
    payload: bytes = sink.getvalue().to_pybytes()
    return hashlib.sha256(payload).hexdigest().encode() + payload


def _batches(notes: Iterable[Known]) -> list[Rows]:
    """The batches that hold rows of the notes."""
    found = {id(note.place.rows): note.place.rows for note in notes if note.place}
    return list(found.values())


def _taken_over(folder: Path, rows: Rows, name: str) -> str:
    """Have the batch in `folder`, under `name` when it is new there; its name."""
    if rows.path.parent == folder:
        return rows.path.name
    rows.path.rename(folder / name)
    return name


def _is_scattered(notes: Sequence[Known]) -> bool:
    """Whether the rows are in so many batches, or beside so many dead ones, that they are better gathered."""
    batches = _batches(notes)
    held = sum(rows.notes.num_rows for rows in batches)
    few = _FEW_BATCHES + 2 * len(notes) // _BATCH_NOTES
    return len(batches) > few or held > 2 * len(notes) + _BATCH_NOTES


def _rewritten(folder: Path, notes: Sequence[Known], run_id: str) -> list[Known]:
    """The notes with their rows in new batches, together and in order."""
    with_rows = [note for note in notes if note.place]
    moved: dict[bytes, Known] = {}
    for begin in range(0, len(with_rows), _BATCH_NOTES):
        some = with_rows[begin : begin + _BATCH_NOTES]
        path = folder / f"{run_id}.w{begin:06}{SUFFIX}"
        write_batch(path, [note.entry._replace(is_known=False) for note in some], assembled(_places(some)))
        rows = read_batch(path)
        moved |= {note.entry.raw: note._replace(place=Place(rows, n)) for n, note in enumerate(some)}
    return [moved.get(note.entry.raw, note) for note in notes]


def _places(notes: Iterable[Known]) -> Iterator[Place]:
    return (note.place for note in notes if note.place)
