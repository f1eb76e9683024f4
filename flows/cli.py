"""The program `notemart`: options only; what they do is elsewhere, imported when it is needed."""

from __future__ import annotations

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated

from cyclopts import App, CycloptsError, Parameter

from flows import __version__
from flows.errors import ConfigurationError, NotemartError

HELP = (
    """Turn a folder of Markdown notes into a data mart: documented tables as Parquet and one DuckDB file."""
)

EPILOGUE = """Examples:

    notemart export ~/notes
    notemart export ~/notes --output /srv/mart --workers 4
    NOTEMART_EXCLUDE='Templates/,*.draft.md' notemart export ~/notes
    ls "$(notemart path)/parquet"

Settings come from the command line, else from NOTEMART_… variables,
else from notemart.toml in the vault.

Exit codes (unless it is 0, the last snapshot is as it was):

    0         done
    1         unexpected error
    2         wrong command or configuration
    3         vault missing, not a folder, or without notes
    4         output not writable, locked, or disk full
    5         tables failed their checks and were not published
    130, 143  interrupted, terminated
"""

Output = Annotated[Path | None, Parameter(help="Folder for the snapshots (default: output).")]
Config = Annotated[Path | None, Parameter(help="Configuration file (default: notemart.toml in the vault).")]
Workers = Annotated[int | None, Parameter(help="Number of processes (default: one a core).")]

app = App(
    name="notemart",
    help=HELP,
    help_format="plaintext",
    help_epilogue=EPILOGUE,
    version=__version__,
    suppress_keyboard_interrupt=False,
)
app.meta.suppress_keyboard_interrupt = False


@app.command
def export(
    vault: Path,
    *,
    output: Output = None,
    config: Config = None,
    prefect: Annotated[bool, Parameter(negative="")] = False,
    workers: Workers = None,
) -> None:
    """Export a vault: read its notes, build the tables, publish them as the current snapshot.

    Parameters
    ----------
    vault
        The folder that holds the notes.
    prefect
        Run as a Prefect flow, as is done by itself where PREFECT_API_URL is set.
    """
    if prefect or os.environ.get("PREFECT_API_URL"):
        from flows.flow import export_vault

        report = export_vault(str(vault), _text(output), _text(config), workers)
    else:
        from flows.settings import load

        settings = load(vault, config, output=output, workers=workers)
        from flows.console import ConsoleProgress
        from flows.pipeline import export as run_export

        with ConsoleProgress() as progress:
            report = run_export(vault, settings, progress=progress)
    from flows.summary import show

    show(report)


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


@app.command
def serve(
    vault: Path,
    *,
    every: timedelta | None = None,
    cron: str | None = None,
    output: Output = None,
    config: Config = None,
    workers: Workers = None,
) -> None:
    """Export a vault again and again from this process, by a Prefect schedule, one run at a time.

    It needs a server: `prefect server start`, and its address in PREFECT_API_URL.

    Parameters
    ----------
    vault
        The folder that holds the notes.
    every
        Time between runs: 30m, 1h, 1d.
    cron
        A cron expression instead, such as "0 3 * * *".
    """
    if (every is None) == (cron is None):
        raise ConfigurationError("Give either --every or --cron, for example --every 1h.")
    if not os.environ.get("PREFECT_API_URL"):
        raise ConfigurationError(
            "serve needs a Prefect server: run `prefect server start`, then set "
            "PREFECT_API_URL=http://127.0.0.1:4200/api."
        )
    from flows.serve import serve_vault
    from flows.settings import load
    from flows.source import check_vault

    check_vault(vault)
    load(vault, config, output=output, workers=workers)
    serve_vault(vault, every, cron, output, config, workers)


@app.command
def path(*, output: Path = Path("output")) -> None:
    """Print the folder of the current snapshot, resolved, so that all files read from it belong together.

    Parameters
    ----------
    output
        Folder of the snapshots.
    """
    from flows.snapshots import current_snapshot

    print(current_snapshot(output))


@app.command
def tables() -> None:
    """List the tables, what a row of each stands for, and what they hold."""
    from transforms.schema import TABLES

    width = max(len(table.name) for table in TABLES)
    for table in TABLES:
        print(f"{table.name:{width}}  {table.description} (One row per {table.grain}.)")


@app.meta.default
def _launch(
    *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
    debug: Annotated[bool, Parameter(negative="", help="Show where an unexpected error came from.")] = False,
) -> None:
    try:
        app(tokens, exit_on_error=False, print_error=False)
    except Exception as error:
        if _stopped_by:
            raise KeyboardInterrupt from error
        if debug or isinstance(error, NotemartError | CycloptsError):
            raise
        what = " ".join(str(error).split())[:300]
        hint = "run it again with --debug for the traceback"
        raise NotemartError(f"unexpected {type(error).__name__}: {what}; {hint}.") from error


def main() -> None:
    """Run the program and exit with one of the documented codes."""
    _stopped_by.clear()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app.meta(sys.argv[1:], exit_on_error=False, print_error=False)
    except CycloptsError as error:
        _fail(" ".join(str(error).split()) + " See notemart --help.", ConfigurationError.exit_code)
    except NotemartError as error:
        _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        _fail("stopped; the last snapshot is as it was.", 128 + _stopped_by[0])


_stopped_by: list[int] = []
"""The signals that stopped the run; DuckDB turns what a signal raises into an error of its own."""


def _stop(number: int, _: object) -> None:
    _stopped_by.append(number)
    raise KeyboardInterrupt


def _fail(message: str, code: int) -> None:
    print(f"notemart: {message}", file=sys.stderr)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
