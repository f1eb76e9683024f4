"""Circuit breakers: what a new snapshot may have lost against the current one and still be published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows import manifest, snapshots
from flows.errors import HeldError, OutputError
from flows.manifest import Manifest
from flows.settings import Breakers

_ONE = 1
"""A single note, tag or error never trips: it would be a third of a vault of three."""


def hold_if_tripped(breakers: Breakers, now: Manifest, output: Path, folder: Path) -> None:
    """Hold the finished `folder` aside and raise HeldError when it should not follow the current snapshot."""
    before = current_manifest(output)
    reasons = tripped(breakers, before, now) if before else []
    if reasons:
        held = snapshots.hold(output, folder, now.run_id)
        raise HeldError(
            f"{'; '.join(reasons)}. The snapshot is held aside in {held}; the last one is still current; "
            "if the loss is right, run it again with --accept."
        )


def current_manifest(output: Path) -> Manifest | None:
    """The manifest of the current snapshot; None when there is none that can be read."""
    try:
        return manifest.read(snapshots.current_snapshot(output))
    except OutputError:
        return None


def tripped(breakers: Breakers, before: Manifest, now: Manifest) -> list[str]:
    """Why the snapshot `now` should not follow `before`, a clause each; none when it may."""
    return [*_lost(breakers, before, now), *_gained(breakers, before, now)]


def _lost(breakers: Breakers, before: Manifest, now: Manifest) -> Iterator[str]:
    bounds = (("entities", "notes", breakers.max_lost_notes), ("tags", "tags", breakers.max_lost_tags))
    for table, what, bound in bounds:
        had, has = before.tables[table].row_count, now.tables[table].row_count
        if had and not has and what == "notes":
            yield f"none of {had:,} notes is left (is the vault's disk mounted?)"
        elif had - has > max(_ONE, bound * had):
            yield f"{had - has:,} of {had:,} {what} are gone, more than {bound:.0%} (max_lost_{what})"


def _gained(breakers: Breakers, before: Manifest, now: Manifest) -> Iterator[str]:
    had, has = before.issue_counts["error"], now.issue_counts["error"]
    notes = now.tables["entities"].row_count
    if has - had > max(_ONE, breakers.max_new_errors * notes):
        share = f"more than {breakers.max_new_errors:.0%} of {notes:,} notes (max_new_errors)"
        yield f"errors went from {had:,} to {has:,}, {share}"
