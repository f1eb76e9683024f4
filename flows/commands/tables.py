"""`notemart tables`."""

from __future__ import annotations


def tables() -> None:
    """List the tables, what a row of each stands for, and what they hold."""
    from transforms.schema import TABLES

    width = max(len(table.name) for table in TABLES)
    for table in TABLES:
        print(f"{table.name:{width}}  {table.description} (One row per {table.grain}.)")
