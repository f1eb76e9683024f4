"""What can be read line by line of a frontmatter that YAML refuses.

Each top-level `key:` with what belongs to it is read alone; where that fails too, list items are read one
by one and nested keys in the same way; what still fails is kept as the text that was typed.
"""

from __future__ import annotations

import json
import re
import textwrap
from typing import NamedTuple

from transforms.frontmatter.json_values import read_json, storable
from transforms.frontmatter.values import (
    Leaf,
    Mapping,
    Refused,
    Sequence,
    Value,
    is_names,
    put,
    quoted_leaf,
    shown,
)
from transforms.frontmatter.yaml_nodes import read_yaml
from transforms.issues import Finding
from transforms.options import Limits

_COLON = re.compile(r":(?=[ \t]|$)")
_QUOTED_KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*:(?=[ \t]|$)""")
_NO_KEY = re.compile(r"[ \t#\[\]{}]|[-?](?:[ \t]|$)")
_CONFLICT_MARKER = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_BELONGS = re.compile(r"[ \t#\]}]|-(?:[ \t]|$)|$")
_ITEM = re.compile(r"-(?:[ \t]+|$)")
_LEADING_TABS = re.compile(r"^[ ]*\t[ \t]*")
_FLOW_ITEM = re.compile(r"""[ \t]*(?:"[^"]*"|'[^']*')(?=[ \t]*(?:,|\Z))|[^,]+""")
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]{0,2}")


class _Line(NamedTuple):
    no: int
    text: str


class _Block(NamedTuple):
    """A key, what stands behind its colon, and all of its lines."""

    key: str
    head: str
    lines: list[_Line]


def salvage(
    text: str, first_line: int, refused: Refused, limits: Limits, findings: list[Finding]
) -> Mapping | None:
    """The mapping that the lines of a `refused` text spell, None when no line of it is `key:`.

    Findings: FM002 for the first problem and for each run of lines that belongs to no key (those are all
    that is left out), FM004 where a limit is passed, FM003 for keys that stand twice.
    """
    lines = _lines(textwrap.dedent(text), first_line)
    mapping = _Salvage(limits, findings).mapping(lines, depth=1)
    told = {finding.rule for finding in findings}
    if mapping is not None and refused.rule not in told and "FM004" not in told:
        findings.insert(0, _refusal(refused, lines))
    return mapping


def _refusal(refused: Refused, lines: list[_Line]) -> Finding:
    """The finding of what hinders the whole, though each part can be read alone."""
    above = [line for line in lines if line.no <= refused.line]
    split = next(filter(None, (_split_key(line.text) for line in reversed(above))), None)
    return Finding(refused.rule, refused.line, shown(split[0]) if split else None, shown(above[-1].text))


class _Salvage:
    """One salvage, and whether it has told its first problem."""

    def __init__(self, limits: Limits, findings: list[Finding]) -> None:
        self._limits = limits
        self._findings = findings
        self._is_told = False

    def mapping(self, lines: list[_Line], depth: int) -> Mapping | None:
        """The mapping that lines without common indentation spell, None without a key."""
        strays, blocks = _blocks(lines)
        if not blocks:
            return None
        self._tell_strays(strays)
        entries: dict[str, Value] = {}
        for block in blocks:
            value = self._block(block, depth)
            put(entries, block.key, value, block.lines[0].no, self._findings)
        return Mapping(entries, lines[0].no)

    def _block(self, block: _Block, depth: int) -> Value:
        """The value of a key: read alone, with tabs as spaces and without strays, or as typed."""
        is_list = depth == 1 and is_names(block.key)
        read = self._read_entry(block.lines)
        if not isinstance(read, Refused):
            return read
        first, *rest = map(_without_tabs, block.lines)
        own = [line for line in rest if _BELONGS.match(line.text)]
        strays = [line for line in rest if not _BELONGS.match(line.text)]
        self._tell_strays(strays)
        if own != block.lines[1:]:
            read = self._read_entry([first, *own])
        if not isinstance(read, Refused):
            return read
        self._tell(read.rule, first, block.key)
        if read.rule == "FM004":
            return _text(first.no, block.head, own)
        return self._as_typed(first.no, block.head, own, depth, is_list)

    def _read_entry(self, lines: list[_Line]) -> Value | Refused:
        read = self._read(lines)
        if isinstance(read, Mapping) and len(read.entries) == 1:
            return next(iter(read.entries.values()))
        return read if isinstance(read, Refused) else Refused("FM002", lines[0].no)

    def _read(self, lines: list[_Line], is_names: bool = False) -> Value | Refused:
        """What YAML makes of the lines alone."""
        findings: list[Finding] = []
        try:
            value = read_yaml(_joined(lines), lines[0].no, self._limits, findings, is_names)
        except Refused as refused:
            return refused
        self._findings += (found for found in findings if not (found.rule == "FM011" and self._is_told))
        return value

    def _as_typed(self, no: int, head: str, rest: list[_Line], depth: int, is_names: bool) -> Value:
        """The list items or nested keys below a key one by one, or else the text itself."""
        below = _dedented(rest)
        if below and depth < self._limits.frontmatter_depth and (not head or head.startswith("#")):
            if _ITEM.match(below[0].text):
                return self._items(below, depth + 1, is_names)
            nested = None if is_names else self.mapping(below, depth + 1)
            if nested is not None:
                return nested
        if is_names and head.startswith("["):
            return _flow_names(no, head, rest)
        return self._json(no, head, rest) or _text(no, head, rest)

    def _json(self, no: int, head: str, rest: list[_Line]) -> Value | None:
        """The value as JSON, which knows escapes that YAML does not; None when it is none."""
        if head[:1] not in ('"', "[", "{"):
            return None
        findings: list[Finding] = []
        try:
            value = read_json("\n".join([head, *(line.text for line in rest)]), no, self._limits, findings)
        except Refused:
            return None
        self._findings += findings
        return value

    def _items(self, lines: list[_Line], depth: int, is_names: bool) -> Sequence:
        items = [self._item(item, depth, is_names) for item in _split_items(lines)]
        return Sequence(items, lines[0].no)

    def _item(self, lines: list[_Line], depth: int, is_names: bool) -> Value:
        read = self._read(lines, is_names)
        if isinstance(read, Sequence) and len(read.items) == 1:
            return read.items[0]
        first = lines[0]
        self._tell("FM002", first, None)
        head = _ITEM.sub("", first.text, count=1)
        if len(lines) > 1 and not is_names and depth < self._limits.frontmatter_depth:
            nested = self.mapping([_Line(first.no, head), *_dedented(lines[1:])], depth + 1)
            if nested is not None:
                return nested
        return self._as_typed(first.no, head.strip(), lines[1:], depth, is_names)

    def _tell(self, rule: str, line: _Line, key: str | None) -> None:
        """Tell of a limit, and of the first other problem."""
        if rule == "FM002" and self._is_told:
            return
        self._is_told |= rule == "FM002"
        self._findings.append(Finding(rule, line.no, shown(key) if key else None, shown(line.text)))

    def _tell_strays(self, strays: list[_Line]) -> None:
        """Tell of each run of lines that is left out; conflict markers hold nothing to be missed."""
        previous = 0
        for line in strays:
            is_marker = _CONFLICT_MARKER.match(line.text) is not None
            if line.no != previous + 1 and not (is_marker and self._is_told):
                self._is_told = False
                self._tell("FM002", line, None)
            previous = line.no


def _flow_names(no: int, head: str, rest: list[_Line]) -> Sequence:
    """The names between brackets that YAML cannot read: `[a, #b, c]`, with the closing one or without."""
    text = " ".join([head, *(line.text for line in _dedented(rest))]).strip()
    inner = text[1:-1] if text.endswith("]") else text[1:]
    items = (match[0].strip() for match in _FLOW_ITEM.finditer(inner))
    return Sequence([quoted_leaf(_unquoted(item), no) for item in items if item], no)


def _text(no: int, head: str, rest: list[_Line]) -> Leaf:
    """What stands behind a colon or dash and below it, as typed, without the quotes around it."""
    below = "\n".join(line.text for line in _dedented(rest))
    if not head or _BLOCK_SCALAR.fullmatch(head):
        return quoted_leaf(below, no)
    return quoted_leaf(_unquoted(f"{head}\n{below}".strip()), no)


def _lines(text: str, first_line: int) -> list[_Line]:
    return [_Line(no, line) for no, line in enumerate(text.split("\n"), first_line)]


def _without_tabs(line: _Line) -> _Line:
    """The line indented with spaces alone."""
    return _Line(line.no, _LEADING_TABS.sub(lambda match: match[0].expandtabs(4), line.text))


def _joined(lines: list[_Line]) -> str:
    """The lines as text; line numbers stay right since empty lines stand for those left out."""
    parts = []
    expected = lines[0].no
    for line in lines:
        parts.append("\n" * (line.no - expected) + line.text)
        expected = line.no + 1
    return "\n".join(parts) + "\n"


def _dedented(lines: list[_Line]) -> list[_Line]:
    """The lines that are not blank, without their common indentation."""
    filled = [line for line in lines if line.text.strip()]
    width = min((len(line.text) - len(line.text.lstrip(" ")) for line in filled), default=0)
    return [_Line(line.no, line.text[width:]) for line in filled]


def _blocks(lines: list[_Line]) -> tuple[list[_Line], list[_Block]]:
    """What stands before the first key and holds something, then a block a key."""
    strays: list[_Line] = []
    blocks: list[_Block] = []
    for line in lines:
        split = _split_key(line.text)
        if split:
            blocks.append(_Block(*split, [line]))
        elif blocks:
            blocks[-1].lines.append(line)
        elif line.text.strip() and not line.text.startswith("#"):
            strays.append(line)
    return strays, blocks


def _split_key(line: str) -> tuple[str, str] | None:
    """The key and what stands behind its colon, None when the line begins no entry."""
    if _NO_KEY.match(line) or _CONFLICT_MARKER.match(line):
        return None
    quoted = _QUOTED_KEY.match(line)
    if quoted:
        return _unquoted(quoted[1]), line[quoted.end() :].strip()
    colon = _COLON.search(line)
    if not colon or not colon.start():
        return None
    return line[: colon.start()].rstrip(), line[colon.end() :].strip()


def _split_items(lines: list[_Line]) -> list[list[_Line]]:
    """The lines of each list item; the first line begins one."""
    items: list[list[_Line]] = []
    for line in lines:
        if _ITEM.match(line.text) or not items:
            items.append([line])
        else:
            items[-1].append(line)
    return items


def _unquoted(text: str) -> str:
    """The text inside the quotes, or as it is without them."""
    if len(text) < 2 or text[0] != text[-1] or text[0] not in "\"'":
        return text
    if text[0] == "'":
        return text[1:-1].replace("''", "'")
    try:
        inner: str = json.loads(text, strict=False)
    except ValueError:
        return text[1:-1]
    return storable(inner)
