"""Dates in the formats that the configuration gives; no other text is taken for a date by a guess."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from transforms.options import Dates
from transforms.scalars import NO_SUCH_DAY, TEXT, Scalar

_PARTS = {
    "%d": "(?P<day>[0-9]{1,2})",
    "%m": "(?P<month>[0-9]{1,2})",
    "%Y": "(?P<year>[0-9]{4})",
    "%y": "(?P<short_year>[0-9]{2})",
    "%H": "(?P<hour>[0-9]{1,2})",
    "%M": "(?P<minute>[0-9]{1,2})",
    "%S": "(?P<second>[0-9]{1,2})",
}
"""The directives of `strptime` that depend on no language."""

_DIRECTIVE = re.compile(r"%.?", re.DOTALL)
_LONGEST = 100
"""Characters in a format, and in a text that can be a date."""


class InvalidFormat(ValueError):
    """A format that names no whole day, or that uses a directive which is not known."""


def check_format(text: str) -> None:
    """Raise InvalidFormat unless `text` is a format that gives a day, a month and a year, each once."""
    directives = _DIRECTIVE.findall(text)
    unknown = [part for part in directives if part not in _PARTS]
    if unknown:
        raise InvalidFormat(f"should be made of {', '.join(_PARTS)}, without {unknown[0]}")
    years = directives.count("%Y") + directives.count("%y")
    if len(set(directives)) < len(directives) or years != 1 or not {"%d", "%m"} <= set(directives):
        raise InvalidFormat("should give the day, the month and the year once each")
    if len(text) > _LONGEST:
        raise InvalidFormat(f"should have at most {_LONGEST} characters")


def type_date(text: str, key: str, dates: Dates) -> Scalar:
    """The date or time (naive, taken for UTC) that `text` is in the first format for `key` that fits.

    What fits in none is text, and what fits only as a day that no calendar has is `NO_SUCH_DAY`.
    """
    formats = _formats(key, dates)
    if not formats or len(text) > _LONGEST:
        return TEXT
    text = text.strip()
    matches = filter(None, (_pattern(pattern).fullmatch(text) for pattern in formats))
    typed = [_typed({name: int(digits) for name, digits in found.groupdict().items()}) for found in matches]
    return next((scalar for scalar in typed if scalar is not NO_SUCH_DAY), typed[0] if typed else TEXT)


def _formats(key: str, dates: Dates) -> tuple[str, ...]:
    return next((formats for name, formats in dates.by_key if name == key), dates.formats)


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    """The regular expression of a format; runs of digits are bounded, so it takes linear time."""
    literals = map(re.escape, _DIRECTIVE.split(text))
    directives = [_PARTS[part] for part in _DIRECTIVE.findall(text)]
    return re.compile("".join(f"{a}{b}" for a, b in zip(literals, [*directives, ""], strict=True)))


def _typed(parts: dict[str, int]) -> Scalar:
    has_time = len(parts) > len(("day", "month", "year"))
    if "short_year" in parts:  # POSIX: 69 to 99 are of the 20th century
        short = parts.pop("short_year")
        parts["year"] = short + (1900 if short >= 69 else 2000)
    try:
        at = datetime(**parts)  # type: ignore[arg-type]
    except ValueError:
        return NO_SUCH_DAY
    return Scalar("datetime", at=at) if has_time else Scalar("date", date=at.date())
