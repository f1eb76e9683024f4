"""The DuckDB file: the declared tables, their comments and the views of `sql/views`, for DuckDB 1.1 on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from flows.errors import OutputError
from transforms.declaration import Table, ddl, sql_text

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


class NewFile:
    """A DuckDB file being written, in one transaction that `finish` ends."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path, declared: Iterable[Table]) -> None:
        """An empty file at `path`, with the tables and their comments."""
        self._connection = connection
        self.path = path
        path.unlink(missing_ok=True)
        connection.execute(f"ATTACH {sql_text(str(path))} AS mart (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute("USE mart")
        connection.execute("BEGIN")
        connection.execute(ddl(declared))

    def insert(self, name: str, table: pa.Table) -> None:
        """Append the rows of `table` in their order."""
        if not table.num_rows:
            return
        rows = table.to_reader()  # given the table itself, DuckDB would import pyarrow.dataset
        self._connection.register("rows_to_insert", rows)
        self._connection.execute(f"INSERT INTO mart.{name} SELECT * FROM rows_to_insert")
        self._connection.unregister("rows_to_insert")

    def finish(self) -> None:
        """Add the views and close the file."""
        for view in sorted(VIEWS.glob("*.sql")):
            self._connection.execute(view.read_text("utf-8"))
        for statement in ("COMMIT", "CHECKPOINT mart", "USE memory", "DETACH mart"):
            self._connection.execute(statement)


@contextmanager
def new_file(snapshot: Path, declared: Iterable[Table]) -> Iterator[NewFile]:
    """A new file of the tables `declared` in `snapshot`, written in bounded memory.

    Raises OutputError when it cannot be.
    """
    connection = duckdb.connect(config={**_BOUNDS, "temp_directory": str(snapshot / ".spill")})
    try:
        yield NewFile(connection, snapshot / FILE_NAME, declared)
    except duckdb.IOException as error:
        reason = " ".join(str(error).split())
        raise OutputError(f"The DuckDB file cannot be written: {reason}.") from error
    finally:
        connection.close()
