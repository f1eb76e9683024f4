"""The tables of archetypes, and what breaks their contracts: from notes to rows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.archetypes import tables
from transforms.checks import check
from transforms.extract import extract
from transforms.normalise import normalise
from transforms.note import NoteSource
from transforms.options import Archetype, Dates, Expected, Options, Origin

AT = datetime(2026, 11, 22)
PROPERTY = (Origin("property", "x"),)
FACT = (Origin("fact", "x"),)
BOTH = (*FACT, *PROPERTY)


def built(notes: dict[str, str], *columns: Expected, dates: Dates = Dates()) -> dict[str, pa.Table]:  # noqa: B008
    """The tables of a vault in which the archetype `a` has the contract `columns`."""
    options = Options(archetypes=(Archetype("a", "a_table", columns),), dates=dates)
    sources = [NoteSource(name, f"{name}.md", text.encode(), "") for name, text in sorted(notes.items())]
    made = normalise(extract(sources, options), [], options, AT)
    assert check(made, tables(options)) == []
    return made


def judged(made: dict[str, pa.Table]) -> list[tuple[Any, ...]]:
    """The findings about contracts: rule, line, key, observed."""
    rows = made["issues"].to_pylist()
    columns = ("rule", "line", "key", "observed")
    return [tuple(row[name] for name in columns) for row in rows if row["rule"].startswith("CT")]


NOTE = "---\narchetype: A\n{}\n---\n{}\n"
BIG = "9" * 40


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("text", "Suisse", "Suisse"),
        ("text", "007", "007"),
        ("number", "1.5", 1.5),
        ("number", '"443"', 443.0),
        ("number", "80, 443", None),
        ("number", "1e999", None),
        ("integer", "443", 443),
        ("integer", "12.0", 12),
        ("integer", "1.5", None),
        ("integer", "9223372036854775807", 9223372036854775807),
        ("integer", "9223372036854775808", None),
        ("integer", BIG, None),
        ("boolean", "true", True),
        ("boolean", "oui", None),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("date", "'2024-02-29'", date(2024, 2, 29)),
        ("date", "29/02/2024", date(2024, 2, 29)),
        ("date", "2024-05", None),
        ("date", "2024-02-30", None),
        ("datetime", "2024-02-29T12:00:00+02:00", datetime(2024, 2, 29, 10)),
        ("datetime", "2024-02-29", datetime(2024, 2, 29)),
        ("country", "Suisse", "CH"),
        ("country", "[[France]]", "FR"),
        ("country", "Ruritanie", None),
        ("standard", "ISO/CEI 27001:2022", "ISO/IEC 27001"),
        ("standard", "ISO 9001 et ISO 14001", None),
        ("standard", "rien", None),
        ("link", '"[[other|x]]"', "other"),
        ("link", "[[other#Title]]", "other"),
        ("link", '"[x](other.md)"', "other"),
        ("link", "other", None),
        ("link", '"[[nowhere]]"', None),
        ("link", '"[[other]] and [[note]]"', None),
        ("link", "https://example.org", None),
    ],
)
def test_a_property_of_each_type(kind: Any, text: str, wanted: Any) -> None:
    notes = {"note": NOTE.format(f"x: {text}", ""), "other": "# Title"}
    made = built(notes, Expected("x", PROPERTY, kind), dates=Dates(("%d/%m/%Y",)))
    assert made["a_table"].to_pylist() == [{"entity_id": "note", "title": "note", "x": wanted}]
    assert [finding[:3] for finding in judged(made)] == ([] if wanted is not None else [("CT002", 3, "x")])


@pytest.mark.parametrize(
    ("kind", "body", "wanted"),
    [
        ("text", "- **X** : a", "a"),
        ("text", "> [!info]\n> - **X** : a", "a"),
        ("text", "x:: a", "a"),
        ("integer", "- **X** : 12", 12),
        ("link", "- **X** : [[other]]", "other"),
        ("link", "- **X** : [[other#Title|that one]]", "other"),
        ("link", "- **X** :\n    - [[other]]", "other"),
        ("link", "- **X** : see [[other]]", None),
        ("country", "- **X** : Genève, Suisse", "CH"),
    ],
)
def test_a_fact_of_each_type(kind: Any, body: str, wanted: Any) -> None:
    notes = {"note": NOTE.format("", body), "other": "# Title"}
    made = built(notes, Expected("x", FACT, kind))
    assert made["a_table"]["x"].to_pylist() == [wanted]
    assert [finding[0] for finding in judged(made)] == ([] if wanted is not None else ["CT002"])


@pytest.mark.parametrize(
    ("column", "frontmatter", "body", "wanted", "found"),
    [
        (Expected("x", BOTH), "x: p", "- **X** : f", "f", []),
        (Expected("x", BOTH), "x: p", "", "p", []),
        (Expected("x", BOTH, "integer"), "x: 1", "- **X** : f", None, [("CT002", 5, "x", "f")]),
        (Expected("x", BOTH, is_required=True), "y: p", "", None, [("CT001", None, "x", None)]),
        (Expected("x", PROPERTY, is_required=True), "x:", "", None, [("CT001", None, "x", None)]),
        (Expected("x", PROPERTY, is_required=True), 'x: " "', "", None, [("CT001", None, "x", None)]),
        (Expected("x", PROPERTY, is_required=True), "x: []", "", None, [("CT001", None, "x", None)]),
        (Expected("x", PROPERTY, "integer", default="7"), "", "", 7, []),
        (Expected("x", PROPERTY, "integer", default="7"), "x: b", "", None, [("CT002", 3, "x", "b")]),
        (Expected("x", PROPERTY, allowed=("a", "b")), "x: b", "", "b", []),
        (Expected("x", PROPERTY, allowed=("a", "b")), "x: B", "", None, [("CT003", 3, "x", "B")]),
        (Expected("x", PROPERTY, "country", allowed=("Suisse",)), "x: CHE", "", "CH", []),
        (Expected("x", PROPERTY, "integer", allowed=("1",)), "x: 1.0", "", 1, []),
        (Expected("x", PROPERTY, pattern="[a-z]+"), "x: abc", "", "abc", []),
        (Expected("x", PROPERTY, pattern="[a-z]+"), "x: ab1", "", None, [("CT004", 3, "x", "ab1")]),
        (Expected("x", PROPERTY, pattern="a|b"), "x: ab", "", None, [("CT004", 3, "x", "ab")]),
        (Expected("x", PROPERTY), "x: [a, b]", "", None, [("CT005", 3, "x", "b")]),
        (Expected("x", PROPERTY), "x: [a, a]", "", "a", []),
        (Expected("x", FACT), "", "- **X** : a\n- **X** : b", None, [("CT005", 6, "x", "b")]),
        (Expected("x", PROPERTY, is_many=True), "x: [b, a, b]", "", "b, a", []),
        (
            Expected("x", PROPERTY, "integer", is_many=True),
            "x: [1, b, 3]",
            "",
            "1, 3",
            [("CT002", 3, "x", "b")],
        ),
        (Expected("x", PROPERTY, "country", is_many=True), "x: [Suisse, CHE, FR]", "", "CH, FR", []),
    ],
)
def test_what_a_contract_says_of_a_note(
    column: Expected, frontmatter: str, body: str, wanted: Any, found: list[Any]
) -> None:
    made = built({"note": NOTE.format(frontmatter, body)}, column)
    assert made["a_table"]["x"].to_pylist() == [wanted]
    assert judged(made) == found


def test_the_notes_of_an_archetype_are_those_that_name_it_whatever_the_case_and_link() -> None:
    names = {"a": "A", "b": "'[[a]]'", "c": "other", "d": "ä"}
    notes = {name: f"---\narchetype: {archetype}\n---\n" for name, archetype in names.items()}
    made = built(notes | {"e": "# None"}, Expected("x", PROPERTY))
    assert made["a_table"]["entity_id"].to_pylist() == ["a", "b", "d"]


def test_a_table_of_its_own_is_described_like_the_others() -> None:
    made = built({}, Expected("x", PROPERTY, "link", description="Its parent."), Expected("y", BOTH))
    schema = made["a_table"].schema
    assert schema.names == ["entity_id", "title", "x", "y"]
    assert schema.field("x").metadata == {b"description": b"Its parent."}
    rows = [row for row in made["dictionary"].to_pylist() if row["table_name"] == "a_table"]
    assert [(row["column_name"], row["is_key"]) for row in rows] == [
        ("entity_id", True),
        ("title", False),
        ("x", False),
        ("y", False),
    ]
    references = [tuple(row.values()) for row in made["relationships"].to_pylist()]
    assert ("a_table", "entity_id", "entities", "entity_id", "one-to-one") in references
    assert ("a_table", "x", "entities", "entity_id", "many-to-one") in references


_VALUE = st.sampled_from(
    ["", "1", "a", "[a, b]", "'[[n1]]'", "Suisse", "ISO 9001", "{k: v}", "2024-01-01", "~"]
)
_KINDS = st.sampled_from(["text", "number", "integer", "date", "link", "country", "standard"])
_COLUMN = st.builds(
    Expected,
    name=st.just("x"),
    origins=st.sampled_from([PROPERTY, FACT, BOTH]),
    kind=_KINDS,
    is_required=st.booleans(),
    is_many=st.booleans(),
    pattern=st.sampled_from([None, "[a-z]+"]),
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(_VALUE, _VALUE), max_size=4), _COLUMN)
def test_no_note_changes_a_column_and_each_note_has_a_row(values: list[tuple[str, str]], column: Any) -> None:
    notes = {
        f"n{number}": NOTE.format(f"x: {first}\nother{number}: 1", f"- **X** : {second}")
        for number, (first, second) in enumerate(values)
    }
    made = built(notes, column)
    assert made["a_table"].num_rows == len(notes)
    assert made["a_table"].schema.equals(built({}, column)["a_table"].schema, check_metadata=True)
