"""A configuration proposed from what a vault holds: a contract for each archetype, which its notes keep."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import polars as pl
import pyarrow as pa

from transforms.archetypes import (
    LONGEST_NAME,
    InvalidContract,
    check_column_name,
    check_table_name,
)
from transforms.contract_values import reader
from transforms.fold import snake_key
from transforms.frames import mapped, read
from transforms.frontmatter.values import NAME_KEYS, shown
from transforms.options import Options, Origin, ValueKind
from transforms.stated_values import stated_values

LEAST_FILLED = 0.2
"""The share of an archetype's notes that must state a key for it to be proposed."""

FEWEST_REQUIRED = 3
"""Notes of an archetype below which nothing is proposed as required."""

MOST_ALLOWED = 8
VALUES_PER_ALLOWED = 3
LONGEST_ALLOWED = 40
"""Few short values, each of them met again and again on average, are proposed as those allowed."""

_INFERRED: tuple[ValueKind, ...] = ("boolean", "integer", "number", "date", "datetime")
_COUNTRY: tuple[ValueKind, ...] = ("country",)
_NO_NAME = re.compile(r"[^a-z0-9]+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ONE_VALUE_OR_LIST = r"^/[^/]*(/[0-9]+)?$"
"""The pointers of what a column can hold; keys with mappings below them are not proposed."""

_LINK_COLUMNS = ("syntax", "target", "fragment", "display", "property_key", "line", "target_entity_id")
_SHOWN_VALUES = 3
_SHOWN_CHARACTERS = 30


class _Column(NamedTuple):
    """A key that the notes of an archetype state: where, in how many of them, and the values themselves."""

    key: str
    origins: tuple[str, ...]
    note_count: int
    values: pl.DataFrame


def proposed_configuration(
    tables: Mapping[str, pa.Table], options: Options, views: tuple[str, ...] = ()
) -> str:
    """The text of a `notemart.toml` whose contracts no note of these tables breaks.

    `tables` are those that `normalise` gives with `options`; `views` are the names of the views beside them.
    """
    entities = read(tables, "entities", "entity_id", "archetype").drop_nulls()
    keys = mapped(entities["archetype"], snake_key, "archetype_key", pl.String())
    named = entities.join(keys, on="archetype").filter(pl.col("archetype_key") != "")
    notes = named.select("entity_id", "archetype_key")
    values = _values(tables, notes, options)
    counts = notes.group_by("archetype_key").agg(pl.len().alias("count")).sort("archetype_key")
    total = tables["entities"].num_rows
    sections = [_HEAD.format(total=total, count=notes.height)]
    taken: set[str] = set()
    for key, count in counts.iter_rows():
        table = _free(_table_name(key, views), taken)
        own = values.filter(archetype_key=key)
        sections.append("\n".join(_contract(key, table, count, own, options)))
    if not counts.height:
        sections.append(_NO_ARCHETYPE.format(keys=", ".join(map(shown, options.sources.archetype))))
    return "\n\n".join(sections) + "\n"


_HEAD = """\
# Proposed by `notemart init`: what the notes hold already ({count} of {total} notes name an archetype).
# Correct it to what they should hold; `notemart check` then tells where they do not."""

_NO_ARCHETYPE = """\
# No note names an archetype by the property {keys}, so there is no contract to propose.
# Where another property says what a note is about, name it here and run `notemart init` again:
#
# [sources]
# archetype = ["type"]"""


def _values(tables: Mapping[str, pa.Table], notes: pl.DataFrame, options: Options) -> pl.DataFrame:
    """Every value that the notes of archetypes state, the property before the fact of the same key."""
    columns = ("pointer", "key", "position", "value_type", "value", "line")
    properties = read(tables, "properties", "entity_id", *columns)
    nested = properties.filter(~pl.col("pointer").str.contains(_ONE_VALUE_OR_LIST))["key"].unique()
    left_out = _told_elsewhere(options).union(nested, ("",))
    facts = read(tables, "facts", "entity_id", "key", "fact_no", "value", "line")
    links = read(tables, "links", "entity_id", *_LINK_COLUMNS)
    keys = [Origin("property", key) for key in properties["key"].unique() if key not in left_out]
    keys += [Origin("fact", key) for key in facts["key"].unique() if key]
    stated = stated_values(properties, facts, links, keys).join(notes, on="entity_id")
    rank = (pl.col("kind") == "fact").cast(pl.Int8())
    counted = stated.with_columns(rank.alias("rank"))
    first = counted.filter(pl.col("rank") == pl.col("rank").min().over("entity_id", "key"))
    return first.unique(["entity_id", "key", "value"], keep="first", maintain_order=True)


def _told_elsewhere(options: Options) -> frozenset[str]:
    """The keys of properties that tables and columns of their own hold already."""
    sources = options.sources
    feeding = (*sources.title, *sources.archetype, *sources.created, *sources.modified)
    return frozenset(map(snake_key, (*NAME_KEYS, *feeding, "cssclass", "cssclasses")))


def _table_name(key: str, views: tuple[str, ...]) -> str:
    table = _name(key, "notes")
    try:
        check_table_name(table, views)
    except InvalidContract:
        return f"{table[: LONGEST_NAME - 6]}_notes"
    return table


def _contract(key: str, table: str, count: int, values: pl.DataFrame, options: Options) -> Iterator[str]:
    """The lines of an archetype's contract, its columns by how many notes state them."""
    yield f"# {shown(key)}: {count} note{'s' * (count != 1)}"
    name = _toml_key(key)
    if table != key:
        yield f"[archetypes.{name}]\ntable = {_toml_text(table)}\n"
    yield f"[archetypes.{name}.columns]"
    taken: set[str] = set()
    for column in _columns(values, count):
        label = _free(_name(column.key, "value"), taken)
        yield _column_line(label, column, count, options)


def _columns(values: pl.DataFrame, count: int) -> list[_Column]:
    by_key = [
        _Column(
            str(key),
            tuple(sorted(own["kind"].unique(), reverse=True)),
            own["entity_id"].n_unique(),
            own.select("entity_id", "value", "linked"),
        )
        for (key,), own in values.group_by("key", maintain_order=True)
    ]
    usual = [column for column in by_key if column.note_count >= LEAST_FILLED * count]
    return sorted(usual, key=lambda column: (-column.note_count, column.key))


def _column_line(name: str, column: _Column, count: int, options: Options) -> str:
    """The line of a column, with what was seen as a comment."""
    kind = _kind(column, options)
    distinct = column.values["value"].unique(maintain_order=True).to_list()
    settings = []
    origins = [f"{origin}:{column.key}" for origin in column.origins]
    if origins != [f"property:{name}"]:
        settings.append(f"from = {_toml_texts(origins) if len(origins) > 1 else _toml_text(origins[0])}")
    if kind != "text":
        settings.append(f"type = {_toml_text(kind)}")
    if column.note_count == count >= FEWEST_REQUIRED:
        settings.append("required = true")
    if column.values.height > column.note_count:
        settings.append("many = true")
    if kind == "text" and _is_closed(distinct, column.values.height):
        settings.append(f"allowed = {_toml_texts(sorted(distinct))}")
    inline = f"{{ {', '.join(settings)} }}" if settings else "{}"
    examples = ", ".join(shown(value[:_SHOWN_CHARACTERS]) for value in distinct[:_SHOWN_VALUES])
    return f"{name} = {inline}  # in {column.note_count} of {count}: {examples}"


def _kind(column: _Column, options: Options) -> ValueKind:
    """The narrowest type that every value has; a country where the key is that of countries."""
    if column.values["linked"].null_count() == 0:
        return "link"
    is_country = column.key in map(snake_key, options.sources.country)
    distinct = column.values["value"].unique(maintain_order=True).to_list()
    kinds = (*_INFERRED, *_COUNTRY) if is_country else _INFERRED
    for kind in kinds:
        read_as = reader(kind, column.key, options.dates)
        if all(read_as(value) is not None for value in distinct):
            return kind
    return "text"


def _is_closed(distinct: list[str], value_count: int) -> bool:
    is_short = all(len(value) <= LONGEST_ALLOWED for value in distinct)
    return is_short and len(distinct) <= MOST_ALLOWED and value_count >= VALUES_PER_ALLOWED * len(distinct)


def _name(key: str, otherwise: str) -> str:
    """A name for SQL that is like `key`."""
    name = _NO_NAME.sub("_", key).strip("_")[: LONGEST_NAME - 6].strip("_")
    name = name if name[:1].isalpha() else f"{otherwise}_{name}".strip("_")
    try:
        check_column_name(name)
    except InvalidContract:
        return f"{name}_{otherwise}"
    return name


def _free(name: str, taken: set[str]) -> str:
    """`name`, or with the first number that makes it new; it is taken from now on."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    taken.add(free)
    return free


def _toml_key(text: str) -> str:
    return text if _BARE_KEY.fullmatch(text) else _toml_text(text)


def _toml_texts(texts: list[str]) -> str:
    return f"[{', '.join(map(_toml_text, texts))}]"


def _toml_text(text: str) -> str:
    """A basic string (TOML 1.0, "String"), what does not print escaped."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in quoted)
