"""Reading identifiers: every spelling gives the canonical form, and everything else one narrow error."""

import time

import pytest

from tests.standards import cases
from transforms.standards import InvalidStandard, parse
from transforms.standards.spelling import MAX_LENGTH

WRITTEN = cases.ISO | cases.IEC | cases.TAGS


@pytest.mark.parametrize(("written", "meant"), WRITTEN.items())
def test_spelling(written: str, meant: str) -> None:
    assert str(parse(written)) == meant


@pytest.mark.parametrize("meant", sorted(set(WRITTEN.values())))
def test_canonical_form_reads_as_itself(meant: str) -> None:
    assert str(parse(meant)) == meant
    assert parse(meant.lower()) == parse(meant.upper()) or "Paper" in meant


@pytest.mark.parametrize("text", cases.INVALID)
def test_anything_else_is_invalid(text: str) -> None:
    with pytest.raises(InvalidStandard):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "ISO 9001" + "-1" * 100_000,
        "ISO 9001" + "/Amd 1" * 49,
        "ISO" + "/IEC" * 70 + "!",
        "ISO " + "9" * 295,
        "ISO 1" + "-A" * 145 + "!",
        "ISO 1(" + "E," * 145,
        "norme/" + "iso-" * 70,
        " " * 100_000 + "ISO 9001",
        "IEC White Paper " + ":a" * 140,
        "A" * 299 + "/",
    ],
)
def test_hostile_text_is_answered_at_once(text: str) -> None:
    start = time.process_time()
    with pytest.raises(InvalidStandard):
        parse(text + "\x01")
    assert time.process_time() - start < 0.05


def test_length_is_limited() -> None:
    with pytest.raises(InvalidStandard):
        parse("ISO 9001" + " " * MAX_LENGTH)
