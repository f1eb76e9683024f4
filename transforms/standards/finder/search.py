"""The search of a text: one scan for where a standard may begin, then the longest identifier from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge

from ..spelling import fold_characters
from .doubts import DOUBTFUL, USUAL, confidence
from .leads import CAPITAL_START, PLURALS, SMALL_START, WORDED, WORDED_START
from .lists import with_list
from .mention import Mention
from .places import in_property, in_tag
from .stretch import REACH, Reading, longest, read

_DIGIT = re.compile(r"[0-9]")
_TOKEN = re.compile(rf"[^\s,;()\[\]|\"'`<>]{{1,{REACH}}}")
_WORDS = re.compile(r"[^\W_]{1,20}(?:[ -][^\W_]{1,20}){0,3}")
_GAP = re.compile(r"[ -]")


def find(text: str, context: str = "text", key: str = "") -> list[Mention]:
    """Return the standards that the text names, in order and not overlapping; never raises.

    `context` says where the text stands. A `tag` names a standard as a whole; every other place is searched
    alike. `key` is the folded key of a frontmatter value, which may say what a number is: `rfc: 9110`.
    """
    if context == "tag":
        return in_tag(text)
    found = in_property(text, key) if key else []
    if found or not _may_name(text):
        return found
    return list(_mentions(text))


def _may_name(text: str) -> bool:
    """Return whether a standard may begin anywhere: this decides on nearly every text, and fast."""
    if _DIGIT.search(text):
        return bool(CAPITAL_START.search(text) or SMALL_START.search(text))
    return WORDED_START.search(text) is not None


def _mentions(text: str) -> Iterator[Mention]:
    starts = CAPITAL_START if _DIGIT.search(text) else WORDED_START
    end = 0
    for start in merge(starts.finditer(text), SMALL_START.finditer(text), key=re.Match.start):
        if start.start() >= end:
            for mention in _at(text, start):
                yield mention
                end = mention.end


def _at(text: str, start: re.Match[str]) -> Iterator[Mention]:
    """Yield what is named from a place where a standard may begin, with what a list goes on with."""
    if start.lastgroup == "slug":
        yield from _slug(text, start.start())
        return
    first = _numbered(text, start)
    if first:
        for reading in with_list(first, text):
            sure = confidence(reading, text)
            yield _mention(reading, text, min(sure, DOUBTFUL) if start.lastgroup == "bare" else sure)
    elif start[start.lastgroup or 0] in WORDED:
        yield from _worded(text, start.start())


def _numbered(text: str, start: re.Match[str]) -> Reading | None:
    begin, lead_end = start.span(start.lastgroup or 0)
    if start.lastgroup == "bare":
        return longest("ISO ", text, lead_end, lead_end)
    figures = _DIGIT.search(text, lead_end, lead_end + 48)
    if figures is None:
        return None
    lead = text[begin:lead_end]
    singular = lead[:-1] if lead[:-1].upper() in PLURALS else lead
    return longest(fold_characters(singular + text[lead_end : figures.start()]), text, begin, figures.start())


def _slug(text: str, offset: int) -> Iterator[Mention]:
    token = _TOKEN.match(text, offset)
    for found in in_tag(token[0].rstrip(".:!?*_")) if token else ():
        yield Mention(offset + found.start, offset + found.end, found.raw, found.standard, found.confidence)


def _worded(text: str, start: int) -> Iterator[Mention]:
    """Yield what is named without a number: the longest of up to four words."""
    words = _WORDS.match(text, start)
    ends = [gap.start() for gap in _GAP.finditer(words[0])] + [len(words[0])] if words else []
    for end in reversed(ends):
        standard = read(text[start : start + end])
        if standard:
            yield Mention(start, start + end, text[start : start + end], standard, USUAL)
            return


def _mention(reading: Reading, text: str, sure: float) -> Mention:
    return Mention(reading.start, reading.end, text[reading.start : reading.end], reading.standard, sure)
