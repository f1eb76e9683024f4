"""What the tests of the shell share: a small vault, and the program run here or in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.cli import main

ROOT = Path(__file__).parents[2]
NOTES = {
    "ISO.md": "---\ntags: [norme]\npays: Suisse\n---\n# Organisation (ISO)\n\n- **ISO 9001** : qualité\n",
    "folder/IETF.md": "# IETF\n\nWrites #rfc, see [[ISO]] and [[nowhere]].\n",
    "folder/image.png": "not a note",
    ".obsidian/app.json": "{}",
    ".trash/old.md": "# Old\n",
}

Notemart = Callable[..., int]


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("NOTEMART_", "PREFECT_API")):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _without_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not make a run tell of its progress."""
    monkeypatch.setattr("flows.console._QUIET_SECONDS", 600.0)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault of two notes and an image, with Obsidian's own folders."""
    folder = tmp_path / "vault"
    for name, text in NOTES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def notemart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Notemart]:
    """Runs the program in this process, in `tmp_path`, and gives its exit code."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["notemart", *map(str, arguments)])
        try:
            main()
        except SystemExit as ended:
            return int(ended.code or 0)
        return 0

    yield run
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts the program in a process of its own, with variables added to the environment."""
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: object, **variables: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
