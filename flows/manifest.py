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

from flows.errors import OutputError
from flows.parquet import Written
from transforms.declaration import Table

FILE_NAME = "manifest.json"
SEAL_NAME = "manifest.sha256"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `manifest.json` says.

    `issue_counts` are by severity; `columns` gives for each table its columns in order, each with its type
    as DDL writes it; `tables` and `database` are the files.
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
    columns: Mapping[str, Mapping[str, str]]

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
    except (ValueError, TypeError, KeyError):
        raise OutputError(f"{path} is not a manifest that this version of notemart understands.") from None


def declared_columns(table: Table) -> dict[str, str]:
    """The columns of `table`, each with its type as DDL writes it."""
    return {c.name: c.type.sql + ("" if c.is_nullable else " NOT NULL") for c in table.columns}


def _parsed(values: dict[str, object]) -> Manifest:
    tables = values["tables"]
    database = values["database"]
    if not isinstance(tables, dict) or not isinstance(database, dict):
        raise TypeError
    given = {
        **values,
        "database": Written(**database),
        "tables": {name: Written(**file) for name, file in tables.items()},
    }
    return Manifest(**{name: given[name] for name in Manifest.__dataclass_fields__})  # type: ignore[arg-type]


def _seal(data: bytes) -> bytes:
    return f"{hashlib.sha256(data).hexdigest()}  {FILE_NAME}\n".encode()
