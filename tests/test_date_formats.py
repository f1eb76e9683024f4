"""Dates in other formats than ISO 8601: only where the configuration gives the format."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.date_formats import InvalidFormat, check_format, type_date
from transforms.extract import extract
from transforms.note import NoteSource
from transforms.options import Dates, Options
from transforms.scalars import NO_SUCH_DAY, TEXT

DATES = Dates(("%d/%m/%Y", "%d.%m.%y %H:%M"), (("released", ("%m/%d/%Y", "%Y%m%d")),))


@pytest.mark.parametrize(
    ("text", "key", "wanted"),
    [
        ("24/12/2024", "paru", date(2024, 12, 24)),
        ("4/1/2024", "paru", date(2024, 1, 4)),
        (" 24/12/2024 ", "paru", date(2024, 12, 24)),
        ("12/24/2024", "released", date(2024, 12, 24)),
        ("20241224", "released", date(2024, 12, 24)),
        ("24.12.24 9:05", "paru", datetime(2024, 12, 24, 9, 5)),
        ("24.12.70 09:05", "paru", datetime(1970, 12, 24, 9, 5)),
        ("05/2024", "paru", None),
        ("2024-05", "paru", None),
        ("le 24/12/2024", "paru", None),
        ("24/12/2024.", "paru", None),
        ("٢٤/١٢/٢٠٢٤", "paru", None),
        ("24/12/2024" + " " * 200, "paru", None),
        ("", "paru", None),
    ],
)
def test_a_text_is_a_date_in_a_format_given(text: str, key: str, wanted: date | datetime | None) -> None:
    typed = type_date(text, key, DATES)
    assert (typed.at or typed.date) == wanted
    assert wanted is not None or typed is TEXT


@pytest.mark.parametrize(("text", "key"), [("31/02/2024", "paru"), ("24/13/2024", "released")])
def test_a_day_that_there_is_not(text: str, key: str) -> None:
    assert type_date(text, key, DATES) is NO_SUCH_DAY


def test_the_first_format_in_which_there_is_such_a_day_counts() -> None:
    both = Dates(("%d/%m/%Y", "%m/%d/%Y"))
    assert type_date("01/02/2024", "x", both).date == date(2024, 2, 1)
    assert type_date("12/24/2024", "x", both).date == date(2024, 12, 24)


@pytest.mark.parametrize("text", ["", "%d/%m", "%d/%m/%Y %Y", "%d/%m/%Y/%y", "%d %B %Y", "%d/%m/%Y%"])
def test_a_format_that_gives_no_day_is_refused(text: str) -> None:
    with pytest.raises(InvalidFormat, match="should"):
        check_format(text)


@given(st.text(max_size=200), st.sampled_from(["%d/%m/%Y", "%Y%m%d", "(%d[%m*%Y"]))
def test_any_text_is_typed(text: str, format_: str) -> None:
    check_format(format_)
    assert type_date(text, "x", Dates((format_,))).value_type in ("text", "date")


NOTE = """---
created: 01/02/2024
paru: "24/12/2024"
mois: 05/2024
faux: 31/02/2024
---
# Note

- **Fondée** : 23/02/1947
- **ISO** : 1947-02-23
"""


@pytest.mark.parametrize(("dates", "is_typed"), [(Dates(), False), (Dates(("%d/%m/%Y",)), True)])
def test_in_a_note(dates: Dates, is_typed: bool) -> None:
    source = NoteSource("n", "n.md", NOTE.encode(), "")
    tables = extract([source], Options(dates=dates))
    rows = {row["key"]: row for row in tables["properties"].to_pylist()}
    facts = {row["key"]: row for row in tables["facts"].to_pylist()}
    assert rows["paru"]["value"] == "24/12/2024"
    assert rows["paru"]["value_date"] == (date(2024, 12, 24) if is_typed else None)
    assert rows["mois"]["value_type"] == rows["faux"]["value_type"] == "text"
    assert facts["fondee"]["value_date"] == (date(1947, 2, 23) if is_typed else None)
    assert facts["iso"]["value_date"] == date(1947, 2, 23)
    created = tables["entities"].to_pylist()[0]["created_at"]
    assert created == (datetime(2024, 2, 1) if is_typed else None)
    assert tables["issues"]["rule"].to_pylist() == (["FM007"] if is_typed else [])
