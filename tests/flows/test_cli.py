from __future__ import annotations

import fcntl
import io
import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl
import pytest
from rich.console import Console

from flows.escaping import plain
from flows.report import BrokenRule, Report
from flows.summary import markdown, show

ROOT = Path(__file__).parents[2]
Notemart = Callable[..., int]
Start = Callable[..., subprocess.Popen[str]]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_an_export_publishes_and_says_so(
    vault: Path, tmp_path: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _files(vault)
    assert notemart("export", vault, "--output", "mart") == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert "2 notes of vault" in told.out and "mart/current/notemart.duckdb" in told.out
    assert notemart("path", "--output", "mart") == 0
    snapshot = Path(capsys.readouterr().out.rstrip("\n"))
    assert snapshot.parent == tmp_path / "mart" / "snapshots"
    entities = pl.read_parquet(snapshot / "parquet" / "entities.parquet")
    assert entities["entity_id"].to_list() == ["ISO", "folder/IETF"]
    assert _files(vault) == before


def test_the_command_that_the_summary_suggests_works(
    vault: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str]
) -> None:
    assert notemart("export", vault, "--output", "it's mine") == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("Try"))
    command = line.removeprefix("Try").strip().replace("python", shlex.quote(sys.executable), 1)
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert "ISO" in done.stdout


BAD_INPUTS = [
    ("missing", [], 3, "There is no vault at "),
    ("vault/ISO.md", [], 3, "is a file"),
    ("empty", [], 3, "has no notes"),
    ("vault", ["--output", "vault"], 2, "cannot be the vault itself"),
    ("vault", ["--output", "file"], 4, "file is in the way"),
    ("vault", ["--output", "file/deep"], 4, "cannot be written"),
    ("vault", ["--output", "taken"], 4, "current is in the way"),
    ("vault", ["--output", "/proc/nowhere"], 4, "cannot be written"),
    ("vault", ["--output", "held"], 4, "is locked: another run (process 77)"),
    ("vault", ["--config", "missing.toml"], 2, "no such configuration file"),
    ("vault", ["--config", "unknown.toml"], 2, "unknown.toml:2: unknown key wokers (did you mean workers?)."),
    ("vault", ["--config", "type.toml"], 2, "type.toml:1: keep should be a valid integer, not 'many'."),
    ("vault", ["--config", "toml.toml"], 2, "toml.toml:1: not valid TOML"),
    ("vault", ["--config", "glob.toml"], 2, "exclude"),
    ("vault", ["--workers", "0"], 2, "workers should be greater than 0"),
    ("vault", ["--workers", "x"], 2, "--workers"),
    ("vault", ["--wokers", "2"], 2, "--workers"),
]


@pytest.mark.parametrize(("folder", "options", "code", "said"), BAD_INPUTS)
def test_bad_input_is_one_line_and_a_code_and_nothing_is_written(
    vault: Path,
    tmp_path: Path,
    notemart: Notemart,
    capsys: pytest.CaptureFixture[str],
    folder: str,
    options: list[str],
    code: int,
    said: str,
) -> None:
    texts = {
        "file": "mine",
        "taken/current": "mine",
        "empty/readme.txt": "no note",
        "held/.lock": "77\n",
        "unknown.toml": "keep = 2\nwokers = 3\n",
        "type.toml": "keep = 'many'\n",
        "toml.toml": "keep = \n",
        "glob.toml": "exclude = ['!']\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "held" / "snapshots").mkdir()
    before, folders = _files(tmp_path), sorted(tmp_path.rglob("*"))
    with (tmp_path / "held" / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert notemart("export", folder, *options) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("notemart: ") and said in told.err
    assert told.err.count("\n") == 1
    assert (_files(tmp_path), sorted(tmp_path.rglob("*"))) == (before, folders)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["exprot", "x"], 2, 'Did you mean "export"?'),
        (["export"], 2, "requires an argument"),
        (["serve", "vault"], 2, "either --every or --cron"),
        (["serve", "vault", "--every", "1h"], 2, "PREFECT_API_URL"),
        (["serve", "vault", "--every", "often"], 2, "--every"),
        (["path"], 4, "no snapshot"),
    ],
)
def test_wrong_commands(
    notemart: Notemart, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    assert notemart(*arguments) == code
    told = capsys.readouterr()
    assert said in told.err and told.err.count("\n") == 1


def test_help_teaches(notemart: Notemart, capsys: pytest.CaptureFixture[str]) -> None:
    assert notemart("--help") == 0
    told = capsys.readouterr().out
    assert "notemart export ~/notes" in told and "Exit codes" in told and "NOTEMART_" in told
    assert "Export a vault: read its notes" in told
    assert notemart("tables") == 0
    assert "standard_mentions" in capsys.readouterr().out
    assert notemart("--version") == 0


def test_a_command_loads_no_other() -> None:
    code = "import sys\nfrom flows.cli import main\ntry: main()\nfinally: print(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code, "tables"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {name for name in done.stdout.splitlines() if name.startswith("flows.commands.")}
    assert loaded == {"flows.commands.tables"}


def test_an_unexpected_error_is_one_line_unless_asked(
    vault: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("first line\nsecond")

    monkeypatch.setattr("transforms.normalise.completed", broken)
    assert notemart("export", vault) == 1
    told = capsys.readouterr().err
    assert told == (
        "notemart: unexpected RuntimeError: first line second; run it again with --debug for the traceback.\n"
    )
    with pytest.raises(RuntimeError):
        notemart("export", vault, "--debug")


def test_tables_that_fail_their_checks_are_not_published(
    vault: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert notemart("export", vault) == 0
    before = Path("output/current").resolve()
    monkeypatch.setattr("flows.pipeline.check", lambda *_: ["links: wrong", "tags: wrong"])
    capsys.readouterr()
    assert notemart("export", vault, "--full") == 5
    assert capsys.readouterr().err.endswith("not published: links: wrong (and 1 more).\n")
    assert Path("output/current").resolve() == before


def test_a_full_disk_is_told_of_and_loses_nothing(
    vault: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert notemart("export", vault) == 0
    before = _files(Path("output").resolve())

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("flows.publish.parquet.write", full)
    capsys.readouterr()
    assert notemart("export", vault, "--full") == 4
    assert "No space left on device" in capsys.readouterr().err
    assert _files(Path("output").resolve()) == before


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stop_while_duckdb_is_at_work_is_a_stop(
    vault: Path,
    notemart: Notemart,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    number: signal.Signals,
    code: int,
) -> None:
    def long(*_: object) -> None:
        threading.Timer(0.2, os.kill, (os.getpid(), number)).start()
        with duckdb.connect() as connection:
            connection.execute("SELECT count(*) FROM range(200_000_000) r WHERE hash(r.range) % 7 = 3")

    monkeypatch.setattr("flows.pipeline.check", long)
    assert notemart("export", vault) == code
    assert capsys.readouterr().err == "notemart: stopped; the last snapshot is as it was.\n"


@pytest.fixture(scope="module")
def large_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault that takes a while."""
    folder = tmp_path_factory.mktemp("large")
    text = "# Title\n\n" + "".join(f"- **Key {n}** : value #tag{n} [[n{n}]]\n" for n in range(30))
    for number in range(2500):
        (folder / f"n{number}.md").write_text(text)
    return folder


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_a_run_that_is_stopped_leaves_the_last_snapshot(
    vault: Path,
    large_vault: Path,
    tmp_path: Path,
    start: Start,
    notemart: Notemart,
    number: signal.Signals,
    code: int,
) -> None:
    assert notemart("export", vault) == 0
    before = Path("output/current").resolve()
    process = start(
        "export", large_vault, "--output", tmp_path / "output", "--workers", 2, NOTEMART_BATCH_NOTES="50"
    )
    snapshots = tmp_path / "output" / "snapshots"
    while not list(snapshots.glob(".building-*.staging/*.rows")):
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(number)
    _, told = process.communicate(timeout=30)
    assert process.returncode == code
    assert "Traceback" not in told
    assert Path("output/current").resolve() == before
    if code > 0:
        assert "the last snapshot is as it was" in told
        assert list(snapshots.iterdir()) == [before]
    assert notemart("export", vault) == 0
    assert not list(snapshots.glob(".building-*"))


def test_two_exports_are_byte_for_byte_the_same(vault: Path, tmp_path: Path, start: Start) -> None:
    for number in range(30):
        (vault / f"note {number}.md").write_text(f"# Note {number}\n\n[[ISO]] #t{number % 7} ISO 27001\n")
    twin = tmp_path / "elsewhere" / "vault"
    shutil.copytree(vault, twin)
    runs = [
        start(
            "export",
            folder,
            "--output",
            tmp_path / name,
            "--workers",
            workers,
            NOTEMART_BATCH_NOTES="5",
            **variables,
        )
        for folder, name, workers, variables in (
            (vault, "one", 1, {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"}),
            (twin, "two", 2, {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"}),
        )
    ]
    assert [process.wait(60) for process in runs] == [0, 0]
    one, two = (tmp_path / name / "current" / "parquet" for name in ("one", "two"))
    names = {path.name for path in one.iterdir()} - {
        "runs.parquet",
        "run_tables.parquet",
        "entity_versions.parquet",
    }
    different = {name for name in names if (one / name).read_bytes() != (two / name).read_bytes()}
    assert different <= {"issues.parquet"}
    issues = [pl.read_parquet(folder / "issues.parquet").drop("first_seen_at") for folder in (one, two)]
    assert issues[0].equals(issues[1]) and len(issues[0])


REPORT = Report(
    run_id="1",
    vault="[bold]vault[/bold]\x1b[31m",
    output=Path("output"),
    snapshot=Path("/nowhere"),
    row_counts={"entities": 1234, "standards": 2, "links": 5},
    issue_counts={"error": 1, "warning": 0, "info": 2},
    top_rules=(BrokenRule("LK001", "warning", "The link [x] leads nowhere.", 12),),
    top_standards=(("ISO [red]9001\u202e", 7),),
    durations={"extract": 1.25, "publish": 12.0},
)


def test_nothing_from_a_note_is_markup_or_reaches_the_terminal_raw(tmp_path: Path) -> None:
    (tmp_path / "parquet").mkdir()
    (tmp_path / "notemart.duckdb").write_bytes(b"")
    written = io.StringIO()
    show(replace(REPORT, snapshot=tmp_path), Console(file=written, width=100, force_terminal=False))
    text = written.getvalue()
    assert "1,234 notes of [bold]vault[/bold]\\x1b[31m in 13 s" in text
    assert "ISO [red]9001\\u202e (7)" in text
    assert "1 error, 2 info" in text
    assert "LK001 × 12  The link [x] leads nowhere." in text
    assert plain("é\tx") == "é\\tx"


def test_the_markdown_of_a_report() -> None:
    text = markdown(REPORT)
    assert "# Export of `[bold]vault[/bold]\\x1b[31m`" in text
    assert "| `links` | 5 |" in text and "| LK001 | warning | 12 |" in text
