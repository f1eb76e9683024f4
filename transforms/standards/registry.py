"""From the text of one identifier to its value: every body that may own its first word is asked in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .bodies import iec, iec_papers, iec_systems, iso, iso_papers
from .body import Body, register
from .model import Standard
from .spelling import MAX_LENGTH, TAG_NAMESPACES, fold

BODIES: tuple[Body, ...] = (iso.BODY, iso_papers.BODY, iec.BODY, iec_systems.BODY, iec_papers.BODY)
"""Every body, in the order in which they are asked."""

register(BODIES)


class InvalidStandard(ValueError):
    """The text is not the identifier of a standard that any body knows."""


_FIRST_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(rf"#?(?:{'|'.join(TAG_NAMESPACES)})/(?P<slug>.+)", re.IGNORECASE)
_SLUG = re.compile(r"[^\W\d_]+(?:[-_/.][^\W_]+)+")
_SLUG_MARKS = re.compile(r"[-_/.]")
_LEADLESS = tuple(body for body in BODIES if body.is_leadless)


def _by_lead() -> dict[str, tuple[Body, ...]]:
    leads = {lead.upper() for body in BODIES for lead in body.leads}
    return {
        lead: tuple(body for body in BODIES if body.is_leadless or lead in map(str.upper, body.leads))
        for lead in leads
    }


_BY_LEAD = _by_lead()


def parse(text: str) -> Standard:
    """Return the standard that the whole text names, in any spelling, or as a tag (`norme/iso-iec-27001`).

    Raises InvalidStandard, and nothing else, for any other text, and for one longer than `MAX_LENGTH`.
    """
    if len(text) <= MAX_LENGTH:
        folded = fold(text)
        found = _first(_readings(folded))
        if found is not None:
            return found
    raise InvalidStandard(f"not the identifier of a standard: {text[:MAX_LENGTH]!r}")


def bodies_for(folded: str) -> tuple[Body, ...]:
    """Return the bodies that may own a text, by its first word."""
    word = _FIRST_WORD.match(folded)
    return _BY_LEAD.get(word[0].upper(), _LEADLESS) if word else _LEADLESS


def _first(readings: Iterator[Standard | None]) -> Standard | None:
    return next((standard for standard in readings if standard is not None), None)


def _readings(folded: str) -> Iterator[Standard | None]:
    """Yield what each body makes of the text, then of the tag that it may be."""
    tag = _TAG.fullmatch(folded)
    if tag is None:
        for body in bodies_for(folded):
            yield body.parse(folded)
    slug = _SLUG.fullmatch(tag["slug"] if tag else folded)
    if slug:
        words = _SLUG_MARKS.split(slug[0])
        for body in bodies_for(slug[0]):
            yield body.parse(body.from_tag(words))
    elif tag:
        for body in bodies_for(tag["slug"]):
            yield body.parse(tag["slug"])
