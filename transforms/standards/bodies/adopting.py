"""What bodies that adopt others' standards share: the adopted text within their own, and their supplements.

Sources: CEN-CENELEC Internal Regulations, Part 3 (designation of European Standards, of their amendments and
corrigenda); ISO/IEC Guide 21-1 (an adopted standard is named by the adopter's letters before the number of
the one adopted). An adopter's value has the number and the date that it bears itself; `adoption` is the
standard adopted, and the text is the adopter's designation before the adopted text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..body import Language, named, read, words_from_tag
from ..model import Standard, Supplement
from ..pattern import lazy
from ..spelling import either

TAIL = rf"""
    (?: \ ?[/+]\ ?(?P<stage>F?PR)?\ ? | (?<=[0-9])\ (?=A[0-9]) )
        (?P<kind>AC|A|C)(?P<number>[0-9]*)
        (?:[:-](?P<year>(?:19|20)[0-9]{{2}})(?:-(?P<month>[01][0-9]))?)?(?![0-9A-Z:])
  | \ (?P<amd>AMD)\ ?(?P<letters>[0-9]{{1,2}}|[A-Z]{{2}})(?![0-9A-Z])
  | \ (?P<fragment>FRAG)(?P<piece>[0-9]+)(?![0-9A-Z])
  | ,?\ {either("ED")}[.\ ]?(?P<edition>[0-9]+)(?![0-9A-Z.])
  | \ (?P<scope>\({either("all parts")}\))
"""
"""One piece of what an adopter adds after the adopted text, or after its own number."""

FIRST_YEAR = 1900
"""Nobody adopted a standard of an earlier year."""

_TAIL = lazy(TAIL, re.VERBOSE | re.IGNORECASE)
_TAG_SUPPLEMENT = lazy(r"-(?=(?:A|AC)[0-9]{1,2}(?:$|:))", re.IGNORECASE)


@dataclass(slots=True)
class Tail:
    """What follows an identifier: supplements, edition, and whether all parts are meant."""

    supplements: tuple[Supplement, ...] = ()
    edition: str = ""
    scope: str = ""


def split(text: str) -> tuple[str, Tail] | None:
    """Return the text before the first piece of the tail, and the tail; None if something else follows."""
    first = _TAIL.search(text)
    if first is None:
        return text, Tail()
    tail, piece = Tail(), first
    while True:
        _add(tail, piece)
        if piece.end() == len(text):
            return text[: first.start()], tail
        following = _TAIL.match(text, piece.end())
        if following is None:
            return None
        piece = following


def _add(tail: Tail, piece: re.Match[str]) -> None:
    if piece["edition"]:
        tail.edition = piece["edition"]
    elif piece["scope"]:
        tail.scope = "all parts"
    else:
        tail.supplements += (_supplement(piece),)


def _supplement(piece: re.Match[str]) -> Supplement:
    if piece["amd"]:
        return Supplement("AMD", piece["letters"].upper())
    if piece["fragment"]:
        return Supplement("FRAG", piece["piece"])
    return Supplement(
        kind=piece["kind"].upper(),
        number=piece["number"],
        year=int(piece["year"]) if piece["year"] else None,
        month=int(piece["month"]) if piece["month"] else None,
        stage={"PR": "pr", "FPR": "Fpr"}.get((piece["stage"] or "").upper(), ""),
        is_consolidated="+" in piece[0],
    )


def adopted(text: str, among: Collection[str]) -> Standard | None:
    """Return what the text names, in its publisher's own notation, if one of the bodies has it."""
    inner = read(text, among)
    if inner is None or inner.get("date") or (inner.year is not None and inner.year < FIRST_YEAR):
        return None
    return inner.canonical


def adopting(inner: Standard, tail: Tail, *, keeps_date: bool, **own: Any) -> Standard:
    """Return the value that adopts `inner`, whose number and date it bears too.

    A national standard keeps the date of what it adopts (`keeps_date`); a European one bears the date of its
    own ratification, which tells nothing of the edition adopted. A date after a supplement to an undated
    standard is that of the adopter's consolidated text.
    """
    supplements = tail.supplements
    european = inner.body == "cen"
    if european:
        supplements = inner.supplements + supplements
    below = tuple(replace(s, year=None, month=None) for s in supplements) if not inner.year else supplements
    base = replace(
        inner,
        year=inner.year if keeps_date else None,
        month=None,
        day=None,
        edition="",
        supplements=below if european else inner.supplements,
        detail=tuple(pair for pair in inner.detail if pair[0] != "scope"),
    )
    scope = tail.scope or inner.get("scope")
    return Standard(
        number=inner.number,
        part=inner.part,
        year=inner.year,
        month=inner.month,
        day=inner.day,
        edition=tail.edition or inner.edition,
        supplements=supplements,
        adoption=base,
        detail=(("scope", scope),) if scope else (),
        **own,
    )


def adopted_text(standard: Standard, language: Language) -> str:
    """Return the text of what the standard adopts, with the date of the adopter."""
    inner = standard.adoption
    if inner is None:
        return ""
    dated = replace(inner, year=standard.year, month=standard.month, day=standard.day)
    if inner.body == "cen":
        dated = replace(dated, supplements=())
    return named(inner.body).render(dated, language)


def tail_text(standard: Standard) -> str:
    """Return supplements, edition and scope as they follow the date: `+A1:2012`, `/AC:2014`, ` ED2`."""
    text = "".join(supplement_text(value) for value in standard.supplements)
    text += f" ED{standard.edition}" if standard.edition else ""
    return text + (f" ({standard.get('scope')})" if standard.get("scope") else "")


def supplement_text(value: Supplement) -> str:
    """Return one supplement: `/A1:2006`, `+AC2:2009`, `/prA1`, ` AMD2`, ` FRAG2`."""
    date = f":{value.year}" if value.year else ""
    date += f"-{value.month:02}" if value.month else ""
    mark = " " if value.kind in ("AMD", "FRAG") else "+" if value.is_consolidated else "/"
    gap = " " if value.number.isalpha() else ""
    return f"{mark}{value.stage}{value.kind}{gap}{value.number}{date}"


def from_tag(words: Sequence[str]) -> str:
    """Return the text of a tag's words, in capitals, a supplement after a slash: `EN 1090-2/A1:2024`."""
    return _TAG_SUPPLEMENT.sub("/", words_from_tag(words)).upper()
