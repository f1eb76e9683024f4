"""ISO's open data: `iso_deliverables_metadata` as JSON lines, CSV or Parquet (ODC-By 1.0).

A record has `id`, `reference`, `title` by language, `publicationDate`, `currentStage` (a harmonized stage
code without its point: 9060 is 90.60) and `replacedBy` (ids of other records). CSV and flat Parquet name a
title's languages `title.en` and `title.fr`, and CSV writes lists as `[62085, 46486]`.
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from flows.catalogues.lines import lines
from flows.catalogues.source import refused
from transforms.catalogue import DELETED, PUBLISHED, UNDER_DEVELOPMENT, WITHDRAWN, Entry

_REQUIRED = ("id", "reference", "currentStage")
_WANTED = {*_REQUIRED, "title", "title.en", "title.fr", "publicationDate", "replacedBy"}
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:[T ].{1,40})?", re.ASCII)
_LIST_MARKS = str.maketrans("[],", "   ")


def _day(value: object) -> object:
    """The day meant by `2015-09-15`, `2015-09` or `2015`, the first where no day is given."""
    if not isinstance(value, str):
        return value.date() if isinstance(value, datetime) else value
    found = _DAY.fullmatch(value)
    if found is None:
        raise ValueError("is no date")
    return date(*(int(part or 1) for part in found.groups()))


def _ids(value: object) -> object:
    return value.translate(_LIST_MARKS).split() if isinstance(value, str) else value


class _Title(BaseModel):
    en: str | None = None
    fr: str | None = None


class _Deliverable(BaseModel):
    """A record, of which only these fields are read."""

    id: int
    reference: Annotated[str, Field(min_length=1)]
    title: _Title | None = None
    publicationDate: Annotated[date | None, BeforeValidator(_day)] = None
    currentStage: int | None
    replacedBy: Annotated[list[int] | None, BeforeValidator(_ids)] = None


def read_iso(path: Path, records: Iterator[tuple[int, Mapping[str, Any]]], unit: str) -> list[Entry]:
    """The entries of `records`, which come with their line or, where `unit` is `row`, their row.

    Raises CatalogueError at the first record that is not one of ISO's.
    """
    deliverables = [_deliverable(path, number, record, unit) for number, record in records]
    if not deliverables:
        raise refused(path, "there is no document in it")
    references = {one.id: one.reference for one in deliverables}
    return [_entry(one, references) for one in deliverables]


def _deliverable(path: Path, number: int, record: Mapping[str, Any], unit: str) -> _Deliverable:
    try:
        return _Deliverable.model_validate(record)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = ".".join(map(str, problem["loc"]))
        what = f"{name}: {problem['msg'].removeprefix('Value error, ')}, found {problem['input']!r:.60}"
        if problem["type"] == "missing":
            what = f"there is no {name}; this is not a record of iso_deliverables_metadata"
        if unit == "row":
            raise refused(path, what, place=f", row {number}") from None
        raise refused(path, what, number) from None


def _entry(one: _Deliverable, references: Mapping[int, str]) -> Entry:
    title = one.title or _Title()
    return Entry(
        reference=one.reference,
        title=title.en or None,
        title_fr=title.fr or None,
        status=status(one.currentStage),
        published_date=one.publicationDate,
        replaced_by=[references[number] for number in one.replacedBy or () if number in references],
    )


def status(stage: int | None) -> str | None:
    """What a harmonized stage code says (ISO/IEC Directives, ISO Guide 69; iso.org/stage-codes).

    Up to 60.00 a project, ended by x.98; from 60.60 published; 95.99 withdrawn.
    """
    if stage is None:
        return None
    if stage == 9599:
        return WITHDRAWN
    if stage >= 6060:
        return PUBLISHED
    return DELETED if stage % 100 == 98 else UNDER_DEVELOPMENT


def json_lines(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The records of JSON lines, with their line numbers; blank lines are passed over."""
    for number, text in lines(path):
        if not text.strip():
            continue
        try:
            record = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise refused(path, f"not JSON: {str(error) or 'nested too deep'}", number) from None
        if not isinstance(record, dict):
            raise refused(path, "not a JSON object", number)
        yield number, record


def csv_records(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The records of a CSV file with a header, each with the line that it begins on."""
    reader = csv.reader((text for _, text in lines(path)), strict=True)
    header: list[str] | None = None
    begins = 1
    try:
        for values in reader:
            if header is None:
                header = _checked(path, values)
            elif values:
                if len(values) != len(header):
                    what = f"{len(values)} fields where the header has {len(header)}"
                    raise refused(path, what, begins)
                yield begins, _record(dict(zip(header, values, strict=True)))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise refused(path, f"not CSV: {error}", begins) from None


def parquet_records(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The records of a Parquet file, with their row numbers from 1."""
    number = 0
    try:
        file = pq.ParquetFile(path)
        names = _checked(path, file.schema_arrow.names)
        wanted = [name for name in names if name in _WANTED]
        for batch in file.iter_batches(batch_size=8192, columns=wanted):
            for record in batch.to_pylist():
                number += 1
                yield number, _record(record)
    except (pa.ArrowException, OSError) as error:
        what = " ".join(str(error).split())[:200]
        raise refused(path, f"not a readable Parquet file: {what}", place=f", row {number + 1}") from None


def _checked(path: Path, names: list[str]) -> list[str]:
    for name in _REQUIRED:
        if name not in names:
            raise refused(path, f"there is no column {name}; iso_deliverables_metadata has one", 1)
    return names


def _record(flat: Mapping[str, Any]) -> dict[str, Any]:
    """A flat record as JSON lines have it: what is empty is null, `title.en` is within `title`."""
    record: dict[str, Any] = {}
    for name in flat.keys() & _WANTED:
        value = flat[name]
        if value == "" or (isinstance(value, float) and math.isnan(value)):
            value = None
        if name.startswith("title."):
            record["title"] = {**(record.get("title") or {}), name[-2:]: value}
        else:
            record[name] = value
    return record
