"""Reading the names of standards: what `RGPD`, `AI Act` or `Critères Communs` stands for."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from transforms.normal_form import normal_form

from .body import read
from .model import Standard
from .names_table import NAMES, Name

_MARKS = re.compile(r"[\s_./-]+")


def key(name: str) -> str:
    """Return a name as the table is searched: no case, no accents, one space for dashes, dots and slashes."""
    if not name.isascii():
        decomposed = normal_form("NFD", name)
        name = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _MARKS.sub(" ", name).strip().casefold()


BY_KEY: dict[str, Name] = {key(name.name): name for name in NAMES}
IN_TEXT = {text: name for text, name in BY_KEY.items() if name.strength != "declared"}
"""The names that are looked for in running text."""


def lookup(text: str, *, is_declared: bool = False) -> Standard | None:
    """Return the standard that the whole text is a name of, or None.

    Names that need a context, or mean a technique, count only where a place `is_declared` to name standards,
    as the tag `norme/…` is; those in capitals must be written so elsewhere.
    """
    name = BY_KEY.get(key(text))
    if name is None or not (is_declared or _is_plain(name, text)):
        return None
    return _standard(name.identifier)


def _is_plain(name: Name, text: str) -> bool:
    return name.strength == "always" or (name.strength == "capitals" and text.strip() == name.name)


@cache
def _standard(identifier: str) -> Standard | None:
    return read(identifier)
