"""`notemart tables`."""

from __future__ import annotations

from pathlib import Path

from flows.commands.options import Config


def tables(vault: Path | None = None, *, config: Config = None) -> None:
    """List the tables, what a row of each stands for, and what they hold.

    Parameters
    ----------
    vault
        A folder of notes, to list the tables of its archetypes as well.
    """
    from transforms.schema import TABLES

    listed = TABLES
    if vault is not None or config is not None:
        from flows.settings import load
        from transforms.archetypes import tables as all_tables

        folder = vault or Path()
        listed = all_tables(load(folder, config).options(folder))
    width = max(len(table.name) for table in listed)
    for table in listed:
        print(f"{table.name:{width}}  {table.description} (One row per {table.grain}.)")
