from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.countries import country_code
from transforms.fold import fold
from transforms.links import anchor_key
from transforms.normal_form import normal_form
from transforms.tags import parse_tag

MARKS = "\u0301\u0316" * 50_000
"""An acute above and a grave below, in turn: the order that takes longest to sort."""

_FORMS = st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])


@given(_FORMS, st.text())
def test_text_as_people_write_it_is_in_the_normal_form(form, text: str) -> None:
    assert normal_form(form, text) == unicodedata.normalize(form, text)


@given(
    _FORMS, st.lists(st.sampled_from(["a", " ", "é", "\u0301", "\u0316" * 30, "각", "\u1100"])).map("".join)
)
def test_runs_of_few_marks_are_in_the_normal_form(form, text: str) -> None:
    if "\u0316" * 60 not in text.replace("\u0301", "\u0316"):
        assert normal_form(form, text) == unicodedata.normalize(form, text)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize(
    "text",
    [
        "a" + MARKS,
        MARKS,
        "x" * 200 + "e\u0301 " + "e" + MARKS + "z",
        "→" * 100_000,
        *(hidden * 50_000 for hidden in ("\u0f73", "\u0f75\u0f81", "\uff9e\u0316", "\u0f73\u0301")),
    ],
)
def test_long_runs_take_no_longer_than_their_length(form, text: str) -> None:
    started = time.process_time()
    formed = normal_form(form, text)
    assert time.process_time() - started < 1
    decomposed = "NFKD" if "K" in form else "NFD"  # the marks are all there, and what can be composed is
    assert sorted(normal_form(decomposed, formed)) == sorted(normal_form(decomposed, text))


@pytest.mark.parametrize("function", [fold, anchor_key, parse_tag, country_code])
def test_nothing_that_compares_names_takes_long(function) -> None:
    started = time.process_time()
    function("a" + MARKS)
    assert time.process_time() - started < 1
