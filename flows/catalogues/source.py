"""The catalogues that can be imported, and how a file of one is refused."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flows.errors import CatalogueError


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher's catalogue: its name (and its file's), where it is offered, and on what terms."""

    name: str
    url: str
    attribution: str
    licence: str | None = None
    licence_url: str | None = None


ISO = Source(
    name="iso",
    url="https://www.iso.org/open-data.html",
    attribution="Contains information from ISO Open Data (deliverables metadata), which is made available"
    " under the ODC Attribution License.",
    licence="ODC-By-1.0",
    licence_url="https://opendatacommons.org/licenses/by/1-0/",
)

IETF = Source(
    name="ietf",
    url="https://www.rfc-editor.org/rfc-index.xml",
    attribution="Contains information from the RFC index of the RFC Editor (www.rfc-editor.org).",
)

SOURCES = (IETF, ISO)
"""Every catalogue that there can be."""


def refused(path: Path, what: str, line: int | None = None, place: str = "") -> CatalogueError:
    """The error for a file that is not what it should be: `file:line: what is wrong.`"""
    where = f"{path}:{line}" if line else f"{path}{place}"
    return CatalogueError(f"{where}: {what}; nothing was imported.")
