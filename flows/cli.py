"""The program `notemart`: loads the one command asked for, and turns errors into lines and codes."""

from __future__ import annotations

import os
import signal
import sys
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
    2         wrong command, configuration or catalogue
    3         vault missing, not a folder, or without notes
    4         output not writable, locked, or disk full
    5         tables, or a snapshot that is verified, failed their checks
    6         held aside: lost too many notes or tags, or gained too many errors
    7         check found issues as severe as --fail-on says
    130, 143  interrupted, terminated
"""

COMMANDS = (
    *("export", "serve", "path", "tables", "check", "rule", "init"),
    *("snapshots", "verify", "diff", "rollback", "backfill", "standards"),
)
"""Each is the function (or group of commands) of that name in the module of that name in `flows.commands`."""

app = App(
    name="notemart",
    help=HELP,
    help_format="plaintext",
    help_epilogue=EPILOGUE,
    version=__version__,
    suppress_keyboard_interrupt=False,
)
app.meta.suppress_keyboard_interrupt = False
for command in COMMANDS:
    app.command(f"flows.commands.{command}:{command}")


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
        if debug or isinstance(error, NotemartError | CycloptsError | BrokenPipeError):
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
    if not set(COMMANDS).intersection(sys.argv):
        app.resolved_commands()  # the list of commands tells what each of them does
    try:
        app.meta(sys.argv[1:], exit_on_error=False, print_error=False)
        sys.stdout.flush()
    except BrokenPipeError:  # as when it is piped into head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(128 + signal.SIGPIPE) from None
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
