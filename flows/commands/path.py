"""`notemart path`."""

from __future__ import annotations

from pathlib import Path


def path(*, output: Path = Path("output")) -> None:
    """Print the folder of the current snapshot, resolved, so that all files read from it belong together.

    Parameters
    ----------
    output
        Folder of the snapshots.
    """
    from flows.snapshots import current_snapshot

    print(current_snapshot(output))
