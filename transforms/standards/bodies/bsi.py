"""The British Standards Institution: British Standards, adoptions, PAS, published documents, Flex, annexes.

Sources: BS 0 (a standard for standards), on designations, amendments and national annexes; BSI's catalogue
for the aerospace series (`2TA 38`, `A 120`), the automobile series (`AU 177a`), addenda, supplements and
indexes.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..body import Body, Language, words_from_tag
from ..model import Standard, Supplement
from ..pattern import lazy
from ..spelling import either
from .adopting import Tail, adopted, adopted_text, adopting, from_tag, split, supplement_text
from .national import ADOPTED, ADOPTED_LEADS

DESIGNATIONS = {
    **{"BS": "BS", "PD": "PD", "DD": "DD", "PAS": "PAS", "PP": "PP", "HB": "HB", "HANDBOOK": "Handbook"},
    **{"DISC PD": "DISC PD", "BSI FLEX": "BSI Flex", "FLEX": "BSI Flex", "BIP": "BIP"},
}
"""British Standard, published document, draft for development, publicly available specification and so on."""
SERIES = (
    *("A", "AU", "B", "C", "CECC", "F", "G", "HC", "HR", "J", "K", "L", "M", "MA", "N", "P", "PL", "QC"),
    *("S", "SP", "T", "TA", "V", "W", "X"),
)
"""Letters of the aerospace, automobile, marine and component series; a figure before them is the revision."""
LANGUAGES = {"german": "de", "french": "fr", "italian": "it", "spanish": "es", "chinese": "zh", "welsh": "cy"}
SUPPLEMENTS = (
    "Explanatory Supplement",
    "Supplementary Index",
    "Addendum",
    "Supplement",
    "Index Issue",
    "Index",
)

YEAR = r"(?:19|20)[0-9]{2}"
LETTERS = rf"[0-9]{{0,2}}(?:{'|'.join(SERIES)})"
NUMBER = (
    rf"E?[0-9]{{1,6}}[A-Z]{{0,2}}(?:\.[0-9]{{1,4}})*(?:/[0-9]{{1,3}})?"
    rf"(?:-(?!{YEAR}(?![0-9]))[0-9A-Z]+(?:\.[0-9A-Z]+)*)*"
)
CODE = rf"""
    (?:{LETTERS}\ )?{NUMBER}(?:\ N[0-9]{{2,4}}(?:-[0-9]{{1,2}})?)?
    (?:(?:,\ ?|;\ ?|\ and\ |\ &\ |\ to\ |-(?={LETTERS}\ ))(?:BS\ )?(?:{LETTERS}\ )?[0-9]{{1,6}})*
"""
"""Series, number and parts; or a range or a list of those that are published as one."""
OWN = rf"""
    (?P<code>{CODE})
    (?:(?P<mark>[:\ ])(?P<component>(?:Part|Section|Method)s?\ [0-9A-Z]+(?:\ (?:and|to)\ [0-9A-Z]+)?
        |(?<=:)[A-Z]{{1,3}}[0-9]{{1,2}}[A-Z]?(?::[A-Z]{{1,3}}[0-9]{{1,2}}[A-Z]?)?))?
    (?:\ v(?P<version>[0-9]+\.[0-9]+))?
    (?::(?P<year>{YEAR})(?:-(?P<month>[01][0-9]))?|-(?P<dashed>{YEAR})(?![0-9]))?
    (?:(?P<before>[:\ ])(?P<supplement>{either(*SUPPLEMENTS)})
        (?:\ (?:No\.?\ ?)?(?P<supplement_number>[0-9]+))?
        (?::(?P<supplement_year>{YEAR}))?)?
    (?:\ v(?P<late_version>[0-9]+\.[0-9]+))?
"""
COPY = rf"""
    \ (?P<commentary>ExComm|Expert\ Commentary)(?P<topic>\ \([A-Z][a-z]+\))?
  | \ -\ (?P<tracked>TC)
  | \ (?P<form>PDF|BOOK)
  | \ \(?(?P<language>{"|".join(LANGUAGES)})(?:\ translation)?\)?
"""
"""What is said at the end of the copy: BSI's commentary, tracked changes, form, translation."""
AMENDED = r"\ (?:Amendment|Amd\.)\ (?P<number>[0-9]+)(?::(?:[A-Z]+\ )?(?P<year>[0-9]{4}))?"
"""An amendment in words; BSI issues the amended text, so that it is a `+A1`."""
ANNEX = r"NA(?:\+A(?P<amendment>[0-9]+):(?P<year>(?:20)?[0-9]{2}))?\ TO\ (?P<base>BS\ .+)"
DRAFT = r"[0-9]{2}/[0-9]{8}\ DC"
"""A draft for public comment: the year and BSI's number of the document."""
AMENDMENT_SLIP = r"AMD\ (?P<kind>Corrigendum\ )?(?P<number>[0-9]{3,5})"

_HEAD = lazy(rf"({'|'.join(sorted(DESIGNATIONS, key=len, reverse=True))})[ -]?(?=.)", re.IGNORECASE)
_ADOPTED_LEAD = lazy(rf"(?:{'|'.join((*ADOPTED_LEADS, 'OHSAS'))})(?![^\W\d_])", re.IGNORECASE)
_FLAGS = re.VERBOSE | re.IGNORECASE
_OWN, _COPY, _AMENDED = lazy(OWN, _FLAGS), lazy(COPY, _FLAGS), lazy(AMENDED, _FLAGS)
_ANNEX, _DRAFT, _SLIP = (lazy(pattern, _FLAGS) for pattern in (ANNEX, DRAFT, AMENDMENT_SLIP))
_SPLIT = lazy(rf"(?:(?P<series>{LETTERS}) )?(?P<number>[^ ,;-]+)(?:-(?P<part>[^ ]+))?")
_JOINING = lazy(r" (AND|TO) ")


def parse(text: str) -> Standard | None:
    """Return the British document that the text names."""
    if text[:1].isdigit():
        return _draft(text)
    if text[:2].upper() == "NA":
        return _annex(text)
    return _document(text) or _slip(text)


def _draft(text: str) -> Standard | None:
    number = text[:-3] if _DRAFT.fullmatch(text) else ""
    return Standard(body="bsi", publisher="BSI", doc_type="DC", number=number) if number else None


def _slip(text: str) -> Standard | None:
    match = _SLIP.fullmatch(text)
    if match is None:
        return None
    doc_type = "AMD Corrigendum" if match["kind"] else "AMD"
    return Standard(body="bsi", publisher="BSI", doc_type=doc_type, number=match["number"])


def _annex(text: str) -> Standard | None:
    """Return the national annex: it belongs to the adoption, whose number and date it bears."""
    match = _ANNEX.fullmatch(text)
    base = _document(match["base"]) if match else None
    if match is None or base is None or base.version:
        return None
    year = int(match["year"][-2:]) + 2000 if match["year"] else None
    own = (Supplement("A", match["amendment"], year, is_consolidated=True),) if match["amendment"] else ()
    return Standard(
        body="bsi",
        publisher="BSI",
        doc_type="NA",
        number=base.number,
        part=base.part,
        year=base.year,
        supplements=own,
        adoption=base.canonical,
    )


def _document(text: str) -> Standard | None:
    head = _HEAD.match(text)
    if head is None:
        return None
    rest, copy = text[head.end() :], _COPY.search(text, head.end())
    if copy and copy.end() == len(text):
        rest = text[head.end() : copy.start()]
    else:
        copy = None
    parts = _amended(rest) or split(rest)
    standard = _read(DESIGNATIONS[head[1].upper()], *parts) if parts else None
    return _of_copy(standard, copy) if standard and copy else standard


def _amended(rest: str) -> tuple[str, Tail] | None:
    match = _AMENDED.search(rest)
    if match is None or match.end() != len(rest):
        return None
    year = int(match["year"]) if match["year"] else None
    return rest[: match.start()], Tail((Supplement("A", match["number"], year, is_consolidated=True),))


def _of_copy(standard: Standard, copy: re.Match[str]) -> Standard:
    if copy["language"]:
        return replace(standard, language=LANGUAGES[copy["language"].lower()])
    commentary = "ExComm" + (copy["topic"] or "").title() if copy["commentary"] else ""
    form = commentary or (copy["tracked"] or copy["form"] or "").upper()
    return replace(standard, iteration=form)


def _read(designation: str, core: str, tail: Tail) -> Standard | None:
    if not _ADOPTED_LEAD.match(core):
        return _own(designation, core, tail)
    inner = adopted(core, (*ADOPTED, "industry"))
    own = {"body": "bsi", "publisher": "BSI", "doc_type": designation}
    return adopting(inner, tail, keeps_date=True, **own) if inner else None


def _own(designation: str, core: str, tail: Tail) -> Standard | None:
    match = _OWN.fullmatch(core)
    if match is None:
        return None
    series, number, part = _numbers(match["code"])
    year = match["year"] or match["dashed"]
    detail = {"component": _component(match["component"] or ""), "scope": tail.scope}
    return Standard(
        body="bsi",
        publisher="BSI",
        doc_type=designation,
        series=series,
        number=number,
        part=part,
        year=int(year) if year else None,
        month=int(match["month"]) if match["month"] else None,
        edition=tail.edition,
        version=match["version"] or match["late_version"] or "",
        supplements=(*_supplement(match), *tail.supplements),
        detail=tuple((name, value) for name, value in detail.items() if value),
        notation="spaced" if " " in (match["mark"], match["before"]) else "",
    )


def _numbers(code: str) -> tuple[str, str, str]:
    """Return series, number and part; a range or a list is one number."""
    upper = _JOINING.sub(lambda joining: joining[0].lower(), code.upper())
    match = _SPLIT.fullmatch(upper)
    if match is None or "/" in upper:
        return "", upper, ""
    series, number, part = match["series"] or "", match["number"], match["part"] or ""
    return (series, number.lower(), part.lower()) if series == "AU" else (series, number, part)


def _component(text: str) -> str:
    word, space, numbers = text.partition(" ")
    return (
        word.capitalize() + space + _JOINING.sub(lambda j: j[0].lower(), numbers.upper())
        if space
        else word.upper()
    )


def _supplement(match: re.Match[str]) -> tuple[Supplement, ...]:
    if not match["supplement"]:
        return ()
    year = int(match["supplement_year"]) if match["supplement_year"] else None
    return (Supplement(match["supplement"].title(), match["supplement_number"] or "", year),)


def render(standard: Standard, language: Language) -> str:
    """Return `BS EN ISO 9001:2015`, `PAS 24:2022+A1:2024`, `BS 2782-6:Method 643A:1976`, `24/30488529 DC`."""
    if standard.doc_type in ("DC", "AMD", "AMD Corrigendum"):
        words = (standard.number, "DC") if standard.doc_type == "DC" else (standard.doc_type, standard.number)
        return " ".join(words)
    if standard.doc_type == "NA":
        return _render_annex(standard, language)
    text = adopted_text(standard, language) if standard.adoption else _render_own(standard)
    return f"{standard.doc_type} {text}" + _render_tail(standard)


def _render_annex(standard: Standard, language: Language) -> str:
    own = "".join(map(supplement_text, standard.supplements))
    return f"NA{own} to {render(standard.adoption, language)}" if standard.adoption else ""


def _render_own(standard: Standard) -> str:
    series = f"{standard.series} " if standard.series else ""
    part = f"-{standard.part}" if standard.part else ""
    mark = " " if standard.notation == "spaced" else ":"
    component = mark + standard.get("component") if standard.get("component") else ""
    date = f":{standard.year}" if standard.year else ""
    date += f"-{standard.month:02}" if standard.month else ""
    version = f" v{standard.version}" if standard.version else ""
    state = version + date if standard.doc_type == "BSI Flex" else date + version
    return series + standard.number + part + component + state


def _render_tail(standard: Standard) -> str:
    text = "".join(_render_supplement(value, standard) for value in standard.supplements)
    text += f" ED{standard.edition}" if standard.edition else ""
    text += f" ({standard.get('scope')})" if standard.get("scope") else ""
    text += {"": "", "TC": " - TC"}.get(standard.iteration, f" {standard.iteration}")
    names = {code: name.capitalize() for name, code in LANGUAGES.items()}
    return text + (f" ({names[standard.language]})" if standard.language else "")


def _render_supplement(value: Supplement, standard: Standard) -> str:
    if value.kind not in SUPPLEMENTS:
        return supplement_text(value)
    mark = " " if standard.year or standard.notation == "spaced" else ":"
    number = f" {value.number}" if "Index" in value.kind else f" No. {value.number}"
    return mark + value.kind + (number if value.number else "") + (f":{value.year}" if value.year else "")


BODY = Body(
    name="bsi",
    leads=(*(name.split()[0] for name in DESIGNATIONS), "NA", "AMD"),
    parse=parse,
    render=render,
    from_tag=lambda words: from_tag(words) if "en" in words else words_from_tag(words),
    work_fields=frozenset(("component", "scope")),
    is_leadless=True,
)
