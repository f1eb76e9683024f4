"""The tables of a snapshot while they are written: Parquet on one thread, the DuckDB file on another."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pyarrow as pa

from flows import parquet
from flows.database import NewFile
from flows.parquet import Written
from flows.past import Past
from transforms.changes import NOTHING_KNOWN, Changed
from transforms.declaration import Table

_FEW = 8
"""A table of which one row in so many may differ is written anew as a whole, which then takes no longer."""


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

    def add(self, tables: Mapping[str, pa.Table], since: Changed = NOTHING_KNOWN) -> None:
        """Begin to write those of `tables` that are not begun yet, the largest first.

        `since` is what is known already of what changed since the last snapshot.
        """
        for name, table in sorted(tables.items(), key=lambda named: -named[1].get_total_buffer_size()):
            if name not in self._writing:
                self._writing[name] = self._begin(name, table, since)

    def written(self) -> dict[str, Written]:
        """The Parquet files of all that was added, once they are written."""
        return {name: writing.result() for name, writing in self._writing.items()}

    def changed(self) -> set[str]:
        """The tables added that differ from those of the last snapshot, once they are written."""
        return {name for name, written in self.written().items() if self._is_changed(name, written)}

    def _begin(self, name: str, table: pa.Table, since: Changed) -> Future[Written]:
        rows = since.rows.get(name)
        if not self.file.is_based:
            self.file.insert(name, table)
        elif name in since.other_keys or (rows is not None and rows.num_rows * _FEW > table.num_rows):
            self.file.replace(name, table)
        elif rows is None:
            return self._aside.submit(self._write_and_replace, name, table)
        elif rows.num_rows:
            self.file.update(name, rows, self._by_name[name].key)
        else:
            return self._aside.submit(self._keep, name)
        return self._aside.submit(self._write, name, table)

    def _keep(self, name: str) -> Written:
        """Have the file of the last snapshot as it is; that it is sound was looked at."""
        assert self.file.base is not None
        assert self.past.told is not None
        written = self.past.told.tables[name]
        shutil.copyfile(self.file.base.parent / written.path, self.file.path.parent / written.path)
        return written

    def _write(self, name: str, table: pa.Table) -> Written:
        written = parquet.write(table, self.file.path.parent, self._by_name[name])
        pa.default_memory_pool().release_unused()  # else 100 MB stay for texts that are written by now
        return written

    def _write_and_replace(self, name: str, table: pa.Table) -> Written:
        """Write the table; its bytes tell whether the DuckDB file has to have it anew."""
        written = self._write(name, table)
        if self._is_changed(name, written):
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
