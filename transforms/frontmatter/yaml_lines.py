"""Simple YAML to values, line by line: keys with one scalar or a list of them, none longer than its line.

Most frontmatters are no more than that, and are read in half the time that libyaml and its nodes take. The
values are those that they give, and all else is left to them (`transforms.frontmatter.yaml_nodes`).
"""

from __future__ import annotations

import re

from transforms.frontmatter.values import Leaf, Mapping, Sequence, Value, plain_leaf, quoted_leaf

_KEY = r"[^\W\d_][\w-]{0,80}+"
_PLAIN = r"[^\W_](?:[\w .,;()/'’!?%&*+=@<>|~«»–—…-]++|:(?=[\w/]))*+"
"""Begins with no indicator, and holds neither `: ` nor ` #` (YAML 1.2, section 7.3.3)."""

_NOT_QUOTED = "\\\\\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff"
_QUOTED = rf"\"[^\"{_NOT_QUOTED}]*+\"|'[^'{_NOT_QUOTED}]*+'"
_FLOW_ITEM = rf"(?:[^\W_][\w ./+-]*+|(?:{_QUOTED}) *+)"
_END = r" *+(?:\n|\Z)"
_ITEM = rf"- ++(?:{_PLAIN}|{_QUOTED}){_END}"
_ENTRY = re.compile(
    rf"({_KEY}):(?: ++(?:({_PLAIN}|{_QUOTED})|\[ *+((?:{_FLOW_ITEM}(?:, *+{_FLOW_ITEM})*+)?)\]))?+{_END}"
    rf"(( *+){_ITEM}(?:\5{_ITEM})*+)?"
)
"""A key with its scalar, with what stands in its brackets, or with the lines of its items below it."""

_FLOW_ITEMS = re.compile(_FLOW_ITEM)


def read_lines(text: str, first_line: int) -> Mapping | None:
    """The values in `text`, whose first line is `first_line` of the file; None when it is not that simple."""
    entries: dict[str, Value] = {}
    place, line = 0, first_line
    while place < len(text):
        entry = _ENTRY.match(text, place)
        if entry is None:
            return None
        label, scalar, listed, items, _ = entry.groups()
        if label in entries or (items and (scalar or listed is not None)):
            return None
        if items:
            below = items.removesuffix("\n").split("\n")
            leaves: list[Value] = [_leaf(item.lstrip(" -"), no) for no, item in enumerate(below, line + 1)]
            entries[label] = Sequence(leaves, line + 1)
            line += len(below)
        elif listed is not None:
            entries[label] = Sequence([_leaf(item, line) for item in _FLOW_ITEMS.findall(listed)], line)
        else:
            entries[label] = _leaf(scalar or "", line)
        place, line = entry.end(), line + 1
    return Mapping(entries, first_line) if entries else None


def _leaf(written: str, line: int) -> Leaf:
    text = written.rstrip(" ")
    return quoted_leaf(text[1:-1], line) if text[:1] in ("'", '"') else plain_leaf(text, line)
