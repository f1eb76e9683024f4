"""`notemart init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.commands.options import Workers


def init(
    vault: Path, *, write: Annotated[bool, Parameter(negative="")] = False, workers: Workers = None
) -> None:
    """Propose a notemart.toml from what a vault holds: a contract for each archetype of its notes.

    Parameters
    ----------
    vault
        The folder that holds the notes.
    write
        Write it into the vault, unless there is one already, and do not print it.
    """
    from flows.settings import FILE_NAME, load

    settings = load(vault, workers=workers)
    path = vault / FILE_NAME
    if write:
        _check_free(path)
    from flows.console import ConsoleProgress
    from flows.contract_settings import VIEWS
    from flows.pipeline import read_tables
    from transforms.proposal import proposed_configuration

    with ConsoleProgress() as progress:
        tables = read_tables(vault, settings, progress=progress)
    views = tuple(view.stem for view in VIEWS.glob("*.sql"))
    text = proposed_configuration(tables, settings.options(vault), views)
    if write:
        _write(path, text)
    else:
        print(text, end="")


def _check_free(path: Path) -> None:
    from flows.errors import ConfigurationError

    if path.exists() or path.is_symlink():
        raise ConfigurationError(
            f"{path} is there already and stays as it is; without --write the proposal is printed."
        )


def _write(path: Path, text: str) -> None:
    from flows.errors import OutputError
    from flows.escaping import plain

    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.") from None
    print(f"Wrote {plain(str(path))}; correct it, then run notemart check {plain(str(path.parent))}.")
