"""CEN and CENELEC: European Standards, their drafts, specifications, reports, guides, agreements.

Sources: CEN-CENELEC Internal Regulations, Part 3 (designations), Part 2 (kinds of deliverables); CENELEC's
numbering scheme: 50000 to 59999 are its own, of which 55011 to 55039 adopt CISPR 11 to 39; from 60000 the
number is that of the IEC publication adopted. ENV, CR, ES and R are kinds of before 2000; HD are
harmonisation documents. Six digits that begin with 3 are ETSI's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..body import Body, Language
from ..model import Standard
from ..pattern import lazy
from .adopting import Tail, adopted, adopted_text, adopting, from_tag, split, tail_text

PREFIXES = ("EN", "ENV", "HD", "CR", "ES", "CWA")
"""Designations that are a word of their own."""
TYPES = ("TS", "TR", "Guide")
"""Designations that follow the organisation."""
ORGANISATIONS = {"CEN": "CEN", "CLC": "CENELEC", "CENELEC": "CENELEC"}
STAGES = {"PR": "pr", "FPR": "Fpr"}
ADOPTED = ("iso", "iec", "iso_papers", "iec_papers", "iec_systems")
CISPR = range(55011, 55040)
"""European numbers of the CISPR publications: the number of each and 55000."""

HEAD = rf"""
    (?P<stage>F?PR)?\ ?
    (?: (?:(?:CEN|CENELEC|CLC)[/\ -])? (?P<prefix>{"|".join(PREFIXES)})
      | (?P<organisation>CEN|CLC|CENELEC)(?:[/-](?P<second>CLC|CENELEC))?
        (?:[/\ -](?P<type>{"|".join(TYPES)}))?
    )(?![^\W\d_])[/\ -]?
"""
NUMBER = r"""
    (?!3[0-9]{2}[\ -]?[0-9]{3}(?![0-9]))
    (?P<number>4[0-9]{2}\ [0-9]{3}|[0-9]{1,6}(?:\.[0-9]{1,3})*[A-Z]?(?![A-Z]))
    (?P<part>(?:-(?!(?:19|20)[0-9]{2}(?![0-9A-Z]))[0-9]{1,5}[A-Z]?|-[A-Z][0-9]{1,3})*)
    (?:\ (?P<series>S[0-9]{1,2}))?
    (?: \ ?[:-]\ ?(?P<year>(?:19|20)[0-9]{2})(?:-(?P<month>[01][0-9]))?
      | \ \((?P<bracketed>(?:19|20)[0-9]{2})\) )?
"""

_HEAD = lazy(HEAD, re.VERBOSE | re.IGNORECASE)
_FRENCH_YEAR = lazy(r"en (?:19|20)[0-9]{2}")
_AMENDMENT = lazy(r"[ /]AMD(?=[0-9])", re.IGNORECASE)
_NUMBER = lazy(NUMBER, re.VERBOSE | re.IGNORECASE)


def parse(text: str) -> Standard | None:
    """Return the European document that the text names; `en 2020` in small letters is French for a year."""
    head = None if _FRENCH_YEAR.fullmatch(text) else _HEAD.match(text)
    rest = text[head.end() :] if head else ""
    is_own = rest[:1].isdigit()
    parts = split(_AMENDMENT.sub("/A", rest) if is_own else rest)
    if head is None or parts is None:
        return None
    return (_own if is_own else _adopting)(head, *parts)


def _designation(head: re.Match[str]) -> dict[str, object]:
    prefix, doc_type = (head["prefix"] or "").upper(), (head["type"] or "").upper()
    first = ORGANISATIONS.get((head["organisation"] or "").upper(), "CEN")
    return {
        "body": "cen",
        "publisher": first,
        "copublishers": (ORGANISATIONS[head["second"].upper()],) if head["second"] else (),
        "doc_type": prefix or {"GUIDE": "Guide"}.get(doc_type, doc_type),
        "stage": STAGES.get((head["stage"] or "").upper(), ""),
    }


def _own(head: re.Match[str], rest: str, tail: Tail) -> Standard | None:
    match = _NUMBER.fullmatch(rest)
    if match is None or not (head["prefix"] or head["type"]):
        return None
    number, year = match["number"].upper().replace(" ", ""), match["year"] or match["bracketed"]
    part = match["part"].upper()[1:]
    adoption = _unnamed_adoption(head, number, match["part"].upper())
    standard = Standard(
        number=number,
        part=part,
        series=(match["series"] or "").upper(),
        year=int(year) if year else None,
        month=int(match["month"]) if match["month"] else None,
        edition=tail.edition,
        supplements=tail.supplements,
        adoption=adoption,
        detail=_detail(tail, adoption),
        **_designation(head),  # type: ignore[arg-type]
    )
    is_electrical = number.isdigit() and 50000 <= int(number) < 90000 and head["prefix"]
    return replace(standard, publisher="CENELEC") if is_electrical else standard


def _detail(tail: Tail, adoption: Standard | None) -> tuple[tuple[str, str], ...]:
    detail = {"adopted": "unnamed" if adoption else "", "scope": tail.scope}
    return tuple((name, value) for name, value in detail.items() if value)


def _unnamed_adoption(head: re.Match[str], number: str, part: str) -> Standard | None:
    """Return the publication of IEC or CISPR that bears the number, from CENELEC's numbering scheme."""
    if not (number.isdigit() and len(number) == 5 and (head["prefix"] or "").upper() in ("EN", "HD")):
        return None
    if int(number) in CISPR:
        return adopted(f"CISPR {int(number) - 55000}{part}", ADOPTED)
    if number[0] in "68":
        return adopted(f"IEC {number}{part}", ADOPTED)
    return None


def _adopting(head: re.Match[str], rest: str, tail: Tail) -> Standard | None:
    inner = adopted(rest, ADOPTED)
    if inner is None or head["type"]:
        return None
    standard = adopting(inner, tail, keeps_date=False, **_designation(head))
    return replace(standard, publisher="CENELEC") if inner.publisher in ("IEC", "CISPR") else standard


def render(standard: Standard, language: Language) -> str:
    """Return `prEN 12464-1:2019`, `EN ISO 13485:2016/AC:2018`, `CEN/TS 14972`, `HD 629.1 S3:2019`."""
    return _render_designation(standard) + _render_number(standard, language) + tail_text(standard)


def _render_designation(standard: Standard) -> str:
    if standard.doc_type in PREFIXES:
        return f"{standard.stage}{standard.doc_type} "
    short = {"CENELEC": "CLC"}
    names = "/".join(short.get(name, name) for name in (standard.publisher, *standard.copublishers))
    mark = " " if standard.doc_type in ("Guide", "") else "/"
    return f"{standard.stage}{names}{mark}{standard.doc_type} ".replace("  ", " ")


def _render_number(standard: Standard, language: Language) -> str:
    if standard.adoption and not standard.get("adopted"):
        text = adopted_text(standard, language)
        # Published jointly, so the type stands apart, as in `ISO/IEC TS`.
        return text if standard.doc_type else text.replace("/T", " T", 1)
    series = f" {standard.series}" if standard.series else ""
    date = f":{standard.year}" if standard.year else ""
    date += f"-{standard.month:02}" if standard.month else ""
    part = f"-{standard.part}" if standard.part else ""
    return standard.number + part + series + date


BODY = Body(
    name="cen",
    leads=(
        *PREFIXES,
        *("CEN", "CLC", "CENELEC"),
        *(stage + word for stage in STAGES for word in (*PREFIXES, "CEN", "CLC")),
        *STAGES,
    ),
    parse=parse,
    render=render,
    from_tag=from_tag,
    work_fields=frozenset(("adopted", "scope")),
)
