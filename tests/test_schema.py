"""The declaration keeps the contract's conventions, and the row types keep to the declaration."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, get_type_hints

import pyarrow as pa
import pytest

from transforms import rows
from transforms.declaration import Column, Table
from transforms.schema import EXTRACTED, TABLE, TABLES

FLAT = {"VARCHAR", "BIGINT", "INTEGER", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP"}
PYTHON = {
    "VARCHAR": str,
    "BIGINT": int,
    "INTEGER": int,
    "DOUBLE": float,
    "BOOLEAN": bool,
    "DATE": date,
    "TIMESTAMP": datetime,
}
ROW_TYPES = {
    "entities": rows.Entity,
    "entity_tags": rows.EntityTag,
    "aliases": rows.Alias,
    "standard_mentions": rows.StandardMention,
    "sections": rows.Section,
    "list_items": rows.ListItem,
    "callouts": rows.Callout,
    "facts": rows.Fact,
    "properties": rows.Property,
    "table_cells": rows.TableCell,
    "links": rows.Link,
    "documents": rows.Document,
    "issues": rows.Issue,
    "anchors": rows.Anchor,
}
COLUMNS = [(table, column) for table in TABLES for column in table.columns]
COLUMN_IDS = [f"{table.name}.{column.name}" for table, column in COLUMNS]


def test_every_extracted_table_has_a_row_type() -> None:
    assert set(ROW_TYPES) == {table.name for table in EXTRACTED}


@pytest.mark.parametrize("table", EXTRACTED, ids=lambda table: table.name)
def test_row_types_follow_the_declaration(table: Table) -> None:
    row: Any = ROW_TYPES[table.name]
    hints = get_type_hints(row)
    declared = [column for column in table.staging_columns if column.name != "entity_id"]
    assert list(row._fields) == [column.name for column in declared]
    for column in declared:
        python = PYTHON[column.type.sql]
        assert hints[column.name] == (python | None if column.is_nullable else python), column.name


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=COLUMN_IDS)
def test_columns_keep_the_naming_conventions(table: Table, column: Column) -> None:
    assert column.type.sql in FLAT
    if column.name.endswith("_at"):
        assert column.type.sql == "TIMESTAMP"
    if column.name.endswith("_date"):
        assert column.type.sql == "DATE"
    if column.name.startswith(("is_", "has_")):
        assert column.type.sql == "BOOLEAN"
    if column.name.endswith("_count"):
        assert column.type.sql == "BIGINT"
    if column.name.endswith("_no"):
        assert column.type.sql == "INTEGER"


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=COLUMN_IDS)
def test_columns_carry_one_sentence(table: Table, column: Column) -> None:
    assert column.description.endswith((".", "…"))
    assert column.arrow.metadata == {b"description": column.description.encode()}


def test_a_column_name_has_one_type_everywhere() -> None:
    types: dict[str, set[str]] = {}
    for _, column in COLUMNS:
        types.setdefault(column.name, set()).add(column.type.sql)
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_are_required_columns(table: Table) -> None:
    required = {column.name for column in table.columns if not column.is_nullable}
    assert set(table.key) <= required


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_references_point_to_columns_that_exist(table: Table) -> None:
    for reference in table.foreign_keys:
        target = TABLE[reference.to_table]
        assert set(reference.columns) <= set(table.column_names)
        assert set(reference.to_columns) == set(target.key)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_arrow_and_polars_agree(table: Table) -> None:
    empty: Any = pa.Table.from_pylist([], schema=table.arrow)
    import polars as pl

    frame = pl.from_arrow(empty)
    assert isinstance(frame, pl.DataFrame)
    assert frame.schema == table.polars
