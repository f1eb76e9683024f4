"""What a person can get wrong or run into, each with the exit code of the program.

| code | meaning |
|---|---|
| 0 | done |
| 1 | unexpected error; `--debug` shows where |
| 2 | wrong command or configuration |
| 3 | the vault is missing, not a folder, or has no notes |
| 4 | the output cannot be written, is locked by another run, or the disk is full |
| 5 | the tables failed their checks and were not published |
| 130, 143 | interrupted by Ctrl-C, terminated by a signal |
"""

from __future__ import annotations


class NotemartError(Exception):
    """A failure that one line explains; `exit_code` is what the program returns for it."""

    exit_code = 1


class ConfigurationError(NotemartError):
    """A wrong option, environment variable or line of the configuration file."""

    exit_code = 2


class VaultError(NotemartError):
    """The vault is missing, is not a folder, or has no notes."""

    exit_code = 3


class OutputError(NotemartError):
    """The output cannot be written, or another run holds it."""

    exit_code = 4


class ChecksFailedError(NotemartError):
    """The tables break their own declaration and were not published."""

    exit_code = 5
