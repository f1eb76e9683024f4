"""Findings become rows of `issues`: rule, severity, what is wrong, how to mend it, and an id that lasts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

import polars as pl

from transforms.issues import RULES
from transforms.schema import ISSUES

_WHAT = ("rule", "path", "key", "observed")
"""What makes an issue the same from run to run; its line is left out, since any edit above moves it."""

_LONGEST_OBSERVED = 200

_FOUND = {name: ISSUES.polars[name] for name in ("path", "entity_id", "rule", "line", "key", "observed")}


def issue_rows(
    staged: pl.DataFrame, findings: Sequence[pl.DataFrame], paths: pl.DataFrame, seen_at: datetime
) -> pl.DataFrame:
    """The rows of `issues`: those of extract and, after them, the vault-wide `findings`.

    A finding has `entity_id`, `rule`, and any of `line`, `key` and `observed`; `paths` gives the path of each
    `entity_id`. Of what was observed the first 200 characters are told.
    """
    late = [found.join(paths, on="entity_id", how="left", maintain_order="left") for found in findings]
    empty = pl.DataFrame(schema=_FOUND)
    told = pl.concat([empty, staged, *late], how="diagonal").with_columns(
        pl.col("observed").str.head(_LONGEST_OBSERVED)
    )
    found = told.sort("path", "rule", "line", "key", "observed", maintain_order=True)
    return (
        with_ids(found)
        .join(_rules(), on="rule", how="left")
        .with_columns(
            pl.lit(seen_at, dtype=pl.Datetime("us")).alias("first_seen_at"), pl.lit(True).alias("is_new")
        )
    )


def _rules() -> pl.DataFrame:
    rows = [(rule.code, rule.severity, rule.message, rule.fix) for rule in RULES.values()]
    return pl.DataFrame(rows, schema=["rule", "severity", "message", "fix"], orient="row")


def with_ids(found: pl.DataFrame) -> pl.DataFrame:
    """An `issue_id` for each row; equals are told apart by their order."""
    what = pl.concat_str([pl.col(name).fill_null("") for name in _WHAT], separator="\0")
    told = found.select(what.alias("what")).with_columns(pl.int_range(pl.len()).over("what").alias("ordinal"))
    texts = told.select(pl.format("{}\0{}", "what", "ordinal")).to_series()
    return found.with_columns(pl.Series("issue_id", list(map(_hash, texts)), dtype=pl.String()))


def _hash(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
