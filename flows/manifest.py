"""The manifest of a snapshot: which run made it, and every file in it with its rows, size, hash and columns.

`manifest.json` is what a snapshot is checked against; `manifest.sha256`, as `sha256sum` writes it, is what
the manifest itself is checked against.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.errors import OutputError
from flows.parquet import Written
from transforms.declaration import Table

FILE_NAME = "manifest.json"
SEAL_NAME = "manifest.sha256"
NOT_NULL = " NOT NULL"


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that point to columns of another table."""

    columns: tuple[str, ...]
    to_table: str
    to_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table as it was declared: its key, its references, its columns in order with types as in DDL."""

    key: tuple[str, ...]
    columns: Mapping[str, str]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `manifest.json` says.

    `issue_counts` are by severity; `tables` and `database` are the files, `schemas` what the tables promise.
    """

    run_id: str
    started_at: str
    vault: str
    version: str
    schema_version: int
    settings_sha256: str
    issue_counts: Mapping[str, int]
    database: Written
    tables: Mapping[str, Written]
    schemas: Mapping[str, TableSchema]

    @property
    def files(self) -> Iterator[Written]:
        """Every file but the manifest's own two."""
        yield self.database
        yield from self.tables.values()


def write(manifest: Manifest, snapshot: Path) -> None:
    """Write the manifest and its hash into `snapshot`."""
    data = (json.dumps(asdict(manifest), indent=2, ensure_ascii=False) + "\n").encode()
    (snapshot / FILE_NAME).write_bytes(data)
    (snapshot / SEAL_NAME).write_bytes(_seal(data))


def read(snapshot: Path) -> Manifest:
    """The manifest of `snapshot`; raises OutputError when it is missing, changed or not understood."""
    path = snapshot / FILE_NAME
    try:
        data, seal = path.read_bytes(), (snapshot / SEAL_NAME).read_bytes()
    except OSError as error:
        raise OutputError(f"{error.filename or path} cannot be read: {error.strerror}.") from None
    if seal != _seal(data):
        raise OutputError(f"{path} is not as it was written: {SEAL_NAME} beside it says otherwise.")
    try:
        return _parsed(json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise OutputError(f"{path} is not a manifest that this version of notemart understands.") from None


def schema_of(table: Table) -> TableSchema:
    """What `table` declares, less its descriptions, which stand in the files."""
    columns = {c.name: c.type.sql + ("" if c.is_nullable else NOT_NULL) for c in table.columns}
    references = (Reference(key.columns, key.to_table, key.to_columns) for key in table.foreign_keys)
    return TableSchema(table.key, columns, tuple(references))


def _parsed(values: Any) -> Manifest:
    parts = {
        "database": Written(**values["database"]),
        "tables": {name: Written(**file) for name, file in values["tables"].items()},
        "schemas": {name: _schema(schema) for name, schema in values["schemas"].items()},
    }
    given = {**values, **parts}
    return Manifest(**{name: given[name] for name in Manifest.__dataclass_fields__})


def _schema(values: Any) -> TableSchema:
    references = (
        Reference(tuple(found["columns"]), found["to_table"], tuple(found["to_columns"]))
        for found in values["references"]
    )
    return TableSchema(tuple(values["key"]), dict(values["columns"]), tuple(references))


def _seal(data: bytes) -> bytes:
    return f"{hashlib.sha256(data).hexdigest()}  {FILE_NAME}\n".encode()
