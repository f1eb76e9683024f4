"""One note's bytes in, that note's rows out; a batch of notes at a time, as Arrow columns.

Nothing here looks beyond the note: what takes the whole vault is `transforms.normalise`'s.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote

import pyarrow as pa

from transforms.batch import Batch
from transforms.fold import fold
from transforms.frontmatter import Frontmatter, read_frontmatter
from transforms.issues import Finding
from transforms.markdown import Body, read_body
from transforms.mentions import Mentions, standard_mentions
from transforms.note import NoteSource
from transforms.options import Options
from transforms.rows import Document, Entity, Issue
from transforms.text import Decoded, decode

_ACRONYM = re.compile(r"\(([^\s()]{2,20}(?: [0-9.]{1,6})?)\)\s*\Z")


_TOGETHER = 16
"""Notes that go through a stage before the next one begins.

What a stage works with stays in the processor's cache; note by note, all of it takes a sixth longer.
"""


def extract(batch: Sequence[NoteSource], options: Options) -> dict[str, pa.Table]:
    """The rows of every note of `batch`, in its order: an Arrow table for each extracted table.

    A note that our own code fails on keeps its row in `entities` and gets an issue; the others go on.
    """
    gathered = Batch()
    for first in range(0, len(batch), _TOGETHER):
        notes = batch[first : first + _TOGETHER]
        for note, extracted in zip(notes, _extract_notes(notes, options), strict=True):
            for table, rows in extracted.items():
                gathered.add(table, note.entity_id, rows)
    return gathered.to_arrow()


Extracted = dict[str, Sequence[tuple[object, ...]]]
"""A note's rows by table."""


def _extract_notes(notes: Sequence[NoteSource], options: Options) -> list[Extracted]:
    try:
        return _by_stages(notes, options)
    except Exception as error:  # a defect in here must cost one note, not the run
        if len(notes) == 1:
            return [_bare(notes[0], options, error)]
        return [rows for note in notes for rows in _extract_notes([note], options)]


def _by_stages(notes: Sequence[NoteSource], options: Options) -> list[Extracted]:
    limits = options.limits
    decoded = [decode(note.data, limits) for note in notes]
    frontmatters = [
        read_frontmatter(read.text, options, is_cut=len(note.data) > limits.text_bytes)
        for note, read in zip(notes, decoded, strict=True)
    ]
    bodies = [
        read_body(above.body, above.body_line, len(above.links) + 1, options.dates, limits)
        for above in frontmatters
    ]
    mentions = [
        standard_mentions(above, body, limits.standard_mentions)
        for above, body in zip(frontmatters, bodies, strict=True)
    ]
    parts = zip(notes, decoded, frontmatters, bodies, mentions, strict=True)
    return [_rows(*note, options) for note in parts]


def _rows(
    note: NoteSource,
    decoded: Decoded,
    frontmatter: Frontmatter,
    body: Body,
    mentions: Mentions,
    options: Options,
) -> Extracted:
    findings = [*decoded.findings, *frontmatter.findings, *body.findings, *mentions.findings]
    entity = _entity(note, decoded, frontmatter, body, options)
    return {
        "entities": [entity],
        "documents": [_document(entity, frontmatter, body)],
        "properties": sorted(frontmatter.properties),
        "entity_tags": sorted([*frontmatter.tags, *body.tags]),
        "aliases": sorted(frontmatter.aliases),
        "links": [*frontmatter.links, *body.links],
        "sections": body.sections,
        "list_items": body.list_items,
        "callouts": body.callouts,
        "facts": body.facts,
        "table_cells": body.table_cells,
        "anchors": sorted(body.anchors),
        "standard_mentions": mentions.rows,
        "issues": _issues(note, findings),
    }


def _bare(note: NoteSource, options: Options, error: Exception) -> Extracted:
    """A note of which only the file is known."""
    empty = read_frontmatter("", options)
    entity = _entity(note, decode(b""), empty, read_body("", 1), options)
    finding = Finding("MD002", observed=type(error).__name__)
    return {
        "entities": [entity._replace(frontmatter_status="invalid")],
        "documents": [Document(body="", text="", search_text=fold(entity.title))],
        "sections": read_body("", 1).sections,
        "issues": _issues(note, [finding]),
    }


def _entity(
    note: NoteSource, decoded: Decoded, frontmatter: Frontmatter, body: Body, options: Options
) -> Entity:
    sources = options.sources
    name = _stem(note.path)
    title, title_source = _title(frontmatter, body, name, options)
    tags = {row.tag for row in frontmatter.tags} | {row.tag for row in body.tags}
    return Entity(
        path=note.path,
        name=name,
        title=title,
        title_source=title_source,
        acronym=_acronym(title),
        archetype=frontmatter.first(sources.archetype),
        type=frontmatter.first(sources.type),
        country=frontmatter.first(sources.country),
        folder=note.entity_id.rpartition("/")[0],
        created_at=frontmatter.first_time(sources.created),
        modified_at=frontmatter.first_time(sources.modified),
        content_hash=note.content_hash,
        size_bytes=len(note.data),
        word_count=body.word_count,
        section_count=len(body.sections) - 1,
        list_item_count=len(body.list_items),
        tag_count=len(tags),
        alias_count=len(frontmatter.aliases),
        link_count=len(frontmatter.links) + len(body.links),
        frontmatter_status=frontmatter.status,
        encoding_repair=decoded.encoding_repair,
        frontmatter=frontmatter.json,
        obsidian_url=_obsidian_url(note, options),
    )


def _stem(path: str) -> str:
    """The file's name without `.md`, in NFC; a file called just `.md` keeps it."""
    name = unicodedata.normalize("NFC", path.rpartition("/")[2])
    return name[:-3] or name


def _title(frontmatter: Frontmatter, body: Body, name: str, options: Options) -> tuple[str, str]:
    """The title and its source: the frontmatter's, else the first level-1 heading, else the file's name."""
    if given := frontmatter.first(options.sources.title):
        return given, "frontmatter"
    return (body.title, "heading") if body.title else (name, "name")


def _acronym(title: str) -> str | None:
    """The final parenthesis of `title`, when it reads as an acronym: one word with two capitals or more."""
    matched = _ACRONYM.search(title)
    is_acronym = matched and sum(letter.isupper() for letter in matched[1]) >= 2
    return matched[1] if matched and is_acronym else None


def _obsidian_url(note: NoteSource, options: Options) -> str:
    """The address that opens the note (Obsidian help, "Obsidian URI": action `open`)."""
    file = quote(note.path[:-3], safe="")
    return f"obsidian://open?vault={quote(options.vault_name, safe='')}&file={file}"


def _document(entity: Entity, frontmatter: Frontmatter, body: Body) -> Document:
    names = " ".join([entity.title, *(row.alias for row in frontmatter.aliases)])
    return Document(body=frontmatter.body, text=body.text, search_text=fold(f"{names} {body.text}"))


def _issues(note: NoteSource, findings: Sequence[Finding]) -> list[Issue]:
    return [Issue(note.path, found.rule, found.line, found.key, found.observed) for found in findings]
