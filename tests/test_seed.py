"""The note that the project began with comes out exactly as the contract's worked example says."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.pipeline import export
from flows.settings import load
from transforms.schema import TABLES

Rows = list[dict[str, Any]]
Read = Callable[[str], Rows]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed")
    vault = folder / "vault"
    vault.mkdir()
    shutil.copyfile(Path(__file__).parent / "golden" / "seed.md", vault / "ISO.md")
    return export(vault, load(vault, None, output=folder / "output")).snapshot


@pytest.fixture(scope="module", params=["parquet", "duckdb"])
def read(request: pytest.FixtureRequest, snapshot: Path) -> Read:
    """Reads a table back as rows, from the Parquet file or from the DuckDB file."""
    if request.param == "parquet":
        return lambda table: pq.read_table(snapshot / "parquet" / f"{table}.parquet").to_pylist()
    connection = duckdb.connect(str(snapshot / "notemart.duckdb"), read_only=True)
    return lambda table: connection.table(table).to_arrow_table().to_pylist()


def test_every_table_is_there_with_its_columns(read: Read, snapshot: Path) -> None:
    for table in TABLES:
        schema = pq.read_schema(snapshot / "parquet" / f"{table.name}.parquet")
        assert schema.names == list(table.column_names)
        assert all(set(row) == set(table.column_names) for row in read(table.name))


def test_entity(read: Read) -> None:
    (entity,) = read("entities")
    wanted = {
        "entity_id": "ISO",
        "path": "ISO.md",
        "title": "Organisation Internationale de Normalisation (ISO)",
        "title_source": "heading",
        "acronym": "ISO",
        "archetype": "organisation",
        "type": "Asso",
        "country": "Suisse",
        "country_code": "CH",
        "encoding_repair": "mac_roman",
        "frontmatter_status": "ok",
        "section_count": 3,
        "list_item_count": 12,
        "tag_count": 8,
        "alias_count": 3,
        "link_count": 0,
        "backlink_count": 0,
        "standard_count": 6,
        "issue_count": 1,
    }
    assert {column: entity[column] for column in wanted} == wanted


def test_tags(read: Read) -> None:
    tags = {row["tag"]: row for row in read("tags")}
    assert sorted(tags) == [
        "conformite",
        "gestion-des-risques",
        "gouvernance",
        "norme",
        "norme/iso-iec-27001",
        "norme/standard",
        "organisation",
        "securite-information",
    ]
    assert (tags["norme"]["entity_count"], tags["norme"]["total_entity_count"]) == (1, 1)
    assert tags["norme/iso-iec-27001"]["standard_id"] == "ISO/IEC 27001"
    assert tags["norme/iso-iec-27001"]["parent_tag"] == "norme"


def test_aliases(read: Read) -> None:
    assert {row["alias"] for row in read("aliases")} == {
        "Organisation Internationale de Normalisation",
        "ISO",
        "International Organization for Standardization",
    }


def test_sections(read: Read) -> None:
    assert [(row["section_no"], row["level"], row["heading"], row["icon"]) for row in read("sections")] == [
        (0, 0, None, None),
        (1, 1, "Organisation Internationale de Normalisation (ISO)", None),
        (2, 2, "🎯 Missions Principales", "🎯"),
        (3, 2, "📚 Publications & Standards", "📚"),
    ]


def test_callout_and_facts(read: Read) -> None:
    (callout,) = read("callouts")
    assert (callout["kind"], callout["title"], callout["line"]) == ("user", "Fiche d'Identité", 24)
    facts = read("facts")
    assert [(row["source"], row["key"], row["label"], row["value"]) for row in facts[:3]] == [
        ("callout", "nom_complet", "Nom complet", "International Organization for Standardization"),
        ("callout", "siege", "Siège", "Genève, Suisse"),
        ("callout", "role", "Rôle", "Standardisation internationale"),
    ]
    assert [row["source"] for row in facts[3:]] == ["list"] * 3


def test_list_items(read: Read) -> None:
    items = read("list_items")
    assert len(items) == 12
    assert [row["is_ordered"] for row in items].count(True) == 3
    assert [row["callout_no"] for row in items].count(1) == 3
    assert sum(row["lead"] is not None for row in items) == 6
    assert items[3]["lead"] == "Promouvoir la standardisation mondiale"
    assert items[6]["line"] == 36


def test_standards(read: Read) -> None:
    standards = {row["standard_id"]: row for row in read("standards")}
    assert sorted(standards) == [
        "ISO 14001",
        "ISO 22301",
        "ISO 31000",
        "ISO 45001",
        "ISO 9001",
        "ISO/IEC 27001",
    ]
    assert standards["ISO/IEC 27001"]["mention_count"] == 2
    assert standards["ISO 9001"]["title"] == "Norme relative aux systèmes de management de la qualité."
    mentions = read("standard_mentions")
    assert [row["source"] for row in mentions] == ["tag"] + ["list_item"] * 6
    assert {row["standard_id"] for row in mentions if row["raw"] == "ISO/CEI 27001"} == {"ISO/IEC 27001"}
    assert all(row["label"] for row in mentions if row["source"] == "list_item")


def test_links_and_issues(read: Read) -> None:
    assert read("links") == []
    (issue,) = read("issues")
    assert (issue["rule"], issue["entity_id"]) == ("EN001", "ISO")
