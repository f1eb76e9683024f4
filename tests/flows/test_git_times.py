"""First and last commits, from repositories of our own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from flows.git_times import commit_times
from flows.pipeline import export
from flows.settings import Settings

Git = Callable[..., None]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Runs git in `tmp_path`, where a repository is made, at a given day of January 2026."""

    def run(*arguments: str, day: int = 1) -> None:
        date = f"2026-01-{day:02}T12:00:00+02:00"
        identity = {f"GIT_{who}_{what}": "n" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        environment = {**os.environ, **identity, "GIT_AUTHOR_DATE": date, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(
            ["git", "-C", str(tmp_path), *arguments], env=environment, check=True, capture_output=True
        )

    run("init", "--quiet")
    return run


def _commit(git: Git, path: Path, text: str, day: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    git("add", "--all", day=day)
    git("commit", "--quiet", "-m", text, day=day)


def _day(day: int) -> datetime:
    return datetime(2026, 1, day, 10)


def test_first_and_last_commit_below_the_vault(tmp_path: Path, git: Git) -> None:
    vault = tmp_path / "vault"
    _commit(git, vault / "é 'x'.md", "1", 1)
    _commit(git, tmp_path / "outside.md", "1", 2)
    _commit(git, vault / "sub" / "new\nline.md", "1", 3)
    _commit(git, vault / "é 'x'.md", "2", 4)
    git("commit", "--quiet", "--allow-empty", "-m", "nothing", day=5)
    (vault / "untracked.md").write_text("1")
    assert commit_times(vault) == {
        "é 'x'.md".encode(): (_day(1), _day(4)),
        b"sub/new\nline.md": (_day(3), _day(3)),
    }


def test_no_repository_and_no_commit(tmp_path: Path, git: Git) -> None:
    assert commit_times(tmp_path) == {}
    assert commit_times(Path("/proc")) == {}


def test_where_a_shallow_clone_ends_nothing_is_known(tmp_path: Path, git: Git) -> None:
    _commit(git, tmp_path / "a.md", "1", 1)
    _commit(git, tmp_path / "b.md", "1", 2)
    _commit(git, tmp_path / "a.md", "2", 3)
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--depth", "2", f"file://{tmp_path}", str(clone))
    assert commit_times(clone) == {b"a.md": (_day(3), _day(3))}


@pytest.mark.parametrize(("with_git", "untold"), [(True, "git"), (False, "file")])
def test_an_export_tells_the_source_of_each_time(
    tmp_path: Path, git: Git, with_git: bool, untold: str
) -> None:
    vault = tmp_path / "vault"
    _commit(git, vault / "a.md", "---\ncreated: 2020-02-03\n---\n", 1)
    (vault / "b.md").write_text("new")
    os.utime(vault / "b.md", (0, 86400))
    snapshot = export(vault, Settings(output=tmp_path / "output", git_times=with_git)).snapshot
    columns = ["created_at", "created_at_source", "modified_at", "modified_at_source"]
    first, second = pl.read_parquet(snapshot / "parquet" / "entities.parquet").select(columns).rows()
    assert first[:2] == (datetime(2020, 2, 3), "frontmatter") and first[3] == untold
    assert not with_git or first[2] == _day(1)
    assert second == (datetime(1970, 1, 2), "file") * 2


def test_nothing_that_the_repository_names_is_run(
    tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    _commit(git, tmp_path / "a.md", "1", 1)
    trap = tmp_path / "trap"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{trap}'\n")
    program.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "gpg.program",
        "core.sshCommand",
        "diff.x.textconv",
    ):
        git("config", key, str(program))
    git("config", "log.showSignature", "true")
    git("config", "filter.x.clean", str(program))
    (tmp_path / ".gitattributes").write_text("* diff=x filter=x\n")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert commit_times(tmp_path) == {b"a.md": (_day(1), _day(1))}
    assert not trap.exists()
