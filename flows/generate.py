"""Write the files that are generated from the declaration: `python -m flows.generate`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from transforms.documentation import markdown_rules, markdown_tables, schema_sql

ROOT = Path(__file__).resolve().parent.parent

GENERATED: dict[str, Callable[[], str]] = {
    "sql/schema.sql": schema_sql,
    "docs/tables.md": markdown_tables,
    "docs/rules.md": markdown_rules,
}
"""The function that gives the text of each generated file, by its path in the project."""


def generate(root: Path = ROOT) -> list[Path]:
    """Write every generated file under `root` and return their paths."""
    written = []
    for name, text in GENERATED.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(), encoding="utf-8", newline="\n")
        written.append(path)
    return written


if __name__ == "__main__":
    for path in generate():
        print(path.relative_to(ROOT))
