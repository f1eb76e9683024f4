"""The reporting views, on tables built from the declaration in a real DuckDB."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from transforms.declaration import BOOLEAN, TEXT, TIMESTAMP, Table, ddl
from transforms.schema import TABLE, TABLES

VIEWS = sorted((Path(__file__).parent.parent / "sql" / "views").glob("*.sql"))
FLAT = {"VARCHAR", "BIGINT", "INTEGER", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP"}

ISO = {"entity_id": "Organisations/ISO", "name": "ISO", "title": "Organisation de normalisation (ISO)"}

ROWS: dict[str, list[dict[str, Any]]] = {
    "runs": [
        {"run_id": "1", "started_at": "2025-01-01 10:00:00", "note_count": 3, "added_count": 3},
        {"run_id": "2", "started_at": "2026-01-02 09:00:00", "note_count": 3},
        {"run_id": "3", "started_at": "2026-01-02 10:00:00", "note_count": 4, "added_count": 1},
    ],
    "entity_versions": [
        {**ISO, "run_id": "1", "valid_from_at": "2025-01-01 10:00:00", "change": "added"},
        {"entity_id": "Seule", "run_id": "3", "valid_from_at": "2026-01-02 10:00:00", "change": "added"},
    ],
    "entities": [
        {
            **ISO,
            "modified_at": "2024-06-01 00:00:00",
            "acronym": "ISO",
            "title_source": "heading",
            "archetype": "organisation",
            "tag_count": 2,
        },
        {"entity_id": "Normes/ISO 27001", "name": "ISO 27001", "title": "ISO 27001", "title_source": "name"},
        {"entity_id": "Normes/Résumé", "name": "Résumé", "title": "Sécurité", "link_count": 1},
        {"entity_id": "Seule", "name": "Seule", "title": "Iso", "issue_count": 3},
    ],
    "tags": [
        {"tag": "norme-interne", "label": "norme-interne", "name": "norme-interne", "depth": 1},
        {
            "tag": "norme",
            "label": "Norme",
            "name": "norme",
            "depth": 1,
            "entity_count": 1,
            "total_entity_count": 2,
        },
        {
            "tag": "norme/iso",
            "label": "Norme/ISO",
            "name": "iso",
            "depth": 2,
            "parent_tag": "norme",
            "entity_count": 2,
        },
    ],
    "entity_tags": [
        {**ISO, "tag": "norme/iso", "source": "frontmatter"},
        {**ISO, "tag": "norme/iso", "source": "inline"},
        {**ISO, "tag": "norme", "source": "inline"},
    ],
    "aliases": [
        {**ISO, "alias_key": "oin", "alias": "OIN", "position": 2},
        {**ISO, "alias_key": "international standards", "alias": "International Standards", "position": 1},
    ],
    "standards": [
        {
            "standard_id": "ISO/IEC 27001",
            "publisher": "ISO",
            "entity_id": "Normes/ISO 27001",
            "mention_count": 3,
            "entity_count": 2,
        },
        {"standard_id": "ISO 9001", "publisher": "ISO", "mention_count": 4, "entity_count": 1},
        {"standard_id": "RFC 9110", "publisher": "IETF", "mention_count": 1, "entity_count": 1},
    ],
    "standard_editions": [
        {
            "edition_id": "ISO/IEC 27001:2013",
            "standard_id": "ISO/IEC 27001",
            "status": "withdrawn",
            "replaced_by": "ISO/IEC 27001:2022",
        },
    ],
    "standard_mentions": [
        {
            **ISO,
            "mention_no": 1,
            "standard_id": "ISO/IEC 27001",
            "edition_id": "ISO/IEC 27001:2013",
            "source": "text",
            "line": 9,
        },
        {**ISO, "mention_no": 2, "standard_id": "ISO/IEC 27001", "source": "tag", "line": 4},
        {**ISO, "mention_no": 3, "standard_id": "ISO 9001", "source": "text", "line": 8},
        {**ISO, "mention_no": 4, "source": "text", "line": 8, "raw": "version 9001"},
        {
            "entity_id": "Normes/ISO 27001",
            "mention_no": 1,
            "standard_id": "ISO/IEC 27001",
            "source": "heading",
        },
    ],
    "links": [
        {**ISO, "link_no": 1, "target_entity_id": "Normes/ISO 27001", "status": "resolved", "line": 7},
        {
            **ISO,
            "link_no": 2,
            "target_entity_id": "Normes/ISO 27001",
            "status": "resolved",
            "line": 5,
            "syntax": "embed",
            "fragment": "Contrôles",
        },
        {**ISO, "link_no": 3, "target_entity_id": "Organisations/ISO", "status": "self"},
        {**ISO, "link_no": 4, "target": "Normes/ISO 27O01.md", "status": "unresolved", "line": 3},
        {"entity_id": "Seule", "link_no": 1, "target": "Normes/ISO 27O01.md", "status": "unresolved"},
        {"entity_id": "Seule", "link_no": 2, "target": "resumes", "status": "unresolved"},
        {"entity_id": "Seule", "link_no": 3, "target": "Standards internationaux", "status": "unresolved"},
        {"entity_id": "Seule", "link_no": 4, "target": "International standard", "status": "unresolved"},
        {"entity_id": "Seule", "link_no": 5, "target": "logo.svg", "status": "attachment"},
    ],
    "properties": [
        {**ISO, "key": "pays", "label": "Pays", "position": 1, "value_type": "text", "value": "Suisse"},
        {**ISO, "key": "pays", "label": "Pays", "position": 2, "value_type": "text", "value": "France"},
        {**ISO, "key": "ouvert", "label": "ouvert", "position": 1, "value_type": "null"},
        *(
            {"entity_id": entity_id, "key": "pays", "label": "pays", "position": 1, **typed}
            for entity_id, typed in (
                ("Normes/ISO 27001", {"value_type": "text", "value": "Suisse"}),
                ("Normes/Résumé", {"value_type": "number", "value": "41", "value_number": 41.0}),
            )
        ),
    ],
    "facts": [{**ISO, "fact_no": 1, "source": "list", "key": "siege", "label": "Siège", "value": "Genève"}],
    "issues": [
        {"issue_id": "a", "entity_id": "Seule", "rule": "LK001", "severity": "warning"},
        {"issue_id": "b", "entity_id": "Seule", "rule": "LK001", "severity": "warning"},
        {"issue_id": "c", "entity_id": "Seule", "rule": "FM001", "severity": "error"},
        {"issue_id": "d", "rule": "FS001", "severity": "error"},
    ],
}

_FILL = {TEXT.sql: "", BOOLEAN.sql: False, TIMESTAMP.sql: "2026-01-01"}


def insert(connection: duckdb.DuckDBPyConnection, table: Table, row: dict[str, Any]) -> None:
    """Insert `row`, its missing required columns filled with an empty value of their type."""
    values = [
        row.get(column.name, None if column.is_nullable else _FILL.get(column.type.sql, 0))
        for column in table.columns
    ]
    connection.execute(f"insert into {table.name} values ({', '.join('?' * len(values))})", values)


@pytest.fixture(scope="module")
def mart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The file with tables, rows and views, attached read-only under another name than it was written."""
    path = tmp_path_factory.mktemp("views") / "notemart.duckdb"
    with duckdb.connect() as writer:
        writer.execute(f"attach '{path}' as written (storage_version 'v1.0.0')")
        writer.execute("use written")
        writer.execute(ddl(TABLES))
        for name, rows in ROWS.items():
            for row in rows:
                insert(writer, TABLE[name], row)
        for view in VIEWS:
            writer.execute(view.read_text(encoding="utf-8"))
        writer.execute("checkpoint written")
        writer.execute("use memory")
        writer.execute("detach written")
    with duckdb.connect() as reader:
        reader.execute(f"attach '{path}' as elsewhere (read_only)")
        yield reader


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.stem)
def test_every_view_reads_under_another_name_with_flat_types_and_a_comment(
    mart: duckdb.DuckDBPyConnection, path: Path
) -> None:
    columns = mart.execute(f"describe elsewhere.{path.stem}").fetchall()
    assert {column[1] for column in columns} <= FLAT
    assert mart.execute(f"select count(*) from elsewhere.{path.stem}").fetchone() != (0,)
    comments = mart.execute(
        "select comment from duckdb_views() where database_name = 'elsewhere' and view_name = ?", [path.stem]
    ).fetchall()
    assert comments[0][0].endswith(".")


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (
            "select tags, aliases, standards from entity_overview where entity_id = 'Organisations/ISO'",
            [("Norme, Norme/ISO", "International Standards, OIN", "ISO 9001, ISO/IEC 27001")],
        ),
        ("select tags, aliases, standards from entity_overview where entity_id = 'Seule'", [(None,) * 3]),
        (
            "select sort_position, indented_label, child_count, total_entity_count from tag_tree",
            [(1, "norme", 1, 2), (2, "    iso", 0, 0), (3, "norme-interne", 0, 0)],
        ),
        (
            "from standards_by_publisher",
            [
                ("ISO", 2, 7, 2, "ISO/IEC 27001", "ISO 9001, ISO/IEC 27001"),
                ("IETF", 1, 1, 0, "RFC 9110", "RFC 9110"),
            ],
        ),
        (
            "select standard_id, entity_id, mention_count, sources, editions, first_line, is_about_standard"
            " from standard_citations",
            [
                ("ISO 9001", "Organisations/ISO", 1, "text", None, 8, False),
                ("ISO/IEC 27001", "Normes/ISO 27001", 1, "heading", None, None, True),
                ("ISO/IEC 27001", "Organisations/ISO", 2, "tag, text", "ISO/IEC 27001:2013", 4, False),
            ],
        ),
        (
            "select entity_id, edition_id, status, replaced_by, mention_count, first_line"
            " from withdrawn_citations",
            [("Organisations/ISO", "ISO/IEC 27001:2013", "withdrawn", "ISO/IEC 27001:2022", 1, 9)],
        ),
        (
            "select entity_id, label, sources, is_ambiguous from names where name_key = 'iso'",
            [("Organisations/ISO", "ISO", "acronym, name", True), ("Seule", "Iso", "title", True)],
        ),
        ("select entity_id, is_ambiguous from names where name_key = 'securite'", [("Normes/Résumé", False)]),
        (
            "from backlinks",
            [
                (
                    "Normes/ISO 27001",
                    "ISO 27001",
                    "Organisations/ISO",
                    "Organisation de normalisation (ISO)",
                    2,
                    1,
                    "Contrôles",
                    5,
                )
            ],
        ),
        (
            "select archetype, source, key, label, note_count, filled_entity_count, fill_rate, types,"
            " has_type_conflict, top_values from property_catalogue",
            [
                ("organisation", "fact", "siege", "Siège", 1, 1, 1.0, "text (1)", False, "Genève (1)"),
                *(
                    ("organisation", "property", *row)
                    for row in (
                        ("pays", "Pays", 1, 1, 1.0, "text (2)", False, "France (1), Suisse (1)"),
                        ("ouvert", "ouvert", 1, 0, 0.0, None, False, None),
                    )
                ),
                (
                    *(None, "property", "pays", "pays", 3, 2, 2 / 3),
                    *("number (1), text (1)", True, "41 (1), Suisse (1)"),
                ),
            ],
        ),
        ("select entity_id from orphans", [("Normes/Résumé",), ("Seule",)]),
        (
            "select target, link_count, entity_count, first_entity_id, first_line, closest_entity_id"
            " from unresolved_links",
            [
                ("Normes/ISO 27O01.md", 2, 2, "Organisations/ISO", 3, "Normes/ISO 27001"),
                ("International standard", 1, 1, "Seule", None, "Organisations/ISO"),
                ("Standards internationaux", 1, 1, "Seule", None, None),
                ("resumes", 1, 1, "Seule", None, "Normes/Résumé"),
            ],
        ),
        (
            "select entity_id, error_count, warning_count, info_count, rules, has_title from quality_by_note"
            " limit 2",
            [("Seule", 1, 2, 0, "FM001, LK001", True), ("Normes/ISO 27001", 0, 0, 0, None, False)],
        ),
    ],
)
def test_what_a_view_says(mart: duckdb.DuckDBPyConnection, query: str, wanted: list[tuple[Any, ...]]) -> None:
    mart.execute("use elsewhere")
    assert mart.execute(query).fetchall() == wanted


def test_a_target_far_longer_than_any_name_costs_nothing(mart: duckdb.DuckDBPyConnection) -> None:
    with duckdb.connect() as connection:
        connection.execute(ddl(TABLES))
        insert(
            connection, TABLE["links"], {**ISO, "link_no": 1, "status": "unresolved", "target": "a" * 500_000}
        )
        connection.execute(
            next(view for view in VIEWS if view.stem == "unresolved_links").read_text(encoding="utf-8")
        )
        found = connection.execute("select link_count, closest_entity_id from unresolved_links").fetchall()
    assert found == [(1, None)]


@pytest.mark.parametrize(
    ("view", "table", "row"),
    [
        ("names", "entities", {**ISO, "title": "e" + "\u0301\u0316" * 100_000}),
        (
            "unresolved_links",
            "links",
            {**ISO, "link_no": 1, "status": "unresolved", "target": "e" + "\u0301\u0316" * 100_000},
        ),
    ],
)
def test_a_name_with_any_number_of_marks_costs_nothing(view: str, table: str, row: dict[str, Any]) -> None:
    with duckdb.connect() as connection:
        connection.execute(ddl(TABLES))
        insert(connection, TABLE[table], row)
        connection.execute(next(path for path in VIEWS if path.stem == view).read_text(encoding="utf-8"))
        started = time.process_time()
        assert connection.execute(f"from {view}").fetchall()
        assert time.process_time() - started < 2


def test_growth_is_told_by_the_last_run_of_each_day(mart: duckdb.DuckDBPyConnection) -> None:
    rows = mart.execute(
        "select cast(day_date as varchar), note_count, note_growth, added_count, run_count from growth_by_day"
    ).fetchall()
    assert rows == [("2025-01-01", 3, None, 3, 1), ("2026-01-02", 4, 1, 1, 2)]


def test_changes_are_those_of_the_last_run(mart: duckdb.DuckDBPyConnection) -> None:
    assert mart.execute("select entity_id, change from last_run_changes").fetchall() == [("Seule", "added")]


def test_a_note_is_stale_when_untouched_for_a_year_before_the_last_run(
    mart: duckdb.DuckDBPyConnection,
) -> None:
    rows = mart.execute("select entity_id, day_count from stale_notes").fetchall()
    assert rows == [("Organisations/ISO", 580)]
