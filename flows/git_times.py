"""When git says that files were first and last committed, in one pass over the history.

`git log` is asked without signatures, filters or external diffs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from flows.git import git
from flows.git_head import nearest_git

_LOG = (
    *("log", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature"),
    *("--relative", "--name-only", "-z", "--format=%x01%H %at", "--", "."),
)
_HEADER = re.compile(rb"\x01([0-9a-f]{40,64}) (-?[0-9]{1,12})")
_EPOCH = datetime(1970, 1, 1)
_FIRST, _LAST = (int((end - _EPOCH).total_seconds()) for end in (datetime.min, datetime.max))


def commit_times(vault: Path) -> dict[bytes, tuple[datetime, datetime]]:
    """When the first and the last commit that touched it were written, for each path below `vault`.

    Times are author dates, naive UTC. The commits at which a shallow clone ends are left out: they seem to
    touch every file. Without a repository, without git, and when git fails, there are none.
    """
    if nearest_git(vault) is None:
        return {}
    ends = _lines(vault, git(vault, "rev-parse", "--git-path", "shallow"))
    first: dict[bytes, int] = {}
    last: dict[bytes, int] = {}
    for path, seconds in _touched(git(vault, *_LOG), ends):
        first[path] = min(seconds, first.get(path, seconds))
        last[path] = max(seconds, last.get(path, seconds))
    return {path: (_time(first[path]), _time(last[path])) for path in first}


def _lines(vault: Path, name: bytes) -> frozenset[bytes]:
    """The lines of a small file, its name as git prints it; none when there is no such file."""
    path = vault / os.fsdecode(name.rstrip(b"\n"))
    return frozenset(path.read_bytes().split()) if name and path.is_file() else frozenset()


def _touched(log: bytes, left_out: frozenset[bytes]) -> Iterator[tuple[bytes, int]]:
    """Each path with the time of each commit that touched it, in seconds since 1970."""
    seconds: int | None = None
    is_first = False
    for part in log.split(b"\0"):
        header = _HEADER.fullmatch(part)
        if header:
            seconds = None if header[1] in left_out else int(header[2])
            is_first = True
        elif part and seconds is not None:
            yield part.removeprefix(b"\n") if is_first else part, seconds
            is_first = False


def _time(seconds: int) -> datetime:
    """Naive UTC; a time that no calendar has becomes the nearest that one has."""
    return _EPOCH + timedelta(seconds=max(_FIRST, min(seconds, _LAST)))
