"""What each note was, from when to when: the history so far and the notes as they are now give the next one.

A note that reads the same keeps its version. A note that is gone leaves a version without duration, with the
change `removed`; one that moved goes on under its new key, with the change `renamed`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import polars as pl

from transforms.fold import snake_key
from transforms.moves import moves
from transforms.schema import ENTITY_VERSIONS

DESCRIBED = (
    "content_hash",
    "title",
    "archetype",
    "country_code",
    "tag_count",
    "standard_count",
    "word_count",
)
"""What a version tells of its note; of the one that is current, as the last run read it."""


_HELD = ("run_id", "valid_from_at", "change", "previous_entity_id")
"""What a version keeps for as long as it lasts."""


class Counts(NamedTuple):
    """How many notes a run found added, modified, removed, renamed and unchanged."""

    added: int = 0
    modified: int = 0
    removed: int = 0
    renamed: int = 0
    unchanged: int = 0


class History(NamedTuple):
    """`entity_versions` from now on, the moves (`previous_entity_id`, `entity_id`), and the counts."""

    versions: pl.DataFrame
    moves: pl.DataFrame
    counts: Counts


class Notes(NamedTuple):
    """The notes at one moment: `entities` (key and `DESCRIBED`) and what identifies them (`identities`)."""

    entities: pl.DataFrame
    identities: pl.DataFrame


def no_versions() -> pl.DataFrame:
    """The history before the first run."""
    return pl.DataFrame(schema=ENTITY_VERSIONS.polars)


def identities(properties: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """`entity_id` and `identifier` of each note that has a value under one of `keys`, the first that has one.

    `properties` has `entity_id`, `key`, `position` and `value`.
    """
    folded = pl.Series("key", list(dict.fromkeys(map(snake_key, keys))), dtype=pl.String())
    return (
        properties.filter(pl.col("value").fill_null("") != "")
        .join(folded.to_frame().with_row_index("rank"), on="key")
        .sort("entity_id", "rank", "position")
        .unique("entity_id", keep="first", maintain_order=True)
        .select("entity_id", pl.col("value").alias("identifier"))
    )


def next_history(
    past: pl.DataFrame, identified: pl.DataFrame, notes: Notes, run_id: str, seen_at: datetime
) -> History:
    """The history after the run `run_id`, which read `notes` at `seen_at` (naive UTC).

    `past` has the columns of `entity_versions`, `identified` are the identities at the end of it. A version
    never begins before the last one did, even when the clock was set back.
    """
    seen_at = _after(past, seen_at)
    last = past.filter("is_current")
    gone = last.join(notes.entities, on="entity_id", how="anti")
    new = notes.entities.join(last, on="entity_id", how="anti")
    moved = moves(gone, new, identified, notes.identities)
    now = _now(last, notes.entities, moved)
    removed = gone.join(moved, left_on="entity_id", right_on="previous_entity_id", how="anti")
    this_run = {"run_id": pl.lit(run_id), "valid_from_at": _time(seen_at)}
    ended = {"valid_to_at": _time(seen_at), "is_current": pl.lit(False)}
    versions = pl.concat(
        [
            past.filter(~pl.col("is_current")),
            last.join(now.filter("is_same"), on="entity_id", how="anti").with_columns(**ended),
            removed.with_columns(
                **this_run, **ended, change=pl.lit("removed"), previous_entity_id=pl.lit(None, pl.String())
            ),
            _kept(now.filter("is_same")),
            _begun(now.filter(~pl.col("is_same"))).with_columns(**this_run),
        ],
        how="diagonal",
    )
    counts = _counts(now, removed)
    return History(_in_order(versions), moved, counts)


def _time(at: datetime) -> pl.Expr:
    return pl.lit(at, dtype=pl.Datetime("us"))


def _after(past: pl.DataFrame, seen_at: datetime) -> datetime:
    last = past["valid_from_at"].max()
    return max(seen_at, last + timedelta(microseconds=1)) if isinstance(last, datetime) else seen_at


def _now(last: pl.DataFrame, entities: pl.DataFrame, moved: pl.DataFrame) -> pl.DataFrame:
    """The notes of now, each with the version it had until now (`last_…`) and the key it moved from."""
    held = last.select("entity_id", pl.col("content_hash", *_HELD).name.prefix("last_"))
    return (
        entities.select("entity_id", *DESCRIBED)
        .join(held, on="entity_id", how="left")
        .join(moved, on="entity_id", how="left")
        .with_columns(is_same=pl.col("content_hash").eq_missing(pl.col("last_content_hash")))
    )


def _kept(same: pl.DataFrame) -> pl.DataFrame:
    """The versions that go on, each told as it is read now."""
    held = (pl.col(f"last_{name}").alias(name) for name in _HELD)
    return same.select("entity_id", *DESCRIBED, *held, is_current=True)


def _begun(differing: pl.DataFrame) -> pl.DataFrame:
    change = (
        pl.when(pl.col("last_content_hash").is_not_null())
        .then(pl.lit("modified"))
        .when(pl.col("previous_entity_id").is_not_null())
        .then(pl.lit("renamed"))
        .otherwise(pl.lit("added"))
    )
    return differing.select("entity_id", "previous_entity_id", *DESCRIBED, change=change, is_current=True)


def _in_order(versions: pl.DataFrame) -> pl.DataFrame:
    columns = [
        pl.col(name).cast(dtype) if name in versions.columns else pl.lit(None, dtype).alias(name)
        for name, dtype in ENTITY_VERSIONS.polars.items()
    ]
    return versions.select(columns).sort(ENTITY_VERSIONS.key)


def _counts(now: pl.DataFrame, removed: pl.DataFrame) -> Counts:
    unchanged = int(now["is_same"].sum())
    modified = len(now) - now["last_content_hash"].null_count() - unchanged
    renamed = len(now) - now["previous_entity_id"].null_count()
    return Counts(len(now) - unchanged - modified - renamed, modified, len(removed), renamed, unchanged)
