"""The rows of the archetypes' tables, and what in the notes breaks their contracts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from transforms.archetypes import archetype_table, whole
from transforms.contract_values import LOGICAL_TYPES, reader
from transforms.fold import snake_key
from transforms.frames import mapped
from transforms.options import Archetype, Expected, Options
from transforms.schema import ISSUES
from transforms.standard_rows import Works
from transforms.standards import find
from transforms.stated_values import stated_values

_FINDING = {name: ISSUES.polars[name] for name in ("entity_id", "rule", "line", "key", "observed")}
_SEPARATOR = ", "
_LONGEST_OBSERVED = 200
_LONGEST_MATCHED = 10_000
"""Characters in a value that a pattern is tried on; a longer one matches none."""


class Stated(NamedTuple):
    """What contracts look into: columns of tables of the same names, and the works that the vault names.

    `entities` has `entity_id`, `title` and `archetype`; the rest is what `stated_values` takes.
    """

    entities: pl.DataFrame
    properties: pl.DataFrame
    facts: pl.DataFrame
    links: pl.DataFrame
    works: Works


class ArchetypeRows(NamedTuple):
    """The rows of each archetype's table by its name, and the findings (CT001 to CT005)."""

    tables: dict[str, pl.DataFrame]
    findings: pl.DataFrame


class _Filled(NamedTuple):
    """A column for the notes that have or are given a value (`entity_id`, and the column), and findings."""

    rows: pl.DataFrame
    findings: pl.DataFrame


def archetype_rows(stated: Stated, options: Options) -> ArchetypeRows:
    """A row a note of each archetype that has a contract; what does not fit is null there and found."""
    tables: dict[str, pl.DataFrame] = {}
    findings = [pl.DataFrame(schema=_FINDING)]
    if options.archetypes:
        origins = {each for of in options.archetypes for column in of.columns for each in column.origins}
        values = stated_values(stated.properties, stated.facts, stated.links, origins)
        keys = mapped(stated.entities["archetype"], snake_key, "archetype_key", pl.String())
        entities = stated.entities.join(keys, on="archetype")
        for archetype in options.archetypes:
            notes = entities.filter(archetype_key=archetype.key).select("entity_id", "title")
            filled = [_fill(column, notes, values, stated.works, options) for column in archetype.columns]
            tables[archetype.table] = _wide(archetype, notes, filled)
            findings += (column.findings for column in filled)
    return ArchetypeRows(tables, pl.concat(findings))


def _wide(archetype: Archetype, notes: pl.DataFrame, filled: Sequence[_Filled]) -> pl.DataFrame:
    for column in filled:
        notes = notes.join(column.rows, on="entity_id", how="left", maintain_order="left")
    return notes.select(archetype_table(archetype).column_names)


def _fill(
    column: Expected, notes: pl.DataFrame, values: pl.DataFrame, works: Works, options: Options
) -> _Filled:
    """The column of the notes of an archetype, from the first origin that has a value."""
    own = values.join(notes, on="entity_id", how="semi")
    read = [_read(column, rank, own, works, options) for rank in range(len(column.origins))]
    given = pl.concat(read)
    given = given.filter(pl.col("rank") == pl.col("rank").min().over("entity_id"))
    given = given.sort("entity_id", "place").unique(["entity_id", "value"], keep="first", maintain_order=True)
    judged = given.with_columns(_rule(column).alias("rule"))
    lacking = notes.join(given, on="entity_id", how="anti")
    rows = _joined(judged, column) if column.is_many else judged.filter(pl.col("rule").is_null())
    rows = rows.select("entity_id", pl.col("typed").alias(column.name))
    if column.default is not None:
        rows = pl.concat([rows, _defaults(column, lacking)])
    return _Filled(rows, pl.concat([_misfits(judged), _missing(column, lacking)]))


def _read(column: Expected, rank: int, values: pl.DataFrame, works: Works, options: Options) -> pl.DataFrame:
    """The values of one origin with `rank` and, as the column wants them or null, `typed`."""
    origin = column.origins[rank]
    own = values.filter(kind=origin.kind, key=origin.key)
    if column.kind == "link":
        typed = own.with_columns(pl.col("linked").alias("typed"))
    else:

        def standard_id(text: str) -> str | None:
            named = find(text, context="frontmatter", key=origin.key)
            ids = {
                works.standard_id(m.standard) for m in named if m.confidence >= options.confidence_threshold
            }
            return ids.pop() if len(ids) == 1 else None

        read = reader(column.kind, origin.key, options.dates, standard_id)
        dtype = LOGICAL_TYPES[column.kind].polars
        typed = own.join(mapped(own["value"], read, "typed", dtype), on="value", maintain_order="left")
    return typed.with_columns(pl.lit(rank).alias("rank"))


def _rule(column: Expected) -> pl.Expr:
    """The rule that a value breaks, or null."""
    none = pl.lit(None, dtype=pl.String())
    is_one_of_several = pl.lit(not column.is_many) & (pl.len().over("entity_id") > 1)
    rule = (
        pl.when(is_one_of_several).then(pl.lit("CT005")).when(pl.col("typed").is_null()).then(pl.lit("CT002"))
    )
    if column.allowed:
        dtype = LOGICAL_TYPES[column.kind].polars
        allowed = pl.Series([reader(column.kind)(text) for text in column.allowed], dtype=dtype)
        rule = rule.when(~pl.col("typed").is_in(allowed.implode())).then(pl.lit("CT003"))
    if column.pattern is not None:
        is_short = pl.col("value").str.len_chars() <= _LONGEST_MATCHED
        matches = is_short & pl.col("value").str.contains(whole(column.pattern))
        rule = rule.when(~matches).then(pl.lit("CT004"))
    return rule.otherwise(none)


def _joined(judged: pl.DataFrame, column: Expected) -> pl.DataFrame:
    """The values that fit, joined: ids and codes as they are kept, all others as they were written."""
    is_kept = column.kind in ("link", "country", "standard")
    text = pl.col("typed") if is_kept else pl.col("value").str.strip_chars()
    fit = judged.filter(pl.col("rule").is_null())
    return fit.group_by("entity_id").agg(text.unique(maintain_order=True).str.join(_SEPARATOR).alias("typed"))


def _defaults(column: Expected, lacking: pl.DataFrame) -> pl.DataFrame:
    dtype = pl.String() if column.is_many else LOGICAL_TYPES[column.kind].polars
    default = column.default if column.is_many else reader(column.kind)(column.default or "")
    return lacking.select("entity_id", pl.lit(default, dtype=dtype).alias(column.name))


def _misfits(judged: pl.DataFrame) -> pl.DataFrame:
    """A finding for each value that does not fit; of several where one is expected, for the second."""
    place = pl.int_range(pl.len()).over("entity_id")
    told = judged.filter(pl.col("rule").is_not_null() & ((pl.col("rule") != "CT005") | (place == 1)))
    observed = pl.col("value").str.slice(0, _LONGEST_OBSERVED).alias("observed")
    return told.select("entity_id", "rule", "line", "key", observed)


def _missing(column: Expected, lacking: pl.DataFrame) -> pl.DataFrame:
    """A finding for each note without the value that is required, by the key that is looked for first."""
    found = lacking if column.is_required else lacking.clear()
    row = {"rule": "CT001", "line": None, "key": column.origins[0].key, "observed": None}
    return found.select(
        "entity_id", *(pl.lit(value, dtype=_FINDING[name]).alias(name) for name, value in row.items())
    )
