"""TOML to values, for frontmatter between `+++` lines (Hugo, Zola)."""

from __future__ import annotations

import re
import tomllib
from datetime import date, time

from transforms.frontmatter.values import Leaf, Mapping, Refused, Sequence, Value, plain_leaf, quoted_leaf
from transforms.options import Limits

_KEY_LINE = re.compile(r"""[ \t]*("[^"\n]*"|'[^'\n]*'|[\w-]+)[ \t]*[=.]|[ \t]*\[+[ \t]*([\w-]+)""")
_ERROR_LINE = re.compile(r"\(at line (\d+)")
_AROUND_KEYS = re.compile(r"[=,{\n]")
_MOST_DOTS = 500
"""Dots in a key: the parser takes time and memory by their square."""


def read_toml(text: str, first_line: int, limits: Limits) -> Value:
    """The TOML document as a mapping, each value on the line of its top-level key.

    Raises `Refused`: FM001 when it is not TOML, FM004 when it is too deep. Numbers and times come out in
    TOML's normal form (`1_000` as `1000`), floats as written.
    """
    if max(part.count(".") for part in _AROUND_KEYS.split(text)) > _MOST_DOTS:
        raise Refused("FM004", first_line)
    try:
        parsed = tomllib.loads(text, parse_float=_Float)
        lines = _lines_of_keys(text, first_line)
        entries = {
            label: _value(value, lines.get(label, first_line), limits.frontmatter_depth - 1)
            for label, value in parsed.items()
        }
    except RecursionError:
        raise Refused("FM004", first_line) from None
    except ValueError as error:  # an integer of thousands of digits is one too
        found = _ERROR_LINE.search(str(error))
        raise Refused("FM001", first_line + int(found[1]) - 1 if found else first_line) from error
    return Mapping(entries, first_line)


class _Float(str):
    """A float as it was written."""


def _lines_of_keys(text: str, first_line: int) -> dict[str, int]:
    """The line on which each top-level key or table first stands."""
    lines: dict[str, int] = {}
    for no, line in enumerate(text.split("\n"), first_line):
        matched = _KEY_LINE.match(line)
        if matched:
            lines.setdefault((matched[1] or matched[2]).strip("\"'"), no)
    return lines


def _value(parsed: object, line: int, levels: int) -> Value:
    if isinstance(parsed, (dict, list)) and levels == 0:
        raise Refused("FM004", line)
    if isinstance(parsed, dict):
        return Mapping({label: _value(item, line, levels - 1) for label, item in parsed.items()}, line)
    if isinstance(parsed, list):
        return Sequence([_value(item, line, levels - 1) for item in parsed], line)
    return _leaf(parsed, line)


def _leaf(parsed: object, line: int) -> Leaf:
    if isinstance(parsed, _Float):
        return plain_leaf(str(parsed), line)
    if isinstance(parsed, str):
        return quoted_leaf(parsed, line)
    if isinstance(parsed, (date, time)):
        return plain_leaf(parsed.isoformat(), line)
    return plain_leaf(str(parsed).lower(), line)
