"""Frontmatter made to crash or hang its reader: read at once, each with an issue, the sound keys kept."""

from __future__ import annotations

import time

import pytest

from tests.frontmatter.reading import read

DEEP = 50_000


@pytest.mark.parametrize(
    "value",
    [
        "[" * DEEP,
        "[" * DEEP + "]" * DEEP,
        "{a: " * DEEP + "}" * DEEP,
        "{" * DEEP + "}" * DEEP,
        "\n  " + "- " * DEEP + "x",
        "\n  " + "? " * DEEP + "x",
        "".join(f"\n{' ' * level}k{level}:" for level in range(1, 600)),
        "".join(f"\n{' ' * level}-" for level in range(1, 600)),
        "&a [*a]",
        "&a\n  b: *a",
        "&a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: &d [*c, *c, *c]\ne: [*d, *d, *d, *d, *d]",
        "&a [1,2,3,4,5,6]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ne: &e [*d,*d]\nf: &f [*e,*e]",
    ],
    ids=[
        "open",
        "flow",
        "maps",
        "braces",
        "dashes",
        "complex",
        "indented",
        "listed",
        "loop",
        "self",
        "bomb",
        "small",
    ],
)
def test_limits(value: str) -> None:
    started = time.process_time()
    found = read(f"title: sound\ndeep: {value}")
    assert time.process_time() - started < 2
    assert (found.status, found.first(("title",)), found.body) == ("salvaged", "sound", "body\n")
    assert "FM004" in [finding.rule for finding in found.findings]
    assert len(found.properties) < 100


@pytest.mark.parametrize(
    "inner",
    [
        *("{" * DEEP, "[" * DEEP, "? " * DEEP, "- " * DEEP, '"' * DEEP, "'" * (DEEP + 1), ": " * DEEP),
        *(
            '{"a":' * DEEP,
            '{"a": "\\ud83d\\ude00", "b": ' + "[" * DEEP,
            "a" + ":" * DEEP,
            "a: " + "&a " * DEEP,
        ),
        *(
            "a: " + "!a " * DEEP,
            "a: " + "*a " * DEEP + "&",
            "a: " + " " * DEEP + "x: b",
            "a" + " " * DEEP + "b: @",
        ),
        *(
            "\t" * DEEP + "a: @",
            "a: @b" + "\n" * DEEP,
            "a: |\n" + "  x\n" * DEEP + "b: @",
            "a:\n" + "\t- b\n" * 9_000,
        ),
        *(
            "k: v: w\n" * 9_000,
            "stray\n# x\n" * 9_000 + "a: @",
            "a: [\n" * 9_000,
            '"a": "' + "[[x]] " * 9_000,
        ),
        *("\0" * DEEP, "a: \x85\u2028" * 9_000, "%" * DEEP, "<<<<<<< x\n" * 9_000, "a: " + "9" * 5_000),
    ],
    ids=lambda inner: repr(inner[:12]),
)
def test_no_input_takes_long(inner: str) -> None:
    started = time.process_time()
    found = read(inner)
    assert time.process_time() - started < 2
    assert found.body == "body\n"


def test_number_of_thousands_of_digits_is_text() -> None:
    found = read(f"n: {'9' * 5000}\nx: 0x{'f' * 5000}\nt: 1")
    assert [(row.value_type, len(row.value or "")) for row in found.properties] == [
        ("text", 5000),
        ("text", 5002),
        ("number", 1),
    ]


def test_few_aliases_are_expanded() -> None:
    found = read("base: &b {x: 1}\nc: *b\nd: &e foo\nf: *e")
    assert [(row.pointer, row.value) for row in found.properties] == [
        ("/base/x", "1"),
        ("/c/x", "1"),
        ("/d", "foo"),
        ("/f", "foo"),
    ]


def test_depth_limit_is_exact() -> None:
    assert read("a: " + "[" * 31 + "1" + "]" * 31).status == "ok"
    assert read("a: " + "[" * 32 + "1" + "]" * 32).status == "salvaged"
