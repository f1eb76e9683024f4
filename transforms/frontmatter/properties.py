"""Values to rows of `properties`, and the links that stand in them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from transforms.date_formats import type_date
from transforms.fold import snake_key
from transforms.frontmatter.values import Leaf, Sequence, Value, shown
from transforms.issues import Finding
from transforms.links import links_in_value
from transforms.options import Dates
from transforms.rows import Link, Property
from transforms.scalars import NO_SUCH_DAY, NULL, TEXT


def read_properties(entries: dict[str, Value], dates: Dates, findings: list[Finding]) -> list[Property]:
    """A row a scalar, in order, numbered from 1 within each key.

    An empty list or mapping is one null row with `[]` or `{}` as its value. Days that no calendar has are
    found (FM007). What YAML takes for text may be a date in a format of the configuration.
    """
    rows: list[Property] = []
    positions: dict[str, int] = {}
    has_formats = bool(dates.formats or dates.by_key)
    for label, value in entries.items():
        key = snake_key(label)
        for pointer, leaf in _scalars(value, "/" + _escaped(label)):
            position = positions[key] = positions.get(key, 0) + 1
            text, scalar, line, _ = leaf
            if scalar is TEXT and has_formats and text:
                scalar = type_date(text, key, dates)
            value_type, number, boolean, date, at = scalar
            rows.append(
                Property(key, position, pointer, label, value_type, text, number, boolean, date, at, line)
            )
            if scalar is NO_SUCH_DAY:
                findings.append(Finding("FM007", line, shown(label), shown(text or "")))
    return rows


def read_links(properties: list[Property]) -> list[Link]:
    """The links in the values, numbered from 1."""
    found = ((link, row) for row in properties if row.value for link in links_in_value(row.value))
    return [
        Link(number, *link, property_key=row.key, section_no=None, line=row.line)
        for number, (link, row) in enumerate(found, 1)
    ]


def _scalars(value: Value, pointer: str) -> Iterable[tuple[str, Leaf]]:
    """The scalars of `value`, each with its JSON Pointer (RFC 6901)."""
    if isinstance(value, Leaf):
        return ((pointer, value),)
    if isinstance(value, Sequence):
        empty, below = "[]", [(f"{pointer}/{index}", item) for index, item in enumerate(value.items)]
    else:
        empty = "{}"
        below = [(f"{pointer}/{_escaped(label)}", item) for label, item in value.entries.items()]
    if not below:
        return ((pointer, Leaf(empty, NULL, value.line)),)
    return chain.from_iterable(_scalars(item, place) for place, item in below)


def _escaped(label: str) -> str:
    return label.replace("~", "~0").replace("/", "~1")
