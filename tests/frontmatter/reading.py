"""Shorthand for the tests of this folder."""

from __future__ import annotations

from transforms.frontmatter import Frontmatter, read_frontmatter
from transforms.options import Options


def read(inner: str, options: Options | None = None) -> Frontmatter:
    """The frontmatter of a note with `inner` between its fences."""
    return read_frontmatter(f"---\n{inner}\n---\nbody\n", options or Options())


def typed(inner: str) -> list[tuple[str, str, str | None]]:
    """Pointer, type and value of each property."""
    return [(row.pointer, row.value_type, row.value) for row in read(inner).properties]


def rules(found: Frontmatter) -> list[tuple[str, int | None]]:
    """Rule and line of each finding."""
    return [(finding.rule, finding.line) for finding in found.findings]
