"""From the text of a value to what a contract wants it to be; what does not fit is null."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from typing import TypeAlias

from transforms.countries import country_code
from transforms.date_formats import type_date
from transforms.declaration import BIGINT, BOOLEAN, DATE, DOUBLE, TEXT, TIMESTAMP, LogicalType
from transforms.options import ISO_DATES, Dates, ValueKind
from transforms.scalars import Scalar, type_plain

Typed: TypeAlias = str | float | int | bool | date | datetime | None

LOGICAL_TYPES: dict[ValueKind, LogicalType] = {
    "text": TEXT,
    "number": DOUBLE,
    "integer": BIGINT,
    "boolean": BOOLEAN,
    "date": DATE,
    "datetime": TIMESTAMP,
    "link": TEXT,
    "country": TEXT,
    "standard": TEXT,
}
"""The type of the column that holds values of each kind."""

_INTEGER = re.compile(r"[-+]?[0-9]{1,19}")
_INT64 = 2**63
_EXACT = 2**53
"""Beyond this a double does not tell every whole number from the next."""


def reader(
    kind: ValueKind, key: str = "", dates: Dates = ISO_DATES, standard_id: Callable[[str], str | None] = str
) -> Callable[[str], Typed]:
    """The function that reads a text as `kind`, or gives None where it is none.

    `key` and `dates` decide the formats of dates, `standard_id` says which standard a text names. A link is
    read elsewhere: where it leads takes the vault.
    """
    if kind in ("text", "link"):
        return str
    if kind == "country":
        return country_code
    if kind == "standard":
        return standard_id
    return partial(_READERS[kind], key=key, dates=dates)


def _scalar(text: str, key: str, dates: Dates) -> Scalar:
    """The type of a text, in quotes or not: a contract says what is meant."""
    typed = type_plain(text.strip())
    return type_date(text, key, dates) if typed.value_type == "text" else typed


def _number(text: str, key: str, dates: Dates) -> float | None:
    return _scalar(text, key, dates).number


def _integer(text: str, key: str, dates: Dates) -> int | None:
    """A whole number of 64 bits; `12.0` and `1e3` are some."""
    number = _scalar(text, key, dates).number
    if number is None or not number.is_integer():
        return None
    if _INTEGER.fullmatch(text.strip()):
        exact = int(text)
        return exact if -_INT64 <= exact < _INT64 else None
    return int(number) if abs(number) <= _EXACT else None


def _boolean(text: str, key: str, dates: Dates) -> bool | None:
    return _scalar(text, key, dates).boolean


def _date(text: str, key: str, dates: Dates) -> date | None:
    return _scalar(text, key, dates).date


def _datetime(text: str, key: str, dates: Dates) -> datetime | None:
    """A moment; a day is its midnight."""
    typed = _scalar(text, key, dates)
    return datetime.combine(typed.date, time.min) if typed.date else typed.at


_READERS: dict[ValueKind, Callable[..., Typed]] = {
    "number": _number,
    "integer": _integer,
    "boolean": _boolean,
    "date": _date,
    "datetime": _datetime,
}
