"""Papers of IEC's committees: working documents, project references, white papers and reports.

Source: ISO/IEC Directives, Part 1, IEC Supplement: a working document is named by its committee, a serial
number with a letter for a revision, and the kind of document (`65C/1121/INF`, `86B/4493(F)/FDIS`).
"""

from __future__ import annotations

import re

from ..body import Body, Language
from ..model import Standard
from ..pattern import lazy
from ..spelling import either
from .iso import date

DRAFTS = r"NP|CD|CDV|FDIS|DTS|DTR|DPAS|PAS|CDISH|DISH"
REPORTS_OF_VOTING = r"RV|RVN|RVC|RVD|RVDTS|RVDTR|RVDPAS|RVDISH"
OTHER_KINDS = r"AC|CC|DA|DC|DL|DV|INF|MCR|MTG|Q|QP|R|RM|RQ|RR|SBP"
"""Agendas, comments, circulated documents, questionnaires, replies, minutes."""
SYSTEMS_COMMITTEES = (
    *("SyCAAL", "SyCBDC", "SyCCOMM", "SyCLVDC", "SyCSM", "SyCSET"),
    *("SyCSmartCities", "SyCSmartEnergy", "SyCSmartManufacturing"),
)
REPORTS = ("White Paper", "Trend Report", "Technology Report", "Social and Technology Trend Report")
COMMITTEE = r"[0-9]{1,3}[A-Z]?|CIS/[A-Z]|JTC1-SC[0-9]{1,2}|[A-Z]{2,20}[0-9]{0,2}"

WORKING_DOCUMENT = rf"""
    (?P<committee>{COMMITTEE})/(?P<number>[0-9]{{1,5}}[A-Z]?)(?:\((?P<language>[A-Z])\))?
    /(?P<kind>{DRAFTS}|{REPORTS_OF_VOTING}|{OTHER_KINDS})
"""
PROJECT = rf"""
    (?P<stage>PNW|PWI)\ (?:(?P<type>{either("TR", "TS", "PAS")})\ )?
    (?P<committee>{COMMITTEE})-(?P<number>[0-9]{{1,5}})(?:\ ED(?P<edition>[0-9]{{1,2}}))?
"""
REPORT = rf"""
    {either("IEC")}\ (?P<kind>{either(*REPORTS)})\ (?P<title>[^:]+(?::[^0-9:][^:]*)?)
    (?::(?P<year>[0-9]{{4}}))?
"""

_WORKING_DOCUMENT = lazy(WORKING_DOCUMENT, re.VERBOSE | re.IGNORECASE)
_PROJECT = lazy(PROJECT, re.VERBOSE | re.IGNORECASE)
_REPORT = lazy(REPORT, re.VERBOSE | re.IGNORECASE)
_COMMITTEES = {name.upper(): name for name in SYSTEMS_COMMITTEES}
_REPORTS = {name.upper(): name for name in REPORTS}


def parse(text: str) -> Standard | None:
    """Return the committee's paper that the text names."""
    for pattern, read in _READERS:
        match = pattern.fullmatch(text)
        if match:
            return read(match)
    return None


def _committee(match: re.Match[str]) -> str:
    name = match["committee"].upper()
    return _COMMITTEES.get(name, name)


def _read_working_document(match: re.Match[str]) -> Standard:
    language = (match["language"] or "").upper()
    return Standard(
        body="iec_papers",
        publisher="IEC",
        doc_type=match["kind"].upper(),
        series=_committee(match),
        number=match["number"].upper(),
        detail=(("copy", language),) if language else (),
    )


def _read_project(match: re.Match[str]) -> Standard:
    return Standard(
        body="iec_papers",
        publisher="IEC",
        stage=match["stage"].upper(),
        doc_type=(match["type"] or "").upper(),
        series=_committee(match),
        number=match["number"],
        edition=match["edition"] or "",
    )


def _read_report(match: re.Match[str]) -> Standard:
    return Standard(
        body="iec_papers",
        publisher="IEC",
        doc_type=_REPORTS[match["kind"].upper()],
        number=match["title"],
        year=int(match["year"]) if match["year"] else None,
    )


_READERS = ((_WORKING_DOCUMENT, _read_working_document), (_PROJECT, _read_project), (_REPORT, _read_report))


def render(standard: Standard, language: Language) -> str:
    """Return `65C/1121/INF`, `PNW TS 3D-376 ED1`, `IEC White Paper Edge intelligence:2017`."""
    if standard.doc_type in REPORTS:
        return f"IEC {standard.doc_type} {standard.number}{date(standard.year, None)}"
    if not standard.stage:
        copy = f"({standard.get('copy')})" if standard.get("copy") else ""
        return f"{standard.series}/{standard.number}{copy}/{standard.doc_type}"
    edition = f" ED{standard.edition}" if standard.edition else ""
    words = (standard.stage, standard.doc_type, f"{standard.series}-{standard.number}{edition}")
    return " ".join(word for word in words if word)


BODY = Body(
    name="iec_papers",
    leads=("PNW", "PWI", "IEC", "CEI"),
    parse=parse,
    render=render,
    work_fields=frozenset(("copy", "stage")),
    is_leadless=True,
)
