"""What a repository's files tell of a vault, at every run and so without running git."""

from __future__ import annotations

from pathlib import Path

_FILES = ("HEAD", "shallow", "packed-refs", "reftable/tables.list")
"""What changes when the history does, beside the file of the branch (git's manual: gitrepository-layout)."""
_MOST_BYTES = 4096


def nearest_git(vault: Path) -> Path | None:
    """The folder or file `.git` in `vault` or above it, if there is one."""
    return next((place / ".git" for place in (vault, *vault.parents) if (place / ".git").exists()), None)


def git_state(vault: Path) -> str:
    """A text that differs when the history of the repository around `vault` may; empty without one."""
    dot_git = nearest_git(vault.resolve())
    if dot_git is None:
        return ""
    own = _followed(dot_git, "gitdir: ")
    common = own / _begin(own / "commondir").strip() if (own / "commondir").exists() else own
    branch = _begin(own / "HEAD").removeprefix("ref: ").strip()
    told = [_told(folder / name) for folder in {own, common} for name in (*_FILES, branch)]
    return "\n".join(sorted(told))


def _followed(dot_git: Path, mark: str) -> Path:
    """The repository's folder; of a worktree or submodule `.git` is a file that names it."""
    if dot_git.is_dir():
        return dot_git
    return dot_git.parent / _begin(dot_git).removeprefix(mark).strip()


def _told(path: Path) -> str:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return f"{path} none"
    return f"{path} {status.st_size} {status.st_mtime_ns} {status.st_ino} {_begin(path)}"


def _begin(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
