"""The search of a text: one scan for where a standard may begin, then the longest identifier from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from heapq import merge
from itertools import islice

from ..spelling import fold_characters
from .doubts import DOUBTFUL, USUAL, confidence
from .leads import CAPITAL_START, CAPITAL_WORD, PLURALS, SMALL_START, SMALL_WORD, WORDED
from .lists import with_list
from .mention import Mention
from .named import NAMED, named
from .places import in_property, in_tag
from .stretch import REACH, Reading, longest, read

_DIGIT = re.compile(r"[0-9]")
_TOKEN = re.compile(rf"[^\s,;()\[\]|\"'`<>]{{1,{REACH}}}")
_WORDS = re.compile(r"[^\W_]{1,20}(?:[ -][^\W_]{1,20}){0,3}")
_GAP = re.compile(r"[ -]")
_GLOSS = ("(", " (", " [")
"""What parts an identifier from a name that explains it: `ISO/PAS 21448 (SOTIF)` names one standard."""


def find(text: str, context: str = "text", key: str = "", most: int | None = None) -> list[Mention]:
    """Return the standards that the text names, in order and not overlapping; never raises.

    `context` says where the text stands. A `tag` names a standard as a whole; every other place is searched
    alike. `key` is the folded key of a frontmatter value, which may say what a number is: `rfc: 9110`.
    The search of a text ends once `most` are found.
    """
    if context == "tag":
        return in_tag(text)
    found = in_property(text, key) if key else []
    if found:
        return found
    padded = f" {text}"
    capital, small = (CAPITAL_START, SMALL_START) if _DIGIT.search(text) else (CAPITAL_WORD, SMALL_WORD)
    if not (capital.search(padded) or small.search(padded)):
        return []
    return [_moved(mention, -1) for mention in islice(_mentions(padded, capital, small), most)]


def _mentions(text: str, capital: re.Pattern[str], small: re.Pattern[str]) -> Iterator[Mention]:
    """Yield what a text names that begins with a separator, in order."""
    end = 0
    for start in merge(capital.finditer(text), small.finditer(text), key=_offset):
        if _offset(start) >= end:
            is_gloss = end > 0 and start.lastgroup == "name" and text[end : _offset(start)] in _GLOSS
            for mention in _at(text, start):
                yield replace(mention, confidence=min(mention.confidence, NAMED)) if is_gloss else mention
                end = mention.end


def _offset(start: re.Match[str]) -> int:
    """Return where the word begins that one of the expressions has found."""
    return start.start(start.lastgroup or 0)


def _moved(mention: Mention, by: int) -> Mention:
    return replace(mention, start=mention.start + by, end=mention.end + by)


def _at(text: str, start: re.Match[str]) -> Iterator[Mention]:
    """Yield what is named from a place where a standard may begin, with what a list goes on with."""
    offset = _offset(start)
    if start.lastgroup == "slug":
        yield from _slug(text, offset)
        return
    first = _numbered(text, start)
    if first:
        for reading in with_list(first, text):
            sure = confidence(reading, text)
            yield _mention(reading, text, min(sure, DOUBTFUL) if start.lastgroup == "bare" else sure)
        return
    word = _worded(text, offset) if start[start.lastgroup or 0] in WORDED else named(text, offset)
    if word:
        yield word


def _numbered(text: str, start: re.Match[str]) -> Reading | None:
    if start.lastgroup == "name":
        return None
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
        yield _moved(found, offset)


def _worded(text: str, start: int) -> Mention | None:
    """Return what is named without a number: the longest of up to four words."""
    words = _WORDS.match(text, start)
    ends = [gap.start() for gap in _GAP.finditer(words[0])] + [len(words[0])] if words else []
    for end in reversed(ends):
        standard = read(text[start : start + end])
        if standard:
            return Mention(start, start + end, text[start : start + end], standard, USUAL)
    return None


def _mention(reading: Reading, text: str, sure: float) -> Mention:
    return Mention(reading.start, reading.end, text[reading.start : reading.end], reading.standard, sure)
