"""`notemart serve`."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from flows.commands.options import Config, Output, Workers
from flows.errors import ConfigurationError


def serve(
    vault: Path,
    *,
    every: timedelta | None = None,
    cron: str | None = None,
    output: Output = None,
    config: Config = None,
    workers: Workers = None,
) -> None:
    """Export a vault again and again from this process, by a Prefect schedule, one run at a time.

    It needs a server: `prefect server start`, and its address in PREFECT_API_URL.

    Parameters
    ----------
    vault
        The folder that holds the notes.
    every
        Time between runs: 30m, 1h, 1d.
    cron
        A cron expression instead, such as "0 3 * * *".
    """
    if (every is None) == (cron is None):
        raise ConfigurationError("Give either --every or --cron, for example --every 1h.")
    if not os.environ.get("PREFECT_API_URL"):
        raise ConfigurationError(
            "serve needs a Prefect server: run `prefect server start`, then set "
            "PREFECT_API_URL=http://127.0.0.1:4200/api."
        )
    from flows.serve import serve_vault
    from flows.settings import load
    from flows.source import check_vault

    check_vault(vault)
    load(vault, config, output=output, workers=workers)
    serve_vault(vault, every, cron, output, config, workers)
