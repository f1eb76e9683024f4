"""From the text of one identifier to its value: every body that may own its first word is asked in turn."""

from __future__ import annotations

import re

from .bodies import (
    ansi,
    bsi,
    cen,
    etsi,
    eu,
    iec,
    iec_papers,
    iec_systems,
    ieee,
    ietf,
    industry,
    iso,
    iso_papers,
    itu,
    jis,
    national,
    nist,
)
from .body import Body, bodies_for, read, register
from .model import Standard
from .names import lookup
from .spelling import MAX_LENGTH, TAG_NAMESPACES, fold

BODIES: tuple[Body, ...] = (
    national.BODY,
    iso.BODY,
    iso_papers.BODY,
    iec.BODY,
    iec_systems.BODY,
    iec_papers.BODY,
    etsi.BODY,
    itu.BODY,
    ietf.BODY,
    jis.BODY,
    nist.BODY,
    cen.BODY,
    bsi.BODY,
    eu.BODY,
    industry.BODY,
    ansi.BODY,
    ieee.BODY,
)
"""Every body, in the order in which they are asked."""

register(BODIES)


class InvalidStandard(ValueError):
    """The text is not the identifier of a standard that any body knows."""


_TAG = re.compile(rf"#?(?:{'|'.join(TAG_NAMESPACES)})/(?P<slug>.+)", re.IGNORECASE)
_SLUG = re.compile(r"[0-9]?[^\W\d_]+(?:[-_/.][^\W_]+)+")
_SLUG_MARKS = re.compile(r"[-_/.]")


def parse(text: str) -> Standard:
    """Return the standard that the whole text names, in any spelling, or as a tag (`norme/iso-iec-27001`).

    Raises InvalidStandard, and nothing else, for any other text, and for one that is longer than
    `MAX_LENGTH` as it stands or in its canonical form.
    """
    standard = _parse(fold(text)) if len(text) <= MAX_LENGTH else None
    if standard is None or (len(text) > MAX_LENGTH // 2 and len(str(standard)) > MAX_LENGTH):
        raise InvalidStandard(f"not the identifier of a standard: {text[:MAX_LENGTH]!r}")
    return standard


def _parse(folded: str) -> Standard | None:
    tag = _TAG.fullmatch(folded)
    if tag:
        slug = tag["slug"]
        return _parse_slug(slug) or read(slug) or lookup(slug, is_declared=True)
    return read(folded) or lookup(folded) or _parse_slug(folded)


def _parse_slug(slug: str) -> Standard | None:
    """Return what the words of a tag name: each body has its own way to put them together."""
    if not _SLUG.fullmatch(slug):
        return None
    words = _SLUG_MARKS.split(slug)
    standards = (body.parse(body.from_tag(words)) for body in bodies_for(slug))
    return next((standard for standard in standards if standard is not None), None)
