"""`notemart rollback`."""

from __future__ import annotations

from pathlib import Path


def rollback(snapshot: str = "previous", *, output: Path = Path("output")) -> None:
    """Make an earlier snapshot current again; the next export publishes anew.

    Parameters
    ----------
    snapshot
        Which: previous, a run id or how one begins.
    output
        Folder of the snapshots.
    """
    from flows.escaping import plain
    from flows.restore import restore

    print(f"{plain(str(restore(output, snapshot)))} is current again.")
