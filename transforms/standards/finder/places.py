"""Tags and frontmatter, where a whole value names something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..spelling import TAG_NAMESPACES, fold_characters
from .doubts import DOUBTFUL, SURE, USUAL, is_film_speed
from .leads import ORGANISATIONS
from .lists import with_list
from .mention import Mention
from .stretch import Reading, longest, read

_NAMESPACES = frozenset(TAG_NAMESPACES)
_ORGANISATIONS = frozenset(ORGANISATIONS)
_NUMBERS = re.compile(
    r"\s*[\[(]?\s*(?P<figures>[0-9][0-9A-Za-z.:/+-]*)(?:[\s,;/&]|et|and|[0-9][0-9A-Za-z.:/+-]*|[\])])*"
)
_ABBREVIATED = re.compile(r"#?(?P<word>[A-Za-z0-9]+?)s?(?=[-_/0-9])")
MOST_LEVELS = 8
"""Levels of a nested tag that are looked at."""


def in_tag(tag: str) -> list[Mention]:
    """Return the standard that a tag names: `norme/iso-9001`, `clients/iso-9001`, `norme/iso-9001/audit`.

    Below a namespace for standards any identifier counts; elsewhere it begins with an organisation.
    """
    levels = tag.removeprefix("#").split("/")[:MOST_LEVELS]
    for first in range(len(levels)):
        for last in range(len(levels), first, -1):
            text = "/".join(levels[first:last])
            start = tag.find(text)
            if _names_organisation(text) or (first == 0 and levels[0].casefold() in _NAMESPACES):
                standard = read(text)
                if standard:
                    is_sure = levels[0].casefold() in _NAMESPACES
                    return [Mention(start, start + len(text), text, standard, SURE if is_sure else USUAL)]
    return []


def _names_organisation(text: str) -> bool:
    word = _ABBREVIATED.match(text)
    return word is not None and word["word"].upper() in _ORGANISATIONS


def in_property(value: str, key: str) -> list[Mention]:
    """Return the standards of a value that its key makes sure: `rfc: 9110`, `norme: en 13501-1`.

    An empty list says that the value is to be read as a text.
    """
    organisation = _organisation(key)
    if organisation and _NUMBERS.fullmatch(value):
        return [_sure(reading, value) for reading in _numbers(organisation, value)]
    standard = read(value) if key in _NAMESPACES and len(value) <= 100 else None
    return [Mention(0, len(value), value, standard, SURE)] if standard else []


@lru_cache(maxsize=4096)
def _organisation(key: str) -> str | None:
    """Return whose numbers a key announces; remembered, since the notes of a vault share their keys."""
    word = key.upper()
    if word not in _ORGANISATIONS:
        word = word.removesuffix("S")
    return word if word in _ORGANISATIONS else None


def _numbers(organisation: str, value: str) -> Iterator[Reading]:
    folded = fold_characters(value)
    figures = re.search(r"[0-9]", folded)
    start = figures.start() if figures else 0
    first = longest(f"{organisation} ", folded, start, start)
    if first:
        yield from with_list(first, folded)


def _sure(reading: Reading, value: str) -> Mention:
    standard, raw = reading.identifier.standard, value[reading.start : reading.end]
    sure = DOUBTFUL if is_film_speed(standard) else SURE
    return Mention(reading.start, reading.end, raw, standard, sure)
