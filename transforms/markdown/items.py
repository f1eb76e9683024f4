"""List items: their place in the tree, marker, task status and text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from transforms.markdown.new_row import new_row
from transforms.rows import ListItem

_MARKER = re.compile(rb"[ \t]*([-+*]|[0-9]{1,9}[.)])(?:[ \t]{1,4}\[([^\[\]\n]{1,8})\](?=\s|\Z))?[ \t]*(\n?)")
"""The marker (CommonMark 0.31, section 5.2), and the brackets of a task with whatever is in them."""


_PARSER_S_OWN = (b" ", b"x", b"X")
"""What the parser takes for a task by itself, and takes out of the text."""


@dataclass(slots=True)
class OpenFact:
    """A bold lead with a colon and nothing behind it: its value may be in what is nested under it."""

    label: str
    line: int
    is_stated: bool = False


@dataclass(slots=True)
class OpenList:
    """A list while it is read."""

    no: int
    is_ordered: bool
    position: int = 0


@dataclass(slots=True)
class OpenItem:
    """A list item while it is read."""

    no: int
    section_no: int
    callout_no: int | None
    list_no: int
    parent: OpenItem | None
    depth: int
    position: int
    is_ordered: bool
    marker: str
    line: int
    status: str | None = None
    is_status_in_text: bool = False
    lead: str | None = None
    block_id: str | None = None
    texts: list[str] = field(default_factory=list)
    has_list: bool = False
    has_fact: bool = False
    open_fact: OpenFact | None = None
    inherited: OpenFact | None = None

    @property
    def text(self) -> str:
        """The plain text of the item's own blocks, without the lists nested in it."""
        return "\n".join(self.texts)

    def row(self) -> ListItem:
        """The row of `list_items`."""
        status = self.status
        columns = (
            self.no,
            self.section_no,
            self.callout_no,
            self.list_no,
            self.parent.no if self.parent is not None else None,
            self.depth,
            self.position,
            self.is_ordered,
            self.marker,
            self.lead,
            "\n".join(self.texts),
            status,
            status is not None,
            None if status is None else status in "xX",
            self.block_id,
            self.line,
        )
        return new_row(ListItem, columns)


class Marker(NamedTuple):
    """What an item begins with; `width` (in bytes) and `is_alone` tell where its content begins."""

    marker: str
    status: str | None
    width: int
    is_alone: bool


_UNSEEN = Marker("-", None, 0, False)
"""Of an item whose marker the parser sees and we do not."""


def item_start(data: bytes, offset: int) -> int:
    """Where the item begins whose range the parser begins at `offset`.

    The parser takes the columns of a tab for bytes, and so may begin one byte early: on the line end or the
    mark of a block quote before the tab.
    """
    return offset + (data[offset] in b"\n>")


def read_marker(data: bytes, offset: int) -> Marker:
    """The marker of the item whose range begins at `offset`."""
    match = _MARKER.match(data, offset)
    return _UNSEEN if match is None else _marker(match[0])


@lru_cache(maxsize=4096)
def _marker(written: bytes) -> Marker:
    """The marker that is written so; there are few."""
    match = _MARKER.match(written)
    assert match is not None
    marker, brackets, line_end = match.groups()
    status = None if brackets is None else _status(brackets.decode(errors="replace"))
    is_alone = bool(line_end) and (brackets is None or brackets in _PARSER_S_OWN)
    return Marker(marker.decode(), status, match.end(1), is_alone)


def _status(text: str) -> str | None:
    """What stands between the brackets if it is one character, which U+FE0F may follow."""
    if len(text) > 1 and text[1:] != "\ufe0f":
        return None
    return " " if text.isspace() else text


class Items:
    """The items of a note, and the lists around the current place."""

    __slots__ = ("_list_count", "_lists", "opened")

    def __init__(self) -> None:
        self.opened: list[OpenItem] = []
        self._lists: list[OpenList] = []
        self._list_count = 0

    def open_list(self, is_ordered: bool, item: OpenItem | None) -> None:
        """Begin a list, nested in `item` if there is one."""
        self._list_count += 1
        self._lists.append(OpenList(self._list_count, is_ordered))
        if item is not None:
            item.has_list = True

    def close_list(self) -> None:
        """End the innermost list."""
        self._lists.pop()

    def open(
        self, marker: Marker, line: int, section_no: int, callout_no: int | None, parent: OpenItem | None
    ) -> OpenItem:
        """Begin an item of the innermost list, on `line`."""
        around = self._lists[-1]
        around.position += 1
        item = OpenItem(
            len(self.opened) + 1,
            section_no,
            callout_no,
            around.no,
            parent,
            parent.depth + 1 if parent is not None else 1,
            around.position,
            around.is_ordered,
            marker.marker,
            line,
            marker.status,
            marker.status is not None,
        )
        if parent is not None:
            item.inherited = parent.open_fact or (None if parent.has_fact else parent.inherited)
        self.opened.append(item)
        return item

    def rows(self) -> list[ListItem]:
        """The rows of `list_items`."""
        return [item.row() for item in self.opened]
