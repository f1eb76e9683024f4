from __future__ import annotations

import json
import time
from datetime import date, datetime

import pytest

from transforms.frontmatter import Frontmatter, read_frontmatter
from transforms.options import Options


def read(inner: str) -> Frontmatter:
    return read_frontmatter(f"+++\n{inner}\n+++\nbody\n", Options())


def test_values() -> None:
    found = read(
        'title = "A"\nversion = 1.10\nn = 1_000\nok = true\nday = 2024-02-29\n'
        'at = 2024-02-29T10:00:00+02:00\ntext = "2024-02-29"\ntags = ["x"]\n\n'
        '[extra]\nteam = "[[T]]"\nnone = []'
    )
    assert (found.status, found.body, found.body_line, found.findings) == ("ok", "body\n", 15, [])
    assert [(row.pointer, row.value_type, row.value, row.line) for row in found.properties] == [
        ("/title", "text", "A", 2),
        ("/version", "number", "1.10", 3),
        ("/n", "number", "1000", 4),
        ("/ok", "boolean", "true", 5),
        ("/day", "date", "2024-02-29", 6),
        ("/at", "datetime", "2024-02-29T10:00:00+02:00", 7),
        ("/text", "text", "2024-02-29", 8),
        ("/tags/0", "text", "x", 9),
        ("/extra/team", "link", "[[T]]", 12),
        ("/extra/none", "null", "[]", 13),
    ]
    assert found.properties[4].value_date == date(2024, 2, 29)
    assert found.properties[5].value_at == datetime(2024, 2, 29, 8)
    assert [(row.tag, row.is_obsidian_recognised) for row in found.tags] == [("x", False)]


def test_each_value_tells_the_line_it_stands_on() -> None:
    found = read(
        'tags = [ # [x]\n  "a",\n\n  "b", "]=",\n]\nt = """\nu = 1\n"""\nu = [[1],\n [2]]\n'
        'a."b.c".d = 1\n[v]\nw.x = { y = 1, z = [\n2] }\n[[l]]\nk = 1\n[l.m]\nn = 1\n[[l]]\nk = 2'
    )
    assert [(row.pointer, row.line) for row in found.properties] == [
        ("/tags/0", 3),
        ("/tags/1", 5),
        ("/tags/2", 5),
        ("/t", 7),
        ("/u/0/0", 10),
        ("/u/1/0", 11),
        ("/a/b.c/d", 12),
        ("/v/w/x/y", 14),
        ("/v/w/x/z/0", 14),
        ("/l/0/k", 17),
        ("/l/0/m/n", 19),
        ("/l/1/k", 21),
    ]
    assert [row.line for row in found.tags] == [3, 5]


@pytest.mark.parametrize(
    ("inner", "rule", "line"),
    [
        ("a = 1\nb = @x", "FM001", 3),
        ("a = 1\na = 2", "FM001", 3),
        ("a = " + "9" * 5000, "FM001", 2),
        ("a = 0x" + "f" * 5000, "FM001", 2),
        ("a = " + "[" * 50_000, "FM004", 2),
        ("a = " + "[" * 40 + "]" * 40, "FM004", 2),
        ("a = 2024-02-30", "FM001", 2),
    ],
)
def test_what_is_not_toml_is_kept_as_text(inner: str, rule: str, line: int) -> None:
    found = read(inner)
    assert (found.status, found.properties, found.body) == ("invalid", [], "body\n")
    assert [(finding.rule, finding.line) for finding in found.findings] == [(rule, line)]
    assert json.loads(found.json or "") == inner


@pytest.mark.parametrize(
    "line",
    [
        "{dots} = 1",
        "[{dots}]",
        "[[{dots}]]",
        "a = {{ {dots} = 1 }}",
        "a = [{{b = 1, {dots} = 1}}]",
        '"x=y".{dots} = 1',
    ],
)
@pytest.mark.parametrize("part", ["a", " a ", '"a"'])
def test_a_key_of_thousands_of_parts_is_refused_at_once(line: str, part: str) -> None:
    started = time.process_time()
    found = read("t = 1\n" + line.format(dots=".".join([part] * 30_000)))
    assert time.process_time() - started < 1
    assert (found.status, [finding.rule for finding in found.findings]) == ("invalid", ["FM004"])


def test_dots_in_a_text_are_no_parts_of_a_key() -> None:
    found = read("t = '" + "One, two... " * 300 + "'")
    assert found.status == "ok"
