"""Scheduled runs from one process, without a work pool."""

from __future__ import annotations

import warnings
from datetime import timedelta
from pathlib import Path

from flows.flow import export_vault


def serve_vault(
    vault: Path,
    every: timedelta | None,
    cron: str | None,
    output: Path | None,
    config: Path | None,
    workers: int | None,
) -> None:
    """Serve the flow for `vault` until stopped: at intervals of `every` or by `cron`, one run at a time."""
    # Prefect's own handler of SIGTERM forgets to await it, and ends all the same.
    warnings.filterwarnings("ignore", message="coroutine 'Runner.astop' was never awaited")
    paths = {"vault": vault, "output": output, "config": config}
    parameters = {name: str(path.absolute()) for name, path in paths.items() if path is not None}
    export_vault.serve(
        name=f"serve-{vault.absolute().name}",
        interval=every,
        cron=cron,
        parameters={**parameters, "workers": workers},
        limit=1,
        pause_on_shutdown=False,
        print_starting_message=True,
    )
