"""The vault on disk: which notes there are, and their bytes. Nothing here ever writes.

Paths are bytes throughout, as the kernel has them, so that no locale has a say in what they are.
"""
# pathlib has no paths of bytes:
# ruff: noqa: PTH110, PTH115, PTH118

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pathspec import GitIgnoreSpec

from flows.errors import ConfigurationError, VaultError
from flows.stamps import NO_STAMP, READ_FLAGS, Listing, Look, Stamp, is_note, stamp
from transforms.issues import Finding
from transforms.note import NoteSource


class Candidate(NamedTuple):
    """A note found: its key, the path to show, the path to open, its size in bytes, what is wrong with it.

    `stamp` is as it was when found; a note with the `known_hash` need not be extracted again.
    """

    entity_id: str
    path: str
    raw: bytes
    size: int
    findings: tuple[Finding, ...] = ()
    stamp: Stamp = NO_STAMP
    known_hash: str | None = None


class Discovery(NamedTuple):
    """The notes in the code point order of their keys, the paths of the other files, findings by path.

    `look` is what another look at the vault can be compared with.
    """

    notes: tuple[Candidate, ...]
    files: tuple[str, ...]
    findings: tuple[tuple[str, Finding], ...]
    look: Look


class Read(NamedTuple):
    """A note with its bytes, and the stamp of the file that they were read from."""

    note: NoteSource
    stamp: Stamp


class Unreadable(NamedTuple):
    """In place of a note that could not be read."""

    finding: Finding


class _Walk(NamedTuple):
    """What a walk gathers: notes as (raw path, stamp), other files, findings with the path to show."""

    notes: list[tuple[bytes, Stamp]]
    files: list[str]
    findings: list[tuple[str, Finding]]
    folders: list[bytes]
    skipped: set[bytes]
    listing: Listing


def check_vault(vault: Path) -> None:
    """Raise VaultError unless `vault` is a folder that can be listed."""
    try:
        with os.scandir(vault):
            pass
    except FileNotFoundError:
        raise VaultError(f"There is no vault at {vault}; give the folder that holds the notes.") from None
    except NotADirectoryError:
        raise VaultError(f"{vault} is a file; give the folder that holds the notes.") from None
    except (OSError, ValueError) as error:
        raise VaultError(f"The vault {vault} cannot be opened: {_reason(error)}.") from None


def discover(
    vault: Path, patterns: Sequence[str], left_out: Sequence[Path] = (), *, may_be_empty: bool = False
) -> Discovery:
    """What is in `vault`, less what `patterns` (lines of a .gitignore) and the folders `left_out` exclude.

    Symbolic links are reported and not followed: Obsidian has no links within the vault, and what lies
    outside is not the vault's. Raises VaultError when there is no note, unless that `may_be_empty`.
    """
    looked_at_ns = time.time_ns()
    walk = _Walk([], [], [], [], set(), Listing())
    root = os.fsencode(vault)
    avoided = {os.fsencode(folder.resolve()) for folder in left_out}
    spec = exclusion(patterns)
    pending = [b""]
    while pending:
        pending += _walk_folder(root, pending.pop(), spec, avoided, walk)
    if not walk.notes and not may_be_empty:
        raise VaultError(f"The vault {vault} has no notes: no .md file that is not left out.")
    look = Look(looked_at_ns, tuple(walk.folders), frozenset(walk.skipped), walk.listing.hexdigest())
    return Discovery(
        tuple(identified(walk.notes)), tuple(sorted(walk.files)), tuple(sorted(walk.findings)), look
    )


def read_note(vault: Path, candidate: Candidate, limit: int) -> Read | Unreadable:
    """The note's bytes (at most `limit`), or why there are none."""
    path = os.path.join(os.fsencode(vault), candidate.raw)
    try:
        descriptor = os.open(path, READ_FLAGS)
    except OSError as error:
        vanished = error.errno in (errno.ENOENT, errno.ELOOP, errno.ENXIO)
        return Unreadable(Finding("FS007" if vanished else "FS001", observed=_reason(error)))
    try:
        return _read_open(descriptor, candidate, limit)
    except OSError as error:
        return Unreadable(Finding("FS001", observed=_reason(error)))
    finally:
        os.close(descriptor)


def shown(raw: bytes) -> str:
    """A path to show: bytes that are not UTF-8 appear as `\\xNN`."""
    return raw.decode("utf-8", "backslashreplace")


def _walk_folder(
    root: bytes, folder: bytes, spec: GitIgnoreSpec, avoided: set[bytes], walk: _Walk
) -> Iterator[bytes]:
    """Sort what is in `folder` into `walk`; the folders below it that are to be walked too."""
    walk.folders.append(folder)
    try:
        with os.scandir(os.path.join(root, folder)) as listing:
            entries = list(listing)
    except OSError as error:
        walk.listing.add_failure(folder, error)
        walk.findings.append((shown(folder), Finding("FS001", observed=_reason(error))))
        return
    seen = []
    for entry in entries:
        raw = os.path.join(folder, entry.name)
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            walk.listing.add_failure(raw, error)
            walk.findings.append((shown(raw), Finding("FS007", observed=_reason(error))))
            continue
        seen.append(entry)
        end = b"/" * stat.S_ISDIR(status.st_mode)
        if spec.match_file(shown(raw + end)) or (
            end and os.path.realpath(os.path.join(root, raw)) in avoided
        ):
            if not end and _is_hidden_note(entry.name):
                walk.findings.append((shown(raw), Finding("FS010")))
            else:
                walk.skipped.add(raw + end)
        elif end:
            yield raw
            if is_note(raw):
                walk.findings.append((shown(raw), Finding("FS011")))
        else:
            _sort_in(root, raw, status, walk)
    walk.listing.add(folder, seen, walk.skipped)


def _is_hidden_note(name: bytes) -> bool:
    return name[:1] == b"." and name[-3:].lower() == b".md"


def _sort_in(root: bytes, raw: bytes, status: os.stat_result, walk: _Walk) -> None:
    if stat.S_ISLNK(status.st_mode):
        walk.findings.append((shown(raw), _link_finding(root, raw)))
    elif not stat.S_ISREG(status.st_mode):
        walk.findings.append((shown(raw), Finding("FS003", observed=_kind(status.st_mode))))
    elif is_note(raw):
        walk.notes.append((raw, stamp(status)))
    else:
        walk.files.append(shown(raw))


def _link_finding(root: bytes, raw: bytes) -> Finding:
    path = os.path.join(root, raw)
    inside = os.path.realpath(root) + b"/"
    target = os.path.realpath(path)
    leaves = os.path.exists(target) and not (target + b"/").startswith(inside)
    return Finding("FS002" if leaves else "FS008", observed=shown(os.readlink(path)))


def _kind(mode: int) -> str:
    names = {stat.S_IFDIR: "folder", stat.S_IFIFO: "named pipe", stat.S_IFSOCK: "socket"}
    return names.get(stat.S_IFMT(mode), "device")


def exclusion(patterns: Iterable[str]) -> GitIgnoreSpec:
    """What the lines of a .gitignore leave out; raises ConfigurationError."""
    try:
        return GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise ConfigurationError(f"exclude: {error}.") from None


def identified(notes: Iterable[tuple[bytes, Stamp]]) -> list[Candidate]:
    """The notes with their keys; of those that differ by case or Unicode form the first has the plain one."""
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    later: list[tuple[str, bytes, Stamp]] = []
    found: list[Candidate] = []
    for raw, seen in sorted(notes):
        plain = unicodedata.normalize("NFC", shown(raw[:-3]))
        folded = _fold(plain)
        if folded in taken:
            later.append((plain, raw, seen))
        else:
            taken.add(folded)
            found.append(_candidate(plain, raw, seen))
    for plain, raw, seen in later:
        entity_id = _free(plain, taken, numbers)
        taken.add(_fold(entity_id))
        found.append(_candidate(entity_id, raw, seen, Finding("FS005", observed=plain)))
    return sorted(found)


def _candidate(entity_id: str, raw: bytes, seen: Stamp, *findings: Finding) -> Candidate:
    path = shown(raw)
    if path.encode() != raw:
        findings = (*findings, Finding("FS006", observed=path))
    return Candidate(entity_id, path, raw, seen.size, findings, seen)


def _fold(entity_id: str) -> str:
    return unicodedata.normalize("NFC", entity_id.casefold())


def _free(plain: str, taken: set[str], numbers: dict[str, int]) -> str:
    """The key of the next note that collides; `numbers` are those to begin with, by folded key."""
    folded = _fold(plain)
    number = numbers.get(folded, 2)
    while _fold(f"{plain}~{number}") in taken:
        number += 1
    numbers[folded] = number + 1
    return f"{plain}~{number}"


def _read_open(descriptor: int, candidate: Candidate, limit: int) -> Read | Unreadable:
    before = os.fstat(descriptor)
    if not stat.S_ISREG(before.st_mode):
        return Unreadable(Finding("FS003", observed=_kind(before.st_mode)))
    if finding := too_large(before.st_size, limit):
        return Unreadable(finding)
    data = _read_all(descriptor, before.st_size)
    after = os.fstat(descriptor)
    if len(data) != after.st_size or stamp(before) != stamp(after):
        return Unreadable(Finding("FS007", observed=f"{len(data)} bytes read of {after.st_size}"))
    content_hash = hashlib.sha256(data).hexdigest()
    return Read(NoteSource(candidate.entity_id, candidate.path, data, content_hash), stamp(after))


def too_large(size: int, limit: int) -> Finding | None:
    """What is found of a note of `size` bytes where at most `limit` are read."""
    return Finding("FS004", observed=f"{size} bytes") if size > limit else None


def _read_all(descriptor: int, size: int) -> bytes:
    """What is read until the end, or one byte more than `size` when the file grows meanwhile."""
    parts: list[bytes] = []
    left = size + 1
    while left > 0 and (part := os.read(descriptor, left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
