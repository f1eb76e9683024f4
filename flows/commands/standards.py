"""`notemart standards`: names of standards, and what catalogues say of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from flows.commands.options import Config, Output
from flows.errors import ConfigurationError

standards = App(name="standards", help="Read names of standards, and import what publishers say of them.")
"""The commands below `notemart standards`."""


@standards.command
def parse(*texts: str) -> None:
    """Print what identifiers of standards mean: canonical form, key, URN and French form.

    Parameters
    ----------
    texts
        Identifiers in any spelling, each in quotes: "ISO/CEI 27001:2022".
    """
    from flows.standards_text import described

    if not texts:
        raise ConfigurationError('Name a standard, for example notemart standards parse "ISO 9001:2015".')
    print("\n\n".join(map(described, texts)))


@standards.command(name="import")
def import_catalogues(
    *files: Path,
    output: Output = None,
    config: Config = None,
    catalogues: Annotated[Path | None, Parameter(help="Folder (default: catalogues in the output).")] = None,
) -> None:
    """Import catalogues: ISO's open data (JSON lines, CSV, Parquet) and the RFC index (XML).

    They give standards their titles, statuses, dates and replacements from the next export on. Download them
    from https://www.iso.org/open-data.html and https://www.rfc-editor.org/rfc-index.xml; nothing is
    downloaded here.

    Parameters
    ----------
    files
        Files as they were published; each takes the place of an earlier import of its catalogue.
    """
    from flows.catalogues.importing import import_files
    from flows.settings import load
    from flows.standards_text import summed_up

    if not files:
        raise ConfigurationError("Name a file, for example notemart standards import rfc-index.xml.")
    settings = load(Path(), config, output=output, catalogues=catalogues)
    for imported in import_files(files, settings.catalogue_folder):
        print(summed_up(imported))
