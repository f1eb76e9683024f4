"""The leaf blocks of a note as text, for what looks for names in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.markdown.mask import Masked

_HIDDEN_RUN = re.compile("\ufffc+")


class Block(NamedTuple):
    """The plain text of a leaf block and its place.

    `source` is `heading`, `list_item`, `callout`, `table` or `text`. In `text` code, mathematics and
    comments are U+FFFC, line ends those of the source: a character stands on `line` plus the number of
    `\\n` before it.
    """

    source: str
    section_no: int
    item_no: int | None
    callout_no: int | None
    line: int
    text: str


def block_text(shown: str, masked: Masked) -> str:
    """The text of a block, every run of hidden characters one U+FFFC."""
    if masked.comment:
        shown = shown.replace(masked.comment, "\ufffc").replace(masked.dollar, "$")
    return _HIDDEN_RUN.sub("\ufffc", shown) if "\ufffc\ufffc" in shown else shown
