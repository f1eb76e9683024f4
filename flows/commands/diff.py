"""`notemart diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter


def diff(
    before: str = "previous",
    after: str = "current",
    *,
    json: Annotated[bool, Parameter(negative="")] = False,
    output: Path = Path("output"),
) -> None:
    """Tell what changed between two snapshots, table by table: rows added, removed and changed.

    Parameters
    ----------
    before
        The earlier one: current, previous, a run id or how one begins.
    after
        The later one, likewise.
    json
        Every row, as JSON, in place of counts and examples.
    output
        Folder of the snapshots.
    """
    from flows.diff_text import as_json, as_text
    from flows.snapshots import find

    pieces = (as_json if json else as_text)(find(output, before), find(output, after))
    for piece in pieces:
        print(piece)
