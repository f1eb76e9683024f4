"""JIS: Japanese Industrial Standards, technical reports and technical specifications.

Sources: the Industrial Standardization Act's divisions (a letter each), JIS Z 8301 (how documents are
numbered, amended and explained), the catalogue of the Japanese Standards Association. Numbers are
JIS's own: nothing in an identifier tells what it adopts.
"""

from __future__ import annotations

import re

from ..body import Body, Language
from ..model import Standard, Supplement
from ..pattern import lazy
from ..spelling import either

DIVISIONS = "ABCDEFGHKLMPQRSTWXYZ"
LEADS = ("JIS", "TR", "TS", *(f"JIS{division}" for division in DIVISIONS))
KINDS = {"AMD": ("Amd", "追補"), "CORRIGENDUM": ("Cor", "正誤票"), "EXPL": ("EXPL", "EXPLANATION", "解説")}
"""How a kind of supplement is written, and how the grammar may meet it."""
ALL_PARTS = "規格群"
"""How the catalogue names the group of all parts."""

GRAMMAR = rf"""
    (?: (?P<publisher>JIS) [\ /-]? )?
    (?: (?P<type>TR|TS) [\ /-]? )?
    (?P<division>[{DIVISIONS}]) [\ -]?
    (?P<number>[0-9]{{4,5}})
    (?P<parts> (?: -[0-9]{{1,3}} (?![0-9]) )* )
    (?: [:-] (?P<year>(?:19|20)[0-9]{{2}}) )?
    (?: \ ?\((?P<language>[EJ])\) )?
    (?P<supplements> (?: \ ?[/+]\ ? [^\W\d_]+ (?:\ ?[0-9]+)? (?: :[0-9]{{4}} )? )* )
    (?: \ SYMBOL (?P<symbol>\ [0-9]+)? (?P<has_symbol>) )?
    (?: \ ?\( (?P<all>{ALL_PARTS}|{either("all parts")}) \) )?
"""

_IDENTIFIER = lazy(GRAMMAR, re.VERBOSE | re.IGNORECASE)
_KIND = "|".join(rf"(?P<{kind}>{either(*words)})" for kind, words in KINDS.items())
_SUPPLEMENT = lazy(
    rf"\ ?[/+]\ ?(?:{_KIND})(?:\ ?(?P<number>[0-9]+))?(?::(?P<year>[0-9]{{4}}))?", re.VERBOSE | re.IGNORECASE
)


def parse(text: str) -> Standard | None:
    """Return the standard, report or specification; without `JIS` only the latter two are taken."""
    found = _IDENTIFIER.fullmatch(text.replace("ー", "-"))
    if found is None or not (found["publisher"] or found["type"]):
        return None
    supplements = _supplements(found["supplements"])
    if supplements is None:
        return None
    return Standard(
        body="jis",
        publisher="JIS",
        series=found["division"].upper(),
        doc_type=(found["type"] or "").upper(),
        number=found["number"],
        part=found["parts"][1:],
        year=int(found["year"]) if found["year"] else None,
        supplements=supplements,
        detail=_detail(found),
        language=(found["language"] or "").lower(),
    )


def _supplements(text: str) -> tuple[Supplement, ...] | None:
    """Return the supplements, or None when one of them is of no known kind."""
    found, position = [], 0
    while position < len(text):
        piece = _SUPPLEMENT.match(text, position)
        if piece is None:
            return None
        kind = next(kind for kind in KINDS if piece[kind])
        year = int(piece["year"]) if piece["year"] else None
        found.append(Supplement(kind, piece["number"] or "", year))
        position = piece.end()
    return tuple(found)


def _detail(found: re.Match[str]) -> tuple[tuple[str, str], ...]:
    scope = (("scope", "all parts"),) if found["all"] else ()
    symbol = (("symbol", (found["symbol"] or "").strip()),) if found["has_symbol"] is not None else ()
    return scope + symbol


def render(standard: Standard, language: Language) -> str:
    """Return the standard as the Japanese catalogue writes it; the same in French."""
    words = ("JIS", standard.doc_type, standard.series, standard.number)
    text = " ".join(word for word in words if word) + (f"-{standard.part}" if standard.part else "")
    text += f":{standard.year}" if standard.year else ""
    text += f"({standard.language.upper()})" if standard.language else ""
    text += "".join(map(_supplement, standard.supplements))
    for name, value in reversed(standard.detail):
        text += f" SYMBOL {value}".rstrip() if name == "symbol" else f"（{ALL_PARTS}）"
    return text


def _supplement(value: Supplement) -> str:
    number = f" {value.number}" if value.number else ""
    return f"/{value.kind}{number}" + (f":{value.year}" if value.year else "")


BODY = Body(name="jis", leads=LEADS, parse=parse, render=render, work_fields=frozenset(("scope",)))
