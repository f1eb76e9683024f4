"""Where a key stands in a TOML file, and which known name a wrong one was meant to be."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

_HEADER = re.compile(r"\s*\[+([^\[\]]+)\]+")
_KEY = re.compile(r"\s*([\w.\"' -]+?)\s*=")


def line_of(text: str, where: Sequence[str | int]) -> int:
    """The line, from 1, of the key `where`, or of the nearest thing around it that stands in `text`."""
    wanted = [str(part) for part in where if not isinstance(part, int)]
    table: list[str] = []
    best, best_length = 1, 0
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            found = table = _parts(header[1])
        elif key := _KEY.match(line):
            found = table + _parts(key[1])
        else:
            continue
        if len(found) > best_length and found == wanted[: len(found)]:
            best, best_length = number, len(found)
    return best


def error_line(text: str, message: str) -> int:
    """The line, from 1, that tomllib's `message` speaks of: the last one where it says the end."""
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else max(1, len(text.splitlines()))


def suggestion(name: str, known: Iterable[str]) -> str:
    """The end of a complaint: the known name that `name` is nearest to, or what there is to choose from."""
    names = list(known)
    close = difflib.get_close_matches(name, names, n=1)
    return f" (did you mean {close[0]}?)" if close else f" (there are {', '.join(names)})"


def _parts(dotted: str) -> list[str]:
    return [part.strip().strip("\"'") for part in dotted.split(".")]
