from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.frontmatter.reading import read


@pytest.mark.parametrize(
    ("inner", "wanted", "line", "key"),
    [
        ("a: 1\ntitle: Cycle 2 : Cas avancé", {"a": "1", "title": "Cycle 2 : Cas avancé"}, 3, "title"),
        ("author: @me\na: 1.10", {"author": "@me", "a": "1.10"}, 2, "author"),
        ("pct: %x\nbt: `x`", {"pct": "%x", "bt": "`x`"}, 2, "pct"),
        ("@k: v\n%l: w", {"@k": "v", "%l": "w"}, 2, "@k"),
        ("c: {{date}} {{time}}", {"c": "{{date}} {{time}}"}, 2, "c"),
        ("c: {{date:YYYY-MM-DD}}-x\nd: {{x}}", {"c": "{{date:YYYY-MM-DD}}-x", "d": "{{x}}"}, 2, "c"),
        ("tags: [a, #b, c]", {"tags": ["a", "#b", "c"]}, 2, "tags"),
        ("tags: [a, 'b, c', \"d\" e\nx: 1", {"tags": ["a", "b, c", '"d" e'], "x": "1"}, 2, "tags"),
        (
            "aliases: [802.11, Yes, ?, '::', A: B]",
            {"aliases": ["802.11", "Yes", "?", "::", "A: B"]},
            2,
            "aliases",
        ),
        ("up: [[X]], [[Y]]", {"up": "[[X]], [[Y]]"}, 2, "up"),
        ("up: [[X #y]]", {"up": "[[X #y]]"}, 2, "up"),
        ("d: 'L'avenir'", {"d": "L'avenir"}, 2, "d"),
        ("d: 'l''un, l'autre'", {"d": "l'un, l'autre"}, 2, "d"),
        ('d: "a "b" c"', {"d": 'a "b" c'}, 2, "d"),
        ('d: "C:\\dossier"', {"d": "C:\\dossier"}, 2, "d"),
        ('d: "never closed\ne: 1', {"d": '"never closed', "e": "1"}, 2, "d"),
        ("d: [a, b\ne: 1", {"d": "[a, b", "e": "1"}, 2, "d"),
        ("d: *x\ne: &", {"d": "*x", "e": "&"}, 2, "d"),
        ("tags:\n\t- a\n\t- b\nx: 1", {"tags": ["a", "b"], "x": "1"}, 3, "tags"),
        ("t: >\n\tfolded\n\ttext\nx: 1", {"t": "folded text\n", "x": "1"}, 3, "t"),
        ("t: |\n  a\n  \tb\nx: @", {"t": "a\n\tb\n", "x": "@"}, 5, "x"),
        (
            "l:\n  - ok\n  - @a\n  - b: @c\n    d: 2\n  - 3",
            {"l": ["ok", "@a", {"b": "@c", "d": "2"}, "3"]},
            2,
            "l",
        ),
        ("l:\n- a : b : c\n- - x", {"l": ["a : b : c", ["x"]]}, 2, "l"),
        ("m: # note\n  x: @y\n  z: 5", {"m": {"x": "@y", "z": "5"}}, 2, "m"),
        ("t: `a`\n  b", {"t": "`a`\nb"}, 2, "t"),
        ("  a: @x\n  b: 1", {"a": "@x", "b": "1"}, 2, "a"),
        ("\"q k\": @x\n'r': 1\n", {"q k": "@x", "r": "1"}, 2, "q k"),
        ("f: [\n  a,\n  b\n]\nx: @", {"f": ["a", "b"], "x": "@"}, 6, "x"),
        ('e: "\\ud83d\\ude00"\nl: ["\\ud83d\\ude00"]', {"e": "😀", "l": ["😀"]}, 2, "e"),
        (
            "aliases:\n- IPv4: RFC 791\n- @b\n- c: d : e",
            {"aliases": ["IPv4: RFC 791", "@b", "c: d : e"]},
            2,
            "aliases",
        ),
    ],
)
def test_each_key_alone(inner: str, wanted: object, line: int, key: str | None) -> None:
    found = read(inner)
    assert found.status == "salvaged"
    assert json.loads(found.json or "") == wanted
    assert [(f.rule, f.line, f.key) for f in found.findings if f.rule[:2] == "FM"] == [("FM002", line, key)]


def test_types_stay() -> None:
    found = read('a: @x\nb: 2024-01-01\nc: "12"\nd: [[X #y]]\ne: 7')
    assert [row.value_type for row in found.properties] == ["text", "date", "text", "link", "number"]
    assert [row.line for row in found.properties] == [2, 3, 4, 5, 6]


def test_obsidian_sees_nothing_of_a_broken_block() -> None:
    found = read("tags: [a]\naliases: [b]\nt: @")
    assert [row.is_obsidian_recognised for row in [*found.tags, *found.aliases]] == [False, False]
    assert [finding.rule for finding in found.findings] == ["FM002"]


def test_merge_conflict() -> None:
    found = read("id: x\n<<<<<<< HEAD\nupdated: 1\n=======\nupdated: 2\n>>>>>>> abc: message\ntags: [a]")
    assert json.loads(found.json or "") == {"id": "x", "updated": "2", "tags": ["a"]}
    assert [tuple(finding) for finding in found.findings] == [
        ("FM002", 3, None, "<<<<<<< HEAD"),
        ("FM003", 6, "updated", '"1"'),
    ]


def test_lines_left_out_are_told_one_by_one() -> None:
    found = read("stray one\na: 1\nstray two\nstray three\nb: @x\nstray four")
    assert json.loads(found.json or "") == {"a": "1", "b": "@x"}
    assert [(f.rule, f.line, f.observed) for f in found.findings] == [
        ("FM002", 2, "stray one"),
        ("FM002", 4, "stray two"),
        ("FM002", 7, "stray four"),
    ]


def test_problem_that_only_the_whole_has() -> None:
    found = read("a: &x 1\nb: 2\n...\nc: 3")
    assert json.loads(found.json or "") == {"a": "1", "b": "2", "c": "3"}
    assert [(f.rule, f.line, f.key) for f in found.findings] == [("FM002", 5, "c")]


@pytest.mark.parametrize("inner", ["@nothing", "{a: b", "[a", '"', "\tx", ": c : d"])
def test_nothing_to_salvage_is_kept_as_text(inner: str) -> None:
    found = read(inner)
    assert (found.status, [finding.rule for finding in found.findings]) == ("invalid", ["FM001"])
    assert json.loads(found.json or "") == inner


@pytest.mark.parametrize("control", ["\x1b[31m", "\u202e", "\x07", "\x9b"])
def test_findings_show_no_control_characters(control: str) -> None:
    found = read(f"{control}k: @{control}\n{control}k: 1\naliases: [{control}, {control}]\ntags: x{control}!")
    shown = [text for finding in found.findings for text in (finding.key, finding.observed) if text]
    assert shown and all(text.isprintable() and len(text) <= 200 for text in shown)


YAMLISH = st.text(alphabet=st.sampled_from("-:?&*!|>'\"%@`{}[],# \n\tab1é~\\<="), max_size=80)


@given(YAMLISH)
def test_never_raises(inner: str) -> None:
    found = read(inner)
    assert found.status in ("ok", "salvaged", "invalid", "absent")
    assert found.json is None or json.loads(found.json) is not Ellipsis
    keys = [(row.key, row.position) for row in found.properties]
    assert len(set(keys)) == len(keys)


@given(YAMLISH.filter(lambda text: "---" not in text))
def test_a_sound_key_beside_a_broken_one_survives(value: str) -> None:
    broken = " ".join(value.split())
    found = read(f"first: 1\nbroken: {broken}\nlast: [a, b]")
    if found.status == "salvaged":
        assert {"first", "last"} <= set(json.loads(found.json or ""))
