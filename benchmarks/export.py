"""Full exports against the floor, in one run: `python -m benchmarks.export [VAULT …] [--notes N]`.

The export's time is that of the whole command, start-up included; the floor's is the bare loop
(`benchmarks.floor`). Memory is the largest process, and the most that all of them held at one moment.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import cyclopts
from rich.console import Console
from rich.table import Table

from benchmarks.generate_vault import write_vault

IMPORTS = "import polars, duckdb, pyarrow"
MIB = 1024 * 1024

app = cyclopts.App(help=__doc__)


class Cost(NamedTuple):
    """Wall seconds of a command, MiB of its largest process, MiB of all of them at their peak."""

    seconds: float
    largest: float
    together: float


def run(command: list[str]) -> Cost:
    """Run `command` in silence and measure it; raise when it fails."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    together = 0
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        together = max(together, resident(child.pid))
        time.sleep(0.01)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)}: {child.stderr.read() if child.stderr else ''}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(seconds, usage.ru_maxrss * unit / MIB, together / MIB)


def resident(pid: int) -> int:
    """Bytes that a process and its descendants hold in memory now; 0 where there is no /proc."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(resident(int(child)) for child in children)


def export(vault: Path, output: Path, workers: int) -> Cost:
    """The cost of an export into `output`."""
    notemart = [sys.executable, "-m", "flows.cli", "export", str(vault)]
    return run([*notemart, "--output", str(output), "--workers", str(workers)])


def full_export(vault: Path, workers: int) -> Cost:
    """The cost of a full export into a new folder."""
    with TemporaryDirectory() as folder:
        return export(vault, Path(folder, "output"), workers)


def floor(vault: Path) -> float:
    """Seconds of the floor, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.floor", str(vault)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def compare(vault: Path, workers: int, rounds: int) -> tuple[str, ...]:
    """A row of the report: the best of `rounds` rounds, floor and export in turn."""
    sizes = [path.stat().st_size for path in vault.rglob("*.md") if path.is_file()]
    times = [(floor(vault), full_export(vault, workers)) for _ in range(rounds)]
    least = min(seconds for seconds, _ in times)
    best = min(cost for _, cost in times)
    figures = (sum(sizes) / 1e6, least, best.seconds, best.seconds / least, best.largest, best.together)
    return vault.name, f"{len(sizes):,}", *(f"{figure:,.2f}" for figure in figures)


def start_up(rounds: int) -> tuple[float, float]:
    """Seconds of an export of one note, and of importing the libraries that it stands on."""
    with TemporaryDirectory() as folder:
        write_vault(Path(folder), 1)
        ours = min(full_export(Path(folder), 1).seconds for _ in range(rounds))
    return ours, min(run([sys.executable, "-c", IMPORTS]).seconds for _ in range(rounds))


@app.default
def main(*vaults: Path, notes: int = 15_000, workers: int = 2, rounds: int = 1) -> None:
    """Time exports of `vaults` and of a generated vault.

    Parameters
    ----------
    vaults
        Folders of notes.
    notes
        The size of the generated vault.
    workers
        Processes that an export may use.
    rounds
        How often each is timed; the best counts.
    """
    table = Table("vault", title=f"{workers} workers, best of {rounds}")
    for header in ("notes", "MB", "floor s", "export s", "ratio", "largest MiB", "together MiB"):
        table.add_column(header, justify="right")
    with TemporaryDirectory() as folder:
        generated = Path(folder, "generated")
        write_vault(generated, notes)
        for vault in (*vaults, generated):
            table.add_row(*compare(vault, workers, rounds))
    console = Console()
    console.print(table)
    ours, imports = start_up(max(rounds, 3))
    console.print(f"One note: {ours:.2f} s; {IMPORTS}: {imports:.2f} s; ratio {ours / imports:.2f}")


if __name__ == "__main__":
    app()
