"""What a look at a folder tells without opening a file: enough to know what can have changed since.

Nothing is imported here that takes time: a run that finds nothing to do needs no more than this.
"""
# pathlib has no paths of bytes:
# ruff: noqa: PTH110, PTH118, PTH123

from __future__ import annotations

import hashlib
import os
import stat
from array import array
from collections.abc import Collection, Iterable
from typing import NamedTuple

RACY_NS = 2_000_000_000
"""A file's time may be as coarse as this (FAT has two seconds)."""

_MASK = 2**63 - 1
READ_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
"""No link is followed, and no named pipe waited on."""


class Stamp(NamedTuple):
    """What tells that a file is the one it was: its size, when it and its entry last changed, its inode."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    def is_sure(self, looked_at_ns: int) -> bool:
        """Whether a change after `looked_at_ns` (Unix time) would show; one in the same tick would not."""
        return max(self.mtime_ns, self.ctime_ns) < looked_at_ns - RACY_NS


NO_STAMP = Stamp(-1, 0, 0, 0)


def stamp(status: os.stat_result) -> Stamp:
    """The stamp in what `stat` says; times before 1970 or after 2262 are told as others, inodes likewise."""
    return Stamp(
        status.st_size & _MASK,
        status.st_mtime_ns & _MASK,
        status.st_ctime_ns & _MASK,
        status.st_ino & _MASK,
    )


def is_note(raw: bytes) -> bool:
    """Whether a regular file with that path is a note: one called just `.md` is not."""
    return raw[-3:].lower() == b".md" and len(raw.rpartition(b"/")[2]) > 3


class Look(NamedTuple):
    """A look at a vault: when it began, the folders listed, what was left out, and the digest of the rest."""

    began_ns: int
    folders: tuple[bytes, ...]
    skipped: frozenset[bytes]
    digest: str


NO_LOOK = Look(0, (), frozenset(), "")


class Listing:
    """A digest of what is seen in folders, in the order in which they are added.

    Of a note it is the stamp, of a link what it leads to, of anything else name and kind. Within a folder the
    order is the file system's own: equal digests mean an equal listing, different ones nothing.
    """

    def __init__(self) -> None:
        """Nothing seen yet."""
        self._digest = hashlib.sha256()

    def add(self, folder: bytes, entries: Iterable[os.DirEntry[bytes]], skipped: Collection[bytes]) -> None:
        """Add the entries of `folder` (relative to the root) but those `skipped` (folders with a `/`)."""
        names: list[bytes] = [folder]
        stamps = array("q")
        _see(entries, folder + b"/" if folder else b"", skipped, names, stamps)
        self._digest.update(b"%d %d/" % (len(names), len(stamps)) + b"\0".join(names) + stamps.tobytes())

    def add_failure(self, folder: bytes, error: OSError) -> None:
        """Add a folder that cannot be listed."""
        self._digest.update(b"%b/%d" % (folder, error.errno or 0))

    def hexdigest(self) -> str:
        """The digest of all that was added."""
        return self._digest.hexdigest()


def listing_digest(root: bytes, folders: Iterable[bytes], skipped: Collection[bytes]) -> str:
    """The digest of what is seen in `folders` below `root` now."""
    seen = Listing()
    for folder in folders:
        try:
            with os.scandir(os.path.join(root, folder)) as entries:
                seen.add(folder, entries, skipped)
        except OSError as error:
            seen.add_failure(folder, error)
    return seen.hexdigest()


def _see(
    entries: Iterable[os.DirEntry[bytes]],
    place: bytes,
    skipped: Collection[bytes],
    names: list[bytes],
    stamps: array[int],
) -> None:
    """Add what is in a folder to `names` and, of the notes, `stamps`; no name has a `/` or NUL in it."""
    for entry in entries:
        name = entry.name
        if entry.is_file(follow_symlinks=False):
            if place + name in skipped:
                continue
            names.append(name)
            if is_note(name):
                status = entry.stat(follow_symlinks=False)
                stamps.extend(stamp(status))
        elif entry.is_dir(follow_symlinks=False):
            if place + name + b"/" not in skipped:
                names.append(name + b"/")
        elif place + name not in skipped:
            names.append(name + b"/" + _other(entry))


def _other(entry: os.DirEntry[bytes]) -> bytes:
    """What is seen of an entry that is neither file nor folder."""
    if entry.is_symlink():
        return _link(entry.path)
    return b"%d" % stat.S_IFMT(entry.stat(follow_symlinks=False).st_mode)


def _link(path: bytes) -> bytes:
    target = os.path.realpath(path)
    return b"link %b %d" % (target, os.path.exists(target))


class Content(NamedTuple):
    """What a file holds: the SHA-256 of its bytes and its stamp, or why it cannot be read and none."""

    told: str
    stamp: Stamp | None

    def is_doubtful(self, looked_at_ns: int) -> bool:
        """Whether it can change after `looked_at_ns` and its stamp stay the same."""
        return self.stamp is None or not self.stamp.is_sure(looked_at_ns)


def contents(root: bytes, raws: Iterable[bytes]) -> dict[bytes, Content]:
    """What each of the files below `root` holds now."""
    return {raw: _content(os.path.join(root, raw)) for raw in raws}


def _content(path: bytes) -> Content:
    try:
        with open(os.open(path, READ_FLAGS), "rb") as file:
            told = hashlib.file_digest(file, "sha256").hexdigest()
            return Content(told, stamp(os.fstat(file.fileno())))
    except OSError as error:
        return Content(error.strerror or type(error).__name__, None)
