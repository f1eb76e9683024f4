"""When each issue was first found: what the last snapshot knew of them, carried over to those found now."""

from __future__ import annotations

from datetime import datetime

import polars as pl
import pyarrow as pa

from transforms.frames import finished
from transforms.issue_rows import with_ids
from transforms.schema import ISSUES

KNOWN = ("issue_id", "path", "entity_id", "rule", "key", "observed", "first_seen_at")
"""What has to be known of the issues found before."""


def remembered(
    issues: pa.Table, known: pl.DataFrame, moved: pl.DataFrame, paths: pl.DataFrame, seen_at: datetime
) -> pa.Table:
    """`issues` with `first_seen_at` and `is_new` as they follow from those `known` before.

    An issue goes with its note: `moved` has `previous_entity_id` and `entity_id` of the notes that moved,
    `paths` the `entity_id` and `path` of all notes as they are now. `seen_at` (naive UTC) is when those that
    are new were found.
    """
    frame = pl.from_arrow(issues)
    assert isinstance(frame, pl.DataFrame)
    seen = pl.concat([known, _moved_along(known, moved, paths)]).select("issue_id", known_at="first_seen_at")
    dated = frame.join(seen.unique("issue_id", keep="first", maintain_order=True), on="issue_id", how="left")
    told = dated.select(
        "issue_id",
        pl.col("known_at").fill_null(pl.lit(seen_at, dtype=pl.Datetime("us"))).alias("first_seen_at"),
        pl.col("known_at").is_null().alias("is_new"),
    ).sort("issue_id")
    return finished(ISSUES, issues, told.drop("issue_id"))


def _moved_along(known: pl.DataFrame, moved: pl.DataFrame, paths: pl.DataFrame) -> pl.DataFrame:
    """The issues known of notes that moved, with the ids that they have at the new place."""
    new_paths = moved.join(paths, on="entity_id").select(
        pl.col("previous_entity_id").alias("entity_id"), pl.col("path").alias("new_path")
    )
    taken_along = known.join(new_paths, on="entity_id").drop("path", "issue_id")
    return with_ids(taken_along.rename({"new_path": "path"})).select(known.columns)
