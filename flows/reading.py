"""Connections for reports: they read a snapshot, and can do nothing else whatever the SQL says.

No file but the snapshot's is opened, no extension is loaded or fetched, no Python variable is taken for a
table, and none of this can be changed back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from flows.errors import OutputError
from transforms.declaration import sql_text

_HARDENED: dict[str, str | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
    "memory_limit": "1GB",
    "threads": 2,
    "temp_directory": "",
}
_CLOSED: dict[str, str | int | float | list[str]] = {
    "enable_external_access": False,
    "lock_configuration": True,
}


@contextmanager
def opened(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The DuckDB file of a snapshot, read-only; raises OutputError when it cannot be opened."""
    try:
        connection = duckdb.connect(database, read_only=True, config={**_HARDENED, **_CLOSED})
    except duckdb.Error as error:
        raise OutputError(f"{database} cannot be opened: {_one_line(error)}.") from error
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def over_files(*folders: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection without tables of its own that may open what is in `folders`, and nothing else."""
    connection = duckdb.connect(config=_HARDENED)
    try:
        allowed = ", ".join(sql_text(f"{folder}/") for folder in folders)
        connection.execute(f"SET allowed_directories = [{allowed}]")
        for name, value in _CLOSED.items():
            connection.execute(f"SET {name} = {value}")
        yield connection
    except duckdb.Error as error:
        raise OutputError(f"The snapshots cannot be read: {_one_line(error)}.") from error
    finally:
        connection.close()


def _one_line(error: duckdb.Error) -> str:
    return " ".join(str(error).split()).rstrip(".")
