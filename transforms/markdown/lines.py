"""From byte offsets to lines of the file."""

from __future__ import annotations


class Lines:
    """Counts line ends from the offset asked for last: cheap when the questions come in order."""

    __slots__ = ("_data", "_line", "_offset")

    def __init__(self, data: bytes, first_line: int) -> None:
        self._data = data
        self._offset = 0
        self._line = first_line

    def at(self, offset: int) -> int:
        """The line of the file on which byte `offset` of the body stands."""
        if offset >= self._offset:
            self._line += self._data.count(b"\n", self._offset, offset)
        else:
            self._line -= self._data.count(b"\n", offset, self._offset)
        self._offset = offset
        return self._line
