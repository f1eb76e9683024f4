"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

Output = Annotated[Path | None, Parameter(help="Folder for the snapshots (default: output).")]
Config = Annotated[Path | None, Parameter(help="Configuration file (default: notemart.toml in the vault).")]
Workers = Annotated[int | None, Parameter(help="Number of processes (default: one a core).")]
