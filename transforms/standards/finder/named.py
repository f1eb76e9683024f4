"""Standards that a text calls by a name: `RGPD`, `AI Act`, `critères communs`, and how sure that is."""

from __future__ import annotations

import re
from functools import cache

from ..names import BY_KEY, key
from ..names_table import Name
from .doubts import AROUND, LIKELY, USUAL
from .mention import Mention
from .stretch import read
from .words import any_case, prefix_tree

NAMED = 0.3
"""The confidence of a technique's name (`AES`), or of one without the context that it needs (`CRA`)."""

_WORD = re.compile(r"[^\W\d_]+")


def named(text: str, start: int) -> Mention | None:
    """Return the longest name that begins at the offset, or None where it is written as another word is."""
    found = _names(key(text[start])).match(text, start)
    name = BY_KEY.get(key(found[0])) if found else None
    if found is None or name is None or not _is_written(name, found[0]):
        return None
    standard = read(name.identifier)
    if standard is None:
        return None
    return Mention(found.start(), found.end(), found[0], standard, _confidence(name, text, found))


@cache
def _names(initial: str) -> re.Pattern[str]:
    """Return an expression for the names that begin with a letter, in any case, with or without accents."""
    names = (name for name in BY_KEY if name.startswith(initial))
    return re.compile(rf"(?:{prefix_tree(names, any_case)})(?![^\W_])")


def _is_written(name: Name, text: str) -> bool:
    return name.strength == "always" or " ".join(text.split()) == name.name


def _confidence(name: Name, text: str, found: re.Match[str]) -> float:
    if name.strength in ("always", "capitals"):
        return USUAL
    around = text[max(0, found.start() - AROUND) : found.start()] + text[found.end() : found.end() + AROUND]
    words = _WORD.findall(around.lower())
    return LIKELY if any(_is_of(word, stem) for word in words for stem in name.context) else NAMED


def _is_of(word: str, stem: str) -> bool:
    """Return whether a word is one of a context, which gives stems, and whole words of two letters."""
    return word == stem if len(stem) < 3 else word.startswith(stem)
