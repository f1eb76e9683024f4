from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.frontmatter.values import Leaf, Mapping, Refused, Sequence, Value, to_plain
from transforms.frontmatter.yaml_lines import read_lines
from transforms.frontmatter.yaml_nodes import read_yaml
from transforms.issues import Finding
from transforms.options import Limits
from transforms.scalars import NULL, TEXT

LIMITS = Limits()
COMMENT = "\n# is left to libyaml"


def by_libyaml(text: str) -> tuple[Value, list[Finding]] | None:
    assert read_lines(text + COMMENT, 2) is None
    findings: list[Finding] = []
    try:
        return read_yaml(text + COMMENT, 2, LIMITS, findings), findings
    except Refused:
        return None


def test_values_have_their_text_and_line() -> None:
    wanted: dict[str, Value] = {
        "pays": Leaf("Suisse romande", TEXT, 2),
        "tags": Sequence([Leaf("a/b", TEXT, 4), Leaf("NO", TEXT, 5)], 4),
        "vide": Leaf(None, NULL, 6),
        "code": Leaf("007", TEXT, 7),
    }
    assert read_lines("pays: Suisse romande \ntags:\n  - a/b\n  - NO\nvide:\ncode: '007'", 2) == Mapping(
        wanted, 2
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: x, y (z)\n", {"a": "x, y (z)"}),
        ("a: 'l\"été'\n", {"a": 'l"été'}),
        ('a: "b: c #d"  \n', {"a": "b: c #d"}),
        ('a: ""', {"a": ""}),
        ("a: http://x/y:z\n", {"a": "http://x/y:z"}),
        ("a: []\nb: [ x, 'y' ,\"z\" ]", {"a": [], "b": ["x", "y", "z"]}),
        ("a:\n- x\n- 'y'\nb: 1", {"a": ["x", "y"], "b": "1"}),
        ("créé-le: 2024-01-02", {"créé-le": "2024-01-02"}),
    ],
)
def test_is_simple(text: str, wanted: object) -> None:
    simple = read_lines(text, 2)
    assert simple is not None
    assert to_plain(simple) == wanted
    assert by_libyaml(text) == (simple, [])


@pytest.mark.parametrize(
    "text",
    [
        *("", "a", "a:b", "a: b: c", "a: b #c", "a: - b", "a: |\n  b", "a: b\n  c", "a: b\n\tc"),
        *("a: [[b]]", "a: [b: c]", "a: [b,,c]", "a: [b,]", "a: [b\n]", "a: {{b}}", "a: {b: c}"),
        *("a: 'it''s'", 'a: "\\n"', "a: 'b", 'a: "\u0085"', "a: b\u2028c", "a: *b", "a: &b c", "a: !b c"),
        *("a: b\n- c", "a:\n  - b\n - c", "a:\n- b: c", "a:\n-", "a: b\na: c", "a: b\n\nc: d"),
        *("# a", "---", '"a": b', "? a", "1: b"),
    ],
)
def test_is_not_simple(text: str) -> None:
    assert read_lines(text, 2) is None


_PIECES = st.one_of(
    st.sampled_from(("a", "tags", "é", "12", "1.5", "true", "null", "~", "http://x/", "🎯", "\u00a0")),
    st.sampled_from(("'", '"', "''", "\\", "[", "]", "{", "}", ",", ", ", ":", ": ", "#", " #", "- ", "-")),
    st.sampled_from(("\n", "\n- ", "\n  - ", " ", "  ", "|", ">", "&", "*", "!", "%", "@", "`", "? ", "\t")),
    st.characters(),
)
_SCALARS = st.lists(_PIECES, max_size=4).map("".join)
_MARKED = st.one_of(_SCALARS, _SCALARS.map("'{}'".format), _SCALARS.map('"{}"'.format))
_LINES = st.one_of(
    st.tuples(st.sampled_from(("a: ", "b:", "é: ", "tags: ", "  - ", "- ", "")), _MARKED).map("".join),
    st.lists(_MARKED, max_size=3).map(lambda items: f"aliases: [{', '.join(items)}]"),
    st.lists(_MARKED, min_size=1, max_size=3).map(lambda items: "\n  - ".join(("c:", *items))),
)


@given(st.lists(_LINES, max_size=4).map("\n".join))
def test_reads_as_libyaml_does(text: str) -> None:
    simple = read_lines(text, 2)
    assert simple is None or by_libyaml(text) == (simple, [])
