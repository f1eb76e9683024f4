"""Git, asked for nothing but what it knows.

A vault may be anybody's, and a repository's own configuration can name programs: nothing is run here that
would start one, fetch anything, or write.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path

from flows.git_head import nearest_git

_COMMAND = (
    *("git", "--no-pager", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never"),
)
_SECONDS = 300


def commit(vault: Path) -> str | None:
    """The commit that `vault` is checked out at, if it is in a repository that has one."""
    if nearest_git(vault) is None:
        return None
    return git(vault, "rev-parse", "--verify", "--quiet", "HEAD").decode("ascii", "replace").strip() or None


def git(vault: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints in `vault` when it reads `given`, or nothing when it fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**kept, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    command = [*_COMMAND[:1], "-C", str(vault), *_COMMAND[1:], *arguments]
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(
            command,
            env=environment,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
        return done.stdout if done.returncode == 0 else b""
    return b""
