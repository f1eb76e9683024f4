"""The shell: everything that touches disk, clock, processes, DuckDB or Prefect."""

__version__ = "0.1.0"
