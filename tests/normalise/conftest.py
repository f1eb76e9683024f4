"""Staged tables built by hand: only the columns that a test is about, the others filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa
import pytest

from transforms.catalogue import NO_CATALOGUE, Catalogue
from transforms.checks import check
from transforms.declaration import Table
from transforms.normalise import normalise
from transforms.options import Options
from transforms.schema import EXTRACTED

Row = Mapping[str, Any]
Rows = list[dict[str, Any]]
SEEN_AT = datetime(2026, 11, 22, 14, 30)
_EMPTY = {"VARCHAR": "", "BIGINT": 0, "INTEGER": 0, "DOUBLE": 1.0, "BOOLEAN": False}


def stage(rows: Mapping[str, Sequence[Row]]) -> dict[str, pa.Table]:
    """A staged table for each extracted one; required columns that a row leaves out are empty."""
    return {table.name: _staged(table, rows.get(table.name, ())) for table in EXTRACTED}


def _staged(table: Table, rows: Sequence[Row]) -> pa.Table:
    empty = {
        column.name: None if column.is_nullable else _EMPTY.get(column.type.sql)
        for column in table.staging_columns
    }
    return pa.Table.from_pylist([empty | dict(row) for row in rows], schema=table.staging_arrow)


def note(path: str, **columns: Any) -> dict[str, Any]:
    """A row of `entities` for the note at `path`."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    row = {"entity_id": path.removesuffix(".md"), "path": path, "name": name, "folder": folder}
    return row | {"title": name, "title_source": "name"} | columns


class Vault:
    """Collects rows by table, in the order of their notes, and normalises them."""

    def __init__(self) -> None:
        self.rows: dict[str, Rows] = {}
        self.files: list[str] = []

    def add(self, table: str, *rows: Row) -> Vault:
        self.rows.setdefault(table, []).extend(dict(row) for row in rows)
        return self

    def notes(self, *paths: str) -> Vault:
        return self.add("entities", *map(note, paths))

    def tables(
        self,
        options: Options = Options(),  # noqa: B008
        catalogue: Catalogue = NO_CATALOGUE,
    ) -> dict[str, Rows]:
        """The rows of every table; they keep what the declaration promises."""
        for rows in self.rows.values():
            rows.sort(key=lambda row: row["entity_id"] or "")
        arrow = normalise(stage(self.rows), self.files, options, SEEN_AT, catalogue)
        assert check(arrow) == []
        return {name: table.to_pylist() for name, table in arrow.items()}


@pytest.fixture
def vault() -> Vault:
    return Vault()


@pytest.fixture
def new_vault() -> Callable[[], Vault]:
    return Vault


@pytest.fixture
def staged() -> Callable[[Mapping[str, Sequence[Row]]], dict[str, pa.Table]]:
    return stage
