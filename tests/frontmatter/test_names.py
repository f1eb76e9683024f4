from __future__ import annotations

import pytest

from tests.frontmatter.reading import read


@pytest.mark.parametrize(
    ("inner", "tags"),
    [
        ("tags: [a, B/c, '#d']", [("a", "a", True), ("b/c", "B/c", True), ("d", "#d", True)]),
        ("TAGS:\n  - É\n  - é", [("é", "É", True)]),
        ("Tags: a, b c", [("a", "a", False), ("b", "b", False), ("c", "c", False)]),
        ("tags: '#a #b'", [("a", "#a", False), ("b", "#b", False)]),
        ("tag: a", [("a", "a", False)]),
        ("tag: [a]", [("a", "a", False)]),
        ("tag: a\ntags: [A]", [("a", "a", True)]),
        ("tags: [[a, b], c]", [("a", "a", False), ("b", "b", False), ("c", "c", True)]),
        ("tags: {x: [a], y: b}", [("a", "a", False), ("b", "b", False)]),
        (
            "tags: [Yes, on, 1a, 2024-01-01]",
            [
                ("yes", "Yes", True),
                ("on", "on", True),
                ("1a", "1a", True),
                ("2024-01-01", "2024-01-01", True),
            ],
        ),
        ("tags:", []),
        ("tags: [null, '', ~]", []),
        ("tags: ''", []),
        ("tags: []", []),
    ],
)
def test_tags(inner: str, tags: list[tuple[str, str, bool]]) -> None:
    found = read(inner)
    assert [(row.tag, row.raw, row.is_obsidian_recognised) for row in found.tags] == tags
    assert {row.source for row in found.tags} <= {"frontmatter"}
    ignored = sum(finding.rule == "TG003" for finding in found.findings)
    assert ignored == (0 if "tag:" not in inner and all(recognised for *_, recognised in tags) else 1)


def test_invalid_tags_are_told_and_left_out() -> None:
    found = read("tags:\n  - 2024\n  - a b\n  - ok\n  - x: y\ntag: '12, z'")
    assert [(row.tag, row.line) for row in found.tags] == [("ok", 5), ("z", 7)]
    told = [(f.line, f.key, f.observed) for f in found.findings if f.rule == "TG001"]
    assert told == [(3, "tags", "2024"), (4, "tags", "a b"), (6, "tags", "x: y"), (7, "tag", "12")]


@pytest.mark.parametrize(
    ("inner", "aliases"),
    [
        (
            "aliases: [802.11, 0x1DA9430, Yes, '?', '::', 1.10]",
            ["802.11", "0x1DA9430", "Yes", "?", "::", "1.10"],
        ),
        ("aliases:\n- ?\n- ::\n- ~x\n- NO", ["?", "::", "~x", "NO"]),
        (
            "aliases:\n  - Structured Copy: Files\n  - IPv4: RFC 791",
            ["Structured Copy: Files", "IPv4: RFC 791"],
        ),
        ("aliases:\n- a: b # why\n# comment\n- 'c: d'", ["a: b", "c: d"]),
        ("aliases:\n- A:\n- 'x': \"y\"", ["A:", "'x': \"y\""]),
        ("aliases: a, b c ,, d", ["a", "b c", "d"]),
        ("alias: ISO", ["ISO"]),
        ("ALIAS: [x]\nAliases: [y]", ["x", "y"]),
        ("aliases: [[a, b]]", ["a", "b"]),
        ("aliases: ['', null, ~, a]", ["a"]),
        ("aliases: 802.11", ["802.11"]),
        ("aliases:", []),
    ],
)
def test_aliases_as_typed(inner: str, aliases: list[str]) -> None:
    found = read(inner)
    assert [row.alias for row in found.aliases] == aliases
    assert [row.position for row in found.aliases] == list(range(1, len(aliases) + 1))


def test_aliases_properties_and_json_are_as_typed_too() -> None:
    found = read("aliases:\n  - IPv4: RFC 791\nnotes:\n  - IPv4: RFC 791")
    assert [(row.pointer, row.value) for row in found.properties] == [
        ("/aliases/0", "IPv4: RFC 791"),
        ("/notes/0/IPv4", "RFC 791"),
    ]
    assert found.json == '{"aliases":["IPv4: RFC 791"],"notes":[{"IPv4":"RFC 791"}]}'


def test_what_obsidian_ignores_says_so() -> None:
    found = read("aliases:\n  - a\n  - b: c\nalias: d, e")
    assert [(row.alias, row.is_obsidian_recognised) for row in found.aliases] == [
        ("a", True),
        ("b: c", False),
        ("d", False),
        ("e", False),
    ]
    assert [(f.rule, f.line, f.key) for f in found.findings] == [
        ("TG003", 3, "aliases"),
        ("TG003", 5, "alias"),
    ]


def test_alias_declared_twice() -> None:
    found = read("aliases: [Légal, LEGAL, x]")
    assert [(row.alias_key, row.alias, row.position) for row in found.aliases] == [
        ("legal", "Légal", 1),
        ("x", "x", 2),
    ]
    assert [(f.rule, f.observed) for f in found.findings] == [("AL002", "LEGAL")]
