"""`notemart backfill`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from flows.commands.options import Config, Output, Workers


def backfill(
    vault: Path,
    *,
    since: date,
    every: Literal["commit", "day"] = "day",
    output: Output = None,
    config: Config = None,
    workers: Workers = None,
) -> None:
    """Fill the history from git: publish a snapshot that knows what each note was before the first run.

    Nothing is checked out, and the vault and its repository stay as they are.

    Parameters
    ----------
    vault
        The folder that holds the notes, in a git repository.
    since
        The day from which on commits are read: 2024-01-31.
    every
        A version of the vault for each commit, or for the last one of each day.
    """
    from flows.settings import load

    settings = load(vault, config, output=output, workers=workers)
    from flows.backfill import backfill as run_backfill
    from flows.console import ConsoleProgress

    with ConsoleProgress() as progress:
        report = run_backfill(vault, settings, since.isoformat(), daily=every == "day", progress=progress)
    from flows.summary import show

    show(report)
