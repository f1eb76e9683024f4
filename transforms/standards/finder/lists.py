"""Lists that name what their items have in common once: `ISO 9001, 14001 et 45001`, `ISO 2859-1 and -2`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..spelling import OWNED
from .stretch import Reading, longest
from .words import any_letter, prefix_tree

_JOINTS = (
    "et",
    "and",
    "ou",
    "or",
    "und",
    "oder",
    "sowie",
    "puis",
    "then",
    "to",
    "à",
    "bis",
    "vs",
    "vs.",
    "y",
)
_ARTICLES = ("la", "le", "les", "the", "die", "der")
JOINT = rf"""
    (?=[^0-9]{{1,14}}[0-9]) [{OWNED}]?
    (?P<joint> ,?\s(?:{prefix_tree(_JOINTS, any_letter)})\s(?:(?:{prefix_tree(_ARTICLES, any_letter)})\s)?
      | \s?[,&|;]\s? | \s?/\s? | \s\+\s | \s?(?P<range>-)\s? )
    (?P<dash>-?)(?P<figures>[0-9]+)
"""
"""What joins an item to the one before it, and the first figures of the item."""
COUNTED = r"""
    \s?[%€$£°] | \s[0-9]{3}(?![0-9]) | ,[0-9]
  | \s(?:mesures|measures|contrôles|controls|exigences|requirements|pages|chapitres|chapters|clauses|articles
      |annexes|employees|employés|salariés|collaborateurs|personnes|people|sites|clients|customers|entreprises
      |companies|euros?|dollars?|bytes|octets|bits|ans|years|jours|days|heures|hours|fois|times|points|autres
      |others|Jahre|Mitarbeiter|Seiten|Maßnahmen)(?![^\W_])
"""
"""What shows that figures are an amount and name nothing."""

_JOINT = re.compile(JOINT, re.VERBOSE)
_COUNTED = re.compile(COUNTED, re.VERBOSE | re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<number>[0-9]+[A-Za-z]?(?![0-9A-Za-z]))(?P<parts>(?:-(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9A-Za-z]+)*)"
)
_GROUP = re.compile(r"[0-9]{3}\ (?=[0-9]{3}(?![0-9]))")
"""The first figures of a number of six: the `319` of `EN 319 411-1 et 411-2`."""
_DOTTED = re.compile(r"[0-9]+\.[0-9]")
_LEVELS = re.compile(r"[0-9]{1,2}(?:-[0-9]{1,2})*(?![0-9A-Za-z])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![-./]?[0-9A-Za-z])")
_NAMES_PARTS = re.compile(r"\b(?:parts|parties|teile)\b", re.IGNORECASE)


def with_list(first: Reading, text: str) -> Iterator[Reading]:
    """Yield the reading and what the list goes on with; `text` has its characters folded."""
    reading: Reading | None = first
    while reading:
        yield reading
        reading = following(reading, text)


def following(before: Reading, text: str) -> Reading | None:
    """Return the next item of the list that the reading begins or goes on with, read with its head, or None.

    `text` has its characters folded.
    """
    joint = _JOINT.match(text, before.end)
    return _item(before, joint, text) if joint and not _COUNTED.match(text, joint.end()) else None


def _item(before: Reading, joint: re.Match[str], text: str) -> Reading | None:
    number = _NUMBER.match(before.identifier.text, len(before.head))
    if number is None:
        return None
    start, figures = joint.start("dash"), joint.start("figures")
    if joint["dash"] or _NAMES_PARTS.search(text, before.start, before.end) or _is_short(joint, number):
        return _part(before, number, text, start, figures)
    if _YEAR.match(text, figures) and not _may_be_number(before):
        return _edition(before, joint, text, figures)
    group = _GROUP.match(before.identifier.text, len(before.head))
    if group and not _GROUP.match(text, figures):
        return longest(before.head + group[0], text, start, figures) if len(joint["figures"]) == 3 else None
    return longest(before.head, text, start, figures) if _is_alike(joint, number) else None


def _is_short(joint: re.Match[str], number: re.Match[str]) -> bool:
    """Return whether the item can only be the parts of the number before: `62443-3-3 and 4-2`."""
    return len(joint["figures"]) < 3 and number["parts"].count("-") > 1


def _may_be_number(before: Reading) -> bool:
    return before.identifier.standard.body == "ietf"


def _is_alike(joint: re.Match[str], number: re.Match[str]) -> bool:
    """Return whether the figures are about as many as those before; in a range, just as many."""
    size, before = len(joint["figures"]), len(number["number"].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    if _DOTTED.match(joint.string, joint.start("figures")) and _DOTTED.match(number.string, number.start()):
        return size == before
    if joint["range"] or (joint["joint"] == "/" and before > 3):
        return size >= 4 and (size == before or not joint["range"])
    return size >= 3 and size >= before - 1


def _part(before: Reading, number: re.Match[str], text: str, start: int, figures: int) -> Reading | None:
    """Return the item as parts that replace as many of the last parts before."""
    item, parts = _LEVELS.match(text, figures), number["parts"].split("-")[1:]
    levels = item[0].count("-") + 1 if item else 0
    if not levels or len(parts) < levels:
        return None
    stem = "-".join((before.identifier.text[: number.end("number")], *parts[: len(parts) - levels]))
    reading = longest(f"{stem}-", text, start, figures)
    return reading._replace(head=before.head) if reading else None


def _edition(before: Reading, joint: re.Match[str], text: str, figures: int) -> Reading | None:
    """Return another edition of what was named with a date: `ISO 9001:2008 et 2015`."""
    if not before.identifier.standard.is_dated or joint["joint"].strip() not in (
        "et",
        "and",
        "ou",
        "or",
        "und",
        "/",
        "vs",
    ):
        return None
    dated = before.identifier.text.rpartition(":")
    reading = longest(f"{dated[0]}:", text, figures, figures) if dated[1] else None
    return reading._replace(head=before.head) if reading else None
