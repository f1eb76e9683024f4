from __future__ import annotations

import pytest

from transforms.markdown import read_body
from transforms.markdown.icon import leading_icon


def _headings(text: str) -> list[tuple[int, str | None]]:
    return [(row.level, row.heading) for row in read_body(text, 1).sections[1:]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# One\n## Two\n###### Six\n", [(1, "One"), (2, "Two"), (6, "Six")]),
        ("####### seven\n", []),
        ("#no space\n#5 neither\n", []),
        ("\\# escaped\n", []),
        ("#\ttab\n", [(1, "tab")]),
        ("#    wide    \n", [(1, "wide")]),
        ("   # three blanks\n", [(1, "three blanks")]),
        ("    # four are code\n", []),
        ("text\n    # continued\n", []),
        ("## closed ##\n", [(2, "closed")]),
        ("# any number ####   \n", [(1, "any number")]),
        ("### not closed ### x\n", [(3, "not closed ### x")]),
        ("# stuck#\n", [(1, "stuck#")]),
        ("# escaped \\##\n", [(1, "escaped ##")]),
        ("#\n## \n### ###\n", [(1, ""), (2, ""), (3, "")]),
        ("a\n# interrupts\nb\n", [(1, "interrupts")]),
        ("Title\n===\n\nSub\n---\n", [(1, "Title"), (2, "Sub")]),
        ("two\nlines *of* it\n====\n", [(1, "two lines of it")]),
        ("a\n\n===\n", []),
        ("a\n=== b\n", []),
        ("---\n\na\n***\n", []),
        ("`a\n---\n`\n", [(2, "`a")]),
        ("- a\n---\n", []),
        ("> a\n---\n", []),
        ("> # quoted\n", [(1, "quoted")]),
        ("- # item\n- x\n  ---\n", [(1, "item"), (2, "x")]),
        ("```\n# code\n```\n~~~\n# code\n~~~\n", []),
        ("```\n# never closed\n", []),
        ("<div>\n# html\n</div>\n", []),
        ("<!--\n# hidden\n\n# hidden\n-->\n# seen\n", [(1, "seen")]),
        ("%%\n# hidden\n\n# hidden\n%%\n# seen\n", [(1, "seen")]),
        ("# *em* **bold** `code` [text](url) [[Note|name]] &amp; $x$\n", [(1, "em bold code text name & x")]),
        ("# seen %%not this%% again\n", [(1, "seen again")]),
        ("$$\n# math\n$$\n", [(1, "math")]),
        ("| a |\n|---|\n# ends the table\n", [(1, "ends the table")]),
        ("[a]: /url\n# after a definition\n", [(1, "after a definition")]),
        ("# {#id} kept\n", [(1, "{#id} kept")]),
    ],
)
def test_headings(text: str, wanted: list[tuple[int, str]]) -> None:
    assert _headings(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("🎯 Goal", "🎯"),
        ("👨‍👩‍👧 Family", "👨‍👩‍👧"),
        ("👍🏽 Skin", "👍🏽"),
        ("🇫🇷 France", "🇫🇷"),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿 Scotland", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
        ("⚠️ Beware", "⚠️"),
        ("⚠ Beware", "⚠"),
        ("ℹ️ Info", "ℹ️"),
        ("1️⃣ First", "1️⃣"),
        ("🏳️‍🌈 Flag", "🏳️‍🌈"),
        ("🙋‍♀️ Raised", "🙋‍♀️"),
        ("🎯🎯 Twice", "🎯"),
        ("© 2024", None),
        ("→ Next", None),
        ("1 First", None),
        ("# hash", None),
        ("☎︎ text style", None),
        ("Été 🎯", None),
        ("", None),
    ],
)
def test_leading_icon(text: str, wanted: str | None) -> None:
    assert leading_icon(text) == wanted


def test_the_key_leaves_the_icon_out_and_the_heading_keeps_it() -> None:
    section = read_body("## 📚 Été & Co\n", 1).sections[1]
    assert (section.heading, section.icon, section.heading_key) == ("📚 Été & Co", "📚", "ete & co")


def _tree(text: str, first_line: int = 1) -> list[tuple[object, ...]]:
    rows = read_body(text, first_line).sections
    return [(row.heading, row.parent_section_no, row.start_line, row.end_line, row.text) for row in rows]


def test_a_section_holds_its_own_text_up_to_the_next_heading() -> None:
    text = "before\n\n# A\na\n\n### C\nc\n## B\nb\n# D\n"
    assert _tree(text, 5) == [
        (None, None, 5, 6, "before"),
        ("A", None, 7, 9, "a"),
        ("C", 1, 10, 11, "c"),
        ("B", 1, 12, 13, "b"),
        ("D", None, 14, 14, ""),
    ]


def test_a_heading_in_a_container_ends_with_it() -> None:
    text = "# A\na\n> ## Q\n> q\n>\n> ### R\n> r\n\nagain a\n- # I\n  i\n\n## B\nb\n"
    assert _tree(text)[1:] == [
        ("A", None, 1, 12, "a\nagain a"),
        ("Q", 1, 3, 5, "q"),
        ("R", 2, 6, 7, "r"),
        ("I", 1, 10, 12, "i"),
        ("B", 1, 13, 14, "b"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", (None, None)),
        ("\n \n", (None, None)),
        ("\n# A\n", (None, None)),
        ("x", (3, 3)),
        ("x\n\n", (3, 4)),
        ("\nx\n# A\n", (3, 4)),
        ("> # Q\n", (3, 3)),
    ],
)
def test_section_0_is_always_there_and_has_lines_when_it_has_text(
    text: str, wanted: tuple[int | None, int | None]
) -> None:
    preamble = read_body(text, 3).sections[0]
    assert (preamble.section_no, preamble.level, preamble.heading) == (0, 0, None)
    assert (preamble.start_line, preamble.end_line) == wanted


def test_the_breadcrumb_leads_from_the_top_and_shortens_long_ancestors() -> None:
    rows = read_body(f"# A\n## {'b' * 300}\n### C\n#### D\n", 1).sections
    assert rows[4].breadcrumb == f"A > {'b' * 199}… > C > D"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("## Two\n# One\n# Other\n", "One"),
        ("> # Quoted\n\n- # Item\n", None),
        ("#\n# Named\n", "Named"),
        ("no heading", None),
    ],
)
def test_the_title_is_the_first_level_1_heading_outside_containers(text: str, wanted: str | None) -> None:
    assert read_body(text, 1).title == wanted


def test_anchors_are_headings_as_read_and_as_written_and_block_ids() -> None:
    text = "# A: *b*\n## [[N|x]]\n## A b\npara ^P-1\n\n- item ^i2\n\n^whole\n\n`^code`\nx^no\n"
    assert [tuple(anchor) for anchor in read_body(text, 1).anchors] == [
        ("heading", "a b"),
        ("heading", "x"),
        ("heading", "n x"),
        ("block", "p-1"),
        ("block", "i2"),
        ("block", "whole"),
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [("[^1]: # H\n", (None, None)), ("a\n\n[^1]: # H\n", (1, 2)), ("a\n# H\n", (1, 1))],
)
def test_what_precedes_the_first_heading_ends_above_its_line(
    text: str, lines: tuple[int | None, int | None]
) -> None:
    first = read_body(text, 1).sections[0]
    assert (first.start_line, first.end_line) == lines
