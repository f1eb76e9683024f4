"""American National Standards: ANSI's own numbers, those approved from an accredited developer, and ISA/IEC.

Sources: ANSI Essential Requirements (a developer's standard keeps its number after `ANSI/` and the
developer's letters); ANSI's catalogue. A year after `R` is that of a reaffirmation, and changes nothing of
the text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..body import Body, Language
from ..model import Standard
from ..pattern import lazy
from . import remarks
from .adopting import adopted, adopted_text, adopting, split

DASHED = ("ISA", "TIA", "EIA", "J-STD", "IPC", "NEMA")
"""Developers that part their letters from the number by a dash."""
ADOPTED = ("iso", "iec", "ieee", "industry")
ANSI = r"""
    ANSI(?P<developers>(?:/\ ?[A-Z]{2,6})*) (?:\ Std\.?)? [\ -]?
    (?P<number>(?:INCITS\ )?(?:[A-Z]{1,3}\ ?)?[0-9]+(?:\.[0-9]+)*[A-Z]?
        (?:-(?!(?:19|20)[0-9]{2}(?![0-9A-Z]))[0-9A-Z]{1,5})*)
    (?:[:-](?P<year>(?:19|20)[0-9]{2}))?
"""
JOINT = r"ISA[/ -](?:IEC|CEI)[ -]?(?=[0-9])"

_ANSI = lazy(ANSI, re.VERBOSE | re.IGNORECASE)
_JOINT = lazy(JOINT, re.IGNORECASE)


def parse(text: str) -> Standard | None:
    """Return the American standard that the text names."""
    joint = _JOINT.match(text)
    if joint:
        return _joint(text[joint.end() :])
    remarked = remarks.split(text)
    match = _ANSI.fullmatch(remarked[0]) if remarked else None
    return _read(match, remarked[1]) if match and remarked else None


def _joint(rest: str) -> Standard | None:
    """Return the standard of the series that ISA develops and IEC publishes: `ISA/IEC 62443-4-2`."""
    parts = split(rest)
    inner = adopted(f"IEC {parts[0]}", ("iec",)) if parts else None
    own = {"body": "ansi", "publisher": "ISA"}
    return adopting(inner, parts[1], keeps_date=True, **own) if inner and parts else None


def _read(match: re.Match[str], detail: remarks.Detail) -> Standard:
    developers = match["developers"].upper().replace(" ", "").strip("/")
    standard = Standard(
        body="ansi",
        publisher="ANSI",
        series=developers,
        number=match["number"].upper(),
        year=int(match["year"]) if match["year"] else None,
        detail=detail,
    )
    inner = adopted(_original(standard), ADOPTED) if developers else None
    return replace(standard, adoption=replace(inner, year=standard.year)) if inner else standard


def _original(standard: Standard) -> str:
    developer = standard.series.rpartition("/")[2]
    return f"{developer}{_mark(developer)}{standard.number}"


def _mark(developer: str) -> str:
    return "-" if developer in DASHED else " "


def render(standard: Standard, language: Language) -> str:
    """Return `ANSI C63.10-2009`, `ANSI/IEEE 1008-1987`, `ISA/IEC 62443-4-2`."""
    if standard.publisher == "ISA":
        return f"ISA/{adopted_text(standard, language)}"
    developers = f"/{standard.series}" if standard.series else ""
    year = f"-{standard.year}" if standard.year else ""
    designation = f"ANSI{developers}{_mark(standard.series)}{standard.number}{year}"
    return designation + remarks.remarks_text(standard.detail)


BODY = Body(name="ansi", leads=("ANSI", "ISA"), parse=parse, render=render, remarks=remarks.NAMES)
