from __future__ import annotations

import pytest

from transforms.facts import Field, inline_fields, lead_label, lead_text


@pytest.mark.parametrize(
    ("bold", "rest", "wanted"),
    [
        ("Clé", " : valeur", ("Clé", "valeur")),
        ("Clé", ": valeur", ("Clé", "valeur")),
        ("Clé", "\u00a0: valeur", ("Clé", "valeur")),
        ("Clé", "\u202f: valeur", ("Clé", "valeur")),
        ("Clé :", " valeur", ("Clé", "valeur")),
        ("Clé\u00a0:", "valeur", ("Clé", "valeur")),
        ("Clé", " :", ("Clé", "")),
        ("名称", "：值", ("名称", "值")),
        ("名称：", "值", ("名称", "值")),
        ("Clé", " valeur : autre", None),
        ("Clé", ":valeur", None),
        ("https", "://x.org", None),
        ("Clé", ":: valeur", None),
        ("Clé::", " valeur", None),
        (":", " valeur", None),
        ("x" * 200, " : valeur", None),
    ],
)
def test_lead_label(bold: str, rest: str, wanted: tuple[str, str] | None) -> None:
    text = bold + rest
    found = lead_label(text, 0, len(bold), len(text))
    assert (found and (found[0], text[found[1] :].strip())) == wanted


def test_the_lead_text_loses_its_final_colon_only() -> None:
    assert lead_text("Clé : sous-clé :") == "Clé : sous-clé"
    assert lead_text("deux\nlignes") == "deux lignes"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("key:: value", [Field("key", "value", 0)]),
        ("key::", [Field("key", None, 0)]),
        ("Clé composée:: 12 %", [Field("Clé composée", "12 %", 0)]),
        ("a\nkey:: value\nb", [Field("key", "value", 2)]),
        ("k1:: a\nk2:: b", [Field("k1", "a", 0), Field("k2", "b", 7)]),
        ("x [key:: value] y", [Field("key", "value", 3)]),
        ("(key::value) [b:: [x] (y)]", [Field("key", "value", 1), Field("b", "[x] (y)", 14)]),
        ("[a:: [b:: c]]", [Field("a", "[b:: c]", 1)]),
        ("icon:: 📍 x", [Field("icon", "📍 x", 0)]),
        ("use std::vector", []),
        ("Hello, world:: x", []),
        ("a: b:: c", []),
        (":: x", []),
        ("[:: x]", []),
        ("[key: x] a::b", []),
        ("[open:: x", []),
    ],
)
def test_inline_fields(text: str, wanted: list[Field]) -> None:
    assert inline_fields(text, text) == wanted


def test_fields_are_looked_for_in_the_scan_and_valued_from_the_text() -> None:
    text, scan = "a:: `b` c:: d", "a:: \ufffc\ufffc\ufffc c:: d"
    assert inline_fields(text, scan) == [Field("a", "`b` c:: d", 0)]
    assert inline_fields("`a:: b`", "\ufffc" * 7) == []


@pytest.mark.parametrize(
    "text", ["[a:: " * 50_000, "a:: b\n" * 50_000, "(" * 200_000 + "a:: b", "::" * 200_000]
)
def test_hostile_texts_are_read_in_linear_time(text: str) -> None:
    inline_fields(text, text)
