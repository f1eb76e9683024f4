from __future__ import annotations

import pytest

from transforms.issues import Finding
from transforms.markdown import read_body
from transforms.markdown.tables import LONGEST_HEADER


def _links(text: str) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [(r.syntax, r.target, r.fragment, r.fragment_kind, r.display) for r in read_body(text, 1).links]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[[Note]]", [("wikilink", "Note", None, None, None)]),
        ("[[Note#A#B|*x*]]", [("wikilink", "Note", "A#B", "heading", "x")]),
        ("[[#^id]]", [("wikilink", "", "^id", "block", None)]),
        ("![[a.png|100x200]]", [("embed", "a.png", None, None, "100x200")]),
        ("![[Note#H]]", [("embed", "Note", "H", "heading", None)]),
        ("[t *x*](My%20Note.md#A%20b 'title')", [("markdown", "My Note.md", "A b", "heading", "t x")]),
        ("[t](<My Note.md>)", [("markdown", "My Note.md", None, None, "t")]),
        ("![alt|50](a.png)", [("image", "a.png", None, None, "alt|50")]),
        ("[![a](b.png)](c)", [("markdown", "c", None, None, "a"), ("image", "b.png", None, None, "a")]),
        (
            "[t][r] [r][] [r]\n\n[r]: n.md#h",
            [("markdown", "n.md", "h", "heading", d) for d in ("t", "r", "r")],
        ),
        ("<https://x.org/#f>", [("url", "https://x.org/", "f", None, None)]),
        ("<a@b.org>", [("url", "mailto:a@b.org", None, None, None)]),
        (
            "see https://x.org/a_b_c_(d)?q=1&amp;r=2. Next",
            [("url", "https://x.org/a_b_c_(d)?q=1&r=2", None, None, None)],
        ),
        (
            "(http://x.org) **https://y.org**",
            [("url", "http://x.org", None, None, None), ("url", "https://y.org", None, None, None)],
        ),
        ("https://x.org/a\\_b", [("url", "https://x.org/a_b", None, None, None)]),
        ("http://[::1]/a]", [("url", "http://[::1]/a", None, None, None)]),
        (
            "| a |\n|---|\n| [[x\\|y]] https://z.org |",
            [("wikilink", "x", None, None, "y"), ("url", "https://z.org", None, None, None)],
        ),
        ("[https://x.org](https://y.org)", [("markdown", "https://y.org", None, None, "https://x.org")]),
        ("[https://x.org `a`](y)", [("markdown", "y", None, None, "https://x.org a")]),
        ("[`a` https://x.org](y)", [("markdown", "y", None, None, "a https://x.org")]),
        ("# [[H]]", [("wikilink", "H", None, None, None)]),
        ("`[[a]]` $[[b]]$ %%[[c]]%% <!-- [[d]] --> <a href='https://e.org'>", []),
        ("```\n[[a]] https://x.org\n```\n\n    [[b]]\n\n<div>\n[[c]]\n</div>", []),
        ("\\[[a]] [[]] [[ ]] [a]() [[a\nb]] [x]", []),
        ("x$5 [[a]] y$6", [("wikilink", "a", None, None, None)]),
        ("[^1]\n\n[^1]: [[a]]", [("wikilink", "a", None, None, None)]),
        (
            "[[$A]] and [[B $|C]] $[[d]]$ [[$$E]] $x$ [[$$F]] [[g$h$]]",
            [
                ("wikilink", "$A", None, None, None),
                ("wikilink", "B $", None, None, "C"),
                ("wikilink", "$$E", None, None, None),
                ("wikilink", "$$F", None, None, None),
                ("wikilink", "g$h$", None, None, None),
            ],
        ),
        (
            "[[a$1%%b%%#c$2|d$3 %%e%% f$4]] [[%%g%%]] https://x.org/$5h$6",
            [
                ("wikilink", "a$1", "c$2", "heading", "d$3 f$4"),
                ("url", "https://x.org/$5h$6", None, None, None),
            ],
        ),
    ],
)
def test_links(text: str, wanted: list[tuple[str, str, str | None, str | None, str | None]]) -> None:
    assert _links(text) == wanted


def test_links_are_numbered_in_order_with_line_and_section() -> None:
    text = "a\nhttps://x.org [[N]]\n# H\nb\n[t](\nu) [[M]]\n\nhttps://y.org\n"
    rows = [(r.link_no, r.target, r.section_no, r.line, r.property_key) for r in read_body(text, 11, 4).links]
    assert rows == [
        (4, "https://x.org", 0, 12, None),
        (5, "N", 0, 12, None),
        (6, "u", 1, 15, None),
        (7, "M", 1, 16, None),
        (8, "https://y.org", 1, 18, None),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("#a and #B/c.", ["a", "b/c"]),
        ("- #a\n> #b\n\n# H #c\n\n| #d |\n|---|\n| #e |\n", ["a", "b", "c", "d", "e"]),
        ("**#a** *#b*", ["a", "b"]),
        ("x#a (#b) ##c \\#d &#35;e", []),
        ('`#a` $#b$ %%#c%% <!-- #d --> [#e](f) [[#g]] https://x.org/#h <b class="x #i">', []),
        ("```\n#a\n```\n", []),
        ("#1984 #y1984", ["y1984"]),
        ("#Été #ÉTÉ", ["été"]),
        ("x\\\n#a", ["a"]),
        ("> [!note] #a\n> #b", ["a", "b"]),
    ],
)
def test_tags(text: str, wanted: list[str]) -> None:
    assert [row.tag for row in read_body(text, 1).tags] == wanted


def test_a_tag_is_told_once_where_it_first_stands() -> None:
    rows = read_body("x\n`a\nb` #A\n\n#a #b\n", 3).tags
    assert [tuple(row) for row in rows] == [("a", "inline", "#A", 5, True), ("b", "inline", "#b", 7, True)]


def test_a_tag_nested_too_deeply_is_left_out_and_reported() -> None:
    body = read_body("a\n#" + "x/" * 100, 1)
    assert body.tags == []
    assert [(finding.rule, finding.line) for finding in body.findings] == [("TG001", 2)]


def test_a_table_belongs_to_the_innermost_callout_around_it() -> None:
    outer = "|a|\n|-|\n|0|\n\n> [!x]\n>\n> |a|\n> |-|\n> |1|\n>\n"
    cells = read_body(outer + "> > [!y]\n> >\n> > |a|\n> > |-|\n> > |2|\n", 1).table_cells
    assert [(row.value, row.callout_no) for row in cells] == [("0", None), ("1", 1), ("2", 2)]


@pytest.mark.parametrize("tag", ["<br>", "<br/>", "<BR />", "<br\n/>"])
def test_a_line_break_of_html_parts_words_and_moves_no_line(tag: str) -> None:
    body = read_body(f"one{tag}t<b>w</b>o\nthree #t\n", 1)
    assert body.text.split() == ["one", "two", "three", "#t"]
    assert body.tags[0].line == 2 + tag.count("\n")


def test_a_line_break_of_html_parts_words_of_headings_and_cells() -> None:
    body = read_body("# a<br>b\n\n|a<br>b|\n|-|\n|c<br>d<brx>e|\n", 1)
    assert (body.title, [(row.header, row.value) for row in body.table_cells]) == ("a b", [("a b", "c de")])


def test_cells() -> None:
    text = (
        "| Nom | *Siège* | |\n|:--|--|--|\n| ISO | [[Genève\\|G]] | x |\n| `a\\|b` | | |\nIEC\n"
        "\n|b|\n|-|\n|1|\n"
    )
    rows = [tuple(row)[:-1] for row in read_body("# S\n" + text, 1).table_cells]
    assert rows == [
        (1, 1, 1, 1, "Nom", "ISO", 4),
        (1, 1, 2, 1, "Siège", "G", 4),
        (1, 1, 3, 1, None, "x", 4),
        (1, 2, 1, 1, "Nom", "a|b", 5),
        (1, 2, 2, 1, "Siège", None, 5),
        (1, 2, 3, 1, None, None, 5),
        (1, 3, 1, 1, "Nom", "IEC", 6),
        (1, 3, 2, 1, "Siège", None, 6),
        (1, 3, 3, 1, None, None, 6),
        (2, 1, 1, 1, "b", "1", 10),
    ]


def test_a_header_too_long_to_repeat_is_shortened_and_reported() -> None:
    body = read_body(f"|{'h' * 600}|\n|-|\n|a|\n", 1)
    assert len(body.table_cells[0].header or "") == LONGEST_HEADER
    assert body.findings == [Finding("MD001", 1, None, "h" * 80)]
