"""A leaf block that has been read: its text and where it belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.markdown.items import OpenItem
from transforms.markdown.mask import Masked

_BLOCK_ID = re.compile(r"\^([A-Za-z0-9-]+)\s*")


@dataclass(slots=True)
class Leaf:
    """The text of a paragraph or of an item's own line, with its place.

    `raw` is all of it; `raw[start:end]` is without a task's brackets and a block id. `line` is that of the
    first character.
    """

    raw: str
    line: int
    start: int
    end: int
    item: OpenItem | None
    callout_no: int | None
    section_no: int
    _counted: int = 0

    def line_at(self, offset: int) -> int:
        """The line of the file on which the character at `offset` stands; asked in order of offsets."""
        self.line += self.raw.count("\n", self._counted, offset)
        self._counted = offset
        return self.line


def unmask(text: str, masked: Masked) -> str:
    """`text` without the placeholders of comments, and with its dollars."""
    if not masked.comment:
        return text
    if masked.comment in text:
        text = re.sub(f" ?{masked.comment}+", "", text)
    return text.replace(masked.dollar, "$").strip()


def read_block_id(scan: str) -> tuple[str, int] | None:
    """The block id that `scan` ends with, after white space or alone, and where it begins."""
    caret = scan.rfind("^")
    match = _BLOCK_ID.fullmatch(scan, caret) if caret >= 0 else None
    if match is None or not (caret == 0 or scan[caret - 1].isspace()):
        return None
    return match[1], caret
