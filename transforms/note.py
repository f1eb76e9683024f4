"""A note as the source hands it to extract."""

from __future__ import annotations

from typing import NamedTuple


class NoteSource(NamedTuple):
    """One note's bytes with what the file system and discovery know of it.

    `path` is the vault path to show (`\\xNN` for bytes that are not UTF-8), `entity_id` its key;
    `content_hash` is the SHA-256 of `data` in hexadecimal.
    """

    entity_id: str
    path: str
    data: bytes
    content_hash: str
