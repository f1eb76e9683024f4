"""What changed between two snapshots, computed by DuckDB over their Parquet files, table by table.

Tables that tell of runs are left out, and so are the columns of `issues` that do: they always differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Literal

import duckdb

from flows import manifest, reading
from flows.manifest import Manifest, TableSchema
from transforms.declaration import sql_text
from transforms.schema import TABLE

Kind = Literal["added", "removed", "changed"]
KINDS: tuple[Kind, ...] = ("added", "removed", "changed")
BEFORE, AFTER = "_before", "_after"
_OF_RUNS = frozenset({("issues", "first_seen_at"), ("issues", "is_new")})


@dataclass(frozen=True, slots=True)
class TableDiff:
    """A table's differences: how many rows of each kind, and the columns that only one snapshot has."""

    name: str
    key: tuple[str, ...]
    counts: Mapping[Kind, int]
    columns: tuple[str, ...]
    new_columns: tuple[str, ...]
    lost_columns: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (any(self.counts.values()) or self.new_columns or self.lost_columns)


class Diff:
    """Two snapshots, compared: the tables that both have, those of the contract first."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, before: Path, after: Path) -> None:
        """Read through `connection`, which must be allowed to open both folders."""
        self._connection = connection
        self._folders = before, after
        self._manifests = manifest.read(before), manifest.read(after)

    def tables(self) -> Iterator[TableDiff]:
        """Each table's differences."""
        before, after = (told.schemas for told in self._manifests)
        for name in sorted(before.keys() & after.keys(), key=_place):
            is_of_runs = name in TABLE and TABLE[name].has_history
            if not is_of_runs and before[name].key == after[name].key:
                yield self._table(name, before[name], after[name])

    def new_tables(self) -> list[str]:
        """The tables that only the later snapshot has, or has under another key."""
        return self._without_equal(*self._manifests)

    def lost_tables(self) -> list[str]:
        """The tables that only the earlier snapshot has, or has under another key."""
        return self._without_equal(*reversed(self._manifests))

    def moves(self) -> dict[str, str]:
        """The notes that moved between the snapshots: by its earlier id, a note's later one.

        Such a note is under both ids in the tables' differences too, for its id is in their keys.
        """
        before, after = self._manifests
        versions, *entities = (
            _file(folder, told, name)
            for folder, told, name in (
                (self._folders[1], after, "entity_versions"),
                (self._folders[0], before, "entities"),
                (self._folders[1], after, "entities"),
            )
        )
        steps = self._connection.execute(
            f"SELECT run_id, previous_entity_id, entity_id FROM {versions} "
            "WHERE change = 'renamed' AND run_id > ? ORDER BY run_id, entity_id",
            [before.run_id],
        ).fetchall()
        here, there = ({row[0] for row in self._entity_ids(file)} for file in entities)
        return {first: last for first, last in _ends(steps).items() if first in here and last in there}

    def rows(self, found: TableDiff, kind: Kind) -> duckdb.DuckDBPyConnection:
        """The rows of one kind, by key.

        A row added or removed has the columns that both snapshots have; one that changed has its key, then
        each other column before and after, one beside the other.
        """
        return self._connection.execute(self._select(found, kind) + " ORDER BY ALL")

    @staticmethod
    def _without_equal(before: Manifest, after: Manifest) -> list[str]:
        known = before.schemas
        return [n for n, table in after.schemas.items() if n not in known or known[n].key != table.key]

    def _entity_ids(self, file: str) -> list[tuple[str]]:
        return self._connection.execute(f"SELECT entity_id FROM {file}").fetchall()

    def _table(self, name: str, before: TableSchema, after: TableSchema) -> TableDiff:
        shared = [column for column in after.columns if column in before.columns]
        columns = tuple(column for column in shared if (name, column) not in _OF_RUNS)
        new = tuple(column for column in after.columns if column not in before.columns)
        lost = tuple(column for column in before.columns if column not in after.columns)
        uncounted = TableDiff(name, after.key, {}, columns, new, lost)
        same = self._is_same_file(name)
        return replace(uncounted, counts={k: 0 if same else self._count(uncounted, k) for k in KINDS})

    def _is_same_file(self, name: str) -> bool:
        before, after = (told.tables[name].sha256 for told in self._manifests)
        return before == after

    def _count(self, table: TableDiff, kind: Kind) -> int:
        query = f"SELECT count(*) FROM ({self._select(table, kind)})"
        ((count,),) = self._connection.execute(query).fetchall()
        return int(count)

    def _select(self, table: TableDiff, kind: Kind) -> str:
        key = ", ".join(map(_name, table.key))
        before, after = (
            _file(folder, told, table.name)
            for folder, told in zip(self._folders, self._manifests, strict=True)
        )
        if kind != "changed":
            here, there = (after, before) if kind == "added" else (before, after)
            columns = ", ".join(map(_name, table.columns))
            return f"SELECT {columns} FROM {here} here ANTI JOIN {there} there USING ({key})"
        others = [column for column in table.columns if column not in table.key]
        pairs = "".join(
            f", b.{_name(c)} AS {_name(c + BEFORE)}, a.{_name(c)} AS {_name(c + AFTER)}" for c in others
        )
        differ = " OR ".join(f"b.{_name(c)} IS DISTINCT FROM a.{_name(c)}" for c in others) or "false"
        return f"SELECT {key}{pairs} FROM {before} b JOIN {after} a USING ({key}) WHERE {differ}"


@contextmanager
def compare(before: Path, after: Path) -> Iterator[Diff]:
    """The two snapshots, to compare; raises OutputError when they cannot be read."""
    with reading.over_files(before, after) as connection:
        yield Diff(connection, before, after)


def _ends(steps: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """By where notes were before all steps, where they are after them.

    A note may have moved in several runs, and two may have changed places in one.
    """
    begun: dict[str, str] = {}
    for _, run in groupby(steps, key=itemgetter(0)):
        moves = [(source, target) for _, source, target in run]
        arrived = {target: begun.get(source, source) for source, target in moves}
        left = {source for source, _ in moves}
        begun = {place: first for place, first in begun.items() if place not in left} | arrived
    return {first: last for last, first in begun.items() if first != last}


def _place(name: str) -> tuple[int, str]:
    names = list(TABLE)
    return (names.index(name) if name in names else len(names), name)


def _name(column: str) -> str:
    return f'"{column}"'


def _file(folder: Path, told: Manifest, name: str) -> str:
    return f"read_parquet({sql_text(str(folder / told.tables[name].path))}, hive_partitioning = false)"
