"""JSON to values, for what YAML cannot read: escaped surrogate pairs, numbers next to colons …"""

from __future__ import annotations

import json

from transforms.frontmatter.values import (
    Leaf,
    Mapping,
    Refused,
    Sequence,
    Value,
    plain_leaf,
    put,
    quoted_leaf,
)
from transforms.issues import Finding
from transforms.options import Limits


class _Written(str):
    """A number as it was written."""


class _Pairs(list[tuple[str, object]]):
    """The members of an object, those that stand twice included."""


def read_json(text: str, first_line: int, limits: Limits, findings: list[Finding]) -> Value:
    """The JSON text as values, all on `first_line`; raises `Refused` (FM002, or FM004 when too deep).

    Control characters in strings pass.
    """
    try:
        parsed = json.loads(
            text,
            strict=False,
            parse_int=_Written,
            parse_float=_Written,
            parse_constant=_Written,
            object_pairs_hook=_Pairs,
        )
    except RecursionError:
        raise Refused("FM004", first_line) from None
    except json.JSONDecodeError as error:
        raise Refused("FM002", first_line + error.lineno - 1) from error
    return _value(parsed, first_line, limits.frontmatter_depth, findings)


def _value(parsed: object, line: int, levels: int, findings: list[Finding]) -> Value:
    if isinstance(parsed, list) and levels == 0:
        raise Refused("FM004", line)
    if isinstance(parsed, _Pairs):
        entries: dict[str, Value] = {}
        for label, item in parsed:
            put(entries, storable(label), _value(item, line, levels - 1, findings), line, findings)
        return Mapping(entries, line)
    if isinstance(parsed, list):
        return Sequence([_value(item, line, levels - 1, findings) for item in parsed], line)
    return _leaf(parsed, line)


def _leaf(parsed: object, line: int) -> Leaf:
    if isinstance(parsed, _Written):
        return plain_leaf(str(parsed), line)
    if isinstance(parsed, str):
        return quoted_leaf(storable(parsed), line)
    return plain_leaf("null" if parsed is None else str(parsed).lower(), line)


def storable(text: str) -> str:
    """`text` with surrogates paired; a lone one, which no UTF-8 text can hold, becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
