"""The tree of headings, and which text stands under which."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.fold import word_count
from transforms.markdown.headings import Heading
from transforms.markdown.new_row import new_row
from transforms.rows import Section

LONGEST_CRUMB = 200
"""Characters kept of each heading in a breadcrumb: it is repeated for every section below."""


@dataclass(slots=True)
class OpenSection:
    """A section while it is read."""

    no: int
    level: int
    parent: OpenSection | None
    start_line: int | None
    end_line: int | None = None
    heading: Heading | None = None
    breadcrumb: str | None = None
    texts: list[str] = field(default_factory=list)


class Sections:
    """The sections of a note in the order of their headings.

    Every heading of CommonMark opens a section. One inside a block quote, callout or list item ends with
    it: what follows belongs again to the section around.
    """

    __slots__ = ("_opened", "current", "scope")

    def __init__(self) -> None:
        self.current = OpenSection(0, 0, None, None)
        self._opened = [self.current]
        self.scope: list[OpenSection] = []
        """The sections open in the innermost container, from its outermost heading down."""

    def open(self, level: int, line: int) -> None:
        """Begin the section of a heading on `line`."""
        around = self.scope[0].parent if self.scope else self.current
        self.close_scope(line - 1)
        while self.scope and self.scope[-1].level >= level:
            self.scope.pop()
        parent = self.scope[-1] if self.scope else around
        if parent is not None and parent.no == 0:
            parent = None
        self.current = OpenSection(len(self._opened), level, parent, line)
        self._opened.append(self.current)
        self.scope.append(self.current)

    def close_scope(self, last_line: int) -> None:
        """Say that the innermost open section of the container ends with `last_line`."""
        if self.scope:
            last = self.scope[-1]
            last.end_line = max(last_line, last.start_line or last_line)

    def name(self, heading: Heading) -> None:
        """Give the current section its heading."""
        section = self.current
        section.heading = heading
        parent = section.parent
        crumb = heading.text
        if len(crumb) > LONGEST_CRUMB:
            crumb = crumb[: LONGEST_CRUMB - 1] + "…"
        section.breadcrumb = f"{parent.breadcrumb} > {crumb}" if parent is not None else crumb

    def rows(self, first_line: int, preamble_end: int | None, last_line: int) -> list[Section]:
        """The rows of `sections`; `preamble_end` is the last line of section 0, None when it is empty."""
        self.close_scope(last_line)
        preamble = self._opened[0]
        if preamble_end is not None:
            preamble.start_line, preamble.end_line = first_line, preamble_end
        return [_row(section) for section in self._opened]

    def word_count_of_headings(self) -> int:
        """The words in all headings."""
        return sum(section.heading.word_count for section in self._opened if section.heading is not None)


def _row(section: OpenSection) -> Section:
    text = "\n".join(section.texts)
    heading, icon, key = section.heading[:3] if section.heading is not None else (None, None, None)
    parent_no = section.parent.no if section.parent is not None else None
    lines = (section.start_line, section.end_line)
    columns = (section.no, section.level, heading, icon, key, parent_no, section.breadcrumb, *lines)
    return new_row(Section, (*columns, word_count(text), text))
