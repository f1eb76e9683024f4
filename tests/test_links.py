from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.links import (
    Destination,
    LinkText,
    anchor_key,
    fragment_key,
    fragment_kind,
    links_in_value,
    parse_destination,
    parse_wikilink,
    trim_url,
)


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("Note", ("Note", None, None, None)),
        (" Note ", ("Note", None, None, None)),
        ("folder/Note.md|shown", ("folder/Note.md", None, None, "shown")),
        ("Note\\|shown", ("Note", None, None, "shown")),
        ("Note#Heading#Sub|shown", ("Note", "Heading#Sub", "heading", "shown")),
        ("#Heading", ("", "Heading", "heading", None)),
        ("Note#^id", ("Note", "^id", "block", None)),
        ("Note#Heading#^id", ("Note", "Heading#^id", "block", None)),
        ("doc.pdf#page=3", ("doc.pdf", "page=3", None, None)),
        ("Note#", ("Note", None, None, None)),
        ("a|b|c", ("a", None, None, "b|c")),
        ("a%20b", ("a%20b", None, None, None)),
        ("a]b", ("a]b", None, None, None)),
        ("", ("", None, None, None)),
    ],
)
def test_parse_wikilink(inner: str, wanted: tuple[str, str | None, str | None, str | None]) -> None:
    assert parse_wikilink(inner) == wanted


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("My%20Note.md#A%20b", Destination("My Note.md", "A b", "heading", False)),
        ("a%23b.md", Destination("a#b.md", None, None, False)),
        ("note.md#%5Eid", Destination("note.md", "^id", "block", False)),
        ("../a/b.md", Destination("../a/b.md", None, None, False)),
        ("100%.md", Destination("100%.md", None, None, False)),
        ("caf%E9.md", Destination("caf%E9.md", None, None, False)),
        ("C:\\a.md", Destination("C:\\a.md", None, None, False)),
        ("https://x.org/a%20b#c%20d", Destination("https://x.org/a%20b", "c%20d", None, True)),
        ("mailto:a@b.c", Destination("mailto:a@b.c", None, None, True)),
        ("//x.org/", Destination("//x.org/", None, None, True)),
        ("#h", Destination("", "h", "heading", False)),
        ("", Destination("", None, None, False)),
    ],
)
def test_parse_destination(url: str, wanted: Destination) -> None:
    assert parse_destination(url) == wanted


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("A: b/c  — d", "a b c — d"),
        ("L'ÉTÉ (2024)", "l'été 2024"),
        ("E\u0301", "é"),
        ("C++ & C#", "c c"),
        ("a-b_c", "a-b_c"),
        ("🎯 Missions", "🎯 missions"),
        ("!?", ""),
    ],
)
def test_anchor_key(heading: str, wanted: str) -> None:
    assert anchor_key(heading) == wanted


@pytest.mark.parametrize(
    ("fragment", "heading"),
    [("A b c d", "A: b/c d"), ("Top#A b", "A,  b"), ("Version 1 2", "Version 1.2"), ("X#", "x")],
)
def test_a_fragment_finds_its_heading(fragment: str, heading: str) -> None:
    assert fragment_key(fragment) == anchor_key(heading)


def test_a_block_fragment_is_told_without_caret_and_in_lower_case() -> None:
    assert fragment_key("Top#^ID-1") == "id-1"
    assert fragment_kind("Top#^ID-1") == "block"
    assert fragment_kind("") is None


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://x.org/a.", "https://x.org/a"),
        ("https://x.org/a_(b)", "https://x.org/a_(b)"),
        ("https://x.org/a)).", "https://x.org/a"),
        ("https://x.org/?q=1!»", "https://x.org/?q=1"),
        ("https://x.org/v}}", "https://x.org/v"),
        ("https://x.org/{{v}}", "https://x.org/{{v}}"),
        ("", ""),
    ],
)
def test_trim_url(url: str, wanted: str) -> None:
    assert trim_url(url) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("plain", []),
        ("[[X]]", [LinkText("wikilink", "X", None, None, None)]),
        ("![[x.png|300]]", [LinkText("embed", "x.png", None, None, "300")]),
        (
            'see [[X#h|y]] and [t](My%20N.md "title")',
            [
                LinkText("wikilink", "X", "h", "heading", "y"),
                LinkText("markdown", "My N.md", None, None, "t"),
            ],
        ),
        ("![a](b.png)", [LinkText("image", "b.png", None, None, "a")]),
        ("[a](<b c.md>)", [LinkText("markdown", "b c.md", None, None, "a")]),
        ("[a](b_(c).md)", [LinkText("markdown", "b_(c).md", None, None, "a")]),
        ("(https://x.org/a#b).", [LinkText("url", "https://x.org/a", "b", None, None)]),
        ("[t](https://x.org)", [LinkText("markdown", "https://x.org", None, None, "t")]),
        ("[[a[[b]]", [LinkText("wikilink", "b", None, None, None)]),
        ("[[]] [[ ]] []() [a] [[x", []),
    ],
)
def test_links_in_value(value: str, wanted: list[LinkText]) -> None:
    assert links_in_value(value) == wanted


@given(st.text(alphabet="[]()<>|#^!\\ \nab:/h%2"))
def test_any_value_is_read(value: str) -> None:
    assert all(link.target or link.fragment for link in links_in_value(value))
    parse_destination(value)
    fragment_key(value)


@pytest.mark.parametrize("value", ["[[a" * 50_000, "[](" * 50_000, "[a](b(" * 50_000, "https://" * 50_000])
def test_hostile_values_are_read_in_linear_time(value: str) -> None:
    links_in_value(value)
