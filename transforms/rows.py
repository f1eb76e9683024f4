"""What extract hands over of one note: a tuple type a table.

Each has the columns that `transforms.schema` says extract fills, in that order, less `entity_id`, which
the batch adds. A drift test holds the two together.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class Entity(NamedTuple):
    """A row of `entities`."""

    path: str
    name: str
    title: str
    title_source: str
    acronym: str | None
    archetype: str | None
    type: str | None
    country: str | None
    folder: str
    created_at: datetime | None
    modified_at: datetime | None
    content_hash: str
    size_bytes: int
    word_count: int
    section_count: int
    list_item_count: int
    tag_count: int
    alias_count: int
    link_count: int
    frontmatter_status: str
    encoding_repair: str | None
    frontmatter: str | None
    obsidian_url: str


class EntityTag(NamedTuple):
    """A row of `entity_tags`."""

    tag: str
    source: str
    raw: str
    line: int | None
    is_obsidian_recognised: bool


class Alias(NamedTuple):
    """A row of `aliases`."""

    alias_key: str
    alias: str
    position: int
    is_obsidian_recognised: bool
    line: int | None


class StandardMention(NamedTuple):
    """A row of `standard_mentions`."""

    mention_no: int
    source: str
    section_no: int | None
    item_no: int | None
    line: int | None
    raw: str
    label: str | None
    confidence: float
    canonical: str


class Section(NamedTuple):
    """A row of `sections`."""

    section_no: int
    level: int
    heading: str | None
    icon: str | None
    heading_key: str | None
    parent_section_no: int | None
    breadcrumb: str | None
    start_line: int | None
    end_line: int | None
    word_count: int
    text: str


class ListItem(NamedTuple):
    """A row of `list_items`."""

    item_no: int
    section_no: int
    callout_no: int | None
    list_no: int
    parent_item_no: int | None
    depth: int
    position: int
    is_ordered: bool
    marker: str
    lead: str | None
    text: str
    task_status: str | None
    is_task: bool
    is_done: bool | None
    block_id: str | None
    line: int


class Callout(NamedTuple):
    """A row of `callouts`."""

    callout_no: int
    section_no: int
    parent_callout_no: int | None
    kind: str
    title: str | None
    fold: str | None
    line: int
    text: str


class Fact(NamedTuple):
    """A row of `facts`."""

    fact_no: int
    source: str
    key: str
    label: str
    value: str | None
    value_number: float | None
    value_boolean: bool | None
    value_date: date | None
    section_no: int
    callout_no: int | None
    item_no: int | None
    line: int


class Property(NamedTuple):
    """A row of `properties`."""

    key: str
    position: int
    pointer: str
    label: str
    value_type: str
    value: str | None
    value_number: float | None
    value_boolean: bool | None
    value_date: date | None
    value_at: datetime | None
    line: int | None


class TableCell(NamedTuple):
    """A row of `table_cells`."""

    table_no: int
    row_no: int
    column_no: int
    section_no: int
    header: str | None
    value: str | None
    line: int
    callout_no: int | None


class Link(NamedTuple):
    """A row of `links`."""

    link_no: int
    syntax: str
    target: str
    fragment: str | None
    fragment_kind: str | None
    display: str | None
    property_key: str | None
    section_no: int | None
    line: int | None


class Document(NamedTuple):
    """A row of `documents`."""

    body: str
    text: str
    search_text: str


class Issue(NamedTuple):
    """A row of `issues`."""

    path: str
    rule: str
    line: int | None
    key: str | None
    observed: str | None


class Anchor(NamedTuple):
    """A row of `anchors`."""

    kind: str
    anchor_key: str
