"""The columns of `links` that take the whole vault, and the findings that follow from them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from transforms.frames import mapped
from transforms.link_resolution import REQUEST, answers, places
from transforms.links import fragment_key, is_external


def resolved(
    links: pl.DataFrame,
    entities: pl.DataFrame,
    names: pl.DataFrame,
    anchors: pl.DataFrame,
    files: Sequence[str],
) -> pl.DataFrame:
    """For each row of `links`, in order, the columns that normalise fills.

    `links` has `entity_id`, `syntax`, `target`, `fragment` and `fragment_kind`; `entities` has `entity_id`
    and `path`; `names` is `transforms.alias_names.note_names`; `anchors` has `entity_id`, `kind` and
    `anchor_key`; `files` are the vault paths of the files that are not notes.
    """
    at = places(entities)
    asked = _with_requests(links, at)
    requests = asked.filter(pl.col("is_internal")).select(REQUEST).unique()
    answered = asked.join(answers(requests, at, names, files), on=REQUEST, how="left", maintain_order="left")
    outcome = answered.with_columns(_outcome())
    return outcome.with_columns(_fragment_validity(outcome, anchors)).select(
        "target_entity_id", "status", "candidate_count", "is_obsidian_resolved", "is_fragment_valid"
    )


def link_findings(links: pl.DataFrame) -> pl.DataFrame:
    """A finding for each link that leads nowhere, to several notes, to no such anchor, or by an alias."""
    status = pl.col("status")
    by_target = (
        pl.when(status == "unresolved")
        .then(pl.lit("LK001"))
        .when(status == "ambiguous")
        .then(pl.lit("LK002"))
        .when(status == "alias")
        .then(pl.lit("LK004"))
    )
    by_fragment = pl.when(~pl.col("is_fragment_valid")).then(pl.lit("LK003"))
    fragment = (
        pl.when(pl.col("fragment").is_not_null()).then(pl.format("#{}", "fragment")).otherwise(pl.lit(""))
    )
    key = pl.col("property_key").alias("key")
    observed = links.select(
        "entity_id", "line", key, (pl.col("target") + fragment).alias("observed"), t=by_target, f=by_fragment
    )
    columns = ["entity_id", "line", "key", "observed"]
    found = [observed.select(*columns, pl.col(rule).alias("rule")) for rule in ("t", "f")]
    return pl.concat(found).filter(pl.col("rule").is_not_null())


def _with_requests(links: pl.DataFrame, at: pl.DataFrame) -> pl.DataFrame:
    """`links` with the folder that each stands in, and whether it points into the vault, at another file."""
    external = mapped(links["target"], is_external, "has_scheme", pl.Boolean())
    is_markdown = pl.col("syntax").is_in(["markdown", "image"])
    is_address = pl.col("target").str.contains("://", literal=True)
    leaves = (pl.col("syntax") == "url") | (pl.col("has_scheme") & (is_markdown | is_address))
    return (
        links.join(external, on="target", how="left", maintain_order="left")
        .join(at.select("entity_id", "folder_key"), on="entity_id", how="left", maintain_order="left")
        .with_columns(is_markdown.alias("is_markdown"), leaves.alias("is_external"))
        .with_columns((~pl.col("is_external") & (pl.col("target") != "")).alias("is_internal"))
    )


def _outcome() -> list[pl.Expr]:
    """The columns of the links from the answers to their requests."""
    is_self = ~pl.col("is_external") & (pl.col("target") == "")
    status = (
        pl.when("is_external").then(pl.lit("external")).when(is_self).then(pl.lit("self")).otherwise("found")
    )
    followed = status.is_in(["resolved", "self", "attachment", "external"])
    return [
        pl.when(is_self).then("entity_id").otherwise("note").alias("target_entity_id"),
        status.alias("status"),
        pl.when(is_self)
        .then(1)
        .otherwise(pl.col("candidates").fill_null(0))
        .cast(pl.Int64())
        .alias("candidate_count"),
        (followed | ((status == "ambiguous") & pl.col("note").is_not_null())).alias("is_obsidian_resolved"),
    ]


def _fragment_validity(links: pl.DataFrame, anchors: pl.DataFrame) -> pl.Series:
    """Whether the target has the heading or block named; null where there is no note or no fragment."""
    told = ["target_entity_id", "fragment_kind", "fragment"]
    asked = links.select(told).with_row_index("row").drop_nulls(told)  # few links name a fragment
    keys = mapped(asked["fragment"], fragment_key, "anchor_key", pl.String())
    there = anchors.select(
        pl.col("entity_id").alias("target_entity_id"), pl.col("kind").alias("fragment_kind"), "anchor_key"
    )
    valid = asked.join(keys, on="fragment").join(there, on=there.columns, how="semi")["row"]
    is_valid = pl.int_range(pl.len(), dtype=pl.UInt32()).is_in(valid.implode())
    is_asked = pl.all_horizontal(pl.col(told).is_not_null())
    return links.select(pl.when(is_asked).then(is_valid).alias("is_fragment_valid")).to_series()
