"""Each promise of the declaration, broken once, is found and told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest

from transforms.checks import check
from transforms.schema import TABLE


def _rows(name: str, *rows: dict[str, Any]) -> pa.Table:
    """Rows with the declared schema, their missing values null."""
    names = TABLE[name].column_names
    arrays = [
        pa.array([row.get(column) for row in rows], TABLE[name].arrow.field(column).type) for column in names
    ]
    return pa.Table.from_arrays(arrays, schema=TABLE[name].arrow)


def _ancestors(*pairs: tuple[str, str]) -> pa.Table:
    return _rows(
        "tag_ancestors", *({"tag": tag, "ancestor_tag": ancestor, "distance": 0} for tag, ancestor in pairs)
    )


def _tags(*tags: str, **columns: Any) -> pa.Table:
    row = {"name": "x", "depth": 1, "is_used": True, "entity_count": 1, "total_entity_count": 1}
    return _rows("tags", *(row | {"tag": tag, "label": tag, "root_tag": tag} | columns for tag in tags))


def test_sound_tables_pass() -> None:
    tables = {"tags": _tags("a", "é", "\U0001f600"), "tag_ancestors": _ancestors(("a", "a"), ("é", "é"))}
    assert check(tables) == []
    assert check({"tags": _tags()}) == []


BROKEN: list[tuple[str, str, tuple[str, ...], Callable[[], dict[str, pa.Table]]]] = [
    (
        "tag_ancestors",
        "key",
        ("tag", "ancestor_tag"),
        lambda: {"tag_ancestors": _ancestors(("a", "b"), ("a", "b"))},
    ),
    (
        "tag_ancestors",
        "key",
        ("tag", "ancestor_tag"),
        lambda: {"tag_ancestors": _ancestors(("a", "b"), ("a", "a"))},
    ),
    ("tags", "key", ("tag",), lambda: {"tags": _tags("\U0001f600", "\uff5e")}),
    ("tags", "required", ("label",), lambda: {"tags": _tags("a", label=None)}),
    ("tags", "reference", ("parent_tag",), lambda: {"tags": _tags("a", parent_tag="z")}),
    ("tags", "schema", TABLE["tags"].column_names, lambda: {"tags": _tags("a").replace_schema_metadata()}),
    (
        "tag_ancestors",
        "reference",
        ("ancestor_tag",),
        lambda: {"tags": _tags("a"), "tag_ancestors": _ancestors(("a", "b"))},
    ),
]


@pytest.mark.parametrize(("table", "rule", "columns", "tables"), BROKEN)
def test_a_broken_promise_is_found(
    table: str, rule: str, columns: tuple[str, ...], tables: Callable[[], dict[str, pa.Table]]
) -> None:
    (violation,) = check(tables())
    assert violation[:3] == (table, rule, columns)
    assert str(violation).startswith(f"{table} (") and violation.row_count > 0


def test_a_reference_with_a_null_in_it_points_nowhere() -> None:
    sections = {"level": 0, "word_count": 0, "text": ""}
    tables = {
        "sections": _rows("sections", {"entity_id": "a", "section_no": 0, **sections}),
        "standard_mentions": _rows(
            "standard_mentions",
            {"entity_id": "a", "mention_no": 1, "source": "text", "raw": "x", "confidence": 1.0},
            {
                "entity_id": "a",
                "mention_no": 2,
                "source": "text",
                "raw": "x",
                "confidence": 1.0,
                "section_no": 0,
            },
        ),
    }
    assert check(tables) == []
    tables["sections"] = tables["sections"].slice(1)
    assert [violation.columns for violation in check(tables)] == [("entity_id", "section_no")]
