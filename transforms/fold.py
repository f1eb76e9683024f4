"""Folding of text for comparison: what every `_key` column holds."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from transforms.normal_form import normal_form

_ACCENT = re.compile("[\u0300-\u036f]")
_BETWEEN_WORDS = re.compile("[^a-z0-9]+")
_MARK_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\w]")
_PUNCTUATION = bytes(code for code in range(128) if not (chr(code).isalnum() or chr(code).isspace()))
_TO_WORDS = bytes(0x20 if code < 128 and chr(code).isspace() else ord("a") for code in range(256))
"""White space to a space, and every other byte of UTF-8 to a letter."""


def fold(text: str) -> str:
    """`text` in NFC, case-folded, its Latin accents stripped, runs of white space one space, trimmed.

    No-break spaces are white space. Marks that are no accents (Devanagari vowel signs, Hebrew points …)
    stay. `fold(fold(x)) == fold(x)`.
    """
    bare = _without_accents(text)  # case-folded, it has no accents either: that holds for every character
    folded = bare.lower() if bare.isascii() else normal_form("NFC", bare.casefold())
    return " ".join(folded.split())


@lru_cache(maxsize=65_536)
def snake_key(label: str) -> str:
    """`label` folded, runs of what is neither letter, mark nor digit turned into `_`: `Siège` → `siege`.

    A label without any letter or digit gives its folded text. Results are remembered: a vault has few keys
    and writes them in every note.
    """
    folded = fold(label)
    if folded.isascii():
        return _BETWEEN_WORDS.sub("_", folded).strip("_") or folded
    spaced = "".join(char if _is_word_part(char) else " " for char in folded)
    return "_".join(spaced.split()) or folded


def word_count(text: str) -> int:
    """The number of words: runs of non-space characters with a letter or digit in them."""
    if not text.isascii():
        text = _MARK_BEYOND_ASCII.sub(_space_or_nothing, text)
    return (b" " + text.encode().translate(_TO_WORDS, _PUNCTUATION)).count(b" a")


def _space_or_nothing(mark: re.Match[str]) -> str:
    return " " if mark[0].isspace() else ""


def _without_accents(text: str) -> str:
    return text if text.isascii() else _ACCENT.sub("", normal_form("NFD", text))


def _is_word_part(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"
