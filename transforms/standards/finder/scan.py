"""The quick scan of a text for where a standard may begin, before the exact expressions look there.

The text is turned into bytes, one for each character, of a small alphabet: a plain letter for every accented
one, a space for all that may stand before a word. So the engine leaps from space to space (it has nothing
faster than the search of one byte), and only the words that begin as a standard does cost more. What the
bytes cannot tell apart they let through; they leave nothing out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from .leads import CAPITALS, SMALLS, Beginnings, start_with
from .words import ADDRESS, WORD_END, prefix_tree

_OTHER = "Þ"
"""Stands for letters that are neither plain nor accented."""
_FIRSTS = {word[0] for word in (*CAPITALS.leads, *SMALLS.leads, *CAPITALS.names, *SMALLS.names)}
_FOREIGN = [letter for letter in sorted(_FIRSTS) if letter > "\xff"]
"""First letters that Latin-1 lacks, and that would become a space as all else that it lacks."""


def _plain(character: str) -> str:
    """Return what stands for a character of Latin-1."""
    if character in ADDRESS:
        return "="
    if not character.isalnum():
        return " "
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else _OTHER


_ALPHABET = "".join(_plain(chr(code)) for code in range(256)).encode("latin-1")


def _folded(text: str) -> bytes:
    """Return the text in the alphabet of the scan, one byte for each character."""
    if not text.isascii():
        for letter in _FOREIGN:
            text = text.replace(letter, _OTHER)
    return text.encode("latin-1", "replace").translate(_ALPHABET)


_NUMBER_AHEAD, _FIGURE = "#", "%"
"""Stand at the end of a word for what has to follow; neither is in the alphabet, and nor is `WORD_END`."""
_FOLLOWING = {
    _NUMBER_AHEAD: "(?=[ =0-9])(?=[^0-9]{0,40}[0-9])",
    _FIGURE: "[0-9]",
    WORD_END: f"(?![A-Za-z0-9{_OTHER}])",
    " ": " {1,2}",
}


def _as_written(character: str) -> str:
    return _FOLLOWING.get(character, character)


def _any_case(character: str) -> str:
    return f"[{character.upper()}{character.lower()}]" if character.isalpha() else _as_written(character)


def _written(words: Beginnings) -> Iterator[str]:
    """Yield the words whose letters count as they are written, with what has to follow."""
    yield from (f"{_word(word)}{_NUMBER_AHEAD}" for word in words.leads)
    yield from (f"{_word(word)} " for word in words.spaces)
    yield from (f"{_word(word)} {_FIGURE}" for word in words.articles)
    yield from map(_word, words.worded)
    yield from (f"{letter} {_FIGURE * 2}" for letter in words.codes)


def _word(word: str) -> str:
    """Return a word in the alphabet of the scan, of which no character means more in an expression."""
    return _folded(word).decode("latin-1")


def _names(words: Beginnings) -> Iterator[str]:
    """Yield the names, those that are whole with the end that has to follow."""
    for name in words.names:
        folded = _word(name.removesuffix(WORD_END))
        yield f"{folded}{WORD_END}" if name.endswith(WORD_END) else folded


def _by_first(*families: tuple[Iterable[str], Callable[[str], str]]) -> str:
    """Return an expression for the words, each family with its `character`, that takes their first letter.

    The engine passes over an alternative that begins with another plain character at once.
    """
    tails: dict[str, dict[Callable[[str], str], set[str]]] = {}
    for words, character in families:
        for word in words:
            tails.setdefault(word[0], {}).setdefault(character, set()).add(word[1:])
    return "|".join(
        f"{first}(?={'|'.join(prefix_tree(rest, character) for character, rest in of_family.items())})"
        for first, of_family in tails.items()
    )


@cache
def _expression() -> re.Pattern[bytes]:
    """Return what finds the space before a word that may begin a standard, with the first letter of that."""
    small = _by_first((_written(SMALLS), _as_written), (_names(SMALLS), _as_written))
    capital = _by_first((_written(CAPITALS), _as_written), (_names(CAPITALS), _any_case))
    return re.compile(f" (?:{small}|[A-Z0-9{_OTHER}](?<=(?={capital}).))".encode("latin-1"))


def places(text: str) -> Iterator[int]:
    """Yield the offsets, in order, of words that may begin a standard in a text that begins with a space."""
    return (word.start() + 1 for word in _expression().finditer(_folded(text)))


def start_at(text: str, offset: int) -> re.Match[str] | None:
    """Return how a standard begins at an offset, by the exact expressions, or None where none does."""
    start = start_with(text[offset])
    return start.match(text, offset) if start else None
