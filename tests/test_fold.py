from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.fold import fold, snake_key, word_count


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ISO", "iso"),
        ("  Genève,\u00a0 Suisse\n", "geneve, suisse"),
        ("E\u0301te\u0301", "ete"),
        ("STRASSE straße", "strasse strasse"),
        ("İstanbul", "istanbul"),
        ("10\u202f000", "10 000"),
        ("हिन्दी", "हिन्दी"),
        ("が", "が"),
        ("", ""),
    ],
)
def test_fold(text: str, wanted: str) -> None:
    assert fold(text) == wanted


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("Siège", "siege"),
        ("Nom complet", "nom_complet"),
        ("  Date d'adhésion (UE) ", "date_d_adhesion_ue"),
        ("already_snake", "already_snake"),
        ("a--b__c", "a_b_c"),
        ("हिन्दी भाषा", "हिन्दी_भाषा"),
        ("名称", "名称"),
        ("!?", "!?"),
        ("… —", "… —"),
    ],
)
def test_snake_key(label: str, wanted: str) -> None:
    assert snake_key(label) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", 0),
        ("one two", 2),
        ("a : b -- c-d", 3),
        ("Siège : Genève — l'été", 3),
        ("🎯 Missions", 1),
        ("___ *** 42.", 1),
        ("a\u00a0b", 2),
    ],
)
def test_word_count(text: str, wanted: int) -> None:
    assert word_count(text) == wanted


def test_no_character_has_accents_when_folded() -> None:
    letters = (char for char in map(chr, range(sys.maxunicode + 1)) if char.casefold() != char)
    folded = [fold(char) for char in letters]
    assert len(folded) > 1000
    assert [fold(char) for char in folded] == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert snake_key(text) or not folded


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_words_of_ascii_are_counted_as_those_of_other_text(text: str) -> None:
    assert word_count(text) == word_count(text + " —")
