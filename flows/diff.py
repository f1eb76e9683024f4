"""What changed between two snapshots, computed by DuckDB over their Parquet files, table by table.

Tables that tell of runs are left out, and so are the columns of `issues` that do: they always differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

from flows import manifest, reading
from flows.manifest import Manifest
from transforms.declaration import Table, sql_text
from transforms.schema import TABLES

Kind = Literal["added", "removed", "changed"]
_OF_RUNS = frozenset({("issues", "first_seen_at"), ("issues", "is_new")})


@dataclass(frozen=True, slots=True)
class TableDiff:
    """A table's differences: how many rows of each kind, and the columns that only one snapshot has."""

    table: Table
    counts: dict[Kind, int]
    columns: tuple[str, ...]
    new_columns: tuple[str, ...]
    lost_columns: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (any(self.counts.values()) or self.new_columns or self.lost_columns)


class Diff:
    """Two snapshots, compared; `tables` are those of this version that both have."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, before: Path, after: Path) -> None:
        """Read through `connection`, which must be allowed to open both folders."""
        self._connection = connection
        self._folders = before, after
        self._manifests = manifest.read(before), manifest.read(after)

    def tables(self) -> Iterator[TableDiff]:
        """Each table's differences, in the order of the declaration."""
        for table in TABLES:
            if not table.has_history and all(table.name in told.tables for told in self._manifests):
                yield self._table(table)

    def rows(self, found: TableDiff, kind: Kind) -> duckdb.DuckDBPyConnection:
        """The rows of one kind, by key.

        A row added or removed has the table's columns; one that changed has its key, then each other column
        before and after, one beside the other.
        """
        return self._connection.execute(self._select(found.table, found.columns, kind) + " ORDER BY ALL")

    def _table(self, table: Table) -> TableDiff:
        before, after = (list(told.columns[table.name]) for told in self._manifests)
        columns = tuple(name for name in after if name in before and (table.name, name) not in _OF_RUNS)
        new = tuple(name for name in after if name not in before)
        lost = tuple(name for name in before if name not in after)
        same = self._is_same_file(table.name)
        kinds: tuple[Kind, ...] = ("added", "removed", "changed")
        counts = {kind: 0 if same else self._count(table, columns, kind) for kind in kinds}
        return TableDiff(table, counts, columns, new, lost)

    def _is_same_file(self, name: str) -> bool:
        before, after = (told.tables[name].sha256 for told in self._manifests)
        return before == after

    def _count(self, table: Table, columns: tuple[str, ...], kind: Kind) -> int:
        query = f"SELECT count(*) FROM ({self._select(table, columns, kind)})"
        ((count,),) = self._connection.execute(query).fetchall()
        return int(count)

    def _select(self, table: Table, columns: tuple[str, ...], kind: Kind) -> str:
        key = ", ".join(table.key)
        before, after = (
            _file(folder, told, table) for folder, told in zip(self._folders, self._manifests, strict=True)
        )
        if kind != "changed":
            here, there = (after, before) if kind == "added" else (before, after)
            return f"SELECT {', '.join(columns)} FROM {here} here ANTI JOIN {there} there USING ({key})"
        others = [name for name in columns if name not in table.key]
        pairs = "".join(f", b.{name} AS {name}_before, a.{name} AS {name}_after" for name in others)
        differ = " OR ".join(f"b.{name} IS DISTINCT FROM a.{name}" for name in others) or "false"
        return f"SELECT {key}{pairs} FROM {before} b JOIN {after} a USING ({key}) WHERE {differ}"


@contextmanager
def compare(before: Path, after: Path) -> Iterator[Diff]:
    """The two snapshots, to compare; raises OutputError when they cannot be read."""
    with reading.over_files(before, after) as connection:
        yield Diff(connection, before, after)


def _file(folder: Path, told: Manifest, table: Table) -> str:
    return f"read_parquet({sql_text(str(folder / told.tables[table.name].path))}, hive_partitioning = false)"
