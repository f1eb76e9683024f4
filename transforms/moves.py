"""Which note that is gone goes on as which new one: by equal content, else by the identity it states."""

from __future__ import annotations

import polars as pl

_MOST_SEGMENTS = 32
"""Paths are compared from their end, as far as this; what lies above tells notes apart no better."""


def moves(
    gone: pl.DataFrame, new: pl.DataFrame, identified_before: pl.DataFrame, identified_now: pl.DataFrame
) -> pl.DataFrame:
    """`previous_entity_id` and `entity_id` of each note that moved, in the order of the latter.

    `gone` and `new` have `entity_id` and `content_hash`; a note can only move from one that is gone to one
    that is new. Of several with the same content those go together whose paths have the most segments at
    their end in common, then those that come first. Identities (`entity_id`, `identifier`) count where only
    one note of the vault has them.
    """
    found = _by_content(gone, new)
    gone_left = gone.join(found, left_on="entity_id", right_on="previous_entity_id", how="anti")
    new_left = new.join(found, on="entity_id", how="anti")
    before = _unique(identified_before).join(gone_left.select("entity_id"), on="entity_id")
    now = _unique(identified_now).join(new_left.select("entity_id"), on="entity_id")
    return pl.concat([found, _paired(before, now, ["identifier"])]).sort("entity_id")


def _by_content(gone: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    columns = ("entity_id", "content_hash")
    gone_left = gone.select(columns).join(new, on="content_hash", how="semi")
    new_left = new.select(columns).join(gone, on="content_hash", how="semi")
    found = _paired(gone_left.clear(), new_left.clear(), ["content_hash"])
    for segments in range(_deepest(gone_left), -1, -1):
        if gone_left.is_empty() or new_left.is_empty():
            break
        tail = pl.col("entity_id").str.split("/").list.tail(segments).list.join("/").alias("tail")
        pairs = _paired(gone_left.with_columns(tail), new_left.with_columns(tail), ["content_hash", "tail"])
        gone_left = gone_left.join(pairs, left_on="entity_id", right_on="previous_entity_id", how="anti")
        new_left = new_left.join(pairs, on="entity_id", how="anti")
        found = pl.concat([found, pairs])
    return found


def _deepest(notes: pl.DataFrame) -> int:
    segments = notes["entity_id"].str.count_matches("/", literal=True).max()
    return min(segments + 1 if isinstance(segments, int) else 0, _MOST_SEGMENTS)


def _unique(identified: pl.DataFrame) -> pl.DataFrame:
    return identified.filter(pl.len().over("identifier") == 1)


def _paired(gone: pl.DataFrame, new: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """The first of `gone` with the first of `new` that agrees in `by`, the second with the second …"""
    ordinal = pl.int_range(pl.len()).over(by).alias("ordinal")
    before = gone.sort("entity_id").select(pl.col("entity_id").alias("previous_entity_id"), *by, ordinal)
    now = new.sort("entity_id").select("entity_id", *by, ordinal)
    return before.join(now, on=[*by, "ordinal"]).select("previous_entity_id", "entity_id")
