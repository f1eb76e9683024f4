"""Where links lead, by Obsidian's rules: the exact path, the note's own folder, then the shortest path.

Rules measured on Obsidian 1.13 ("Internal links" in its help tells the outline): names compare in NFC without
regard to case; a note wins over any other file; what begins with `./`, `../` or `/` is exact; an alias alone
is not followed. A Markdown destination is tried relative to its note first, as CommonMark readers do.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

import polars as pl

from transforms.fold import fold
from transforms.frames import mapped

REQUEST = ["folder_key", "target", "is_markdown"]
"""What decides where a link into the vault leads; links that agree in it are resolved once."""

_EXTENSION = r"\.md$"


def _compared(text: pl.Expr) -> pl.Expr:
    """Text as paths and names compare: NFC, lower case, no-break spaces as spaces."""
    return text.str.normalize("NFC").str.to_lowercase().str.replace_all("\u00a0", " ", literal=True)


def places(entities: pl.DataFrame) -> pl.DataFrame:
    """Each note with the path that links name (`place`, without `.md`) and its folder, as they compare."""
    place = _compared(pl.col("path")).str.replace(_EXTENSION, "")
    folder = pl.when(pl.col("place").str.contains("/", literal=True)).then(
        pl.col("place").str.replace("/[^/]*$", "")
    )
    return entities.select("entity_id", place.alias("place")).with_columns(
        folder.fill_null("").alias("folder_key")
    )


def _with_keys(requests: pl.DataFrame) -> pl.DataFrame:
    """The requests with what each looks for, as places compare.

    `file_key` and, without `.md`, `key`: the target, from the root when `is_exact`; `own`: the target from
    the folder of the link. Null where it leaves the vault.
    """
    asked = requests.join(_target_keys(requests["target"]), on="target")
    relative = pl.concat_str("folder_key", "file_key", separator="/").str.strip_prefix("/")
    rooted = pl.col("file_key").str.strip_chars_start("/")
    asked = asked.with_columns(pl.when("is_rooted").then(rooted).otherwise(relative).alias("own_file"))
    straight = mapped(asked.filter("has_dots")["own_file"], _walked, "straight", pl.String())
    straightened = asked.join(straight, on="own_file", how="left").with_columns(
        pl.when("has_dots").then("straight").otherwise("own_file").alias("own_file"),
        (pl.col("is_rooted") | pl.col("has_dots")).alias("is_exact"),
    )
    own = pl.col("own_file").str.replace(_EXTENSION, "")
    return straightened.select(
        *REQUEST,
        "is_exact",
        own.alias("own"),
        pl.when("is_exact").then("own_file").otherwise("file_key").alias("file_key"),
        pl.when("is_exact").then(own).otherwise("key").alias("key"),
    )


def _target_keys(targets: pl.Series) -> pl.DataFrame:
    """Each distinct target as places compare, and whether it begins at the root or has `.` or `..` in it."""
    compared = targets.unique().to_frame().with_columns(_compared(pl.col("target")).alias("file_key"))
    return compared.with_columns(
        pl.col("file_key").str.replace(_EXTENSION, "").alias("key"),
        pl.col("file_key").str.starts_with("/").alias("is_rooted"),
        pl.col("file_key").str.contains(r"(^|/)\.{1,2}(/|$)").alias("has_dots"),
    )


def _walked(path: str) -> str | None:
    """`path` with `.` and `..` followed; None when it leaves the vault."""
    walked = posixpath.normpath(path)
    return None if walked == ".." or walked.startswith("../") else walked


def answers(
    requests: pl.DataFrame, at: pl.DataFrame, names: pl.DataFrame, files: Sequence[str]
) -> pl.DataFrame:
    """What each request leads to: `found` (the status), `note`, and `candidates`."""
    at_notes = _among_notes(_with_keys(requests), at)
    is_found = pl.col("note").is_not_null()
    left = at_notes.filter(~is_found)
    at_files = _among_files(left, files)
    by_name = _by_name(at_files.filter(pl.col("found").is_null()), names)
    columns = [*REQUEST, "found", "note", "candidates"]
    return pl.concat(
        [
            at_notes.filter(is_found).select(columns),
            at_files.filter(pl.col("found").is_not_null()).select(columns),
            by_name.select(columns),
        ]
    )


def _among_notes(requests: pl.DataFrame, at: pl.DataFrame) -> pl.DataFrame:
    """The note at the exact path, else in the folder of the link, else with the shortest path.

    `candidates` counts the notes whose path ends in the target; several as good as each other are ambiguous.
    """
    whole = _best(at.select("entity_id", "place", pl.col("place").alias("key")))
    ends = _best(_ends(at, requests.filter(~pl.col("is_exact"))["key"]))
    at_path = whole.select(pl.col("key"), note_at_path="note", ties_at_path="ties")
    at_own = whole.select(pl.col("key").alias("own"), note_at_own="note", ties_at_own="ties")
    joined = (
        requests.join(at_path, on="key", how="left")
        .join(at_own, on="own", how="left")
        .join(ends.rename({"note": "note_at_end", "ties": "ties_at_end"}), on="key", how="left")
    )
    note, ties = _first_of(joined, "note"), _first_of(joined, "ties")
    candidates = pl.when("is_exact").then("ties_at_path").otherwise("count")
    found = pl.when(ties > 1).then(pl.lit("ambiguous")).otherwise(pl.lit("resolved"))
    return joined.select(
        *requests.columns, note.alias("note"), candidates.alias("candidates"), found.alias("found")
    )


def _first_of(joined: pl.DataFrame, what: str) -> pl.Expr:
    path, own, end = (f"{what}_at_{place}" for place in ("path", "own", "end"))
    return (
        pl.when("is_exact")
        .then(pl.col(path))
        .when("is_markdown")
        .then(pl.coalesce(own, path, end))
        .otherwise(pl.coalesce(path, own, end))
    )


def _best(keyed: pl.DataFrame) -> pl.DataFrame:
    """By key: the note with the shortest place, how many share that length, and how many there are at all."""
    of_length = keyed.group_by("key", pl.col("place").str.len_chars().alias("length")).agg(
        pl.col("entity_id").min().alias("note"), pl.len().cast(pl.Int64()).alias("ties")
    )
    return (
        of_length.sort("length")
        .group_by("key", maintain_order=True)
        .agg(pl.col("note", "ties").first(), pl.col("ties").sum().alias("count"))
    )


def _ends(at: pl.DataFrame, keys: pl.Series) -> pl.DataFrame:
    """Each place under those of its ends (`c`, `b/c`, `a/b/c`) that are among `keys`."""
    segments = pl.col("place").str.split("/")
    split = at.select("entity_id", "place", segments.alias("segments"))
    deepest = split["segments"].list.len().max() or 0
    lengths = (keys.str.count_matches("/", literal=True) + 1).unique().sort()
    ends = [
        split.filter(pl.col("segments").list.len() >= length).select(
            "entity_id", "place", pl.col("segments").list.tail(length).list.join("/").alias("key")
        )
        for length in lengths.filter(lengths <= deepest)
    ]
    empty = pl.DataFrame(schema={"entity_id": pl.String(), "place": pl.String(), "key": pl.String()})
    return pl.concat([empty, *ends]).join(keys.unique().to_frame("key"), on="key", how="semi")


def _among_files(requests: pl.DataFrame, files: Sequence[str]) -> pl.DataFrame:
    """The same for the other files, which a link names with their extension."""
    paths = pl.DataFrame({"path": list(files)}, schema={"path": pl.String()})
    at = paths.select(pl.col("path").alias("entity_id"), _compared(pl.col("path")).alias("place"))
    keys = requests["file_key"].drop_nulls().alias("key")
    exact = _best(at.with_columns(pl.col("place").alias("key"))).select(file_key="key", exact="count")
    ends = _best(_ends(at, keys)).select(file_key="key", ends="count")
    candidates = pl.when("is_exact").then("exact").otherwise("ends")
    return (
        requests.drop("candidates", "found")
        .join(exact, on="file_key", how="left")
        .join(ends, on="file_key", how="left")
        .with_columns(candidates.alias("candidates"))
        .with_columns(pl.when(pl.col("candidates").is_not_null()).then(pl.lit("attachment")).alias("found"))
    )


def _by_name(requests: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """The one note whose alias or title is the target, several of them, or none."""
    written = requests.with_columns(pl.col("target").str.replace(rf"(?i){_EXTENSION}", "").alias("written"))
    keys = mapped(written["written"], fold, "name_key", pl.String())
    answering = (
        names.filter(pl.col("kind") != "name")
        .group_by("name_key")
        .agg(
            pl.col("entity_id").n_unique().cast(pl.Int64()).alias("count"),
            pl.col("entity_id").min().alias("only"),
        )
    )
    joined = written.join(keys, on="written").join(answering, on="name_key", how="left")
    count = pl.when(~pl.col("is_exact")).then("count").fill_null(0)
    found = (
        pl.when(count == 0)
        .then(pl.lit("unresolved"))
        .when(count == 1)
        .then(pl.lit("alias"))
        .otherwise(pl.lit("ambiguous"))
    )
    return joined.with_columns(
        found.alias("found"), pl.when(count == 1).then("only").alias("note"), count.alias("candidates")
    )
