"""What stands around places of a text, asked one after the other."""

import re

from hypothesis import given
from hypothesis import strategies as st

from transforms.standards.finder.surroundings import AROUND, Subject, Surroundings

SUBJECT = Subject(frozenset(("rust", "ia")), ("norm",), re.compile(r"f/[0-9]"))
PIECES = (
    "rust ",
    "trust ",
    "rusty ",
    "Rust, ",
    "normes ",
    "énormes ",
    "l'IA ",
    "f/2.8 ",
    "x" * 40 + " ",
    " " * 90,
)


def is_near(text: str, start: int, end: int) -> bool:
    words = re.finditer(
        r"(?<![^\W\d_])(?:rust|ia)(?![^\W\d_])|(?<![^\W\d_])norm|f/[0-9]", text, re.IGNORECASE
    )
    return any(start - AROUND <= word.start() < end + AROUND for word in words)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.data())
def test_same_as_a_look_at_each_place_alone(text: str, data: st.DataObject) -> None:
    around = Surroundings(text)
    for start in sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8))):
        assert around.are_about(SUBJECT, start, start + 5) == is_near(text, start, start + 5)
