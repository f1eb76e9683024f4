"""What an edit of some notes leaves as it was in the tables of the whole vault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pyarrow as pa

from transforms.declaration import Table
from transforms.schema import ISSUES

Tables = Mapping[str, pa.Table]


class Changed(NamedTuple):
    """What may differ from tables that were sound.

    `rows` has, by table, the rows that may, all of them under keys that were there; in a table that it does
    not have, any may. Those of `same_keys` are known to have the same keys, those of `other_keys` others.
    """

    rows: Tables
    same_keys: frozenset[str]
    other_keys: frozenset[str]


NOTHING_KNOWN = Changed({}, frozenset(), frozenset())


def changed(before: tuple[Tables, Tables], now: tuple[Tables, Tables], declared: Iterable[Table]) -> Changed:
    """What changed when some notes had the rows `before`, have those `now`, and no other note changed.

    Of both there are the extracted tables, and those of them that need no completion as they are declared.
    """
    (extracted, whole), (extracted_now, whole_now) = before, now
    keys = {table.name: list(table.key) for table in declared if table.name in extracted and table != ISSUES}
    same_keys = frozenset(
        name
        for name, key in keys.items()
        if extracted_now[name].select(key).equals(extracted[name].select(key))
    )
    rows = {
        name: table.slice(0, 0) if table.equals(whole[name]) else table
        for name, table in whole_now.items()
        if name in same_keys
    }
    return Changed(rows, same_keys, frozenset(keys) - same_keys)
