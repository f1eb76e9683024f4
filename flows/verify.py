"""Whether a snapshot is what its manifest says, and whether its tables hold what they promise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from flows import manifest, parquet, reading
from flows.errors import OutputError
from flows.manifest import NOT_NULL, Manifest, TableSchema
from flows.parquet import Written
from flows.sql_checks import broken_rules
from transforms.checks import check
from transforms.declaration import LOGICAL_TYPES, Column, ForeignKey, Table
from transforms.schema import SCHEMA_VERSION


def verify(snapshot: Path, *, data: bool = False) -> list[str]:
    """What is wrong with `snapshot`, a line each; none when it is sound.

    Its structure and counts are looked at; with `data` every byte too, and then keys and references, as the
    manifest declares them, and the rules of `sql/checks`. A file whose bytes are wrong is not opened.
    """
    try:
        told = manifest.read(snapshot)
    except OutputError as error:
        return [str(error)]
    lines = wrong_files(snapshot, told, told.files if data else ())
    if data and not lines:
        lines += _wrong_contents(snapshot, told)
    return lines


def wrong_files(snapshot: Path, told: Manifest, read: Iterable[Written]) -> list[str]:
    """What is missing or of another size, structure or row count than `told`, or if `read` of other bytes."""
    found = dict(_wrong_sizes(snapshot, told, {file.path for file in read}))
    lines = [*found.values(), *_strays(snapshot, told)]
    for name, file in told.tables.items():
        if file.path not in found:
            lines += _wrong_structure(snapshot / file.path, name, file, told)
    if told.database.path not in found:
        lines += _wrong_database(snapshot, told)
    return lines


def has_its_bytes(snapshot: Path, told: Manifest) -> bool:
    """Whether every file has the bytes that were written, and so all that was looked at then."""
    return not any(_wrong_sizes(snapshot, told, {file.path for file in told.files}))


def is_of_this_version(told: Manifest) -> bool:
    """Whether the rules of `sql/checks` are meant for tables of that version."""
    return told.schema_version == SCHEMA_VERSION


def _wrong_count(mart: duckdb.DuckDBPyConnection, name: str, told: Manifest) -> Iterator[str]:
    ((count,),) = mart.execute(f'SELECT count(*) FROM "{name}"').fetchall()
    if count != told.tables[name].row_count:
        wanted = told.tables[name].row_count
        yield f"{told.database.path}: {name} has {count:,} rows, where the manifest says {wanted:,}"


def _wrong_database(snapshot: Path, told: Manifest) -> Iterator[str]:
    """What the DuckDB file has otherwise than the manifest: tables, columns, rows."""
    try:
        with reading.opened(snapshot / told.database.path) as mart:
            found = _columns(mart)
            for name in sorted(found.keys() | told.schemas.keys()):
                if list(found.get(name, {}).items()) != _declared_columns(told, name):
                    yield f"{told.database.path}: the columns of {name} are not those in the manifest"
                else:
                    yield from _wrong_count(mart, name, told)
    except (OutputError, duckdb.Error) as error:
        yield f"{told.database.path}: cannot be read: {' '.join(str(error).split())}"


def _columns(mart: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """The columns of each table as DDL writes them, in order."""
    rows = mart.execute(
        f"SELECT table_name, column_name, c.data_type || if(c.is_nullable, '', '{NOT_NULL}') "
        "FROM duckdb_columns() c JOIN duckdb_tables() USING (table_name) ORDER BY column_index"
    ).fetchall()
    found: dict[str, dict[str, str]] = {}
    for table, column, type_ in rows:
        found.setdefault(table, {})[column] = type_
    return found


def _wrong_sizes(snapshot: Path, told: Manifest, read: set[str]) -> Iterator[tuple[str, str]]:
    """The files that are missing, of another size or, if `read`, of other bytes: path and what is wrong."""
    for file in told.files:
        path = snapshot / file.path
        try:
            size = path.stat().st_size
            if size != file.size_bytes:
                wanted = f"the manifest says {file.size_bytes:,}"
                yield file.path, f"{file.path}: is {size:,} bytes long, where {wanted}"
            elif file.path in read and parquet.described(path, snapshot, file.row_count) != file:
                yield file.path, f"{file.path}: its bytes are not those that were written"
        except OSError as error:
            yield file.path, f"{file.path}: cannot be read: {error.strerror}"


def _strays(snapshot: Path, told: Manifest) -> Iterator[str]:
    known = {file.path for file in told.files} | {manifest.FILE_NAME, manifest.SEAL_NAME}
    for path in sorted(snapshot.rglob("*")):
        name = path.relative_to(snapshot).as_posix()
        if not path.is_dir() and name not in known:
            yield f"{name}: is not in the manifest"


def _wrong_structure(path: Path, name: str, file: Written, told: Manifest) -> Iterator[str]:
    """What the footer of a Parquet file says otherwise than the manifest."""
    try:
        footer = pq.read_metadata(path)
        columns = _sql_columns(footer.schema.to_arrow_schema())
    except (OSError, pa.ArrowException) as error:
        yield f"{file.path}: cannot be read: {' '.join(str(error).split())}"
        return
    if footer.num_rows != file.row_count:
        yield f"{file.path}: has {footer.num_rows:,} rows, where the manifest says {file.row_count:,}"
    if list(columns.items()) != _declared_columns(told, name):
        yield f"{file.path}: its columns are not those in the manifest"


def _sql_columns(schema: pa.Schema) -> dict[str, str]:
    types = {type_.arrow: type_.sql for type_ in LOGICAL_TYPES}
    return {
        field.name: types.get(field.type, str(field.type)) + ("" if field.nullable else NOT_NULL)
        for field in schema
    }


def _declared_columns(told: Manifest, name: str) -> list[tuple[str, str]]:
    schema = told.schemas.get(name)
    return [] if schema is None else list(schema.columns.items())


def _wrong_contents(snapshot: Path, told: Manifest) -> Iterator[str]:
    """What the tables hold against their keys, references and rules."""
    tables = {name: pq.ParquetFile(snapshot / file.path).read() for name, file in told.tables.items()}
    declared = [_declaration(name, rows.schema, told.schemas[name]) for name, rows in tables.items()]
    yield from map(str, check(tables, declared))
    if is_of_this_version(told):
        with reading.opened(snapshot / told.database.path) as mart:
            yield from broken_rules(mart)


def _declaration(name: str, schema: pa.Schema, promised: TableSchema) -> Table:
    """A table as the manifest declares it, with the descriptions that the file has."""
    types = {type_.arrow: type_ for type_ in LOGICAL_TYPES}
    columns = tuple(
        Column(field.name, types[field.type], _description(field.metadata), field.nullable)
        for field in schema
    )
    references = tuple(ForeignKey(r.columns, r.to_table, r.to_columns) for r in promised.references)
    return Table(name, _description(schema.metadata), "", promised.key, columns, references)


def _description(metadata: Mapping[bytes, bytes] | None) -> str:
    return (metadata or {}).get(b"description", b"").decode()
