"""`notemart check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from flows.commands.options import Config, Workers


def check(
    vault: Path,
    *,
    format: Literal["text", "json", "github", "sarif"] = "text",
    select: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    ignore: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    fail_on: Literal["error", "warning", "info", "never"] = "error",
    config: Config = None,
    workers: Workers = None,
) -> None:
    """Print the issues of a vault as a linter does: path:line: RULE what is wrong, and how to mend it.

    Nothing is published. `notemart rule FM003` explains a rule.

    Parameters
    ----------
    vault
        The folder that holds the notes.
    format
        text for people, json, github for annotations in GitHub Actions, sarif for SARIF 2.1.0.
    select
        Rules to tell of alone, by the beginning of their codes: FM,LK001.
    ignore
        Rules to leave out, in the same way.
    fail_on
        The least severity for which the exit code is 7.
    """
    from flows.settings import load

    settings = load(vault, config, workers=workers)
    from flows.lint import chosen_rules, fails, issues_of, told

    codes = chosen_rules(select, ignore)
    from flows.console import ConsoleProgress
    from flows.errors import IssuesFoundError
    from flows.pipeline import read_tables

    with ConsoleProgress() as progress:
        tables = read_tables(vault, settings, progress=progress)
    issues = issues_of(tables["issues"], vault, codes)
    if text := told(issues, format):
        print(text)
    if fails(issues, fail_on):
        raise IssuesFoundError(f"there are issues of severity {fail_on} or worse.")
