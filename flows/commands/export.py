"""`notemart export`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from flows.commands.options import Config, Output, Workers

if TYPE_CHECKING:
    from flows.recheck import Unchanged
    from flows.report import Report

_TURN = 0.0005
"""Seconds until a thread that writes has its turn, a tenth of what is usual: its turns are short."""


def export(
    vault: Path,
    *,
    output: Output = None,
    config: Config = None,
    prefect: Annotated[bool, Parameter(negative="")] = False,
    workers: Workers = None,
    accept: Annotated[bool, Parameter(negative="")] = False,
    full: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Export a vault: read its notes, build the tables, publish them as the current snapshot.

    Parameters
    ----------
    vault
        The folder that holds the notes.
    prefect
        Run as a Prefect flow, as is done by itself where PREFECT_API_URL is set.
    full
        Parse every note, even those that read as they did last time.
    accept
        Publish even what lost so much against the last snapshot that it would be held aside.
    """
    if prefect or os.environ.get("PREFECT_API_URL"):
        from flows.flow import export_vault

        done = export_vault(str(vault), _text(output), _text(config), workers, accept, full)
    else:
        done = _run_here(vault, output, config, workers, accept, full)
    _show(done)


def _run_here(
    vault: Path, output: Path | None, config: Path | None, workers: int | None, accept: bool, full: bool
) -> Report | Unchanged:
    from flows.forks import load_ahead
    from flows.recheck import unchanged
    from flows.settings import load
    from flows.snapshots import CURRENT

    settings = load(vault, config, output=output, workers=workers)
    if not full and (nothing_to_do := unchanged(vault, settings)):
        return nothing_to_do  # without the imports below, which take longer than the look
    if full or not (settings.output / CURRENT).exists():
        load_ahead(settings.workers)
    from flows.console import ConsoleProgress
    from flows.pipeline import export as run_export

    sys.setswitchinterval(_TURN)
    with ConsoleProgress() as progress:
        return run_export(vault, settings, progress=progress, accept=accept, full=full)


def _show(done: Report | Unchanged) -> None:
    from flows.recheck import Unchanged

    if isinstance(done, Unchanged):
        print(done.line())
        return
    from flows.summary import show

    show(done)


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)
