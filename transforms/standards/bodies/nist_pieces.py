"""What follows the number of a NIST publication: part, volume, edition, revision, supplement, update, draft.

In the canonical form the pieces come in the order of NIST's syntax: `57pt1r5`, `160v2r1`, `28pt1sup1957`,
`197/Upd1-202305`, `800-63r4 ipd`, `8259A spa`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model import Standard, Supplement
from ..pattern import lazy
from ..spelling import ROMAN
from .nist_grammar import KINDS, MONTH, MONTHS, PIECES, SHORT_LANGUAGES, STAGES, UNDERLINED

_ENDS_IN_WORD = lazy("-[A-Z]+$")
_PIECE = lazy(PIECES, re.VERBOSE | re.IGNORECASE)
_DATE = lazy(
    rf"(?:(?P<name>{MONTH})(?:(?P<day>[0-9]+)/)?|(?P<number>[0-9]+)/)?"
    r"(?P<year>(?:[0-9]{2}(?=[0-9]{2}))?[0-9]{2})(?P<month>[0-9]{2})?(?P<last>[0-9]{2})?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Pieces:
    """What the grammar found after a number, each piece canonical.

    `edition` has its marks: `e2`, `r5`, `e2r`; a year belongs to the last mark, or is the edition itself.
    """

    part: str = ""
    edition: str = ""
    version: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    stage: str = ""
    language: str = ""
    supplements: list[Supplement] = field(default_factory=list)
    detail: dict[str, str] = field(default_factory=dict)
    claimed: set[str] = field(default_factory=set)
    is_contradictory: bool = False
    """The text says something twice."""

    def claim(self, what: str) -> None:
        """Note that the text says this, which it may do once."""
        self.is_contradictory |= what in self.claimed
        self.claimed.add(what)


def read_pieces(text: str, position: int) -> Pieces | None:
    """Return what follows the number, from `position` to the end, or None when it is something else."""
    pieces = Pieces()
    while position < len(text):
        found = _PIECE.match(text, position)
        if found is None:
            return None
        _READERS[next(name for name in _READERS if found[name] is not None)](pieces, found)
        position = found.end()
    return pieces


def _read_part(pieces: Pieces, found: re.Match[str]) -> None:
    pieces.claim("part")
    pieces.part = found["part"]


def _read_volume(pieces: Pieces, found: re.Match[str]) -> None:
    pieces.claim("volume")
    pieces.detail["volume"] = UNDERLINED.sub("", found["volume"].upper())


def _read_roman(pieces: Pieces, found: re.Match[str]) -> None:
    """Set volume and version from `I-2.0`."""
    pieces.claim("volume")
    pieces.claim("version")
    pieces.detail["volume"] = ROMAN.get(found["roman"].upper(), found["roman"].upper())
    pieces.version = found["roman_version"]


def _read_section(pieces: Pieces, found: re.Match[str]) -> None:
    pieces.claim("section")
    pieces.detail["section"] = found["section"]


def _read_version(pieces: Pieces, found: re.Match[str]) -> None:
    pieces.claim("version")
    pieces.version = found["version"]


def _read_revision(pieces: Pieces, found: re.Match[str]) -> None:
    pieces.claim("revision")
    pieces.edition += "r" + UNDERLINED.sub("", (found["revision"] or "1").upper())


def _read_revision_date(pieces: Pieces, found: re.Match[str]) -> None:
    """Set the date of the revision; that of the edition before it becomes part of the edition."""
    pieces.claim("revision")
    if pieces.year:
        pieces.edition += f"e{_digits(pieces.year, pieces.month, pieces.day)}"
    else:
        pieces.claim("year")
    pieces.edition += "r"
    pieces.year, pieces.month, pieces.day = _date(found["revision_date"])


def _read_edition(pieces: Pieces, found: re.Match[str]) -> None:
    pieces.claim("edition")
    pieces.edition = f"e{found['edition']}{pieces.edition}"


def _read_date(pieces: Pieces, found: re.Match[str]) -> None:
    pieces.claim("year")
    pieces.year, pieces.month, pieces.day = _date(found["edition_date"] or found["date"])


def _read_supplement(pieces: Pieces, found: re.Match[str]) -> None:
    """Add a supplement; `sup-1925` and `supe1925` are of the edition of that year."""
    year, month, _ = _date(found["supplement_date"])
    if found["of_edition"]:
        pieces.claim("year")
        pieces.year, pieces.month, year, month = year, month, None, None
    number = UNDERLINED.sub("", (found["supplement_number"] or "").upper()).replace("REV", "rev")
    pieces.supplements.append(Supplement("Suppl", number, year, month))


def _read_other(pieces: Pieces, found: re.Match[str]) -> None:
    kind = next(kind for kind in KINDS if found["other"][:3].upper() == kind[:3].upper())
    pieces.supplements.append(Supplement(kind, found["other_number"] or ""))


def _read_update(pieces: Pieces, found: re.Match[str]) -> None:
    year, month, _ = _date(found["update_date"])
    pieces.supplements.append(Supplement("Upd", found["update_number"] or "1", year, month))


def _read_stage(pieces: Pieces, found: re.Match[str]) -> None:
    pieces.claim("stage")
    pieces.stage = STAGES.get(found["stage"].upper(), found["stage"].lower())


def _read_draft(pieces: Pieces, found: re.Match[str]) -> None:
    """Set the stage from a plain `draft`: initial preliminary, or a numbered public draft."""
    pieces.claim("stage")
    pieces.stage = f"{found['draft']}pd" if found["draft"] else "iprd"


def _read_language(pieces: Pieces, found: re.Match[str]) -> None:
    pieces.claim("language")
    word = found["language"]
    pieces.language = SHORT_LANGUAGES.get(word.upper(), word.lower())


_READERS = {
    "part": _read_part,
    "volume": _read_volume,
    "roman": _read_roman,
    "section": _read_section,
    "version": _read_version,
    "revision": _read_revision,
    "revised": _read_revision,
    "revision_date": _read_revision_date,
    "edition": _read_edition,
    "edition_date": _read_date,
    "date": _read_date,
    "supplement": _read_supplement,
    "other": _read_other,
    "update": _read_update,
    "stage": _read_stage,
    "draft": _read_draft,
    "language": _read_language,
}
"""By the group of the grammar that is filled for a piece, what to make of it."""


def _date(text: str | None) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day of a matched date; two figures of a year are of the 20th century."""
    found = _DATE.fullmatch(text or "")
    if found is None:
        return None, None, None
    year = int(found["year"]) + (1900 if len(found["year"]) == 2 else 0)
    named = [
        number for number, name in enumerate(MONTHS, 1) if (found["name"] or "-")[:3].title() == name[:3]
    ]
    month = int(found["month"] or found["number"] or (named[0] if named else 0))
    day = int(found["day"] or found["last"] or 0)
    return year, month if 0 < month < 13 else None, day if 0 < day < 32 and month else None


def render_pieces(standard: Standard, year_mark: str) -> str:
    """Return what follows the number in the order of NIST's syntax.

    `year_mark` parts a number from the year of its edition: `e`, or a dash.
    """
    volume, section = standard.get("volume"), standard.get("section")
    text = (f"v{volume}" if volume else "") + (f"pt{standard.part}" if standard.part else "")
    text += (f"sec{section}" if section else "") + (f"ver{standard.version}" if standard.version else "")
    text += _edition(standard, year_mark) + "".join(map(_supplement, standard.supplements))
    text = f" {text}" if _ENDS_IN_WORD.search(standard.number) and text[:1].isalpha() else text
    text += f" {standard.stage}" if standard.stage else ""
    return text + (f" {standard.language}" if standard.language else "")


def _edition(standard: Standard, year_mark: str) -> str:
    edition, year, month, day = standard.edition, standard.year, standard.month, standard.day
    if year is None:
        return edition
    if edition.endswith("r") or edition.startswith("e"):
        return edition + ("" if edition.endswith("r") else "-") + _words(year, month, day)
    digits = _digits(year, month, day)
    return (year_mark if len(digits) == 4 else "e") + digits + edition


def _digits(year: int, month: int | None, day: int | None) -> str:
    return f"{year}" + (f"{month:02}" if month else "") + (f"{day:02}" if day else "")


def _words(year: int, month: int | None, day: int | None) -> str:
    return (MONTHS[month - 1] if month else "") + (f"{day}/" if day else "") + str(year)


def _supplement(value: Supplement) -> str:
    if value.kind == "Upd":
        date = f"-{value.year}" + (f"{value.month:02}" if value.month else "") if value.year else ""
        return f"/Upd{value.number}{date}"
    if value.kind != "Suppl":
        return KINDS[value.kind] + value.number
    return f"sup{value.number}" + (_words(value.year, value.month, None) if value.year else "")
