"""What catalogues write in parentheses after the designation of an IEEE or American National Standard.

They say how the document stands to others (`(Revision of IEEE Std 829-1998)`), by which other number it is
known (`(ANSI C37.86-1975)`), when it was reaffirmed (`(R2008)`), or by which name (`[IEEE Gold Book]`).
Sources: IEEE SA Standards Style Manual, on title pages; IEEE Xplore's catalogue.
"""

from __future__ import annotations

import re

from ..body import read
from ..pattern import lazy

NAMES = frozenset(("also", "book", "note", "reaffirmed", "relation"))
"""Details that remarks become. The edition is known without them."""
CITED = ("ieee", "ansi", "iso", "iec")
"""Bodies whose identifiers remarks cite."""
RELATIONS = {
    "Revision of": r"Revis?i?on (?:of|to)",
    "Revision and Redesignation of": r"Revision and Redesignation of",
    "Draft Amendment to": r"Draft Amendment to",
    "Draft Amendment of": r"Draft Amendment of",
    "Amendment to": r"Amendment to",
    "Amendment of": r"Amendment of",
    "Corrigendum to": r"Corrigendum to",
    "Supplement to": r"Supplement to",
    "Supersedes": r"Super[sc]edes",
    "Reaffirmation of": r"Reaffirmation of",
    "Redesignation of": r"Redesignation of",
    "Adoption of": r"Adoption of",
    "incorporates": r"incorporat(?:es|ing)",
}
"""Relation as it is written, and how it is recognised."""
REMARK = r"(?P<open>[(\[])\ ?(?P<text>[^()\[\]]+?)\ ?[)\]]\ ?"
COPIES = ("Redline", "(Approved Draft)", ".pdf")
"""What is said at the end of the copy in hand, and of no document."""

_REMARK = lazy(REMARK)
_OPENING = lazy(r"[(\[]")
_RELATIONS = {name: lazy(rf"{words} (?P<cited>.+)", re.I) for name, words in RELATIONS.items()}
_REAFFIRMED = lazy(r"R(?:eaffirmed )?((?:19|20)[0-9]{2})", re.IGNORECASE)
_EDITION = lazy(r", ((?:19|20)[0-9]{2}) Ed(?:itio)?n\.?", re.IGNORECASE)
_AMENDED = lazy(r",? as amended by ")
_LIST = lazy(r",? and |, ")
_NUMBERED = lazy(r"\A(?:IEEE's )?(?=[0-9])")

Detail = tuple[tuple[str, str], ...]


def split(text: str) -> tuple[str, Detail] | None:
    """Return the text before its remarks, and these as details; None if anything else follows them."""
    for copy in COPIES:
        if text.endswith(copy):
            text = text[: -len(copy)].rstrip(" -")
    opening = _OPENING.search(text)
    if opening is None:
        return text, ()
    base = text[: opening.start()].rstrip()
    remark = _REMARK.match(text, opening.start())
    if remark is None:
        return None
    details = []
    while True:
        details.append(_detail(remark))
        if remark.end() == len(text):
            return base, tuple(sorted(details))
        following = _REMARK.match(text, remark.end())
        if following is None:
            return None
        remark = following


def _detail(remark: re.Match[str]) -> tuple[str, str]:
    text = remark["text"]
    if remark["open"] == "[" and "Book" in text:
        return "book", text
    reaffirmed = _REAFFIRMED.fullmatch(text)
    if reaffirmed:
        return "reaffirmed", reaffirmed[1]
    for name, relation in _RELATIONS.items():
        match = relation.fullmatch(text)
        if match:
            return "relation", f"{name} {_cited(match['cited'])}"
    other = _canonical(text)
    return ("also", other) if other else ("note", text)


def _cited(text: str) -> str:
    """Return the list of cited documents, each in its canonical form; as typed where one is none."""
    parts = [_listed(part) for part in _AMENDED.split(_EDITION.sub(r"-\1", text), maxsplit=1)]
    return text if None in parts else " as amended by ".join(filter(None, parts))


def _listed(text: str) -> str | None:
    items = [_canonical(item) for item in _LIST.split(text)]
    known = [item for item in items if item]
    if len(known) < len(items):
        return None
    if len(known) < 3:
        return " and ".join(known)
    return ", ".join(known[:-1]) + f", and {known[-1]}"


def _canonical(text: str) -> str | None:
    standard = read(_NUMBERED.sub("IEEE ", text), CITED)
    return str(standard) if standard else None


def remarks_text(details: Detail) -> str:
    """Return the remarks as they follow a designation."""
    return "".join(_written(name, value) for name, value in details if name in NAMES)


def _written(name: str, value: str) -> str:
    if name == "book":
        return f" [{value}]"
    return f" (R{value})" if name == "reaffirmed" else f" ({value})"
