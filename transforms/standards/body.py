"""What a standards body declares, and the register in which a value finds the body that renders it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .model import Standard

Language = Literal["en", "fr"]


def no_urn(standard: Standard) -> str | None:
    """Return None: the body has no URN namespace of its own."""
    return None


def words_from_tag(words: Sequence[str]) -> str:
    """Return the text that a tag's words stand for: `iso iec 27001 2022` → `iso iec 27001:2022`.

    A tag has one separator where an identifier has several. Between two numbers it is the dash of a part,
    unless the second reads as a year (1900–2099) and something numbered comes before it.
    """
    text = words[0]
    for previous, word in itertools.pairwise(words):
        text += _separator(previous, word) + word
    return text


def _separator(previous: str, word: str) -> str:
    if not (previous[-1:].isdigit() and word[:1].isdigit()):
        return " "
    return ":" if len(word) == 4 and word[:2] in ("19", "20") else "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body or a family of bodies: how its identifiers begin, how they are read and how they are written.

    `leads` are the first words (letters up to the first other character, any case) that may begin one of
    its identifiers; a body with `is_leadless` is also asked about texts that begin with no declared word.
    `parse` takes folded text and returns None for what is not its own; it never raises. `render` writes a
    value from its fields, such that reading it again gives an equal value. `from_tag` turns the words of a
    tag into text for `parse`. `work_details` are the names in `Standard.detail` that the undated form
    keeps.
    """

    name: str
    leads: tuple[str, ...]
    parse: Callable[[str], Standard | None]
    render: Callable[[Standard, Language], str]
    urn: Callable[[Standard], str | None] = no_urn
    from_tag: Callable[[Sequence[str]], str] = words_from_tag
    work_details: frozenset[str] = frozenset()
    is_leadless: bool = False


_BY_NAME: dict[str, Body] = {}


def register(bodies: Sequence[Body]) -> None:
    """Make the bodies known by name, so that their values can be rendered."""
    _BY_NAME.update((body.name, body) for body in bodies)


def named(name: str) -> Body:
    """Return the registered body of that name."""
    return _BY_NAME[name]
