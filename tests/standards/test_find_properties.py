"""What holds for every text: places in order, never an error, time in proportion to the length."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.standards.cases import ISO
from transforms.standards import find

PIECES = (
    *(
        "ISO",
        "IEC ",
        "EN ",
        "RFC ",
        "RFCs ",
        "norme/",
        "X.",
        "la ",
        "PCI DSS",
        "9001",
        " 27001",
        "-1",
        ":2015",
        "(",
    ),
    *(
        ")",
        ", ",
        " et ",
        "/",
        " - ",
        "partie ",
        "v",
        "\u2011",
        "\u00a0",
        "\n",
        "é",
        " 400",
        " and -2",
        "SP 800-53",
    ),
)
HOSTILE = (
    *(
        "ISO ",
        "ISO/",
        "ISO 9 ",
        "ISO 9(",
        "EN (",
        "iso-",
        "norme/",
        "PCI DSS ",
        "ISO 100 ",
        "IEC 61508 Part ",
    ),
    *("CRA ", "RFC 12 rust ", "ISO 400 f/2 ", "IEEE Std 1™-"),
    *("1", "a", " ", "ISO 9001, ", "RFC 1/", "1-", "AS BS IS SS 1 ", "la 27001 ", "X.50.", "+A1", "9001 et "),
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map("".join))
def test_places_are_in_order(text: str) -> None:
    end = 0
    for mention in find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.raw == text[mention.start : mention.end]
        assert 0 < mention.confidence <= 1
        end = mention.end


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=8).map("".join),
    st.sampled_from(("tag", "frontmatter", "link")),
    st.sampled_from(("", "rfc", "norme", "iso")),
)
def test_never_raises(text: str, context: str, key: str) -> None:
    find(text, context, key)


@pytest.mark.parametrize(
    "identifier", sorted(name for name in ISO.values() if "SUP" not in name and "/TC" not in name)
)
def test_finds_canonical_forms_whole(identifier: str) -> None:
    text = f"Voir l'{identifier}, qui suit."
    assert [mention.raw for mention in find(text)][:1] == [identifier]


@pytest.mark.parametrize("piece", HOSTILE)
def test_takes_linear_time(piece: str) -> None:
    text = "ISO " + piece * (40_000 // len(piece)) + "9"
    start = time.process_time()
    find(text)
    assert time.process_time() - start < 3
