"""With which words a standard begins in running text, in which case, and what has to follow.

The bodies say with which first words their identifiers begin. In a sentence many of those are words of a
language or abbreviations of something else, so that here only abbreviations in their own capitals count
(`EN`, `BS`, `ÖNORM`), and the words listed below in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..names import IN_TEXT
from ..pattern import lazy
from ..registry import BODIES
from ..spelling import TAG_NAMESPACES
from .words import BOUNDARY, SEPARATOR, any_case, beginnings, cased, first_letters, prefix_tree, small

ORGANISATIONS = (
    *("ISO", "IEC", "CEI", "IEEE", "RFC", "NIST", "NISTIR", "FIPS", "ETSI", "ITU", "UIT", "CISPR", "IETF"),
    *("OWASP", "PCI", "COBIT", "WCAG", "IATF", "CEN", "CENELEC"),
)
"""Abbreviations that are no word of English, French or German: `iso 9001` is as good as `ISO 9001`."""
ACTS = ("Regulation", "Règlement", "Reglement", "Directive", "Decision", "Décision")
GERMAN_ACTS = ("Verordnung", "Richtlinie", "Beschluss", "Durchführungsverordnung")
WORDS = (*ORGANISATIONS, *ACTS, "Guide", "draft", "Implementing", "Delegated")
"""First words in any case; where they are words of a language, the grammars ask for enough after them."""
PLURALS = frozenset(word.upper() for word in ("RFC", "BCP", *ACTS))
"""Leads that are written in the plural before a list: `RFCs 2119 and 8174`."""
WORDED = ("PCI", "NIST", "SWIFT", "OWASP", "CIS", "TISAX", "WCAG", "COBIT", "ITIL", "RGS", "IATF")
"""Leads of identifiers that need no number: `PCI DSS`, `NIST CSF`, `OWASP ASVS`."""
AS_WRITTEN = ("3GPP", "prEN", "FprEN", "prENV", "prHD", "RFCs", "BCPs")
"""Leads of which the bodies know the letters alone or in capitals."""
NOT_IN_TEXT = frozenset(("OPINION", "QUESTION", "RAPPORT", "REPORT", "RESOLUTION", "RÉSOLUTION", "VŒU"))
NOT_IN_TEXT |= {"HANDBOOK", "DISC", "FLEX", "SPEC", "UNIT"}
"""Words that begin an identifier, and in capitals as often a sentence or a heading."""
WELL_KNOWN = frozenset(
    (
        *(
            "EN",
            "NF",
            "DIN",
            "VDI",
            "VDE",
            "UNE",
            "UNI",
            "NBN",
            "NEN",
            "ETS",
            "FYI",
            "STD",
            "BCP",
            "JIS",
            "W3C",
        ),
        *("SAE", "MIL", "API", "ANSI", "TIA", "BSI", "ENV", "CWA", "IWA", "UTE", "RGS", "SOC", "UL", "DO"),
        *(
            "EU",
            "UE",
            "ISO",
            "IEC",
            "CEI",
            "RFC",
            "ITU",
            "UIT",
            "CEN",
            "CLC",
            "PCI",
            "CAN",
            "NZS",
            "ETG",
            "МЭК",
            "ИСО",
        ),
    )
)
"""Leads of two and three letters that hardly stand for anything else before a number."""
FAMILIAR = frozenset(
    (
        "AC",
        "GA",
        "RE",
        "BS",
        "AS",
        "IS",
        "SS",
        "SP",
        "IR",
        "GB",
        "HD",
        "XP",
        "FD",
        "BP",
        "ED",
        "CSA",
        "ISA",
        "PAS",
        "GOST",
    )
)
"""Leads that do (`AS 400`, `SN 1987A`, `HD 1080`), and name a standard before three figures or more."""
DASHED = {"ISA": "-"}
"""Leads whose short numbers a dash joins: `ISA-95`, where `ISA 7.0` is of a processor."""
MANAGEMENT_SYSTEMS = (
    "9001|14001|13485|20000-1|22000|22301|27001|27002|27005|27701|31000|37001|42001|45001|50001"
)
"""Standards so well known that their bare number names them: `la 27001`."""
CODE_SERIES = "EGHJKQTVXY"
"""Series of ITU-T whose bare codes name a Recommendation: `X.509`, `H.264`."""

_END = r"(?![^\W\d_])"
_NUMBER_AHEAD = r"(?=[^0-9;\ufffc]{0,40}(?P<figures>[0-9]))"


def _is_abbreviation(lead: str) -> bool:
    """Return whether two letters of the lead or more are capitals: `EN`, `ÖNORM`; not `Guide`."""
    return sum(character.isupper() for character in lead) > 1 and lead not in NOT_IN_TEXT


def _split(words: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the words that begin with a small letter, and the others."""
    small = {word for word in words if word[0].islower()}
    return small, set(words) - small


def _starts(leads: Iterable[str], spaces: Iterable[str], bare: Iterable[str]) -> tuple[str, ...]:
    """Return the expressions for a lead with a number ahead, a tag below a namespace, a bare number."""
    return (
        rf"(?P<lead>(?:{prefix_tree(leads)}){_END}{_NUMBER_AHEAD})",
        rf"(?P<slug>{prefix_tree(spaces)})/(?=[^\W_])",
        rf"(?P<bare>(?:{prefix_tree(bare)})\ )(?=(?:{MANAGEMENT_SYSTEMS})(?![^\W_]))",
    )


def _beginnings(names: Iterable[str]) -> set[str]:
    """Return of each name what tells enough: in real notes few other words begin so."""
    return {name[:6] for name in names}


def _capital(guard: str, starts: Iterable[str], words: Iterable[str]) -> re.Pattern[str]:
    """Return an expression that takes the first letter, of which there are few: the engine skips to them."""
    return lazy(rf"[{first_letters(words)}]{BOUNDARY}(?<=(?={guard})(?={'|'.join(starts)}).)")


def _small(guard: str, starts: Iterable[str]) -> re.Pattern[str]:
    """Return an expression that takes what stands before: there are fewer of those than of small letters."""
    return lazy(rf"{SEPARATOR}(?={guard})(?={'|'.join(starts)})")


_GERMAN = (word + ending for word in GERMAN_ACTS for ending in ("", "n", "en"))
_LEADS = {lead for body in BODIES for lead in body.leads if _is_abbreviation(lead)}
_LEADS |= {*cased((*WORDS, *(f"{word}s" for word in ("RFC", *ACTS)))), *_GERMAN, *AS_WRITTEN}
_SMALL_LEADS, _CAPITAL_LEADS = _split(_LEADS)
_SMALL_SPACES, _CAPITAL_SPACES = _split(cased(TAG_NAMESPACES))
_ARTICLES = ("la", "norme", "certification")
_CAPITAL_ARTICLES = tuple(map(str.capitalize, _ARTICLES))
_WORDED = rf"(?P<worded>{prefix_tree(WORDED)}){_END}"
_CODE = rf"(?P<code>[{CODE_SERIES}]\.)(?=[0-9]{{2}})"
_NAME = rf"(?P<name>{prefix_tree(_beginnings(IN_TEXT), any_case)})"
_NAMES = {form + text[1:] for text in _beginnings(IN_TEXT) for form in any_case(text[0]) if form.isupper()}
_ALWAYS = {
    text: name.name for text, name in IN_TEXT.items() if name.strength == "always" and text[0].isalpha()
}
_SMALL_NAMES = _beginnings((*_ALWAYS, *(written for written in _ALWAYS.values() if written[0].islower())))
_SMALL_NAME = rf"(?P<name>{prefix_tree(_SMALL_NAMES, small)})"
_CAPITAL_WORDS = {*_CAPITAL_LEADS, *_CAPITAL_SPACES, *WORDED}
_CAPITAL_WORDS |= {*(f"{letter}." for letter in CODE_SERIES), *(f"{word} " for word in _CAPITAL_ARTICLES)}
_SMALL_WORDS = {*_SMALL_LEADS, *_SMALL_SPACES, *(f"{word} " for word in _ARTICLES)}

CAPITAL_START = _capital(
    beginnings((_CAPITAL_WORDS, re.escape), (_NAMES, any_case)),
    (*_starts(_CAPITAL_LEADS, _CAPITAL_SPACES, _CAPITAL_ARTICLES), _WORDED, _CODE, _NAME),
    (*_CAPITAL_WORDS, *_NAMES),
)
"""Where a standard may begin with a capital or a figure."""
SMALL_START = _small(
    beginnings((_SMALL_WORDS, re.escape), (_SMALL_NAMES, small)),
    (*_starts(_SMALL_LEADS, _SMALL_SPACES, _ARTICLES), _SMALL_NAME),
)
"""Before a place where one may begin with a small letter."""
