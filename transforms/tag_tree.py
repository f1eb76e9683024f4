"""The tags of the vault as a tree: every tag with its ancestors, counted without counting a note twice."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.fold import fold
from transforms.frames import mapped
from transforms.tags import tag_label

_LEVEL = pl.col("tag").str.count_matches("/", literal=True) + 1


class TagTree(NamedTuple):
    """`tags` (all but `standard_id`), `tag_ancestors`, and the findings about twin tags."""

    tags: pl.DataFrame
    ancestors: pl.DataFrame
    findings: pl.DataFrame


def tag_tree(uses: pl.DataFrame) -> TagTree:
    """The tree of the tags in `uses` (`entity_id`, `tag`, `raw`, `line`, in note order)."""
    used = _ancestors(uses["tag"].unique())
    ancestors = _ancestors(used["ancestor_tag"].unique())
    first = _first_uses(uses, used)
    tags = ancestors.filter(distance=0).select("tag").pipe(_with_places)
    tags = tags.join(_counts(uses, used), on="tag").join(_labels(first), on="tag")
    return TagTree(tags, ancestors, _twins(tags, first))


def _ancestors(tags: pl.Series) -> pl.DataFrame:
    """Each tag with each of its ancestors and the number of levels between them, itself at 0."""
    frame = pl.DataFrame({"tag": tags}, schema={"tag": pl.String()}).with_columns(
        _LEVEL.cast(pl.Int32()).alias("levels"), pl.col("tag").str.split("/").alias("segments")
    )
    deepest = frame["levels"].max() or 0
    assert isinstance(deepest, int)
    return pl.concat([_ancestors_at(frame, level) for level in range(1, max(deepest, 1) + 1)])


def _ancestors_at(frame: pl.DataFrame, level: int) -> pl.DataFrame:
    ancestor = pl.col("segments").list.head(level).list.join("/")
    return frame.filter(pl.col("levels") >= level).select(
        "tag", ancestor.alias("ancestor_tag"), (pl.col("levels") - level).alias("distance")
    )


def _with_places(tags: pl.DataFrame) -> pl.DataFrame:
    """`name`, `parent_tag`, `root_tag` and `depth` beside each tag, from its text alone."""
    segments = pl.col("tag").str.split("/")
    parent = segments.list.head(pl.col("depth") - 1).list.join("/")
    return tags.with_columns(_LEVEL.cast(pl.Int32()).alias("depth")).with_columns(
        segments.list.last().alias("name"),
        pl.when(pl.col("depth") > 1).then(parent).alias("parent_tag"),
        segments.list.first().alias("root_tag"),
    )


def _first_uses(uses: pl.DataFrame, used: pl.DataFrame) -> pl.DataFrame:
    """The first row of `uses` for each tag, once for the tag (`ancestor_tag`) and each of its ancestors."""
    first = uses.with_row_index("row").unique("tag", keep="first", maintain_order=True)
    return first.join(used, on="tag")


def _counts(uses: pl.DataFrame, used: pl.DataFrame) -> pl.DataFrame:
    """The distinct notes of each tag: with the tag itself, and with it or a descendant."""
    notes = uses["entity_id"].unique().to_frame().with_row_index("note")
    tags = used["ancestor_tag"].unique().to_frame().with_row_index("ancestor")
    carried = uses.join(notes, on="entity_id").join(used.join(tags, on="ancestor_tag"), on="tag")
    is_own = (pl.col("distance") == 0).any().alias("is_own")
    counted = (
        carried.group_by("ancestor", "note")
        .agg(is_own)
        .group_by("ancestor")
        .agg(
            pl.col("is_own").sum().cast(pl.Int64()).alias("entity_count"),
            pl.len().cast(pl.Int64()).alias("total_entity_count"),
        )
    )
    return counted.join(tags, on="ancestor").select(
        pl.col("ancestor_tag").alias("tag"),
        (pl.col("entity_count") > 0).alias("is_used"),
        "entity_count",
        "total_entity_count",
    )


def _labels(first: pl.DataFrame) -> pl.DataFrame:
    """Each tag as first written: by itself, or where it never is, at the head of its first descendant."""
    own = first.sort(pl.col("distance") > 0, "row").unique("ancestor_tag", keep="first", maintain_order=True)
    written = mapped(own["raw"], tag_label, "label", pl.String())
    depth = _LEVEL - pl.col("distance")
    label = pl.col("label").fill_null(pl.col("tag")).str.split("/").list.head(depth).list.join("/")
    return own.join(written, on="raw", how="left").select(pl.col("ancestor_tag").alias("tag"), label)


def _twins(tags: pl.DataFrame, first: pl.DataFrame) -> pl.DataFrame:
    """A finding for each tag that differs from a commoner sibling only by accents, `-` or `_`.

    It stands on the first note that carries the rarer one. Descendants of twins are not reported again.
    """
    siblings = ["parent_tag", "name_key"]
    keyed = tags.join(mapped(tags["name"], _spelling_key, "name_key", pl.String()), on="name")
    ranked = keyed.filter(pl.len().over(siblings) > 1).sort(
        "total_entity_count", "tag", descending=[True, False]
    )
    paired = ranked.with_columns(
        pl.col("label").first().over(siblings).alias("common"),
        pl.int_range(pl.len()).over(siblings).alias("rank"),
    )
    earliest = first.sort("row").unique("ancestor_tag", keep="first", maintain_order=True)
    return (
        paired.filter(pl.col("rank") > 0)
        .join(earliest.select("entity_id", "line", pl.col("ancestor_tag").alias("tag")), on="tag")
        .select(
            "entity_id",
            pl.lit("TG002").alias("rule"),
            "line",
            observed=pl.format("#{} / #{}", "label", "common"),
        )
    )


def _spelling_key(name: str) -> str:
    return fold(name).translate({ord("-"): None, ord("_"): None}) or name
