"""Keys and values stated in text: bold leads with a colon, and inline fields.

Inline fields follow Dataview ("Adding metadata to your pages"): `key:: value` on a line of its own,
`[key:: value]` and `(key:: value)` anywhere in it; Logseq's page properties are written as the first.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST_LABEL = 120
"""Characters in a label; a longer one is a sentence and no key."""

_COLON = re.compile(r"\s*(?:(?<!:):(?=\s|\Z)|：)")
_COLON_INSIDE = (":", "：")
_LINE_KEY = re.compile(r"[^\w\[\](){}|<>\ufffc]*([^\W_][^:\[\](){}|<>,;!?=\"`\ufffc]*)")
_KEY_INSIDE = re.compile(r"([^:\[\]()\ufffc]+)::(?!:)")
_FORMATTING = "*_~` \t"
_BRACKET = re.compile(r"[\[\]()]")
_CLOSED_BY = {"[": "]", "(": ")"}


class Field(NamedTuple):
    """A key and a value found in a text, with the offset of the key; `value` is None when empty."""

    label: str
    value: str | None
    offset: int


def lead_label(text: str, start: int, end: int, limit: int) -> tuple[str, int] | None:
    """The label of a fact whose bold lead is `text[start:end]`, and where its value begins.

    The colon stands inside the bold or behind it, with or without a (no-break) space before it; None when
    there is no colon before `limit`, or no label.
    """
    lead = text[start:end].strip()
    if lead.endswith(_COLON_INSIDE) and not lead.endswith("::"):
        label, value_start = lead[:-1].strip(), end
    else:
        match = _COLON.match(text, end, limit)
        if match is None:
            return None
        label, value_start = lead, match.end()
    label = one_line(label) if "\n" in label else label
    return (label, value_start) if 0 < len(label) <= LONGEST_LABEL else None


def lead_text(lead: str) -> str:
    """The bold lead-in of an item, on one line, without a final colon."""
    lead = lead.strip()
    return one_line(lead[:-1] if lead.endswith(_COLON_INSIDE) else lead)


def inline_fields(text: str, scan: str, *, has_lines: bool = True) -> list[Field]:
    """The inline fields of `text`, in order; without lines of its own (a table cell), those in brackets only.

    `scan` is the same text, every character in its place, with those overwritten in which no field may be
    found (code, links). Where a line has fields in brackets, these are all that it has.
    """
    fields: list[Field] = []
    start = 0
    for line in scan.split("\n"):
        if "::" in line:
            found = (_bracketed(line) if "[" in line or "(" in line else []) or (
                _whole_line(line) if has_lines else []
            )
            fields += [_field(text, start, *place) for place in found]
        start += len(line) + 1
    return [field for field in fields if field.label]


def one_line(text: str) -> str:
    """`text` trimmed, its line ends one space each."""
    return " ".join(text.split()) if "\n" in text else text.strip()


def _field(text: str, start: int, key: int, key_end: int, value: int, value_end: int) -> Field:
    label = one_line(text[start + key : start + key_end].replace("*", "").replace("~", ""))
    return Field(label, one_line(text[start + value : start + value_end]) or None, start + key)


def _whole_line(line: str) -> list[tuple[int, int, int, int]]:
    before, _, after = line.partition("::")
    key = before.rstrip(_FORMATTING)
    match = _LINE_KEY.fullmatch(key) if len(key) <= LONGEST_LABEL else None
    if match is None or (after and not after[0].isspace()):
        return []
    return [(match.start(1), match.end(1), len(before) + 2, len(line))]


def _bracketed(line: str) -> list[tuple[int, int, int, int]]:
    found: list[tuple[int, int, int, int]] = []
    closed_at = 0
    for start, end in sorted(_pairs(line)):
        match = _KEY_INSIDE.match(line, start + 1, min(end, start + LONGEST_LABEL + 3))
        if match and start >= closed_at:
            found.append((match.start(1), match.end(1), match.end(), end))
            closed_at = end
    return found


def _pairs(line: str) -> list[tuple[int, int]]:
    """The matching pairs of brackets, each kind by itself."""
    open_: dict[str, list[int]] = {"]": [], ")": []}
    pairs: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(line):
        char = match[0]
        if char in _CLOSED_BY:
            open_[_CLOSED_BY[char]].append(match.start())
        elif open_[char]:
            pairs.append((open_[char].pop(), match.start()))
    return pairs
