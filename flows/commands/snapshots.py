"""`notemart snapshots`."""

from __future__ import annotations

from pathlib import Path


def snapshots(*, output: Path = Path("output")) -> None:
    """List the snapshots: run id, notes, size, and which is current or held aside.

    Parameters
    ----------
    output
        Folder of the snapshots.
    """
    from flows.snapshots import listed
    from flows.summary import snapshot_line

    for snapshot in listed(output):
        print(snapshot_line(snapshot))
