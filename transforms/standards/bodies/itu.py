"""ITU: Recommendations of ITU-T and ITU-R (before 1993 CCITT and CCIR), their other texts and bulletins.

Sources: the ITU-T and ITU-R catalogues, Resolution ITU-R 1 (numbering of texts), the author's guide for
ITU-T Recommendations (amendments, corrigenda, annexes, supplements, dates). A Recommendation is a series
and a number (`X.509`, `M.3016.1`, jointly numbered `G.780/Y.1351`); ITU-R adds the revision (`BT.601-7`). A
date goes with what it follows: the Recommendation (`H.265 (2021)`) or what changes it (`G.989 Amd 1 (2015)`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..body import Body, Language
from ..model import Standard, Supplement
from ..pattern import lazy
from ..spelling import canonical, either

FORMER = {"CCITT": "T", "CCIR": "R"}
R_SERIES = ("BO", "BR", "BS", "BT", "RA", "RS", "SA", "SF", "SM", "SNG", "TF")
"""Series that only ITU-R has. Those of ITU-T are one letter, and are meant where no sector is named."""
BARE_SERIES = "EGHJKQTVXY"
"""Series of ITU-T known by their bare codes (`X.509`, `H.264`), in capitals and with two figures or more."""
TEXTS = {"REPORT": "Report", "RAPPORT": "Report", "RESOLUTION": "Resolution", "RÉSOLUTION": "Resolution"}
TEXTS |= {"QUESTION": "Question", "OPINION": "Opinion", "VŒU": "Opinion"}
FRENCH = {"Report": "Rapport", "Resolution": "Résolution", "Opinion": "Vœu"}
KINDS = {"Amd": "Amd", "Cor": "Cor.", "Add": "Add.", "Err": "Err.", "Suppl": "Suppl.", "Annex": "Annex"}
"""How a kind of supplement is written in English; in French, `Annex` apart, as in English."""
LEADS = (
    *("ITU", "UIT", "CCITT", "CCIR", "Recommendation", "Recommandation", "Rec", "Annex", "Annexe"),
    *TEXTS,
    *BARE_SERIES,
)

DATE = r"\( (?:(?P<month>[01]?[0-9])/)? (?P<year>(?:19|20)?[0-9]{2}) (?:-(?P<iso_month>[01][0-9]))? \)"
ORGANISATION = rf"(?: {either('ITU')} (?: [- ]? (?P<sector>[TR]) (?![^\W\d_]) )? | (?P<former>CCITT|CCIR) )"
RECOMMENDATION = r"(?:RECOMMENDATION|RECOMMANDATION|REC\.?)"
HEAD = rf"""
    (?: (?P<text>{"|".join(TEXTS)})\ | (?P<named>{RECOMMENDATION})\ )?
    (?: (?P<organisation>{ORGANISATION}) [\ /-]? )?
    (?: (?P<inner_text>{"|".join(TEXTS)})\ | {RECOMMENDATION}[\ -] )?
    (?: (?P<group>SG[0-9]{{2}})\.(?P<question>[0-9]+)
      | (?P<series>[A-Z]{{1,3}}) (?:\ ?\.\ ?|\ )?
        (?: (?P<number>[0-9]+ (?:\.[0-9]+)* (?:\ ?(?:bis|ter))? | Imp[A-Z0-9]+)
          | \[ (?P<draft>[0-9]{{1,2}}/[A-Z]{{1,4}}/[0-9]+) \] )
      | (?P<handbook>[0-9]{{1,4}}\.HDB) (?![/-])
      | (?P<only>[0-9]{{1,4}}) (?P<group_of>/[0-9]{{1,2}} (?![/0-9]))?
      | (?P<regulations>RR) (?![./-]) )
    (?P<place> /[0-9]{{1,4}} (?![.0-9]) | /[A-Z]{{2,4}}/[0-9]+ )?
    (?: -(?P<revision>[0-9]{{1,3}}) (?![0-9]) (?(only) (?P<study>/[0-9]{{1,2}} (?![/0-9]))? ) )?
    (?P<twin> [/-][A-Z]\.[0-9]+ (?:\.[0-9]+)* )?
    (?: -(?P<language>[ACEFRS]) (?![A-Z0-9]) )?
    (?: \ ?{DATE} | :(?P<tag_year>(?:19|20)[0-9]{{2}}) )?
"""
"""Everything up to the date, with which a text ends unless something changes it."""
CHANGE = rf"""
    \ (?P<kind>{either(*KINDS)}) \.?\ ? (?P<number>[0-9]+|[A-Z](?:\.[0-9]+)?|[IVX]+) (?: \ ?{DATE} )?
"""
"""An amendment, corrigendum or the like."""
SERIES_SUPPLEMENT = rf"{ORGANISATION}\ (?P<series>[A-Z])\ {either('Suppl')}\.?\ ?(?P<number>[0-9]+)"
BULLETIN = rf"""
    (?P<annex>(?:Annex\ to|Annexe\ à)\ )?
    {ORGANISATION}\ (?:OB|Operational\ Bulletin) [\ .]? (?:No\.?|N°)?\ ?
    (?P<number>[0-9]+) (?: -(?P<language>[ACEFRS]) )? (?: \ {DATE} )?
"""

_FLAGS = re.VERBOSE | re.IGNORECASE
_HEAD, _CHANGE = lazy(HEAD, _FLAGS), lazy(CHANGE, _FLAGS)
_SERIES_SUPPLEMENT, _BULLETIN = lazy(SERIES_SUPPLEMENT, _FLAGS), lazy(BULLETIN, _FLAGS)
_DATE = lazy(rf"\ {DATE}", _FLAGS)
_BARE = lazy(rf"[{BARE_SERIES}]\.[0-9]{{2}}")


def parse(text: str) -> Standard | None:
    """Return the Recommendation, other text or bulletin that the text names."""
    found = _HEAD.match(text)
    standard = _head(found) if found else None
    if found is None or standard is None:
        return _bulletin(text) or _series_supplement(text)
    changes, position = [], found.end()
    while change := _CHANGE.match(text, position):
        changes.append(_change(change))
        position = change.end()
    if text[position:] not in ("", ":"):
        return _bulletin(text) or _series_supplement(text)
    return replace(standard, supplements=tuple(changes))


def _head(found: re.Match[str]) -> Standard | None:
    sector = _sector(found)
    series = (found["series"] or found["group"] or found["regulations"] or "").upper()
    is_alone = not found["organisation"] and not found["named"] and not found["text"]
    if (is_alone and not _BARE.match(found.string)) or not _is_of(sector, series):
        return None
    year, month = _date(found)
    twin = (("twin", found["twin"].upper()),) if found["twin"] else ()
    study = (("study", found["group_of"] or found["study"]),) if found["group_of"] or found["study"] else ()
    return Standard(
        body="itu",
        publisher=f"ITU-{sector}",
        doc_type="HDB" if found["handbook"] else _text(found),
        series=series,
        number=_number(found),
        edition=found["revision"] or "",
        year=year,
        month=month,
        detail=study + twin,
        language=(found["language"] or "").lower(),
    )


def _sector(found: re.Match[str]) -> str:
    """Return the sector that is named, or the one that the series belongs to."""
    if found["sector"] or found["former"]:
        return found["sector"].upper() if found["sector"] else FORMER[found["former"].upper()]
    return "R" if (found["series"] or "").upper() in R_SERIES or found["regulations"] else "T"


def _is_of(sector: str, series: str) -> bool:
    """Return whether the sector has such a series: ITU-T's are one letter; ITU-R also numbers without."""
    if sector == "T":
        return len(series) == 1
    return len(series) <= 1 or series in R_SERIES or series == "RR" or series.startswith("SG")


def _text(found: re.Match[str]) -> str:
    return TEXTS.get((found["text"] or found["inner_text"] or "").upper(), "")


def _number(found: re.Match[str]) -> str:
    if found["draft"]:
        return f"[{found['draft'].upper()}]"
    if found["handbook"]:
        return found["handbook"][:-4]
    number = found["number"] or found["question"] or found["only"] or ""
    if number.upper().startswith("IMP"):
        return "Imp" + number[3:].upper()
    return number.replace(" ", "").lower() + (found["place"] or "").upper()


def _date(found: re.Match[str]) -> tuple[int | None, int | None]:
    """Return year and month; two figures are a year of the 20th century from 50 on."""
    digits = found["year"] or found.groupdict().get("tag_year")
    if not digits:
        return None, None
    century = "" if len(digits) == 4 else "19" if digits >= "50" else "20"
    month = found["month"] or found["iso_month"]
    return int(century + digits), int(month) if month else None


def _change(found: re.Match[str]) -> Supplement:
    year, month = _date(found)
    return Supplement(canonical(found["kind"]).capitalize(), found["number"].upper(), year, month)


def _series_supplement(text: str) -> Standard | None:
    """Return a supplement to a whole series, a document of its own: `ITU-T H Suppl. 1`."""
    found = _SERIES_SUPPLEMENT.fullmatch(text)
    if found is None or found["former"] or not found["sector"]:
        return None
    publisher, series = f"ITU-{found['sector'].upper()}", found["series"].upper()
    return Standard(body="itu", publisher=publisher, doc_type="Suppl", series=series, number=found["number"])


def _bulletin(text: str) -> Standard | None:
    """Return an Operational Bulletin or the annex to one."""
    found = _BULLETIN.fullmatch(text)
    if found is None:
        return None
    year, month = _date(found)
    is_of_sector = found["sector"] and not found["annex"]
    return Standard(
        body="itu",
        publisher=f"ITU-{found['sector'].upper()}" if is_of_sector else "ITU",
        doc_type="OB",
        number=found["number"],
        year=year,
        month=month,
        supplements=(Supplement("Annex"),) if found["annex"] else (),
        language=(found["language"] or "").lower(),
    )


def render(standard: Standard, language: Language) -> str:
    """Return the text as ITU's catalogues write it: `ITU-T X.509 (10/2019)`, in French `UIT-T …`."""
    publisher = standard.publisher if language == "en" else standard.publisher.replace("ITU", "UIT")
    if standard.doc_type == "OB":
        return _render_bulletin(standard, publisher, language)
    if standard.doc_type == "Suppl":
        return f"{publisher} {standard.series} Suppl. {standard.number}"
    number = ".".join(word for word in (standard.series, standard.number) if word)
    text = f"{publisher} {number}" + (".HDB" if standard.doc_type == "HDB" else "")
    if standard.doc_type in TEXTS.values():
        name = FRENCH.get(standard.doc_type, standard.doc_type) if language == "fr" else standard.doc_type
        text = f"{name} {text}"
    text += f"-{standard.edition}" if standard.edition else ""
    text += standard.get("study") + standard.get("twin")
    text += f"-{standard.language.upper()}" if standard.language else ""
    text += _written(standard.year, standard.month)
    return text + "".join(_render_change(value, language) for value in standard.supplements)


def _render_bulletin(standard: Standard, publisher: str, language: Language) -> str:
    annex = "Annexe à " if language == "fr" else "Annex to "
    text = (annex if standard.supplements else "") + f"{publisher} OB No. {standard.number}"
    text += f"-{standard.language.upper()}" if standard.language else ""
    return text + _written(standard.year, standard.month)


def _render_change(value: Supplement, language: Language) -> str:
    kind = "Annexe" if (value.kind, language) == ("Annex", "fr") else KINDS[value.kind]
    return f" {kind} {value.number}" + _written(value.year, value.month)


def _written(year: int | None, month: int | None) -> str:
    if year is None:
        return ""
    return f" ({month:02}/{year})" if month else f" ({year})"


BODY = Body(name="itu", leads=LEADS, parse=parse, render=render, work_fields=frozenset(("study", "twin")))
