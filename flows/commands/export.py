"""`notemart export`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.commands.options import Config, Output, Workers


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

        report = export_vault(str(vault), _text(output), _text(config), workers, accept, full)
    else:
        from flows.settings import load

        settings = load(vault, config, output=output, workers=workers)
        from flows.console import ConsoleProgress
        from flows.pipeline import export as run_export

        with ConsoleProgress() as progress:
            report = run_export(vault, settings, progress=progress, accept=accept, full=full)
    from flows.summary import show

    show(report)


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)
