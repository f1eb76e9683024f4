"""The tag tree: ancestors, counts without doubles, labels, the standard that a tag names, twin tags."""

from __future__ import annotations

from typing import Any

USES = [
    # note, tag as written, line
    ("A", "Norme/Standard", 2),
    ("A", "norme", 3),
    ("A", "norme/ISO-IEC-27001", 4),
    ("B", "Réseau/IPv6", 2),
    ("C", "réseau/ipv6", 2),
    ("C", "RÉSEAU/Wifi/Canal", 3),
    ("D", "reseau/dns", 7),
]


def _use(entity_id: str, raw: str, line: int, source: str = "frontmatter") -> dict[str, Any]:
    return {
        "entity_id": entity_id,
        "tag": raw.lower().removeprefix("#"),
        "raw": raw,
        "line": line,
        "source": source,
    }


def _tagged(vault: Any) -> Any:
    vault.notes("A.md", "B.md", "C.md", "D.md")
    vault.add("entity_tags", *(_use(*use) for use in USES))
    return vault.add("entity_tags", _use("A", "#norme", 9, "inline"))


def test_counts_and_places(vault: Any) -> None:
    tags = {row["tag"]: row for row in _tagged(vault).tables()["tags"]}
    columns = ("name", "parent_tag", "root_tag", "depth", "is_used", "entity_count", "total_entity_count")
    assert {tag: tuple(row[column] for column in columns) for tag, row in tags.items()} == {
        "norme": ("norme", None, "norme", 1, True, 1, 1),
        "norme/standard": ("standard", "norme", "norme", 2, True, 1, 1),
        "norme/iso-iec-27001": ("iso-iec-27001", "norme", "norme", 2, True, 1, 1),
        "réseau": ("réseau", None, "réseau", 1, False, 0, 2),
        "réseau/ipv6": ("ipv6", "réseau", "réseau", 2, True, 2, 2),
        "réseau/wifi": ("wifi", "réseau", "réseau", 2, False, 0, 1),
        "réseau/wifi/canal": ("canal", "réseau/wifi", "réseau", 3, True, 1, 1),
        "reseau": ("reseau", None, "reseau", 1, False, 0, 1),
        "reseau/dns": ("dns", "reseau", "reseau", 2, True, 1, 1),
    }


def test_labels_are_the_first_casing_seen(vault: Any) -> None:
    labels = {row["tag"]: row["label"] for row in _tagged(vault).tables()["tags"]}
    assert labels["norme"] == "norme"  # written itself, though after a descendant
    assert labels["norme/standard"] == "Norme/Standard"
    assert labels["réseau/ipv6"] == "Réseau/IPv6"
    assert labels["réseau"] == "Réseau"
    assert labels["réseau/wifi"] == "RÉSEAU/Wifi"


def test_ancestors_include_the_tag_itself(vault: Any) -> None:
    rows = _tagged(vault).tables()["tag_ancestors"]
    canal = [(row["ancestor_tag"], row["distance"]) for row in rows if row["tag"] == "réseau/wifi/canal"]
    assert canal == [("réseau", 2), ("réseau/wifi", 1), ("réseau/wifi/canal", 0)]
    assert len(rows) == 16


def test_twins_are_reported_once_where_they_part(vault: Any) -> None:
    vault.notes("A.md", "B.md", "C.md")
    uses = (
        *(("A", "cyber-securite"), ("B", "cybersécurité"), ("C", "Cybersécurité"), ("C", "cyber_sécurité")),
        *(("A", "a-b/x"), ("B", "ab/x"), ("C", "ab"), ("A", "x"), ("A", "y")),
    )
    for number, (entity_id, raw) in enumerate(uses):
        vault.add("entity_tags", _use(entity_id, raw, number))
    twins = [row for row in vault.tables()["issues"] if row["rule"] == "TG002"]
    assert {(row["path"], row["line"], row["observed"]) for row in twins} == {
        ("A.md", 0, "#cyber-securite / #cybersécurité"),
        ("C.md", 3, "#cyber_sécurité / #cybersécurité"),
        ("A.md", 4, "#a-b / #ab"),
    }


def test_a_tag_links_to_the_standard_that_it_names(vault: Any) -> None:
    vault.notes("A.md", "B.md")
    vault.add("entity_tags", _use("A", "norme/iso-iec-27001", 2), _use("A", "norme", 3))
    mention = {"mention_no": 1, "source": "tag", "raw": "norme/iso-iec-27001", "confidence": 0.9}
    vault.add("standard_mentions", {"entity_id": "A", "canonical": "ISO/IEC 27001", **mention})
    tables = vault.tables()
    assert {row["tag"]: row["standard_id"] for row in tables["tags"]} == {
        "norme": None,
        "norme/iso-iec-27001": "ISO/IEC 27001",
    }


def test_no_tags(vault: Any) -> None:
    tables = vault.notes("A.md").tables()
    assert tables["tags"] == tables["tag_ancestors"] == []
