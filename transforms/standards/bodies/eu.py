"""Acts of the European Union: regulations, directives, decisions, recommendations, by number or CELEX number.

Sources: Interinstitutional style guide, section 2.2.2: since 2015 every act is numbered `(domain)
year/number` in one series; before, regulations were `(domain) No number/year`, and directives and decisions
`year/number/domain`, decisions adopted jointly with Parliament `No number/year/domain`. EUR-Lex, "How the
CELEX number is composed".

The year is part of an act's number and no date: `undated` keeps it.
"""

from __future__ import annotations

import re

from ..body import Body, Language
from ..model import Standard
from ..pattern import lazy
from .eu_words import ACTS, CELEX_TYPES, FRENCH, FRENCH_TREATIES, INSTITUTIONS, TREATIES

COMMON_SERIES_SINCE = 2015
UNION_SINCE = 2010
"""First whole year in which acts were of the Union (Treaty of Lisbon, 1 December 2009)."""
COMMUNITY_SINCE = 1994
"""First whole year in which acts were of the European Community (Treaty of Maastricht, 1 November 1993)."""

_NAMES = {name: act for act, names in ACTS.items() for name in names}
_TREATY = {spelling.upper(): domain for domain, spellings in TREATIES.items() for spelling in spellings}


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


ACT = rf"""
    (?:(?:{_any(list(INSTITUTIONS))})\ )?
    (?:(?P<act>{_any(list(_NAMES))})\ (?:europ[eé]enne?\ )?|(?=\())
    (?:\((?P<domain>{_any(list(_TREATY))})\)\ ?|(?P<bare>{_any(list(_TREATY))})\ )?
    (?P<no>n[o°r][.°]?\ ?|n[.°]\ ?|no\ |n[uú]m\.\ ?)?
    (?P<first>[0-9]{{1,4}})[/-](?P<second>[0-9]{{1,4}})
    (?:[/\ ](?P<suffix>{_any(list(_TREATY))})|\ ?\((?P<after>{_any(list(_TREATY))})\))?
"""
DIRECTIVE_NUMBER = (
    rf"(?P<first>(?:19|20)?[0-9]{{2}})/(?P<second>[0-9]{{1,4}})/(?P<suffix>{_any(list(_TREATY))})"
)
"""A number alone, as directives are cited: `2002/58/CE`."""
CELEX = r"(?:CELEX[: ]\ ?)?3(?P<year>(?:19|20)[0-9]{2})(?P<letter>[RLDHF])(?P<number>[0-9]{4})"

_ACT = lazy(ACT, re.VERBOSE | re.IGNORECASE)
_DIRECTIVE_NUMBER = lazy(DIRECTIVE_NUMBER, re.IGNORECASE)
_CELEX = lazy(CELEX, re.IGNORECASE)
_LETTERS = {letter: kind for kind, letter in CELEX_TYPES.items()}


def parse(text: str) -> Standard | None:
    """Return the act that the text names."""
    if text[:1].isdigit() or text[:5].upper() == "CELEX":
        celex, number = _CELEX.fullmatch(text), _DIRECTIVE_NUMBER.fullmatch(text)
        if celex:
            return _from_celex(celex)
        return (
            _act(("Directive", ""), number["first"], number["second"], _domain(number["suffix"]))
            if number
            else None
        )
    match = _ACT.fullmatch(text)
    return _read(match) if match else None


def _domain(text: str | None) -> str:
    return _TREATY[text.upper()] if text else ""


def _read(match: re.Match[str]) -> Standard | None:
    named = _NAMES[match["act"].lower()] if match["act"] else ("Regulation", "")
    prefixed = _domain(match["domain"] or match["bare"])
    domain = prefixed or _domain(match["suffix"] or match["after"])
    if not domain and not match["act"]:
        return None
    first, second = match["first"], match["second"]
    if not domain and len(first) == len(second) == 4 and int(second) - int(first) == 1:
        return None  # `règlement 2023/2024` is of a school year.
    return _act(named, first, second, domain, has_no=bool(match["no"]), is_prefixed=bool(prefixed))


def _act(
    named: tuple[str, str],
    first: str,
    second: str,
    domain: str,
    *,
    has_no: bool = False,
    is_prefixed: bool = False,
) -> Standard | None:
    """Return the act, its number in the order and style of its year; None when no part of it is a year."""
    kind, qualifier = named
    leads_with_year = _leads_with_year(kind, first, second, has_no=has_no)
    digits, serial = (first, second) if leads_with_year else (second, first)
    if len(digits) not in (2, 4) or not 1952 <= _year(digits) <= 2099:
        return None
    year = _year(digits)
    is_common = year >= COMMON_SERIES_SINCE
    if is_common:
        number, style = f"{year}/{int(serial)}", "common"
    elif kind == "Regulation" or not leads_with_year:
        number, style = f"{int(serial)}/{digits}", "No"
    else:
        number, style = f"{digits}/{int(serial)}", "year first"
    detail = {"qualifier": qualifier, "style": style}
    return Standard(
        body="eu",
        publisher="EU",
        series=domain
        if domain and not (is_common and not is_prefixed and "Euratom" not in domain)
        else _series(year),
        doc_type=kind,
        number=number,
        detail=tuple((name, value) for name, value in detail.items() if value),
    )


def _leads_with_year(kind: str, first: str, second: str, *, has_no: bool) -> bool:
    """Return whether the year comes first: in the common series, and of old in all but numbered acts."""
    if has_no:
        return not (len(second) in (2, 4) and 1952 <= _year(second) < COMMON_SERIES_SINCE)
    if len(first) == 4 and int(first) >= COMMON_SERIES_SINCE and int(first) < 2100:
        return True
    return kind != "Regulation" and len(first) in (2, 4) and 1952 <= _year(first) < 2100


def _year(digits: str) -> int:
    return int(digits) if len(digits) > 2 else 1900 + int(digits)


def _series(year: int) -> str:
    """Return the domain of nearly all acts of the year."""
    return "EU" if year >= UNION_SINCE else "EC" if year >= COMMUNITY_SINCE else "EEC"


def _from_celex(match: re.Match[str]) -> Standard | None:
    kind, year, serial = _LETTERS[match["letter"].upper()], match["year"], match["number"]
    named = ("Decision", "Framework") if kind == "Framework" else (kind, "")
    domain = "JHA" if kind == "Framework" else ""
    digits = year[2:] if int(year) < 1999 else year
    if kind == "Regulation" and int(year) < COMMON_SERIES_SINCE:
        return _act(named, serial, digits, domain, has_no=True)
    return _act(named, digits, serial, domain, is_prefixed=bool(domain))


def render(standard: Standard, language: Language) -> str:
    """Return `Regulation (EU) 2016/679`, `Directive 93/42/EEC`, in French `Règlement (CE) n° 765/2008`."""
    named = (standard.doc_type, standard.get("qualifier"))
    domain, style, no = standard.series, standard.get("style"), "No"
    name = f"{named[1]} {named[0]}".strip()
    if language == "fr":
        name, domain, no = FRENCH[named], FRENCH_TREATIES.get(domain, domain), "n°"
    if style == "common":
        return f"{name} ({domain}) {standard.number}"
    if style == "year first":
        return f"{name} {standard.number}/{domain}"
    if standard.doc_type == "Regulation":
        return f"{name} ({domain}) {no} {standard.number}"
    return f"{name} {no} {standard.number}/{domain}"


def celex(standard: Standard) -> str | None:
    """Return the CELEX number: sector 3, the year, the letter of the act, the number in four figures."""
    year, serial = standard.number.split("/")
    if standard.get("style") == "No":
        year, serial = serial, year
    qualified = standard.get("qualifier")
    letter = CELEX_TYPES.get(qualified) or CELEX_TYPES[standard.doc_type]
    return f"3{_year(year)}{letter}{int(serial):04}"


def _leads() -> tuple[str, ...]:
    words = {re.split(r"[ '-]", name)[0] for name in _NAMES} | {"CELEX", *INSTITUTIONS}
    return tuple(sorted(words))


BODY = Body(
    name="eu",
    leads=_leads(),
    parse=parse,
    render=render,
    urn=celex,
    work_fields=frozenset(("qualifier", "style")),
    is_leadless=True,
)
