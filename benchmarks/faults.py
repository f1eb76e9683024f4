"""What becomes of an output when things go wrong, many times over: `python -m benchmarks.faults COMMAND`.

Every command works on a small vault in a temporary folder, prints what it counted and exits with 1 when an
output was ever torn, unreadable or neither old nor new. `full` mounts a tmpfs and needs root, `calls` needs
strace.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import cyclopts

from benchmarks.generate_vault import write_vault

app = cyclopts.App(help=__doc__)
SYSCALLS = ("openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "symlink", "mkdir", "ftruncate")
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(
    ["flows.pipeline", "flows.note_times", "transforms.extract", "transforms.normalise", "duckdb", "polars"]
)
_TORN = "TORN"


def export_once(vault: Path, output: Path, is_stopped_first: bool = False) -> None:
    """Export in this process and exit as the program does."""
    from flows.errors import NotemartError
    from flows.pipeline import export
    from flows.settings import Settings

    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, 1)
    if is_stopped_first:
        os.kill(os.getpid(), signal.SIGSTOP)
    try:
        export(vault, Settings(output=output, workers=1, keep=2), accept=True)
    except NotemartError as error:
        print(f"{error.exit_code}: {error}", file=sys.stderr)
        os._exit(error.exit_code)
    except BaseException as error:
        print(f"1: {type(error).__name__}: {error}", file=sys.stderr)
        os._exit(1)
    os._exit(0)


def start(vault: Path, output: Path, is_stopped_first: bool = False) -> ForkServerProcess:
    """An export in a process of its own, everything imported beforehand."""
    process = _CONTEXT.Process(target=export_once, args=(vault, output, is_stopped_first))
    process.start()
    return process


def run(vault: Path, output: Path) -> int:
    """Export in a process of its own; its exit code."""
    process = start(vault, output)
    process.join()
    return process.exitcode or 0


def state(output: Path, *, data: bool = False) -> str:
    """The name of the current snapshot, or why it is torn."""
    from flows.errors import NotemartError
    from flows.snapshots import current_snapshot
    from flows.verify import verify

    try:
        current = current_snapshot(output)
        problems = verify(current, data=data)
    except (NotemartError, OSError) as error:
        return f"{_TORN}: {error}"
    return f"{_TORN}: {problems[0]}" if problems else current.name


def remains(output: Path) -> list[str]:
    """What killed runs left behind."""
    hidden = [*(output / "snapshots").glob(".*"), *output.glob(".current-*")]
    return sorted(path.name for path in hidden)


def edit(vault: Path, number: int) -> None:
    """Change a note, so that there is something to publish."""
    (vault / "changing.md").write_text(f"# Changing\n\nFor the {number}th time.\n", "utf-8")


@contextmanager
def workshop(notes: int) -> Iterator[tuple[Path, Path]]:
    """A vault of so many notes and an output with a first snapshot of it, both gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        vault, output = Path(folder) / "vault", Path(folder) / "output"
        write_vault(vault, notes)
        edit(vault, 0)
        if run(vault, output) != 0:
            raise SystemExit("The vault cannot be exported at all.")
        yield vault, output


def finish(counted: Counter[str]) -> None:
    """Print what was counted; exit with 1 when something was torn."""
    for what, count in sorted(counted.items()):
        print(f"{count:6}  {what}")
    raise SystemExit(any(what.startswith(_TORN) for what in counted))


@app.command
def kills(count: int = 500, *, notes: int = 20, seed: int = 0) -> None:
    """Kill exports (SIGKILL) at random moments."""
    chance = random.Random(seed)
    counted: Counter[str] = Counter()
    with workshop(notes) as (vault, output):
        edit(vault, -1)  # else the run that is timed finds nothing to publish
        began = time.monotonic()
        run(vault, output)
        longest = (time.monotonic() - began) * 1.1
        for number in range(count):
            edit(vault, number)
            before = state(output)
            process = start(vault, output)
            process.join(chance.uniform(0, longest))
            if process.is_alive():
                process.kill()
            process.join()
            after = state(output, data=number % 10 == 0)
            counted["killed" if process.exitcode == -signal.SIGKILL else "ended before"] += 1
            counted["left remains"] += bool(remains(output))
            counted[after if after.startswith(_TORN) else "old" if after == before else "new"] += 1
        if run(vault, output) != 0 or remains(output):
            counted[f"{_TORN}: remains {remains(output)}"] += 1
    finish(counted)


def _read_again_and_again(output: Path, results: multiprocessing.SimpleQueue[Counter[str]]) -> None:
    """Resolve `current` once and read two files of it, until the parent says stop."""
    import duckdb
    import pyarrow.parquet as pq

    from flows.manifest import read

    counted: Counter[str] = Counter()
    while not (output / "stop").exists():
        try:
            here = (output / "current").resolve()
            run_id = read(here).run_id
            rows = pq.read_table(here / "parquet" / "runs.parquet", columns=["run_id"]).column(0).to_pylist()
            with duckdb.connect(here / "notemart.duckdb", read_only=True) as mart:
                in_mart = mart.execute("SELECT max(run_id) FROM runs").fetchall()[0][0]
            is_whole = run_id == here.name == max(rows) == in_mart
            counted["read" if is_whole else f"{_TORN}: {run_id} {max(rows)} {in_mart}"] += 1
        except Exception as error:
            counted[f"{_TORN}: {type(error).__name__}: {error}"[:200]] += 1
        time.sleep(0.01)
    results.put(counted)


@app.command
def readers(count: int = 1000, *, readers: int = 4) -> None:
    """Publish so many times under readers that resolve `current` once for each of their reads."""
    results: multiprocessing.SimpleQueue[Counter[str]] = _CONTEXT.SimpleQueue()
    counted: Counter[str] = Counter()
    with workshop(1) as (vault, output):
        processes = [
            _CONTEXT.Process(target=_read_again_and_again, args=(output, results)) for _ in range(readers)
        ]
        for process in processes:
            process.start()
        publisher = _CONTEXT.Process(target=_publish_again_and_again, args=(vault, output, count))
        publisher.start()
        publisher.join()
        (output / "stop").touch()
        for _ in processes:
            counted += results.get()
        counted["published"] = count if publisher.exitcode == 0 else 0
    finish(counted)


def _publish_again_and_again(vault: Path, output: Path, count: int) -> None:
    from flows.pipeline import export
    from flows.settings import Settings

    for number in range(count):
        edit(vault, number)
        export(vault, Settings(output=output, workers=1))


@app.command
def full(levels: int = 100, *, notes: int = 20) -> None:
    """Export to a file system that is full after so much of what an export needs, at that many levels."""
    counted: Counter[str] = Counter()
    with workshop(notes) as (vault, output), tempfile.TemporaryDirectory(prefix="faults-full-") as mount:
        size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
        room = int(size * 2.6)
        for level in range(levels):
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", mount], check=True)
            try:
                counted[_at_level(vault, output, Path(mount), level / levels * size)] += 1
            finally:
                subprocess.run(["umount", mount], check=True)
    finish(counted)


def _at_level(vault: Path, output: Path, mount: Path, left: float) -> str:
    """What becomes of an export when `left` bytes are free."""
    small = mount / "output"
    shutil.copytree(output, small, symlinks=True)
    before = state(small)
    edit(vault, int(left))
    space = os.statvfs(mount)
    with (mount / "ballast").open("wb") as ballast:
        ballast.truncate(0)
        os.posix_fallocate(ballast.fileno(), 0, max(1, int(space.f_bavail * space.f_frsize - left)))
    code, said = _said(vault, small)
    after = state(small, data=True)
    if after.startswith(_TORN):
        return after
    if code == 0:
        return "new, all fitted" if after != before else f"{_TORN}: success without a snapshot"
    if after != before:
        return f"new, code {code}"
    told = "with the path" if code == 4 and str(small) in said else f"saying {said[:200]!r}"
    return f"old, code {code}, {told}"


def _said(vault: Path, output: Path) -> tuple[int, str]:
    """The exit code of an export and what it wrote to stderr."""
    folders = [str(vault), str(output)]
    code = f"from benchmarks.faults import Path, export_once; export_once(*map(Path, {folders!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@app.command
def calls(*names: str, step: int = 1) -> None:
    """Have the Nth call of a system function fail, for every N (or every `step`th), one export each."""
    counted: Counter[str] = Counter()
    with workshop(3) as (vault, output):
        edit(vault, 1)
        totals = _count_calls(vault, output)
        for name in names or SYSCALLS:
            print(f"{name}: {totals[name]} calls", flush=True)
            for number in range(1, totals[name] + 1, step):
                edit(vault, number)
                counted[f"{name}: {_with_failing_call(vault, output, name, number)}"] += 1
            print(
                *(f"  {count} {what}" for what, count in counted.items() if what.startswith(f"{name}:")),
                sep="\n",
            )
        if run(vault, output) != 0 or remains(output):
            counted[f"{_TORN}: remains {remains(output)}"] += 1
    raise SystemExit(any(_TORN in what for what in counted))


def _count_calls(vault: Path, output: Path) -> Counter[str]:
    log = output.parent / "calls.log"
    _under_strace(vault, output, ["-e", f"trace={','.join(SYSCALLS)}", "-o", str(log)])
    lines = log.read_text("utf-8", "replace").splitlines()
    return Counter(
        name for line in lines for name in SYSCALLS if f" {name}(" in f" {line.partition(' ')[2].lstrip()}"
    )


def _with_failing_call(vault: Path, output: Path, name: str, number: int) -> str:
    before = state(output)
    error = "ENOSPC" if "write" in name else "EIO"
    code = _under_strace(
        vault,
        output,
        ["-e", f"trace={name}", "-e", f"inject={name}:error={error}:when={number}", "-o", os.devnull],
    )
    after = state(output)
    if after.startswith(_TORN):
        return after
    if code == 0 and after == before:
        return f"{_TORN}: success without a snapshot"
    return f"{'old' if after == before else 'new'}, code {code}"


def _under_strace(vault: Path, output: Path, options: list[str]) -> int | None:
    """Export in a process that strace attaches to before the run begins; its exit code."""
    process = start(vault, output, is_stopped_first=True)
    _await(lambda: Path(f"/proc/{process.pid}/stat").read_text().rpartition(") ")[2][0] == "T")
    with subprocess.Popen(
        ["strace", "-f", "-p", str(process.pid), *options], stderr=subprocess.PIPE, text=True
    ) as tracer:
        assert tracer.stderr is not None
        tracer.stderr.readline()  # it tells when it has attached
        os.kill(process.pid or 0, signal.SIGCONT)
        process.join()
    return process.exitcode


def _await(is_so: Callable[[], bool]) -> None:
    while not is_so():
        time.sleep(0.005)


@app.command
def flips(count: int = 1000, *, notes: int = 3, seed: int = 0) -> None:
    """Flip so many bits of a snapshot, one at a time; verify has to find each."""
    from flows.snapshots import current_snapshot
    from flows.verify import verify

    chance = random.Random(seed)
    counted: Counter[str] = Counter()
    with workshop(notes) as (_, output):
        snapshot = current_snapshot(output)
        files = sorted(path for path in snapshot.rglob("*") if path.is_file())
        for number in range(count):
            path = chance.choice(files)
            place, bit = chance.randrange(path.stat().st_size), 1 << chance.randrange(8)
            _flip(path, place, bit)
            found = verify(snapshot, data=True)
            counted["found" if found else f"{_TORN}: {path.name} at {place}"] += 1
            _flip(path, place, bit)
            if number % 100 == 0 and verify(snapshot, data=True):
                counted[f"{_TORN}: mended and still not sound"] += 1
    finish(counted)


def _flip(path: Path, place: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ bit]))


if __name__ == "__main__":
    app()
