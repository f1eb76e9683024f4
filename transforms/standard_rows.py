"""Mentions of standards gathered into works and editions: one row a work, whatever spellings named it.

Mentions below the confidence threshold stay in `standard_mentions` and count for nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import polars as pl

from transforms.frames import mapped
from transforms.schema import STANDARD_EDITIONS, STANDARDS
from transforms.standards import InvalidStandard, Standard, Supplement, find, parse


class StandardTables(NamedTuple):
    """`standards`, `standard_editions`, the two ids of each mention row for row, and what gives them."""

    standards: pl.DataFrame
    editions: pl.DataFrame
    mention_ids: pl.DataFrame
    works: Works


class Works:
    """The works that a vault names, each under the fullest list of publishers that it was seen with.

    ISO shares its numbers with its copublishers, so `ISO 27001` and `ISO/IEC 27001` are one work (one
    `Standard.key`). What a work adopts is a work too, whether or not anybody names it.
    """

    def __init__(self, standards: Iterable[Standard]) -> None:
        """The works of `standards`, in whatever order."""
        self._keys: dict[Standard, str] = {}
        forms: dict[str, Standard] = {}
        for standard in standards:
            for form in _adoption_chain(standard.undated.attributed):
                key = self._key(form)
                forms[key] = min(forms.get(key, form), form, key=_least_full)
        self._copublishers = {key: form.copublishers for key, form in forms.items()}
        works = {key: self._full(form) for key, form in forms.items()}
        self._ids = {key: str(work) for key, work in works.items()}
        self.by_id = {self._ids[key]: work for key, work in works.items()}

    def _key(self, undated: Standard) -> str:
        key = self._keys.get(undated)
        return key if key is not None else self._keys.setdefault(undated, undated.key)

    def _full(self, form: Standard) -> Standard:
        """`form`, and what it adopts, under the fullest lists of publishers."""
        copublishers = self._copublishers[self._key(form.undated.attributed)]
        adoption = self._full(form.adoption) if form.adoption else None
        if (form.copublishers, form.adoption) == (copublishers, adoption):
            return form
        return replace(form, copublishers=copublishers, adoption=adoption)

    def standard_id(self, standard: Standard) -> str | None:
        """The id of the work that `standard` is a form of; None for a work that the vault does not name."""
        return self._ids.get(self._key(standard.undated.attributed))

    def edition_id(self, standard: Standard) -> str | None:
        """The id of the edition that `standard` names, or None when it names the work as such."""
        return None if standard.is_work else str(self._full(standard.canonical.attributed))


def _least_full(form: Standard) -> tuple[int, str]:
    """A sort key by which the form with the longest list of publishers comes first."""
    return -len(form.copublishers), str(form)


class Form(NamedTuple):
    """A standard as named, with the ids of its work and of its edition."""

    standard: Standard
    standard_id: str | None
    edition_id: str | None


def standard_tables(
    mentions: pl.DataFrame, entities: pl.DataFrame, aliases: pl.DataFrame, threshold: float
) -> StandardTables:
    """The tables of standards.

    `mentions` has `entity_id`, `canonical`, `raw`, `label` and `confidence`, in note order; `entities` has
    `entity_id`, `name`, `title` and `title_source`; `aliases` has `entity_id` and `alias`.
    """
    canonical = mentions.filter(pl.col("confidence") >= threshold)["canonical"]
    named_as = {text: standard for text in canonical.unique().sort() if (standard := _parsed(text))}
    works = Works(named_as.values())
    forms = {
        text: Form(standard, works.standard_id(standard), works.edition_id(standard))
        for text, standard in named_as.items()
    }
    mention_ids = _mention_ids(mentions, forms, threshold)
    named = mentions.with_columns(mention_ids).filter(pl.col("standard_id").is_not_null())
    about = _notes_about(named, entities, aliases, works)
    standards = _work_rows(works).join(_counts(named), on="standard_id", how="left")
    standards = _with_titles(standards.join(about, on="standard_id", how="left"), named, works)
    counts = pl.col("mention_count", "entity_count").fill_null(0)
    return StandardTables(standards.with_columns(counts), _edition_rows(forms.values()), mention_ids, works)


def tag_standards(tags: pl.Series, works: Works, threshold: float) -> pl.DataFrame:
    """For each of the tags that name a work: `tag` and the `standard_id` of it."""

    def standard_id(tag: str) -> str | None:
        sure = [found for found in find(tag, context="tag") if found.confidence >= threshold]
        return works.standard_id(sure[0].standard) if sure else None

    return mapped(tags.alias("tag"), standard_id, "standard_id", pl.String())


def _parsed(text: str) -> Standard | None:
    try:
        return parse(text)
    except InvalidStandard:
        return None


def _adoption_chain(standard: Standard) -> Iterator[Standard]:
    form: Standard | None = standard
    while form is not None:
        yield form
        form = form.adoption


def _mention_ids(mentions: pl.DataFrame, forms: Mapping[str, Form], threshold: float) -> pl.DataFrame:
    """`standard_id` and `edition_id` of each mention, in order; null below the threshold."""
    rows = [(text, form.standard_id, form.edition_id) for text, form in forms.items()]
    schema = {"canonical": pl.String(), "standard_id": pl.String(), "edition_id": pl.String()}
    ids = pl.DataFrame(rows, schema=schema, orient="row")
    joined = mentions.join(ids, on="canonical", how="left", maintain_order="left")
    is_sure = pl.col("confidence") >= threshold
    return joined.select(pl.when(is_sure).then(pl.col(name)).alias(name) for name in ids.columns[1:])


def _work_rows(works: Works) -> pl.DataFrame:
    """A row a work with what its identifier says."""
    columns = (
        "standard_id",
        "publisher",
        "copublishers",
        "series",
        "doc_type",
        "number",
        "part",
        "urn",
        "adopts_standard_id",
    )
    rows = (
        (
            standard_id,
            work.publisher,
            "/".join(work.copublishers) or None,
            work.series or None,
            work.doc_type or None,
            work.number or None,
            work.part or None,
            work.urn,
            str(work.adoption) if work.adoption else None,
        )
        for standard_id, work in works.by_id.items()
    )
    schema = {name: STANDARDS.polars[name] for name in columns}
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def _edition_rows(forms: Iterable[Form]) -> pl.DataFrame:
    """A row an edition named, with what makes it one."""
    rows = [
        (
            form.edition_id,
            form.standard_id,
            form.standard.year,
            " ".join(filter(None, (form.standard.edition, form.standard.version))) or None,
            ", ".join(map(_supplement_text, form.standard.supplements)) or None,
        )
        for form in forms
        if form.edition_id is not None
    ]
    columns = ("edition_id", "standard_id", "year", "edition", "supplement")
    schema = {name: STANDARD_EDITIONS.polars[name] for name in columns}
    editions = pl.DataFrame(rows, schema=schema, orient="row")
    return editions.unique("edition_id", keep="first", maintain_order=True)


def _supplement_text(supplement: Supplement) -> str:
    """`Amd 1:2024`, `A1:2017`."""
    gap = " " if supplement.number and len(supplement.kind) > 2 else ""
    year = f":{supplement.year}" if supplement.year is not None else ""
    return f"{supplement.kind}{gap}{supplement.number}{year}"


def _counts(named: pl.DataFrame) -> pl.DataFrame:
    return named.group_by("standard_id").agg(
        pl.len().cast(pl.Int64()).alias("mention_count"),
        pl.col("entity_id").n_unique().cast(pl.Int64()).alias("entity_count"),
    )


def _with_titles(standards: pl.DataFrame, named: pl.DataFrame, works: Works) -> pl.DataFrame:
    """`title`: what list items most often say of the standard, else the title of the note about it."""
    labels = _commonest_labels(named, works)
    has_label = pl.col("label").is_not_null()
    source = pl.when(has_label).then(pl.lit("list_item")).otherwise(pl.col("note_title_source"))
    return standards.join(labels, on="standard_id", how="left").with_columns(
        pl.coalesce("label", "note_title").alias("title"), source.alias("title_source")
    )


def _commonest_labels(named: pl.DataFrame, works: Works) -> pl.DataFrame:
    """The label of each standard: the most frequent one, the first in note order among equals.

    The label of an edition may say what sets it apart (`the one before`), so labels of undated mentions go
    before those of editions, and these before those of what adopts the standard.
    """
    labels = named.with_row_index("row").filter(pl.col("label").is_not_null())
    adopted = pl.DataFrame(
        [
            (standard_id, str(form))
            for standard_id, work in works.by_id.items()
            for form in _adoption_chain(work)
            if form is not work
        ],
        schema={"standard_id": pl.String(), "adopted_id": pl.String()},
        orient="row",
    )
    own = labels.select(
        "standard_id", "label", "row", distance=pl.col("edition_id").is_not_null().cast(pl.Int8)
    )
    lent = labels.join(adopted, on="standard_id").select(
        pl.col("adopted_id").alias("standard_id"), "label", "row", distance=pl.lit(2, pl.Int8)
    )
    counted = (
        pl.concat([own, lent])
        .group_by("standard_id", "distance", "label")
        .agg(pl.len().alias("count"), pl.col("row").min())
    )
    ranked = counted.sort("distance", "count", "row", descending=[False, True, False])
    return ranked.unique("standard_id", keep="first", maintain_order=True).select("standard_id", "label")


def _notes_about(
    named: pl.DataFrame, entities: pl.DataFrame, aliases: pl.DataFrame, works: Works
) -> pl.DataFrame:
    """The note about each work, and that note's title unless it is but the work's own identifier.

    A note is about a work when its file name, else its title, else an alias is an identifier of it and
    nothing more; the first note by id has it among equals.
    """
    texts = pl.concat(
        [
            entities.select("entity_id", pl.col("name").alias("text"), pl.lit(0).alias("rank")),
            entities.select("entity_id", pl.col("title").alias("text"), pl.lit(1).alias("rank")),
            aliases.select("entity_id", pl.col("alias").alias("text"), pl.lit(2).alias("rank")),
        ]
    )
    identified = _identified(texts, named, works)
    titles = identified.filter(rank=1).select("entity_id", pl.col("standard_id").alias("titled"))
    first = identified.sort("rank", "entity_id").unique("standard_id", keep="first", maintain_order=True)
    is_telling = pl.col("titled").is_null() | (pl.col("titled") != pl.col("standard_id"))
    joined = first.join(titles, on="entity_id", how="left").join(entities, on="entity_id")
    return joined.select(
        "standard_id",
        "entity_id",
        pl.when(is_telling).then("title").alias("note_title"),
        pl.when(is_telling).then("title_source").alias("note_title_source"),
    )


_FIRST_WORD = r"^[^\p{L}0-9]*(\p{L}+|[0-9]+)"
_SHORT = 10
_TWO_CAPITALS = r"\p{Lu}.*\p{Lu}"
"""Texts that read as an abbreviation are always tried: `GDPR` names what others call `RGPD`."""


def _identified(texts: pl.DataFrame, named: pl.DataFrame, works: Works) -> pl.DataFrame:
    """Those of `texts` that are identifiers of a work as a whole, with its `standard_id`.

    Only texts that begin like a mention are parsed: parsing every title would cost more than all the rest.
    """

    def standard_id(text: str) -> str | None:
        standard = _parsed(text)
        return works.standard_id(standard) if standard else None

    words = pl.concat([named["raw"], named["canonical"].alias("raw")]).unique().str.to_lowercase()
    known = words.str.extract(_FIRST_WORD).drop_nulls().unique()
    first_word = pl.col("text").str.to_lowercase().str.extract(_FIRST_WORD)
    is_abbreviation = (pl.col("text").str.len_chars() <= _SHORT) & pl.col("text").str.contains(_TWO_CAPITALS)
    likely = texts.filter(first_word.is_in(known.implode()) | is_abbreviation)
    ids = mapped(likely["text"], standard_id, "standard_id", pl.String())
    return likely.join(ids, on="text").filter(pl.col("standard_id").is_not_null())
