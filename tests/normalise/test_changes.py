"""What did not change is told from what did, and is not checked again."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from transforms.changes import Changed, changed
from transforms.checks import check
from transforms.schema import TABLE, TABLES


def _rows(name: str, *rows: dict[str, Any]) -> pa.Table:
    schema = TABLE[name].arrow
    arrays = [
        pa.array([row.get(column) for row in rows], schema.field(column).type) for column in schema.names
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _ancestors(*rows: tuple[str, int]) -> pa.Table:
    told = ({"tag": tag, "ancestor_tag": tag, "distance": distance} for tag, distance in rows)
    return _rows("tag_ancestors", *told)


@pytest.mark.parametrize(
    ("before", "now", "wanted", "has_same_keys"),
    [
        ([("a", 0)], [("a", 0)], [], True),
        ([], [], [], True),
        ([("a", 0), ("b", 1)], [("a", 0), ("b", 2)], [("a", 0), ("b", 2)], True),
        ([("a", 0)], [("b", 0)], None, False),
        ([("a", 0)], [("a", 0), ("b", 0)], None, False),
        ([("a", 0), ("b", 0)], [("a", 0)], None, False),
    ],
)
def test_what_changed_is_told_by_the_rows_of_the_notes_that_did(
    before: list[tuple[str, int]],
    now: list[tuple[str, int]],
    wanted: list[tuple[str, int]] | None,
    has_same_keys: bool,
) -> None:
    old, new = ({"tag_ancestors": _ancestors(*rows)} for rows in (before, now))
    found = changed((old, old), (new, new), TABLES)
    assert found.rows == ({} if wanted is None else {"tag_ancestors": _ancestors(*wanted)})
    assert found.same_keys == ({"tag_ancestors"} if has_same_keys else set())


def test_of_a_table_to_be_completed_only_the_keys_are_told() -> None:
    extracted = {"tag_ancestors": _ancestors(("a", 0))}
    same = frozenset({"tag_ancestors"})
    assert changed((extracted, {}), (extracted, {}), TABLES) == Changed({}, same, frozenset())
    more = {"tag_ancestors": _ancestors(("a", 0), ("b", 0))}
    assert changed((extracted, {}), (more, {}), TABLES) == Changed({}, frozenset(), same)


SECTION = {"level": 0, "word_count": 0, "text": ""}


def _sections(*numbers: int) -> pa.Table:
    return _rows("sections", *({"entity_id": "a", "section_no": number, **SECTION} for number in numbers))


def _facts(*sections: int) -> pa.Table:
    told = {"entity_id": "a", "key": "k", "label": "K", "value": "v", "source": "list", "line": 1}
    rows = ({**told, "fact_no": number, "section_no": of} for number, of in enumerate(sections, 1))
    return _rows("facts", *rows)


def _since(rows: dict[str, pa.Table], *same_keys: str) -> Changed:
    return Changed(rows, frozenset(same_keys), frozenset())


@pytest.mark.parametrize(
    ("since", "wanted"),
    [
        (_since({}), 1),
        (_since({}, "sections"), 1),
        (_since({"facts": _facts()}, "facts"), 1),
        (_since({"facts": _facts()}, "facts", "sections"), 0),
        (_since({"facts": _facts(7)}, "facts", "sections"), 1),
    ],
)
def test_what_is_as_it_was_is_looked_at_again_only_where_it_points_to_what_is_not(
    since: Changed, wanted: int
) -> None:
    tables = {"sections": _sections(0), "facts": _facts(0, 7)}
    assert [violation.rule for violation in check(tables, TABLES, since)] == ["reference"] * wanted


def test_keys_and_values_are_checked_in_what_may_have_changed() -> None:
    tables = {"sections": _sections(1, 0)}
    no_text = _sections(0).set_column(
        tables["sections"].column_names.index("text"),
        TABLE["sections"].arrow.field("text"),
        pa.array([None], pa.string()),
    )
    unchanged, incomplete = (_since({"sections": rows}) for rows in (_sections(), no_text))
    assert [violation.rule for violation in check(tables)] == ["key"]
    assert check(tables, TABLES, unchanged) == []
    assert [violation.rule for violation in check(tables, TABLES, incomplete)] == ["required"]
