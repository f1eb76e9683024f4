"""How sure it is that a stretch of text names the standard that it reads as.

What looks like an identifier may be a film speed, a year, a Request for Comments of the Rust project or a
clause. None of that is dropped: it is found with a low confidence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from ..model import Standard
from .leads import DASHED, FAMILIAR, WELL_KNOWN
from .stretch import Identifier, Reading
from .subjects import (
    CALENDAR,
    CAMERA,
    ELSEWHERE,
    FILM_SPEEDS,
    FULL_STOPS,
    IETF,
    NAMESAKES,
    NORM_WORDS,
    QUOTED_IN_YEARS,
    RUST,
    UNION,
    UNITS,
)
from .surroundings import Surroundings

SURE, USUAL, LIKELY, DOUBTFUL, UNLIKELY = 1.0, 0.95, 0.7, 0.4, 0.1
JUST_BEFORE = 30

_ELSEWHERE, _CALENDAR = (re.compile(words, re.IGNORECASE) for words in (ELSEWHERE, CALENDAR))
_NORM_WORDS, _UNION, _UNITS = map(re.compile, (NORM_WORDS, UNION, UNITS))
_WORD = re.compile(r"[^\W\d_]+")
_WILDCARD = re.compile(r"[0-9]+[XK]{1,3}")
_YEAR = re.compile(r"(?:19[4-9]|20[0-3])[0-9][A-Z]?")
_SCHOOL_YEAR = re.compile(r"(?P<first>[0-9]{4})/(?P<second>[0-9]{4})")
_TRACKED = re.compile(r"rfcs?\s?[#.]|rfcs/", re.IGNORECASE)


Namesake = Literal["", "film speed", "project", "early project", "calendar", "place"]
"""What else may be called so."""


class _Doubt(NamedTuple):
    """How sure an identifier is by itself, and what its surroundings may say against it."""

    sure: float
    namesake: Namesake = ""
    may_be_amount: bool = False


def confidence(reading: Reading, around: Surroundings) -> float:
    """Return how sure the reading is, from what it says and what surrounds it in the text."""
    doubt = _doubt(reading.identifier)
    if doubt.namesake and _is_namesake(doubt.namesake, reading, around):
        return UNLIKELY
    text, sure = around.text, doubt.sure
    if doubt.may_be_amount and _UNITS.match(text, reading.end):
        sure = DOUBTFUL
    if sure == DOUBTFUL and _NORM_WORDS.search(text, max(0, reading.start - JUST_BEFORE), reading.start):
        return LIKELY
    return sure


@lru_cache(maxsize=8192)
def _doubt(identifier: Identifier) -> _Doubt:
    standard = identifier.standard
    if _is_something_else(identifier):
        return _Doubt(UNLIKELY)
    is_full_stop = standard.number in FULL_STOPS and is_film_speed(standard)
    sure = DOUBTFUL if is_full_stop or _is_year(identifier) else _from_lead(identifier)
    return _Doubt(sure, _namesake(identifier), sure != DOUBTFUL and _is_plain(standard))


def _is_something_else(identifier: Identifier) -> bool:
    """Return whether it says itself that it names no standard.

    Requests for Comments of other projects are written with `#` and a path of `rfcs`; drafts of the IETF have
    a group or a version; the clauses of a document have more levels than a Recommendation.
    """
    standard, text = identifier.standard, identifier.text
    if standard.series == "I-D":
        return not standard.version and not standard.number.startswith(("ietf-", "irtf-"))
    if standard.series == "RFC":
        return len(standard.number) > 4 or _TRACKED.match(text) is not None
    if standard.publisher == "ITU-T":
        return text[1:2] == "." and "." in standard.number
    if standard.publisher == "ISO":
        return _WILDCARD.fullmatch(standard.number) is not None
    return standard.publisher == "EU" and _is_school_year(text)


def _is_school_year(text: str) -> bool:
    years = _SCHOOL_YEAR.search(text)
    return bool(years and int(years["second"]) == int(years["first"]) + 1 and not _UNION.search(text))


def _namesake(identifier: Identifier) -> Namesake:
    standard = identifier.standard
    if standard.series == "RFC":
        return "early project" if len(standard.number) < 3 else "project"
    if standard.publisher == "ITU-T":
        return "place" if identifier.text[1:2] == "." else ""
    if is_film_speed(standard):
        return "film speed"
    return "calendar" if standard.publisher == "ISO" and standard.number == "8601" else ""


def _is_namesake(namesake: Namesake, reading: Reading, around: Surroundings) -> bool:
    start, end = reading.start, reading.end
    if namesake == "film speed":
        return around.are_about(CAMERA, start, end)
    if namesake == "place":
        return _is_place(reading, around.text)
    if namesake == "calendar":
        return _CALENDAR.match(around.text, end) is not None
    if around.are_about(RUST, start, end):
        return True
    return namesake == "early project" and not around.are_about(IETF, start, end)


def _is_place(reading: Reading, text: str) -> bool:
    """Return whether a bare code goes on as a clause does (`A.5.7`) or follows the word for one."""
    goes_on = text[reading.end : reading.end + 1] == "." and text[reading.end + 1 : reading.end + 2].isdigit()
    before = text[max(0, reading.start - JUST_BEFORE) : reading.start]
    return goes_on or _ELSEWHERE.search(before) is not None


def is_film_speed(standard: Standard) -> bool:
    """Return whether it may be a film speed: an ISO number from the scale, and nothing else."""
    is_on_scale = standard.publisher == "ISO" and standard.number in FILM_SPEEDS
    return is_on_scale and not standard.doc_type and _is_plain(standard)


def _is_plain(standard: Standard) -> bool:
    """Return whether it says nothing but a number."""
    says_more = standard.year or standard.part or standard.supplements or standard.stage
    return not (says_more or standard.version or standard.edition or standard.adoption)


def _is_year(identifier: Identifier) -> bool:
    """Return whether the number may be a year: `IEEE 2020`; not `EN 1991`, which is a Eurocode."""
    standard = identifier.standard
    if not _YEAR.fullmatch(standard.number) or _lead(identifier) not in QUOTED_IN_YEARS:
        return False
    says_more = standard.year or standard.part or standard.copublishers or standard.adoption
    return not says_more and not (standard.body == "cen" and standard.number.startswith("199"))


def _lead(identifier: Identifier) -> str:
    word = _WORD.match(identifier.text)
    return word[0].upper() if word else ""


def _from_lead(identifier: Identifier) -> float:
    """Return the confidence that the first word gives: a short lead stands for much else, and takes more."""
    lead, standard = _lead(identifier), identifier.standard
    if len(lead) > 3 or len(lead) < 2 or lead in WELL_KNOWN:
        return USUAL
    joint = identifier.text[len(lead) : len(lead) + 1]
    if (lead, standard.number) in NAMESAKES or joint in (".", ":") or _YEAR.fullmatch(standard.number):
        return DOUBTFUL
    is_long = len(standard.number.partition(".")[0]) >= 3 or joint in DASHED.get(lead, ())
    return LIKELY if (lead in FAMILIAR and is_long) or not _is_plain(standard) else DOUBTFUL
