"""Countries, from their names in French or English, their codes or their flags, to ISO 3166-1 alpha-2.

Names and codes come from the Unicode CLDR (through Babel) and from Debian's iso-codes (through pycountry),
each read only when what came before it does not know the text: most vaults never get beyond the first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from transforms.normal_form import normal_form

_WIKILINK = re.compile(r"!?\[\[([^\[\]]*)\]\]")
_TARGET_END = re.compile(r"[#|\\]")
_FLAG = re.compile("[\N{REGIONAL INDICATOR SYMBOL LETTER A}-\N{REGIONAL INDICATOR SYMBOL LETTER Z}]{2}")
_FLAG_OFFSET = ord("\N{REGIONAL INDICATOR SYMBOL LETTER A}") - ord("A")
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_SEPARATOR = re.compile(r"[,;/|\n]+")
_WORD = re.compile(r"[^\W_]+")
_DROPPED = frozenset(["the", "of", "de", "du", "des", "d", "la", "le", "les", "l", "et", "and"])
_SPELT_OUT = {"st": "saint", "ste": "sainte"}

_RESERVED = frozenset(["AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])
"""Two letters that the CLDR lists and that ISO 3166-1 does not assign."""

_MORE_NAMES = {
    "AE": ("EAU", "UAE", "Émirats", "Emirates"),
    "BY": ("Biélorussie", "Belorussia"),
    "CD": ("RDC", "RD Congo", "DRC", "DR Congo", "Democratic Republic of Congo", "Zaïre"),
    "CH": ("Confédération suisse",),
    "CI": ("Ivory Coast",),
    "CN": ("Chine populaire", "Mainland China", "PRC"),
    "CV": ("Cape Verde", "Cap Vert"),
    "CZ": ("République tchèque",),
    "GB": (
        "Grande-Bretagne",
        "Great Britain",
        "Britain",
        "Angleterre",
        "England",
        "Écosse",
        "Scotland",
        "Pays de Galles",
        "Wales",
        "Irlande du Nord",
        "Northern Ireland",
    ),
    "IE": ("République d'Irlande", "Republic of Ireland", "Eire"),
    "KP": ("RPDC", "DPRK"),
    "MK": ("Macédoine", "Macedonia"),
    "MM": ("Birmanie", "Burma"),
    "NL": ("Hollande", "Holland"),
    "PS": ("Palestine",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor", "Timor oriental"),
    "TR": ("Turkey", "République de Turquie"),
    "TW": ("Formose", "Formosa"),
    "US": ("EUA",),
    "VA": ("Vatican", "Saint-Siège", "Holy See"),
}
"""Usual names that neither source has; the nations of the United Kingdom stand for it."""


def country_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the one country that `text` names, or None for none or several.

    It may be written in French or English, with or without article, accents and capitals, in its short or
    official form, as a code (alpha-2 in capitals, alpha-3 in any case), as a flag, or inside a wikilink.
    """
    plain = _WIKILINK.sub(lambda link: _TARGET_END.split(link[1])[0].rpartition("/")[2], text)
    return _one([*_flags(plain), _named(_FLAG.sub(" ", plain))])


def _flags(text: str) -> Iterator[str | None]:
    for flag in _FLAG.findall(text):
        yield _by_code("".join(chr(ord(letter) - _FLAG_OFFSET) for letter in flag))


def _named(text: str) -> str | None:
    """The country of the whole text, else of what is outside parentheses, else the only one of its parts."""
    bare = _PARENTHESIS.sub(" ", text)
    return _lookup(text) or _lookup(bare) or _one(map(_lookup, _SEPARATOR.split(bare)))


def _one(codes: Iterable[str | None]) -> str | None:
    found = {code for code in codes if code}
    return found.pop() if len(found) == 1 else None


def _lookup(text: str) -> str | None:
    words = text.strip(" \t.\"'#*_«»“”\u00a0")
    return _by_code(words) or _by_name(_folded(words))


def _by_code(text: str) -> str | None:
    """The code itself, or the one that an alpha-3 code or another code in use (`UK`) stands for."""
    code = text.replace(".", "")
    if (len(code) == 2 and code.isupper()) or len(code) == 3:
        return _codes().get(code.upper())
    return None


def _folded(name: str) -> str:
    """Words in lower case without accents, articles and the like: `republique coree`."""
    bare = "".join(c for c in normal_form("NFKD", name) if not unicodedata.combining(c))
    words = (_SPELT_OUT.get(word, word) for word in _WORD.findall(bare.casefold().replace(".", "")))
    return " ".join(word for word in words if word not in _DROPPED)


def _by_name(folded: str) -> str | None:
    return next((table()[folded] for table in _TABLES if folded in table()), None) if folded else None


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Alpha-2 codes, and the alpha-3 and former codes that stand for one country of today."""
    from babel.core import get_global

    assigned = {code: code for code in _cldr_territories("fr")}
    aliases = {code: now[0] for code, now in get_global("territory_aliases").items() if len(now) == 1}
    return {code: now for code, now in aliases.items() if code.isalpha() and now in assigned} | assigned


@lru_cache(maxsize=2)
def _cldr_territories(language: str) -> dict[str, str]:
    from babel import Locale

    territories = Locale(language).territories
    assigned = (code for code in sorted(territories) if len(code) == 2 and code not in _RESERVED)
    return {code: territories[code] for code in assigned}


def _cldr(language: str) -> dict[str, str]:
    return _table((code, name) for code, name in _cldr_territories(language).items())


@lru_cache(maxsize=1)
def _french() -> dict[str, str]:
    return _cldr("fr")


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    return _cldr("en")


@lru_cache(maxsize=1)
def _usual() -> dict[str, str]:
    return _table((code, name) for code, names in _MORE_NAMES.items() for name in names)


@lru_cache(maxsize=1)
def _official() -> dict[str, str]:
    """Names, common names and official names of the iso-codes, in English and in French."""
    import gettext

    import pycountry

    french = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["fr"], fallback=True)
    countries = map(dict, pycountry.countries)
    english = [(country["alpha_2"], name) for country in countries for name in _iso_names(country)]
    return _table([*english, *((code, french.gettext(name)) for code, name in english)])


def _iso_names(country: dict[str, str]) -> list[str]:
    return [country[key] for key in ("name", "common_name", "official_name") if key in country]


def _table(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Codes by folded name and by its other ways in a list; the first to claim a name has it."""
    table: dict[str, str] = {}
    for code, name in names:
        for variant in _variants(name):
            table.setdefault(_folded(variant), code)
    return table


def _variants(name: str) -> Iterator[str]:
    """`Congo, République du` also as `République du Congo`, `Myanmar (Birmanie)` also as `Myanmar`."""
    yield name
    yield _PARENTHESIS.sub(" ", name)
    head, comma, tail = name.partition(", ")
    if comma:
        yield f"{tail} {head}"


_TABLES: tuple[Callable[[], dict[str, str]], ...] = (_french, _usual, _english, _official)
"""Where a name is looked up, the likeliest and cheapest first."""
