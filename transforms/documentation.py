"""The declaration told to others: `dictionary`, `relationships`, DDL, data package, a list for readers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl

from transforms.declaration import Column, ForeignKey, Table, ddl
from transforms.issues import FAMILIES, RULES, Rule
from transforms.schema import DICTIONARY, RELATIONSHIPS, SCHEMA_VERSION, TABLES


def dictionary(tables: Iterable[Table] = TABLES) -> pl.DataFrame:
    """A row for every column of the tables."""
    rows = [
        (
            table.name,
            column.name,
            position,
            column.type.sql,
            column.is_nullable,
            column.name in table.key,
            column.description,
        )
        for table in tables
        for position, column in enumerate(table.columns, 1)
    ]
    return pl.DataFrame(rows, schema=DICTIONARY.polars, orient="row")


def relationships(tables: Iterable[Table] = TABLES) -> pl.DataFrame:
    """A row for each column of the tables that points to another; a key of two columns gives two."""
    rows = [
        (table.name, column, key.to_table, to_column, key.cardinality)
        for table in tables
        for key in table.foreign_keys
        for column, to_column in zip(key.columns, key.to_columns, strict=True)
    ]
    distinct = pl.DataFrame(rows, schema=RELATIONSHIPS.polars, orient="row")
    return distinct.unique(RELATIONSHIPS.key, keep="first", maintain_order=True)


_ORIGIN = "Generated from `transforms/schema.py` by `python -m flows.generate`."


def schema_sql() -> str:
    """The text of `sql/schema.sql`: the tables and their comments, in DuckDB's dialect."""
    return f"-- The tables and their comments. {_ORIGIN}\n\n{ddl(TABLES)}"


def markdown_tables() -> str:
    """The text of `docs/tables.md`: every table with its columns, for people to read."""
    head = ["# Tables", f"Version {SCHEMA_VERSION} of the contract. {_ORIGIN}"]
    return "\n\n".join([*head, *map(_markdown_table, TABLES)]) + "\n"


def _markdown_table(table: Table) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    about = f"## {table.name}\n\n{table.description} One row per {table.grain}; key {key}."
    header = "| column | type | null | points to | what it holds |\n|---|---|---|---|---|"
    return "\n".join([about, "", header, *(_markdown_column(table, column) for column in table.columns)])


def _markdown_column(table: Table, column: Column) -> str:
    targets = sorted(
        {
            f"`{key.to_table}.{to_column}`"
            for key in table.foreign_keys
            for name, to_column in zip(key.columns, key.to_columns, strict=True)
            if name == column.name
        }
    )
    null = "yes" if column.is_nullable else "no"
    return f"| `{column.name}` | {column.type.sql} | {null} | {', '.join(targets)} | {column.description} |"


def markdown_rules() -> str:
    """The text of `docs/rules.md`: every rule that a note can break, by family."""
    head = [
        "# Rules",
        "What can be wrong with a note, by the code in `issues.rule`. Generated from `transforms/issues.py` "
        "by `python -m flows.generate`; `notemart rule FM003` prints one of them.",
    ]
    families = (
        text
        for family, name in FAMILIES.items()
        for text in (
            f"## {name}",
            *(_markdown_rule(rule) for rule in RULES.values() if rule.family == family),
        )
    )
    return "\n\n".join([*head, *families]) + "\n"


def _markdown_rule(rule: Rule) -> str:
    example = "\n".join(f"    {line}" if line else "" for line in rule.example.split("\n"))
    return (
        f"### {rule.code}: {rule.message}\n\nSeverity: {rule.severity}. {rule.meaning}\n\n{example}\n\n"
        f"**To mend it**: {rule.fix}"
    )


def datapackage(name: str = "notemart", tables: Iterable[Table] = TABLES) -> dict[str, Any]:
    """A descriptor of the Parquet files beside it (Data Package, version 2: datapackage.org)."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "version": f"{SCHEMA_VERSION}.0.0",
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"parquet/{table.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": table.description,
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_reference(table, key) for key in table.foreign_keys],
        },
    }


_FIELD_TYPES = {
    "VARCHAR": "string",
    "BIGINT": "integer",
    "INTEGER": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}
"""The types of Table Schema by those of SQL."""


def _field(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": _FIELD_TYPES[column.type.sql],
        "description": column.description,
        "constraints": {"required": not column.is_nullable},
    }


def _reference(table: Table, key: ForeignKey) -> dict[str, Any]:
    reference: dict[str, Any] = {"fields": list(key.to_columns)}
    if key.to_table != table.name:  # within a table the resource is left out (Table Schema, "foreignKeys")
        reference |= {"resource": key.to_table}
    return {"fields": list(key.columns), "reference": reference}
