"""Differences between two snapshots as people read them, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from flows.diff import AFTER, BEFORE, Diff, Kind, TableDiff, compare
from flows.escaping import plain

_EXAMPLES = 3
_WIDTH = 60
_SIGNS: dict[Kind, str] = {"added": "+", "removed": "-", "changed": "~"}


def as_text(before: Path, after: Path) -> Iterator[str]:
    """A line for each table that changed, with its counts, and a few examples below it."""
    yield f"{before.name} → {after.name}"
    with compare(before, after) as diff:
        yield from (f"+ table {name}" for name in diff.new_tables())
        yield from (f"- table {name}" for name in diff.lost_tables())
        yield from _moves(diff.moves())
        changed = [found for found in diff.tables() if not found.is_empty]
        for found in changed:
            counts = "  ".join(f"{_SIGNS[kind]}{count:,}" for kind, count in found.counts.items() if count)
            yield f"{found.name:20}{counts}".rstrip()
            yield from _columns(found)
            for kind, sign in _SIGNS.items():
                yield from (f"  {sign} {line}" for line in _examples(diff, found, kind))
        if not (changed or diff.new_tables() or diff.lost_tables()):
            yield "no difference"


def as_json(before: Path, after: Path) -> Iterator[str]:
    """One JSON document, in pieces: for each table the rows added and removed, and what changed by key."""
    with compare(before, after) as diff:
        told = {
            "before": before.name,
            "after": after.name,
            "tables_added": diff.new_tables(),
            "tables_removed": diff.lost_tables(),
            "moved": diff.moves(),
        }
        yield json.dumps(told)[:-1] + ', "tables": {'
        separator = ""
        for found in diff.tables():
            if not found.is_empty:
                yield f"{separator}{json.dumps(found.name)}: {{"
                yield from _json_table(diff, found)
                yield "}"
                separator = ","
    yield "}}"


def _moves(moves: dict[str, str]) -> Iterator[str]:
    if moves:
        yield f"{'moved notes':20}{len(moves):,}"
        yield from (f"  {_short(old)} → {_short(new)}" for old, new in islice(moves.items(), _EXAMPLES))
        if len(moves) > _EXAMPLES:
            yield f"  and {len(moves) - _EXAMPLES:,} more"


def _columns(found: TableDiff) -> Iterator[str]:
    if found.new_columns:
        yield f"  + columns {', '.join(found.new_columns)}"
    if found.lost_columns:
        yield f"  - columns {', '.join(found.lost_columns)}"


def _examples(diff: Diff, found: TableDiff, kind: Kind) -> Iterator[str]:
    count = found.counts[kind]
    if not count:
        return
    for row in _rows(diff.rows(found, kind), _EXAMPLES):
        key = ", ".join(_short(row[name]) for name in found.key)
        changes = _changes(found, row) if kind == "changed" else {}
        told = "; ".join(f"{name}: {_short(old)} → {_short(new)}" for name, (old, new) in changes.items())
        yield f"{key}  {told}".rstrip()
    if count > _EXAMPLES:
        yield f"and {count - _EXAMPLES:,} more"


def _json_table(diff: Diff, found: TableDiff) -> Iterator[str]:
    yield f'"columns_added": {json.dumps(found.new_columns)}, '
    yield f'"columns_removed": {json.dumps(found.lost_columns)}'
    for kind in _SIGNS:
        yield f', "{kind}": ['
        rows = _rows(diff.rows(found, kind)) if found.counts[kind] else iter(())
        for number, row in enumerate(rows):
            value = _changed(found, row) if kind == "changed" else row
            yield ("," if number else "") + json.dumps(value, ensure_ascii=False, default=_json)
        yield "]"


def _changed(found: TableDiff, row: dict[str, Any]) -> dict[str, Any]:
    key = {name: row[name] for name in found.key}
    changes = _changes(found, row).items()
    return {"key": key, "columns": {name: {"before": old, "after": new} for name, (old, new) in changes}}


def _changes(found: TableDiff, row: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The columns that differ, each with its value before and after."""
    others = (name for name in found.columns if name not in found.key)
    pairs = {name: (row[name + BEFORE], row[name + AFTER]) for name in others}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _rows(cursor: duckdb.DuckDBPyConnection, most: int | None = None) -> Iterator[dict[str, Any]]:
    names = [column[0] for column in cursor.description or ()]
    number = 0
    while (most is None or number < most) and (row := cursor.fetchone()) is not None:
        yield dict(zip(names, row, strict=True))
        number += 1


def _short(value: object) -> str:
    text = "null" if value is None else plain(str(value))
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def _json(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
