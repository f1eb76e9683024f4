"""What each note was, from when to when, as tables of cases: vaults in, changes out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import polars as pl
import pytest

from transforms.frames import keys_out_of_order
from transforms.schema import ENTITY_VERSIONS
from transforms.versions import DESCRIBED, Counts, History, Notes, identities, next_history, no_versions

START = datetime(2026, 1, 1)
DAY = timedelta(days=1)
Vault = dict[str, str]
"""Notes by key, each its content; what follows a `#` in it is the identity that it states."""


def _notes(vault: Vault) -> Notes:
    rows = [
        {"entity_id": key, "content_hash": content, "title": key, "tag_count": 1, "standard_count": 0}
        | {"word_count": len(content), "archetype": None, "country_code": None}
        for key, content in sorted(vault.items())
    ]
    schema = {name: ENTITY_VERSIONS.polars[name] for name in ("entity_id", *DESCRIBED)}
    stated = [(key, text.partition("#")[2]) for key, text in vault.items() if "#" in text]
    identified = pl.DataFrame(stated, schema={"entity_id": pl.String, "identifier": pl.String}, orient="row")
    return Notes(pl.DataFrame(rows, schema=schema), identified)


def _history(*vaults: Vault) -> list[History]:
    """The history after each of `vaults`, a day apart."""
    past, identified, found = no_versions(), _notes({}).identities, []
    for number, vault in enumerate(vaults):
        notes = _notes(vault)
        history = next_history(past, identified, notes, f"run{number}", START + number * DAY)
        assert len(keys_out_of_order(history.versions.to_arrow(), ENTITY_VERSIONS)) == 0
        past, identified = history.versions, notes.identities
        found.append(history)
    return found


def _rows(versions: pl.DataFrame) -> list[tuple[Any, ...]]:
    """Key, change, where it moved from, and the days from and to when."""
    columns = ("entity_id", "change", "previous_entity_id", "valid_from_at", "valid_to_at")
    return [
        (*row[:3], *((at - START).days if at is not None else None for at in row[3:]))
        for row in versions.select(columns).iter_rows()
    ]


CASES: list[tuple[str, list[Vault], list[tuple[Any, ...]], Counts]] = [
    ("a first run", [{"a": "x"}], [("a", "added", None, 0, None)], Counts(added=1)),
    ("nothing happens", [{"a": "x"}, {"a": "x"}], [("a", "added", None, 0, None)], Counts(unchanged=1)),
    (
        "an edit",
        [{"a": "x"}, {"a": "y"}],
        [("a", "added", None, 0, 1), ("a", "modified", None, 1, None)],
        Counts(modified=1),
    ),
    (
        "a deletion",
        [{"a": "x", "b": "y"}, {"b": "y"}],
        [("a", "added", None, 0, 1), ("a", "removed", None, 1, 1), ("b", "added", None, 0, None)],
        Counts(removed=1, unchanged=1),
    ),
    (
        "back from the dead",
        [{"a": "x"}, {}, {"a": "x"}],
        [("a", "added", None, 0, 1), ("a", "removed", None, 1, 1), ("a", "added", None, 2, None)],
        Counts(added=1),
    ),
    (
        "a move",
        [{"a": "x"}, {"b/a": "x"}],
        [("a", "added", None, 0, 1), ("b/a", "renamed", "a", 1, None)],
        Counts(renamed=1),
    ),
    (
        "a move, then an edit",
        [{"a": "x"}, {"b": "x"}, {"b": "y"}],
        [("a", "added", None, 0, 1), ("b", "renamed", "a", 1, 2), ("b", "modified", None, 2, None)],
        Counts(modified=1),
    ),
    (
        "a copy is no move",
        [{"a": "x"}, {"a": "x", "b": "x"}],
        [("a", "added", None, 0, None), ("b", "added", None, 1, None)],
        Counts(added=1, unchanged=1),
    ),
    (
        "a move with an edit, and nothing that identifies the note",
        [{"a": "x"}, {"b": "y"}],
        [("a", "added", None, 0, 1), ("a", "removed", None, 1, 1), ("b", "added", None, 1, None)],
        Counts(added=1, removed=1),
    ),
    (
        "a move with an edit, known by its identity",
        [{"a": "x#7"}, {"b": "y#7"}],
        [("a", "added", None, 0, 1), ("b", "renamed", "a", 1, None)],
        Counts(renamed=1),
    ),
    (
        "an identity that two notes state tells nothing",
        [{"a": "x#7", "c": "z#7"}, {"b": "y#7", "c": "z#7"}],
        [
            ("a", "added", None, 0, 1),
            ("a", "removed", None, 1, 1),
            ("b", "added", None, 1, None),
            ("c", "added", None, 0, None),
        ],
        Counts(added=1, removed=1, unchanged=1),
    ),
    (
        "equal content goes before identity",
        [{"a": "x", "b": "y#7"}, {"c": "x", "d": "z#7"}],
        [
            ("a", "added", None, 0, 1),
            ("b", "added", None, 0, 1),
            ("c", "renamed", "a", 1, None),
            ("d", "renamed", "b", 1, None),
        ],
        Counts(renamed=2),
    ),
    (
        "two notes swapped their places",
        [{"a": "x", "b": "y"}, {"a": "y", "b": "x"}],
        [
            ("a", "added", None, 0, 1),
            ("a", "modified", None, 1, None),
            ("b", "added", None, 0, 1),
            ("b", "modified", None, 1, None),
        ],
        Counts(modified=2),
    ),
]


@pytest.mark.parametrize(("_case", "vaults", "rows", "counts"), CASES, ids=[case[0] for case in CASES])
def test_versions(_case: str, vaults: list[Vault], rows: list[tuple[Any, ...]], counts: Counts) -> None:
    history = _history(*vaults)[-1]
    assert _rows(history.versions) == rows
    assert history.counts == counts


MOVES: list[tuple[str, list[str], list[str], dict[str, str]]] = [
    ("a folder moved as a whole", ["o/a", "o/b"], ["n/a", "n/b"], {"n/a": "o/a", "n/b": "o/b"}),
    ("the name decides", ["o/a", "o/b"], ["n/b", "m/a"], {"m/a": "o/a", "n/b": "o/b"}),
    (
        "so do the folders above it",
        ["old/x/index", "old/y/index"],
        ["new/a/y/index", "new/x/index"],
        {"new/a/y/index": "old/y/index", "new/x/index": "old/x/index"},
    ),
    ("else the order does", ["a", "b"], ["c", "d"], {"c": "a", "d": "b"}),
    ("fewer than there were", ["a", "b", "c"], ["z/b"], {"z/b": "b"}),
    ("more than there were", ["b"], ["x/a", "x/b"], {"x/b": "b"}),
]


@pytest.mark.parametrize(("_case", "before", "after", "wanted"), MOVES, ids=[case[0] for case in MOVES])
def test_notes_of_equal_content(
    _case: str, before: list[str], after: list[str], wanted: dict[str, str]
) -> None:
    moved = _history(dict.fromkeys(before, "same"), dict.fromkeys(after, "same"))[-1].moves
    found = dict(zip(moved["entity_id"], moved["previous_entity_id"], strict=True))
    assert found == wanted


def test_a_version_is_told_as_it_is_read_now() -> None:
    notes = _notes({"a": "x"})
    first = next_history(no_versions(), notes.identities, notes, "run0", START)
    again = Notes(notes.entities.with_columns(title=pl.lit("A better title")), notes.identities)
    then = next_history(first.versions, notes.identities, again, "run1", START + DAY)
    assert then.versions.select("title", "run_id", "is_current").rows() == [("A better title", "run0", True)]


def test_time_never_runs_backwards() -> None:
    notes, edited = _notes({"a": "x"}), _notes({"a": "y"})
    first = next_history(no_versions(), notes.identities, notes, "run0", START)
    then = next_history(first.versions, notes.identities, edited, "run1", START - DAY)
    begun = then.versions["valid_from_at"].to_list()
    assert begun == [START, START + timedelta(microseconds=1)]
    assert then.versions["valid_to_at"].to_list() == [begun[1], None]


def test_the_identity_is_the_first_configured_key_that_has_a_value() -> None:
    rows = [
        ("a", "uid", 1, "u"),
        ("a", "id", 1, "i"),
        ("b", "uid", 1, "v"),
        ("b", "id", 1, None),
        ("c", "other", 1, "o"),
        ("d", "id", 2, "second"),
        ("d", "id", 1, "first"),
    ]
    properties = pl.DataFrame(rows, schema=["entity_id", "key", "position", "value"], orient="row")
    assert identities(properties, ["ID", "uid"]).rows() == [("a", "i"), ("b", "v"), ("d", "first")]
    assert identities(properties, []).rows() == []
