"""IEC and CISPR: standards, guides, reports, specifications, drafts, consolidated and redline versions.

Sources: ISO/IEC Directives, Part 1, IEC Supplement; IEC's catalogue. In 1997 IEC added 60000 to the numbers
of all its publications, guides apart, and to those of earlier editions in its catalogue: `IEC 320` is `IEC
60320`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..body import Body, Language
from ..model import Standard
from ..pattern import lazy
from . import iso, iso_iec

LEADS = ("IEC", "CEI", "МЭК", "CISPR", "Guide", *iso_iec.STAGES)
RENUMBERED_BELOW = 2000
"""No publication had a higher number when 60000 was added."""

_ITALIAN = lazy(r"CEI [0-9]{1,2}-[0-9]", re.IGNORECASE)


def parse(text: str) -> Standard | None:
    """Return the standard when IEC or CISPR is its first publisher."""
    reading = iso_iec.read(text)
    if reading is None or reading.publishers[0] not in ("IEC", "CISPR"):
        return None
    publishers = reading.publishers[1:] if reading.publishers[:2] == ("IEC", "CISPR") else reading.publishers
    if _is_italian(text):
        return None
    standard = Standard(
        body="iec",
        publisher=publishers[0],
        copublishers=publishers[1:],
        doc_type=reading.doc_type,
        stage=reading.stage,
        iteration=reading.iteration,
        number=reading.number,
        part=reading.part,
        year=reading.year,
        month=reading.month,
        day=reading.day,
        edition=reading.edition,
        version=reading.version,
        supplements=tuple(reading.supplements),
        detail=tuple(sorted(reading.detail.items())),
        language=reading.language,
        notation="iso" if _is_iso_notation(reading) else "",
    )
    return _renumbered(standard)


def _is_italian(text: str) -> bool:
    """Return whether it is of the Italian CEI, which numbers by committee: `CEI 0-16`, `CEI 64-8`."""
    return _ITALIAN.match(text) is not None


def _is_iso_notation(reading: iso_iec.Reading) -> bool:
    """Return whether ISO's catalogue writes it so: `IEC 62304:2006/Amd 1:2015`, `IEC/TR 80001-2-3`."""
    is_slashed = reading.has_slash and bool(reading.doc_type) and not reading.stage
    return reading.catalogue == "iso" or is_slashed


def _renumbered(standard: Standard) -> Standard:
    number = standard.number
    is_old = standard.publisher == "IEC" and standard.doc_type in ("", "TR", "TS") and number.isdigit()
    if not (is_old and int(number) < RENUMBERED_BELOW):
        return standard
    return replace(standard, number=str(60000 + int(number)))


def render(standard: Standard, language: Language) -> str:
    """Return the identifier as IEC writes it in English or in French."""
    return _head(standard, language) + _number(standard) + _tail(standard, language)


def _head(standard: Standard, language: Language) -> str:
    names = (standard.publisher, *standard.copublishers)
    publishers = "/".join(iso.FRENCH.get(name, name) if language == "fr" else name for name in names)
    stage, doc_type = standard.stage, standard.doc_type
    if doc_type == "Guide" and language == "fr" and not stage:
        return f"Guide {publishers} "
    words = stage + doc_type if stage in iso_iec.FUSED or doc_type == "ISH" else f"{stage} {doc_type}".strip()
    return f"{publishers}{_separator(standard)}{words} " if words else f"{publishers} "


def _separator(standard: Standard) -> str:
    if standard.copublishers or standard.doc_type == "Guide":
        return " "
    is_draft = (bool(standard.stage) and standard.stage not in iso_iec.FUSED) or standard.doc_type == "ISH"
    return "/" if is_draft or (standard.notation == "iso" and standard.doc_type) else " "


def _number(standard: Standard) -> str:
    if standard.part.startswith("/"):
        return iso.number(replace(standard, number=standard.number + standard.part, part=""))
    return iso.number(standard)


def _tail(standard: Standard, language: Language) -> str:
    is_iso = standard.notation == "iso" or language == "fr"
    return iso.tail(replace(standard, notation="iso" if is_iso else "iec"), language) + iso.edition(standard)


BODY = Body(
    name="iec",
    leads=LEADS,
    parse=parse,
    render=render,
    urn=iso.urn,
    work_fields=frozenset(("scope",)),
)
