"""The grammar of what follows the number of a NIST publication, piece by piece.

Sources: Publication Identifier Syntax for NIST Technical Series Publications, sections on the elements of an
identifier; the NIST Research Library's catalogue; ISO 639-2 for languages.
"""

from __future__ import annotations

import re

from ..pattern import lazy

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
"""Months as libraries shorten them in English."""
LANGUAGES = (
    *(
        "ara",
        "chi",
        "cze",
        "dut",
        "fre",
        "ger",
        "gre",
        "heb",
        "hin",
        "ind",
        "ita",
        "jpn",
        "kor",
        "pol",
        "por",
    ),
    *("rus", "slo", "spa", "tur", "ukr", "vie"),
)
SHORT_LANGUAGES = {"ES": "spa", "SP": "spa", "PT": "por", "VIET": "vie"}
STAGES = {
    "INITIAL PUBLIC DRAFT": "ipd",
    "SECOND PUBLIC DRAFT": "2pd",
    "2ND PUBLIC DRAFT": "2pd",
    "THIRD PUBLIC DRAFT": "3pd",
    "3RD PUBLIC DRAFT": "3pd",
    "FINAL PUBLIC DRAFT": "fpd",
    "INITIAL WORKING DRAFT": "iwd",
    "INITIAL PRELIMINARY DRAFT": "iprd",
}
KINDS = {"Index": "indx", "Ins": "ins", "App": "app", "Add": " Add.", "Err": "err"}
"""How kinds of supplements other than `sup` and `/Upd` are written."""

MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)(?:[A-Z]{2,6})?"
WORDS = r"(?:DRAFT|UPD|REV|VOL|VER|PART|PT|SUP|[IVX]+-[0-9])"
"""Beginnings of pieces that a dash may part from the number."""
_BEGINNING = rf"""
    (?-i:r)(?![A-Z0-9]) | R(?:[0-9]|EV|{MONTH}[0-9]) | V[0-9] | VER | E[0-9] | PT?[0-9] | SEC[0-9] | SUP
    | INDE?X | INS | APP | (?:ES|PT|VIET)(?![A-Z0-9])
"""
PIECE = rf"(?: {_BEGINNING} | R[A-Z](?=(?![A-Z0-9])|{_BEGINNING}) )"
"""The beginnings of pieces that may follow a letter or a figure at once."""
LETTER = rf"(?: (?:U(?!R))? (?!{PIECE}) [A-Z] (?=(?![A-Z0-9])|{PIECE}) )"
"""A letter that belongs to the number: neither a word nor the beginning of a piece."""
UNDERLINED = lazy(r"(?<![A-Z])U(?=[A-Z])")
"""How the catalogue writes that the letter after it was underlined: `Ua`."""
DATE = rf"""
    (?: {MONTH} (?:[0-9]{{1,2}}/)? | [01]?[0-9]/ )?
    (?: (?:19|20)[0-9]{{2}} (?:[01][0-9] (?:[0-3][0-9])? )? | (?<=/)[0-9]{{2}} ) (?![0-9])
"""
"""`1990`, `198503`, `June1908`, `Sep30/1977`, `11/1924`."""
PIECES = rf"""
    [\ ,./:_-]{{0,2}} (?P<open>\()?
    (?: (?:(?:PARTS?|PT)\.?\ ?|(?<=[0-9A-Z])[PN])(?P<part>[0-9]+(?:-[0-9](?![0-9]))?)
      | (?P<roman>[IVX]{{1,4}})-(?P<roman_version>[0-9]+(?:\.[0-9]+)+)
      | (?:VERSION|VER\.?|V(?=[0-9]+\.[0-9]))\ ?(?P<version>[0-9]+(?:\.[0-9]+)*)
      | (?:VOLUME|VOL\.?|V)\ ?(?P<volume>[0-9]+{LETTER}?(?:-[A-Z](?![A-Z0-9]))?)
      | SEC(?P<section>[0-9]+)
      | (?:REVISION|REV\.?|R)\ ?
        (?: (?P<revision_date>{DATE}) | (?P<revision>[0-9]+{LETTER}?|{LETTER}) )
      | (?P<revised>(?:REVISION|REV\.?|(?-i:r))(?![A-Z0-9]))
      | (?:(?:EDITION|ED\.?)\ ?|E)(?: (?P<edition_date>{DATE}) | (?P<edition>[0-9]{{1,2}})(?![0-9]) )
      | (?:(?<=[-_:(])|(?<=\.)(?={MONTH})|(?<=\ )(?=[0-9]{{4}}\ ?ED)) (?P<date>{DATE}) (?:\ ?ED\.?)?
      | (?P<supplement>SUPPLEMENT|SUPPL?|SUP)\.?(?P<of_edition>[-E](?=(?:19|20)[0-9]{{2}}))?[\ -]?
        (?: (?P<supplement_date>{DATE})
          | (?P<supplement_number>[0-9]{{1,3}}(?![0-9]|PD|WD|PRD)|REV(?=(?![A-Z0-9])|{PIECE})|{LETTER}) )?
      | (?P<other> (?:(?<=[0-9A-Z.])|(?<=[A-Z]\ )) (?:INDE?X|INS(?:ERT)?|APP(?:ENDIX)?)
          | ADD(?:ENDUM|\.)? | ERR(?:ATA|ATUM|\.)? )
        (?:\ ?(?P<other_number>[0-9]+)(?![0-9A-Z]))?
      | (?P<update>UPD(?:ATE)?)\ ?(?P<update_number>[0-9]+)?
        (?:-(?P<update_date>(?:19|20)[0-9]{{2}}(?:[01][0-9])?)(?![0-9]))?
      | (?P<stage>(?:[1-9]|I|F)?(?:PD|WD|PRD)|{"|".join(map(re.escape, STAGES))})(?![A-Z0-9])
      | DRAFT\ ?(?P<draft>[0-9]?)(?![A-Z0-9])
      | (?P<language>{"|".join((*LANGUAGES, *SHORT_LANGUAGES))})(?![A-Z0-9])
    )
    (?(open)\))
"""
"""One piece of what follows a number."""
