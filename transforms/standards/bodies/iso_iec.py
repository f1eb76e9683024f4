"""The grammar that ISO and IEC share, for both follow the ISO/IEC Directives.

Sources: ISO/IEC Directives, Part 2 (how documents are referenced), Part 1 with its ISO and IEC supplements
(stages, amendments, corrigenda, interpretation sheets), the ISO and IEC catalogues for what was written
before them.

An identifier is a head (publishers, stage, type, number, part, date) and a tail of pieces in any order
(supplements, edition, version, language). Both expressions consume a character or more at each step and
never have two ways of consuming it, so that reading takes linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model import Supplement
from ..pattern import lazy
from ..spelling import ROMAN, canonical, either

COPUBLISHERS = ("ISO", "IEC", "IEEE", "SAE", "ASTM", "CIE", "ASME", "HL7", "IDF", "OECD", "UNDP", "CEN")
TYPES = ("Guide", "TR", "TS", "PAS", "ISP", "IWA", "DATA", "TTA", "SRD", "ISH", "R", "CA", "ACEE")
STAGES = ("PWI", "NWIP", "NP", "AWI", "PNW", "WD", "CD", "CDV", "FCD", "DIS", "FDIS", "PRF", "DP", "FD")
"""Stages written as a word of their own, in the order of a project's life."""
FUSED = ("D", "FD", "PD", "FPD")
"""Stages written in one word with what they are a draft of: `DTS`, `PDTR`, `FDAM`, `DCOR`."""
FUSED_TYPES = {
    f"{stage}{word}".upper(): (stage, word) for stage in FUSED for word in ("TR", "TS", "PAS", "ISP", "Guide")
} | {"DISH": ("D", "ISH"), "CDISH": ("CD", "ISH")}
FUSED_KINDS = {
    f"{stage}{ending}".upper(): (stage, kind)
    for stage in FUSED
    for kind, endings in {
        "Amd": ("AM", "Amd", "AMENDMENT"),
        "Cor": ("COR",),
        "Add": ("AD", "Add"),
        "Suppl": ("Suppl",),
    }.items()
    for ending in endings
} | {"PDCOR": ("CD", "Cor"), "FCOR": ("FD", "Cor")}
"""One word → stage and kind. A proposed draft corrigendum is at the committee stage (Directives, Part 1)."""
KINDS = ("Amd", "Cor", "Add", "Suppl", "Ext", "ISH", "FRAGC", "FRAG")
VERSIONS = ("CSV", "RLV", "CMV", "EXV", "SER", "PRV", "PAC", "DB")
"""IEC's consolidated, redline, commented, extended, serial, pre-release, package and database versions."""

HEAD = rf"""
    (?:(?P<guide>{either("Guide")})\ )?
    (?:(?P<early>{either(*STAGES)})[\ /])?
    (?:(?P<publishers>{either(*COPUBLISHERS, "CISPR", "JCGM")}
        (?:[/\ -]{either(*COPUBLISHERS, "CISPR")}(?![^\W\d_]))*) [/\ -]?)?
    (?:(?P<stage>{either(*STAGES)}) [/\ ])?
    (?:(?P<type>{either(*FUSED_TYPES, *TYPES)}) (?![^\W\d_]) [/\ -]?)?
    (?:(?:N°|NO\.?|PUBLICATION|STANDARD|NORME)\ ?)?
    (?P<number>[0-9]+[A-Z]{{0,2}}(?![A-Z]))
    (?P<parts>(?:-[0-9A-Z]+)*)
    (?:/(?P<slash>[0-9]{{1,3}}|[IVX]{{1,4}})(?![0-9A-Z]))?
    (?:(?P<dash_year>-(?:19|20)[0-9]{{2}})(?![0-9A-Z]))?
    (?:\.(?P<iteration>[0-9]{{1,2}}))?
    (?:(?::\ ?|\ ?\(|,?\ (?:{either("v", "ED")})?\ ?)
        (?P<year>(?:19|20)[0-9]{{2}}|(?<=:)[0-9]{{4}})(?![0-9])
        (?:-(?P<month>[01][0-9])(?:-(?P<day>[0-3][0-9]))?)?\)?
      |:(?P<awaited>-{{1,2}}))?
"""
"""Everything up to the date."""

TAIL = rf"""
    (?P<join>\ ?[/+]\ ?|\ -\ |-|,?\ )
    (?:(?P<stage>{either(*STAGES)})\ )?
    (?P<kind>{either(*FUSED_KINDS, *KINDS)})(?![^\W\d_])
    (?P<gap>\.?\ ?)
    (?:(?P<number>[0-9]+)(?:\.(?P<iteration>[0-9]+))?)?
    (?:(?::|-|\ ?\(|(?<=[0-9])\ )(?P<year>[0-9]{{4}})(?:-(?P<month>[01][0-9]))?(?![0-9])\)?)?
  | [,\ ]\ ?{either("ED")}[.\ ]{{0,2}}(?P<edition>[0-9]+(?:\.[0-9]+)?)
  | ,?\ (?P<version>{either(*VERSIONS)})(?![^\W\d_])
  | \ ?\((?P<language>[A-Z]{{1,5}}(?:[/,]\ ?[A-Z]{{1,5}})*)\)
  | \ (?P<all_parts>\({either("all parts")}\))
  | \ ?\|\ ?(?P<twin>IDF\ [0-9]+(?:-[0-9]+)*)(?::(?P<twin_year>[0-9]{{4}}))?
"""
"""One piece of what follows the date."""

_HEAD = lazy(HEAD, re.VERBOSE | re.IGNORECASE)
_TAIL = lazy(TAIL, re.VERBOSE | re.IGNORECASE)
_YEAR_PART = lazy(r"(?P<parts>.*)-(?P<year>(?:19|20)[0-9]{2})")


@dataclass(slots=True)
class Reading:
    """What the grammar found in a text, each part of it canonical."""

    publishers: tuple[str, ...]
    stage: str
    doc_type: str
    number: str
    part: str
    iteration: str
    year: int | None
    month: int | None
    day: int | None
    has_slash: bool
    """The type was separated from a sole publisher by a slash."""
    detail: dict[str, str] = field(default_factory=dict)
    supplements: list[Supplement] = field(default_factory=list)
    edition: str = ""
    version: str = ""
    language: str = ""
    catalogue: str = ""
    """Whose catalogue writes supplements so: `iec` for `AMD1`, `iso` for `Amd 1`; empty if unseen."""


def read(text: str) -> Reading | None:
    """Return what a folded text says as a whole, or None when it is not an identifier of this grammar."""
    match = _HEAD.match(text)
    if match is None or not (match["publishers"] or canonical(match["type"] or "") == "IWA"):
        return None
    reading = _read_head(match)
    if reading.year is not None and _YEAR_PART.fullmatch(f"-{reading.part.partition('/')[0]}"):
        return None  # Two years, for no part reads as one.
    position = match.end()
    while position < len(text):
        piece = _TAIL.match(text, position)
        if piece is None:
            return None
        _add(reading, piece)
        position = piece.end()
    reading.supplements.sort(key=lambda supplement: not supplement.is_consolidated)
    return reading


def _read_head(match: re.Match[str]) -> Reading:
    guide, early, publishers, stage, kind, number, *_ = match.groups()
    iteration, year = match["iteration"], match["year"]
    words = re.split(r"[/ -]", publishers) if publishers else ["ISO"]
    fused, doc_type = _stage_and_type(kind)
    part, year = _part_and_year(match["parts"], match["slash"], year or (match["dash_year"] or "")[1:])
    stage = canonical(stage or early or "") or fused
    if iteration and part and not stage:
        part, iteration = f"{part}.{iteration}", ""
    return Reading(
        publishers=tuple(dict.fromkeys(map(canonical, words))),
        stage=stage,
        doc_type="Guide" if guide else doc_type,
        number=number.upper(),
        part=part.upper(),
        iteration=iteration or "",
        year=_integer(year),
        month=_integer(match["month"]),
        day=_integer(match["day"]),
        has_slash=bool(publishers) and match.string[match.end("publishers")] == "/",
        detail={"date": "awaited"} if match["awaited"] else {},
    )


def _integer(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _stage_and_type(word: str | None) -> tuple[str, str]:
    upper = canonical(word) if word else ""
    return FUSED_TYPES.get(upper) or ("", upper)


def _part_and_year(parts: str, slash: str | None, year: str) -> tuple[str, str]:
    """Return the part, sub-parts and old slash parts included, and the year.

    No part of an ISO or IEC standard reads as a year, so a last part of 1900 to 2099 is one.
    """
    ending = None if year else _YEAR_PART.fullmatch(parts)
    if ending:
        parts, year = ending["parts"], ending["year"]
    slashed = [ROMAN.get(slash.upper(), slash)] if slash else []
    return "/".join([parts[1:], *slashed]), year


def _add(reading: Reading, piece: re.Match[str]) -> None:
    """Add one piece of the tail to what was read."""
    if piece["kind"]:
        reading.supplements.append(_supplement(piece))
        seen = {reading.catalogue, _catalogue(piece)}
        reading.catalogue = "iec" if "iec" in seen else max(seen)
    elif piece["edition"]:
        reading.edition = piece["edition"]
    elif piece["version"]:
        reading.version = canonical(piece["version"])
    elif piece["language"]:
        reading.language = piece["language"].lower()
    elif piece["all_parts"]:
        reading.detail["scope"] = "all parts"
    else:
        reading.detail["twin"] = piece["twin"].upper()
        reading.year = reading.year or _integer(piece["twin_year"])


def _supplement(piece: re.Match[str]) -> Supplement:
    word = canonical(piece["kind"])
    stage, kind = FUSED_KINDS.get(word.upper()) or (canonical(piece["stage"] or ""), word)
    return Supplement(
        kind=kind,
        number=str(int(piece["number"])) if piece["number"] else "",
        year=_integer(piece["year"]),
        month=_integer(piece["month"]),
        stage=stage,
        iteration=piece["iteration"] or "",
        is_consolidated="+" in piece["join"],
    )


def _catalogue(piece: re.Match[str]) -> str:
    """Return whose catalogue writes a supplement so: IEC's has capitals and no space, ISO's `Amd`, `DAM`."""
    word = piece["kind"]
    if word.upper() in FUSED_KINDS or (word.istitle() and not canonical(word).isupper()):
        return "iso"
    return "iec" if word.isupper() and not piece["gap"] else ""
