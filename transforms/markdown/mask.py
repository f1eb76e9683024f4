"""Hides from the parser what is no Markdown: `%%` comments, and dollars that are money and not mathematics.

Every byte keeps its place: what is hidden is overwritten in place, line ends excepted. So are tabs in the
delimiter row of a table, which the parser takes with blanks only.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.markdown.parser import events, tag_name

_OPAQUE = frozenset(("Code", "InlineMath", "DisplayMath", "Html", "InlineHtml"))
_LINE_START = re.compile(rb"[ \t>]*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)?")
_LONGEST_LINE_START = 200
_BLANK_LINE = re.compile(rb"\n[ \t>]*\n")
_REST_IS_BLANK = re.compile(rb"[ \t]*(?:\n|\Z)")
_CONTAINER = re.compile(rb"[ \t>]*")
_DELIMITERS = re.compile(r"^([ \t>]*\|)([-:| \t]+)$", re.MULTILINE)
_MONEY = re.compile(r"\$[0-9]")
_CANDIDATES = "\x1a\x1b\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x01\x02\x03\x04\x05\x06\x0e\x0f"


class Masked(NamedTuple):
    """The text to parse, with the characters that stand for what was hidden in it (empty when none)."""

    text: str
    data: bytes
    comment: str = ""
    dollar: str = ""


def mask(text: str) -> Masked:
    """`text`, free of lone surrogates, with comments and closing dollars before a digit overwritten.

    A comment that begins a line runs to the next `%%`, any other ends within its paragraph (Obsidian Help,
    "Comments"); one that is never closed is none. In code, mathematics and HTML there are no comments.
    """
    if "\t" in text and "|" in text:
        text = _DELIMITERS.sub(lambda row: row[1] + row[2].replace("\t", " "), text)
    data = text.encode()
    has_comments = text.count("%%") > 1
    if not has_comments and not _MONEY.search(text):
        return Masked(text, data)
    unused = [char for char in _CANDIDATES if char not in text][:2]
    if len(unused) < 2:
        return Masked(text, data)
    comment, dollar = unused
    masked = bytearray(data)
    opaque, money = _opaque(text)
    for start, end in _comments(data, opaque) if has_comments else ():
        _overwrite(masked, data, start, end, comment.encode())
    for offset in money:
        if masked[offset] == 0x24:
            masked[offset] = ord(dollar)
    return Masked(masked.decode(), bytes(masked), comment, dollar)


def _opaque(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """The byte ranges in which `%%` means nothing, and the offsets of dollars that close before a digit."""
    data = text.encode()
    ranges: list[tuple[int, int]] = []
    money: list[int] = []
    for event, span in events(text):
        if isinstance(event, str):
            continue
        ((kind, value),) = event.items()
        start, end = span["start"], span["end"]
        if kind in _OPAQUE or (kind == "Start" and tag_name(value) == "CodeBlock"):
            ranges.append((start, end))
            if kind == "InlineMath" and data[end : end + 1].isdigit():
                money.append(end - 1)
    return ranges, money


def _comments(data: bytes, opaque: list[tuple[int, int]]) -> list[tuple[int, int]]:
    comments: list[tuple[int, int]] = []
    position, index, closed = 0, 0, 0
    while (start := data.find(b"%%", position)) >= 0:
        while index < len(opaque) and (opaque[index][1] <= start or opaque[index][0] < closed):
            index += 1
        if index < len(opaque) and opaque[index][0] <= start:
            position = opaque[index][1]
            continue
        end = _comment_end(data, start)
        position = start + 2 if end is None else end
        if end is not None:
            comments.append((start, end))
            closed = end
    return comments


def _comment_end(data: bytes, start: int) -> int | None:
    close = data.find(b"%%", start + 2)
    if close < 0 or data[start - 1 : start] == b"\\":
        return None
    if not _begins_line(data, start) and _BLANK_LINE.search(data, start, close):
        return None
    return close + 2


def _begins_line(data: bytes, offset: int) -> bool:
    earliest = max(0, offset - _LONGEST_LINE_START)
    line_start = data.rfind(b"\n", earliest, offset) + 1
    if not line_start and earliest:
        return False
    return _LINE_START.fullmatch(data, line_start, offset) is not None


def _overwrite(masked: bytearray, data: bytes, start: int, end: int, comment: bytes) -> None:
    """Lines wholly inside the comment become blank, what shares its line with text the placeholder."""
    shares_first = not _begins_line(data, start)
    shares_last = _REST_IS_BLANK.match(data, end) is None
    position = start
    while position < end:
        line_end = data.find(b"\n", position, end)
        stop = end if line_end < 0 else line_end
        shares = (shares_first and position == start) or (shares_last and stop == end)
        masked[position:stop] = (comment if shares else b" ") * (stop - position)
        container = _CONTAINER.match(data, stop + 1, end)
        position = container.end() if container and stop < end else end
