from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.frontmatter import read_frontmatter
from transforms.options import Limits, Options


@pytest.mark.parametrize(
    ("text", "status", "body", "body_line"),
    [
        ("", "absent", "", 1),
        ("text", "absent", "text", 1),
        ("---\na: 1\n---\nbody", "ok", "body", 4),
        ("---\na: 1\n---", "ok", "", 3),
        ("---\na: 1\n---\n\n  indented\n", "ok", "\n  indented\n", 4),
        ("---\n---\nbody", "ok", "body", 3),
        ("---\n\n# only a comment\n---\nbody", "ok", "body", 5),
        ("--- \na: 1\n---\t\nbody", "ok", "body", 4),
        ("+++\na = 1\n+++\nbody", "ok", "body", 4),
        ("---\na: 1\n---\n---\nb: 2\n---\n", "ok", "---\nb: 2\n---\n", 4),
        ("---\na: |\n  ---\nb: 2\n---\nbody", "ok", "body", 6),
        ("\n---\na: 1\n---\n", "absent", "\n---\na: 1\n---\n", 1),
        (" ---\na: 1\n---\n", "absent", " ---\na: 1\n---\n", 1),
        ("----\na: 1\n----\n", "absent", "----\na: 1\n----\n", 1),
        ("--- # x\na: 1\n---\n", "absent", "--- # x\na: 1\n---\n", 1),
        ('{\n"a": 1\n}\n', "absent", '{\n"a": 1\n}\n', 1),
        ("***\na: 1\n***\n", "absent", "***\na: 1\n***\n", 1),
        ("---\n- a\n- b\n---\nbody", "invalid", "body", 5),
        ("---\njust text\n---\nbody", "invalid", "body", 4),
    ],
)
def test_where_the_body_begins(text: str, status: str, body: str, body_line: int) -> None:
    found = read_frontmatter(text, Options())
    assert (found.status, found.body, found.body_line) == (status, body, body_line)


@pytest.mark.parametrize(
    "text", ["---\ntitle: x\n", "---\n\n# note\ntitle: x\n----\n", '---\n{"a": 1}', "+++\na = 1"]
)
def test_unclosed_is_told(text: str) -> None:
    found = read_frontmatter(text, Options())
    assert (found.status, found.body) == ("absent", text)
    assert [(finding.rule, finding.line) for finding in found.findings] == [("FM005", 1)]


@pytest.mark.parametrize(
    "text", ["---", "---\n", "---\n\nA paragraph below a thematic break.\n", "---\n# Title\n"]
)
def test_thematic_break_is_no_frontmatter(text: str) -> None:
    found = read_frontmatter(text, Options())
    assert (found.status, found.body, found.findings) == ("absent", text, [])


def test_python_frontmatters_own_words_are_keys_like_others() -> None:
    found = read_frontmatter("---\ncontent: a\nhandler: b\nmetadata: c\n1: d\n---\n", Options())
    assert json.loads(found.json or "") == {"content": "a", "handler": "b", "metadata": "c", "1": "d"}


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [("just text", "just text"), ("- a\n- 1", ["a", "1"]), ("[a, [b]]", ["a", ["b"]]), ("a\nb", "a\nb")],
)
def test_what_is_no_mapping_is_kept_as_json(inner: str, wanted: object) -> None:
    found = read_frontmatter(f"---\n{inner}\n---\n", Options())
    assert (found.status, [finding.rule for finding in found.findings]) == ("invalid", ["FM006"])
    assert json.loads(found.json or "") == wanted


def test_size_limit() -> None:
    options = Options(limits=Limits(frontmatter_bytes=100))
    assert read_frontmatter(f"---\na: {'x' * 97}\n---\n", options).status == "ok"
    found = read_frontmatter(f"---\na: {'é' * 60}\n---\nbody", options)
    assert (found.status, found.json, found.properties, found.body) == ("invalid", None, [], "body")
    assert [finding.rule for finding in found.findings] == ["FM004"]


@given(st.text(alphabet=st.sampled_from("-+ \n\t#a:1é{}[]\"'|>&*!%@`,?"), max_size=60))
def test_nothing_of_the_body_is_lost(text: str) -> None:
    found = read_frontmatter(text, Options())
    assert text.endswith(found.body)
    assert found.body_line == text[: len(text) - len(found.body)].count("\n") + 1
