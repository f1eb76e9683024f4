"""When a note was created and modified, by the best that knows: its frontmatter, else git, else its file."""

from __future__ import annotations

import polars as pl

TIMES = pl.Schema(
    {
        "entity_id": pl.String(),
        "file_at": pl.Datetime("us"),
        "first_commit_at": pl.Datetime("us"),
        "last_commit_at": pl.Datetime("us"),
    }
)
"""What is known of a note's file: when it was modified, when its first and last commit were written."""

NO_TIMES = pl.DataFrame(schema=TIMES)
"""Where nothing is known of files."""

FRONTMATTER, GIT, FILE = "frontmatter", "git", "file"
_COMMITS = {"created": "first_commit_at", "modified": "last_commit_at"}


def entity_times(entities: pl.DataFrame, times: pl.DataFrame) -> pl.DataFrame:
    """`created_at`, `modified_at` and the source of each, for every row of `entities` in order.

    `entities` has `entity_id`, and `created_at` and `modified_at` as the frontmatter gives them; `times` has
    the columns of `TIMES`, each note once. Of a file all that is known everywhere is when it was last
    modified: by then it was there, so that stands for its creation too.
    """
    known = entities.join(times, on="entity_id", how="left", maintain_order="left")
    return known.select(
        *(
            pl.coalesce(f"{what}_at", commit, "file_at").alias(f"{what}_at")
            for what, commit in _COMMITS.items()
        ),
        *(_source(f"{what}_at", commit).alias(f"{what}_at_source") for what, commit in _COMMITS.items()),
    )


def _source(given: str, commit: str) -> pl.Expr:
    sources = {given: FRONTMATTER, commit: GIT, "file_at": FILE}
    return pl.coalesce(
        pl.when(pl.col(column).is_not_null()).then(pl.lit(source)) for column, source in sources.items()
    )
