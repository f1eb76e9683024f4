"""The history that git has of a vault, put before the one that runs told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from flows import cache, git_history, history
from flows.cache import Known
from flows.catalogues.store import load as load_catalogues
from flows.git_history import Commit, Tree
from flows.history import Run
from flows.past import Past, no_past
from flows.pipeline import Progress, export
from flows.report import Report
from flows.settings import Settings
from flows.source import Candidate, exclusion, too_large
from flows.staging import Entry, Place, batch_path, read_batch, write_batch
from transforms.extract import extract
from transforms.normalise import normalise
from transforms.note import NoteSource
from transforms.options import Options
from transforms.replay import joined

STATUS = "backfilled"
_TICK = timedelta(microseconds=1)


def backfill(vault: Path, settings: Settings, since: str, *, daily: bool, progress: Progress) -> Report:
    """Publish a snapshot whose history begins with the commits since that date, a version a commit or a day.

    What an earlier backfill told is replaced. Raises what an export raises, and VaultError when git has no
    such history.
    """
    commits = git_history.commits(vault, since, daily=daily)

    def amended(past: Past) -> Past:
        return before(past, _history(vault, settings, _until(commits, past), progress))

    done = export(vault, settings, progress=progress, trigger="backfill", amended=amended)
    assert isinstance(done, Report)  # what is amended is always published
    return done


def before(past: Past, earlier: Past) -> Past:
    """`past` with the history of `earlier` in place of whatever it knew of the time before its first run."""
    own = _own_runs(past)
    if not own.num_rows:
        return replace(earlier, run_tables=past.run_tables, told=past.told, lost=past.lost)
    first = own.slice(0, 1).to_pylist()[0]
    whole = joined(earlier.versions, past.versions, first["run_id"], first["started_at"])
    first |= {f"{change}_count": count for change, count in whole.counts._asdict().items()}
    runs = [earlier.runs, pa.Table.from_pylist([first], schema=own.schema), own.slice(1)]
    return replace(past, runs=pa.concat_tables(runs), versions=whole.versions)


def _own_runs(past: Past) -> pa.Table:
    """The runs that published, the oldest first."""
    return past.runs.filter(pc.not_equal(past.runs["status"], STATUS)).sort_by("started_at")


def _until(commits: Sequence[Commit], past: Past) -> list[Commit]:
    """The commits older than the first run."""
    own = _own_runs(past)
    return [commit for commit in commits if not own.num_rows or commit.at < own["started_at"][0].as_py()]


def _history(vault: Path, settings: Settings, commits: Sequence[Commit], progress: Progress) -> Past:
    """The past after the last of `commits`, each taken for a run."""
    past = no_past()
    options = settings.options(vault.resolve())
    spec, catalogue = exclusion(settings.patterns), load_catalogues(settings.catalogue_folder)
    at = None
    with TemporaryDirectory(prefix="notemart-") as folder:
        shelf = _Shelf(vault, Path(folder), options, settings.batch_notes)
        for number, commit in enumerate(commits):
            progress("backfill", number, len(commits))
            at = commit.at if at is None else max(commit.at, at + _TICK)
            run = Run(history.run_id(at), at, "backfill", options.vault_name, commit.sha, STATUS)
            now = git_history.tree(vault, commit, spec)
            staged = cache.staged(shelf.known(now), now.found)
            tables = normalise(staged, now.found.files, options, at, catalogue)
            past = _after(past, run, tables, settings.sources.identity)
    return past


def _after(past: Past, run: Run, tables: dict[str, pa.Table], identity_keys: Sequence[str]) -> Past:
    told = history.carry_on(past, run, tables, identity_keys)
    return replace(
        past,
        runs=history.runs(past, run, tables, told.counts, run.started_at),
        versions=pl.DataFrame(told.entity_versions),
        identified=told.identified,
        issues=told.issues,
    )


@dataclass
class _Shelf:
    """The rows of every note of every commit, each blob extracted once for each place that it had."""

    vault: Path
    folder: Path
    options: Options
    batch_notes: int
    _known: dict[tuple[str, bytes, str], Known] = field(default_factory=dict)
    _batch_count: int = 0

    def known(self, tree: Tree) -> list[Known]:
        """What is known of each note of `tree`, in order."""
        keys = [(note.entity_id, note.raw, tree.blobs[note.raw]) for note in tree.found.notes]
        lacking = [
            (note, key[2]) for note, key in zip(tree.found.notes, keys, strict=True) if key not in self._known
        ]
        for begin in range(0, len(lacking), self.batch_notes):
            self._extract(lacking[begin : begin + self.batch_notes])
        return [self._known[key] for key in keys]

    def _extract(self, lacking: Sequence[tuple[Candidate, str]]) -> None:
        limit = self.options.limits.note_bytes
        small = [(note, blob) for note, blob in lacking if not too_large(note.size, limit)]
        sources = list(self._sources(small))
        path = batch_path(self.folder, self._batch_count)
        self._batch_count += 1
        entries = [
            Entry(note.raw, note.entity_id, note.stamp, source.content_hash)
            for (note, _), source in zip(small, sources, strict=True)
        ]
        write_batch(path, entries, extract(sources, self.options))
        rows = read_batch(path)
        for ordinal, ((note, blob), entry) in enumerate(zip(small, entries, strict=True)):
            self._known[note.entity_id, note.raw, blob] = Known(entry, True, Place(rows, ordinal))
        for note, blob in lacking:
            if finding := too_large(note.size, limit):
                entry = Entry(note.raw, note.entity_id, note.stamp, finding=finding)
                self._known[note.entity_id, note.raw, blob] = Known(entry, True, None)

    def _sources(self, notes: Sequence[tuple[Candidate, str]]) -> Iterator[NoteSource]:
        contents = git_history.contents(self.vault, [blob for _, blob in notes])
        for (note, _), data in zip(notes, contents, strict=True):
            yield NoteSource(note.entity_id, note.path, data, hashlib.sha256(data).hexdigest())
