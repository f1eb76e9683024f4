"""What is made of the text of a heading, for its section and for links to it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from transforms.fold import fold, word_count
from transforms.links import anchor_key
from transforms.markdown.icon import leading_icon

_LONGEST_REMEMBERED = 200


class Heading(NamedTuple):
    """The text of a heading with its leading emoji, its key without that, its anchor and its words."""

    text: str
    icon: str | None
    key: str
    anchor: str
    word_count: int


def read_heading(text: str) -> Heading:
    """The forms of a heading; remembered when short, since the notes of a vault share many headings."""
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _read(text)


def _read(text: str) -> Heading:
    icon = leading_icon(text)
    key = fold(text[len(icon) :] if icon else text)
    return Heading(text, icon, key, anchor_key(text), word_count(text))


_remembered = lru_cache(maxsize=4096)(_read)
