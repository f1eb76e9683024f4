"""Standards named in running text: where one may begin, and the longest text from there that names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .model import Standard
from .registry import BODIES, InvalidStandard, parse
from .spelling import fold_characters

LONGEST = 80
"""Longest stretch of running text tried for one mention."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A standard named in a text, from offset `start` to `end`, and how sure it is (0 to 1)."""

    start: int
    end: int
    raw: str
    standard: Standard
    confidence: float


_LEADS = sorted({lead for body in BODIES for lead in body.leads if len(lead) > 1}, key=len, reverse=True)
_START = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, _LEADS))})(?![^\W\d_])", re.IGNORECASE)
_STRETCH = re.compile(r"[^\n\r;]*")
_ENDS = re.compile(r"[^\W_](?![^\W_])|(?<=[^\W_])\)")


def find(text: str, context: str = "text", key: str = "") -> list[Mention]:
    """Return the standards that the text names, in order and not overlapping; never raises.

    `context` says what the text is (`text`, `heading`, `list_item`, `tag`, `frontmatter` …).
    """
    if context == "tag":
        whole = _mention(text, 0, len(text))
        return [whole] if whole else []
    return list(_mentions(text))


def _mentions(text: str) -> Iterator[Mention]:
    folded, position = fold_characters(text), 0
    while start := _START.search(folded, position):
        mention = _longest(folded, text, start.start())
        if mention:
            yield mention
        position = mention.end if mention else start.end()


def _longest(folded: str, text: str, start: int) -> Mention | None:
    stretch = _STRETCH.match(folded, start, start + LONGEST)
    ends = [end.end() for end in _ENDS.finditer(stretch[0])] if stretch else []
    mentions = (_mention(text, start, start + end) for end in reversed(ends))
    return next((mention for mention in mentions if mention), None)


def _mention(text: str, start: int, end: int) -> Mention | None:
    try:
        return Mention(start, end, text[start:end], parse(text[start:end]), 1.0)
    except InvalidStandard:
        return None
