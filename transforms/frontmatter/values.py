"""What a frontmatter holds: a tree of scalars as written, whatever format it was read from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple, TypeAlias

from transforms.issues import Finding
from transforms.scalars import NULL, Scalar, type_plain, type_quoted

NAME_KEYS = frozenset(("tags", "tag", "aliases", "alias"))
"""The properties whose values are names, in lower case: what they hold is text, whatever it looks like."""


class Leaf(NamedTuple):
    """A scalar: its text as written (quotes and escapes resolved; None when nothing was), type and line.

    `is_retold` marks text that YAML would read as a collection: an unquoted `[[link]]`, `{{template}}`, or
    an alias such as `IPv4: RFC 791`.
    """

    text: str | None
    scalar: Scalar
    line: int | None
    is_retold: bool = False


class Sequence(NamedTuple):
    """A list and the line on which it begins."""

    items: list[Value]
    line: int | None


class Mapping(NamedTuple):
    """A mapping of labels as written to values, and the line on which it begins."""

    entries: dict[str, Value]
    line: int | None


Value: TypeAlias = Leaf | Sequence | Mapping


class Refused(Exception):
    """A block that cannot be read: the rule it breaks and the line of the file that shows it."""

    def __init__(self, rule: str, line: int):
        super().__init__(rule, line)
        self.rule = rule
        self.line = line


def plain_leaf(text: str, line: int | None) -> Leaf:
    """The leaf of an unquoted scalar."""
    return Leaf(text, type_plain(text), line) if text else Leaf(None, NULL, line)


def quoted_leaf(text: str, line: int | None) -> Leaf:
    """The leaf of a quoted scalar."""
    return Leaf(text, type_quoted(text), line)


def is_names(label: str) -> bool:
    """Whether the property with this label holds tags or aliases."""
    return label.strip().lower() in NAME_KEYS


def put(
    entries: dict[str, Value], label: str, value: Value, line: int | None, findings: list[Finding]
) -> None:
    """Add an entry; a label that stands twice is found (FM003) and its last value counts."""
    if label in entries:
        before = json.dumps(to_plain(entries[label]), ensure_ascii=False)
        findings.append(Finding("FM003", line, shown(label), shown(before)))
    entries[label] = value


def leaves(value: Value) -> Iterable[Leaf]:
    """The scalars below `value`, in order."""
    if isinstance(value, Leaf):
        return (value,)
    below = value.items if isinstance(value, Sequence) else value.entries.values()
    return chain.from_iterable(map(leaves, below))


def to_plain(value: Value) -> object:
    """`value` as strings, None, lists and dicts, each scalar as it was written."""
    if isinstance(value, Leaf):
        return value.text
    if isinstance(value, Sequence):
        return [to_plain(item) for item in value.items]
    return {label: to_plain(item) for label, item in value.entries.items()}


def shown(text: str) -> str:
    """`text` fit for a report: at most 200 characters, what does not print escaped."""
    text = text[:200]
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)[:200]
