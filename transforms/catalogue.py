"""Reference catalogues of standards: what publishers say of their documents, keyed by our own canonical ids.

A catalogue is imported once (`notemart standards import`) and read by every export. Its rows are flat; the
documents that replace one are given by their canonical forms, joined by `SEPARATOR`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import polars as pl

from transforms.schema import CATALOGUES
from transforms.standards import InvalidStandard, Standard, parse

SEPARATOR = "; "
"""Between the canonical forms of `replaced_by`; no canonical form has a semicolon."""

PUBLISHED, WITHDRAWN, OBSOLETED, HISTORIC = "published", "withdrawn", "obsoleted", "historic"
UNDER_DEVELOPMENT, DELETED, NOT_ISSUED = "under development", "deleted", "not issued"
STATUSES = (PUBLISHED, WITHDRAWN, OBSOLETED, HISTORIC, UNDER_DEVELOPMENT, DELETED, NOT_ISSUED)
"""What may be said of a document; what stands for the work comes first."""
GONE = (WITHDRAWN, OBSOLETED, HISTORIC)
"""Was published, and is no longer in force."""
_IN_FORCE_ONCE = (PUBLISHED, *GONE)


class Entry(NamedTuple):
    """A document as its publisher lists it.

    `replaced_by` are the references of what replaces it. A `published_date` of which only the month or
    the year is known is its first day.
    """

    reference: str
    title: str | None
    title_fr: str | None
    status: str | None
    published_date: date | None
    replaced_by: Sequence[str] = ()


ENTRIES = pl.Schema(
    {
        "canonical": pl.String(),
        "reference": pl.String(),
        "standard_key": pl.String(),
        "edition_key": pl.String(),
        "is_supplement": pl.Boolean(),
        "title": pl.String(),
        "title_fr": pl.String(),
        "status": pl.String(),
        "published_date": pl.Date(),
        "replaced_by": pl.String(),
    }
)
"""The columns of an imported catalogue. `edition_key` is null for a work that has no editions."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Imported catalogues together: their `entries`, and a row of the table `catalogues` for each."""

    entries: pl.DataFrame
    sources: pl.DataFrame


NO_CATALOGUE = Catalogue(pl.DataFrame(schema=ENTRIES), pl.DataFrame(schema=CATALOGUES.polars))
"""What an export without any import works with."""


class Listed(NamedTuple):
    """The rows of a catalogue, and the references that no body of ours can read, which have none."""

    entries: pl.DataFrame
    unread: tuple[str, ...]


def listed(entries: Iterable[Entry]) -> Listed:
    """The rows of `entries`, in order of their canonical forms, which are unique.

    Of several entries with one canonical form the one stays whose status comes first in `STATUSES`, and
    of these the last published. What replaces a document counts once it is in force itself.
    """
    read = [(entry, _parsed(entry.reference)) for entry in entries]
    in_force = {
        entry.reference: standard
        for entry, standard in read
        if standard is not None and entry.status in _IN_FORCE_ONCE
    }
    rows = [_row(entry, standard, in_force) for entry, standard in read if standard is not None]
    frame = pl.DataFrame(rows, schema=ENTRIES, orient="row")
    unread = tuple(entry.reference for entry, standard in read if standard is None)
    return Listed(
        best_first(frame, "canonical").unique("canonical", keep="first", maintain_order=True), unread
    )


def best_first(entries: pl.DataFrame, *groups: str) -> pl.DataFrame:
    """`entries` by `groups`, in each the one first that says most of where the group stands now."""
    rank = pl.col("status").replace_strict(
        STATUSES, range(len(STATUSES)), default=len(STATUSES), return_dtype=pl.Int8()
    )
    by = [*(pl.col(name) for name in groups), rank, pl.col("published_date"), pl.col("canonical")]
    descending = [*(False for _ in groups), False, True, True]
    return entries.sort(by, descending=descending, nulls_last=True, maintain_order=True)


def _parsed(reference: str) -> Standard | None:
    try:
        return parse(reference).canonical.attributed
    except InvalidStandard:
        return None


def _row(entry: Entry, standard: Standard, in_force: Mapping[str, Standard]) -> tuple[object, ...]:
    replacing = sorted({in_force[text] for text in entry.replaced_by if text in in_force} - {standard})
    return (
        str(standard),
        entry.reference,
        standard.key,
        None if standard.is_work else standard.edition_key,
        bool(standard.supplements),
        entry.title,
        entry.title_fr,
        entry.status,
        entry.published_date,
        SEPARATOR.join(map(str, replacing)) or None,
    )
