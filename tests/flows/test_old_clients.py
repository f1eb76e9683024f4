"""Whether drivers of the DuckDB 1.x line open what is published.

`OLD_DUCKDB` names a folder with such a DuckDB in it (`pip install --target FOLDER duckdb==1.1.3`).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.pipeline import export
from flows.report import Report
from flows.settings import Settings

OLD_DUCKDB = os.environ.get("OLD_DUCKDB")
COUNT = """
import sys, duckdb
mart = duckdb.connect(sys.argv[1], read_only=True)
names = [name for (name,) in mart.sql("SELECT table_name FROM duckdb_tables()").fetchall()]
print(sum(mart.sql(f"SELECT count(COLUMNS(*)) FROM {name}").fetchone()[0] for name in names))
views = mart.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
print(sum(len(mart.sql(f"SELECT * FROM {view}").fetchall()) >= 0 for (view,) in views))
"""


@pytest.mark.skipif(OLD_DUCKDB is None, reason="no older DuckDB at hand (OLD_DUCKDB)")
def test_every_snapshot_of_a_vault_that_changes_opens_in_an_older_duckdb(tmp_path: Path) -> None:
    vault, settings = tmp_path / "vault", Settings(output=tmp_path / "output", workers=1)
    vault.mkdir()
    for number in range(400):
        text = "".join(f"## Heading {n}\n\nText {n} of [[{n}]] #tag{n}, ISO {n}\n\n" for n in range(20))
        (vault / f"{number}.md").write_text(f"# Note {number}\n{text}")
    for number in range(8):
        with (vault / f"{number}.md").open("a") as note:
            note.write(f"\nOne more line on ISO 9{number}, see [[nowhere {number}]].\n")
        report = export(vault, settings)
        assert isinstance(report, Report)
        environment = {**os.environ, "PYTHONPATH": str(OLD_DUCKDB)}
        command = [sys.executable, "-c", COUNT, str(report.snapshot / "notemart.duckdb")]
        told = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert told.returncode == 0, f"snapshot {number}: {told.stderr}"
        rows, views = map(int, told.stdout.split())
        assert rows > 400 * 20
        assert views > 10
