"""Callouts: block quotes that begin with `[!kind]` (Obsidian Help, "Callouts")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transforms.normal_form import normal_form
from transforms.rows import Callout

_OPENING = re.compile(rb"\[!([^\]\n]+)\]([+-]?)(?!\()")
_OPENING_TEXT = re.compile(r"\[![^\]\n]+\][+-]?")


@dataclass(slots=True)
class OpenCallout:
    """A callout while it is read; its text is its own, without that of callouts nested in it."""

    no: int
    section_no: int
    parent: OpenCallout | None
    kind: str
    fold: str | None
    line: int
    title: str | None = None
    texts: list[str] = field(default_factory=list)

    def row(self) -> Callout:
        """The row of `callouts`."""
        return Callout(
            self.no,
            self.section_no,
            self.parent.no if self.parent else None,
            self.kind,
            self.title,
            self.fold,
            self.line,
            "\n".join(self.texts),
        )


def read_opening(data: bytes, offset: int) -> tuple[str, str | None] | None:
    """Kind and fold of the callout whose first paragraph begins at `offset`, or None if there is none.

    The kind is in NFC and lower case, without the metadata behind a `|`.
    """
    match = _OPENING.match(data, offset)
    if match is None:
        return None
    kind = normal_form("NFC", match[1].decode().partition("|")[0].strip().lower())
    return (kind, match[2].decode() or None) if kind else None


def title_start(line: str) -> int:
    """Where the title begins in the plain text of the opening line."""
    match = _OPENING_TEXT.match(line)
    return match.end() if match else 0
