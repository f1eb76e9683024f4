"""The one table of spelling variants, and the folding of text done before any grammar.

Grammars are built from the table: `either("Amd", "Cor")` is a regular expression for every spelling of the
two, `canonical` turns what it matched back into the short canonical word. Sources: ISO/IEC Directives,
Parts 1 and 2 (English and French editions) and ISO's Russian titles for the words, the catalogues for the
abbreviations.
"""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 400
"""Longest text taken for one identifier; the longest real ones, whose remarks list amendments, have 340."""

VARIANTS: dict[str, tuple[str, ...]] = {
    # organisations
    "ISO": ("ИСО",),
    "IEC": ("CEI", "МЭК"),
    "ITU": ("UIT",),
    "EU": ("UE",),
    "EC": ("CE",),
    "EEC": ("CEE",),
    # kinds of documents
    "Guide": ("РУКОВОДСТВО", "GUIDES"),
    "TS": ("ТС", "TECHNICAL SPECIFICATION", "SPÉCIFICATION TECHNIQUE"),
    "TR": ("ТО", "TECHNICAL REPORT", "RAPPORT TECHNIQUE"),
    "PAS": ("ОПМС", "PUBLICLY AVAILABLE SPECIFICATION"),
    "IWA": ("INTERNATIONAL WORKSHOP AGREEMENT",),
    "DIR": ("DIRECTIVES",),
    # supplements
    "Amd": ("AMENDMENT", "AMENDEMENT", "AMDT"),
    "Cor": ("CORRIGENDUM", "TECHNICAL CORRIGENDUM", "RECTIFICATIF", "CORR"),
    "Add": ("ADDENDUM", "ADDITIF"),
    "Suppl": ("SUPPLEMENT", "SUPPLÉMENT", "SUP"),
    "Ext": ("EXTENSION",),
    "ISH": ("INTERPRETATION SHEET",),
    "Annex": ("ANNEXE",),
    "Err": ("ERRATUM",),
    # drafts
    "CD": ("COMMITTEE DRAFT",),
    "DIS": ("DRAFT INTERNATIONAL STANDARD",),
    "WD": ("WORKING DRAFT",),
    # editions and copies
    "ED": ("ÉDITION", "EDITION", "ED."),
    "RLV": ("REDLINE VERSION", "REDLINE"),
    "CSV": ("CONSOLIDATED VERSION",),
    "all parts": ("ALL PARTS", "TOUTES LES PARTIES", "TOUTES PARTIES"),
    "part": ("PART", "PARTIE"),
    "v": ("VERSION", "V."),
}

TAG_NAMESPACES = ("norme", "normes", "norm", "norms", "standard", "standards", "referentiel", "référentiel")
"""First levels of a tag whose second level names a standard."""

ROMAN = dict(
    zip(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), map(str, range(1, 11)), strict=True)
)
"""Parts of ISO Recommendations were numbered in Roman figures."""

_CANONICAL = {variant.upper(): word for word, variants in VARIANTS.items() for variant in (word, *variants)}
_FOLDED = (
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("\u2044\u2215\uff0f", "/")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys("\u0130\u0131", "I")
    | dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000", " ")
)
_MARKS = re.compile(f"[{''.join(_FOLDED)}]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
OWNED = "®™℠"
"""Signs of a trade mark, which publishers put after names and numbers (`IEEE Std 1003.1™-2017`)."""
_OWNED = re.compile(f"[{OWNED}]")
_LOOSE = re.compile(r" +(?=[:,)])|(?<=[0-9][-:(]) +(?=[0-9])")


def fold_characters(text: str) -> str:
    """Return the text with one kind of dash, slash, apostrophe and space, each character in its place."""
    return text if text.isascii() else _MARKS.sub(_folded_mark, text)


def _folded_mark(mark: re.Match[str]) -> str:
    return _FOLDED[mark[0]]


def fold(text: str) -> str:
    """Return the text of one identifier: compatibility forms, dashes and spaces folded, spaces squeezed.

    Signs of a trade mark and characters without width say nothing, and are left out.
    """
    if not text.isascii():
        text = _OWNED.sub("", fold_characters(text))
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
        text = fold_characters(text)
    return _LOOSE.sub("", " ".join(text.split()))


def canonical(word: str) -> str:
    """Return the canonical word for any of its spellings, or the word in capitals when the table lacks it."""
    upper = word.upper()
    return _CANONICAL.get(upper, upper)


def either(*words: str) -> str:
    """Return a group of the words in all their spellings, longest first, for a verbose regular expression."""
    spellings = {s.upper() for word in words for s in (word, *VARIANTS.get(word, ()))}
    ordered = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    return f"(?:{'|'.join(map(re.escape, ordered))})"
