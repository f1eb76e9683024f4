"""Imported catalogues on disk: a Parquet file each, with its attribution in the file's metadata."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from flows.catalogues.source import SOURCES, Source
from flows.errors import CatalogueError
from transforms.catalogue import ENTRIES, NO_CATALOGUE, Catalogue
from transforms.schema import CATALOGUES

FORMAT = 1
"""Raised whenever what is kept changes, the canonical forms included: an older file is then refused."""
_METADATA = b"notemart.catalogue"


@dataclass(frozen=True, slots=True)
class Kept:
    """A catalogue to be kept: its rows, and the file that they were read from."""

    source: Source
    entries: pl.DataFrame
    file_name: str
    file_sha256: str


def save(folder: Path, catalogues: list[Kept]) -> list[Path]:
    """Write the catalogues aside, and when all are on disk give each its name; the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = {_path(folder, kept.source): folder / f".{kept.source.name}-{os.getpid()}" for kept in catalogues}
    try:
        for kept, path in zip(catalogues, aside.values(), strict=True):
            _write(kept, path)
        for name, path in aside.items():
            path.rename(name)
    finally:
        for path in aside.values():
            path.unlink(missing_ok=True)
    _sync(folder)
    return list(aside)


def load(folder: Path) -> Catalogue:
    """The catalogues kept in `folder`, or none; raises CatalogueError for a file that cannot be used."""
    loaded = [_load(_path(folder, source)) for source in SOURCES if _path(folder, source).exists()]
    entries = pl.concat([NO_CATALOGUE.entries, *(frame for frame, _ in loaded)])
    sources = pl.DataFrame([row for _, row in loaded], schema=CATALOGUES.polars)
    return Catalogue(entries, sources)


def _path(folder: Path, source: Source) -> Path:
    return folder / f"{source.name}.parquet"


def _write(kept: Kept, path: Path) -> None:
    told = {
        "format": FORMAT,
        "row": {
            "catalogue": kept.source.name,
            "attribution": kept.source.attribution,
            "licence": kept.source.licence,
            "licence_url": kept.source.licence_url,
            "catalogue_url": kept.source.url,
            "file_name": kept.file_name,
            "file_sha256": kept.file_sha256,
            "entry_count": len(kept.entries),
        },
    }
    schema = pa.schema([(name, _arrow(dtype)) for name, dtype in ENTRIES.items()])
    table = kept.entries.to_arrow().cast(schema)
    table = table.replace_schema_metadata({_METADATA: json.dumps(told, sort_keys=True).encode()})
    pq.write_table(table.combine_chunks(), path, compression="snappy", version="2.6", data_page_version="1.0")
    _sync(path)


def _arrow(dtype: pl.DataType) -> pa.DataType:
    return {pl.String(): pa.string(), pl.Boolean(): pa.bool_(), pl.Date(): pa.date32()}[dtype]


def _load(path: Path) -> tuple[pl.DataFrame, dict[str, object]]:
    try:
        table = pq.read_table(path)
        told = json.loads((table.schema.metadata or {}).get(_METADATA, b"{}"))
    except (pa.ArrowException, OSError, ValueError) as error:
        what = " ".join(str(error).split())[:200]
        raise CatalogueError(f"{path}: cannot be read ({what}); import the catalogue again.") from None
    if told.get("format") != FORMAT:
        what = "was not written by this version of notemart standards import; import the catalogue again"
        raise CatalogueError(f"{path}: {what}.")
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    return frame.cast(ENTRIES), told["row"]


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
