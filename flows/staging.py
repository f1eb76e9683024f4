"""The staging folder: the rows of each batch as uncompressed Arrow files, read back without a copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa

from transforms.issues import Finding
from transforms.schema import EXTRACTED, TABLE


def write_batch(staging: Path, number: int, tables: Mapping[str, pa.Table]) -> None:
    """Write a batch's tables, those without rows left out; an earlier attempt is written over."""
    for name, table in tables.items():
        path = staging / f"{name}.{number:06}.arrow"
        path.unlink(missing_ok=True)
        if table.num_rows:
            with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
                writer.write_table(table)


def read_staged(staging: Path, findings: Iterable[tuple[str, Finding]]) -> dict[str, pa.Table]:
    """Each extracted table over all batches in order, mapped into memory; `findings` join `issues`."""
    staged = {table.name: _read_table(staging, table.name, table.staging_arrow) for table in EXTRACTED}
    more = issue_rows((None, path, finding) for path, finding in findings)
    staged["issues"] = pa.concat_tables([staged["issues"], more])
    return staged


def issue_rows(found: Iterable[tuple[str | None, str, Finding]]) -> pa.Table:
    """Findings of (note or None, path) as extract would hand them over."""
    rows = [{"entity_id": note, "path": path, **finding._asdict()} for note, path, finding in found]
    return pa.Table.from_pylist(rows, schema=TABLE["issues"].staging_arrow)


def _read_table(staging: Path, name: str, schema: pa.Schema) -> pa.Table:
    paths = sorted(staging.glob(f"{name}.*.arrow"))
    tables = [pa.ipc.open_file(pa.memory_map(str(path))).read_all() for path in paths]
    return pa.concat_tables([schema.empty_table(), *tables])
