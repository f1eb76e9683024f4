"""What is known of the files of notes: when they were modified, and when git says they were committed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from flows.cache import Known
from flows.git_times import commit_times
from transforms.times import TIMES


def note_times(vault: Path, notes: Sequence[Known], *, with_git: bool) -> pl.DataFrame:
    """The columns of `TIMES` for each note; git is asked when the vault is in a repository and `with_git`."""
    entries = [note.entry for note in notes]
    commits = commit_times(vault) if with_git else {}
    told = [commits.get(entry.raw, (None, None)) for entry in entries]
    columns = {
        "entity_id": [entry.entity_id for entry in entries],
        "file_at": pl.Series([entry.stamp.mtime_ns // 1000 for entry in entries], dtype=pl.Int64),
        "first_commit_at": [first for first, _ in told],
        "last_commit_at": [last for _, last in told],
    }
    return pl.DataFrame(columns).cast(TIMES)
