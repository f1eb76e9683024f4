"""Going back: an earlier snapshot made current again."""

from __future__ import annotations

from pathlib import Path

from flows import snapshots
from flows.errors import ChecksFailedError, ConfigurationError, OutputError
from flows.lock import locked
from flows.verify import verify


def restore(output: Path, name: str) -> Path:
    """Have `current` point to the snapshot that `name` means; its folder.

    Raises ConfigurationError when none is meant or it was held aside, ChecksFailedError when it is not
    sound, OutputError when a run is at work.
    """
    snapshots.current_snapshot(output)
    snapshots.check_output(output)
    try:
        with locked(output):
            folder = snapshots.find(output, name)
            _check_fit(folder)
            snapshots.point_to(output, folder.name)
    except OSError as error:
        raise OutputError(f"The output {output} cannot be written: {error.strerror or error}.") from error
    return folder


def _check_fit(folder: Path) -> None:
    if folder.parent.name == snapshots.HELD:
        raise ConfigurationError(
            f"{folder.name} was held aside; notemart export --accept publishes the vault as it is."
        )
    if problems := verify(folder):
        raise ChecksFailedError(f"{folder} is not sound and was not made current: {problems[0]}.")
