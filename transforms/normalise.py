"""Every note's rows in, the tables of the contract out: what takes the whole vault, step by step.

Each step is a set operation over columns in a module of its own; this one is their sequence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import polars as pl
import pyarrow as pa

from transforms.alias_names import ambiguity_findings, note_names, with_ambiguity
from transforms.archetype_rows import Stated, archetype_rows
from transforms.archetypes import tables
from transforms.catalogue import NO_CATALOGUE, Catalogue
from transforms.catalogue_columns import with_catalogue
from transforms.documentation import dictionary, relationships
from transforms.entity_rows import country_codes, country_findings, entity_counts
from transforms.frames import finished, read
from transforms.issue_rows import issue_rows
from transforms.link_rows import link_findings, resolved
from transforms.options import Options
from transforms.standard_rows import StandardTables, standard_tables, tag_standards
from transforms.tag_tree import TagTree, tag_tree
from transforms.times import NO_TIMES, entity_times

Staged = Mapping[str, pa.Table]
"""The rows that extract hands over, by table."""


def taken_over(staged: Staged, options: Options) -> dict[str, pa.Table]:
    """Those of `tables(options)` that are as extract gave them, with declared schema and in key order."""
    return {
        table.name: finished(table, staged[table.name])
        for table in tables(options)
        if table.name in staged and table.name not in _COMPLETED
    }


def normalise(
    staged: Staged,
    files: Sequence[str],
    options: Options,
    seen_at: datetime,
    catalogue: Catalogue = NO_CATALOGUE,
    times: pl.DataFrame = NO_TIMES,
) -> dict[str, pa.Table]:
    """Every one of `tables(options)` but those that tell of runs, with its declared schema and in key order.

    What the parameters are, `completed` tells.
    """
    made = taken_over(staged, options) | dict(completed(staged, files, options, seen_at, catalogue, times))
    return in_order(made, options)


def in_order(made: Mapping[str, pa.Table], options: Options) -> dict[str, pa.Table]:
    """The tables that were `made`, all but those that tell of runs, as `tables(options)` has them."""
    return {table.name: made[table.name] for table in tables(options) if not table.has_history}


def completed(
    staged: Staged,
    files: Sequence[str],
    options: Options,
    seen_at: datetime,
    catalogue: Catalogue = NO_CATALOGUE,
    times: pl.DataFrame = NO_TIMES,
) -> Iterator[tuple[str, pa.Table]]:
    """Those of `tables(options)` that take the whole vault, by name, each as soon as it is there.

    `staged` has a table for each of `transforms.schema.EXTRACTED`, in the order of `entity_id` and then of
    the note; `files` are the vault paths of the files that are not notes; `seen_at` (naive UTC) is the
    `first_seen_at` of every issue; `catalogue` is what publishers say of their standards;
    `times` (columns of `transforms.times.TIMES`) is what is known of the notes' files.
    """
    declared = {table.name: table for table in tables(options)}

    def done(name: str, rows: pa.Table | pl.DataFrame) -> tuple[str, pa.Table]:
        return name, finished(declared[name], rows)

    def done_beside(name: str, columns: pl.DataFrame) -> tuple[str, pa.Table]:
        return name, finished(declared[name], staged[name], columns)

    entities = read(staged, "entities", *_ENTITY_COLUMNS)
    aliases = read(staged, "aliases", "entity_id", "alias_key", "alias", "line")
    names = note_names(entities, aliases)
    aliases = with_ambiguity(aliases, names)
    standards = with_catalogue(_standards(staged, entities, aliases, options), catalogue)
    yield done_beside("standard_mentions", standards.mention_ids)
    links = _links(staged, entities, names, files)
    yield done_beside("links", links.drop(_LINK_COLUMNS))
    yield done_beside("aliases", aliases.select("is_ambiguous"))
    tree = tag_tree(read(staged, "entity_tags", "entity_id", "tag", "raw", "line"))
    yield done("tags", _tags(tree, standards, options))
    yield done("tag_ancestors", tree.ancestors)
    yield done("standards", standards.standards)
    yield done("standard_editions", standards.editions)
    yield done("catalogues", catalogue.sources)
    countries = country_codes(entities)
    properties = read(staged, "properties", "entity_id", "key", "position", "value_type", "value", "line")
    facts = read(staged, "facts", "entity_id", "key", "fact_no", "value", "line")
    stated = Stated(entities, properties, facts, links, standards.works)
    archetypes = archetype_rows(stated, options)
    yield from (done(name, rows) for name, rows in archetypes.tables.items())
    findings = [
        tree.findings,
        ambiguity_findings(aliases),
        link_findings(links),
        country_findings(countries, properties, options),
        archetypes.findings,
    ]
    issues = _issues(staged, findings, entities, seen_at)
    yield done("issues", issues)
    counts = entity_counts(entities.select("entity_id"), links, _named(staged, standards), issues)
    told_times = entity_times(read(staged, "entities", "entity_id", "created_at", "modified_at"), times)
    of_entities = [countries.select("country_code"), counts, told_times]
    yield done_beside("entities", pl.concat(of_entities, how="horizontal"))
    yield done("dictionary", dictionary(declared.values()))
    yield done("relationships", relationships(declared.values()))


_COMPLETED = frozenset({"entities", "aliases", "standard_mentions", "links", "issues"})
"""The tables of extract that take the whole vault to complete."""

_ENTITY_COLUMNS = ("entity_id", "path", "name", "title", "title_source", "archetype", "country")
_LINK_PLACE = ("entity_id", "property_key", "line")
_LINK_COLUMNS = (*_LINK_PLACE, "syntax", "target", "fragment", "fragment_kind", "display")


def _links(staged: Staged, entities: pl.DataFrame, names: pl.DataFrame, files: Sequence[str]) -> pl.DataFrame:
    links = read(staged, "links", *_LINK_COLUMNS)
    anchors = read(staged, "anchors", "entity_id", "kind", "anchor_key")
    return pl.concat([links, resolved(links, entities, names, anchors, files)], how="horizontal")


def _standards(
    staged: Staged, entities: pl.DataFrame, aliases: pl.DataFrame, options: Options
) -> StandardTables:
    mentions = read(staged, "standard_mentions", "entity_id", "canonical", "raw", "label", "confidence")
    return standard_tables(mentions, entities, aliases, options.confidence_threshold)


def _named(staged: Staged, standards: StandardTables) -> pl.DataFrame:
    notes = read(staged, "standard_mentions", "entity_id")
    return pl.concat([notes, standards.mention_ids], how="horizontal")


def _tags(tree: TagTree, standards: StandardTables, options: Options) -> pl.DataFrame:
    meant = tag_standards(tree.tags["tag"], standards.works, options.confidence_threshold)
    return tree.tags.join(meant, on="tag", how="left")


def _issues(
    staged: Staged, findings: Sequence[pl.DataFrame], entities: pl.DataFrame, seen_at: datetime
) -> pl.DataFrame:
    found = read(staged, "issues", "path", "entity_id", "rule", "line", "key", "observed")
    return issue_rows(found, findings, entities.select("entity_id", "path"), seen_at)
