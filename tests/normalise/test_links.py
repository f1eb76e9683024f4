"""Where links lead: a case each for the rules, and the issues that follow."""

from __future__ import annotations

from typing import Any

import pytest

NOTES = (
    "ISO.md",
    "Normes/ISO 27001.md",
    "Normes/2013/Annexe.md",
    "Organismes/Annexe.md",
    "Organismes/IETF/RFC.md",
    "Organismes/IETF/index.md",
    "Protocoles/index.md",
    "Archives/vieux/index.md",
    "Été.md",
    "dessin.canvas.md",
    "a/Même.md",
    "b/Même.md",
    "double.md",
    "Dossier/double.md",
    "Dossier/simple.md",
)
FILES = ("images/logo.png", "Organismes/IETF/logo.png", "plan.pdf", "dessin.canvas", "vide.canvas")

# source note, syntax, target → target note, status, candidates, Obsidian follows it
CASES = [
    # the exact path first
    ("Normes/ISO 27001", "wikilink", "ISO", "ISO", "resolved", 1, True),
    ("ISO", "wikilink", "ISO", "ISO", "resolved", 1, True),
    ("ISO", "wikilink", "iso", "ISO", "resolved", 1, True),
    ("ISO", "wikilink", "ISO.md", "ISO", "resolved", 1, True),
    ("ISO", "wikilink", "ISO.MD", "ISO", "resolved", 1, True),
    ("ISO", "wikilink", "Normes/ISO 27001", "Normes/ISO 27001", "resolved", 1, True),
    ("ISO", "wikilink", "normes/iso\u00a027001", "Normes/ISO 27001", "resolved", 1, True),
    ("ISO", "wikilink", "/Normes/ISO 27001", "Normes/ISO 27001", "resolved", 1, True),
    ("ISO", "wikilink", "/ISO 27001", None, "unresolved", 0, False),
    ("ISO", "wikilink", "E\u0301te\u0301", "Été", "resolved", 1, True),
    # then the folder of the link, then the shortest path as a string
    ("ISO", "wikilink", "ISO 27001", "Normes/ISO 27001", "resolved", 1, True),
    ("Organismes/IETF/RFC", "wikilink", "index", "Organismes/IETF/index", "resolved", 3, True),
    ("Archives/vieux/index", "wikilink", "index", "Archives/vieux/index", "resolved", 3, True),
    ("ISO", "wikilink", "index", "Protocoles/index", "resolved", 3, True),
    ("Normes/ISO 27001", "wikilink", "Annexe", "Organismes/Annexe", "resolved", 2, True),
    ("ISO", "wikilink", "IETF/RFC", "Organismes/IETF/RFC", "resolved", 1, True),
    ("Organismes/Annexe", "wikilink", "IETF/index", "Organismes/IETF/index", "resolved", 1, True),
    ("ISO", "wikilink", "TF/RFC", None, "unresolved", 0, False),
    ("ISO", "wikilink", "Même", "a/Même", "ambiguous", 2, True),
    ("b/Même", "wikilink", "Même", "b/Même", "resolved", 2, True),
    ("Dossier/simple", "wikilink", "double", "double", "resolved", 2, True),
    ("Dossier/simple", "markdown", "double.md", "Dossier/double", "resolved", 2, True),
    # relative paths are exact
    ("Organismes/IETF/RFC", "wikilink", "./index", "Organismes/IETF/index", "resolved", 1, True),
    ("Organismes/IETF/RFC", "wikilink", "../Annexe", "Organismes/Annexe", "resolved", 1, True),
    ("Organismes/IETF/RFC", "wikilink", "../../ISO", "ISO", "resolved", 1, True),
    ("Organismes/IETF/RFC", "wikilink", "../../../ISO", None, "unresolved", 0, False),
    ("Organismes/IETF/RFC", "wikilink", "./ISO", None, "unresolved", 0, False),
    # Markdown destinations are relative to their note first
    ("Organismes/IETF/RFC", "markdown", "index.md", "Organismes/IETF/index", "resolved", 3, True),
    ("Normes/ISO 27001", "markdown", "2013/Annexe.md", "Normes/2013/Annexe", "resolved", 1, True),
    ("Normes/ISO 27001", "markdown", "../ISO.md", "ISO", "resolved", 1, True),
    ("Normes/ISO 27001", "markdown", "ISO.md", "ISO", "resolved", 1, True),
    ("Normes/ISO 27001", "markdown", "2013/./../ISO 27001.md", "Normes/ISO 27001", "resolved", 1, True),
    # other files need their extension, and a note wins
    ("ISO", "embed", "logo.png", None, "attachment", 2, True),
    ("ISO", "embed", "images/logo.png", None, "attachment", 1, True),
    ("ISO", "embed", "LOGO.PNG", None, "attachment", 2, True),
    ("ISO", "embed", "logo", None, "unresolved", 0, False),
    ("ISO", "image", "images/logo.png", None, "attachment", 1, True),
    ("Organismes/Annexe", "image", "../plan.pdf", None, "attachment", 1, True),
    ("Organismes/Annexe", "image", "../autre.pdf", None, "unresolved", 0, False),
    ("ISO", "wikilink", "vide.canvas", None, "attachment", 1, True),
    ("ISO", "wikilink", "dessin.canvas", "dessin.canvas", "resolved", 1, True),
    # out of the vault
    ("ISO", "url", "https://example.org/ISO", None, "external", 0, True),
    ("ISO", "markdown", "mailto:someone@example.org", None, "external", 0, True),
    ("ISO", "markdown", "//example.org/x", None, "external", 0, True),
    ("ISO", "wikilink", "https://example.org", None, "external", 0, True),
    ("ISO", "wikilink", "RFC: 791", None, "unresolved", 0, False),
    # the note itself
    ("Normes/ISO 27001", "wikilink", "", "Normes/ISO 27001", "self", 1, True),
    # names: aliases and titles, which Obsidian does not follow
    ("ISO", "wikilink", "Organisation internationale", "ISO", "alias", 1, False),
    ("Été", "wikilink", "ORGANISATION  Internationale", "ISO", "alias", 1, False),
    ("ISO", "wikilink", "Le bel été", "Été", "alias", 1, False),
    ("ISO", "wikilink", "Annexes", None, "ambiguous", 2, False),
    ("ISO", "wikilink", "./Annexes", None, "unresolved", 0, False),
    ("ISO", "wikilink", "ete", None, "unresolved", 0, False),
    ("ISO", "wikilink", "nulle part", None, "unresolved", 0, False),
    ("ISO", "wikilink", "nulle/part", None, "unresolved", 0, False),
    ("ISO", "wikilink", "a/" * 3000 + "b", None, "unresolved", 0, False),
]


@pytest.fixture
def library(vault: Any) -> Any:
    vault.notes(*NOTES)
    vault.files = list(FILES)
    titles = {row["entity_id"]: row for row in vault.rows["entities"]}
    titles["Été"] |= {"title": "Le bel Été", "title_source": "heading"}
    return vault.add(
        "aliases",
        {
            "entity_id": "ISO",
            "alias": "Organisation internationale",
            "alias_key": "organisation internationale",
        },
        {"entity_id": "Normes/2013/Annexe", "alias": "Annexes", "alias_key": "annexes"},
        {"entity_id": "Organismes/Annexe", "alias": "annexes", "alias_key": "annexes"},
    )


def test_resolution(library: Any) -> None:
    """All cases at once, since that is how links are resolved: together."""
    numbered = [
        {"entity_id": source, "link_no": number, "syntax": syntax, "target": target}
        for number, (source, syntax, target, *_) in enumerate(CASES, 1)
    ]
    links = {row["link_no"]: row for row in library.add("links", *numbered).tables()["links"]}
    wanted = {number: tuple(case[3:]) for number, case in enumerate(CASES, 1)}
    columns = ("target_entity_id", "status", "candidate_count", "is_obsidian_resolved")
    found = {number: tuple(links[number][column] for column in columns) for number in wanted}
    wrong = {CASES[n - 1][:3]: (found[n], wanted[n]) for n in wanted if found[n] != wanted[n]}
    assert wrong == {}


FRAGMENTS = [
    ("ISO 27001", "Domaine", "heading", True),
    ("ISO 27001", "Partie#domaine", "heading", True),
    ("ISO 27001", "Absent", "heading", False),
    ("ISO 27001", "^bloc-1", "block", True),
    ("ISO 27001", "^bloc-2", "block", False),
    ("", "Ici", "heading", True),
    ("", "Ailleurs", "heading", False),
    ("Organisation internationale", "Ici", "heading", True),
    ("ISO 27001", None, None, None),
    ("plan.pdf", "page=3", None, None),
    ("plan.pdf", "Domaine", "heading", None),
    ("nulle part", "Domaine", "heading", None),
    ("https://example.org", "Domaine", None, None),
]


def test_fragments(library: Any) -> None:
    library.add(
        "anchors",
        {"entity_id": "ISO", "kind": "heading", "anchor_key": "ici"},
        {"entity_id": "Normes/ISO 27001", "kind": "heading", "anchor_key": "domaine"},
        {"entity_id": "Normes/ISO 27001", "kind": "block", "anchor_key": "bloc-1"},
    )
    for number, (target, fragment, kind, _) in enumerate(FRAGMENTS, 1):
        link = {"entity_id": "ISO", "link_no": number, "syntax": "wikilink", "target": target}
        library.add("links", link | {"fragment": fragment, "fragment_kind": kind})
    tables = library.tables()
    assert [row["is_fragment_valid"] for row in tables["links"]] == [case[3] for case in FRAGMENTS]
    lost = [row["observed"] for row in tables["issues"] if row["rule"] == "LK003"]
    assert sorted(lost) == ["#Ailleurs", "ISO 27001#Absent", "ISO 27001#^bloc-2"]


def test_each_occurrence_is_an_issue_of_its_own(library: Any) -> None:
    for number, target in enumerate(("nulle part", "nulle part", "Même", "Annexes", "Le bel Été", "Été"), 1):
        link = {"entity_id": "ISO", "link_no": number, "syntax": "wikilink", "target": target, "line": number}
        library.add("links", link)
    tables = library.tables()
    found = {
        (row["rule"], row["line"], row["observed"])
        for row in tables["issues"]
        if row["rule"] < "LK9" and row["rule"][:2] == "LK"
    }
    assert found == {
        ("LK001", 1, "nulle part"),
        ("LK001", 2, "nulle part"),
        ("LK002", 3, "Même"),
        ("LK002", 4, "Annexes"),
        ("LK004", 5, "Le bel Été"),
    }
    assert len({row["issue_id"] for row in tables["issues"]}) == len(tables["issues"])


def test_backlinks_come_from_other_notes(library: Any) -> None:
    for number, (source, target) in enumerate(
        (("ISO", "Été"), ("ISO", "Été"), ("Été", "Été"), ("Été", ""), ("Été", "Organisation internationale")),
        1,
    ):
        link = {"entity_id": source, "link_no": number, "syntax": "wikilink", "target": target}
        library.add("links", link)
    counts = {row["entity_id"]: row["backlink_count"] for row in library.tables()["entities"]}
    assert (counts["Été"], counts["ISO"], counts["a/Même"]) == (2, 1, 0)


def test_notes_whose_paths_collide_are_both_candidates(vault: Any) -> None:
    vault.notes("a.md")
    vault.add("entities", {**vault.rows["entities"][0], "entity_id": "A~2", "path": "A.md"})
    vault.add("links", {"entity_id": "a", "link_no": 1, "syntax": "wikilink", "target": "a"})
    (link,) = vault.tables()["links"]
    assert (link["target_entity_id"], link["status"], link["candidate_count"]) == ("A~2", "ambiguous", 2)
