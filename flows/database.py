"""The DuckDB file: the declared tables, their comments and the views of `sql/views`, for DuckDB 1.1 on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from transforms.declaration import ddl, sql_text
from transforms.schema import TABLES

FILE_NAME = "notemart.duckdb"
STORAGE_VERSION = "v1.0.0"
"""The oldest format that DuckDB writes: drivers in BI tools are of the 1.x line."""
VIEWS = Path(__file__).parent.parent / "sql" / "views"
_BOUNDS: dict[str, str | int | float | list[str]] = {
    "memory_limit": "512MB",
    "threads": 2,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def write(tables: Mapping[str, pa.Table], snapshot: Path) -> tuple[Path, dict[str, int]]:
    """Write every declared table and every view into a new file, closed and whole.

    Returns its path, and the rows of each table as read back from the closed file.
    """
    path = snapshot / FILE_NAME
    path.unlink(missing_ok=True)
    with _connection(snapshot) as connection:
        connection.execute(f"ATTACH {sql_text(str(path))} AS mart (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute("USE mart")
        connection.execute("BEGIN")
        connection.execute(ddl(TABLES))
        for table in TABLES:
            _insert(connection, table.name, tables[table.name])
        for view in sorted(VIEWS.glob("*.sql")):
            connection.execute(view.read_text("utf-8"))
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT mart")
        connection.execute("USE memory")
        connection.execute("DETACH mart")
        return path, _row_counts(connection, path)


def _row_counts(connection: duckdb.DuckDBPyConnection, path: Path) -> dict[str, int]:
    connection.execute(f"ATTACH {sql_text(str(path))} AS mart (READ_ONLY)")
    counts = " UNION ALL ".join(f"SELECT '{t.name}', count(*) FROM mart.{t.name}" for t in TABLES)
    return dict(connection.execute(counts).fetchall())


@contextmanager
def _connection(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """An in-memory database with bounded memory and threads, spilling into `folder`."""
    connection = duckdb.connect(config={**_BOUNDS, "temp_directory": str(folder / ".spill")})
    try:
        yield connection
    finally:
        connection.close()


def _insert(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register(
        "rows_to_insert", table.to_reader()
    )  # a table would have DuckDB import pyarrow.dataset
    connection.execute(f"INSERT INTO mart.{name} SELECT * FROM rows_to_insert")
    connection.unregister("rows_to_insert")
