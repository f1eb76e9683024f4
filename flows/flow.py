"""The pipeline as a Prefect flow, for schedules and for those who want to watch: a task a stage.

Frames stay out of Prefect's hands: a task takes no parameters and its result is kept in memory only.
"""

from __future__ import annotations

import os

os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")

from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger
from prefect.states import Failed

from flows.errors import HeldError
from flows.pipeline import export
from flows.recheck import Unchanged, unchanged
from flows.report import Report
from flows.settings import load
from flows.summary import markdown

P = ParamSpec("P")
T = TypeVar("T")

ARTIFACT_KEY = "notemart-export"
_RETRIED = {"discover": 2, "extract": 2}
"""How often a stage is tried again when the disk fails it; the others do not read the vault."""


@flow(name="notemart-export", flow_run_name="{vault}", persist_result=False)
def export_vault(
    vault: str,
    output: str | None = None,
    config: str | None = None,
    workers: int | None = None,
    accept: bool = False,
    full: bool = False,
) -> Report | Unchanged:
    """Export `vault` as `notemart export` does, and leave a Markdown artifact that says what was done.

    A run that a circuit breaker stopped ends in a failed state named Held.
    """
    logger = get_run_logger()
    folder, file = Path(vault), Path(config) if config else None
    settings = load(folder, file, output=output, workers=workers)
    if not full and (nothing_to_do := unchanged(folder, settings)):
        logger.info(nothing_to_do.line())
        return nothing_to_do
    try:
        report = export(
            folder,
            settings,
            run_stage=run_as_task,
            progress=_log_progress,
            trigger="flow",
            accept=accept,
            full=full,
        )
    except HeldError as error:
        held = HeldError(str(error))  # without a traceback, and so without all that its frames refer to
        return Failed(name="Held", message=str(error), data=held)  # type: ignore[return-value]
    if isinstance(report, Unchanged):
        logger.info(report.line())
        return report
    logger.info("Published %s with %d notes", report.snapshot, report.row_counts["entities"])
    create_markdown_artifact(markdown(report), key=ARTIFACT_KEY, description=f"Export of {report.vault}")
    return report


def run_as_task(name: str, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a stage as a task of the flow that is running."""

    def stage() -> T:
        return function(*args, **kwargs)

    wrapped = task(
        name=name,
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=_RETRIED.get(name, 0),
        retry_delay_seconds=2,
        retry_condition_fn=_is_disk_error,
    )
    return wrapped(stage)()


def _is_disk_error(_task: Any, _run: Any, state: Any) -> bool:
    return isinstance(state.result(raise_on_failure=False), OSError)


def _log_progress(stage: str, done: int, total: int) -> None:
    """Tell the run's log of each stage, and of every tenth of a counted one."""
    if not total:
        get_run_logger().info("Stage %s begins", stage)
    elif done == total:
        get_run_logger().info("Stage %s: %d of %d notes", stage, done, total)
