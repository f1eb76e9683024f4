"""The rules of ISO and IEC themselves, and the numbered papers of ISO's committees.

Sources: ISO/IEC Directives, title pages (`ISO/IEC DIR 1`, its supplements by ISO, IEC and JTC 1) and Part 1
on N-numbered documents (`ISO/TC 184/SC 4 N 1110`). A committee without a document number is no standard.
"""

from __future__ import annotations

import re

from ..body import Body, Language
from ..model import Standard
from ..pattern import lazy
from ..spelling import canonical, either
from .iso import FRENCH, date

DIRECTIVES = rf"""
    (?P<publishers>{either("ISO", "IEC")}(?:/{either("ISO", "IEC")})?)
    (?:\ (?P<committee>JTC\ 1))?
    \ {either("DIR")},?
    (?:\ (?:{either("part")}\ )?(?P<part>[12])(?![0-9]))?
    (?:,?\ ?(?P<plus>\+\ )?(?P<owner>ISO|IEC|JTC\ 1)(?P<supplement>,?\ {either("Suppl")})?
        |(?P<plain>,?\ {either("Suppl")}))?
    (?::(?P<year>[0-9]{{4}})(?:-(?P<month>[01][0-9]))?)?
    (?:,?\ {either("ED")}\ ?(?P<edition>[0-9]+))?
    (?:\ ?\([A-Z/,]{{1,12}}\))?
"""
COMMITTEE_PAPER = rf"""
    (?P<publishers>{either("ISO")}(?:/{either("IEC")})?)[/\ ]
    (?P<committee>(?:TC|JTC|PC|TMB|CASCO|DEVCO|COPOLCO)(?:\ ?[0-9]+)?
        (?:/(?:SC|WG|JWG|AHG|CAG|AG|DMT|TF)\ ?[0-9]+)*)
    \ N(?P<gap>\ ?)(?P<number>[0-9]+)
    (?::(?P<year>[0-9]{{4}}))?
"""

_DIRECTIVES = lazy(DIRECTIVES, re.VERBOSE | re.IGNORECASE)
_COMMITTEE_PAPER = lazy(COMMITTEE_PAPER, re.VERBOSE | re.IGNORECASE)


def parse(text: str) -> Standard | None:
    """Return the part of the Directives or the committee's paper that the text names."""
    directives = _DIRECTIVES.fullmatch(text)
    if directives:
        return _read_directives(directives)
    paper = _COMMITTEE_PAPER.fullmatch(text)
    return _read_paper(paper) if paper else None


def _publishers(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(canonical(word) for word in match["publishers"].split("/"))


def _integer(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _read_directives(match: re.Match[str]) -> Standard:
    publisher, *copublishers = _publishers(match)
    owner = (match["owner"] or "").upper()
    supplement = "SUP" if match["supplement"] or match["plain"] else ""
    if match["committee"] and not owner:
        owner = "JTC 1"
    detail = {"owner": owner, "supplement": supplement, "merged": "yes" if match["plus"] else ""}
    return Standard(
        body="iso_papers",
        publisher=publisher,
        copublishers=tuple(copublishers),
        doc_type="DIR",
        number=match["part"] or "",
        year=_integer(match["year"]),
        month=_integer(match["month"]),
        edition=match["edition"] or "",
        detail=tuple(sorted((name, value) for name, value in detail.items() if value)),
    )


def _read_paper(match: re.Match[str]) -> Standard:
    publisher, *copublishers = _publishers(match)
    return Standard(
        body="iso_papers",
        publisher=publisher,
        copublishers=tuple(copublishers),
        doc_type="N",
        series=re.sub(r"(?<=[A-Z])(?=[0-9])", " ", match["committee"].upper()),
        number=match["number"],
        year=_integer(match["year"]),
        notation="" if match["gap"] else "compact",
    )


def render(standard: Standard, language: Language) -> str:
    """Return `ISO/IEC DIR 1 ISO SUP:2022`, `ISO/IEC JTC 1 DIR`, `ISO/TC 184/SC 4 N 1110`."""
    names = (standard.publisher, *standard.copublishers)
    publishers = "/".join(FRENCH.get(name, name) if language == "fr" else name for name in names)
    if standard.doc_type == "N":
        return _render_paper(standard, publishers)
    words = [publishers, *_directives_words(standard)]
    edition = f" Edition {standard.edition}" if standard.edition else ""
    return " ".join(word for word in words if word) + date(standard.year, standard.month) + edition


def _directives_words(standard: Standard) -> list[str]:
    owner, supplement = standard.get("owner"), standard.get("supplement")
    if owner == "JTC 1" and not supplement and not standard.number:
        return ["JTC 1", "DIR"]
    return ["DIR", standard.number, "+" if standard.get("merged") else "", owner, supplement]


def _render_paper(standard: Standard, publishers: str) -> str:
    mark = "N" if standard.notation == "compact" else "N "
    separator = " " if standard.copublishers else "/"
    return f"{publishers}{separator}{standard.series} {mark}{standard.number}{date(standard.year, None)}"


BODY = Body(
    name="iso_papers",
    leads=("ISO", "IEC", "CEI", "ИСО"),
    parse=parse,
    render=render,
    work_fields=frozenset(("owner", "supplement", "merged")),
)
