from __future__ import annotations

from datetime import date, datetime
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.scalars import NO_SUCH_DAY, TEXT, is_wikilink, type_plain, type_quoted


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_null(text: str) -> None:
    assert type_plain(text).value_type == "null"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False)],
)
def test_boolean(text: str, wanted: bool) -> None:
    assert type_plain(text) == ("boolean", None, wanted, None, None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("0", 0.0),
        ("-0", 0.0),
        ("443", 443.0),
        ("-12", -12.0),
        ("+3", 3.0),
        ("1.10", 1.1),
        ("802.11", 802.11),
        ("0.5", 0.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("-1.5E-3", -0.0015),
        ("0x1DA9430", 31102000.0),
        ("0o17", 15.0),
        ("27001", 27001.0),
    ],
)
def test_number(text: str, wanted: float) -> None:
    scalar = type_plain(text)
    assert (scalar.value_type, scalar.number) == ("number", wanted)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "007",
            "012",
            "-01",
            "00.5",
            "1_000",
            "1,5",
            "1 234,5",
            "1\u00a0000",
            "12h",
            "1e",
            "e5",
            "+",
            "-",
            ".",
        ),
        *("0x", "0xg", "-0x1F", "0o8", "0b1", ".inf", "-.inf", ".nan", "1e400", "9" * 5000, "0x" + "f" * 900),
        *("NO", "no", "on", "off", "yes", "Yes", "y", "tRue", "nULL", "None", "nan", "inf", "١٢", "１２"),
        *("10:00", "2024-05", "15/03/2024", "2024-1-5", "2024-W05", "802.11.1", "::", "?", "T10:00"),
        *("2024-01-01 ou 02", "2024-01-01 10", "2024-01-01T10:00 CET"),
    ],
)
def test_text(text: str) -> None:
    assert type_plain(text) is TEXT


@pytest.mark.parametrize(
    "text",
    [
        *("2024-02-30", "2023-02-29", "0000-00-00", "2024-13-01", "2024-01-01T25:00", "2024-01-01 10:60"),
        *("0001-01-01T00:00+14:00", "2024-01-01T10:00+99:00"),
    ],
)
def test_no_such_day_is_text_that_can_be_told_apart(text: str) -> None:
    assert type_plain(text) is NO_SUCH_DAY
    assert type_plain(text) == TEXT


def test_date() -> None:
    assert type_plain("2024-02-29") == ("date", None, None, date(2024, 2, 29), None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024-01-05T10:00", datetime(2024, 1, 5, 10, 0)),
        ("2024-01-05 10:00", datetime(2024, 1, 5, 10, 0)),
        ("2024-01-05T10:00:30", datetime(2024, 1, 5, 10, 0, 30)),
        ("2024-01-05T10:00:30.5", datetime(2024, 1, 5, 10, 0, 30, 500000)),
        ("2024-01-05T10:00:30,123456789", datetime(2024, 1, 5, 10, 0, 30, 123456)),
        ("2024-01-05T10:00:30Z", datetime(2024, 1, 5, 10, 0, 30)),
        ("2024-01-05T10:00:30+02:00", datetime(2024, 1, 5, 8, 0, 30)),
        ("2024-01-05 10:00:30 -0530", datetime(2024, 1, 5, 15, 30, 30)),
        ("2024-01-01T00:30+01", datetime(2023, 12, 31, 23, 30)),
    ],
)
def test_datetime(text: str, wanted: datetime) -> None:
    assert type_plain(text) == ("datetime", None, None, None, wanted)


@pytest.mark.parametrize(
    "text",
    [
        *("[[ISO]]", "[[a|b]]", "[[a#b|c]]", "![[x.png]]", "[[a]b]]", "[ISO](https://iso.org)", "[a](<b c>)"),
        *("![i](i.png)", '[a](b "t")', "[w](https://e.org/a_(b))"),
    ],
)
def test_link(text: str) -> None:
    assert type_plain(text).value_type == "link"
    assert type_quoted(text).value_type == "link"


@pytest.mark.parametrize(
    "text",
    ["[[a]], [[b]]", "[[]]", "[[ ]]", "see [[a]]", "[[a]] b", "[a]", "[ ] x", "!", "[a]()", "[x](a b)"],
)
def test_not_one_link(text: str) -> None:
    assert type_plain(text) is TEXT


@pytest.mark.parametrize("text", ["", "true", "12", "2024-01-01", "2024-02-30", "null"])
def test_quoted_is_text(text: str) -> None:
    assert type_quoted(text) is TEXT


@given(st.text() | st.from_regex(r"[-+.0-9eExo:TZ ]{1,40}"))
def test_never_raises_and_stays_finite(text: str) -> None:
    scalar = type_plain(text)
    assert scalar.number is None or isfinite(scalar.number)
    assert sum(value is not None for value in scalar[1:]) == (
        scalar.value_type in ("number", "boolean", "date", "datetime")
    )


@given(st.text())
def test_wikilink_has_no_other_inside(inner: str) -> None:
    wanted = bool(inner.strip()) and "[[" not in inner and "]]" not in inner and "\n" not in inner
    assert is_wikilink(f"[[{inner}]]") == wanted


def test_long_digits_cost_little() -> None:
    assert type_plain("9" * 10_000_000) is TEXT
    assert type_plain("0." + "1" * 10_000_000) is TEXT
