"""What the finder finds."""

from __future__ import annotations

from typing import NamedTuple

from ..model import Standard


class Mention(NamedTuple):
    """A standard named in a text, and how sure that is.

    `raw` is the text from offset `start` to `end` (characters). In a list (`ISO 9001 et 14001`) it is what
    the item says, `14001`, while `standard` is complete. `standard` carries the publishers its number is
    known to have. `confidence` is from 0 to 1; below 0.5 the text may well mean something else.
    """

    start: int
    end: int
    raw: str
    standard: Standard
    confidence: float


class Found(NamedTuple):
    """A standard found between two offsets of a text, and how sure it is."""

    start: int
    end: int
    standard: Standard
    confidence: float
