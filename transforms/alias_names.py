"""The names that notes answer to: their file names, their titles and their aliases, all folded alike."""

from __future__ import annotations

import polars as pl

from transforms.fold import fold
from transforms.frames import mapped


def note_names(entities: pl.DataFrame, aliases: pl.DataFrame) -> pl.DataFrame:
    """Each name of each note: `name_key`, `entity_id`, and `kind` (`name`, `title` or `alias`)."""
    written = pl.concat(
        [
            entities.select("entity_id", pl.col(column).alias("written"), pl.lit(column).alias("kind"))
            for column in ("name", "title")
        ]
    )
    keys = mapped(written["written"], fold, "name_key", pl.String())
    folded = written.join(keys, on="written").select("name_key", "entity_id", "kind")
    declared = aliases.select(
        pl.col("alias_key").alias("name_key"), "entity_id", pl.lit("alias").alias("kind")
    )
    return pl.concat([folded, declared])


def with_ambiguity(aliases: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """`aliases` in their order, with `is_ambiguous`: whether another note has that name too."""
    shared = (
        names.group_by(pl.col("name_key").alias("alias_key"))
        .agg(pl.col("entity_id").n_unique() > 1)
        .rename({"entity_id": "is_ambiguous"})
    )
    return aliases.join(shared, on="alias_key", how="left", maintain_order="left")


def ambiguity_findings(aliases: pl.DataFrame) -> pl.DataFrame:
    """A finding for each alias that is ambiguous."""
    return aliases.filter(pl.col("is_ambiguous")).select(
        "entity_id", pl.lit("AL001").alias("rule"), "line", pl.col("alias").alias("observed")
    )
