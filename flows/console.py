"""How a run tells of itself: a bar on a terminal, now and then a line elsewhere, nothing when fast."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_QUIET_SECONDS = 1.0
_SECONDS_PER_LINE = 5.0


class ConsoleProgress:
    """A progress callback that writes to stderr once a run has taken longer than a moment."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._due = time.monotonic() + _QUIET_SECONDS
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> ConsoleProgress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `stage` has done `done` of `total` notes (0 where they are not counted)."""
        if time.monotonic() < self._due:
            return
        if self._is_terminal:
            self._show_bar(stage, done, total)
        else:
            self._due = time.monotonic() + _SECONDS_PER_LINE
            counted = f": {done:,} of {total:,} notes" if total else ""
            print(f"{stage}{counted}", file=sys.stderr, flush=True)

    def _show_bar(self, stage: str, done: int, total: int) -> None:
        if self._bar is None:
            self._bar = _new_bar()
            self._bar.start()
        if stage not in self._tasks:
            for task in self._tasks.values():
                self._bar.update(task, visible=False)
            self._tasks[stage] = self._bar.add_task(stage, total=None)
        self._bar.update(self._tasks[stage], completed=done, total=total or None)


def _new_bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
