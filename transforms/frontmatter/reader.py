"""A note's text to its frontmatter: status, rows, and the body that is left."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

import orjson

from transforms.date_formats import type_date
from transforms.fold import snake_key
from transforms.frontmatter.blocks import FIRST_LINE, Block, NoMapping, TomlHandler, find_block, is_unclosed
from transforms.frontmatter.names import read_aliases, read_tags
from transforms.frontmatter.properties import read_links, read_properties
from transforms.frontmatter.salvage import salvage
from transforms.frontmatter.values import Leaf, Mapping, Refused, Sequence, Value, leaves, shown, to_plain
from transforms.issues import Finding
from transforms.options import ISO_DATES, Dates, Limits, Options, Sources
from transforms.rows import Alias, EntityTag, Link, Property
from transforms.scalars import type_plain

Status = Literal["ok", "absent", "salvaged", "invalid"]

_EPOCH = datetime(1970, 1, 1)
_MILLISECONDS = (1e11, 1e14)
"""Numbers in this range are milliseconds since 1970 where a time is wanted (1973 to 5138)."""


@dataclass(frozen=True, slots=True)
class Frontmatter:
    """What a note's frontmatter says, and the body below it, which begins on line `body_line` of the file.

    `json` is the mapping as JSON text, every scalar a string as written and null where nothing is written;
    of a frontmatter that is no mapping it is what was there; null without frontmatter.
    """

    status: Status
    body: str
    body_line: int
    json: str | None = None
    properties: list[Property] = field(default_factory=list)
    tags: list[EntityTag] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    values: dict[str, list[Value]] = field(default_factory=dict, repr=False)
    dates: Dates = ISO_DATES

    def first(self, keys: tuple[str, ...]) -> str | None:
        """The text of the first of these properties that has one, trimmed; of a list, joined by `, `."""
        return next(filter(None, map(_text, self._candidates(keys))), None)

    def first_time(self, keys: tuple[str, ...]) -> datetime | None:
        """The first of these properties that is a date or time, naive UTC.

        A date is its midnight; milliseconds since 1970 count, and so do dates in quotes and in the formats
        of the configuration.
        """
        given = ((value, key) for key in map(snake_key, keys) for value in self.values.get(key, ()))
        return next(filter(None, (_time(value, key, self.dates) for value, key in given)), None)

    def _candidates(self, keys: tuple[str, ...]) -> list[Value]:
        return [value for key in keys for value in self.values.get(snake_key(key), ())]


class _Reading(NamedTuple):
    """What became of a block: its status, its values, its JSON text, and whether Obsidian reads it too."""

    status: Status
    entries: dict[str, Value]
    json: str | None
    is_recognised: bool = False


def read_frontmatter(text: str, options: Options, is_cut: bool = False) -> Frontmatter:
    """The frontmatter at the beginning of a note's text (as `transforms.text.decode` gives it).

    Never raises. Without a closed block (FM005 when one was begun) all is body; a block that goes over the
    size limit (FM004, and so does one not closed in a text that `is_cut`), is no mapping (FM006) or holds
    nothing that can be read (FM001) is `invalid`; one that YAML refuses is `salvaged`: key by key (FM002), or
    where nothing but a key that stands twice (FM003) or a template's placeholder (FM011) is wrong, whole.
    """
    block = find_block(text)
    if block is None and is_unclosed(text):
        if is_cut:
            return Frontmatter("invalid", "", 1, findings=[Finding("FM004", FIRST_LINE)])
        return Frontmatter("absent", text, 1, findings=[Finding("FM005", 1)])
    if block is None:
        return Frontmatter("absent", text, 1)
    findings: list[Finding] = []
    status, entries, json, is_recognised = _read(block, options.limits, findings)
    values = _by_key(entries)
    properties = read_properties(entries, options.dates, findings)
    findings += _unfit_sources(values, options.sources)
    tags, aliases = read_tags(entries, findings), read_aliases(entries, findings)
    findings += _commented_out(block, properties)
    if not is_recognised:
        tags = [row._replace(is_obsidian_recognised=False) for row in tags]
        aliases = [row._replace(is_obsidian_recognised=False) for row in aliases]
    return Frontmatter(
        status=status,
        body=text[block.body_offset :],
        body_line=text.count("\n", 0, block.body_offset) + 1,
        json=json,
        properties=properties,
        tags=tags,
        aliases=aliases,
        links=read_links(properties),
        findings=findings,
        values=values,
        dates=options.dates,
    )


_SALVAGING = frozenset(("FM003", "FM011"))
_COMMENTED_OUT = re.compile(r"[:-][ \t]+(#[^\s#][^\n]*)\Z")


def _commented_out(block: Block, properties: list[Property]) -> list[Finding]:
    """FM010 for each value that is empty because it begins with `#`, as tags do elsewhere."""
    empty = [row for row in properties if row.value is None and row.line] if "#" in block.inner else []
    lines = dict(enumerate(block.inner.split("\n"), FIRST_LINE)) if empty else {}
    found = ((row, _COMMENTED_OUT.search(lines.get(row.line or 0, ""))) for row in empty)
    return [
        Finding("FM010", row.line, shown(row.label), shown(match[1]))
        for row, match in found
        if match is not None
    ]


def _by_key(entries: dict[str, Value]) -> dict[str, list[Value]]:
    """The values of the properties by their folded key."""
    values: dict[str, list[Value]] = {}
    for label, value in entries.items():
        values.setdefault(snake_key(label), []).append(value)
    return values


def _read(block: Block, limits: Limits, findings: list[Finding]) -> _Reading:
    if len(block.inner.encode()) > limits.frontmatter_bytes:
        findings.append(Finding("FM004", FIRST_LINE, observed=f"{len(block.inner)} characters"))
        return _Reading("invalid", {}, None)
    try:
        entries = block.read(limits, findings)
        rules = {finding.rule for finding in findings}
        is_recognised = block.handler is not TomlHandler and "FM003" not in rules
        status: Status = "salvaged" if rules & _SALVAGING else "ok"
        return _Reading(status, entries, _json(Mapping(entries, FIRST_LINE)), is_recognised)
    except NoMapping as other:
        findings.append(Finding("FM006", FIRST_LINE, observed=_first_text(block)))
        is_text = isinstance(other.value, Leaf)
        return _Reading("invalid", {}, _raw_json(block) if is_text else _json(other.value))
    except Refused as refused:
        findings.clear()
        return _salvage(block, refused, limits, findings)


def _salvage(block: Block, refused: Refused, limits: Limits, findings: list[Finding]) -> _Reading:
    """What the lines give of a block that was refused."""
    if block.handler is not TomlHandler:
        found = salvage(block.inner, FIRST_LINE, refused, limits, findings)
        if found is not None:
            return _Reading("salvaged", found.entries, _json(found))
    rule = "FM004" if refused.rule == "FM004" else "FM001"
    findings.append(Finding(rule, refused.line, observed=_text_on(block, refused.line)))
    return _Reading("invalid", {}, _raw_json(block))


def _json(value: Value) -> str:
    return orjson.dumps(to_plain(value)).decode()


def _raw_json(block: Block) -> str:
    """A block that could not be understood, kept as one JSON string."""
    return orjson.dumps(block.inner).decode()


def _first_text(block: Block) -> str:
    return shown(block.inner.strip().partition("\n")[0])


def _text_on(block: Block, line: int) -> str:
    """The text of a line of the file inside the block."""
    lines = block.inner.split("\n", line - FIRST_LINE + 1)
    return shown(lines[min(line - FIRST_LINE, len(lines) - 1)])


def _unfit_sources(values: dict[str, list[Value]], sources: Sources) -> list[Finding]:
    """FM008 for each property that feeds an entity column with a list of several values or a mapping."""
    feeding = _source_keys(sources)
    fed = ((key, value) for key in values if key in feeding for value in values[key])
    return [
        Finding("FM008", value.line, key, shown(_json(value))) for key, value in fed if not _is_single(value)
    ]


@lru_cache(maxsize=16)
def _source_keys(sources: Sources) -> frozenset[str]:
    """The folded keys of all properties that feed entity columns."""
    lists = (getattr(sources, source.name) for source in fields(sources))
    return frozenset(snake_key(key) for keys in lists for key in keys)


def _is_single(value: Value) -> bool:
    if isinstance(value, Mapping):
        return not value.entries
    if isinstance(value, Sequence):
        return len(value.items) <= 1 and all(map(_is_single, value.items))
    return True


def _text(value: Value) -> str | None:
    if isinstance(value, Mapping):
        return None
    return ", ".join(text for leaf in leaves(value) if (text := _leaf_text(leaf))) or None


def _leaf_text(leaf: Leaf) -> str:
    return (leaf.text or "").strip() if leaf.scalar.value_type != "null" else ""


def _time(value: Value, key: str, dates: Dates) -> datetime | None:
    if isinstance(value, Sequence) and len(value.items) == 1:
        value = value.items[0]
    if not isinstance(value, Leaf):
        return None
    text = _leaf_text(value)
    scalar = type_plain(text)
    if scalar.value_type == "text":
        scalar = type_date(text, key, dates)
    if scalar.date:
        return datetime.combine(scalar.date, time.min)
    if scalar.number is not None and _MILLISECONDS[0] <= scalar.number < _MILLISECONDS[1]:
        return _EPOCH + timedelta(milliseconds=int(scalar.number))
    return scalar.at
