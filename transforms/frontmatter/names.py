"""The tags and aliases that a frontmatter declares.

Obsidian Help, "Properties": `tags` and `aliases` are lists; since 1.9 the singular keys and plain strings are
ignored. Here they count, and say so (`is_obsidian_recognised`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.fold import fold
from transforms.frontmatter.values import Leaf, Sequence, Value, leaves, shown
from transforms.issues import Finding
from transforms.rows import Alias, EntityTag
from transforms.tags import parse_tag

_BETWEEN_TAGS = re.compile(r"[,\s]+")


class _Name(NamedTuple):
    """A name as declared, and whether Obsidian sees it."""

    text: str
    label: str
    line: int | None
    is_recognised: bool


def read_tags(entries: dict[str, Value], findings: list[Finding]) -> list[EntityTag]:
    """A row a distinct tag, as it is first written; invalid ones are found (TG001) and left out."""
    rows: dict[str, EntityTag] = {}
    for name in _names(entries, ("tags", "tag"), _BETWEEN_TAGS, findings):
        tag = parse_tag(name.text)
        if tag is None:
            findings.append(Finding("TG001", name.line, shown(name.label), shown(name.text)))
        elif tag not in rows:
            rows[tag] = EntityTag(tag, "frontmatter", name.text, name.line, name.is_recognised)
        elif name.is_recognised:
            rows[tag] = rows[tag]._replace(is_obsidian_recognised=True)
    return list(rows.values())


def read_aliases(entries: dict[str, Value], findings: list[Finding]) -> list[Alias]:
    """A row a distinct alias, numbered from 1; those that stand twice are found (AL002)."""
    rows: dict[str, Alias] = {}
    for name in _names(entries, ("aliases", "alias"), re.compile(","), findings):
        key = fold(name.text)
        if key in rows:
            findings.append(Finding("AL002", name.line, shown(name.label), shown(name.text)))
            if name.is_recognised:
                rows[key] = rows[key]._replace(is_obsidian_recognised=True)
        else:
            rows[key] = Alias(key, name.text, len(rows) + 1, name.is_recognised, name.line)
    return list(rows.values())


def _names(
    entries: dict[str, Value], keys: tuple[str, str], separator: re.Pattern[str], findings: list[Finding]
) -> Iterator[_Name]:
    """The names that the properties with these labels declare; TG003 once for each that Obsidian ignores."""
    for label, value in entries.items():
        if label.strip().lower() not in keys:
            continue
        is_plural = label.strip().lower() == keys[0]
        names = list(_names_in(label, value, separator, is_plural))
        if not all(name.is_recognised for name in names):
            findings.append(Finding("TG003", value.line, shown(label), shown(names[0].text)))
        yield from names


def _names_in(label: str, value: Value, separator: re.Pattern[str], is_plural: bool) -> Iterator[_Name]:
    """A string is split; of a list each item is a name, and so is each scalar in what lies deeper."""
    if isinstance(value, Leaf):
        texts = separator.split(value.text or "") if value.scalar.value_type != "null" else ()
        yield from (_Name(text.strip(), label, value.line, False) for text in texts if text.strip())
        return
    for item in value.items if isinstance(value, Sequence) else value.entries.values():
        is_recognised = is_plural and isinstance(value, Sequence) and _is_plain(item)
        for leaf in leaves(item):
            text = (leaf.text or "").strip()
            if text and leaf.scalar.value_type != "null":
                yield _Name(text, label, leaf.line, is_recognised)


def _is_plain(item: Value) -> bool:
    return isinstance(item, Leaf) and not item.is_retold
