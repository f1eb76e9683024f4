"""What a catalogue says of the standards and editions that a vault names, as columns beside them."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from transforms.catalogue import GONE, PUBLISHED, SEPARATOR, Catalogue, best_first
from transforms.frames import mapped
from transforms.standard_rows import StandardTables, Works
from transforms.standards import parse

_SAID = ("title_fr", "status", "published_date")
"""Columns that a catalogue's row gives as they are."""


def with_catalogue(tables: StandardTables, catalogue: Catalogue) -> StandardTables:
    """`tables` with the columns that a catalogue fills; all of them null where it lists nothing.

    The catalogue's title goes before what notes call a standard. A work is listed by its entries that are
    no supplements: what is said of it is said of the one that stands for it now (`best_first`).
    """
    named = Named(tables.works)
    standards = _listed_works(tables.standards, catalogue, named)
    editions = _listed_editions(tables.editions, catalogue, named)
    return tables._replace(standards=standards, editions=editions)


class Named:
    """The ids of standards that a catalogue names: the vault's own where it names them too."""

    def __init__(self, works: Works) -> None:
        """Ids as `works` gives them."""
        self.works = works

    def standard_id(self, canonical: str) -> str:
        """The id of the work that the canonical form is a form of."""
        standard = parse(canonical)
        return self.works.standard_id(standard) or standard.standard_id

    def edition_id(self, canonical: str) -> str:
        """The id of the edition, or of the work when it has no editions."""
        standard = parse(canonical)
        if self.works.standard_id(standard) is None:
            return standard.edition_id or standard.standard_id
        return self.works.edition_id(standard) or self.standard_id(canonical)


def _listed_works(standards: pl.DataFrame, catalogue: Catalogue, named: Named) -> pl.DataFrame:
    """`standards` with what is said of each by the entry that stands for it now."""
    keys = [(standard_id, work.key) for standard_id, work in named.works.by_id.items()]
    schema = {"standard_id": pl.String(), "standard_key": pl.String()}
    entries = catalogue.entries.filter(~pl.col("is_supplement"))
    rows = pl.DataFrame(keys, schema=schema, orient="row").join(entries, on="standard_key")
    now = best_first(rows, "standard_id").unique("standard_id", keep="first", maintain_order=True)
    current = now.filter((pl.col("status") == PUBLISHED) & pl.col("edition_key").is_not_null())
    current = _with_ids(current, "canonical", named.edition_id, "current_edition_id")
    replaced = _replacements(now.filter(pl.col("status").is_in(GONE)), named, "standard_id")
    said = now.select("standard_id", pl.col("title").alias("listed_title"), *_SAID)
    found = standards.join(said, on="standard_id", how="left").join(
        current.select("standard_id", "current_edition_id"), on="standard_id", how="left"
    )
    is_titled = pl.col("listed_title").is_not_null()
    return found.join(replaced, on="standard_id", how="left").with_columns(
        pl.coalesce("listed_title", "title").alias("title"),
        pl.when(is_titled).then(pl.lit("catalogue")).otherwise("title_source").alias("title_source"),
    )


def _listed_editions(editions: pl.DataFrame, catalogue: Catalogue, named: Named) -> pl.DataFrame:
    """`editions` with what is said of each, amendments included."""
    entries = catalogue.entries.filter(pl.col("edition_key").is_not_null())
    one_each = best_first(entries, "edition_key").unique("edition_key", keep="first", maintain_order=True)
    keyed = _with_ids(editions, "edition_id", lambda text: parse(text).edition_key, "edition_key")
    rows = keyed.select("edition_id", "standard_id", "edition_key").join(one_each, on="edition_key")
    replaced = _replacements(rows, named, "edition_id")
    said = rows.select("edition_id", "title", *_SAID)
    return editions.join(said, on="edition_id", how="left").join(replaced, on="edition_id", how="left")


def _replacements(rows: pl.DataFrame, named: Named, key: str) -> pl.DataFrame:
    """For each `key` of `rows`: the ids of all that replaces it as `replaced_by`, and one of them.

    The one, `replaced_by_<key>`, is of the same work if any is, and else the first in order.
    """
    pairs = rows.select(key, pl.col("standard_id").alias("of"), pl.col("replaced_by").str.split(SEPARATOR))
    pairs = pairs.explode("replaced_by").drop_nulls("replaced_by")
    pairs = _with_ids(pairs, "replaced_by", named.standard_id, "by_standard_id")
    pairs = _with_ids(pairs, "replaced_by", named.edition_id, "by_edition_id")
    by = pl.col(f"by_{key}")
    pairs = pairs.filter(by != pl.col(key)).unique([key, f"by_{key}"], keep="first", maintain_order=True)
    is_other = pl.col("by_standard_id") != pl.col("of")
    return pairs.group_by(key, maintain_order=True).agg(
        by.str.join(", ").alias("replaced_by"), by.sort_by(is_other).first().alias(f"replaced_by_{key}")
    )


def _with_ids(frame: pl.DataFrame, column: str, function: Callable[[str], str], name: str) -> pl.DataFrame:
    """`frame` with what `function` makes of each distinct value of `column`, as `name`."""
    ids = mapped(frame[column], function, name, pl.String())
    return frame.join(ids, on=column, how="left", maintain_order="left")
