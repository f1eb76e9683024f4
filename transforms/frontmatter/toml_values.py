"""TOML to values, for frontmatter between `+++` lines (Hugo, Zola)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, time
from typing import TypeAlias

from transforms.frontmatter.values import Leaf, Mapping, Refused, Sequence, Value, plain_leaf, quoted_leaf
from transforms.options import Limits

_TOKEN = re.compile(
    r"""
      \"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5}    # strings of several lines
    | "(?:\\.|[^"\\\n])*" | '[^'\n]*'
    | \#[^\n]* | \n | [\[\]{}=,] | [^\s"'\#\[\]{}=,]+
    """,
    re.VERBOSE | re.DOTALL,
)
_Path: TypeAlias = tuple[str | int, ...]
_Statement: TypeAlias = list[tuple[str, int]]
"""The tokens of a key with its value, or of the header of a table, each with its line."""

_ERROR_LINE = re.compile(r"\(at line (\d+)")
_AROUND_KEYS = re.compile(r"[=,{\n]")
_MOST_DOTS = 500
"""Dots in a key: the parser takes time and memory by their square."""


def read_toml(text: str, first_line: int, limits: Limits) -> Value:
    """The TOML document as a mapping.

    Raises `Refused`: FM001 when it is not TOML, FM004 when it is too deep. Numbers and times come out in
    TOML's normal form (`1_000` as `1000`), floats as written.
    """
    if max(part.count(".") for part in _AROUND_KEYS.split(text)) > _MOST_DOTS:
        raise Refused("FM004", first_line)
    try:
        parsed = tomllib.loads(text, parse_float=_Float)
        lines = _lines_of_values(text, first_line, limits.frontmatter_depth)
        entries = {
            label: _value(value, (label,), lines, first_line, limits.frontmatter_depth - 1)
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


def _lines_of_values(text: str, first_line: int, levels: int) -> dict[_Path, int]:
    """The line of each key, of each table, and of each item of an array that is the value of a key."""
    lines: dict[_Path, int] = {}
    last_of_tables: dict[_Path, int] = {}
    table: _Path = ()
    for statement in _statements(text, first_line):
        tokens = [token for token, _ in statement]
        is_header = "=" not in tokens
        path = () if is_header else table
        for key in _keys(tokens if is_header else tokens[: tokens.index("=")])[:levels]:
            path = (*path, last_of_tables[path], key) if path in last_of_tables else (*path, key)
            lines.setdefault(path, statement[0][1])
        if not is_header:
            items = _lines_of_items(statement[tokens.index("=") + 1 :])
            lines.update(((*path, index), line) for index, line in enumerate(items))
            continue
        if tokens[:2] == ["[", "["]:
            last_of_tables[path] = last_of_tables.get(path, -1) + 1
            lines[(*path, last_of_tables[path])] = statement[0][1]
        table = (*path, last_of_tables[path]) if path in last_of_tables else path
    return lines


def _statements(text: str, first_line: int) -> Iterator[_Statement]:
    """The statements of a sound document, without comments."""
    statement: _Statement = []
    depth, line = 0, first_line
    for match in _TOKEN.finditer(text + "\n"):
        token = match[0]
        if token == "\n" and depth == 0 and statement:
            yield statement
            statement = []
        elif token[0] not in "\n#":
            statement.append((token, line))
            depth += (token in ("[", "{")) - (token in ("]", "}"))
        line += token.count("\n")


def _keys(tokens: list[str]) -> list[str]:
    keys: list[str] = []
    for token in tokens:
        if token[0] in "\"'":
            keys.append(token[1:-1])
        elif token not in ("[", "]"):
            keys += filter(None, token.split("."))
    return keys


def _lines_of_items(value: _Statement) -> list[int]:
    """The line on which each item of an array begins; none when `value` is no array."""
    lines: list[int] = []
    depth, is_next = 0, False
    for token, line in value if value[0][0] == "[" else ():
        if is_next and token != "]":
            lines.append(line)
        is_next = (depth == 0 and token == "[") or (depth == 1 and token == ",")
        depth += (token in ("[", "{")) - (token in ("]", "}"))
    return lines


def _value(parsed: object, path: _Path, lines: dict[_Path, int], above: int, levels: int) -> Value:
    """`above` is the line of what holds the value, which is its own where it is not known better."""
    line = lines.get(path, above)
    if isinstance(parsed, (dict, list)) and levels == 0:
        raise Refused("FM004", line)
    if isinstance(parsed, dict):
        entries = {key: _value(item, (*path, key), lines, line, levels - 1) for key, item in parsed.items()}
        return Mapping(entries, line)
    if isinstance(parsed, list):
        items = enumerate(parsed)
        return Sequence([_value(item, (*path, no), lines, line, levels - 1) for no, item in items], line)
    return _leaf(parsed, line)


def _leaf(parsed: object, line: int) -> Leaf:
    if isinstance(parsed, _Float):
        return plain_leaf(str(parsed), line)
    if isinstance(parsed, str):
        return quoted_leaf(parsed, line)
    if isinstance(parsed, (date, time)):
        return plain_leaf(parsed.isoformat(), line)
    return plain_leaf(str(parsed).lower(), line)
