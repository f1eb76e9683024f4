"""Country codes, ambiguous aliases, and issues with ids that last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from transforms.issues import RULES
from transforms.options import Options, Sources


def _issues(tables: dict[str, list[dict[str, Any]]], rule: str) -> list[dict[str, Any]]:
    return [row for row in tables["issues"] if row["rule"] == rule]


def test_country_codes_and_the_line_of_an_unknown_one(vault: Any) -> None:
    vault.notes("A.md", "B.md", "C.md")
    vault.rows["entities"][0]["country"] = "Suisse"
    vault.rows["entities"][1]["country"] = "Ruritanie"
    vault.add(
        "properties", {"entity_id": "B", "key": "country", "position": 1, "value": "Ruritania", "line": 3}
    )
    vault.add("properties", {"entity_id": "B", "key": "pays", "position": 1, "value": "Ruritanie", "line": 5})
    tables = vault.tables()
    assert [row["country_code"] for row in tables["entities"]] == ["CH", None, None]
    assert [row["issue_count"] for row in tables["entities"]] == [0, 1, 0]
    (issue,) = _issues(tables, "CN001")
    assert (issue["path"], issue["line"], issue["key"], issue["observed"]) == ("B.md", 5, "pays", "Ruritanie")


def test_the_property_that_gives_the_country_is_a_setting(vault: Any) -> None:
    vault.notes("A.md")
    vault.rows["entities"][0]["country"] = "Ruritanie"
    for key, line in (("pays", 2), ("siege_social", 4)):
        vault.add(
            "properties", {"entity_id": "A", "key": key, "position": 1, "value": "Ruritanie", "line": line}
        )
    tables = vault.tables(Options(sources=Sources(country=("Siège social",))))
    assert [row["line"] for row in _issues(tables, "CN001")] == [4]


def test_an_alias_is_ambiguous_when_another_note_answers_to_it(vault: Any) -> None:
    vault.notes("a/ISO.md", "b/Autre.md", "c/Qualité.md")
    vault.rows["entities"][1] |= {"title": "Le Titre"}
    aliases = [
        ("a/ISO", "Iso", "iso", False),  # its own file name
        ("a/ISO", "qualite", "qualite", True),  # another's file name
        ("b/Autre", "commun", "commun", True),
        ("c/Qualité", "Commun", "commun", True),
        ("c/Qualité", "le titre", "le titre", True),  # another's title
        ("c/Qualité", "seul", "seul", False),
    ]
    for number, (entity_id, alias, key, _) in enumerate(aliases):
        vault.add("aliases", {"entity_id": entity_id, "alias": alias, "alias_key": key, "line": number})
    tables = vault.tables()
    found = {(row["entity_id"], row["alias"]): row["is_ambiguous"] for row in tables["aliases"]}
    assert found == {(entity_id, alias): wanted for entity_id, alias, _, wanted in aliases}
    assert sorted(row["line"] for row in _issues(tables, "AL001")) == [1, 2, 3, 4]


def test_issues_say_what_is_wrong_and_what_to_do(vault: Any) -> None:
    vault.notes("A.md")
    vault.add("issues", {"entity_id": "A", "path": "A.md", "rule": "FM003", "line": 4, "key": "tags"})
    vault.add("issues", {"entity_id": None, "path": "B.md", "rule": "FS001"})
    tables = vault.tables()
    by_rule = {row["rule"]: row for row in tables["issues"]}
    assert by_rule["FM003"]["message"] == RULES["FM003"].message
    assert by_rule["FM003"]["fix"] == RULES["FM003"].fix
    assert (by_rule["FS001"]["severity"], by_rule["FS001"]["entity_id"]) == ("error", None)
    assert {row["is_new"] for row in tables["issues"]} == {True}
    assert {row["first_seen_at"] for row in tables["issues"]} == {datetime(2026, 11, 22, 14, 30)}
    assert tables["entities"][0]["issue_count"] == 1


ROWS = [
    {"rule": "FM003", "key": "a", "observed": "x", "line": 3},
    {"rule": "FM003", "key": "a", "observed": "x", "line": 9},
    {"rule": "FM003", "key": None, "observed": "x", "line": 3},
    {"rule": "FM003", "key": "", "observed": "x", "line": 3},
    {"rule": "FM003", "key": "a\0x", "observed": None, "line": 3},
    {"rule": "FM003", "key": "a", "observed": "x\0", "line": 3},
]


@pytest.mark.parametrize("shift", [0, 5])
def test_an_edit_above_does_not_make_an_issue_new(new_vault: Callable[[], Any], shift: int) -> None:
    def ids(by: int) -> set[str]:
        vault = new_vault().notes("A.md")
        rows = ({"entity_id": "A", "path": "A.md", **row, "line": row["line"] + by} for row in ROWS)
        return {row["issue_id"] for row in vault.add("issues", *rows).tables()["issues"]}

    assert len(ids(0)) == len(ROWS)
    assert ids(shift) == ids(0)


def test_of_a_long_text_an_issue_tells_the_beginning(vault: Any) -> None:
    vault.notes("A.md")
    vault.rows["entities"][0]["country"] = "é" * 100_000
    (issue,) = _issues(vault.tables(), "CN001")
    assert issue["observed"] == "é" * 200
