"""Two histories joined: what was found out of the time before the first run, and what runs told since."""

from __future__ import annotations

from datetime import datetime

import polars as pl

from transforms.versions import DESCRIBED, History, Notes, next_history


def joined(before: pl.DataFrame, since: pl.DataFrame, run_id: str, began_at: datetime) -> History:
    """The versions of `before`, carried on by those of `since`; the moves and counts at the seam.

    Both have the columns of `entity_versions`; `since` tells of the run `run_id`, which began at `began_at`
    (naive UTC), and of all after it. Notes that read at the seam as they did before it keep the version that
    they had. Whatever `since` tells of the time before the seam is left out.
    """
    at_seam = since.filter(
        pl.col("valid_from_at") <= began_at, pl.col("valid_to_at").fill_null(_FAR) > began_at
    )
    nobody = pl.DataFrame(schema={"entity_id": pl.String, "identifier": pl.String})
    notes = Notes(at_seam.select("entity_id", *DESCRIBED), nobody)
    seam = next_history(before, nobody, notes, run_id, began_at)
    ends = at_seam.select("entity_id", pl.col("valid_to_at", "is_current").name.prefix("then_"))
    current = seam.versions.filter("is_current").join(ends, on="entity_id", how="left")
    versions = pl.concat(
        [
            seam.versions.filter(~pl.col("is_current")),
            current.with_columns(valid_to_at="then_valid_to_at", is_current="then_is_current").select(
                seam.versions.columns
            ),
            since.filter(pl.col("valid_from_at") > began_at),
        ]
    )
    return History(versions.sort("entity_id", "valid_from_at"), seam.moves, seam.counts)


_FAR = datetime.max
