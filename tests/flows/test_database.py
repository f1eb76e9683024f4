from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from flows.database import FILE_NAME, new_file
from flows.errors import OutputError
from transforms.schema import TABLE, TABLES

TAG = {"tag": "a", "ancestor_tag": "a", "distance": 0}


def _row() -> pa.Table:
    return pa.Table.from_pylist([TAG], schema=TABLE["tag_ancestors"].arrow)


def test_a_file_that_cannot_be_begun_is_told_of_when_it_is_finished(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"), new_file(tmp_path / "no", TABLES) as file:
        file.insert("tag_ancestors", _row())
        file.finish()


def test_what_goes_wrong_first_is_told_of(tmp_path: Path) -> None:
    wrong = _row().rename_columns(["a", "b", "c"]).append_column("d", [["d"]])
    with pytest.raises(duckdb.BinderException, match="4 values"), new_file(tmp_path, TABLES) as file:
        file.insert("tag_ancestors", wrong)
        file.insert("tag_ancestors", _row())
        file.finish()


def test_the_file_of_a_small_vault_is_small_and_has_nothing_beside_it(tmp_path: Path) -> None:
    with new_file(tmp_path, TABLES) as file:
        file.insert("tag_ancestors", _row())
        file.finish()
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
    assert file.path.stat().st_size < 3_000_000


def test_a_run_that_fails_meanwhile_leaves_the_file_closed(tmp_path: Path) -> None:
    with pytest.raises(KeyError), new_file(tmp_path, TABLES):
        raise KeyError
    with new_file(tmp_path, TABLES) as file:
        file.finish()


@pytest.mark.parametrize(("rows", "length"), [(300_000, 400), (40, 4_000_000), (2, 40_000_000)])
def test_more_than_memory_holds_is_written(tmp_path: Path, rows: int, length: int) -> None:
    texts = pa.array([f"{number} ".ljust(9) * (length // 27) for number in range(min(rows, 1000))])
    numbers = pa.array(range(rows), pa.int64())
    text = texts.take(pa.array([number % len(texts) for number in range(rows)]))
    declared = TABLE["documents"]
    table = pa.Table.from_arrays([numbers.cast(pa.string()), text, text, text], schema=declared.arrow)
    with new_file(tmp_path, TABLES) as file:
        file.insert("documents", table)
        file.finish()
    with duckdb.connect(str(file.path), read_only=True) as connection:
        read = connection.sql(
            "SELECT count(*), sum(strlen(text)), min(body = text) FROM documents"
        ).fetchall()
    assert read == [(rows, sum(len(value.as_py()) for value in text), True)]


def test_rows_are_replaced_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    (tmp_path / "next").mkdir()
    with new_file(tmp_path / "first", TABLES) as first:
        first.insert("tag_ancestors", _ancestors(("a", 0), ("b", 0), ("c", 0)))
        first.finish()
    with new_file(tmp_path / "next", TABLES, lambda: first.path) as file:
        file.update("tag_ancestors", _ancestors(("b", 7)), TABLE["tag_ancestors"].key)
        file.replace("tags", TABLE["tags"].arrow.empty_table())
        file.finish()
    with duckdb.connect(str(file.path), read_only=True) as connection:
        rows = connection.sql("SELECT tag, distance FROM tag_ancestors").fetchall()
    assert rows == [("a", 0), ("b", 7), ("c", 0)]


def _ancestors(*rows: tuple[str, int]) -> pa.Table:
    told = [{"tag": tag, "ancestor_tag": tag, "distance": distance} for tag, distance in rows]
    return pa.Table.from_pylist(told, schema=TABLE["tag_ancestors"].arrow)
