"""The type of a scalar: YAML 1.2's core schema (section 10.3.2), ISO 8601 dates, and links.

The text as written is never changed: a type only says what else it can be read as.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from math import isfinite
from typing import Literal, NamedTuple

ValueType = Literal["text", "number", "boolean", "date", "datetime", "link", "null"]


class Scalar(NamedTuple):
    """What a text can be read as: its type, and the one typed value that goes with it.

    `number` is finite; `at` is naive UTC.
    """

    value_type: ValueType
    number: float | None = None
    boolean: bool | None = None
    date: date | None = None
    at: datetime | None = None


TEXT = Scalar("text")
NULL = Scalar("null")
LINK = Scalar("link")
NO_SUCH_DAY = Scalar(*TEXT)
"""Equal to `TEXT`, and the very object that is returned for what looks like a date but is none."""

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), NULL),
    **dict.fromkeys(("true", "True", "TRUE"), Scalar("boolean", boolean=True)),
    **dict.fromkeys(("false", "False", "FALSE"), Scalar("boolean", boolean=False)),
}
_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
"""Core schema int and float, less a leading zero (`007` is a code, not seven)."""
_RADIX = re.compile(r"0(?:x[0-9a-fA-F]+|o[0-7]+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATETIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt]|[ ]+)([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?"
    r"[ ]*(?:([Zz])|([-+])([0-9]{2}):?([0-9]{2})?)?"
)
_MARKDOWN_LINK = re.compile(
    r"!?\[[^\[\]\n]*\]\((?:<[^<>\n]+>|[^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*)(?:[ ]+\"[^\"\n]*\")?\)"
)
_NUMBER_START = frozenset("-+.0123456789")
_MAX_NUMBER_LENGTH = 1000
"""No finite double needs more; longer runs of digits are text, whatever their value."""


def type_plain(text: str) -> Scalar:
    """The type of a plain (unquoted) scalar, surrounding blanks already removed.

    `NO`, `on`, `10:00`, `2024-05`, `007`, `.inf` and `1 234,5` are text; so are numbers that no finite
    double can hold, and days and times that no calendar has (`2024-02-30`).
    """
    first = text[:1]
    if first in _NUMBER_START:
        return _type_number_or_date(text)
    word = _WORDS.get(text)
    if word is not None:
        return word
    return LINK if first in "[!" and is_link(text) else TEXT


def type_quoted(text: str) -> Scalar:
    """The type of a quoted or block scalar: a link when all of it is one link, else text."""
    return LINK if text[:1] in ("[", "!") and is_link(text) else TEXT


def is_link(text: str) -> bool:
    """Whether the whole text is one wikilink, embed, Markdown link or image."""
    return is_wikilink(text.removeprefix("!")) or _MARKDOWN_LINK.fullmatch(text) is not None


def is_wikilink(text: str) -> bool:
    """Whether the whole text is one `[[wikilink]]`; a lone `]` inside does not close it."""
    if not (text.startswith("[[") and text.endswith("]]")):
        return False
    inner = text[2:-2]
    return bool(inner.strip()) and not any(mark in inner for mark in ("[[", "]]", "\n"))


def _type_number_or_date(text: str) -> Scalar:
    if len(text) <= _MAX_NUMBER_LENGTH:
        if _NUMBER.fullmatch(text):
            return _finite(float(text))
        if _DATE.fullmatch(text):
            return _type_date(text)
        moment = _DATETIME.fullmatch(text)
        if moment:
            return _type_datetime(moment)
        if _RADIX.fullmatch(text):
            return _type_radix(text)
    return TEXT


def _finite(number: float) -> Scalar:
    return Scalar("number", number=number) if isfinite(number) else TEXT


def _type_radix(text: str) -> Scalar:
    try:
        return _finite(float(int(text, 0)))
    except OverflowError:
        return TEXT


def _type_date(text: str) -> Scalar:
    try:
        return Scalar("date", date=date.fromisoformat(text))
    except ValueError:
        return NO_SUCH_DAY


def _type_datetime(moment: re.Match[str]) -> Scalar:
    day, hour, minute, second, fraction, zulu, sign, offset_hours, offset_minutes = moment.groups()
    microsecond = int((fraction or "0")[:6].ljust(6, "0"))
    try:
        local = datetime.fromisoformat(day).replace(
            hour=int(hour), minute=int(minute), second=int(second or 0), microsecond=microsecond
        )
        if zulu or not sign:
            return Scalar("datetime", at=local)
        return Scalar("datetime", at=_to_utc(local, sign, int(offset_hours), int(offset_minutes or 0)))
    except (ValueError, OverflowError):
        return NO_SUCH_DAY


def _to_utc(local: datetime, sign: str, hours: int, minutes: int) -> datetime:
    offset = timedelta(hours=hours, minutes=minutes)
    zone = timezone(-offset if sign == "-" else offset)
    return local.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
