"""The tables of a snapshot while they are written: Parquet on one thread, the DuckDB file on another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pyarrow as pa

from flows import parquet
from flows.database import NewFile
from flows.parquet import Written
from flows.past import Past
from transforms.declaration import Table


class Draft:
    """Begins to write each table as soon as it is there, while the caller makes the others."""

    def __init__(
        self, file: NewFile, declared: Sequence[Table], past: Past, aside: ThreadPoolExecutor
    ) -> None:
        """A draft in the folder of the DuckDB `file`, of tables among those `declared`, after that `past`."""
        self.file = file
        self.declared = declared
        self.past = past
        self._by_name = {table.name: table for table in declared}
        self._aside = aside
        self._writing: dict[str, Future[Written]] = {}

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Begin to write those of `tables` that are not begun yet."""
        for name, table in tables.items():
            if name in self._writing:
                continue
            if not self.file.is_based:
                self.file.insert(name, table)
            self._writing[name] = self._aside.submit(self._write, name, table)

    def written(self) -> dict[str, Written]:
        """The Parquet files of all that was added, once they are written."""
        return {name: writing.result() for name, writing in self._writing.items()}

    def changed(self) -> set[str]:
        """The tables added that differ from those of the last snapshot, once they are written."""
        return {name for name, written in self.written().items() if self._is_changed(name, written)}

    def _write(self, name: str, table: pa.Table) -> Written:
        written = parquet.write(table, self.file.path.parent, self._by_name[name])
        pa.default_memory_pool().release_unused()  # else 100 MB stay for texts that are written by now
        if self.file.is_based and self._is_changed(name, written):
            self.file.replace(name, table)
        return written

    def _is_changed(self, name: str, written: Written) -> bool:
        return self.past.told is None or self.past.told.tables.get(name) != written


@contextmanager
def draft(file: NewFile, declared: Sequence[Table], past: Past) -> Iterator[Draft]:
    """A draft of a snapshot; nothing is written any more when it ends."""
    aside = ThreadPoolExecutor(1)
    try:
        yield Draft(file, declared, past, aside)
    finally:
        aside.shutdown(cancel_futures=True)
