"""Folding of text for comparison: what every `_key` column holds."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = re.compile("[\u0300-\u036f]+")
_BETWEEN_WORDS = re.compile("[^a-z0-9]+")
_WORD = re.compile(r"[^\W_]\S*")
_ASCII_SPACES = bytes(0x20 if chr(code).isspace() else code for code in range(256))
_ASCII_PUNCTUATION = bytes(code for code in range(128) if not (chr(code).isalnum() or chr(code).isspace()))


def fold(text: str) -> str:
    """`text` in NFC, case-folded, its Latin accents stripped, runs of white space one space, trimmed.

    No-break spaces are white space. Marks that are no accents (Devanagari vowel signs, Hebrew points …)
    stay. `fold(fold(x)) == fold(x)`.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    bare = _without_accents(_without_accents(text).casefold())
    return " ".join(unicodedata.normalize("NFC", bare).split())


def snake_key(label: str) -> str:
    """`label` folded, runs of what is neither letter, mark nor digit turned into `_`: `Siège` → `siege`.

    A label without any letter or digit gives its folded text.
    """
    folded = fold(label)
    if folded.isascii():
        return _BETWEEN_WORDS.sub("_", folded).strip("_") or folded
    spaced = "".join(char if _is_word_part(char) else " " for char in folded)
    return "_".join(spaced.split()) or folded


def word_count(text: str) -> int:
    """The number of words: runs of non-space characters with a letter or digit in them."""
    if text.isascii():
        return len(text.encode().translate(_ASCII_SPACES, _ASCII_PUNCTUATION).split())
    return len(_WORD.findall(text))


def _without_accents(text: str) -> str:
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text))


def _is_word_part(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"
