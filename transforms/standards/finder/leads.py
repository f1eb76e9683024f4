"""With which words a standard begins in running text, in which case, and what has to follow.

The bodies say with which first words their identifiers begin. In a sentence many of those are words of a
language or abbreviations of something else, so that here only abbreviations in their own capitals count
(`EN`, `BS`, `ÖNORM`), and the words listed below in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..registry import BODIES
from ..spelling import TAG_NAMESPACES

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
    ("BS", "AS", "IS", "SS", "SP", "IR", "GB", "HD", "XP", "FD", "BP", "ED", "CSA", "ISA", "PAS", "GOST")
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

_BOUNDARY = r"(?<!(?:[^\W_]|[=&%$@]).)"
"""Before the letter that was just taken: no letter, digit or mark of an address."""
_END = r"(?![^\W\d_])"
_NUMBER_AHEAD = r"(?=[^0-9;\ufffc]{0,40}[0-9])"


def _is_abbreviation(lead: str) -> bool:
    """Return whether two letters of the lead or more are capitals: `EN`, `ÖNORM`; not `Guide`."""
    return sum(character.isupper() for character in lead) > 1 and lead not in NOT_IN_TEXT


def _alternatives(words: Iterable[str]) -> str:
    """Return an expression for the words, each common beginning of which is in it once."""
    tails: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        tails.setdefault(re.escape(word[0]), []).append(word[1:])
    return "|".join(first + _tail(rest) for first, rest in tails.items())


def _tail(words: list[str]) -> str:
    if words == [""]:
        return ""
    group = f"(?:{_alternatives(word for word in words if word)})"
    return group + "?" if "" in words else group


def _start(words: Iterable[str], more: Iterable[str], first_letters: str) -> re.Pattern[str]:
    """Return an expression for a first letter that begins a word of a lead, or one of the other groups.

    It begins with a set of letters, which the engine looks for fastest, and takes no more than that letter.
    """
    lead = rf"(?P<lead>{_alternatives(words)}){_END}{_NUMBER_AHEAD}"
    groups = "|".join((lead, *more))
    return re.compile(rf"[{first_letters}]{_BOUNDARY}(?<=(?={groups}).)")


def _first_letters(words: Iterable[str]) -> str:
    return "".join(sorted({word[0] for word in words}))


def _any_case(words: Iterable[str]) -> set[str]:
    return {cased for word in words for cased in (word.upper(), word.capitalize(), word.lower())}


def _slug(words: Iterable[str]) -> str:
    return rf"(?P<slug>{_alternatives(words)})/(?=[^\W_])"


def _bare(words: Iterable[str]) -> str:
    return rf"(?P<bare>(?:{_alternatives(words)})\ )(?=(?:{MANAGEMENT_SYSTEMS})(?![^\W_]))"


_GERMAN = (word + ending for word in GERMAN_ACTS for ending in ("", "n", "en"))
_LEADS = {lead for body in BODIES for lead in body.leads if _is_abbreviation(lead)}
_LEADS |= {*_any_case((*WORDS, *(f"{word}s" for word in ("RFC", *ACTS)))), *_GERMAN, *AS_WRITTEN}
_LOWER = {lead for lead in _LEADS if lead[0].islower()}
_UPPER = _LEADS - _LOWER
_SPACES = _any_case(TAG_NAMESPACES)
_LOWER_SPACES = {space for space in _SPACES if space[0].islower()}
_ARTICLES = ("la", "norme", "certification")
_WORDED = rf"(?P<worded>{_alternatives(WORDED)}){_END}"
_CODE = rf"(?P<code>[{CODE_SERIES}]\.)(?=[0-9]{{2}})"

CAPITAL_START = _start(
    _UPPER,
    (
        _slug(_SPACES - _LOWER_SPACES),
        _bare(map(str.capitalize, _ARTICLES)),
        _WORDED,
        _CODE,
    ),
    _first_letters((*_UPPER, *(_SPACES - _LOWER_SPACES), "L", "N", "C", *WORDED, *CODE_SERIES)),
)
"""Where a standard may begin with a capital or a figure, in a text that has a digit."""
SMALL_START = _start(
    _LOWER, (_slug(_LOWER_SPACES), _bare(_ARTICLES)), _first_letters((*_LOWER, *_LOWER_SPACES, *_ARTICLES))
)
"""Where a standard may begin with a small letter, in a text that has a digit."""
WORDED_START = re.compile(rf"[{_first_letters(WORDED)}]{_BOUNDARY}(?<=(?={_WORDED}).)")
"""Where a standard may begin in a text without a digit."""
