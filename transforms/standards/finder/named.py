"""Standards that a text calls by a name: `RGPD`, `AI Act`, `critères communs`, and how sure that is."""

from __future__ import annotations

import re
from functools import cache

from ..names import IN_TEXT, key
from ..names_table import Name
from .doubts import LIKELY, USUAL
from .mention import Found
from .stretch import read
from .surroundings import Subject, Surroundings
from .words import any_case, prefix_tree

NAMED = 0.3
"""The confidence of a technique's name (`AES`), or of one without the context that it needs (`CRA`)."""


def named(text: str, start: int, around: Surroundings) -> Found | None:
    """Return the longest name that begins at the offset, or None where it is written as another word is."""
    found = _names(text[start]).match(text, start)
    name = IN_TEXT.get(key(found[0])) if found else None
    if found is None or name is None or not _is_written(name, found[0]):
        return None
    standard = read(name.identifier)
    if standard is None:
        return None
    return Found(start, found.end(), standard, _confidence(name, around, start, found.end()))


@cache
def _names(initial: str) -> re.Pattern[str]:
    """Return an expression for the names that begin with a letter, in any case, with or without accents."""
    names = (name for name in IN_TEXT if name.startswith(key(initial)))
    return re.compile(rf"(?:{prefix_tree(names, any_case)})(?![^\W_])")


def _is_written(name: Name, text: str) -> bool:
    return name.strength == "always" or " ".join(text.split()) == name.name


def _confidence(name: Name, around: Surroundings, start: int, end: int) -> float:
    if name.strength in ("always", "capitals"):
        return USUAL
    is_near = name.strength == "context" and around.are_about(_subject(name.context), start, end)
    return LIKELY if is_near else NAMED


@cache
def _subject(context: tuple[str, ...]) -> Subject:
    """Return the words of a context, which gives stems, and whole words of two letters."""
    return Subject(
        frozenset(word for word in context if len(word) < 3),
        tuple(stem for stem in context if len(stem) > 2),
    )
