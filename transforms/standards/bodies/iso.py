"""ISO and what it publishes with others: standards, guides, reports, specifications, agreements, drafts.

Sources: ISO/IEC Directives, Parts 1 and 2; ISO's catalogue; RFC 5141 for the URN. A sole `ISO` is parted
from the stage or type by a slash (`ISO/TS 22163`), joint publishers and guides by a space (`ISO/IEC TS
17021-2`).
"""

from __future__ import annotations

from ..body import Body, Language
from ..model import Standard, Supplement
from . import iso_iec

LEADS = ("ISO", "ИСО", "IWA", "JCGM", "Guide", "Руководство", "IEEE", *iso_iec.STAGES)
FUSED_ENDINGS = {"Amd": "AM", "Cor": "COR", "Add": "AD"}
"""How a kind of supplement ends the word that begins with its stage: `DAM`, `FDCOR`, `DAD`."""
FRENCH = {"IEC": "CEI"}
URN_TYPES = frozenset(("Guide", "TR", "TS", "PAS", "ISP", "IWA", "DATA", "TTA", "R"))


def parse(text: str) -> Standard | None:
    """Return the standard when ISO is among its publishers.

    An edition named beside a date says nothing that the date does not, and is left out.
    """
    reading = iso_iec.read(text)
    if reading is None or not {"ISO", "JCGM"}.intersection(reading.publishers):
        return None
    return Standard(
        body="iso",
        publisher=reading.publishers[0],
        copublishers=reading.publishers[1:],
        doc_type=reading.doc_type,
        stage=reading.stage,
        iteration=reading.iteration,
        number=reading.number,
        part=reading.part.replace("/", "-").strip("-"),
        year=reading.year,
        month=reading.month,
        day=reading.day,
        edition="" if reading.year else reading.edition,
        version=reading.version,
        supplements=tuple(reading.supplements),
        detail=tuple(sorted(reading.detail.items())),
        language=reading.language,
        notation="iec" if reading.catalogue == "iec" else "",
    )


def render(standard: Standard, language: Language) -> str:
    """Return the identifier as ISO writes it in English or in French."""
    text = head(standard, language) + number(standard)
    return text + tail(standard, language) + edition(standard)


def edition(standard: Standard) -> str:
    """Return the edition as the catalogues write it after everything else: ` ED2`."""
    return f" ED{standard.edition}" if standard.edition else ""


def head(standard: Standard, language: Language) -> str:
    """Return publishers, stage and type, with the separator that the number follows."""
    publishers = "/".join((standard.publisher, *standard.copublishers))
    if language == "fr":
        publishers = "/".join(FRENCH.get(name, name) for name in publishers.split("/"))
    stage, doc_type = standard.stage, standard.doc_type
    if doc_type == "IWA":
        return f"{stage} IWA ".lstrip()
    if doc_type == "Guide" and language == "fr" and stage not in iso_iec.FUSED:
        return f"Guide {_joined(publishers, standard, stage)} "
    words = stage + doc_type if stage in iso_iec.FUSED else f"{stage} {doc_type}".strip()
    return f"{_joined(publishers, standard, words)} "


def _joined(publishers: str, standard: Standard, words: str) -> str:
    if not words:
        return publishers
    return publishers + (" " if standard.copublishers or words.endswith("Guide") else "/") + words


def number(standard: Standard) -> str:
    """Return number, part, draft and date: `23264-2.4`, `27001:2022`."""
    text = standard.number
    if standard.part:
        text += "-" + standard.part
    if standard.iteration:
        text += "." + standard.iteration
    return text + date(standard.year, standard.month, standard.day, is_awaited=bool(standard.get("date")))


def date(year: int | None, month: int | None, day: int | None = None, *, is_awaited: bool = False) -> str:
    """Return the date as the end of an identifier, `:--` when the standard is to be published."""
    if year is None:
        return ":--" if is_awaited else ""
    return f":{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def tail(standard: Standard, language: Language) -> str:
    """Return what follows the date: consolidated supplements, the version they make, then the others."""
    write = compact_supplement if standard.notation == "iec" else supplement
    merged = "".join(write(s, language) for s in standard.supplements if s.is_consolidated)
    others = "".join(write(s, language) for s in standard.supplements if not s.is_consolidated)
    version = f" {standard.version}" if standard.version else ""
    scope = f" ({standard.get('scope')})" if standard.get("scope") else ""
    twin = f" | {standard.get('twin')}" + date(standard.year, None) if standard.get("twin") else ""
    return merged + version + others + scope + twin


def supplement(value: Supplement, language: Language) -> str:
    """Return a supplement in ISO's notation: `/Amd 1:2024`, `/CD Cor 1`, in French `/Amd.1:2024`."""
    text = f"{value.stage} {value.kind}".strip()
    if value.stage in iso_iec.FUSED:
        text = value.stage + FUSED_ENDINGS.get(value.kind, value.kind)
    if value.number:
        text += ("." if language == "fr" else " ") + value.number
    return ("+" if value.is_consolidated else "/") + text + _ending(value)


def compact_supplement(value: Supplement, language: Language) -> str:
    """Return a supplement in IEC's notation: `/AMD1:2017`, `+AMD2:2013`, `/FRAG1`."""
    if value.stage:
        return supplement(value, language)
    return ("+" if value.is_consolidated else "/") + value.kind.upper() + value.number + _ending(value)


def _ending(value: Supplement) -> str:
    return ("." + value.iteration if value.iteration else "") + date(value.year, value.month)


def urn(standard: Standard) -> str | None:
    """Return the URN of RFC 5141, section 2.4.1: publishers, type, number, part, edition, supplements.

    The scheme has no place for years: a dated standard is named by its edition, where the text gives it. Its
    originators are ISO, those that publish with ISO, and IEC.
    """
    publishers = (standard.publisher, *standard.copublishers)
    if not {"ISO", "IEC"}.intersection(publishers):
        return None
    words = ["urn:iso:std", "-".join(publishers).lower()]
    words += [standard.doc_type.lower()] if standard.doc_type in URN_TYPES else []
    words += [standard.number.lower(), "-" + standard.part.lower() if standard.part else ""]
    words += ["ed-" + standard.edition if standard.edition else ""]
    for value in standard.supplements:
        words += [value.kind.lower(), value.number]
    return ":".join(word for word in words if word)


BODY = Body(
    name="iso",
    leads=LEADS,
    parse=parse,
    render=render,
    urn=urn,
    work_fields=frozenset(("scope", "twin")),
)
