"""What is generated from the declaration is up to date, and says what the declaration says."""

from __future__ import annotations

import json

import duckdb
import pytest

from flows.generate import GENERATED, ROOT, generate
from transforms.documentation import datapackage
from transforms.schema import TABLES


@pytest.mark.parametrize("name", GENERATED)
def test_generated_files_are_not_stale(name: str) -> None:
    written = (ROOT / name).read_text(encoding="utf-8")
    assert written == GENERATED[name](), "run `python -m flows.generate`"


def test_generate_writes_them_all(tmp_path: pytest.TempPathFactory) -> None:
    root = ROOT.__class__(str(tmp_path))
    assert sorted(path.relative_to(root).as_posix() for path in generate(root)) == sorted(GENERATED)


def test_the_ddl_makes_every_table_with_its_comments() -> None:
    connection = duckdb.connect()
    connection.execute(GENERATED["sql/schema.sql"]())
    found = connection.execute(
        "select table_name, column_name, data_type, is_nullable, comment from duckdb_columns() "
        "where not internal order by all"
    ).fetchall()
    assert found == sorted(
        (table.name, column.name, column.type.sql, column.is_nullable, column.description)
        for table in TABLES
        for column in table.columns
    )


def test_dictionary_and_relationships(vault) -> None:  # type: ignore[no-untyped-def]
    tables = vault.tables()
    assert len(tables["dictionary"]) == sum(len(table.columns) for table in TABLES)
    keys = {(row["table_name"], row["column_name"]) for row in tables["dictionary"] if row["is_key"]}
    assert keys == {(table.name, column) for table in TABLES for column in table.key}
    wanted = {
        (table.name, column, key.to_table, to_column, key.cardinality)
        for table in TABLES
        for key in table.foreign_keys
        for column, to_column in zip(key.columns, key.to_columns, strict=True)
    }
    assert {tuple(row.values()) for row in tables["relationships"]} == wanted


def test_the_data_package_points_to_fields_that_are_there() -> None:
    package = json.loads(json.dumps(datapackage("example")))
    resources = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert list(resources) == [table.name for table in TABLES]
    fields = {name: {field["name"] for field in schema["fields"]} for name, schema in resources.items()}
    for name, schema in resources.items():
        assert set(schema["primaryKey"]) <= fields[name]
        for key in schema["foreignKeys"]:
            assert set(key["fields"]) <= fields[name]
            assert set(key["reference"]["fields"]) <= fields[key["reference"].get("resource", name)]
