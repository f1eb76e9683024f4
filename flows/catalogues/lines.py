"""Lines of a text file, one at a time and never more of it in memory than one line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from flows.catalogues.source import refused

MAX_LINE = 4 * 1024 * 1024
"""Bytes of the longest line that is read; ISO's longest records have some ten thousand."""


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of `path` with their numbers from 1; raises CatalogueError at one that is not UTF-8."""
    with path.open("rb") as file:
        for number in count(1):
            line = file.readline(MAX_LINE + 1)
            if not line:
                return
            if len(line) > MAX_LINE:
                raise refused(path, f"the line is longer than {MAX_LINE} bytes", number)
            try:
                yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                raise refused(path, "not UTF-8", number) from None
