"""What normalise says of each note: its country's code, and what was counted in it and leads to it."""

from __future__ import annotations

import polars as pl

from transforms.countries import country_code
from transforms.fold import snake_key
from transforms.frames import mapped
from transforms.options import Options


def country_codes(entities: pl.DataFrame) -> pl.DataFrame:
    """`entity_id`, `country` and `country_code` of each note, in order."""
    codes = mapped(entities["country"], country_code, "country_code", pl.String())
    coded = entities.select("entity_id", "country")
    return coded.join(codes, on="country", how="left", maintain_order="left")


def country_findings(coded: pl.DataFrame, properties: pl.DataFrame, options: Options) -> pl.DataFrame:
    """A finding for each country that has no code, on the line of the property that gives it.

    `properties` has `entity_id`, `key`, `value` and `line`.
    """
    keys = pl.Series("key", list(map(snake_key, options.sources.country)), dtype=pl.String())
    given = properties.filter(pl.col("value").is_not_null()).join(
        keys.unique(maintain_order=True).to_frame().with_row_index("rank"), on="key"
    )
    first = given.sort("rank", maintain_order=True).unique("entity_id", keep="first", maintain_order=True)
    unknown = coded.filter(pl.col("country").is_not_null() & pl.col("country_code").is_null())
    return unknown.join(first.select("entity_id", "key", "line"), on="entity_id", how="left").select(
        "entity_id", pl.lit("CN001").alias("rule"), "line", "key", pl.col("country").alias("observed")
    )


def entity_counts(
    entity_ids: pl.DataFrame, links: pl.DataFrame, mentions: pl.DataFrame, issues: pl.DataFrame
) -> pl.DataFrame:
    """The counts of each of `entity_ids`, in order: links from other notes, distinct standards, issues."""
    backlinks = links.filter(pl.col("target_entity_id") != pl.col("entity_id"))
    counts = [
        backlinks.group_by(pl.col("target_entity_id").alias("entity_id")).agg(
            pl.len().alias("backlink_count")
        ),
        mentions.group_by("entity_id").agg(
            pl.col("standard_id").drop_nulls().n_unique().alias("standard_count")
        ),
        issues.drop_nulls("entity_id").group_by("entity_id").agg(pl.len().alias("issue_count")),
    ]
    for count in counts:
        entity_ids = entity_ids.join(count, on="entity_id", how="left", maintain_order="left")
    return entity_ids.select(
        pl.col("backlink_count", "standard_count", "issue_count").fill_null(0).cast(pl.Int64())
    )
