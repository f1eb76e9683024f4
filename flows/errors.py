"""What a person can get wrong or run into, each with the exit code of the program.

| code | meaning |
|---|---|
| 0 | done |
| 1 | unexpected error; `--debug` shows where |
| 2 | wrong command or configuration, or a catalogue that cannot be used |
| 3 | the vault is missing, not a folder, or has no notes |
| 4 | the output cannot be written, is locked by another run, or the disk is full |
| 5 | the tables failed their checks and were not published, or a snapshot is not sound |
| 6 | held aside: it lost or gained too much against the current snapshot; `--accept` publishes it |
| 7 | `notemart check` found issues as severe as `--fail-on` says |
| 130, 143 | interrupted by Ctrl-C, terminated by a signal |
"""

from __future__ import annotations


class NotemartError(Exception):
    """A failure that one line explains; `exit_code` is what the program returns for it."""

    exit_code = 1


class ConfigurationError(NotemartError):
    """A wrong option, environment variable or line of the configuration file."""

    exit_code = 2


class CatalogueError(NotemartError):
    """A file is no catalogue of standards, or not one that can be used."""

    exit_code = 2


class VaultError(NotemartError):
    """The vault is missing, is not a folder, or has no notes."""

    exit_code = 3


class OutputError(NotemartError):
    """The output cannot be written, or another run holds it."""

    exit_code = 4


class ChecksFailedError(NotemartError):
    """Tables break their own declaration, or a snapshot is not as its manifest says."""

    exit_code = 5


class HeldError(NotemartError):
    """A circuit breaker tripped: the snapshot was held aside and not published."""

    exit_code = 6


class IssuesFoundError(NotemartError):
    """Issues were found that are as severe as a check was told to fail on."""

    exit_code = 7
