"""IEEE, and AIEE, IRE and ASA, whose electrical standards it continued: standards, projects, drafts.

Sources: IEEE SA Standards Style Manual; IEEE Xplore's catalogue. `ieee_grammar` has the grammar,
`remarks` what follows a designation in parentheses. A project (`P829`) becomes the standard of its
number, so that a draft is a stage of that work. How a draft was introduced (`Unapproved Draft Std`) and its
month was spelled is the notation of the text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from ..body import Body, Language
from ..model import Standard, Supplement
from ..pattern import lazy
from .ieee_grammar import DESIGNATION, MONTHS, OF_IRE, SUPPLEMENTS, UNABBREVIATED
from .remarks import NAMES, Detail, remarks_text, split

LEADS = ("IEEE", "AIEE", "ASA", "USAS", "IRE", "P", "PC", "PN")
INTRODUCTIONS = {"AIEE": "No ", "ASA": "", "USAS": ""}
"""What stands between the publisher and the number where it is not `Std`."""
LABEL = "Draft Std P"
LONG_MONTHS = frozenset(MONTHS) - frozenset(UNABBREVIATED)

_BEGINNING = lazy(r"IEEE|AIEE|USAS|ASA|(?:[0-9]{2} )?IRE |P[CN]?[0-9]|PSI ", re.IGNORECASE)
_DESIGNATION = lazy(DESIGNATION, re.VERBOSE | re.IGNORECASE)
_OF_IRE = lazy(OF_IRE, re.VERBOSE | re.IGNORECASE)
_NUMBERED_DRAFT = lazy(r"D(?!IS)")
_SHORT_DRAFT = lazy(r"D[0-9]")
_YEAR = lazy(r"(?:19|20)[0-9]{2}")


def parse(text: str) -> Standard | None:
    """Return the standard, project or draft that the text names.

    Without a publisher only a project's draft is known: `P802.3bz/D3.0`.
    """
    remarked = split(text) if _BEGINNING.match(text) else None
    if remarked is None:
        return None
    match = _DESIGNATION.fullmatch(remarked[0])
    if match is None:
        return _of_ire(*remarked)
    if match["publisher"] is None and not (match["project"] and match["draft"]):
        return None
    if match["year"] and (match["date"] or match["bare_date"]) and not _is_draft(match):
        return None
    return _read(match, remarked[1])


def _of_ire(text: str, remarks: Detail) -> Standard | None:
    match = _OF_IRE.fullmatch(text)
    if match is None:
        return None
    year = 1900 + int(match["year"]) if match["year"] else None
    return Standard(body="ieee", publisher="IRE", number=match["number"].upper(), year=year, detail=remarks)


def _read(match: re.Match[str], remarks: Detail) -> Standard:
    is_draft = _is_draft(match)
    own_year = match["year"] or match["edition"]
    draft, date = _draft(match["draft"] or ""), _date(match)
    supplements: tuple[Supplement, ...] = ()
    if match["kind"]:
        remarks = tuple(pair for pair in remarks if not pair[1].startswith("Corrigendum to"))
        supplements = (_supplement(match, draft, date),)
        draft, date = "", {"year": int(own_year) if own_year else None}
    elif own_year and is_draft:
        remarks = (*remarks, ("base", own_year))
    elif own_year:
        date["year"] = int(own_year)
    revision = (("revision", _revision(match["revision"])),) if match["revision"] else ()
    return Standard(
        body="ieee",
        publisher=(match["publisher"] or "IEEE").upper(),
        copublishers=tuple(match["partners"].upper().replace(" ", "").split("/")[1:])
        if match["partners"]
        else (),
        stage="P" if is_draft else "",
        iteration=draft,
        number=_number(match["number"]),
        version=match["version"] or "",
        supplements=supplements,
        detail=tuple(sorted((*remarks, *revision))),
        notation=_notation(match, is_draft, draft),
        **date,
    )


def _is_draft(match: re.Match[str]) -> bool:
    return bool(match["project"] or match["draft"] or match["draft_word"])


def _number(text: str) -> str:
    """Return the number with the letter of its committee in capitals.

    Letters at its end stay as typed: capitals are of a standard (`802.1Q`), others of an amendment.
    """
    return text[:1].upper() + text[1:] if text[:2].upper() != "SI" else text.upper()


def _revision(text: str) -> str:
    """Return the mark of a revision: `.REVmc` of one that has letters, `-REV` and `Rev2` as typed."""
    return "." + text[1:] if text[0] in "-_" and len(text) > len("-REV") else text


def _draft(text: str) -> str:
    """Return `D8` for `D8`, `Draft 8` and, in a versioned draft, `8.0`."""
    if text[:1].upper() == "D":
        return "D" + text[1:].removeprefix("raft ")
    return f"D{text}" if text[:1].isdigit() else text


def _supplement(match: re.Match[str], draft: str, date: dict[str, Any]) -> Supplement:
    year = int(match["kind_year"]) if match["kind_year"] else date["year"]
    return Supplement(
        kind=SUPPLEMENTS[match["kind"].upper()],
        number=match["kind_number"],
        year=year,
        month=date.get("month"),
        iteration=draft,
    )


def _date(match: re.Match[str]) -> dict[str, Any]:
    if match["month"] is None:
        return {"year": int(match["bare_date"]) if match["bare_date"] else None}
    year = int(match["date"])
    return {
        "year": year if year > 99 else year + (2000 if year < 50 else 1900),
        "month": _month(match["month"]),
        "day": int(match["day"]) if match["day"] else None,
    }


def _month(text: str) -> int:
    return next(place for place, name in enumerate(MONTHS, 1) if name[:3] == text[:3].title())


def _notation(match: re.Match[str], is_draft: bool, draft: str) -> str:
    """Return how the text introduces a draft and its month, as `before the number|before the year`."""
    if not is_draft:
        return "" if match["month"] is None else "|" + _spelled(match)
    if _is_labelled(match):
        return f"{LABEL}|"
    before = _introduced(match, draft)
    return f"{before}|{_spelled(match)}" if match["month"] else f"{before}|"


def _is_labelled(match: re.Match[str]) -> bool:
    """Return whether the draft is cited in the style of the catalogue's labels: `P1407 D8, Sept 07`."""
    if match["draft_word"] and match["project"] and not match["unapproved"] and not match["approved"]:
        return True
    return (match["month"] or "").title() == "Sept" or len(match["date"] or "") == 2 or match["mark"] == " "


def _introduced(match: re.Match[str], draft: str) -> str:
    """Return the words and the letter before the number; a draft of one figure is cited without `Std`."""
    active, unapproved = match["active"] or "", "Unapproved " if match["unapproved"] else ""
    if _SHORT_DRAFT.fullmatch(draft):
        return f"{active}{unapproved}P"
    if match["draft_word"] and (unapproved or match["approved"] or not match["project"]):
        return f"{active}{unapproved}Draft Std "
    if match["word"]:
        return f"{active}{unapproved}Std " + ("P" if match["project"] and not match["approved"] else "")
    return f"{active}{unapproved}P" if match["publisher"] and match["project"] else "Std "


def _spelled(match: re.Match[str]) -> str:
    before, name = " " if match["before_date"] == " " else ", ", MONTHS[_month(match["month"]) - 1]
    return before + (name if len(match["month"]) == len(name) else name[:3])


def render(standard: Standard, language: Language) -> str:
    """Return `IEEE Std 802.3-2018`, `IEEE P829/D10, January, 2008`, `AIEE No 36-1928`; the same in French."""
    if standard.publisher == "IRE":
        year = f"{standard.year % 100:02} " if standard.year else ""
        return f"{year}IRE {standard.number}{remarks_text(standard.detail)}"
    written, _, date = ("", "", "") if _is_formal(standard) else standard.notation.partition("|")
    before = written or (LABEL if _is_formal(standard) else _before(standard))
    head = "/".join((standard.publisher, *standard.copublishers)) + f" {before}{standard.number}"
    head += standard.get("revision") + (f"v{standard.version}" if standard.version else "")
    if standard.supplements:
        head += f"-{standard.year}" if standard.year else ""
        return head + "".join(map(_supplement_text, standard.supplements)) + remarks_text(standard.detail)
    if not standard.month and not standard.stage:
        return head + (f"-{standard.year}" if standard.year else "") + remarks_text(standard.detail)
    base = f"-{standard.get('base')}" if standard.get("base") else ""
    draft = f"/{standard.iteration}" if standard.iteration else ""
    has_comma = bool(draft) and before != LABEL
    return (
        head + base + draft + _date_text(standard, date, has_comma=has_comma) + remarks_text(standard.detail)
    )


def _is_formal(standard: Standard) -> bool:
    """Return whether more than a number tells the draft: a revision, a supplement, a stage of ISO's."""
    if not standard.stage:
        return False
    is_numbered = not standard.iteration or _NUMBERED_DRAFT.match(standard.iteration)
    return bool(standard.supplements) or standard.get("revision")[1:].upper() == "REV" or not is_numbered


def _before(standard: Standard) -> str:
    if standard.stage:
        return "P"
    return "" if standard.number.startswith("SI ") else INTRODUCTIONS.get(standard.publisher, "Std ")


def _supplement_text(value: Supplement) -> str:
    if value.iteration or value.month:
        draft = f"/{value.iteration}" if value.iteration else ""
        return f"/{value.kind} {value.number}{draft}{_date_text(value, '', has_comma=False)}"
    number = f". {value.number}" if value.kind == "Cor" else value.number
    return f"/{value.kind}{number}" + (f"-{value.year}" if value.year else "")


def _date_text(dated: Standard | Supplement, spelled: str, *, has_comma: bool) -> str:
    """Return `, Oct 2012` or `, October, 2012`: a comma follows a long month that is written in full."""
    if not dated.month:
        return f", {dated.year}" if dated.year else ""
    month = spelled or f", {MONTHS[dated.month - 1]}"
    is_long = month.lstrip(", ") in LONG_MONTHS
    day = f" {dated.day}" if isinstance(dated, Standard) and dated.day else ""
    return f"{month}{day}{',' if is_long and (has_comma or day) else ''} {dated.year}"


def words_from_tag(words: Sequence[str]) -> str:
    """Return `ieee 802.3-2018` for `ieee 802 3 2018`; ISO's numbers of five figures keep their dash."""
    text = words[0]
    for previous, word in itertools.pairwise(words):
        text += _separator(previous, word) + word
    return text


def _separator(previous: str, word: str) -> str:
    if not previous[-1:].isdigit():
        return " "
    return "-" if _YEAR.fullmatch(word) or len(previous) > 4 or not word[:1].isdigit() else "."


BODY = Body(
    name="ieee",
    leads=LEADS,
    parse=parse,
    render=render,
    from_tag=words_from_tag,
    remarks=NAMES,
    is_leadless=True,
)
