"""How sure it is that a stretch of text names the standard that it reads as.

What looks like an identifier may be a film speed, a year, a Request for Comments of the Rust project or a
clause. None of that is dropped: it is found with a low confidence.
"""

from __future__ import annotations

import re

from .leads import DASHED, FAMILIAR, WELL_KNOWN
from .stretch import Reading
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

SURE, USUAL, LIKELY, DOUBTFUL, UNLIKELY = 1.0, 0.95, 0.7, 0.4, 0.1
AROUND = 160
"""Characters before and after a mention that tell what the text is about."""
JUST_BEFORE = 30

_NORM_WORDS, _ELSEWHERE, _CALENDAR = (
    re.compile(words, re.IGNORECASE) for words in (NORM_WORDS, ELSEWHERE, CALENDAR)
)
_WORD = re.compile(r"[^\W\d_]+")
_EXPOSURE = re.compile(r"\bf/[0-9]|\b1/[0-9]{2,4}\b")
_WILDCARD = re.compile(r"[0-9]+[XK]{1,3}")
_YEAR = re.compile(r"(?:19[4-9]|20[0-3])[0-9][A-Z]?")
_SCHOOL_YEAR = re.compile(r"(?P<first>[0-9]{4})/(?P<second>[0-9]{4})")
_TRACKED = re.compile(r"rfcs?\s?[#.]|rfcs/", re.IGNORECASE)
_UNION, _UNITS = re.compile(UNION), re.compile(UNITS)


def confidence(reading: Reading, text: str) -> float:
    """Return how sure the reading is, from what it says and what surrounds it in the text."""
    if _is_something_else(reading, text):
        return UNLIKELY
    sure = _from_lead(reading)
    if _is_year(reading) or _is_full_stop(reading) or _is_amount(reading, text):
        sure = DOUBTFUL
    if sure == DOUBTFUL and _NORM_WORDS.search(text, max(0, reading.start - JUST_BEFORE), reading.start):
        return LIKELY
    return sure


def is_film_speed(reading: Reading) -> bool:
    """Return whether it may be a film speed: an ISO number from the scale, and nothing else."""
    standard = reading.standard
    is_on_scale = standard.publisher == "ISO" and standard.number in FILM_SPEEDS
    return is_on_scale and not standard.doc_type and _is_plain(reading)


def _is_something_else(reading: Reading, text: str) -> bool:
    standard = reading.standard
    if standard.body == "ietf":
        return _is_other_project(reading, text)
    if standard.publisher == "ITU-T":
        return _is_place(reading, text)
    if standard.publisher == "ISO":
        return (
            (is_film_speed(reading) and _is_photographic(reading, text))
            or _WILDCARD.fullmatch(standard.number) is not None
            or (standard.number == "8601" and _CALENDAR.match(text, reading.end) is not None)
        )
    return standard.publisher == "EU" and _is_school_year(reading)


def _is_other_project(reading: Reading, text: str) -> bool:
    """Return whether a Request for Comments or a draft is not IETF's, but Rust's or another project's.

    `#` and a path of `rfcs` are how they number theirs, from 1; drafts of the IETF have a group or a version.
    """
    standard = reading.standard
    if standard.series == "I-D":
        return not standard.version and not standard.number.startswith(("ietf-", "irtf-"))
    if standard.series != "RFC":
        return False
    if len(standard.number) > 4 or _TRACKED.match(reading.text):
        return True
    words = _words_around(reading, text)
    return not RUST.isdisjoint(words) or (len(standard.number) < 3 and IETF.isdisjoint(words))


def _around(reading: Reading, text: str) -> str:
    return text[max(0, reading.start - AROUND) : reading.end + AROUND]


def _words_around(reading: Reading, text: str) -> list[str]:
    return _WORD.findall(_around(reading, text).lower())


def _is_photographic(reading: Reading, text: str) -> bool:
    is_exposed = _EXPOSURE.search(_around(reading, text)) is not None
    return is_exposed or not CAMERA.isdisjoint(_words_around(reading, text))


def _is_plain(reading: Reading) -> bool:
    """Return whether it says nothing but a number."""
    standard = reading.standard
    says_more = standard.year or standard.part or standard.supplements or standard.stage
    return not (says_more or standard.version or standard.edition or standard.adoption)


def _is_full_stop(reading: Reading) -> bool:
    return reading.standard.number in FULL_STOPS and is_film_speed(reading)


def _is_year(reading: Reading) -> bool:
    """Return whether the number may be a year: `IEEE 2020`; not `EN 1991`, which is a Eurocode."""
    standard = reading.standard
    if not _YEAR.fullmatch(standard.number) or _lead(reading) not in QUOTED_IN_YEARS:
        return False
    says_more = standard.year or standard.part or standard.copublishers or standard.adoption
    return not says_more and not (standard.body == "cen" and standard.number.startswith("199"))


def _is_amount(reading: Reading, text: str) -> bool:
    return _is_plain(reading) and _UNITS.match(text, reading.end) is not None


def _lead(reading: Reading) -> str:
    word = _WORD.match(reading.text)
    return word[0].upper() if word else ""


def _from_lead(reading: Reading) -> float:
    """Return the confidence that the first word gives: a short lead stands for much else, and takes more."""
    lead, standard = _lead(reading), reading.standard
    if len(lead) > 3 or len(lead) < 2 or lead in WELL_KNOWN:
        return USUAL
    joint = reading.text[len(lead) : len(lead) + 1]
    if (lead, standard.number) in NAMESAKES or joint in (".", ":") or _YEAR.fullmatch(standard.number):
        return DOUBTFUL
    is_long = len(standard.number.partition(".")[0]) >= 3 or joint in DASHED.get(lead, ())
    return LIKELY if (lead in FAMILIAR and is_long) or not _is_plain(reading) else DOUBTFUL


def _is_place(reading: Reading, text: str) -> bool:
    """Return whether a bare code has the levels of a clause (`A.5.7`) or follows the word for one."""
    if reading.text[1:2] != ".":
        return False
    goes_on = text[reading.end : reading.end + 1] == "." and text[reading.end + 1 : reading.end + 2].isdigit()
    before = text[max(0, reading.start - JUST_BEFORE) : reading.start]
    return goes_on or "." in reading.standard.number or _ELSEWHERE.search(before) is not None


def _is_school_year(reading: Reading) -> bool:
    years = _SCHOOL_YEAR.search(reading.text)
    return bool(years and int(years["second"]) == int(years["first"]) + 1 and not _UNION.search(reading.text))
