"""The body of a note, read into rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transforms.issues import Finding
from transforms.markdown.blocks import Block
from transforms.markdown.mask import mask
from transforms.markdown.reader import Reader
from transforms.options import ISO_DATES, LIMITS, Dates, Limits
from transforms.rows import Anchor, Callout, EntityTag, Fact, Link, ListItem, Section, TableCell

_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Body:
    """What the Markdown of a note says; every list in the order of the text, numbered from 1.

    `text` is the plain text of the whole, `word_count` the number of its words, `title` the text of the
    first level-1 heading outside block quotes and lists; `blocks` are its leaf blocks, for what looks for
    names in the text.
    """

    sections: list[Section]
    list_items: list[ListItem]
    callouts: list[Callout]
    facts: list[Fact]
    table_cells: list[TableCell]
    links: list[Link]
    tags: list[EntityTag]
    anchors: list[Anchor]
    text: str
    word_count: int
    title: str | None
    blocks: list[Block]
    findings: list[Finding] = field(default_factory=list)


def read_body(
    body: str,
    first_line: int,
    first_link_no: int = 1,
    dates: Dates = ISO_DATES,
    limits: Limits = LIMITS,
) -> Body:
    """Read the Markdown `body`, whose lines end in `\\n` and which begins on `first_line` of the file.

    `dates` are the formats in which the value of a fact is a date, beside ISO 8601.
    Any text is read, as far as `limits` allow; the time it takes is linear in its length. Lone surrogates
    become U+FFFD.
    """
    masked = mask(_without_surrogates(body), limits.body_events)
    reader = Reader(masked, first_line, dates, limits)
    reader.run()
    sections = _sections(reader, masked.data, first_line)
    return Body(
        sections=sections,
        list_items=reader.items.rows(),
        callouts=[callout.row() for callout in reader.callouts],
        facts=reader.facts.rows(),
        table_cells=reader.tables.rows,
        links=reader.links.rows(first_link_no),
        tags=reader.tags.rows(),
        anchors=list(reader.anchors),
        text="\n".join(reader.texts),
        word_count=sum(row.word_count for row in sections) + reader.sections.word_count_of_headings(),
        title=reader.title,
        blocks=reader.blocks,
        findings=[
            *reader.findings,
            *reader.tags.findings,
            *reader.links.findings,
            *reader.tables.findings,
        ],
    )


def _without_surrogates(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def _sections(reader: Reader, data: bytes, first_line: int) -> list[Section]:
    last_line = first_line + data.count(b"\n") - data.endswith(b"\n")
    heading = reader.first_heading
    before = data if heading is None else data[: data.rfind(b"\n", 0, heading) + 1]
    preamble_end = last_line if heading is None else first_line - 1 + before.count(b"\n")
    return reader.sections.rows(first_line, preamble_end if before.strip() else None, last_line)
