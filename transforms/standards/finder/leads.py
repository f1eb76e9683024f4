"""With which words a standard begins in running text, in which case, and what has to follow.

The bodies say with which first words their identifiers begin. In a sentence many of those are words of a
language or abbreviations of something else, so that here only abbreviations in their own capitals count
(`EN`, `BS`, `ÖNORM`), and the words listed below in any case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from ..names import IN_TEXT
from ..registry import BODIES
from ..spelling import TAG_NAMESPACES
from .words import BOUNDARY, SEPARATOR, WORD_END, any_case, cased, prefix_tree, small

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


class Beginnings(NamedTuple):
    """What a standard may begin with: the words with a capital or a figure, or those with a small letter."""

    leads: set[str]
    """Before a number."""
    spaces: set[str]
    """Before the slash of a tag."""
    articles: tuple[str, ...]
    """Before the bare number of a management system."""
    names: set[str]
    """The first characters of names, folded but for the first letter; whole ones with `WORD_END`."""
    worded: tuple[str, ...] = ()
    """With no number."""
    codes: str = ""
    """Letters before the full stop of a code."""


def _beginnings(names: Iterable[str]) -> set[str]:
    """Return of each name what tells enough, its first word and six characters: few other words begin so."""
    return {_beginning(name) for name in names}


def _beginning(name: str) -> str:
    size = max(6, name.find(" ") + 1)
    return name[:size] if len(name) > size else f"{name}{WORD_END}"


_GERMAN = (word + ending for word in GERMAN_ACTS for ending in ("", "n", "en"))
_LEADS = {lead for body in BODIES for lead in body.leads if _is_abbreviation(lead)}
_LEADS |= {*cased((*WORDS, *(f"{word}s" for word in ("RFC", *ACTS)))), *_GERMAN, *AS_WRITTEN}
_SMALL_LEADS, _CAPITAL_LEADS = _split(_LEADS)
_SMALL_SPACES, _CAPITAL_SPACES = _split(cased(TAG_NAMESPACES))
_ARTICLES = ("la", "norme", "certification")
_NAMES = {form + text[1:] for text in _beginnings(IN_TEXT) for form in any_case(text[0]) if form.isupper()}
_ALWAYS = {
    text: name.name for text, name in IN_TEXT.items() if name.strength == "always" and text[0].isalpha()
}
_SMALL_NAMES = _beginnings((*_ALWAYS, *(written for written in _ALWAYS.values() if written[0].islower())))

CAPITALS = Beginnings(
    leads=_CAPITAL_LEADS,
    spaces=_CAPITAL_SPACES,
    articles=tuple(map(str.capitalize, _ARTICLES)),
    names=_NAMES,
    worded=WORDED,
    codes=CODE_SERIES,
)
SMALLS = Beginnings(_SMALL_LEADS, _SMALL_SPACES, _ARTICLES, _SMALL_NAMES)


@cache
def start_with(first: str) -> re.Pattern[str] | None:
    """Return an expression for where a standard begins with that character, or None where none does.

    Each is compiled when it is first asked for: all letters together would take a tenth of a second.
    """
    if first.islower():
        return _start(rf"(?<={SEPARATOR})", SMALLS, first, small)
    return _start(BOUNDARY, CAPITALS, first, any_case)


def _start(before: str, words: Beginnings, first: str, name: Callable[[str], str]) -> re.Pattern[str] | None:
    """Return an expression for those of the words, `name` giving that of a character of a name."""
    leads, spaces, articles, worded = (
        prefix_tree(word for word in of_kind if word[0] == first)
        for of_kind in (words.leads, words.spaces, words.articles, words.worded)
    )
    letters = {letter for letter in {word[0] for word in words.names} if re.fullmatch(name(letter), first)}
    names = prefix_tree((word for word in words.names if word[0] in letters), name)
    kinds = [
        leads and rf"(?P<lead>(?:{leads}){_END}{_NUMBER_AHEAD})",
        spaces and rf"(?P<slug>{spaces})/(?=[^\W_])",
        articles and rf"(?P<bare>(?:{articles})\ )(?=(?:{MANAGEMENT_SYSTEMS})(?![^\W_]))",
        worded and rf"(?P<worded>{worded}){_END}",
        rf"(?P<code>{first}\.)(?=[0-9]{{2}})" if first in words.codes else "",
        names and f"(?P<name>{names})",
    ]
    either = "|".join(filter(None, kinds))
    return re.compile(f"{before}(?:{either})") if either else None
