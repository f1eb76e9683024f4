"""`notemart verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.errors import ChecksFailedError


def verify(
    snapshot: str = "current",
    *,
    data: Annotated[bool, Parameter(negative="")] = False,
    output: Path = Path("output"),
) -> None:
    """Say whether a snapshot is as it was written: files, sizes, columns, rows; a line for each problem.

    Parameters
    ----------
    snapshot
        Which: current, previous, a run id or how one begins.
    data
        Read every byte too, and check keys, references and the rules of sql/checks.
    output
        Folder of the snapshots.
    """
    from flows import manifest
    from flows.escaping import plain
    from flows.snapshots import find
    from flows.verify import is_of_this_version, verify

    folder = find(output, snapshot)
    problems = verify(folder, data=data)
    for problem in problems:
        print(plain(problem))
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise ChecksFailedError(f"{folder} is not sound: {count}.")
    told = manifest.read(folder)
    depth = "structure and counts; --data reads every byte"
    if data:
        depth = "every byte, keys, references and rules"
        if not is_of_this_version(told):
            depth = (
                f"every byte, keys and references; tables of version {told.schema_version} have other rules"
            )
    counts = f"{len(told.tables)} tables, {told.database.row_count:,} rows"
    print(f"{plain(str(folder))} is sound: {counts} ({depth}).")
