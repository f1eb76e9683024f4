from __future__ import annotations

import pytest

from transforms.markdown import read_body
from transforms.rows import ListItem


def _items(text: str) -> list[ListItem]:
    return read_body(text, 1).list_items


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- a\n* b\n+ c\n", ["-", "*", "+"]),
        ("1. a\n2. b\n", ["1.", "2."]),
        ("7) a\n", ["7)"]),
        ("  - a\n", ["-"]),
        ("> \t- a\n", ["-"]),
        ("-\n  a\n", ["-"]),
    ],
)
def test_markers(text: str, wanted: list[str]) -> None:
    items = _items(text)
    assert [item.marker for item in items] == wanted
    assert all(item.is_ordered == item.marker[0].isdigit() for item in items)


def test_the_tree_of_items() -> None:
    text = "- a\n  - b\n  - c\n    1. d\n\n  more a\n- e\n\npara\n\n- f\n"
    rows = [(i.text, i.list_no, i.parent_item_no, i.depth, i.position, i.line) for i in _items(text)]
    assert rows == [
        ("a\nmore a", 1, None, 1, 1, 1),
        ("b", 2, 1, 2, 1, 2),
        ("c", 2, 1, 2, 2, 3),
        ("d", 3, 3, 3, 1, 4),
        ("e", 1, None, 1, 2, 7),
        ("f", 4, None, 1, 1, 11),
    ]


def test_tabs_nest_as_blanks_do() -> None:
    assert [item.depth for item in _items("- a\n\t- b\n\t\t- c\n")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- a\n\t- [/] b\n\t- [?] c\n", [("-", None, "a", 1), ("-", "/", "b", 2), ("-", "?", "c", 3)]),
        ("- a\n\n\t1. b\n\t2. c\n", [("-", None, "a", 1), ("1.", None, "b", 3), ("2.", None, "c", 4)]),
        ("- a\n\n\t+\n\t  b #t\n", [("-", None, "a", 1), ("+", None, "b #t", 3)]),
        (">\t* [/] a\n>\t* b\n", [("*", "/", "a", 1), ("*", None, "b", 2)]),
    ],
)
def test_items_behind_a_tab(text: str, wanted: list[tuple[str, str | None, str, int]]) -> None:
    assert [(i.marker, i.task_status, i.text, i.line) for i in _items(text)] == wanted


@pytest.mark.parametrize(
    ("text", "status", "is_done", "wanted"),
    [
        ("- [ ] a", " ", False, "a"),
        ("- [x] a", "x", True, "a"),
        ("1. [X] a", "X", True, "a"),
        ("- [/] a", "/", False, "a"),
        ("- [-] **a** b", "-", False, "a b"),
        ("- [?] a", "?", False, "a"),
        ("- [é] a", "é", False, "a"),
        ("- [✔️] a", "✔️", False, "a"),
        ("- [ ]", " ", False, ""),
        ("- [x] [y] a", "x", True, "[y] a"),
        ("- [ab] a", None, None, "[ab] a"),
        ("- [] a", None, None, "[] a"),
        ("- [a]b", None, None, "[a]b"),
        ("- [a](b)", None, None, "a"),
        ("- [[a]] b", None, None, "a b"),
        ("- x [ ] a", None, None, "x [ ] a"),
        ("- \\[x] a", None, None, "[x] a"),
    ],
)
def test_tasks(text: str, status: str | None, is_done: bool | None, wanted: str) -> None:
    item = _items(text)[0]
    assert (item.task_status, item.is_task, item.is_done) == (status, status is not None, is_done)
    assert item.text == wanted


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("- **A** b", "A"),
        ("- **A** : b", "A"),
        ("- **A :** b", "A"),
        ("- __A__ : b", "A"),
        ("- ***A*** : b", "A"),
        ("- 📍 **A** : b", "A"),
        ("- [/] **A** : b", "A"),
        ("- **`A`** b", "A"),
        ("- **[[A]]** b", "A"),
        ("- b **A**", None),
        ("- *A* : b", None),
        ("- b\n  **A** : c", None),
        ("- \\**A** : b", None),
    ],
)
def test_lead(text: str, lead: str | None) -> None:
    assert _items(text)[0].lead == lead


@pytest.mark.parametrize(
    ("text", "block_id", "wanted"),
    [
        ("- a ^id-1", "id-1", "a"),
        ("- a\n  ^id", "id", "a"),
        ("- a ^id\n  - b", "id", "a"),
        ("- [ ] a ^id", "id", "a"),
        ("- ^id", "id", ""),
        ("- a^id", None, "a^id"),
        ("- a ^id b", None, "a ^id b"),
        ("- a ^i_d", None, "a ^i_d"),
        ("- `a ^id`", None, "a ^id"),
    ],
)
def test_block_id(text: str, block_id: str | None, wanted: str) -> None:
    item = _items(text)[0]
    assert (item.block_id, item.text) == (block_id, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- a\n  b\n", "a b"),
        ("- *a* `b` [c](d) [[e|f]] ![[g.png]] h&amp;i\n", "a b c f  h&i"),
        ("- a\n  ```\n  code\n  ```\n  b\n", "a\nb"),
        ("- a\n  > b\n", "a\nb"),
        ("- a\n  > [!note]\n  > b\n", "a"),
        ("- a %%b%% c\n", "a c"),
        ("- a <b>c</b>\n", "a c"),
    ],
)
def test_text_is_the_item_s_own(text: str, wanted: str) -> None:
    assert _items(text)[0].text == wanted


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- [r]: /u\n  k:: v", 2),
        ("- [r]: /u 't'\n- [s]: <v>\n  [t]: w\n  k:: v", 4),
        ("> - [r]: /u\n>   k:: v", 2),
        ("- [r]: /u v\n  k:: v", 2),
        ("- [^r]: /u\n  k:: v", 2),
        ("- [ ] a\n  k:: v", 2),
    ],
)
def test_lines_behind_definitions(text: str, line: int) -> None:
    assert [fact.line for fact in read_body(text, 1).facts] == [line]


def test_an_item_in_a_callout_in_an_item() -> None:
    rows = _items("- a\n  > [!note] t\n  > - b\n- c\n")
    assert [(r.text, r.parent_item_no, r.callout_no, r.depth) for r in rows] == [
        ("a", None, None, 1),
        ("b", 1, 1, 2),
        ("c", None, None, 1),
    ]


def test_code_comments_and_html_hold_no_items() -> None:
    assert _items("```\n- a\n```\n\n%%\n- b\n%%\n\n<div>\n- c\n</div>\n\n    - d\n") == []
