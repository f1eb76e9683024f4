"""Which of frontmatter, git and file says when a note was created and modified."""

from __future__ import annotations

from datetime import datetime

import polars as pl
import pytest

from transforms.times import NO_TIMES, TIMES, entity_times

A, B, C, D = (datetime(2026, 1, day) for day in (1, 2, 3, 4))
ENTITY = {"entity_id": pl.String(), "created_at": pl.Datetime("us"), "modified_at": pl.Datetime("us")}

CASES = [
    ((None, None), None, (None, None, None, None)),
    ((A, B), None, (A, B, "frontmatter", "frontmatter")),
    ((A, None), (D, B, C), (A, C, "frontmatter", "git")),
    ((None, A), (D, B, C), (B, A, "git", "frontmatter")),
    ((None, None), (D, B, C), (B, C, "git", "git")),
    ((None, None), (D, None, None), (D, D, "file", "file")),
    ((None, A), (D, None, None), (D, A, "file", "frontmatter")),
]


@pytest.mark.parametrize(("given", "known", "wanted"), CASES)
def test_the_best_that_knows(
    given: tuple[datetime | None, ...], known: tuple[datetime | None, ...] | None, wanted: tuple[object, ...]
) -> None:
    entities = pl.DataFrame([("other", D, D), ("n", *given)], schema=ENTITY, orient="row")
    times = pl.DataFrame([("n", *known)], schema=TIMES, orient="row") if known else NO_TIMES
    assert entity_times(entities, times).rows()[1] == wanted
