"""Runs that have little to do, against a full one: `python -m benchmarks.incremental [VAULT] [--notes N]`.

Times are those of the whole command. The look at an unchanged vault is set beside what `os.scandir` and a
`stat` of every note take, and the start-up beside it: the command on a vault of one note.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import cyclopts
from rich.console import Console
from rich.table import Table

from benchmarks.export import export
from benchmarks.generate_vault import write_vault

app = cyclopts.App(help=__doc__)
_LONGER_THAN_RACY = 2.5
"""Seconds after which a note's time tells whether it was written again."""


def sizes(folder: str) -> Iterator[int]:
    """The size of every note below `folder`: the least that tells whether one changed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from sizes(entry.path)
            elif entry.name.endswith(".md"):
                yield entry.stat(follow_symlinks=False).st_size


def look(vault: Path) -> float:
    """Seconds of `os.scandir` and `stat` over the vault."""
    began = time.perf_counter()
    sum(sizes(str(vault)))
    return time.perf_counter() - began


def settled(vault: Path, output: Path, workers: int) -> None:
    """Export until there is nothing left to look at twice."""
    time.sleep(_LONGER_THAN_RACY)
    export(vault, output, workers)


def little_to_do(vault: Path, output: Path, workers: int, rounds: int) -> tuple[float, float, float]:
    """Best seconds of a full run, of one that finds one note changed, and of one that finds nothing."""
    full = min(_full(vault, output, workers) for _ in range(rounds))
    settled(vault, output, workers)
    one = min(_one_changed(vault, output, workers) for _ in range(rounds))
    settled(vault, output, workers)
    return full, one, min(export(vault, output, workers).seconds for _ in range(rounds))


def _full(vault: Path, output: Path, workers: int) -> float:
    shutil.rmtree(output, ignore_errors=True)
    return export(vault, output, workers).seconds


def _one_changed(vault: Path, output: Path, workers: int) -> float:
    note = min(vault.rglob("*.md"))
    with note.open("a", encoding="utf-8") as file:
        file.write("\nOne more line on ISO 9001, see [[nowhere]].\n")
    return export(vault, output, workers).seconds


@app.default
def main(vault: Path | None = None, *, notes: int = 14_600, workers: int = 2, rounds: int = 3) -> None:
    """Time a full run, one note changed and nothing changed.

    Parameters
    ----------
    vault
        A folder of notes, which is copied; without it, one is generated.
    notes
        The size of the generated vault.
    workers
        Processes that an export may use.
    rounds
        How often each is timed; the best counts.
    """
    with TemporaryDirectory() as folder:
        copy, single, output = Path(folder, "vault"), Path(folder, "single"), Path(folder, "output")
        if vault is None:
            write_vault(copy, notes)
        else:
            shutil.copytree(vault, copy)
        write_vault(single, 1)
        full, one, nothing = little_to_do(copy, output, workers, rounds)
        *_, start_up = little_to_do(single, Path(folder, "output of one"), 1, rounds)
        floor = min(look(copy) for _ in range(rounds))
    table = Table("run", "seconds", "against", title=f"{workers} workers, best of {rounds}")
    table.add_row("full", f"{full:.2f}", "")
    table.add_row("one note changed", f"{one:.2f}", f"{one / full:.1%} of a full run")
    table.add_row("nothing changed", f"{nothing:.3f}", f"{nothing - start_up:.3f} more than for one note")
    table.add_row("nothing changed, one note", f"{start_up:.3f}", "the start-up")
    ratio = (nothing - start_up) / floor
    table.add_row("scandir and stat", f"{floor:.3f}", f"the look takes {ratio:.2f} times that")
    Console().print(table)


if __name__ == "__main__":
    app()
