"""How far the identifier goes that begins at a place: the longest stretch from there that a body reads.

After the head (`ISO/IEC TS `, `Règlement (UE) `) comes a run of figures, letters and marks without a space,
then pieces that a space or a mark joins (`/Amd 1:2024`, ` Rev. 5`, ` (2015)`). A stretch may end after a
piece, or within the run before one of its marks, so that there are few to read, and never more than a
fixed number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..model import Standard
from ..registry import InvalidStandard, parse
from ..spelling import OWNED, VARIANTS, either
from .words import any_letter, prefix_tree

REACH = 120
"""Longest stretch of text, in characters, taken for one identifier."""
MOST_PIECES = 8

_MORE = r"(?=[A-Za-z]{0,6}[0-9])[0-9A-Za-z]+"
_SIGN = f"[{OWNED}]?"
RUN = (
    rf"""[0-9][0-9A-Za-z]*(?:{_SIGN}(?:[-.:_+]|/(?=[A-Za-z]{{0,3}}[0-9])){_MORE}|/[A-Z]{{2,4}}(?![^\W_]))*"""
)
"""Figures with their marks: `27001:2022`, `800-171Ar3`, `2002/58/CE`, `105-B02`, `2005+AMD1:2012`."""
CHANGES = ("Amd", "Cor", "Add", "Suppl", "Ext", "ISH", "CD", "DIS", "WD", "RLV", "CSV", "part", "v", "ED")
OTHER_CHANGES = (
    "PARTS|PARTIES|TEIL|TEILE|REVISION|RÉVISION|REV|R|AUSGABE|UPDATE|UPD|RELEASE|DAM|FDAM|DCOR|AC|A|CMV|EXV"
)
_CHANGE = prefix_tree(
    (
        *OTHER_CHANGES.split("|"),
        *(form.upper() for word in CHANGES for form in (word, *VARIANTS.get(word, ()))),
    ),
    any_letter,
)
_ANY_RUN = RUN.replace("/[A-Z]", "/[A-Za-z]")
PIECE = rf"""
    {_SIGN} (?: (?:\ ?[:/+-]\ ?|\ ?\(|,?\ ) (?:{_CHANGE}) (?![^\W\d_])
        (?:[.\ ]{{0,2}}(?:(?:[dD][eE]|[oO][fF]|[vV][oO][nN])\ )?{_ANY_RUN})?
      | (?:\ ?[:+-]\ ?|\ ?\(|\ ) (?![0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) {_ANY_RUN}
      | \ ?\((?i:{either("all parts")})
    ) \)?
"""
"""What goes on with an identifier after its run of figures."""

_RUN, _PIECE = re.compile(RUN), re.compile(PIECE, re.VERBOSE)
_STRETCH = re.compile(rf"{RUN}(?x:{PIECE}){{0,{2 * MOST_PIECES}}}(?:[vV][0-9]|[^\W_])?")
"""All that the ends of an identifier depend on: the run, its pieces, and how a word goes on after them."""
_WITHIN = re.compile(rf"(?<=[0-9A-Za-z])(?=[-./:_+{OWNED}]|[vV][0-9])")
_PART = re.compile(
    rf"(?<=[0-9]),?\ (?:{either('part')}|TEIL|PARTS|PARTIES|TEILE)[.\ ]{{1,2}}(?=[0-9])", re.IGNORECASE
)
_EDITION = re.compile(
    rf"""(?: \ -\ | ,?\ ?[(\ ] (?:{either("v", "ED")}|AUSGABE) [.\ ]{{0,2}} (?:(?:DE|OF|VON)\ )? )
        (?P<year>(?:19|20)[0-9]{{2}})\)?\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?![vV][0-9])[^\W_]")
"""A letter or digit, with which a word is not at its end, unless it begins a version: `X.509v3`."""


@dataclass(frozen=True, slots=True, eq=False)
class Identifier:
    """The complete text of an identifier, its value, and how many figures and marks after the head it takes.

    There is one for each head and stretch, so that what it says is worked out once.
    """

    text: str
    standard: Standard
    size: int


class Reading(NamedTuple):
    """A stretch of text read as an identifier: its place, what it says, and the head of that."""

    start: int
    end: int
    head: str
    identifier: Identifier


def longest(head: str, text: str, start: int, figures: int) -> Reading | None:
    """Return the longest identifier made of the head and what the text says from the offset `figures` on.

    `text` has its characters folded.
    """
    stretch = _STRETCH.match(text, figures, figures + REACH)
    identifier = _identifier(head, stretch[0]) if stretch else None
    return Reading(start, figures + identifier.size, head, identifier) if identifier else None


@lru_cache(maxsize=32_768)
def _identifier(head: str, stretch: str) -> Identifier | None:
    """Return the longest identifier; remembered, for a vault names few standards, and names them often."""
    for end in _ends(stretch):
        if not _GOES_ON.match(stretch, end):
            complete = _plain(head + stretch[:end])
            standard = read(complete)
            if standard:
                return Identifier(complete, standard, end)
    return None


def _ends(stretch: str) -> list[int]:
    """Return where an identifier may end, the last place first."""
    run = _RUN.match(stretch)
    if run is None:
        return []
    ends = [*(mark.start() for mark in _WITHIN.finditer(run[0])), run.end()][-MOST_PIECES:]
    piece = _PIECE.match(stretch, run.end())
    while piece and len(ends) < 2 * MOST_PIECES:
        ends.append(piece.end())
        piece = _PIECE.match(stretch, piece.end())
    return ends[::-1]


def _plain(text: str) -> str:
    """Return the identifier with a part named in words as the bodies write it: `IEC 61508 Part 3`."""
    return _PART.sub("-", text)


@lru_cache(maxsize=32_768)
def read(text: str) -> Standard | None:
    """Return what the whole text names, with the publishers its number is known to have, or None."""
    try:
        standard = parse(text).attributed
        return None if standard.publisher in standard.copublishers else standard
    except InvalidStandard:
        edition = _EDITION.search(text)
        return read(f"{text[: edition.start()]}:{edition['year']}") if edition else None
