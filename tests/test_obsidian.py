"""Obsidian's meaning, in rows: what notes say, from their bytes to the tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pytest

from transforms.extract import extract
from transforms.normalise import normalise
from transforms.note import NoteSource
from transforms.options import Options

AT = datetime(2026, 11, 22)
Rows = list[dict[str, Any]]


def read(notes: dict[str, str | bytes], files: Iterable[str] = ()) -> dict[str, Rows]:
    """The rows of every table, for a vault of these notes and other files."""
    sources = [
        NoteSource(name, f"{name}.md", text.encode() if isinstance(text, str) else text, "")
        for name, text in sorted(notes.items())
    ]
    tables = normalise(extract(sources, Options()), list(files), Options(), AT)
    return {name: table.to_pylist() for name, table in tables.items()}


def picked(rows: Rows, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of the rows."""
    return [tuple(row[column] for column in columns) for row in rows]


def rules(tables: dict[str, Rows], *prefixes: str) -> list[tuple[Any, ...]]:
    """Rule, line, key and what was observed, of the issues under these prefixes."""
    told = picked(tables["issues"], "rule", "line", "key", "observed")
    return sorted((row for row in told if row[0].startswith(prefixes)), key=repr)


def frontmatter(*lines: str) -> str:
    """A note with these lines as frontmatter."""
    return "\n".join(["---", *lines, "---", ""])


TAGGED: dict[str, str | bytes] = {
    "a": frontmatter("tags: [Norme/ISO, '#qualité', y2024]") + "#norme/iso #Norme #1984 #a/b/c x#no `#code`",
    "b": frontmatter("tags: norme, qualité autre"),
    "c": frontmatter("tag: seul"),
    "d": frontmatter("TAGS: [MAJ]"),
    "e": unicodedata.normalize("NFD", "#Qualité"),
    "f": frontmatter("tags:", "  - norme", "  - norme/iso", "  - norme/iec") + "#norme/iso",
}


def test_tags_have_one_identity_and_count_each_note_once() -> None:
    tables = read(TAGGED)
    counts = {row["tag"]: row for row in tables["tags"]}
    wanted = {"norme": ("Norme", 3, 3), "norme/iso": ("Norme/ISO", 2, 2), "qualité": ("qualité", 3, 3)}
    wanted |= {"a/b": ("a/b", 0, 1), "a": ("a", 0, 1), "maj": ("MAJ", 1, 1)}
    for tag, (label, own, total) in wanted.items():
        row = counts[tag]
        assert (row["label"], row["entity_count"], row["total_entity_count"]) == (label, own, total)
    assert not counts.keys() & {"1984", "no", "code"}


def test_tags_that_obsidian_ignores_are_kept_and_say_so() -> None:
    tables = read(TAGGED)
    ignored = {row["tag"] for row in tables["entity_tags"] if not row["is_obsidian_recognised"]}
    assert ignored == {"norme", "qualité", "autre", "seul"}
    assert {row["entity_id"] for row in tables["entity_tags"] if row["tag"] == "norme"} == {"a", "b", "f"}
    assert rules(tables, "TG003") == [("TG003", 2, "tag", "seul"), ("TG003", 2, "tags", "norme")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("gestion-des-risques", "gestion_des_risques"),
        ("sécurité", "securite"),
        ("norme/sécurité", "norme/securite"),
        ("plan-a", "plana"),
    ],
)
def test_twin_tags_are_told(first: str, second: str) -> None:
    tables = read({"a": f"#{first}", "b": f"#{first}", "c": f"text\n#{second}"})
    assert rules(tables, "TG002") == [("TG002", 2, None, f"#{second} / #{first}")]


TYPED = [
    "802.11",
    "0x1DA9430",
    "Yes",
    "?",
    "::",
    "Structured Copy: Files",
    "1.10",
    "10:00",
    "012",
    "NO",
    "2024-01-01",
]


@pytest.mark.parametrize("alias", TYPED)
def test_an_alias_is_the_text_that_was_typed(alias: str) -> None:
    tables = read({"a": frontmatter("aliases:", f"  - {alias}"), "b": frontmatter(f"alias: {alias}")})
    assert picked(tables["aliases"], "entity_id", "alias") == [("a", alias), ("b", alias)]


@pytest.mark.parametrize(
    ("notes", "ambiguous"),
    [
        ({"a": frontmatter("aliases: [OIN]"), "b": frontmatter("aliases: [oin]")}, [True, True]),
        ({"a": frontmatter("aliases: [B]"), "b": "x"}, [True]),
        ({"a": frontmatter("aliases: [Le titre]"), "b": "# Le Titre"}, [True]),
        ({"a": frontmatter("aliases: [Élan]"), "elan": "x"}, [True]),
        ({"a": frontmatter("aliases: [a]")}, [False]),
    ],
)
def test_clashes_of_aliases_are_visible(notes: dict[str, str | bytes], ambiguous: list[bool]) -> None:
    tables = read(notes)
    assert [row["is_ambiguous"] for row in tables["aliases"]] == ambiguous
    assert len(rules(tables, "AL001")) == sum(ambiguous)


LINKED: dict[str, str | bytes] = {
    "r/Beta": "# Titre\n## Section une\n### Sous\ntext ^bloc\n\n"
    "|a|\n|-|\n|b|\n\n^table\n\n> quote\n\n^quote\n",
    "x/Beta": "",
    "r/Gamma": frontmatter("title: Title of gamma", "aliases: [Un alias]"),
    "p/Dup": "",
    "q/Dup": "",
    "r/É": "",
    "r/a b": "# Sec tion",
    "q/deep/Zeta": "",
}


@pytest.mark.parametrize(
    ("link", "status", "target", "recognised", "fragment"),
    [
        ("[[Beta]]", "resolved", "r/Beta", True, None),
        ("[[bETA.md]]", "resolved", "r/Beta", True, None),
        ("[[x/Beta]]", "resolved", "x/Beta", True, None),
        ("[[Zeta]]", "resolved", "q/deep/Zeta", True, None),
        ("[[deep/zeta]]", "resolved", "q/deep/Zeta", True, None),
        ("[[./Beta]]", "resolved", "r/Beta", True, None),
        ("[[../x/Beta]]", "resolved", "x/Beta", True, None),
        ("[[../Zeta]]", "unresolved", None, False, None),
        ("[[e\u0301]]", "resolved", "r/É", True, None),
        ("[[Dup]]", "ambiguous", "p/Dup", True, None),
        ("[[Un alias]]", "alias", "r/Gamma", False, None),
        ("[[Title of gamma]]", "alias", "r/Gamma", False, None),
        ("[[nowhere]]", "unresolved", None, False, None),
        ("[[a%20b]]", "unresolved", None, False, None),
        ("[t](a%20b.md)", "resolved", "r/a b", True, None),
        ("[t](a%20b.md#Sec%20tion)", "resolved", "r/a b", True, True),
        ("[t](<a b.md>)", "resolved", "r/a b", True, None),
        ("[[#Own]]", "self", "r/source", True, True),
        ("[[#Other]]", "self", "r/source", True, False),
        ("[[Beta#section  UNE!]]", "resolved", "r/Beta", True, True),
        ("[[Beta#Titre#Section une]]", "resolved", "r/Beta", True, True),
        ("[[Beta#Rien]]", "resolved", "r/Beta", True, False),
        ("[[Beta#^bloc]]", "resolved", "r/Beta", True, True),
        ("[[Beta#^table]]", "resolved", "r/Beta", True, True),
        ("[[Beta#^quote]]", "resolved", "r/Beta", True, True),
        ("[[Beta#^rien]]", "resolved", "r/Beta", True, False),
        ("![[Beta]]", "resolved", "r/Beta", True, None),
        ("![[img.png|100x200]]", "attachment", None, True, None),
        ("![[doc.pdf#page=3]]", "attachment", None, True, None),
        ("![t|100](img.png)", "attachment", None, True, None),
        ("[t](https://example.org)", "external", None, True, None),
        ("<https://example.org>", "external", None, True, None),
        ("[[Beta\\|b]]", "resolved", "r/Beta", True, None),
    ],
)
def test_where_a_link_leads(
    link: str, status: str, target: str | None, recognised: bool, fragment: bool | None
) -> None:
    tables = read(LINKED | {"r/source": f"# Own\n\n{link}\n"}, ["f/img.png", "doc.pdf"])
    (row,) = (row for row in tables["links"] if row["entity_id"] == "r/source")
    assert (row["status"], row["target_entity_id"], row["is_obsidian_resolved"]) == (
        status,
        target,
        recognised,
    )
    assert (row["is_fragment_valid"], row["line"]) == (fragment, 3)


def test_links_of_the_frontmatter() -> None:
    tables = read(
        {"a": frontmatter('up: "[[b]]"', "list:", '  - "[[b|B]] and [[c]]"', "bare: [[b]]"), "b": ""}
    )
    assert picked(tables["links"], "property_key", "target", "display", "status", "line") == [
        ("up", "b", None, "resolved", 2),
        ("list", "b", "B", "resolved", 4),
        ("list", "c", None, "unresolved", 4),
        ("bare", "b", None, "resolved", 5),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- **Siège** : Genève", [("siege", "Genève")]),
        ("- **Siège :** Genève", [("siege", "Genève")]),
        ("- **Siège**: Genève", [("siege", "Genève")]),
        ("> [!info]\n> *   **Siège**\u00a0: *Genève*", [("siege", "Genève")]),
        ("- **Membres** :\n    - France\n    - Suisse\n", [("membres", "France"), ("membres", "Suisse")]),
        ("siège:: Genève", [("siege", "Genève")]),
        ("It sits [siège:: Genève], (code:: CH).", [("siege", "Genève"), ("code", "CH")]),
        ("type:: [[Livre]]\nauthor:: Ada", [("type", "Livre"), ("author", "Ada")]),
        ("- block\n  id:: 64a\n  key:: value", [("id", "64a"), ("key", "value")]),
        ("`siège:: Genève`", []),
    ],
)
def test_facts(text: str, wanted: list[tuple[str, str]]) -> None:
    assert picked(read({"a": text})["facts"], "key", "value") == wanted


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_are_those_of_the_file_as_it_is_on_disk(end: str, mark: str) -> None:
    lines = [
        "---",
        "up: '[[b]]'",
        "---",
        "",
        "# T",
        "",
        "- item ^id",
        "",
        "> [!note]",
        "> - **K** : v #t",
        "[[c]]",
    ]
    tables = read({"a": (mark + end.join(lines)).encode()})
    places = {
        name: [row["line"] for row in tables[name]] for name in ("properties", "list_items", "callouts")
    }
    assert places == {"properties": [2], "list_items": [7, 10], "callouts": [9]}
    assert [row["line"] for row in tables["facts"]] == [10]
    assert [row["line"] for row in tables["links"]] == [2, 11]
    assert [row["line"] for row in tables["entity_tags"]] == [10]
    assert picked(tables["sections"], "start_line", "end_line") == [(None, None), (5, 11)]


def test_a_footnote_is_text_of_its_section_with_its_links_and_tags() -> None:
    tables = read({"a": "# A\n\ntext[^1] more\n\n[^1]: The note, see [[b]] #t\n\n# B\n\nend", "b": ""})
    assert picked(tables["sections"], "heading", "text")[:3] == [
        (None, ""),
        ("A", "text more\nThe note, see b #t"),
        ("B", "end"),
    ]
    assert picked(tables["links"], "target", "section_no", "line") == [("b", 1, 5)]
    assert picked(tables["entity_tags"], "tag", "line") == [("t", 5)]


def test_four_kinds_of_absence() -> None:
    tables = read({"a": frontmatter("null:", 'empty: ""', "list: []", "map: {}", "said: N/A")})
    assert picked(tables["properties"], "key", "value_type", "value") == [
        ("empty", "text", ""),
        ("list", "null", "[]"),
        ("map", "null", "{}"),
        ("null", "null", None),
        ("said", "text", "N/A"),
    ]


@pytest.mark.parametrize(
    ("lines", "key", "value", "line", "rule"),
    [
        (["title: Cycle 2 : Cas avancé"], "title", "Cycle 2 : Cas avancé", 2, "FM002"),
        (["author: @me"], "author", "@me", 2, "FM002"),
        (["rate: %5"], "rate", "%5", 2, "FM002"),
        (["date: {{date}}"], "date", "{{date}}", 2, "FM011"),
        (["list:", "\t- a"], "list", "a", 3, "FM002"),
        (["<<<<<<< HEAD", "x: 1", "=======", "y: 2", ">>>>>>> other"], "y", "2", 2, "FM002"),
        (["x: 1", "x: 2"], "x", "2", 3, "FM003"),
    ],
)
def test_frontmatter_that_yaml_refuses_is_salvaged_with_one_issue(
    lines: list[str], key: str, value: str, line: int, rule: str
) -> None:
    tables = read({"a": frontmatter(*lines, "ok: yes")})
    assert tables["entities"][0]["frontmatter_status"] == "salvaged"
    values = {row["key"]: row["value"] for row in tables["properties"]}
    assert (values[key], values["ok"]) == (value, "yes")
    assert [(row["rule"], row["line"]) for row in tables["issues"]] == [(rule, line)]
    assert tables["issues"][0]["fix"]
