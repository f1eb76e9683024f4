"""A vault with healthy notes and hostile ones: no note is lost, none touches another, no text acts."""

from __future__ import annotations

import csv
import hashlib
import os
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow.parquet as pq
import pytest

from transforms.schema import EXTRACTED

ROOT = Path(__file__).parents[2]
HEALTHY = {
    "Sound/ISO.md": "---\ntags: [norme/iso]\naliases: [Organisation de normalisation]\npays: Suisse\n---\n"
    "# Organisation (ISO)\n\n> [!user] Fiche\n> - **Siège** : Genève\n\n## Normes\n\n"
    "- ISO/CEI 27001 : sécurité [[NIST]] ^a1\n\n| a | b |\n|---|---|\n| 1 | [[ISO#Normes]] |\n",
    "Sound/NIST.md": "---\ntitle: Institut\n---\n# NIST\n\nVoir [[ISO#^a1]], #norme/nist, clé:: valeur\n\n"
    "1. NIST SP 800-53\n",
    "Sound/Accents.md": "# Été\r\n\r\nL’« élève » à Genève : 20 €, √2.\r\n",
}
DEEP = 50_000
FRONTMATTER = {
    "deep flow": "a: " + "[" * DEEP + "]" * DEEP,
    "deep block": "a:\n  " + "- " * DEEP + "x",
    "deep maps": "a: " + "{a: " * DEEP,
    "bomb": "a: &a [x, x, x, x, x, x, x, x]\n"
    + "\n".join(
        f"{k}: &{k} [{', '.join([f'*{p}'] * 8)}]" for p, k in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "python": "a: !!python/object/apply:os.system ['touch HACKED']",
    "digits": "a: " + "9" * 5000,
    "no such day": "date: 2024-02-30",
    "twice": "a: 1\na: 2",
    "conflict": "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> other",
    "surrogates": 'title: "a\\ud800b"\naliases: ["\\udfff"]\ntags: ["x\\udc00"]',
    "nul": 'title: "a\\0b"',
    "huge": "a: " + "x" * 300_000,
    "many tags": "tags: [" + ", ".join(f"t{n}" for n in range(10_000)) + "]",
    "toml": "",
}
BODIES = {
    "wikilinks": "[[a" * 20_000,
    "emphasis": "*a **b " * 10_000,
    "backticks": "".join("`" * n + " " for n in range(300)),
    "quotes": "> " * 20_000 + "x",
    "items": "- " * 20_000 + "x",
    "tags": " ".join(f"#t{n}" for n in range(10_000)),
    "rows": "|a|b|\n|-|-|\n" + "|x|y|\n" * 10_000,
    "definitions": "".join(f"[r{n}]: /u\n" for n in range(10_000)),
    "marks": "e" + "\u0301\u0316" * 20_000,
    "one line": "word " * 100_000,
}
BYTES = {
    "utf-16": "\ufeff# Été\n".encode("utf-16-le"),
    "utf-16 without a mark": "# Une note sans marque\n".encode("utf-16-be"),
    "latin-1": "# Été à Genève\n".encode("latin-1"),
    "shift-jis": "# 見出し\n本文\n".encode("shift_jis"),
    "mac roman": "# Identité — déjà vu, élève\n".encode().decode("mac_roman").encode(),
    "truncated": "# Été".encode()[:-1] + b"\xc3",
    "overlong": b"# a\xc0\xaf\xed\xa0\x80",
    "zeros": bytes(5000),
    "all bytes": bytes(range(256)),
    "empty": b"",
}
NAMES = [
    b"line\nbreak.md",
    b"quote'\".md",
    b"\x1b[31mred\x1b]0;x\x07.md",
    b"caf\xe9.md",
    "é.md".encode(),
    unicodedata.normalize("NFD", "é.md").encode(),
    b"x" * 252 + b".md",
    "\u202egpj.md".encode(),
    b"-rf.md",
    b"--help.md",
    b"CON.md",
    b"space .md",
    b"A.MD",
    b"a.md",
    b"{0}%s$(touch HACKED)`touch HACKED`.md",
    b"[bold red]x[link=a].md",
    b"'; DROP TABLE entities; --.md",
    b"=cmd|' 'calc'!A0.md",
    b"\\xe9.md",
]
TEXTS = [
    *(
        "'; DROP TABLE entities; --",
        '"',
        "\\",
        "=1+1",
        "+1",
        "@a",
        "-1",
        "{0}",
        "%s%n",
        "${x}",
        "$(id)",
        "`id`",
    ),
    *(
        "<script>alert(1)</script>",
        "{{7*7}}",
        "[bold]x[/bold]",
        "a\tb",
        "a\nb",
        "a\r\nb",
        "a,b;c",
        "null",
        "NaN",
    ),
    *(
        "\x1b[31mred\x1b[0m",
        "\x1b]0;title\x07",
        "\x9b31m",
        "a\x00b",
        "\x7f",
        "\u202eabc",
        "\ufeffa",
        "\U0010ffff",
    ),
    *(
        "../../etc/passwd",
        "C:\\x",
        "true",
        "007",
        "1e3",
        "2024-01-01",
        "[[x]]",
        "#tag",
        "e\u0301",
        "ß",
        "👩‍🔬",
        "٣",
    ),
]


class Run(NamedTuple):
    """The vault, what stood in it, the snapshot, and what was printed."""

    vault: Path
    before: dict[bytes, tuple[int, ...]]
    snapshot: Path
    printed: str
    code: int


def _quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(char):08X}" for char in text) + '"'


def _write_hostile(vault: Path) -> None:
    folder = vault / "Hostile"
    folder.mkdir()
    for name, inner in FRONTMATTER.items():
        (folder / f"yaml {name}.md").write_text(f"---\n{inner}\n---\n# Body\n")
    (folder / "yaml toml.md").write_text("+++\n" + "a." * 20_000 + "a = 1\n+++\n# Body\n")
    for name, body in BODIES.items():
        (folder / f"body {name}.md").write_text(body)
    for name, data in BYTES.items():
        (folder / f"bytes {name}.md").write_bytes(data)
    for raw in NAMES:
        (folder / os.fsdecode(raw)).write_text("# Name\n")
    for number, text in enumerate(TEXTS):
        quoted = _quoted(text)
        above = f"---\ntitle: {quoted}\naliases: [{quoted}]\n{quoted}: {quoted}\n---\n"
        (folder / f"text {number}.md").write_bytes(f"{above}- **{text}** : {text}\n".encode())


def _write_special(vault: Path) -> None:
    folder = vault / "Special"
    (folder / "folder.md").mkdir(parents=True)
    for name, target in (
        ("a", "/etc/passwd"),
        ("b", "/dev/zero"),
        ("c", "c.md"),
        ("d", "."),
        ("e", "nowhere"),
    ):
        (folder / f"{name}.md").symlink_to(target)
    os.mkfifo(folder / "pipe.md")
    (folder / ".md").write_text("# hidden")
    with (folder / "sparse.md").open("wb") as file:
        file.truncate(10 * 1024**3)
    os.utime(folder / ".md", (2**40, 2**40))
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(folder / "socket.md"))


def _state(vault: Path) -> dict[bytes, tuple[int, ...]]:
    """Every entry of the vault with what would change if it were touched."""
    found = {}
    for folder, folders, files in os.walk(os.fsencode(vault)):
        for name in folders + files:
            path = os.path.join(folder, name)  # noqa: PTH118 (pathlib has no paths of bytes)
            status = os.lstat(path)
            found[path] = (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return found


def _export(vault: Path, output: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "flows.cli", "export", str(vault), "--output", str(output)]
    done = subprocess.run(
        command,
        cwd=output.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The vault exported by the program in a process of its own."""
    folder = tmp_path_factory.mktemp("hostile")
    vault = folder / "vault"
    for name, text in HEALTHY.items():
        (vault / name).parent.mkdir(parents=True, exist_ok=True)
        (vault / name).write_bytes(text.encode())
    _write_hostile(vault)
    _write_special(vault)
    before = _state(vault)
    code, printed = _export(vault, folder / "output")
    return Run(vault, before, folder / "output" / "current", printed, code)


@pytest.fixture(scope="module")
def rows(run: Run) -> duckdb.DuckDBPyConnection:
    """The DuckDB file."""
    return duckdb.connect(str(run.snapshot / "notemart.duckdb"), read_only=True)


def test_the_run_succeeds_and_prints_nothing_that_acts_on_a_terminal(run: Run) -> None:
    assert run.code == 0, run.printed
    assert "Traceback" not in run.printed
    assert all(char.isprintable() or char in "\n✓" for char in run.printed)


def test_nothing_in_the_vault_is_touched_and_nothing_is_acted_on(run: Run) -> None:
    assert _state(run.vault) == run.before
    assert not list(run.vault.parent.rglob("HACKED"))


def test_every_note_is_in_entities_or_in_issues(run: Run, rows: duckdb.DuckDBPyConnection) -> None:
    told = {
        path for (path,) in rows.sql("SELECT path FROM entities UNION SELECT path FROM issues").fetchall()
    }
    names = [os.path.relpath(path, os.fsencode(run.vault)) for path in run.before]
    notes = {name.decode("utf-8", "backslashreplace") for name in names if name[-3:].lower() == b".md"}
    assert notes - told == set()
    count = rows.sql("SELECT count(*) FROM entities").fetchall()[0][0]
    ingested = len(HEALTHY) + len(FRONTMATTER) + len(BODIES) + len(BYTES) + len(NAMES) + len(TEXTS)
    assert count == ingested


def test_special_files_are_skipped_for_a_reason(rows: duckdb.DuckDBPyConnection) -> None:
    found = rows.sql("SELECT path, rule FROM issues WHERE path LIKE 'Special/%'").fetchall()
    assert {path.removeprefix("Special/"): rule for path, rule in found} == {
        "a.md": "FS002",
        "b.md": "FS002",
        "c.md": "FS008",
        "d.md": "FS008",
        "e.md": "FS008",
        "pipe.md": "FS003",
        "socket.md": "FS003",
        ".md": "FS010",
        "folder.md": "FS011",
        "sparse.md": "FS004",
    }


def test_no_note_made_our_own_code_fail(rows: duckdb.DuckDBPyConnection) -> None:
    assert rows.sql("SELECT path, observed FROM issues WHERE rule IN ('MD002', 'FS009')").fetchall() == []


def test_the_healthy_notes_give_the_rows_that_they_give_alone(run: Run, tmp_path: Path) -> None:
    for name, text in HEALTHY.items():
        path = tmp_path / "vault" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        os.utime(path, ns=(0, (run.vault / name).stat().st_mtime_ns))
    assert _export(tmp_path / "vault", tmp_path / "output")[0] == 0
    for table in EXTRACTED:
        if (run.snapshot / "parquet" / f"{table.name}.parquet").exists():
            alone = _sound(tmp_path / "output" / "current", table.name)
            assert _sound(run.snapshot, table.name) == alone, table.name


def _sound(snapshot: Path, table: str) -> list[dict[str, Any]]:
    found = pq.read_table(snapshot / "parquet" / f"{table}.parquet").to_pylist()
    mine = [row for row in found if (row["entity_id"] or "").startswith("Sound/")]
    return [{name: value for name, value in row.items() if name != "first_seen_at"} for row in mine]


@pytest.mark.parametrize(
    ("table", "column", "where"),
    [
        ("entities", "title", ""),
        ("aliases", "alias", ""),
        ("properties", "value", "AND pointer NOT IN ('/title', '/aliases/0')"),
        ("properties", "label", "AND pointer NOT IN ('/title', '/aliases/0')"),
    ],
)
def test_texts_come_back_equal_from_every_format(
    run: Run, rows: duckdb.DuckDBPyConnection, tmp_path: Path, table: str, column: str, where: str
) -> None:
    wanted = {f"Hostile/text {number}": text for number, text in enumerate(TEXTS)}
    if table != "properties":
        wanted = {note: text.strip() for note, text in wanted.items()}
    query = f"SELECT entity_id, {column} FROM {{}} WHERE entity_id LIKE 'Hostile/text %' {where}"
    assert dict(rows.sql(query.format(table)).fetchall()) == wanted
    parquet = f"read_parquet('{run.snapshot / 'parquet' / table}.parquet')"
    assert dict(duckdb.sql(query.format(parquet)).fetchall()) == wanted
    rows.sql(query.format(table)).write_csv(str(tmp_path / "out.csv"))
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert {row["entity_id"]: row[column] for row in csv.DictReader(file)} == wanted


def test_keys_are_unique(rows: duckdb.DuckDBPyConnection) -> None:
    for key, table in (("entity_id", "entities"), ("issue_id", "issues"), ("tag", "tags")):
        assert rows.sql(f"SELECT {key} FROM {table} GROUP BY 1 HAVING count(*) > 1").fetchall() == []


def test_a_second_run_gives_the_same(run: Run) -> None:
    code, _ = _export(run.vault, run.snapshot.parent)
    assert code == 0
    digests = [
        hashlib.sha256((folder / "parquet" / "entities.parquet").read_bytes()).hexdigest()
        for folder in sorted((run.snapshot.parent / "snapshots").iterdir())
        if (folder / "parquet").exists()
    ]
    assert len(set(digests)) == 1
