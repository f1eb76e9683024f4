"""The rules of `sql/checks`: a file each, a select that returns the rows that break it.

The first line of a file is a comment that says what has to hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from flows import database
from flows.errors import ChecksFailedError
from flows.reading import opened

CHECKS = Path(__file__).parent.parent / "sql" / "checks"


def check_rules(snapshot: Path) -> None:
    """Raise ChecksFailedError when the DuckDB file in `snapshot` breaks a rule."""
    with opened(snapshot / database.FILE_NAME) as mart:
        broken = list(broken_rules(mart))
    if broken:
        more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
        raise ChecksFailedError(f"The tables failed their checks and were not published: {broken[0]}{more}.")


def broken_rules(mart: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """A line for each rule that the tables of `mart` break: its name, what has to hold, how many rows do not.

    The connection is one to a snapshot's DuckDB file.
    """
    for path in sorted(CHECKS.glob("*.sql")):
        text = path.read_text("utf-8")
        cursor = mart.execute(text)
        offending = cursor.fetchmany(1)
        if offending:
            columns = [column[0] for column in cursor.description or ()]
            count = 1 + sum(1 for _ in iter(cursor.fetchone, None))
            sentence = text.partition("\n")[0].removeprefix("-- ").rstrip(".")
            example = ", ".join(
                f"{name}={value!r}" for name, value in zip(columns, offending[0], strict=True)
            )
            yield f"{path.stem}: {sentence}; {count:,} rows are otherwise, for example {example}"
