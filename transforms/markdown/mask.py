"""Hides from the parser what is no Markdown: `%%` comments, and dollars of money or names, not mathematics.

Every byte keeps its place: what is hidden is overwritten in place, line ends excepted. So are tabs in the
delimiter row of a table, which the parser takes with blanks only.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from transforms.markdown.parser import events, tag_name

_MATH = frozenset(("InlineMath", "DisplayMath"))
_OPAQUE = _MATH | {"Code", "Html", "InlineHtml"}
_LINE_START = re.compile(rb"[ \t>]*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)?")
_LONGEST_LINE_START = 200
_BLANK_LINE = re.compile(rb"\n[ \t>]*\n")
_REST_IS_BLANK = re.compile(rb"[ \t]*(?:\n|\Z)")
_CONTAINER = re.compile(rb"[ \t>]*")
_DELIMITERS = re.compile(r"^([ \t>]*\|)([-:| \t]+)$", re.MULTILINE)
_MONEY = re.compile(r"\$[0-9]")
_DOLLAR_IN_NAME = re.compile(r"\[\[[^\[\]\n]*\$")
_DOLLAR_NAME = re.compile(rb"\[\[[^\[\]\n$]*\$[^\[\]\n]*\]\]")
_ANY_DOLLAR = re.compile(rb"\$")
_CANDIDATES = "\x1a\x1b\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x01\x02\x03\x04\x05\x06\x0e\x0f"


class Masked(NamedTuple):
    """The text to parse, with the characters that stand for what was hidden in it (empty when none).

    It `is_cut` where the events or the comments, of which there may be as many, were one too many.
    """

    text: str
    data: bytes
    comment: str = ""
    dollar: str = ""
    is_cut: bool = False


def mask(text: str, most_events: int) -> Masked:
    """`text`, free of lone surrogates, with comments and dollars that open or close no formula overwritten.

    No dollar closes a formula before a digit; none in a wikilink opens one that runs out of it.

    A comment that begins a line runs to the next `%%`, any other ends within its paragraph (Obsidian Help,
    "Comments"); one that is never closed is none. In code, mathematics and HTML there are no comments.
    """
    if "\t" in text and "|" in text:
        text = _DELIMITERS.sub(lambda row: row[1] + row[2].replace("\t", " "), text)
    data = text.encode()
    has_comments = "%" in text and text.count("%%") > 1
    has_dollars = "$" in text and (_MONEY.search(text) or _DOLLAR_IN_NAME.search(text))
    if not has_comments and not has_dollars:
        return Masked(text, data)
    unused = [char for char in _CANDIDATES if char not in text][:2]
    if len(unused) < 2:
        return Masked(text, data)
    comment, dollar = unused
    opaque, dollars, end_read = _opaque(text, data, most_events)
    comments = _comments(data[:end_read], opaque, most_events + 1) if has_comments else []
    if len(comments) > most_events:
        end_read = comments.pop()[0]
    is_cut = end_read < len(data)
    data = data[:end_read]
    masked = bytearray(data)
    for start, end in comments:
        _overwrite(masked, data, start, end, comment.encode())
    for offset in dollars:
        if masked[offset : offset + 1] == b"$":
            masked[offset] = ord(dollar)
    return Masked(masked.decode(), bytes(masked), comment, dollar, is_cut)


def _opaque(text: str, data: bytes, most_events: int) -> tuple[list[tuple[int, int]], list[int], int]:
    """The byte ranges in which `%%` means nothing, the offsets of dollars that are no mathematics, and where
    the event begins that is one too many (or the end)."""
    ranges: list[tuple[int, int]] = []
    dollars: list[int] = []
    looked_at = 0
    names = [match.span() for match in _DOLLAR_NAME.finditer(data)] if "$" in text else []
    stream = events(text)
    for event, span in islice(stream, most_events):
        if isinstance(event, str):
            continue
        ((kind, value),) = event.items()
        start, end = span["start"], span["end"]
        if kind == "Start":
            if names and start >= looked_at and _is_wikilink(value):
                dollars += _dollars(data, names, start, end)
                looked_at = end
            elif tag_name(value) == "CodeBlock":
                ranges.append((start, end))
        elif kind in _MATH and (found := _no_mathematics(data, start, end, names)):
            dollars += found
        elif kind in _OPAQUE:
            ranges.append((start, end))
    unread = next(stream, None)
    return ranges, dollars, len(data) if unread is None else unread[1]["start"]


def _is_wikilink(tag: object) -> bool:
    value = next(iter(tag.values())) if isinstance(tag, dict) else None
    return isinstance(value, dict) and isinstance(value.get("link_type"), dict)


def _dollars(data: bytes, names: list[tuple[int, int]], start: int, end: int) -> list[int]:
    """The dollars of the wikilinks inside what a formula made into one wikilink between two offsets."""
    if data.find(b"]]", start, end - 2) < 0:
        return []
    index = bisect_left(names, start, key=itemgetter(0))
    found: list[int] = []
    while index < len(names) and names[index][1] <= end:
        found += (match.start() for match in _ANY_DOLLAR.finditer(data, *names[index]))
        index += 1
    return found


def _no_mathematics(data: bytes, start: int, end: int, names: list[tuple[int, int]]) -> list[int]:
    """The offsets of dollars to hide where what the parser took for a formula is none."""
    width = 2 if data[start + 1 : start + 2] == b"$" else 1
    opening, closing = range(start, start + width), range(end - width, end)
    if 0 < _name_end(start, names) < end:
        return [*opening, *(closing if _name_end(end - 1, names) else ())]
    if width == 2 or not data[end : end + 1].isdigit():
        return []
    return [*(opening if data[start + 1 : start + 2].isdigit() else ()), *closing]


def _name_end(offset: int, names: list[tuple[int, int]]) -> int:
    """Where the wikilink that `offset` is in ends; 0 when it is in none."""
    index = bisect_right(names, offset, key=itemgetter(0)) - 1
    return names[index][1] if index >= 0 and offset < names[index][1] else 0


def _comments(data: bytes, opaque: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """The byte ranges of the first comments, at most so many."""
    comments: list[tuple[int, int]] = []
    position, index, closed = 0, 0, 0
    while len(comments) < most and (start := data.find(b"%%", position)) >= 0:
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
