from __future__ import annotations

import pytest

from transforms.markdown import read_body
from transforms.rows import Callout


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("> [!note] Title\n> text", ("note", "Title", None, "text")),
        ("> [!NOTE]- Title", ("note", "Title", "-", "")),
        ("> [!note]+\n> text", ("note", None, "+", "text")),
        (">[!user]Fiche d'Identité", ("user", "Fiche d'Identité", None, "")),
        ("> [!my-kind|wide] *T* `c` [[N|x]]", ("my-kind", "T c x", None, "")),
        ("> [!My Kind] T", ("my kind", "T", None, "")),
        ("> [!É] T", ("é", "T", None, "")),
        ("> [!a_b_c] T", ("a_b_c", "T", None, "")),
        ("> [!note] T\nlazy", ("note", "T", None, "lazy")),
        ("> [!note]\n>\n> a\n> b\n>\n> c", ("note", None, None, "a\nb\nc")),
        ("> [!note]\n> - a\n> - b\n>\n> | h |\n> |---|\n> | c |", ("note", None, None, "a\nb\nh\nc")),
        ("> [!note] [a\n> b](u) c\n> d", ("note", "a b c", None, "d")),
        ("> [!note] %%c%% T", ("note", "T", None, "")),
    ],
)
def test_callout(text: str, wanted: tuple[str, str | None, str | None, str]) -> None:
    (row,) = read_body(text, 1).callouts
    assert (row.kind, row.title, row.fold, row.text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "> quote\n> [!note] late",
        ">\n> [!note] late",
        "> [note] T",
        "> [!] T",
        "> [!note](url)",
        "> - [!note] T",
        "[!note] T",
        "> ```\n> [!note]\n> ```",
        ">     [!note]",
    ],
)
def test_no_callout(text: str) -> None:
    assert read_body(text, 1).callouts == []


def test_nested_callouts_and_what_is_in_them() -> None:
    text = (
        "# S\n> [!a] A\n> - one\n> > [!b] B\n> > - two\n> > text b\n> \n> text a\n"
        "\n- three\n\n> [!c]\n> quote\n"
    )
    body = read_body(text, 1)
    assert body.callouts == [
        Callout(1, 1, None, "a", "A", None, 2, "one\ntext a"),
        Callout(2, 1, 1, "b", "B", None, 4, "two\ntext b"),
        Callout(3, 1, None, "c", None, None, 12, "quote"),
    ]
    items = [(item.text, item.callout_no) for item in body.list_items]
    assert items == [("one", 1), ("two text b", 2), ("three", None)]


def test_a_quote_inside_a_callout_belongs_to_it() -> None:
    (row,) = read_body("> [!note] T\n> > inner\n> > > deeper\n> \n> own\n", 1).callouts
    assert row.text == "inner\ndeeper\nown"
