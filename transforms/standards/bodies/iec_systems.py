"""IEC's conformity assessment systems: IECEE, IECEx, IECQ, IECRE, their rules and their test report forms.

Source: rules of procedure of the systems. A test report form (TRF) bears the number of the standards
tested, the letter of its edition, for IECEx the version of the standard and a letter, and a panel (`_EMC`,
`_DS`).
"""

from __future__ import annotations

import re

from ..body import Body, Language
from ..model import Standard
from ..pattern import lazy
from ..spelling import either
from .iso import date

SYSTEMS = {"IECEE": "IECEE", "IECEX": "IECEx", "IECQ": "IECQ", "IECRE": "IECRE"}
DASHED = frozenset(("IECEE", "IECRE"))
"""Systems that part a series of documents from its number by a dash: `IECEE OD-2010`, but `IECQ OD 27001`."""

TEST_REPORT_FORM = rf"""
    (?P<system>{"|".join(SYSTEMS)})\ (?P<series>TRF)
    \ (?:(?P<tested>CISPR)\ )?(?P<number>[0-9]+)(?P<part>(?:[-,&][0-9]+)*)
    (?:V(?P<version>[0-9]+))?(?P<edition>[A-Z]?[0-9]?(?:REV[0-9]+)?)(?:_(?P<panel>[A-Z]{{1,4}}))?
    (?::(?P<year>[0-9]{{4}}))?
"""
RULES = rf"""
    (?P<system>{"|".join(SYSTEMS)})\ (?!TRF)(?:(?P<series>[A-Z]{{1,3}}(?:-[A-Z])?)[\ -])?
    (?P<number>[0-9]+)(?P<part>(?:-[0-9A-Z]+)*)
    (?::(?P<year>[0-9]{{4}})(?:-(?P<month>[01][0-9]))?)?
    (?:,?\ (?:{either("ED")}\.?\ ?)?(?P<edition>[0-9]+(?:\.[0-9]+)?))?
    (?:,?\ (?P<version>{either("RLV")}))?(?:\([A-Z]{{2}}\))?
"""

_TEST_REPORT_FORM = lazy(TEST_REPORT_FORM, re.VERBOSE | re.IGNORECASE)
_RULES = lazy(RULES, re.VERBOSE | re.IGNORECASE)


def parse(text: str) -> Standard | None:
    """Return the test report form or the rules that the text names."""
    form = _TEST_REPORT_FORM.fullmatch(text)
    if form:
        return _read_form(form)
    rules = _RULES.fullmatch(text)
    return _read_rules(rules) if rules else None


def _read_form(match: re.Match[str]) -> Standard:
    detail = {"panel": (match["panel"] or "").upper(), "tested": (match["tested"] or "").upper()}
    return Standard(
        body="iec_systems",
        publisher=SYSTEMS[match["system"].upper()],
        series="TRF",
        number=match["number"],
        part=match["part"],
        year=int(match["year"]) if match["year"] else None,
        edition=match["edition"].upper().replace("REV", "rev"),
        version=match["version"] or "",
        detail=tuple((name, value) for name, value in detail.items() if value),
    )


def _read_rules(match: re.Match[str]) -> Standard:
    return Standard(
        body="iec_systems",
        publisher=SYSTEMS[match["system"].upper()],
        series=(match["series"] or "").upper(),
        number=match["number"],
        part=match["part"].upper(),
        year=int(match["year"]) if match["year"] else None,
        month=int(match["month"]) if match["month"] else None,
        edition=match["edition"] or "",
        version="RLV" if match["version"] else "",
    )


def render(standard: Standard, language: Language) -> str:
    """Return `IECEx TRF 60079-0v7B_DS:2018`, `IECEE OD-2010 ED4.4`, `IECQ 001002-5:2005`."""
    numbered = standard.number + standard.part
    dated = date(standard.year, standard.month)
    if standard.series == "TRF":
        return f"{standard.publisher} TRF {_tested(standard)}{numbered}{_state(standard)}{dated}"
    mark = "-" if standard.publisher in DASHED else " "
    series = standard.series + mark if standard.series else ""
    edition = f" ED{standard.edition}" if standard.edition else ""
    version = f" {standard.version}" if standard.version else ""
    return f"{standard.publisher} {series}{numbered}{dated}{edition}{version}"


def _tested(standard: Standard) -> str:
    return standard.get("tested") + " " if standard.get("tested") else ""


def _state(standard: Standard) -> str:
    version = "v" + standard.version if standard.version else ""
    panel = "_" + standard.get("panel") if standard.get("panel") else ""
    return version + standard.edition + panel


BODY = Body(
    name="iec_systems",
    leads=tuple(SYSTEMS),
    parse=parse,
    render=render,
    work_fields=frozenset(("panel", "tested")),
)
