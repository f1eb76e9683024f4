"""What `notemart verify` finds, and that the rules of `sql/checks` can find something."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows import manifest
from flows.reading import opened
from flows.sql_checks import CHECKS, broken_rules
from flows.verify import verify

ROOT = Path(__file__).parents[2]
Notemart = Callable[..., int]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot of the example vault."""
    from flows.pipeline import export
    from flows.settings import Settings

    output = tmp_path_factory.mktemp("sound")
    return export(ROOT / "examples" / "vault", Settings(output=output)).snapshot


@pytest.fixture
def snapshot(sound: Path, tmp_path: Path) -> Path:
    """A copy of it, to damage."""
    return Path(shutil.copytree(sound, tmp_path / "copy"))


def test_a_sound_snapshot_has_no_problem(sound: Path) -> None:
    assert verify(sound) == []
    assert verify(sound, data=True) == []


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


DAMAGE = [
    ("parquet/tags.parquet", Path.unlink, False, "parquet/tags.parquet: cannot be read: No such file"),
    ("parquet/tags.parquet", _truncate, False, "parquet/tags.parquet: is "),
    ("parquet/tags.parquet", _flip, True, "parquet/tags.parquet: its bytes are not those that were written"),
    ("notemart.duckdb", _flip, True, "notemart.duckdb: its bytes are not those"),
    ("notemart.duckdb", Path.unlink, False, "notemart.duckdb: cannot be read"),
    ("manifest.json", Path.unlink, False, "manifest.json cannot be read"),
    ("manifest.json", _flip, False, "manifest.json is not as it was written"),
    ("manifest.sha256", _flip, False, "manifest.json is not as it was written"),
    ("parquet/new.parquet", Path.touch, False, "parquet/new.parquet: is not in the manifest"),
]


@pytest.mark.parametrize(("name", "damage", "data", "said"), DAMAGE)
def test_damage_is_found(
    snapshot: Path, name: str, damage: Callable[[Path], None], data: bool, said: str
) -> None:
    damage(snapshot / name)
    (problem,) = verify(snapshot, data=data)
    assert said in problem


def test_every_flipped_bit_is_found(snapshot: Path) -> None:
    chance = random.Random(5)
    files = sorted(path for path in snapshot.rglob("*") if path.is_file())
    for _ in range(10):
        path = chance.choice(files)
        place, bit = chance.randrange(path.stat().st_size), 1 << chance.randrange(8)
        with path.open("r+b") as file:
            file.seek(place)
            byte = file.read(1)[0]
            file.seek(place)
            file.write(bytes([byte ^ bit]))
        assert verify(snapshot, data=True)
        with path.open("r+b") as file:
            file.seek(place)
            file.write(bytes([byte]))
    assert verify(snapshot, data=True) == []


def _resealed(snapshot: Path, name: str, change: Callable[[pa.Table], pa.Table]) -> None:
    """Rewrite a Parquet file and say so in the manifest, as a defect of ours would."""
    from flows.parquet import described

    path = snapshot / "parquet" / f"{name}.parquet"
    table = change(pq.ParquetFile(path).read())
    pq.write_table(table, path)
    told = manifest.read(snapshot)
    changed = {**told.tables, name: described(path, snapshot, table.num_rows)}
    manifest.write(manifest.Manifest(**{**_fields(told), "tables": changed}), snapshot)


def _fields(told: manifest.Manifest) -> dict[str, object]:
    return {name: getattr(told, name) for name in manifest.Manifest.__dataclass_fields__}


def test_rows_that_differ_between_the_two_forms_are_found(snapshot: Path) -> None:
    _resealed(snapshot, "tags", lambda table: table.slice(1))
    assert any(line.startswith("notemart.duckdb: tags has") for line in verify(snapshot))


def test_broken_keys_and_references_are_found(snapshot: Path) -> None:
    def doubled(table: pa.Table) -> pa.Table:
        return pa.concat_tables([table.slice(0, 1), table.slice(0, 1), table.slice(2)])

    _resealed(snapshot, "entities", doubled)
    assert verify(snapshot) == []
    said = "\n".join(verify(snapshot, data=True))
    assert "entities (entity_id): the rows are not in the order of a unique key" in said
    assert "(entity_id): the row pointed to does not exist" in said


BREAKING = {
    "documents_one_per_entity": "DELETE FROM documents WHERE entity_id = 'Accueil'",
    "entities_alias_count": "UPDATE entities SET alias_count = alias_count + 1",
    "entities_backlink_count": "UPDATE entities SET backlink_count = backlink_count + 1",
    "entities_codes": "UPDATE entities SET country_code = 'ch' WHERE country_code = 'CH'",
    "entities_frontmatter_status": "UPDATE entities SET frontmatter_status = 'fine'",
    "entities_issue_count": "UPDATE entities SET issue_count = issue_count + 1",
    "entities_link_count": "UPDATE entities SET link_count = link_count + 1",
    "entities_list_item_count": "UPDATE entities SET list_item_count = list_item_count + 1",
    "entities_section_count": "UPDATE entities SET section_count = section_count + 1",
    "entities_standard_count": "UPDATE entities SET standard_count = standard_count + 1",
    "entities_tag_count": "UPDATE entities SET tag_count = tag_count + 1",
    "entities_title_source": "UPDATE entities SET title_source = 'file'",
    "entities_times": "UPDATE entities SET created_at = NULL",
    "entity_tags_source": "UPDATE entity_tags SET source = 'body'",
    "entity_versions_change": "UPDATE entity_versions SET change = 'new'",
    "entity_versions_periods": "UPDATE entity_versions SET is_current = false",
    "facts_source": "UPDATE facts SET source = 'text'",
    "issues_severity": "UPDATE issues SET severity = 'fatal'",
    "links_fragment_kind": "UPDATE links SET fragment_kind = 'line'",
    "links_status": "UPDATE links SET target_entity_id = NULL",
    "links_syntax": "UPDATE links SET syntax = 'html'",
    "list_items_tasks": "UPDATE list_items SET is_task = true",
    "ordinals_without_gaps": "DELETE FROM links WHERE link_no = 1",
    "properties_value_type": "UPDATE properties SET value_type = 'string'",
    "relationships_cardinality": "UPDATE relationships SET cardinality = '1:n'",
    "sections_in_order": "DELETE FROM sections WHERE section_no = 0",
    "sections_text": "UPDATE sections SET text = text || repeat('x', 10000)",
    "standard_mentions_confidence": "UPDATE standard_mentions SET confidence = 1.5",
    "standard_mentions_source": "UPDATE standard_mentions SET source = 'body'",
    "standards_counts": "UPDATE standards SET mention_count = mention_count + 1",
    "tag_ancestors_complete": "DELETE FROM tag_ancestors WHERE distance = 0",
    "tags_counts": "UPDATE tags SET total_entity_count = total_entity_count + 1",
    "values_as_typed": "UPDATE properties SET value_number = 1 WHERE value_type = 'text'",
}


def test_every_rule_is_tried() -> None:
    assert {path.stem for path in CHECKS.glob("*.sql")} == set(BREAKING)


def test_every_rule_finds_what_breaks_it(sound: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{sound}/notemart.duckdb' AS sound (READ_ONLY)")
        connection.execute("ATTACH ':memory:' AS mart")
        connection.execute("COPY FROM DATABASE sound TO mart")
        connection.execute("USE mart")
        assert list(broken_rules(connection)) == []
        for name, statement in BREAKING.items():
            connection.execute("BEGIN")
            connection.execute(statement)
            broken = {line.partition(":")[0] for line in broken_rules(connection)}
            connection.execute("ROLLBACK")
            assert name in broken, name


def test_a_rule_says_what_and_which(sound: Path, snapshot: Path) -> None:
    with duckdb.connect(snapshot / "notemart.duckdb") as connection:
        connection.execute("UPDATE issues SET severity = 'fatal'")
    with opened(snapshot / "notemart.duckdb") as mart:
        (line,) = broken_rules(mart)
    assert line.startswith("issues_severity: issues.severity is error, warning or info; ")
    assert "severity='fatal'" in line


def test_a_snapshot_of_another_version_is_judged_by_what_it_declares(snapshot: Path) -> None:
    with duckdb.connect(snapshot / "notemart.duckdb") as connection:
        connection.execute("UPDATE issues SET severity = 'fatal'")
    from flows.parquet import described

    told = manifest.read(snapshot)
    database = described(snapshot / "notemart.duckdb", snapshot, told.database.row_count)
    now = {**_fields(told), "database": database}
    manifest.write(manifest.Manifest(**now), snapshot)
    assert [line.partition(":")[0] for line in verify(snapshot, data=True)] == ["issues_severity"]
    manifest.write(manifest.Manifest(**now | {"schema_version": told.schema_version + 1}), snapshot)
    assert verify(snapshot, data=True) == []


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"database": 3, "tables": {}}', "null", "\\"])
def test_a_manifest_that_is_none_is_one_line(snapshot: Path, text: str) -> None:
    (snapshot / "manifest.json").write_text(text)
    sealed = manifest._seal(text.encode())
    (snapshot / "manifest.sha256").write_bytes(sealed)
    (problem,) = verify(snapshot)
    assert "not a manifest that this version" in problem


def test_the_command(
    sound: Path, vault: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str]
) -> None:
    assert notemart("verify") == 4
    assert notemart("export", vault) == 0
    assert notemart("verify", "--data") == 0
    assert "is sound: " in capsys.readouterr().out
    assert notemart("verify", "1999") == 2
    (Path("output/current").resolve() / "parquet" / "tags.parquet").unlink()
    capsys.readouterr()
    assert notemart("verify") == 5
    told = capsys.readouterr()
    assert told.out == "parquet/tags.parquet: cannot be read: No such file or directory\n"
    assert told.err.endswith("is not sound: 1 problem.\n")


def test_the_manifest_names_keys_and_references(sound: Path) -> None:
    told = json.loads((sound / "manifest.json").read_text("utf-8"))["schemas"]["tags"]
    assert told["key"] == ["tag"]
    assert told["columns"]["entity_count"] == "BIGINT NOT NULL"
    assert {"columns": ["parent_tag"], "to_table": "tags", "to_columns": ["tag"]} in told["references"]
