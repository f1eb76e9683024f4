"""A history found later is put before the one that runs told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import polars as pl

from transforms.frames import keys_out_of_order
from transforms.replay import joined
from transforms.schema import ENTITY_VERSIONS
from transforms.versions import DESCRIBED, Counts, Notes, next_history, no_versions

START = datetime(2026, 1, 1)
NOBODY = pl.DataFrame(schema={"entity_id": pl.String, "identifier": pl.String})


def _told(first_day: int, *vaults: dict[str, str]) -> pl.DataFrame:
    """The versions after each of `vaults`, a day apart from `first_day` on; run ids are the days."""
    versions = no_versions()
    for day, vault in enumerate(vaults, first_day):
        versions = next_history(versions, NOBODY, _notes(vault), str(day), _day(day)).versions
    return versions


def _notes(vault: dict[str, str]) -> Notes:
    rows = [
        {"entity_id": key, "content_hash": text, "title": key, "tag_count": 0, "standard_count": 0}
        | {"word_count": 0, "archetype": None, "country_code": None}
        for key, text in sorted(vault.items())
    ]
    schema = {name: ENTITY_VERSIONS.polars[name] for name in ("entity_id", *DESCRIBED)}
    return Notes(pl.DataFrame(rows, schema=schema), NOBODY)


def _day(day: int) -> datetime:
    return START + timedelta(days=day)


def _rows(versions: pl.DataFrame) -> list[tuple[Any, ...]]:
    assert len(keys_out_of_order(versions.to_arrow(), ENTITY_VERSIONS)) == 0
    columns = ("entity_id", "change", "run_id", "valid_to_at", "is_current")
    return [
        (*row[:3], (row[3] - START).days if row[3] else None, row[4])
        for row in versions.select(columns).iter_rows()
    ]


BEFORE = ({"a": "1", "b": "1", "c": "1"}, {"a": "2", "b": "1"})
SINCE = ({"a": "2", "b": "2", "d": "1"}, {"a": "3", "b": "2"})


def test_what_reads_the_same_at_the_seam_is_one_version() -> None:
    whole = joined(_told(0, *BEFORE), _told(5, *SINCE), "5", _day(5))
    assert _rows(whole.versions) == [
        ("a", "added", "0", 1, False),
        ("a", "modified", "1", 6, False),
        ("a", "modified", "6", None, True),
        ("b", "added", "0", 5, False),
        ("b", "modified", "5", None, True),
        ("c", "added", "0", 1, False),
        ("c", "removed", "1", 1, False),
        ("d", "added", "5", 6, False),
        ("d", "removed", "6", 6, False),
    ]
    assert whole.counts == Counts(added=1, modified=1, unchanged=1)


def test_joined_twice_is_joined_once() -> None:
    once = joined(_told(0, *BEFORE), _told(5, *SINCE), "5", _day(5))
    again = joined(_told(0, *BEFORE), once.versions, "5", _day(5))
    assert again.versions.equals(once.versions)
    assert again.counts == once.counts


def test_it_is_as_if_runs_had_told_all_of_it() -> None:
    whole = joined(_told(0, *BEFORE), _told(2, *SINCE), "2", _day(2))
    assert whole.versions.equals(_told(0, *BEFORE, *SINCE))
