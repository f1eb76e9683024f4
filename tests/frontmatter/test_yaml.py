from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.frontmatter.reading import read, rules, typed


@pytest.mark.parametrize(
    ("inner", "value_type", "value"),
    [
        ("NO", "text", "NO"),
        ("on", "text", "on"),
        ("10:00", "text", "10:00"),
        ("1.10", "number", "1.10"),
        ("007", "text", "007"),
        ("0x1DA9430", "number", "0x1DA9430"),
        ("True", "boolean", "True"),
        ("2024-05", "text", "2024-05"),
        ("2024-02-29", "date", "2024-02-29"),
        ("2024-01-01 10:00", "datetime", "2024-01-01 10:00"),
        ("", "null", None),
        ("~", "null", "~"),
        ("null", "null", "null"),
        ('""', "text", ""),
        ("''", "text", ""),
        ("[]", "null", "[]"),
        ("{}", "null", "{}"),
        ('"12"', "text", "12"),
        ("'true'", "text", "true"),
        ("'l''été'", "text", "l'été"),
        (r'"a\tbé\""', "text", 'a\tbé"'),
        ('"[[X]]"', "link", "[[X]]"),
        ("[[X]]", "link", "[[X]]"),
        ("[[X|Y, Z]]", "link", "[[X|Y, Z]]"),
        ("[[a: b]]", "link", "[[a: b]]"),
        ("|\n  a\n  b", "text", "a\nb\n"),
        (">-\n  a\n  b", "text", "a b"),
        ("a\n  b", "text", "a b"),
        ("a # comment", "text", "a"),
        ("a:b", "text", "a:b"),
        ("!!str 5", "text", "5"),
        ('!!int "5"', "text", "5"),
        ("!!int 5", "number", "5"),
        ("a\u2028b\u0085c", "text", "a\u2028b\u0085c"),
        ('"\x01\x1b[31m\x7f"', "text", "\x01\x1b[31m\x7f"),
        ('"\ufeff\ufffe"', "text", "\ufeff\ufffe"),
    ],
)
def test_scalar(inner: str, value_type: str, value: str | None) -> None:
    found = read(f"k: {inner}")
    assert found.status == "ok"
    assert [(row.pointer, row.value_type, row.value) for row in found.properties] == [
        ("/k", value_type, value)
    ]
    assert found.findings == []


def test_typed_columns() -> None:
    rows = read("n: 1.10\nb: FALSE\nd: 2024-02-29\nt: 2024-01-01T10:00+02:00").properties
    assert [row[6:10] for row in rows] == [
        (1.1, None, None, None),
        (None, False, None, None),
        (None, None, date(2024, 2, 29), None),
        (None, None, None, datetime(2024, 1, 1, 8, 0)),
    ]


def test_nested_values_have_pointers_positions_and_lines() -> None:
    rows = read('Releases:\n  - cycle: "1"\n    a/b~c: [x, {}]\n  - []\nReleases!: 3\nother: 4').properties
    assert [(row.key, row.position, row.pointer, row.label, row.value, row.line) for row in rows] == [
        ("releases", 1, "/Releases/0/cycle", "Releases", "1", 3),
        ("releases", 2, "/Releases/0/a~1b~0c/0", "Releases", "x", 4),
        ("releases", 3, "/Releases/0/a~1b~0c/1", "Releases", "{}", 4),
        ("releases", 4, "/Releases/1", "Releases", "[]", 5),
        ("releases", 5, "/Releases!", "Releases!", "3", 6),
        ("other", 1, "/other", "other", "4", 7),
    ]


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("m: [[1, 2], [3, 4]]", ["/m/0/0", "/m/0/1", "/m/1/0", "/m/1/1"]),
        ("m: [[1, 2]]", ["/m/0/0", "/m/0/1"]),
        ("m: [[A], [B]]", ["/m/0/0", "/m/1/0"]),
        ("m: [[[A]], [[B]]]", ["/m/0", "/m/1"]),
        ("m:\n- [[A]]\n- [[B]]", ["/m/0", "/m/1"]),
        ("m: {a: {b: c}}", ["/m/a/b"]),
        ("? [a, b]\n: c", ["/[a, b]"]),
        ("? {x: y}\n: c", ["/{x: y}"]),
        ("base: &b {x: 1}\nc:\n  <<: *b\n  y: 2", ["/base/x", "/c/<</x", "/c/y"]),
    ],
)
def test_collections(inner: str, wanted: list[str]) -> None:
    found = read(inner)
    assert (found.status, [row.pointer for row in found.properties]) == ("ok", wanted)


def test_json_text_has_every_scalar_as_written() -> None:
    inner = 'a: 1.10\nb: [yes, 007, ~]\nc:\nd: {e: "x", f: []}\ng: {}'
    wanted = '{"a":"1.10","b":["yes","007","~"],"c":null,"d":{"e":"x","f":[]},"g":{}}'
    assert read(inner).json == wanted


def test_duplicate_key_last_counts() -> None:
    found = read("a: 1\nb: 2\na: 3\nc:\n  d: 4\n  d: 5")
    assert found.status == "salvaged"
    assert [(row.pointer, row.value) for row in found.properties] == [("/a", "3"), ("/b", "2"), ("/c/d", "5")]
    assert [tuple(finding) for finding in found.findings] == [
        ("FM003", 4, "a", '"1"'),
        ("FM003", 7, "d", '"4"'),
    ]


def test_obsidian_sees_nothing_where_a_key_stands_twice() -> None:
    assert [row.is_obsidian_recognised for row in read("tags: [a]\nb: 1\nb: 2").tags] == [False]


@pytest.mark.parametrize("written", ["{{date}}", "{{ title }}", "{{date:YYYY-MM-DD}}"])
def test_the_placeholder_of_a_template_is_text_and_told(written: str) -> None:
    found = read(f"tags: [a]\nk: {written}\nl: [{written}]")
    assert found.status == "salvaged"
    assert [(row.pointer, row.value_type, row.value) for row in found.properties[1:]] == [
        ("/k", "text", written),
        ("/l/0", "text", written),
    ]
    assert [tuple(finding) for finding in found.findings] == [
        ("FM011", 3, None, written),
        ("FM011", 4, None, written),
    ]
    assert found.tags[0].is_obsidian_recognised


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("tags: #a #b", [(2, "tags", "#a #b")]),
        ("tags:\n  - #a\n  - b\n  - #c", [(3, "tags", "#a"), (5, "tags", "#c")]),
        ("a:\n  b: #x", [(3, "a", "#x")]),
        ("a: # a comment", []),
        ("a: ## rule", []),
        ("a: 1 #x", []),
        ("a: '#x'", []),
        ("a: |\n  - #x", []),
        ("a:\n#x\nb: 1", []),
    ],
)
def test_a_value_that_yaml_takes_for_a_comment_is_told(
    inner: str, wanted: list[tuple[int, str, str]]
) -> None:
    found = read(inner)
    assert found.status == "ok"
    assert [tuple(finding) for finding in found.findings] == [("FM010", *place) for place in wanted]


def test_impossible_days_are_text_and_told() -> None:
    found = read("a: 2024-02-30\nb: '2024-02-30'\nc: [0000-00-00]")
    assert [row.value_type for row in found.properties] == ["text"] * 3
    assert rules(found) == [("FM007", 2), ("FM007", 4)]


@pytest.mark.parametrize(
    ("inner", "pointer", "value"),
    [
        ("k: !!python/object/apply:os.system ['echo hi']", "/k/0", "echo hi"),
        ("k: !!python/name:os.system x", "/k", "x"),
        ("k: !secret 5", "/k", "5"),
        ("k: !!binary aGk=", "/k", "aGk="),
        ("k: !ruby/object:Gem {a: b}", "/k/a", "b"),
    ],
)
def test_tags_build_nothing_and_are_told(inner: str, pointer: str, value: str) -> None:
    found = read(inner)
    assert [(row.pointer, row.value_type, row.value) for row in found.properties] == [
        (pointer, "text", value)
    ]
    assert rules(found) == [("FM009", 2)]


@pytest.mark.parametrize(
    "inner",
    [
        '{"tags": ["a"], "n": 1.10, "t": true, "x": null, "o": {"é": "\\u00e9"}}',
        '{\n\t"tags": ["a"],\n\t"n": 1.10, "t": true,\n\t"x": null, "o": {"é": "\\u00e9"}\n}',
        '{"tags":["a"],"n":1.10,"t":true,"x":null,"o":{"é":"é"}}',
        '{"tags": ["a"], "n": 1.10, "t": true, "x": null, "o": {"\\ud83d\\ude00": 0, "é": "é"}}',
    ],
)
def test_json_frontmatter(inner: str) -> None:
    found = read(inner)
    rows = [
        (row.pointer, row.value_type, row.value)
        for row in found.properties
        if "\U0001f600" not in row.pointer
    ]
    assert (found.status, found.findings) == ("ok", [])
    assert rows == [
        ("/tags/0", "text", "a"),
        ("/n", "number", "1.10"),
        ("/t", "boolean", "true"),
        ("/x", "null", "null"),
        ("/o/é", "text", "é"),
    ]


def test_lone_surrogates_of_json_cannot_pass() -> None:
    assert typed('{"a": "\\ud83d\\ude00 \\ud800"}') == [("/a", "text", "😀 \ufffd")]


@given(st.dictionaries(st.text(min_size=1), st.text() | st.lists(st.text(), min_size=1), min_size=1))
def test_quoted_forms_round_trip(written: dict[str, str | list[str]]) -> None:
    inner = "\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in written.items())
    assert json.loads(read(inner).json or "") == written


@given(st.dictionaries(st.text(min_size=1), st.text()))
def test_json_round_trips(written: dict[str, str]) -> None:
    for ensure_ascii in (True, False):
        found = read(json.dumps(written, ensure_ascii=ensure_ascii))
        assert (found.status, json.loads(found.json or "")) == ("ok", written)
