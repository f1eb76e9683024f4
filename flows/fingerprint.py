"""What made a result, as hashes: while they stay the same, so does what the same notes give."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transforms.options import Options

_ROOT = Path(__file__).parent.parent
_PARSING = ("pyarrow", "pyromark", "python-frontmatter", "pyyaml")
_PUBLISHING = (*_PARSING, "babel", "duckdb", "polars", "pycountry")


def of_parser(options: Options) -> str:
    """Of what decides what extract gives for a note: its source, its libraries, the options it acts on."""
    return _hash([*_sources("transforms"), *_versions(_PARSING), repr(options.extraction).encode()])


def of_program() -> str:
    """Of all that decides what is published of the same vault and settings: every source, every library."""
    return _hash([*_sources("flows", "sql", "transforms"), *_versions(_PUBLISHING)])


def _sources(*packages: str) -> Iterable[bytes]:
    for package in packages:
        for path in sorted((_ROOT / package).rglob("*")):
            if path.suffix in (".py", ".sql"):
                yield path.relative_to(_ROOT).as_posix().encode()
                yield path.read_bytes()


def _versions(libraries: Sequence[str]) -> Iterable[bytes]:
    """The names of the folders in which installers tell of a library: they have its version.

    (Python Packaging User Guide, "Recording installed projects".) `importlib.metadata` reads the same, but
    takes as long to import as half a look at a large vault.
    """
    yield sys.version.encode()
    wanted = {library.replace("-", "_") for library in libraries}
    for place in sys.path:
        with suppress(OSError):
            with os.scandir(place or ".") as entries:
                names = [entry.name for entry in entries if entry.name.endswith(".dist-info")]
            found = (name for name in names if name.partition("-")[0].lower() in wanted)
            yield from (name.encode() for name in sorted(found))


def _hash(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.hexdigest()
