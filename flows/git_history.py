"""The vault as git had it: its commits, and the notes and files of each; nothing is checked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pathspec import GitIgnoreSpec

from flows.errors import VaultError
from flows.git import git
from flows.git_head import nearest_git
from flows.source import Discovery, identified, shown
from flows.stamps import NO_LOOK, NO_STAMP, Stamp, is_note

_BLOB_MODES = (b"100644", b"100755")
"""Plain files; links and submodules are no notes."""


class Commit(NamedTuple):
    """A commit and when it was made, naive UTC."""

    sha: str
    at: datetime


class Tree(NamedTuple):
    """What a commit has of the vault, and the id of the blob of each note by its raw path."""

    found: Discovery
    blobs: dict[bytes, str]


def commits(vault: Path, since: str, *, daily: bool) -> list[Commit]:
    """The commits of the branch since that date that touch `vault`, the oldest first; `daily`, a day's last.

    Of merges the first parent is followed, as the branch itself went. Raises VaultError when there are none.
    """
    if nearest_git(vault) is None:
        raise VaultError(f"The vault {vault} is in no git repository, so there is no history to read.")
    log = git(vault, "log", "--first-parent", "--reverse", "--format=%H %ct", f"--since={since}", "--", ".")
    pairs = (line.split() for line in log.decode("ascii").splitlines())
    found = [Commit(sha, datetime.fromtimestamp(int(at), UTC).replace(tzinfo=None)) for sha, at in pairs]
    if not found:
        raise VaultError(f"No commit since {since} touches the vault {vault}.")
    return list({commit.at.date(): commit for commit in found}.values()) if daily else found


def tree(vault: Path, commit: Commit, spec: GitIgnoreSpec) -> Tree:
    """The notes and other files that the commit has in `vault`, less what `spec` leaves out."""
    notes: list[tuple[bytes, Stamp]] = []
    files: list[str] = []
    blobs: dict[bytes, str] = {}
    for mode, blob, size, raw in _listed(git(vault, "ls-tree", "-r", "-z", "-l", commit.sha)):
        if mode not in _BLOB_MODES or spec.match_file(shown(raw)):
            continue
        if is_note(raw):
            notes.append((raw, NO_STAMP._replace(size=size)))
            blobs[raw] = blob
        else:
            files.append(shown(raw))
    return Tree(Discovery(tuple(identified(notes)), tuple(sorted(files)), (), NO_LOOK), blobs)


def contents(vault: Path, blobs: Sequence[str]) -> list[bytes]:
    """The bytes of each blob; raises VaultError when git does not give them all."""
    data = git(vault, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    found = list(_parted(data))
    if len(found) != len(blobs):
        raise VaultError(f"git cannot read all of the history of {vault}; is it a partial clone?")
    return found


def _listed(tree: bytes) -> Iterator[tuple[bytes, str, int, bytes]]:
    """Mode, blob, size and path of each blob that `ls-tree -l -z` prints."""
    for line in filter(None, tree.split(b"\0")):
        told, _, raw = line.partition(b"\t")
        mode, kind, blob, size = told.split()
        if kind == b"blob":
            yield mode, blob.decode("ascii"), int(size), raw


def _parted(data: bytes) -> Iterator[bytes]:
    """The contents in what `cat-file --batch` prints: before each `id blob size`, behind it a line end."""
    position = 0
    while position < len(data):
        end = data.index(b"\n", position)
        header = data[position:end].split()
        if len(header) != 3:  # missing
            return
        begin = end + 1
        position = begin + int(header[2]) + 1
        yield data[begin : position - 1]
