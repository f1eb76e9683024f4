from __future__ import annotations

from datetime import date

import pytest

from transforms.markdown import read_body


def _facts(text: str) -> list[tuple[str, str, str | None, int | None, int]]:
    return [(f.source, f.label, f.value, f.item_no, f.line) for f in read_body(text, 1).facts]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- **Siège** : Genève", [("list", "Siège", "Genève", 1, 1)]),
        ("- **Siège :** Genève", [("list", "Siège", "Genève", 1, 1)]),
        ("- **Siège**: *Genève*", [("list", "Siège", "Genève", 1, 1)]),
        ("- **Siège**\u00a0: `Genève`", [("list", "Siège", "Genève", 1, 1)]),
        ("- **Siège**\u202f: [[Genève|la ville]]", [("list", "Siège", "la ville", 1, 1)]),
        ("- **Siège** : Genève,\n  Suisse", [("list", "Siège", "Genève, Suisse", 1, 1)]),
        ("- 📍 **Siège** : Genève", [("list", "Siège", "Genève", 1, 1)]),
        ("- [ ] **Siège** : Genève ^id", [("list", "Siège", "Genève", 1, 1)]),
        ("1. **Siège** : Genève", [("list", "Siège", "Genève", 1, 1)]),
        ("- **Siège** :\n\n  Genève", [("list", "Siège", "Genève", 1, 1)]),
        ("- **Siège** :", [("list", "Siège", None, 1, 1)]),
        ("- **A** : x\n  **B** : y", [("list", "A", "x", 1, 1), ("list", "B", "y", 1, 2)]),
        ("- **A** : x **b** y\n  **c** z", [("list", "A", "x b y c z", 1, 1)]),
        ("- **Siège** Genève", []),
        ("- Siège : Genève", []),
        ("- x **Siège** : Genève", []),
        ("**Siège** : Genève", []),
        ("- `**Siège** : Genève`", []),
        ("> **Siège** : Genève", []),
        ("> [!user] F\n> * **Siège** : Genève", [("callout", "Siège", "Genève", 1, 2)]),
        (
            "> [!user] F\n> **Siège** : Genève\n> **Rôle** : Normes\n> suite",
            [("callout", "Siège", "Genève", None, 2), ("callout", "Rôle", "Normes", None, 3)],
        ),
        ("> [!user] **Siège** : Genève", []),
        ("> [!user] F\n> **Siège** :", []),
        ("- a\n  > [!user]\n  > - **Siège** : Genève", [("callout", "Siège", "Genève", 2, 3)]),
        ("- **A** : %%c%% x", [("list", "A", "x", 1, 1)]),
        ("%%\n- **A** : x\n%%", []),
        ("- **Prix** : 5 $ à 7 $", [("list", "Prix", "5 $ à 7 $", 1, 1)]),
    ],
)
def test_bold_leads(text: str, wanted: list[tuple[str, str, str | None, int | None, int]]) -> None:
    assert _facts(text) == wanted


def test_a_value_given_as_a_nested_list_is_a_fact_for_each_leaf() -> None:
    text = (
        "- **Membres** :\n  - Suisse\n  - Europe\n    - France\n    - *Italie*\n  - **Autre** : Japon\n"
        "  - **Ville** : Paris\n    - no leaf of it\n"
        "- **Vide** :\n  - **Sous-clé** :\n    - feuille\n- **Plein** : v\n  - nested\n"
    )
    assert _facts(text) == [
        ("list", "Membres", "Suisse", 2, 2),
        ("list", "Membres", "France", 4, 4),
        ("list", "Membres", "Italie", 5, 5),
        ("list", "Autre", "Japon", 6, 6),
        ("list", "Ville", "Paris", 7, 7),
        ("list", "Vide", None, 9, 9),
        ("list", "Sous-clé", "feuille", 11, 11),
        ("list", "Plein", "v", 12, 12),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("key:: value", [("inline_field", "key", "value", None, 1)]),
        ("a\nkey:: value\nb", [("inline_field", "key", "value", None, 2)]),
        (
            "type:: page\ntags:: x, y",
            [("inline_field", "type", "page", None, 1), ("inline_field", "tags", "x, y", None, 2)],
        ),
        ("- key:: value", [("inline_field", "key", "value", 1, 1)]),
        ("- **key**:: value", [("inline_field", "key", "value", 1, 1)]),
        ("x [a:: 1] (b:: 2)", [("inline_field", "a", "1", None, 1), ("inline_field", "b", "2", None, 1)]),
        ("auteur:: [[Jean Dupont|Jean]]", [("inline_field", "auteur", "Jean", None, 1)]),
        ("[url:: https://x.org/a_b]", [("inline_field", "url", "https://x.org/a_b", None, 1)]),
        ("| a |\n|---|\n| k:: v |", []),
        ("| a |\n|---|\n| [k:: v] |", [("inline_field", "k", "v", None, 3)]),
        ("`key:: value`", []),
        ("```\nkey:: value\n```", []),
        ("$key:: value$", []),
        ("%%key:: value%%", []),
        ("[key:: value](url)", []),
        ("# key:: value", []),
        ("std::vector", []),
    ],
)
def test_inline_fields(text: str, wanted: list[tuple[str, str, str | None, int | None, int]]) -> None:
    assert _facts(text) == wanted


@pytest.mark.parametrize(
    ("value", "number", "boolean", "day"),
    [
        ("27001", 27001.0, None, None),
        ("1.10", 1.1, None, None),
        ("true", None, True, None),
        ("2024-02-29", None, None, date(2024, 2, 29)),
        ("2024-02-30", None, None, None),
        ("NO", None, None, None),
        ("1947", 1947.0, None, None),
    ],
)
def test_values_are_typed(value: str, number: float | None, boolean: bool | None, day: date | None) -> None:
    (fact,) = read_body(f"- **Clé nº 1** : {value}", 1).facts
    assert (fact.key, fact.value) == ("cle_nº_1", value)
    assert (fact.value_number, fact.value_boolean, fact.value_date) == (number, boolean, day)
