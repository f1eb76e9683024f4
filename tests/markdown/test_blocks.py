from __future__ import annotations

import pytest

from transforms.markdown import Block, read_body


def test_blocks_tell_where_each_text_stands() -> None:
    text = (
        "# H `x`\npara\ntwo `c\nd` three\n\n- item\n  - child\n\n> [!note] T\n> in\n> - it\n\n"
        "| h |\n|---|\n| c |\n\n> quote %%gone%%\n"
    )
    assert read_body(text, 1).blocks == [
        Block("heading", 1, None, None, 1, "H \ufffc"),
        Block("text", 1, None, None, 2, "para\ntwo \ufffc\n three"),
        Block("list_item", 1, 1, None, 6, "item"),
        Block("list_item", 1, 2, None, 7, "child"),
        Block("callout", 1, None, 1, 9, "T"),
        Block("callout", 1, None, 1, 10, "in"),
        Block("list_item", 1, 3, 1, 11, "it"),
        Block("table", 1, None, None, 13, "h"),
        Block("table", 1, None, None, 15, "c"),
        Block("text", 1, None, None, 17, "quote \ufffc"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("-\n  x\n", 2),
        ("- ```\n  c\n  ```\n  x\n", 4),
        ("> - # h\n>   x\n", 2),
        ("- [ ]\n  x\n", 2),
        ("- [/]\n  x\n", 1),
        ("- > q\n\n  x\n", 3),
        ("- ***\n  x\n", 2),
        ("- <div>\n\n  x\n", 3),
        ("[^1]: x\n\ny[^1]\n", 1),
        ("> [!n] t\n> x\n", 2),
        ("> [!n] t\n    >\nx\n", 2),
        ("a  \n*x*\n\n", 1),
    ],
)
def test_the_line_of_a_block(text: str, line: int) -> None:
    block = next(block for block in read_body(text, 1).blocks if "x" in block.text)
    assert block.line == line


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "a *b* **c** ~~d~~ `e` $f$ &lt;g\\* [h](i) [[j|k]] [[l]]",
            "a b c d e f <g* h k l",
        ),
        ("a\nb  \nc\\\nd", "a\nb\nc\nd"),
        ("a\n\n- b\n  - c\n\n> d\n\n| e | f |\n|---|---|\n| g | |", "a\nb\nc\nd\ne\tf\ng"),
        ("```py\ncode\n  more\n```\n", "code\n  more"),
        ("a<br>b <i>c</i>\n\n<div>html</div>\n", "a b c"),
        ("a[^1]\n\n[^1]: note\n", "a\nnote"),
        ("![[a.png|300]] ![alt|20](b.png) ![[c]] ![[d|caption]]", "alt  caption"),
        ("a %%b%% c\n\n%%\nd\n\ne\n%%\n\nf %%g\nh%% i\n\n100%% j", "a c\nf\n i\n100%% j"),
        ("`%%` a `%%`\n\n```\n%%\n```\n\nb %%c%%\n", "%% a %%\n%%\nb"),
        ("US$5 or A$6, $x$, $7-$8", "US$5 or A$6, x, $7-$8"),
        ("# A\n## B\nc", "A\nB\nc"),
    ],
)
def test_plain_text(text: str, wanted: str) -> None:
    assert read_body(text, 1).text == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("%% a", ["%% a"]),
        ("a %% b\n\nc %% d", ["a %% b", "c %% d"]),
        ("%% a\n\nb %% c", ["c"]),
        ("> %%\n> # a\n>\n> b\n> %%\n> c", ["c"]),
        ("- %% a %%\n- b", ["b"]),
        ("%%a%% - b", ["- b"]),
        ("%% `a %% `b`", ["b"]),
        ("%%\n```\na\n```\n%%\nb", ["b"]),
        ("\\%% a %%", ["%% a %%"]),
    ],
)
def test_comments(text: str, wanted: list[str]) -> None:
    body = read_body(text, 1)
    assert [line for line in body.text.split("\n") if line] == wanted
    assert len(body.sections) == 1


@pytest.mark.parametrize("row", ["|-\t|-|", "|:-:|\t-|\t", "> |-\t|\t-"])
def test_tabs_in_the_delimiter_row_of_a_table(row: str) -> None:
    before = "> " if row[0] == ">" else ""
    body = read_body(f"{before}| a\t| b |\n{row}\n{before}| c\t| d |\n", 1)
    assert [(cell.header, cell.value, cell.line) for cell in body.table_cells] == [
        ("a", "c", 3),
        ("b", "d", 3),
    ]
