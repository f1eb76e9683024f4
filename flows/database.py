"""The DuckDB file: the declared tables, their comments and the views of `sql/views`, for DuckDB 1.1 on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple, ParamSpec

import duckdb
import pyarrow as pa

from flows.errors import OutputError
from flows.slices import slices
from transforms.declaration import Table, ddl, sql_text

P = ParamSpec("P")

FILE_NAME = "notemart.duckdb"
_FORMAT = "STORAGE_VERSION 'v1.0.0', BLOCK_SIZE 32768"
"""The oldest format that DuckDB writes, for drivers in BI tools are of the 1.x line; with blocks so small
that the file of a small vault is a quarter of what it is by default, and that of a large one no larger."""
VIEWS = Path(__file__).parent.parent / "sql" / "views"
_MEMORY_MB = 256
_MEMORY_PER_ROW = 12
"""Times the size of a row, what DuckDB takes to write it, where that is more."""

_MOST_UNCOMMITTED = 48 * 1024 * 1024
"""Bytes inserted before they are written to the file: what is not committed stays in memory, or is spilled.

Rows appended to a table that was written have its last 122,880 written again, and the file keeps both."""

_WORTH_A_COMMIT = 24 * 1024 * 1024
"""Bytes from which tables are written to the file at once, and the place of rows replaced is used again."""

_LONG_ROW = 1024
_LONG_TABLE = 8 * 1024 * 1024
"""Bytes from which the texts of a table are too long to be found twice, and too many to be looked through."""

_BOUNDS: dict[str, str | int | float | list[str]] = {
    "memory_limit": f"{_MEMORY_MB}MB",
    "threads": 1,  # a second took a tenth more of the processors and no less time: Parquet is written beside
    "checkpoint_threshold": "0B",  # a commit goes into the file itself: by way of a log, all is written twice
    "auto_checkpoint_skip_wal_threshold": 0,
    "experimental_metadata_reuse": False,  # DuckDB before 1.4 cannot open most files written with it
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_FAILURES = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException, duckdb.InternalException)
"""What DuckDB raises when the disk fails it: at once, while it commits, and for a file that it gave up."""


class _Begun(NamedTuple):
    """A connection that has the file attached as `mart`, and the file that it is a copy of, if any."""

    connection: duckdb.DuckDBPyConnection
    base: Path | None


class NewFile:
    """A DuckDB file being written on a thread of its own, in transactions that memory has room for.

    What is asked of it is done in order while the caller goes on; `finish` waits, and raises what went wrong.
    """

    def __init__(self, path: Path, aside: ThreadPoolExecutor, begun: Future[_Begun]) -> None:
        """The file at `path` that `begun` connects to, written by the one thread of `aside`."""
        self.path = path
        self._aside = aside
        self._begun = begun
        self._asked: list[Future[None]] = []
        self._uncommitted = 0

    @property
    def base(self) -> Path | None:
        """The file of the last snapshot, where it begins with the rows of that."""
        return self._begun.result().base

    @property
    def is_based(self) -> bool:
        """Whether it has the rows of the last snapshot already."""
        return self.base is not None

    @property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        return self._begun.result().connection

    def insert(self, name: str, table: pa.Table) -> None:
        """Append the rows of `table` in their order."""
        if table.num_rows:
            self._ask(self._insert, name, table)

    def replace(self, name: str, table: pa.Table) -> None:
        """Put the rows of `table` in place of those that it has; a long one where it was in the file."""
        self._ask(self._empty, name, table.nbytes > _WORTH_A_COMMIT)
        self.insert(name, table)

    def update(self, name: str, rows: pa.Table, key: Sequence[str]) -> None:
        """Have each of `rows` in place of the one with its `key`, which is there."""
        self._ask(self._update, name, rows, key)

    def finish(self) -> None:
        """Close the file, with all in it that was asked for."""
        self._ask(self._close)
        for done in self._asked:
            done.result()

    def _ask(self, function: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
        self._asked.append(self._aside.submit(function, *args, **kwargs))

    def _empty(self, name: str, is_long: bool) -> None:
        self._connection.execute(f"TRUNCATE mart.{name}")
        if is_long:
            self._write()

    def _update(self, name: str, rows: pa.Table, key: Sequence[str]) -> None:
        new = ", ".join(f'"{column}" = new."{column}"' for column in rows.column_names if column not in key)
        is_meant = " AND ".join(f'old."{column}" = new."{column}"' for column in key)
        with self._registered(rows):
            self._connection.execute(f"UPDATE mart.{name} old SET {new} FROM rows_given new WHERE {is_meant}")
        self._write()

    def _insert(self, name: str, table: pa.Table) -> None:
        if self._uncommitted + table.nbytes > _MOST_UNCOMMITTED:
            self._write()
        is_long = table.nbytes > max(_LONG_TABLE, _LONG_ROW * table.num_rows)
        with self._without_dictionaries() if is_long else nullcontext():
            for part in slices(table):
                self._append(name, part)
        if self._uncommitted > _WORTH_A_COMMIT:
            self._write()

    @contextmanager
    def _without_dictionaries(self) -> Iterator[None]:
        """Write what is inserted meanwhile by itself, without trying a dictionary of its texts."""
        self._write()
        self._connection.execute("SET disabled_compression_methods = 'dictionary'")
        yield
        self._write()
        self._connection.execute("RESET disabled_compression_methods")

    def _append(self, name: str, part: pa.Table) -> None:
        connection = self._connection
        needed_mb = part.nbytes * _MEMORY_PER_ROW // part.num_rows // 2**20
        if needed_mb > _MEMORY_MB:
            connection.execute(f"SET memory_limit = '{needed_mb}MB'")
        with self._registered(part):
            connection.execute(f"INSERT INTO mart.{name} SELECT * FROM rows_given")
        self._uncommitted += part.nbytes
        if self._uncommitted > _MOST_UNCOMMITTED:
            self._write()

    @contextmanager
    def _registered(self, rows: pa.Table) -> Iterator[None]:
        """Have `rows_given` mean those rows meanwhile, once."""
        reader = rows.to_reader()  # given the table itself, DuckDB would import pyarrow.dataset
        self._connection.register("rows_given", reader)
        yield
        self._connection.unregister("rows_given")

    def _write(self) -> None:
        """Write to the file what was inserted since the last time."""
        self._uncommitted = 0
        for statement in ("COMMIT", "BEGIN"):
            self._connection.execute(statement)

    def _close(self) -> None:
        connection = self._connection
        for statement in ("COMMIT", "USE memory", "DETACH mart"):
            connection.execute(statement)
        connection.close()


@contextmanager
def new_file(
    snapshot: Path, declared: Iterable[Table], find_base: Callable[[], Path | None] = lambda: None
) -> Iterator[NewFile]:
    """A new file of the tables `declared` and the views in `snapshot`, written in bounded memory.

    Where `find_base` finds one, a file of the same tables and views, it begins as a copy of that; the caller
    need not wait for it. Raises OutputError when it cannot be written.
    """
    path = snapshot / FILE_NAME
    aside = ThreadPoolExecutor(1)
    begun = aside.submit(_begin, path, declared, find_base)
    try:
        yield NewFile(path, aside, begun)
    except _FAILURES as error:
        reason = " ".join(str(error).rpartition("Original error: ")[2].split()).rstrip(".!")
        raise OutputError(f"The DuckDB file {path} cannot be written: {reason}.") from error
    finally:
        aside.shutdown(cancel_futures=True)
        if not begun.cancelled() and begun.exception() is None:
            begun.result().connection.close()


def _begin(path: Path, declared: Iterable[Table], find_base: Callable[[], Path | None]) -> _Begun:
    """The file attached, in a transaction: a copy of a base, or new with tables, comments and views."""
    if base := find_base():
        shutil.copyfile(base, path)
        return _Begun(_attached(path, "", []), base)
    path.unlink(missing_ok=True)
    views = [view.read_text("utf-8") for view in sorted(VIEWS.glob("*.sql"))]
    return _Begun(_attached(path, f" ({_FORMAT})", [ddl(declared), *views]), None)


def _attached(path: Path, options: str, statements: Iterable[str]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={**_BOUNDS, "temp_directory": str(path.parent / ".spill")})
    try:
        connection.execute(f"ATTACH {sql_text(str(path))} AS mart{options}")
        for statement in ("USE mart", "BEGIN", *statements):
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection
