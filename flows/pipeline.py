"""The sequence discover → extract → normalise → check → publish, written once, whoever runs its stages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ParamSpec, Protocol, TypeVar

import pyarrow as pa

from flows import cache, fingerprint, git, history, publish, recheck, report, snapshots, source, workers
from flows.breakers import current_manifest, hold_if_tripped
from flows.cache import Cache, Known, read_cache
from flows.catalogues.store import load as load_catalogues
from flows.database import new_file
from flows.draft import Draft, draft
from flows.errors import ChecksFailedError, ConfigurationError, OutputError
from flows.history import Run
from flows.lock import check_free, locked
from flows.past import Past, read_past, reusable_file
from flows.recheck import Unchanged
from flows.report import Report
from flows.settings import Settings
from flows.snapshots import current_snapshot
from flows.source import Discovery
from flows.staging import batch_path, read_batch
from transforms.archetypes import tables as all_tables
from transforms.catalogue import Catalogue
from transforms.changes import NOTHING_KNOWN, Changed, changed
from transforms.checks import check
from transforms.declaration import Table
from transforms.options import Options
from transforms.schema import ISSUES

P = ParamSpec("P")
T = TypeVar("T")
Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and out of how much (0 when that is not counted)."""


class RunStage(Protocol):
    """How to run a stage: `run_stage(name, function, *args)` returns what the function returns."""

    def __call__(self, name: str, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What `function` returns."""


def run_here(name: str, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a stage directly, in this process."""
    return function(*args, **kwargs)


def unheard(stage: str, done: int, total: int) -> None:
    """Progress that nobody follows."""


@dataclass
class _Stages:
    """Runs stages, tells of each as it begins, and keeps how many seconds each took."""

    run_stage: RunStage
    progress: Progress
    durations: dict[str, float]

    @property
    def seconds(self) -> float:
        """How long the stages took so far."""
        return sum(self.durations.values())

    def __call__(self, name: str, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        self.progress(name, 0, 0)
        began = time.perf_counter()
        try:
            return self.run_stage(name, function, *args, **kwargs)
        finally:
            self.durations[name] = time.perf_counter() - began


@workers.no_search_for_cycles()
def export(
    vault: Path,
    settings: Settings,
    *,
    run_stage: RunStage = run_here,
    progress: Progress = unheard,
    trigger: str = "command",
    accept: bool = False,
    full: bool = False,
    amended: Callable[[Past], Past] | None = None,
) -> Report | Unchanged:
    """Turn `vault` into a new current snapshot of `settings.output`, and say what was done.

    Notes that read as they did last time are not parsed again, and nothing is published when the tables are
    those of the current snapshot, unless `full`. With `amended` history goes on from what that makes of it.
    Raises VaultError, CatalogueError, OutputError, ChecksFailedError or, unless `accept`, HeldError; whatever
    is raised, what was current stays so.
    """
    vault, output = vault.absolute(), settings.output.absolute()
    _check_places(vault, output)
    started_at = history.now()
    options = settings.options(vault.resolve())
    parser, by = fingerprint.of_parser(options), recheck.made_by(vault, settings)
    stages = _Stages(run_stage, progress, {})
    is_first = current_manifest(output) is None
    found = stages(
        "discover", source.discover, vault, settings.patterns, (output,), may_be_empty=not is_first
    )
    run = Run(history.run_id(started_at), started_at, trigger, options.vault_name, git.commit(vault))
    declared = all_tables(options)
    with (
        _writing(output),
        locked(output),
        snapshots.building(output, run.run_id) as folder,
        cache.staging(output, run.run_id) as staging,
    ):
        read = read_past(output, settings.sources.identity)
        past = amended(read) if amended else read

        def base() -> Path | None:
            return None if full or amended else reusable_file(output, past, by)

        with new_file(folder, declared, base) as file, draft(file, declared, past) as begun:
            known = Cache() if full else read_cache(output, parser)
            job = _job(vault, staging, options)
            tables, notes = _build(stages, job, found, known, settings, started_at, begun)
            snapshot = stages("publish", _publish, tables, begun, run, settings, accept)
        check = recheck.new_check(
            by, snapshot or current_snapshot(output), found.look, len(notes), cache.doubtful(notes)
        )
        forgotten = _remember(output, parser, notes, run.run_id, check)
    if snapshot is None:
        return recheck.told(check, vault, output, stages.seconds)
    lost = (past.lost, known.lost, forgotten)
    return report.of_tables(run, settings.output, snapshot, tables, stages.durations, lost)


def _remember(
    output: Path, parser: str, notes: Sequence[Known], run_id: str, check: recheck.Check
) -> str | None:
    """Keep what spares the next run its work; why that cannot be, which costs no more than time."""
    try:
        cache.save(output, parser, notes, run_id, check.run_id)
        recheck.write(output, check)
    except OSError as error:
        what = "what the next run could have taken over cannot be written"
        return f"{output / cache.FOLDER}: {what} ({error.strerror or error})."
    return None


def read_tables(vault: Path, settings: Settings, *, progress: Progress = unheard) -> dict[str, pa.Table]:
    """The tables that an export of `vault` would publish, but those that tell of runs; nothing is published.

    Raises VaultError or ChecksFailedError.
    """
    vault, output = vault.absolute(), settings.output.absolute()
    source.check_vault(vault)
    stages = _Stages(run_here, progress, {})
    found = stages("discover", source.discover, vault, settings.patterns, (output,))
    with TemporaryDirectory(prefix="notemart-") as folder:
        staging = Path(folder) / "staging"
        staging.mkdir()
        job = _job(vault, staging, settings.options(vault.resolve()))
        tables, _ = _build(stages, job, found, Cache(), settings, history.now())
        return tables


def _job(vault: Path, staging: Path, options: Options) -> workers.Job:
    return workers.Job(vault, staging, workers.extract_notes, options)


def _build(
    stages: _Stages,
    job: workers.Job,
    found: Discovery,
    known: Cache,
    settings: Settings,
    seen_at: datetime,
    begun: Draft | None = None,
) -> tuple[dict[str, pa.Table], list[Known]]:
    """The checked tables of the notes that were found, and what is known of each note now."""
    catalogue = load_catalogues(settings.catalogue_folder)
    notes = stages("extract", _extract, job, found, known, settings, stages.progress)
    since = _changed(begun, known, notes, job.options) if begun else NOTHING_KNOWN
    tables = stages("normalise", _normalise, job, found, notes, settings, seen_at, catalogue, begun, since)
    stages("check", _check, tables, all_tables(job.options), since)
    return tables, notes


def _check_places(vault: Path, output: Path) -> None:
    """Raise before anything is read when there is no such vault, or the output cannot be written now."""
    source.check_vault(vault)
    if output.resolve() == vault.resolve():
        raise ConfigurationError("The output cannot be the vault itself; give another folder with --output.")
    snapshots.check_output(output)
    check_free(output)


@contextmanager
def _writing(output: Path) -> Iterator[None]:
    """Make the output's folder; tell of a full disk and the like in one line."""
    try:
        (output / snapshots.SNAPSHOTS).mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise OutputError(f"The output {output} cannot be written: {error.strerror or error}.") from error


def _extract(
    job: workers.Job, found: Discovery, known: Cache, settings: Settings, progress: Progress
) -> list[Known]:
    """Read the notes that may have changed; what is known now of every note."""
    to_read = cache.to_read(known, found)
    total, done = len(to_read), 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress("extract", done, total)

    work = list(workers.batches(to_read, settings.batch_notes, settings.batch_bytes))
    workers.stage_all(job, work, settings.workers, advance)
    staged = (read_batch(batch_path(job.staging, number)) for number in range(len(work)))
    return cache.gathered(known, found, staged)


def _normalise(
    job: workers.Job,
    found: Discovery,
    notes: list[Known],
    settings: Settings,
    seen_at: datetime,
    catalogue: Catalogue,
    begun: Draft | None,
    since: Changed,
) -> dict[str, pa.Table]:
    # as late as this, they are imported while the new file is begun
    from flows.note_times import note_times
    from transforms.normalise import completed, in_order, taken_over

    staged = cache.staged(notes, found)
    made = taken_over(staged, job.options)
    if begun:
        begun.add(made, since)
    times = note_times(job.vault, notes, with_git=settings.git_times)
    for name, table in completed(staged, found.files, job.options, seen_at, catalogue, times):
        made[name] = table
        if begun and name != ISSUES.name:  # which issues are new, history tells later
            begun.add({name: table}, since)
    return in_order(made, job.options)


def _changed(begun: Draft, known: Cache, notes: Sequence[Known], options: Options) -> Changed:
    """What is known of what changed since the last snapshot."""
    from transforms.normalise import taken_over

    if not begun.file.is_based or known.run_id != begun.past.run_id:
        return NOTHING_KNOWN
    before, now = ((rows, taken_over(rows, options)) for rows in cache.changed_rows(known, notes))
    return changed(before, now, begun.declared)


def _check(tables: Mapping[str, pa.Table], declared: Sequence[Table], since: Changed) -> None:
    problems = check(tables, declared, since)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise ChecksFailedError(
            f"The tables failed their checks and were not published: {problems[0]}{more}."
        )


def _publish(
    tables: Mapping[str, pa.Table],
    begun: Draft,
    run: Run,
    settings: Settings,
    accept: bool,
) -> Path | None:
    """The new current snapshot, or None when the tables are those of the one before."""
    folder, output = begun.file.path.parent, settings.output.absolute()
    told = publish.write_snapshot(tables, begun, run, settings.content_json(), settings.sources.identity)
    if told is None:
        return None
    if not accept:
        hold_if_tripped(settings.breakers, told, output, folder)
    snapshot = snapshots.make_current(output, folder, run.run_id)
    snapshots.prune(output, settings.keep)
    return snapshot
