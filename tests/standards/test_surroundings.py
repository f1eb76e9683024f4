"""What stands around places of a text, asked one after the other."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.standards.finder.surroundings import AROUND, Subject, Surroundings

SUBJECT = Subject(frozenset(("rust", "ia")), ("norm",), re.compile(r"f/[0-9]"))
FILLERS = (" " * 90, "x" * 40 + " ", "un mot de plus, " * 6, "/" * 50)
PIECES = ("rust ", "trust ", "rusty ", "Rust, ", "normes ", "énormes ", "l'IA ", "f/2.8 ", *FILLERS, *FILLERS)


def is_near(text: str, start: int, end: int) -> bool:
    words = re.finditer(
        r"(?<![^\W\d_])(?:rust|ia)(?![^\W\d_])|(?<![^\W\d_])norm|f/[0-9]", text, re.IGNORECASE
    )
    return any(start - AROUND <= word.start() < end + AROUND for word in words)


@given(st.lists(st.sampled_from(PIECES), min_size=10, max_size=30).map("".join), st.data())
def test_same_as_a_look_at_each_place_alone(text: str, data: st.DataObject) -> None:
    around = Surroundings(text)
    for start in sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=12))):
        assert around.are_about(SUBJECT, start, start + 5) == is_near(text, start, start + 5)


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("trust", "", False),
        (" rust", "", True),
        ("", "rusty", False),
        ("", "rust", True),
        ("énorm", "", False),
    ],
)
def test_words_at_an_edge_are_whole(before: str, after: str, wanted: bool) -> None:
    """The text around 400 reaches from within `before` to within `after`."""
    text = f"{before.rjust(244)}{' ' * 316}{after}"
    around = Surroundings(text)
    assert around.are_about(SUBJECT, 400, 404) == wanted
