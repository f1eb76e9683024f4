"""Importing: whichever catalogue a file is, in whichever format, read whole before anything is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.catalogues.ietf import read_ietf
from flows.catalogues.iso import csv_records, json_lines, parquet_records, read_iso
from flows.catalogues.source import IETF, ISO, Source
from flows.catalogues.store import Kept, save
from flows.errors import CatalogueError, OutputError
from transforms.catalogue import Entry, listed

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: where its catalogue is kept, how many entries it lists, and what was left out.

    `unread` are references that are in no form known here.
    """

    file: Path
    source: Source
    path: Path
    entry_count: int
    unread: tuple[str, ...]


def import_files(files: Sequence[Path], folder: Path) -> list[Imported]:
    """Read catalogues and keep them in `folder`, each in the place of an earlier one; all of them or none.

    Raises CatalogueError naming file and line, or OutputError when `folder` cannot be written.
    """
    read = [_read(file) for file in files]
    names = [kept.source.name for kept, _ in read]
    for name in names:
        if names.count(name) > 1:
            raise CatalogueError(f"Two of the files are the {name} catalogue; import one of them.")
    try:
        paths = save(folder, [kept for kept, _ in read])
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}.") from error
    return [
        Imported(file, kept.source, path, len(kept.entries), unread)
        for file, path, (kept, unread) in zip(files, paths, read, strict=True)
    ]


def _read(file: Path) -> tuple[Kept, tuple[str, ...]]:
    if not file.is_file():  # a named pipe would be waited on for ever
        raise CatalogueError(f"{file}: there is no such file.")
    try:
        source, entries = _entries(file)
        with file.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise CatalogueError(f"{file}: cannot be read ({error.strerror or error}).") from None
    found = listed(entries)
    return Kept(source, found.entries, file.name, sha256), found.unread


def _entries(file: Path) -> tuple[Source, list[Entry]]:
    """The entries of a file, whose format its first characters tell."""
    with file.open("rb") as stream:
        head = stream.read(256)
    if head.startswith(b"PAR1"):
        return ISO, read_iso(file, parquet_records(file), "row")
    start = head.removeprefix(_BYTE_ORDER_MARK).lstrip()
    if start.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return IETF, read_ietf(file)
    if start.startswith((b"{", b"[")):
        return ISO, read_iso(file, json_lines(file), "line")
    return ISO, read_iso(file, csv_records(file), "line")
