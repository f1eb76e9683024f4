"""Standards: one row a work, editions, titles, adoptions, and the notes about them."""

from __future__ import annotations

from typing import Any

from transforms.options import Options


def _mention(entity_id: str, canonical: str, **columns: Any) -> dict[str, Any]:
    row = {"entity_id": entity_id, "canonical": canonical, "source": "text", "raw": canonical}
    return row | {"confidence": 0.9, "label": None} | columns


def _naming(vault: Any, *mentions: dict[str, Any]) -> Any:
    for row in mentions:
        number = 1 + sum(
            old["entity_id"] == row["entity_id"] for old in vault.rows.get("standard_mentions", ())
        )
        vault.add("standard_mentions", row | {"mention_no": number})
    return vault


def test_every_spelling_of_a_work_is_one_row(vault: Any) -> None:
    vault.notes("A.md", "B.md")
    mentions = ("ISO 27001", "ISO/IEC 27001", "ISO/IEC 27001:2022", "ISO 9001", "ISO 9001")
    tables = _naming(
        vault, *(_mention("A", text) for text in mentions), _mention("B", "ISO 9001:2015/Amd 1:2024")
    ).tables()
    columns = ("standard_id", "publisher", "copublishers", "number", "mention_count", "entity_count")
    assert [tuple(row[column] for column in columns) for row in tables["standards"]] == [
        ("ISO 9001", "ISO", None, "9001", 3, 2),
        ("ISO/IEC 27001", "ISO", "IEC", "27001", 3, 1),
    ]
    assert [tuple(row.values())[:5] for row in tables["standard_editions"]] == [
        ("ISO 9001:2015/Amd 1:2024", "ISO 9001", 2015, None, "Amd 1:2024"),
        ("ISO/IEC 27001:2022", "ISO/IEC 27001", 2022, None, None),
    ]
    ids = [(row["standard_id"], row["edition_id"]) for row in tables["standard_mentions"]]
    assert ids[:3] == [("ISO/IEC 27001", None)] * 2 + [("ISO/IEC 27001", "ISO/IEC 27001:2022")]
    counts = {row["entity_id"]: row["standard_count"] for row in tables["entities"]}
    assert counts == {"A": 2, "B": 1}


def test_the_fullest_publishers_seen_name_the_work(vault: Any) -> None:
    """Whether a joint publisher is known beforehand or only from another note."""
    vault.notes("A.md")
    mentions = ("ISO 99998", "ISO/IEC 99998", "ISO 99998:2020", "ISO/IEC/IEEE 99998")
    tables = _naming(vault, *(_mention("A", text) for text in mentions)).tables()
    assert [row["standard_id"] for row in tables["standards"]] == ["ISO/IEC/IEEE 99998"]
    assert [row["edition_id"] for row in tables["standard_editions"]] == ["ISO/IEC/IEEE 99998:2020"]


def test_below_the_threshold_a_mention_names_nothing(vault: Any) -> None:
    vault.notes("A.md")
    _naming(vault, _mention("A", "ISO 9001", confidence=0.4), _mention("A", "ISO 14001", confidence=0.5))
    _naming(vault, _mention("A", "no standard at all"))
    tables = vault.tables()
    assert [row["standard_id"] for row in tables["standards"]] == ["ISO 14001"]
    assert [row["standard_id"] for row in tables["standard_mentions"]] == [None, "ISO 14001", None]
    stricter = vault.tables(Options(confidence_threshold=0.95))
    assert stricter["standards"] == []
    assert stricter["entities"][0]["standard_count"] == 0


def test_the_commonest_label_is_the_title(vault: Any) -> None:
    vault.notes("A.md", "B.md", "ISO 31000.md")
    vault.rows["entities"][2] |= {"title": "Management du risque", "title_source": "heading"}
    labels = ["Qualité", "Systèmes de management", "Systèmes de management", None]
    _naming(vault, *(_mention("A", "ISO 9001", label=label) for label in labels))
    _naming(vault, _mention("A", "ISO 14001", label="Un"), _mention("B", "ISO 14001", label="Deux"))
    _naming(vault, _mention("A", "ISO 31000"), _mention("A", "ISO 45001"))
    titles = {row["standard_id"]: (row["title"], row["title_source"]) for row in vault.tables()["standards"]}
    assert titles == {
        "ISO 9001": ("Systèmes de management", "list_item"),
        "ISO 14001": ("Un", "list_item"),
        "ISO 31000": ("Management du risque", "heading"),
        "ISO 45001": (None, None),
    }


def test_the_label_of_an_edition_or_adoption_is_the_last_choice(vault: Any) -> None:
    vault.notes("A.md")
    labels = {
        "ISO 9001:2008": "Avant",
        "ISO 9001": "Qualité",
        "NF EN ISO 9001": "Version française",
        "ISO 14001:2015": "Environnement",
        "NF EN ISO 14001": "Norme française",
        "NF EN ISO 50001:2018": "Énergie",
    }
    for canonical, label in labels.items():
        _naming(vault, *[_mention("A", canonical, label=label)] * (1 if canonical == "ISO 9001" else 3))
    titles = {row["standard_id"]: row["title"] for row in vault.tables()["standards"]}
    assert titles == {
        "ISO 9001": "Qualité",
        "EN ISO 9001": "Version française",
        "NF EN ISO 9001": "Version française",
        "ISO 14001": "Environnement",
        "EN ISO 14001": "Norme française",
        "NF EN ISO 14001": "Norme française",
        "ISO 50001": "Énergie",
        "EN ISO 50001": "Énergie",
        "NF EN ISO 50001": "Énergie",
    }


def test_the_note_about_a_standard(vault: Any) -> None:
    """By its name, else its title, else an alias; the whole of it, and the first note among equals."""
    vault.notes("a/ISO 9001.md", "b/ISO-9001.md", "Qualité.md", "Sécurité.md", "ISO 45001 et après.md")
    vault.rows["entities"][2] |= {"title": "ISO 9001"}
    vault.rows["entities"][3] |= {"title": "ISO/CEI 27001", "title_source": "heading"}
    vault.add("aliases", {"entity_id": "Qualité", "alias": "ISO 14001", "alias_key": "iso 14001"})
    works = ("ISO 9001", "ISO/IEC 27001", "ISO 14001", "ISO 45001")
    _naming(vault, *(_mention("Qualité", work) for work in works))
    rows = {row["standard_id"]: row for row in vault.tables()["standards"]}
    assert {work: rows[work]["entity_id"] for work in works} == {
        "ISO 9001": "a/ISO 9001",
        "ISO/IEC 27001": "Sécurité",
        "ISO 14001": "Qualité",
        "ISO 45001": None,
    }
    assert rows["ISO/IEC 27001"]["title"] is None  # the note's title is but the identifier


def test_what_is_adopted_is_a_standard_too(vault: Any) -> None:
    vault.notes("A.md")
    tables = _naming(vault, _mention("A", "NF EN ISO/IEC 27001:2023")).tables()
    rows = {row["standard_id"]: row for row in tables["standards"]}
    chain = {work: (row["adopts_standard_id"], row["mention_count"]) for work, row in rows.items()}
    assert chain == {
        "NF EN ISO/IEC 27001": ("EN ISO/IEC 27001", 1),
        "EN ISO/IEC 27001": ("ISO/IEC 27001", 0),
        "ISO/IEC 27001": (None, 0),
    }
