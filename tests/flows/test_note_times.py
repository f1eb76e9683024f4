"""What files and git tell of when notes were written."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from flows.cache import Known
from flows.note_times import note_times
from flows.source import discover
from flows.staging import Entry
from transforms.times import TIMES

LATEST_NS = 2**63 - 1


def test_a_file_tells_when_it_was_modified(tmp_path: Path) -> None:
    for name, seconds in (("a", 1_000_000_000.25), ("b", 0)):
        (tmp_path / f"{name}.md").touch()
        os.utime(tmp_path / f"{name}.md", (0, seconds))
    found = [Entry(note.raw, note.entity_id, note.stamp) for note in discover(tmp_path, ()).notes]
    found.append(Entry(b"c.md", "c", found[0].stamp._replace(mtime_ns=LATEST_NS)))
    times = note_times(tmp_path, [Known(entry, True, None) for entry in found], with_git=True)
    assert times.schema == TIMES
    assert times.rows() == [
        ("a", datetime(2001, 9, 9, 1, 46, 40, 250000), None, None),
        ("b", datetime(1970, 1, 1), None, None),
        ("c", datetime(2262, 4, 11, 23, 47, 16, 854775), None, None),
    ]


def test_no_notes_have_no_times(tmp_path: Path) -> None:
    times = note_times(tmp_path, [], with_git=True)
    assert (times.schema, len(times)) == (TIMES, 0)
