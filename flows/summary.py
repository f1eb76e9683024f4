"""What a person reads when a run is over; nothing from a note is taken for markup or printed raw."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.filesize import decimal
from rich.table import Table
from rich.text import Text

from flows import manifest
from flows.errors import OutputError
from flows.escaping import plain
from flows.report import Report
from flows.snapshots import Listed

_LABEL_WIDTH = 11
_SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_QUERY = "FROM entity_overview LIMIT 10"


def show(report: Report, console: Console | None = None) -> None:
    """Print the summary of a run."""
    out = console or Console(highlight=False)
    notes = f"{report.row_counts['entities']:,} notes"
    out.print(
        Text.assemble(
            ("✓ ", "bold green"), (notes, "bold"), f" of {plain(report.vault)} in {_seconds(report.seconds)}"
        )
    )
    out.print()
    out.print(_row_counts(report))
    out.print()
    for label, line in _lines(report):
        out.print(Text.assemble((f"{label:{_LABEL_WIDTH}}", "bold"), line), soft_wrap=True)


def _row_counts(report: Report) -> Table:
    """The tables with their rows, in three columns, read downwards."""
    counts = list(report.row_counts.items())
    height = -(-len(counts) // 3)
    grid = Table.grid(padding=(0, 1))
    for _ in range(3):
        grid.add_column()
        grid.add_column(justify="right")
        grid.add_column(width=2)
    for row in range(height):
        cells = [
            cell for name, count in counts[row::height] for cell in (name, Text(f"{count:,}", "bold"), "")
        ]
        grid.add_row(*cells)
    return grid


def _lines(report: Report) -> Iterator[tuple[str, Text]]:
    for warning in report.warnings:
        yield "Warning", Text(plain(warning), "yellow")
    yield "Standards", _standards(report)
    yield "Issues", _issues(report)
    for rule in report.top_rules:
        style = _SEVERITY_STYLES[rule.severity]
        yield "", Text.assemble((f"{rule.code} × {rule.count:,}", style), f"  {rule.message}")
    stages = [f"{name} {_seconds(seconds)}" for name, seconds in report.durations.items()]
    yield "Time", Text(" · ".join(stages))
    yield "Snapshot", Text(plain(str(report.snapshot)))
    current = report.output / "current"
    database = current / "notemart.duckdb"
    yield "DuckDB", Text(f"{plain(str(database))} ({_size(report.snapshot / 'notemart.duckdb')})")
    parquet = list((report.snapshot / "parquet").iterdir())
    yield "Parquet", Text(f"{plain(str(current / 'parquet'))}/ ({len(parquet)} files, {_size(*parquet)})")
    yield "Try", Text(_command(database), "green")


def _standards(report: Report) -> Text:
    named = ", ".join(f"{plain(name)} ({count:,})" for name, count in report.top_standards)
    total = report.row_counts["standards"]
    return Text(
        f"{total:,} named in the notes; by most notes {named}" if named else "none named in the notes"
    )


def _issues(report: Report) -> Text:
    parts = [
        (f"{count:,} {severity}{'s' * (severity != 'info' and count != 1)}", _SEVERITY_STYLES[severity])
        for severity, count in report.issue_counts.items()
        if count
    ]
    return Text(", ").join(Text(*part) for part in parts) if parts else Text("none", "green")


def _command(database: Path) -> str:
    code = f"import duckdb; duckdb.connect({str(database)!r}, read_only=True).sql({_QUERY!r}).show()"
    return f"python -c {shlex.quote(code) if chr(34) in code else chr(34) + code + chr(34)}"


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:,.0f} s"


def _size(*paths: Path) -> str:
    return decimal(sum(path.stat().st_size for path in paths))


def snapshot_line(snapshot: Listed) -> str:
    """A snapshot in the list: run id, notes, size, and its part."""
    try:
        notes = f"{manifest.read(snapshot.folder).tables['entities'].row_count:,} notes"
    except (OutputError, KeyError):
        notes = "unreadable"
    size = _size(*(path for path in snapshot.folder.rglob("*") if path.is_file()))
    part = "current" if snapshot.is_current else "held" if snapshot.is_held else ""
    return f"{plain(snapshot.folder.name):24}  {notes:>15}  {size:>9}  {part}".rstrip()


def markdown(report: Report) -> str:
    """The same for a Prefect artifact, as Markdown."""
    issues = ", ".join(f"{count:,} {severity}" for severity, count in report.issue_counts.items())
    rules = "\n".join(f"| {r.code} | {r.severity} | {r.count:,} | {r.message} |" for r in report.top_rules)
    rows = "\n".join(f"| `{name}` | {count:,} |" for name, count in report.row_counts.items())
    stages = "\n".join(f"| {name} | {_seconds(seconds)} |" for name, seconds in report.durations.items())
    return (
        f"# Export of {_code(report.vault)}\n\n"
        f"{report.row_counts['entities']:,} notes in {_seconds(report.seconds)}; issues: {issues}.\n\n"
        f"Snapshot: {_code(str(report.snapshot))}\n\n"
        f"| table | rows |\n|---|---:|\n{rows}\n\n"
        f"| stage | time |\n|---|---:|\n{stages}\n\n"
        f"| rule | severity | issues | meaning |\n|---|---|---:|---|\n{rules}\n"
    )


def _code(text: str) -> str:
    """`text` as inline code that nothing in it can end."""
    return "`" + plain(text).replace("`", "'") + "`"
