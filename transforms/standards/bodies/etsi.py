"""ETSI: European standards for telecommunications, specifications, reports and the series before them.

Sources: ETSI Directives (types of deliverables, versions), the ETSI catalogue. A number has six figures, the
first of which goes with the type, so that `EN 301 549` is ETSI's and not CEN's; group specifications are
numbered by industry specification group (`GS NFV-IFA 001`), GSM's by chapter (`GTS GSM 01.04`).
"""

from __future__ import annotations

import re

from ..body import Body, Language
from ..model import Standard, Supplement
from ..pattern import lazy

FIRST_FIGURES = {"EN": "3", "ES": "2", "EG": "2", "TS": "1", "TR": "1", "SR": "0", "ETS": "3", "I-ETS": "3"}
"""With which figure the numbers of a type begin, where this tells that a text without `ETSI` is ETSI's."""
OTHER_TYPES = ("ETR", "TBR", "CTR", "TCRTR", "NET")
GROUP_TYPES = ("GS", "GR")
LEADS = ("ETSI", "I", *(kind for kind in FIRST_FIGURES if kind != "I-ETS"), *GROUP_TYPES)
CASED = {"MWT": "mWT"}
"""Industry specification groups that are not written in capitals."""

NUMBER = rf"""
    (?P<publisher>ETSI[\ /-]?)?
    (?: (?P<type>{"|".join((*FIRST_FIGURES, *OTHER_TYPES))}) \ ?-?
        (?P<number> [0-9]{{3}} [\ -]? [0-9]{{3}} | [0-9]{{2,3}} (?![0-9]) )
      | (?P<group_type>{"|".join(GROUP_TYPES)})[\ -]
        (?P<group>[A-Z][A-Z0-9]{{1,4}} (?:[\ -][A-Z]{{2,4}})?) [\ -] (?P<group_number>[0-9]{{3}})
      | (?P<gsm_type>GTS)\ (?P<gsm>GSM\ )? (?P<gsm_number>[0-9]{{2}}\.[0-9]{{2}}(?:-[A-Z]{{2,4}})?)
    )
    (?P<parts> (?: -[0-9]{{1,3}} (?![0-9]) )* )
"""
"""Everything up to the part; in `STATE` what follows."""

STATE = r"""
    (?P<supplements> (?: /[AC][0-9]+ )* )
    (?: ,?\ ?ed\.?\ ?(?P<edition>[0-9]+) )?
    (?: [,\ -]\ ? V\.?\ ?(?P<version>[0-9]+(?:[.-][0-9]+){1,2}) )?
    (?: (?:\ ?(?P<open>\()|:|,?\ ) (?P<year>(?:19|20)[0-9]{2}) (?:-(?P<month>[01][0-9]))? (?(open)\)) )?
"""

_IDENTIFIER = lazy(NUMBER + STATE, re.VERBOSE | re.IGNORECASE)
_SUPPLEMENT = lazy(r"([AC])([0-9]+)", re.IGNORECASE)


def parse(text: str) -> Standard | None:
    """Return the deliverable that the text names.

    Without `ETSI` only types and numbers that no other body has are taken: six figures that fit the type,
    or an industry specification group.
    """
    found = _IDENTIFIER.fullmatch(text)
    if found is None or not (found["publisher"] or _is_recognisable(found)):
        return None
    edition = found["edition"] or ""
    version = (found["version"] or "").replace("-", ".")
    return Standard(
        body="etsi",
        publisher="ETSI",
        series=_series(found),
        doc_type=(found["type"] or found["group_type"] or found["gsm_type"]).upper(),
        number=_number(found),
        part=found["parts"][1:],
        year=int(found["year"]) if found["year"] else None,
        month=int(found["month"]) if found["month"] else None,
        edition=edition,
        version=version,
        supplements=tuple(Supplement(k.upper(), n) for k, n in _SUPPLEMENT.findall(found["supplements"])),
    )


def _is_recognisable(found: re.Match[str]) -> bool:
    if found["group_type"]:
        return True
    figure = FIRST_FIGURES.get((found["type"] or "").upper())
    return bool(figure) and len(found["number"]) > 3 and found["number"][0] == figure


def _series(found: re.Match[str]) -> str:
    """Return the industry specification group, or `GSM` where a GSM specification says so."""
    if found["group_type"]:
        group = found["group"].upper().replace(" ", "-")
        return CASED.get(group, group)
    return "GSM" if found["gsm"] else ""


def _number(found: re.Match[str]) -> str:
    digits = (found["number"] or found["group_number"] or found["gsm_number"]).upper()
    if found["number"] and len(digits) > 3:
        return f"{digits[:3]} {digits[-3:]}"
    return digits


def render(standard: Standard, language: Language) -> str:
    """Return the deliverable as ETSI writes it: `ETSI EN 301 549 V3.2.1 (2021-03)`; the same in French."""
    words = ["ETSI", standard.doc_type, standard.series, standard.number]
    text = " ".join(word for word in words if word) + (f"-{standard.part}" if standard.part else "")
    text += "".join(f"/{value.kind}{value.number}" for value in standard.supplements)
    text += f" ed.{standard.edition}" if standard.edition else ""
    text += f" V{standard.version}" if standard.version else ""
    month = f"-{standard.month:02}" if standard.month else ""
    return text + (f" ({standard.year}{month})" if standard.year else "")


BODY = Body(name="etsi", leads=LEADS, parse=parse, render=render)
