"""National standards and national adoptions, for every body in the table of designations.

Sources: those of `national_designations`; ISO/IEC Guide 21-1 for adoptions. A text is a designation, then
either a number of the body's own (`NF C 15-100`, `DIN 66399-1`) or what is adopted (`NF EN ISO 9001`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from ..body import Body, Language
from ..model import Standard
from ..pattern import lazy
from .adopting import Tail, adopted, adopted_text, adopting, from_tag, split, tail_text
from .national_designations import DESIGNATIONS, EQUIVALENTS, Designation

ADOPTED = ("iso", "iec", "iso_papers", "iec_papers", "iec_systems", "cen", "etsi", "ieee", "itu")
ADOPTED_LEADS = (
    *("ISO", "ИСО", "IEC", "CEI", "МЭК", "CISPR", "IWA", "Guide", "IEEE", "ETSI"),
    *("EN", "prEN", "FprEN", "ENV", "HD", "CEN", "CLC", "CWA", "CR", "ES"),
)
"""First words of what is adopted, which no national number begins with."""
DATE = (
    r"(?: ?[:-] ?(?P<year>(?:19|20)[0-9]{2})(?:-(?P<month>[01][0-9]))?"
    r"| \((?P<bracketed>(?:19|20)[0-9]{2})\))?"
)
SHORT_DATE = r"(?:[:-](?P<year>(?:19|20)[0-9]{2}|[0-9]{2}))?"
"""The year in two or four figures, as in Canada."""
SHORT_BEFORE_COLON = 2018
"""Until then Canada's short years followed a dash: `Z1000-14`, `Z462:21`."""

_ADOPTED_LEAD = lazy(rf"(?:{'|'.join(ADOPTED_LEADS)})(?![^\W\d_])", re.IGNORECASE)
_FIRST_WORD = lazy(r"(?:PR )?([^\W\d_]+)", re.IGNORECASE)
_CODE = lazy(r"(?:(?P<letters>[A-Z]+)(?=[ -]?[0-9])[ -]?)?(?P<number>[0-9].*)", re.IGNORECASE)
_WORDS = lazy(r"BLATT|BEIBLATT|NO(?=\.)")
_SHORT_YEAR = lazy(r"(?<=:)[0-9]{2}$")


@dataclass(frozen=True, slots=True)
class _Grammar:
    designation: Designation
    head: re.Pattern[str]
    own: re.Pattern[str]


def _grammar(designation: Designation) -> _Grammar:
    words = "|".join(
        map(re.escape, sorted((designation.text, *designation.spellings), key=len, reverse=True))
    )
    date = SHORT_DATE if designation.has_short_year else DATE
    return _Grammar(
        designation,
        lazy(rf"(?P<draft>PR )?(?:{words})(?P<mark>[ /-]?)", re.IGNORECASE),
        lazy(rf"(?P<code>{designation.own}){date}", re.IGNORECASE),
    )


_GRAMMARS = sorted(map(_grammar, DESIGNATIONS), key=lambda g: len(g.designation.text), reverse=True)
_BY_DESIGNATION = {(g.designation.text, g.designation.publisher): g.designation for g in _GRAMMARS}
_BY_WORD: dict[str, list[_Grammar]] = defaultdict(list)
"""Grammars to try, the longest designation first, by the first word in capitals."""
for _each in _GRAMMARS:
    for _text in (_each.designation.text, *_each.designation.spellings):
        _BY_WORD[_FIRST_WORD.match(_text)[1].upper()].append(_each)  # type: ignore[index]
for _letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
    _BY_WORD[f"NF{_letter}"] += [g for g in _BY_WORD["NF"] if g.designation.text == "NF"]
"""`NFC 15-100` is as common as `NF C 15-100`."""


def parse(text: str) -> Standard | None:
    """Return the national standard, or the national adoption, that the text names."""
    word = _FIRST_WORD.match(text)
    for grammar in _BY_WORD.get(word[1].upper(), ()) if word else ():
        head = grammar.head.match(text)
        standard = _read(grammar, head, text[head.end() :]) if head else None
        if standard is not None:
            return standard
    return None


def _read(grammar: _Grammar, head: re.Match[str], rest: str) -> Standard | None:
    parts = split(rest)
    if parts is None:
        return None
    core, tail = parts
    designation = grammar.designation
    if not _ADOPTED_LEAD.match(core):
        standard = _own(grammar, core, tail)
    elif _is_foreign(designation, head["mark"], core):
        return None
    else:
        standard = _adopting(designation, core, tail)
    return replace(standard, stage="PR") if standard and head["draft"] else standard


def _is_foreign(designation: Designation, mark: str, core: str) -> bool:
    """Return whether another body has the designation too, and this text is of the other.

    Sweden's SS has a dash or adopts EN, Singapore's neither; before a slash or IEEE, CEI is French for IEC.
    """
    if designation.text == "CEI":
        return core[:4].upper() == "IEEE" or (mark == "/" and core[:2].upper() != "EN")
    is_swedish = mark == "-" or core[:2].upper() == "EN"
    return designation.text == "SS" and (designation.publisher == "SIS") != is_swedish


def _adopting(designation: Designation, core: str, tail: Tail) -> Standard | None:
    """Return the adoption. A year after a dash is the national one, and so is not of the edition adopted."""
    if designation.has_short_year:
        core = _SHORT_YEAR.sub(lambda match: str(_year(match[0])), core)
    inner = adopted(core, ADOPTED)
    if inner is None:
        return None
    return adopting(
        inner,
        tail,
        keeps_date=designation.dated == ":",
        body="national",
        publisher=designation.publisher,
        doc_type=designation.text,
    )


def _own(grammar: _Grammar, core: str, tail: Tail) -> Standard | None:
    match = grammar.own.fullmatch(core)
    if match is None:
        return None
    designation, found = grammar.designation, match.groupdict()
    letters, number, part = _numbers(_cased(match["code"]), designation)
    year = _year(found["year"] or found.get("bracketed"))
    adoption = _equivalent(f"{designation.text} {number}", year)
    detail = {"adopted": "unnamed" if adoption else "", "scope": tail.scope}
    return Standard(
        body="national",
        publisher=designation.publisher,
        doc_type=designation.text,
        series=letters,
        number=number,
        part=part,
        year=year,
        month=int(found["month"]) if found.get("month") else None,
        edition=tail.edition,
        supplements=tail.supplements,
        adoption=adoption,
        detail=tuple((name, value) for name, value in detail.items() if value),
    )


def _numbers(code: str, designation: Designation) -> tuple[str, str, str]:
    """Return the letters of the field, the number, and the part."""
    match = _CODE.fullmatch(code)
    letters, number = (match["letters"] or "", match["number"]) if match else ("", code)
    if designation.is_grouped:
        return letters, number, ""
    number, _, part = number.partition("-")
    return letters, number, part


def _cased(code: str) -> str:
    return _WORDS.sub(lambda match: match[0].capitalize(), code.upper())


def _year(digits: str | None) -> int | None:
    """Return the year; two figures are of 1950 to 2049."""
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 50 else 2000)


def _equivalent(name: str, year: int | None) -> Standard | None:
    work, editions = EQUIVALENTS.get(name, ("", {}))
    inner = adopted(work, ADOPTED) if work else None
    return replace(inner, year=editions.get(year or 0)) if inner else None


def render(standard: Standard, language: Language) -> str:
    """Return `NF EN ISO 9001:2015`, `DIN 66399-1:2012-10`, `GB/T 22080-2016`, `CSA Z462:21`."""
    designation = _BY_DESIGNATION[standard.doc_type, standard.publisher]
    draft = f"{standard.stage} " if standard.stage else ""
    if standard.adoption and not standard.get("adopted"):
        text = designation.joiner + _adopted_text(standard, designation, language)
    else:
        text = designation.mark + _number(standard, designation) + _date(standard, designation)
    return draft + designation.text + text + tail_text(standard)


def _adopted_text(standard: Standard, designation: Designation, language: Language) -> str:
    if designation.dated != ":" or designation.has_short_year:
        undated = replace(standard, year=None, month=None)
        # A dash would read as a part of the standard adopted.
        short = f":{standard.year % 100:02}" if standard.year and designation.has_short_year else ""
        return adopted_text(undated, language) + (short or _date(standard, designation))
    text = adopted_text(standard, language)
    # The Netherlands put dashes between all the bodies: `NEN-EN-ISO 9001`.
    return re.sub(r"^EN (?=[A-Z])", "EN-", text) if designation.publisher == "NEN" else text


def _number(standard: Standard, designation: Designation) -> str:
    letters = standard.series + designation.letter_mark if standard.series else ""
    return letters + standard.number + (f"-{standard.part}" if standard.part else "")


def _date(standard: Standard, designation: Designation) -> str:
    if standard.year is None:
        return ""
    if designation.has_short_year:
        return f"{'-' if standard.year < SHORT_BEFORE_COLON else ':'}{standard.year % 100:02}"
    return f"{designation.dated}{standard.year}" + (f"-{standard.month:02}" if standard.month else "")


BODY = Body(
    name="national",
    leads=(*_BY_WORD, "PR"),
    parse=parse,
    render=render,
    from_tag=from_tag,
    work_fields=frozenset(("adopted", "scope")),
)
