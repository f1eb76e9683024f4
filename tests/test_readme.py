"""What the README shows is what the example vault gives."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from flows.pipeline import export
from flows.settings import load

ROOT = Path(__file__).parent.parent
EXAMPLE = re.compile(r'mart\.sql\("""(?P<query>.+?)"""\)\.show\(\).*?```text\n(?P<result>.+?)```', re.DOTALL)


def rows_of(box: str) -> list[list[str]]:
    """The cells of a table drawn by DuckDB, without its two lines of header."""
    rows = [[cell.strip() for cell in line.strip("│").split("│")] for line in box.splitlines() if "│" in line]
    return rows[2:]


def test_the_query_gives_the_result_shown(tmp_path: Path) -> None:
    example = EXAMPLE.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert example
    vault = ROOT / "examples" / "vault"
    export(vault, load(vault, output=tmp_path / "output", workers=1))
    with duckdb.connect(tmp_path / "output" / "current" / "notemart.duckdb", read_only=True) as mart:
        found = mart.execute(example["query"]).fetchall()
    assert [list(map(str, row)) for row in found] == rows_of(example["result"])
