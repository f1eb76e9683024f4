from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.tags import INLINE_TAG, MAX_DEPTH, MAX_LENGTH, parse_tag, tag_label


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("norme", "norme"),
        ("#Norme/ISO", "norme/iso"),
        (" #a ", "a"),
        ("norme/iso-iec-27001", "norme/iso-iec-27001"),
        ("snake_case", "snake_case"),
        ("E\u0301te\u0301", "été"),
        ("हिन्दी", "हिन्दी"),
        ("标签", "标签"),
        ("🎯", "🎯"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
        ("🇫🇷/paris", "🇫🇷/paris"),
        ("y1984", "y1984"),
        ("1984-05", "1984-05"),
        ("2024/05", "2024/05"),
        ("a//b", "a/b"),
        ("/a/", "a"),
        ("1984", None),
        ("", None),
        ("#", None),
        ("/", None),
        ("a b", None),
        ("a.b", None),
        ("a,b", None),
        ("a#b", None),
        ("«a»", None),
        ("a\u2019b", None),
        ("a\u00a0b", None),
        ("a\x00b", None),
        ("a\ud800b", None),
        ("/".join("a" * MAX_DEPTH), "/".join("a" * MAX_DEPTH)),
        ("/".join("a" * (MAX_DEPTH + 1)), None),
        ("a" * (MAX_LENGTH + 1), None),
    ],
)
def test_parse_tag(raw: str, wanted: str | None) -> None:
    assert parse_tag(raw) == wanted


def test_the_label_keeps_its_capitals() -> None:
    assert tag_label("#Norme//ISO/") == "Norme/ISO"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("#a b #c", ["#a", "#c"]),
        ("x\n#a\t#b", ["#a", "#b"]),
        ("#a, #b. (#c) x#d ##e #f#g", ["#a", "#b", "#f"]),
        ("l'#a", []),
    ],
)
def test_tags_in_text(text: str, wanted: list[str]) -> None:
    assert INLINE_TAG.findall(text) == wanted


@given(st.text())
def test_a_canonical_tag_is_its_own_canonical_form(raw: str) -> None:
    tag = parse_tag(raw)
    assert tag is None or parse_tag(tag) == tag
