"""Regular expressions for many words at once, and what may stand before them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_ACCENTED = {"a": "àâä", "c": "ç", "e": "éèêë", "i": "îï", "o": "ôö", "u": "ùûü"}

SEPARATOR = r"[ \t\n\r!\"#'()*+,\-./:;<>\[\\\]^_`{|}~«»‘’“”…–—→•\u00a0\ufffc]"
"""What stands before a word; not a letter or a digit, nor a mark of an address such as `=`."""
ADDRESS = "=&%$@"
"""Marks of an address."""
BOUNDARY = rf"(?<![^\W_])(?<![{ADDRESS}])"
"""Where a word begins that has a capital or a figure: behind any other character."""

WORD_END = "\0"
"""Stands in a name for the end of the last word."""


def prefix_tree(words: Iterable[str], character: Callable[[str], str] = re.escape) -> str:
    """Return an expression for the words, in which each common beginning is written once.

    `character` gives the expression for one character of a word.
    """
    tails: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        tails.setdefault(word[0], []).append(word[1:])
    return "|".join(character(first) + _tail(rest, character) for first, rest in tails.items())


def _tail(words: list[str], character: Callable[[str], str]) -> str:
    if words == [""]:
        return ""
    tree = prefix_tree(filter(None, words), character)
    if "" in words:
        return f"(?:{tree})?"
    return tree if len({word[0] for word in words}) == 1 else f"(?:{tree})"


def any_case(character: str) -> str:
    """Return the expression for a character of a folded name: any case and accent, any mark for a space."""
    if not character.isalpha():
        return small(character)
    letters = character + _ACCENTED.get(character, "")
    return f"[{letters}{letters.upper()}]"


def any_letter(character: str) -> str:
    """Return the expression for a character in either case."""
    return f"[{character.lower()}{character.upper()}]" if character.isalpha() else re.escape(character)


def small(character: str) -> str:
    """Return the expression for a character of a folded name in small letters: any accent, any mark.

    A full stop before a space ends a sentence, and so a name. `WORD_END` is where no word goes on.
    """
    if character == " ":
        return r"(?:[\s_/\u2010-\u2015-]{1,2}|\.)"
    if character == WORD_END:
        return r"(?![^\W_])"
    return f"[{character}{_ACCENTED[character]}]" if character in _ACCENTED else re.escape(character)


def cased(words: Iterable[str]) -> set[str]:
    """Return the words in capitals, with a first capital, and in small letters."""
    return {form for word in words for form in (word.upper(), word.capitalize(), word.lower())}
