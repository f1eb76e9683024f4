"""Tables (GFM, "Tables (extension)")."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.issues import Finding
from transforms.markdown.new_row import new_row
from transforms.rows import TableCell

LONGEST_HEADER = 500
"""Characters kept of a header: it is repeated for every cell below."""


class Tables:
    """Builds the rows of `table_cells`."""

    __slots__ = (
        "_callout_no",
        "_header_cells",
        "_headers_left",
        "_in_head",
        "_row_no",
        "_section_no",
        "_table_no",
        "_values",
        "findings",
        "line",
        "rows",
    )

    def __init__(self) -> None:
        self.rows: list[TableCell] = []
        self.findings: list[Finding] = []
        self._table_no = 0
        self._row_no = 0
        self._section_no = 0
        self._callout_no: int | None = None
        self.line = 0
        """The line of the row."""
        self._in_head = False
        self._header_cells: list[str | None] = []
        self._headers_left: Iterator[str | None] = iter(())
        """The headers of the cells still to come in the row."""
        self._values: list[str] = []

    def open(self, section_no: int, callout_no: int | None) -> None:
        """Begin a table."""
        self._table_no += 1
        self._row_no = 0
        self._section_no = section_no
        self._callout_no = callout_no
        self._header_cells = []

    def open_row(self, is_head: bool, line: int) -> None:
        """Begin the header or a row below it."""
        self._in_head = is_head
        self._row_no += not is_head
        self.line = line
        self._headers_left = iter(self._header_cells)
        self._values = []

    def add(self, value: str) -> None:
        """A cell."""
        self._values.append(value)
        if self._in_head:
            self._header_cells.append(self._header(value))
            return
        place = (self._table_no, self._row_no, len(self._values), self._section_no)
        header = next(self._headers_left, None)
        self.rows.append(new_row(TableCell, (*place, header, value or None, self.line, self._callout_no)))

    def close_row(self) -> str:
        """The plain text of the row: its cells, separated by tabs."""
        return "\t".join(self._values).strip()

    def _header(self, value: str) -> str | None:
        if len(value) <= LONGEST_HEADER:
            return value or None
        self.findings.append(Finding("MD001", self.line, None, value[:80]))
        return value[: LONGEST_HEADER - 1] + "…"
