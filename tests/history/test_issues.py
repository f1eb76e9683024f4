"""Issues keep the time at which they were first found, wherever their note goes."""

from __future__ import annotations

from datetime import datetime

import polars as pl
import pyarrow as pa

from transforms.issue_history import KNOWN, remembered
from transforms.issue_rows import issue_rows
from transforms.schema import ISSUES

FIRST, THEN = datetime(2026, 1, 1), datetime(2026, 2, 1)
Found = tuple[str, str, int, str]
"""Note, rule, line, what was found."""


def _issues(found: list[Found], seen_at: datetime) -> pa.Table:
    schema = {name: ISSUES.polars[name] for name in ("path", "entity_id", "rule", "line", "key", "observed")}
    rows = [(f"{note}.md", note, rule, line, None, observed) for note, rule, line, observed in found]
    staged = pl.DataFrame(rows, schema=schema, orient="row")
    paths = staged.select("entity_id", "path").unique()
    table = issue_rows(staged, [], paths, seen_at).sort("issue_id").to_arrow()
    return pa.Table.from_arrays([table[name].cast(t) for name, t in _types()], schema=ISSUES.arrow)


def _types() -> list[tuple[str, pa.DataType]]:
    return [(field.name, field.type) for field in ISSUES.arrow]


def _then(before: list[Found], now: list[Found], moved: dict[str, str]) -> set[tuple[str, int, bool]]:
    """Note and line of each issue of `now` with whether it is new, `before` having been found a month ago."""
    known = pl.DataFrame(_issues(before, FIRST)).select(KNOWN)
    moves = pl.DataFrame(
        {"previous_entity_id": list(moved.values()), "entity_id": list(moved)},
        schema={"previous_entity_id": pl.String, "entity_id": pl.String},
    )
    issues = _issues(now, THEN)
    paths = pl.DataFrame(issues.select(["entity_id", "path"])).unique()
    rows = remembered(issues, known, moves, paths, THEN).to_pylist()
    assert all(row["first_seen_at"] == (THEN if row["is_new"] else FIRST) for row in rows)
    return {(row["entity_id"], row["line"], row["is_new"]) for row in rows}


def test_an_issue_found_again_keeps_its_first_time() -> None:
    before = [("a", "LK001", 3, "x")]
    now = [("a", "LK001", 9, "x"), ("a", "LK001", 12, "x"), ("a", "LK001", 5, "y"), ("b", "LK001", 3, "x")]
    assert _then(before, now, {}) == {("a", 9, False), ("a", 12, True), ("a", 5, True), ("b", 3, True)}


def test_an_issue_moves_with_its_note() -> None:
    before = [("a", "LK001", 3, "x"), ("a", "LK001", 4, "x"), ("c", "LK001", 3, "x")]
    now = [("n/a", "LK001", 3, "x"), ("n/a", "LK001", 4, "x"), ("n/c", "LK001", 3, "x")]
    assert _then(before, now, {"n/a": "a"}) == {("n/a", 3, False), ("n/a", 4, False), ("n/c", 3, True)}


def test_without_issues_there_is_nothing_to_remember() -> None:
    assert _then([], [], {}) == set()
    assert _then([("a", "LK001", 3, "x")], [], {}) == set()
