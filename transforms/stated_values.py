"""What notes state under keys of interest, in frontmatter and body alike, with the note that is linked to."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from transforms.frames import mapped
from transforms.links import links_in_value
from transforms.options import Origin
from transforms.scalars import is_link

_VALUES = {
    "entity_id": pl.String(),
    "kind": pl.String(),
    "key": pl.String(),
    "place": pl.Int32(),
    "value": pl.String(),
    "line": pl.Int32(),
    "linked": pl.String(),
}


def stated_values(
    properties: pl.DataFrame, facts: pl.DataFrame, links: pl.DataFrame, origins: Iterable[Origin]
) -> pl.DataFrame:
    """A row for each value under one of `origins`, what is null or blank left out.

    `properties` has `entity_id`, `key`, `position`, `value_type`, `value` and `line`; `facts` `entity_id`,
    `key`, `fact_no`, `value` and `line`; `links`, row for row as in the table, `entity_id`, `syntax`,
    `target`, `fragment`, `display`, `property_key`, `line` and `target_entity_id`. The result has `kind` and
    `key` of the origin, `place` (its order in the note), `value`, `line`, and `linked`: the note that the
    value as a whole links to.
    """
    wanted = sorted({(origin.kind, origin.key) for origin in origins})
    keys = pl.DataFrame(wanted, schema={"kind": pl.String(), "key": pl.String()}, orient="row")
    written = properties.filter(pl.col("value_type") != "null").rename({"position": "place"})
    both = [
        frame.with_columns(pl.lit(kind).alias("kind"))
        .join(keys, on=["kind", "key"], how="semi")
        .filter(pl.col("value").str.strip_chars() != "")
        for kind, frame in (("property", written), ("fact", facts.rename({"fact_no": "place"})))
    ]
    linked = [_linked_property(both[0], links), _linked_fact(both[1], links)]
    return pl.concat([frame.select(*_VALUES) for frame in linked])


def _linked_property(values: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """By what the value spells: links of a note that agree in syntax and target lead to one place."""
    spelt = mapped(values["value"], _spelt, "spelt", pl.String())
    by_text = links.filter(pl.col("property_key").is_not_null()).select(
        "entity_id",
        pl.concat_str("syntax", "target", separator="\0").alias("spelt"),
        pl.col("target_entity_id").alias("linked"),
    )
    return values.join(spelt, on="value", how="left", maintain_order="left").join(
        by_text.unique(["entity_id", "spelt"]), on=["entity_id", "spelt"], how="left", maintain_order="left"
    )


def _spelt(value: str) -> str | None:
    """Syntax and target of a value that is one link and nothing else."""
    links = links_in_value(value) if is_link(value.strip()) else []
    return f"{links[0].syntax}\0{links[0].target}" if len(links) == 1 else None


def _linked_fact(values: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """By what the value shows, which is what a link on its line shows."""
    fragment = pl.concat_str(pl.lit("#"), "fragment").fill_null("")
    shown = pl.coalesce("display", pl.col("target") + fragment)
    on = ["entity_id", "line", "value"]
    on_line = links.filter(pl.col("property_key").is_null()).select(
        "entity_id", "line", shown.alias("value"), pl.col("target_entity_id").alias("linked")
    )
    first = on_line.unique(on, keep="first", maintain_order=True)
    return values.join(first, on=on, how="left", maintain_order="left")
