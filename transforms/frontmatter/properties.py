"""Values to rows of `properties`, and the links that stand in them."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.date_formats import type_date
from transforms.fold import snake_key
from transforms.frontmatter.values import Leaf, Sequence, Value, shown
from transforms.issues import Finding
from transforms.links import links_in_value
from transforms.options import Dates
from transforms.rows import Link, Property
from transforms.scalars import NO_SUCH_DAY, NULL, TEXT, Scalar


def read_properties(entries: dict[str, Value], dates: Dates, findings: list[Finding]) -> list[Property]:
    """A row a scalar, in order, numbered from 1 within each key.

    An empty list or mapping is one null row with `[]` or `{}` as its value. Days that no calendar has are
    found (FM007).
    """
    rows: list[Property] = []
    positions: dict[str, int] = {}
    for label, value in entries.items():
        key = snake_key(label)
        for pointer, leaf in _scalars(value, "/" + _escaped(label)):
            position = positions[key] = positions.get(key, 0) + 1
            scalar = _scalar(leaf, key, dates)
            rows.append(Property(key, position, pointer, label, scalar[0], leaf.text, *scalar[1:], leaf.line))
            if scalar is NO_SUCH_DAY:
                findings.append(Finding("FM007", leaf.line, shown(label), shown(leaf.text or "")))
    return rows


def read_links(properties: list[Property]) -> list[Link]:
    """The links in the values, numbered from 1."""
    found = ((link, row) for row in properties if row.value for link in links_in_value(row.value))
    return [
        Link(number, *link, property_key=row.key, section_no=None, line=row.line)
        for number, (link, row) in enumerate(found, 1)
    ]


def _scalar(leaf: Leaf, key: str, dates: Dates) -> Scalar:
    """The type of a leaf; what YAML takes for text may be a date in a format of the configuration."""
    if leaf.scalar is TEXT and leaf.text and (dates.formats or dates.by_key):
        return type_date(leaf.text, key, dates)
    return leaf.scalar


def _scalars(value: Value, pointer: str) -> Iterator[tuple[str, Leaf]]:
    """The scalars of `value`, each with its JSON Pointer (RFC 6901)."""
    if isinstance(value, Leaf):
        yield pointer, value
    elif isinstance(value, Sequence):
        if not value.items:
            yield pointer, Leaf("[]", NULL, value.line)
        for index, item in enumerate(value.items):
            yield from _scalars(item, f"{pointer}/{index}")
    else:
        if not value.entries:
            yield pointer, Leaf("{}", NULL, value.line)
        for label, item in value.entries.items():
            yield from _scalars(item, f"{pointer}/{_escaped(label)}")


def _escaped(label: str) -> str:
    return label.replace("~", "~0").replace("/", "~1")
