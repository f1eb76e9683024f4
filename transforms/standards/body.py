"""What a standards body declares, and the register in which a value finds the body that renders it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .model import Standard

Language = Literal["en", "fr"]


_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PART = re.compile(r"[0-9]+[a-z]{0,2}|[a-z][0-9]{2}", re.IGNORECASE)


def no_urn(standard: Standard) -> str | None:
    """Return None: the body has no URN namespace of its own."""
    return None


def words_from_tag(words: Sequence[str]) -> str:
    """Return the text that a tag's words stand for: `iso iec 27001 2022` → `iso iec 27001:2022`.

    A tag has one separator where an identifier has several. After a number it is the dash of a part (`1`,
    `1q`, `b01`), or the colon of a date when what follows reads as a year (1900 to 2099).
    """
    text = words[0]
    for previous, word in itertools.pairwise(words):
        text += _separator(previous, word) + word
    return text


def _separator(previous: str, word: str) -> str:
    if _YEAR.fullmatch(word) and any(character.isdigit() for character in previous):
        return ":"
    return "-" if previous[-1:].isdigit() and _PART.fullmatch(word) else " "


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body or a family of bodies: how its identifiers begin, how they are read and how they are written.

    `leads` are the first words (letters up to the first other character, any case) that may begin one of its
    identifiers; a body with `is_leadless` is also asked about texts that begin with no declared word.
    `parse` takes folded text, returns None for what is not its own, and never raises. `render` writes a value
    from its fields, such that reading it again gives an equal value. `from_tag` turns the words of a tag into
    text for `parse`. `work_fields` names the fields and details that the undated form would drop, and keeps;
    `remarks` the details that say how a document stands to others, and that its edition is known without.
    """

    name: str
    leads: tuple[str, ...]
    parse: Callable[[str], Standard | None]
    render: Callable[[Standard, Language], str]
    urn: Callable[[Standard], str | None] = no_urn
    from_tag: Callable[[Sequence[str]], str] = words_from_tag
    work_fields: frozenset[str] = frozenset()
    remarks: frozenset[str] = frozenset()
    is_leadless: bool = False


_FIRST_WORD = re.compile(r"[^\W\d_]+")
_BY_NAME: dict[str, Body] = {}
_BY_LEAD: dict[str, tuple[Body, ...]] = {}
"""Bodies to ask, by first word in capitals; under `""` those for texts that begin with no declared word."""


def register(bodies: Sequence[Body]) -> None:
    """Make the bodies known, in the order in which they are to be asked."""
    _BY_NAME.update((body.name, body) for body in bodies)
    leads = {body.name: {lead.upper() for lead in body.leads} for body in bodies}
    for lead in {"", *itertools.chain.from_iterable(leads.values())}:
        _BY_LEAD[lead] = tuple(body for body in bodies if body.is_leadless or lead in leads[body.name])


def named(name: str) -> Body:
    """Return the registered body of that name."""
    return _BY_NAME[name]


def bodies_for(folded: str) -> tuple[Body, ...]:
    """Return the bodies that may own a text, by its first word."""
    word = _FIRST_WORD.match(folded)
    return _BY_LEAD.get(word[0].upper() if word else "", _BY_LEAD[""])


def read(folded: str, among: Collection[str] | None = None) -> Standard | None:
    """Return what the first body that knows the folded text makes of it, or None.

    A body that adopts others' standards reads the adopted one with `among`, the names of the bodies it adopts
    from. These never lead back to it, so that the depth of adoptions is bounded.
    """
    for body in bodies_for(folded):
        standard = body.parse(folded) if among is None or body.name in among else None
        if standard is not None:
            return standard
    return None
