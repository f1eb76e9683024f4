from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.markdown import Body, read_body

_PIECES = [
    *"#*_`~$%^|<>[]()!\\:=&-+.\n\t ",
    "a", "é", "🎯", "\x00", "\ud800", "\u00a0", "\u2028", "\ufffc", "\x1a",
    "\n\n", "\n> ", "\n- ", "\n  - ", "\n1. ", "\n    ", "\n# ", "\n```\n", "\n$$\n", "\n%%\n", "\n---\n",
    "[[", "]]", "![[", "](u)", "[x]: /u\n", "%%", "**", "** :", "::", "[a:: ", "^id\n", "#tag ", "> [!n] ",
    "- [/] ", "| a | b |\n|---|---|\n", "<!--", "-->", "<b>", "</b>", "<div>\n", "https://x.org/", "[^1]",
    "\n[^1]: ", "&amp;", "&#35;", "\\|", "  \n",
]  # fmt: skip
_MARKDOWN = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)


def _check(text: str, first_line: int, body: Body) -> None:
    last_line = first_line + text.count("\n")
    lines = [
        row.line for rows in (body.list_items, body.callouts, body.facts, body.table_cells) for row in rows
    ]
    lines += [row.line or 0 for row in body.links] + [row.line or 0 for row in body.tags]
    lines += [block.line + block.text.count("\n") for block in body.blocks] + [b.line for b in body.blocks]
    assert all(first_line <= line <= last_line for line in lines)
    for section in body.sections:
        assert (
            section.start_line is None
            or first_line <= section.start_line <= (section.end_line or 0) <= last_line
        )
        assert section.parent_section_no is None or 0 < section.parent_section_no < section.section_no
    assert all(item.parent_item_no is None or item.parent_item_no < item.item_no for item in body.list_items)
    assert all(c.parent_callout_no is None or c.parent_callout_no < c.callout_no for c in body.callouts)


def _check_numbers(body: Body) -> None:
    assert [row.section_no for row in body.sections] == list(range(len(body.sections)))
    assert [row.item_no for row in body.list_items] == list(range(1, len(body.list_items) + 1))
    assert [row.callout_no for row in body.callouts] == list(range(1, len(body.callouts) + 1))
    assert [row.fact_no for row in body.facts] == list(range(1, len(body.facts) + 1))
    assert [row.link_no for row in body.links] == list(range(1, len(body.links) + 1))
    cells = [row[:3] for row in body.table_cells]
    assert len(set(cells)) == len(cells) and cells == sorted(cells)
    assert len({row.tag for row in body.tags}) == len(body.tags)
    assert len(set(body.anchors)) == len(body.anchors)


def _check_references(body: Body) -> None:
    sections, items, callouts = len(body.sections), len(body.list_items), len(body.callouts)
    for rows in (body.list_items, body.callouts, body.facts, body.table_cells, body.links, body.blocks):
        assert all(0 <= row.section_no < sections for row in rows)
    for row in [*body.facts, *body.blocks]:
        assert row.item_no is None or 1 <= row.item_no <= items
        assert row.callout_no is None or 1 <= row.callout_no <= callouts
    for section in body.sections:
        section.text.encode()
    body.text.encode()


@settings(max_examples=400, deadline=None)
@given(_MARKDOWN, st.integers(1, 50))
def test_any_markdown_gives_sound_rows(text: str, first_line: int) -> None:
    body = read_body(text, first_line)
    _check(text, first_line, body)
    _check_numbers(body)
    _check_references(body)


@settings(max_examples=150, deadline=None)
@given(st.text().map(lambda text: text.replace("\r", "\n")))
def test_any_text_gives_sound_rows(text: str) -> None:
    body = read_body(text, 1)
    _check(text, 1, body)
    _check_numbers(body)


_HOSTILE = {
    "wikilinks never closed": "[[a" * 50_000,
    "brackets": "[" * 50_000,
    "emphasis": "*a **a " * 30_000,
    "quotes in quotes": "> " * 10_000 + "x",
    "items in items": "- " * 100_000 + "x",
    "items in items by indentation": "\n".join("  " * depth + "- **k** :" for depth in range(400)),
    "callouts in callouts": "\n".join("> " * depth + "[!a] t" for depth in range(1, 400)),
    "headings in quotes": "".join("> " * depth + "# h\n" for depth in range(1, 400)),
    "tags": " ".join(f"#t{number}" for number in range(100_000)),
    "tags on lines": "\n".join(f"#t{number}" for number in range(50_000)),
    "a deep tag": "#" + "a/" * 100_000,
    "one line": "word " * 200_000,
    "comments": "%% a\n" * 30_000,
    "comments never closed": "a %% b\n\n" * 30_000,
    "dollars": "x$1 " * 50_000,
    "dollars in names": "![[a|" * 9_000 + "[[$x]]" * 9_000 + "]]" * 9_000,
    "fields": "a:: b\n" * 20_000,
    "fields never closed": "[a:: " * 50_000,
    "leads": "- " + "  **a** : b\n" * 15_000,
    "carets": "^a " * 50_000,
    "images in images": "![a" * 15_000 + "x" + "](u)" * 15_000,
    "links in one line": "[`a`](u) " * 15_000,
    "URLs": "https://x.org/a " * 20_000,
    "parentheses": "https://x.org/" + ")" * 100_000,
    "a long heading above many": "# " + "x" * 100_000 + "\n" + "## y\n" * 10_000,
    "a long header above many": "|" + "x" * 100_000 + "|\n|-|\n" + "|a|\n" * 10_000,
    "a long lead above many": "- **" + "x" * 100_000 + "** :\n" + "  - y\n" * 10_000,
    "blanks": "a" + " " * 200_000 + "\nb:: c",
    "footnotes": "[^a]: x\n" * 10_000,
    "definitions": "".join(f"[r{n}]: /u\n" for n in range(5_000)) + "[r1]" * 5_000,
    "backticks": "".join("`" * n + " " for n in range(500)),
    "HTML": "<a " * 50_000,
    "comments in HTML": "<!-- " * 50_000,
}


@pytest.mark.parametrize("text", _HOSTILE.values(), ids=_HOSTILE)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    started = time.process_time()
    read_body(text, 1)
    assert time.process_time() - started < 8


def test_a_text_with_too_many_constructs_is_read_in_part_and_says_where() -> None:
    body = read_body("- a\n" * 200_000, 1)
    assert 0 < len(body.list_items) < 200_000
    assert [finding.rule for finding in body.findings] == ["MD001"]
    assert abs((body.findings[0].line or 0) - len(body.list_items)) <= 1


@pytest.mark.parametrize("text", ["", "\n", "\x00", "\ud800 [[a\ud800]]", "\u2028# a", "\ufeff# a"])
def test_odd_text(text: str) -> None:
    body = read_body(text, 1)
    _check(text, 1, body)
    body.text.encode()
