"""Whatever stands between the fences, it is read: every kind of YAML, TOML and JSON, whole and in pieces."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transforms.frontmatter import read_frontmatter
from transforms.options import Options

_PIECES = [
    *"-?:,[]{}#&*!|>'\"%@`~=.+ \t\n/\\_aé1",
    "\n  ",
    "\n- ",
    "\n? ",
    "\n: ",
    "\n--- ",
    "\n...\n",
    "a: ",
    "b:\n",
    "tags: ",
    "aliases:\n  - ",
    "title: ",
    "&x ",
    "*x ",
    "!!str ",
    "!!int ",
    "!!set ",
    "!!python/object:os.system ",
    "!<a> ",
    "%YAML 1.2\n",
    "%TAG ! a\n",
    "<<: ",
    "null",
    "true",
    "NO",
    "0x1F",
    "1e999",
    "2024-02-30",
    "2024-02-29T25:00:00+99:99",
    ".inf",
    "9" * 400,
    "|\n  x\n",
    ">-\n  x\n",
    "|2+\n",
    "[a, b]",
    "{a: b}",
    "[[x]]",
    "{{y}}",
    '"\\ud800"',
    '"\\x00"',
    "'it''s'",
    "\x00",
    "\x85",
    "\u2028",
    "\ufeff",
    "\ud800",
    "\U00100000",
    "\U0010ffff",
    "<<<<<<< a\n",
    "=======\n",
    "# c",
    ": #c",
    "[x]\ny = 1\n",
    "z = 1979-05-27T07:32:00\n",
    '"""',
    "a.b.c = {d = [1, 2]}\n",
    '{"a": {"b": [null]}}',
]
_INNER = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


def _check(fence: str, inner: str) -> None:
    text = f"{fence}\n{inner}\n{fence}\nbody\n"
    found = read_frontmatter(text, Options())
    last_line = text.count("\n")
    lines = [row.line for rows in (found.properties, found.tags, found.aliases, found.links) for row in rows]
    lines += [finding.line for finding in found.findings]
    assert all(line is None or 1 <= line <= last_line for line in lines)
    assert text.endswith(found.body) and found.body_line == last_line - found.body.count("\n") + 1
    json.loads(found.json or "null")
    keys = [(row.key, row.position) for row in found.properties]
    assert len(set(keys)) == len(keys)
    assert len({row.tag for row in found.tags}) == len(found.tags)
    assert len({row.alias_key for row in found.aliases}) == len(found.aliases)
    for row in found.properties:
        assert row.value_type != "number" or row.value_number is not None
    if found.status == "invalid":
        assert found.findings and not found.properties


@settings(max_examples=500, deadline=None)
@example("---", "# Sets\n--- !!set\n? a\n? b\n")
@given(st.sampled_from(["---", "+++"]), _INNER)
def test_any_frontmatter_is_read(fence: str, inner: str) -> None:
    _check(fence, inner.replace("\ud800", "\ufffd"))


@pytest.mark.parametrize(
    "inner",
    [
        "? ",
        "?\n\n\n",
        "? a\n\n\n# x\n",
        "a:\n\n\n# x",
        "- ",
        "-\n\n#x",
        "a: !!null",
        "a: &x",
        "&x a: *x",
        "? &x\n: *x",
        "!!set {a, b}",
        "!!omap\n- a: 1\n- b: 2",
        "!!binary aGk=",
        "--- |\n a",
        "--- >\n a",
        "%YAML 3.0\n---\na: b",
        "{a: b, ? c : d, e}",
        "[a: b, c]",
        "[? a : b]",
        "'a': b",
        '"a" : b',
        "? |\n  block key\n: - one\n  - two",
        "a: - b",
        "a: b: c",
        "a: [b",
        "a: {b",
        "a: 'b",
        'a: "b',
        "a: |x",
        "a: @b",
        "a: `b`",
        "a: %b",
        "a: ,",
        "a: ]",
        "<<: *x",
        "a: *x",
        "a: &x *x",
        "*x : y",
        "? ? a",
        "- - - a",
        "- ? a\n  : b",
        "a:\n- b\n-\n- c",
        "\ta: b",
        "a: b\n\tc: d",
        "a:\n\t- b",
        "a\n b: c",
        "a: b\nc",
        "a\nb: c",
        "...",
        "---",
        "--- a",
        "a: b\n...\nc: d",
        "a: 0b11",
        "a: 0o14",
        "a: +.INF",
        "a: 12e03",
        "a: 1_000",
        "a: 190:20:30",
        "a: 2001-12-14t21:59:43.10-05:00",
        "a: ! b",
        "a: !!float 1",
        "a: !local {b: c}",
        "a: !e!tag b",
        'a: "\\x41\\u00e9\\U0001F600"',
        'a: "\\U00110000"',
    ],
)
def test_every_kind_of_yaml_is_read(inner: str) -> None:
    _check("---", inner)
    _check("---", "k:\n" + "\n".join("  " + line for line in inner.split("\n")))
    _check("---", f"title: T\n{inner}\nlast: 1")
