from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PROGRAM = """
import signal, sys, threading
from flows.forks import worker_context

def tell(queue):
    loaded = [name for name in ("flows.warm", "polars", "duckdb", "prefect") if name in sys.modules]
    is_blocked = signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    queue.put((loaded, is_blocked, threading.active_count()))

if __name__ == "__main__":
    context = worker_context()
    queue = context.SimpleQueue()
    process = context.Process(target=tell, args=(queue,))
    process.start()
    print(context.get_start_method(), *queue.get(), signal.pthread_sigmask(signal.SIG_BLOCK, ()))
    process.join()
"""


def _told(folder: Path, **environment: str) -> str:
    """What a worker tells whose parent runs in `folder`."""
    program = folder.parent / "program.py"
    program.write_text(PROGRAM)
    done = subprocess.run(
        [sys.executable, str(program)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_worker_has_what_extracting_takes_and_leaves_interrupts_to_its_parent(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    for name in ("flows", "transforms", "pyarrow", "yaml"):  # as modules of a vault that one works in
        (folder / f"{name}.py").write_text("raise SystemExit(1)")
    assert _told(folder) == "forkserver ['flows.warm'] True 1 set()"


def test_without_a_place_for_the_socket_workers_begin_by_themselves(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 100)
    folder.mkdir()
    assert _told(folder, TMPDIR=str(folder)) == "spawn [] False 1 set()"
