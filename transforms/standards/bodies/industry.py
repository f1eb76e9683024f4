"""Standards of industry, professions and public bodies, for every family in the table.

Sources: those of `industry_families`. A text is the family's name, then what the family has of number,
revision letter, date and version: `MIL-STD-461G`, `PCI DSS v4.0`, `OWASP Top 10:2021`, `UL 2900-1`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..body import Body, Language, words_from_tag
from ..model import Standard
from ..pattern import lazy
from .industry_families import FAMILIES, Family

YEAR = r"(?:19|20)[0-9]{2}"
DATE = rf"(?:[ ]?[:-][ ]?(?P<year>{YEAR})|[ ]?\((?P<bracketed>{YEAR})\))?"
SHORT_DATE = rf"(?:[:-](?P<year>{YEAR}|[0-9]{{2}})[a-z]?|[ ]?\((?P<bracketed>{YEAR})\))?"
"""ASTM's years have two figures: `E1527-21`."""
VERSION = r"""
    (?:[ ]?[:,(-]?[ ]?(?:version|v\.?|rev\.?|r|release|type|ed\.?|édition|edition|issue)?[ ]?
       (?P<version>[0-9]{1,4}(?:\.[0-9]{1,3}){0,3}[a-z]?|I{1,3})\)?)?
"""
_ROMAN = {"I": "I", "II": "II", "III": "III", "1": "I", "2": "II", "3": "III"}
_WORD = lazy(r"[0-9]{0,2}[^\W\d_]+|[0-9]+")
_SEPARATOR = lazy(r"[ /-]")


@dataclass(frozen=True, slots=True)
class _Grammar:
    family: Family
    pattern: re.Pattern[str]


def _words(spelling: str) -> str:
    """Return an expression for the words with a space, a dash, a slash or nothing between them."""
    return "[ /-]?".join(re.escape(word) for word in _SEPARATOR.split(spelling) if word)


def _grammar(family: Family) -> _Grammar:
    names = sorted((family.name, *family.spellings), key=len, reverse=True)
    text = f"(?:{'|'.join(map(_words, names))})"
    if family.number:
        optional = "?" if family.stands_alone else ""
        text += rf"(?:[ -]?(?P<number>{family.number})){optional}"
    if family.revision:
        text += rf"(?:[ ]?(?:rev\.?[ ]?)?(?P<revision>{family.revision}))?"
    if family.dated:
        text += SHORT_DATE if family.dated == "-2" else DATE
    if family.versioned or family.publisher == "3GPP":
        text += VERSION
    return _Grammar(family, lazy(text, re.VERBOSE | re.IGNORECASE))


_BY_NAME = {(family.name, family.publisher): family for family in FAMILIES}
_BY_WORD: dict[str, list[_Grammar]] = defaultdict(list)
"""Grammars to try, the longest name first, by the first word in capitals."""
for _each in map(_grammar, sorted(FAMILIES, key=lambda family: len(family.name), reverse=True)):
    for _first in {_WORD.match(text)[0].upper() for text in (_each.family.name, *_each.family.spellings)}:  # type: ignore[index]
        _BY_WORD[_first].append(_each)


def parse(text: str) -> Standard | None:
    """Return the standard that the text names."""
    for grammar in _grammars(text):
        match = grammar.pattern.fullmatch(text)
        standard = _read(grammar.family, match) if match else None
        if standard is not None:
            return standard
    return None


def _grammars(text: str) -> Sequence[_Grammar]:
    word = _WORD.match(text)
    return _BY_WORD.get(word[0].upper(), ()) if word else ()


def _read(family: Family, match: re.Match[str]) -> Standard | None:
    found = match.groupdict()
    number, version = (found.get("number") or "").upper(), (found.get("version") or "").upper()
    if not (number or version or family.stands_alone):
        return None
    return Standard(
        body="industry",
        publisher=family.publisher,
        series=family.name,
        number=number,
        year=_year(found.get("year") or found.get("bracketed")),
        edition=(found.get("revision") or "").upper().lstrip("-"),
        version=_ROMAN.get(version, "") if family.versioned == " Type " else version.lower(),
    )


def _year(digits: str | None) -> int | None:
    """Return the year; two figures are of 1950 to 2049."""
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 50 else 2000)


def render(standard: Standard, language: Language) -> str:
    """Return `MIL-STD-461G`, `PCI DSS v4.0`, `ITIL 4`, `ASTM E1527-21`, `IATF 16949:2016`."""
    family = _BY_NAME[standard.series, standard.publisher]
    number = family.mark + standard.number if standard.number else ""
    return (
        family.name
        + number
        + _revision(standard, family)
        + _date(standard, family)
        + _version(standard, family)
    )


def _revision(standard: Standard, family: Family) -> str:
    dash = "-" if family.revision.startswith("-") else ""
    return dash + standard.edition if standard.edition else ""


def _date(standard: Standard, family: Family) -> str:
    if standard.year is None:
        return ""
    return f"-{standard.year % 100:02}" if family.dated == "-2" else f"{family.dated}{standard.year}"


def _version(standard: Standard, family: Family) -> str:
    if not standard.version:
        return ""
    major = standard.version.split(".")[0]
    is_plain = major.isdigit() and family.plain_from <= int(major)
    return (" " if is_plain else family.versioned or " v") + standard.version


def from_tag(words: Sequence[str]) -> str:
    """Return the text of a tag's words; the figures of a version or of a dotted number are joined by dots."""
    text = words_from_tag(words)
    dotted = re.sub(r"(?<=[0-9])[-:](?=[0-9])", ".", text)
    return text if parse(text) else dotted


BODY = Body(
    name="industry",
    leads=tuple(word for word in _BY_WORD if word.isalpha()),
    parse=parse,
    render=render,
    from_tag=from_tag,
    is_leadless=True,
)
