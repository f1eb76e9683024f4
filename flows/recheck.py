"""Whether anything can have changed since the last run: a look at the vault, compared with the one before.

`output/check.json` keeps that look and when it was last found unchanged. Nothing is imported here that takes
time: a run that finds nothing to do needs no more than this.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from flows import fingerprint
from flows.errors import OutputError
from flows.escaping import plain
from flows.git_head import git_state
from flows.lock import locked
from flows.settings import Settings
from flows.snapshots import CURRENT, remove_remains
from flows.stamps import Content, Look, contents, listing_digest

FILE_NAME = "check.json"
RUN_ID = "%Y%m%dT%H%M%S.%fZ"
"""How the id of a run tells when it began."""


@dataclass(frozen=True, slots=True)
class Check:
    """The last look: by which program and settings, on which vault, at which snapshot, and what was seen.

    `doubtful` are the notes that can change without their stamp telling, each with the SHA-256 of its bytes,
    or with why it could not be read; `files` are those of the snapshot, each with its size.
    """

    checked_at: str
    made_by: str
    run_id: str
    note_count: int
    files: Mapping[str, int]
    folders: tuple[str, ...]
    skipped: tuple[str, ...]
    digest: str
    doubtful: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What a run says that found nothing to do: since which snapshot, and what it looked at."""

    vault: str
    snapshot: Path
    run_id: str
    note_count: int
    seconds: float

    def line(self) -> str:
        """The same in a line for people."""
        since = f"{datetime.strptime(self.run_id, RUN_ID):%Y-%m-%d %H:%M:%S} UTC"
        notes = f"{self.note_count:,} notes of {plain(self.vault)}"
        return f"✓ nothing changed since {since}: {notes}, looked at in {self.seconds:.2f} s"


def made_by(vault: Path, settings: Settings) -> str:
    """A hash of all but the notes that decides what is published: program, settings, history, catalogues."""
    parts = [
        fingerprint.of_program(),
        settings.content_json(),
        os.path.realpath(vault),
        os.path.realpath(settings.output),
        git_state(vault) if settings.git_times else "",
        *_catalogues(settings.catalogue_folder),
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def unchanged(vault: Path, settings: Settings) -> Unchanged | None:
    """What to say when nothing can have changed since the last run, the check being kept; else None.

    Raises OutputError when another run holds the output.
    """
    began, began_ns = time.perf_counter(), time.time_ns()
    output = settings.output.absolute()
    check = read_check(output)
    if check is None or check.made_by != made_by(vault, settings) or not _is_whole(output, check):
        return None
    root = os.fsencode(vault.absolute())
    skipped = frozenset(map(os.fsencode, check.skipped))
    if listing_digest(root, map(os.fsencode, check.folders), skipped) != check.digest:
        return None
    found = contents(root, map(os.fsencode, check.doubtful))
    if {os.fsdecode(raw): content.told for raw, content in found.items()} != check.doubtful:
        return None
    _keep(output, replace(check, checked_at=_now(), doubtful=_doubtful(found, began_ns)))
    return told(check, vault, output, time.perf_counter() - began)


def _keep(output: Path, check: Check) -> None:
    try:
        with locked(output):
            remove_remains(output)
            write(output, check)
    except OSError as error:
        raise OutputError(f"The output {output} cannot be written: {error.strerror or error}.") from error


def told(check: Check, vault: Path, output: Path, seconds: float) -> Unchanged:
    """What to say of a check that found nothing to do."""
    snapshot = (output / CURRENT).resolve()
    return Unchanged(vault.resolve().name, snapshot, check.run_id, check.note_count, seconds)


def new_check(by: str, snapshot: Path, look: Look, note_count: int, doubtful: Mapping[bytes, str]) -> Check:
    """The check that a run leaves; `doubtful` are the notes to be read again, with what they held."""
    return Check(
        checked_at=_now(),
        made_by=by,
        run_id=snapshot.name,
        note_count=note_count,
        files={path.relative_to(snapshot).as_posix(): path.stat().st_size for path in _files(snapshot)},
        folders=tuple(map(os.fsdecode, look.folders)),
        skipped=tuple(sorted(map(os.fsdecode, look.skipped))),
        digest=look.digest,
        doubtful={os.fsdecode(raw): told for raw, told in doubtful.items()},
    )


def write(output: Path, check: Check) -> None:
    """Replace the check of `output` in one step."""
    aside = output / f".{FILE_NAME}"
    aside.write_text(json.dumps(asdict(check), indent=1), "ascii")
    aside.rename(output / FILE_NAME)


def read_check(output: Path) -> Check | None:
    """The check of `output`, or None when there is none that this version understands."""
    try:
        return Check(**json.loads((output / FILE_NAME).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _is_whole(output: Path, check: Check) -> bool:
    """Whether the snapshot checked is still the current one, with all of its files."""
    snapshot = output / CURRENT
    try:
        if snapshot.resolve(strict=True).name != check.run_id:
            return False
        return all((snapshot / name).stat().st_size == size for name, size in check.files.items())
    except OSError:
        return False


def _files(snapshot: Path) -> list[Path]:
    return [path for path in sorted(snapshot.rglob("*")) if path.is_file()]


def _doubtful(found: Mapping[bytes, Content], looked_at_ns: int) -> dict[str, str]:
    """Those of the notes whose stamp still would not tell of every change."""
    doubts = (raw for raw, content in found.items() if content.is_doubtful(looked_at_ns))
    return {os.fsdecode(raw): found[raw].told for raw in doubts}


def _catalogues(folder: Path) -> list[str]:
    try:
        found = sorted((entry.name, entry.stat()) for entry in os.scandir(folder))
    except OSError:
        return []
    return [f"{name} {status.st_size} {status.st_mtime_ns} {status.st_ino}" for name, status in found]


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
