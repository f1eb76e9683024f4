"""When git says that files were first and last committed, in one pass over the history.

A vault may be anybody's, and a repository's own configuration can name programs: nothing is run here that
would start one, fetch anything, or write (`git log` alone, without signatures, filters or external diffs).
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

_COMMAND = (
    *("git", "--no-pager", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never"),
)
_LOG = (
    *("log", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature"),
    *("--relative", "--name-only", "-z", "--format=%x01%H %at", "--", "."),
)
_HEADER = re.compile(rb"\x01([0-9a-f]{40,64}) (-?[0-9]{1,12})")
_SECONDS = 300
_EPOCH = datetime(1970, 1, 1)
_FIRST, _LAST = (int((end - _EPOCH).total_seconds()) for end in (datetime.min, datetime.max))


def commit_times(vault: Path) -> dict[bytes, tuple[datetime, datetime]]:
    """When the first and the last commit that touched it were written, for each path below `vault`.

    Times are author dates, naive UTC. The commits at which a shallow clone ends are left out: they seem to
    touch every file. Without a repository, without git, and when git fails, there are none.
    """
    if not any((folder / ".git").exists() for folder in (vault, *vault.parents)):
        return {}
    ends = _lines(vault, _git(vault, "rev-parse", "--git-path", "shallow"))
    first: dict[bytes, int] = {}
    last: dict[bytes, int] = {}
    for path, seconds in _touched(_git(vault, *_LOG), ends):
        first[path] = min(seconds, first.get(path, seconds))
        last[path] = max(seconds, last.get(path, seconds))
    return {path: (_time(first[path]), _time(last[path])) for path in first}


def _git(vault: Path, *arguments: str) -> bytes:
    """What git prints, or nothing when it fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**kept, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    command = [*_COMMAND[:1], "-C", str(vault), *_COMMAND[1:], *arguments]
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
        return done.stdout if done.returncode == 0 else b""
    return b""


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
