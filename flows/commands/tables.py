"""`notemart tables`."""

from __future__ import annotations

from pathlib import Path


def tables(vault: Path | None = None) -> None:
    """List the tables, what a row of each stands for, and what they hold.

    Parameters
    ----------
    vault
        A folder of notes, to list the tables of its archetypes as well.
    """
    from transforms.schema import TABLES

    listed = TABLES
    if vault is not None:
        from flows.settings import load
        from transforms.archetypes import tables as all_tables

        listed = all_tables(load(vault).options(vault))
    width = max(len(table.name) for table in listed)
    for table in listed:
        print(f"{table.name:{width}}  {table.description} (One row per {table.grain}.)")
