"""The inline content of the leaf block that is being read: plain text, and what lies in which part of it."""

from __future__ import annotations

from itertools import accumulate

from pyromark.event import Range

_HIDDEN = "\ufffc"
_FARTHEST_LEAD = 5
"""Parts that may precede a bold lead: the brackets of a task, an icon."""


class Inline:
    """Gathers the pieces of text of one leaf block; used again for each.

    Every line end of the source is one `\\n` in the text, so lines can be counted in it.
    """

    __slots__ = ("_data", "_open_strong", "hidden", "is_plain", "linked", "opaque", "parts", "strong")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.is_plain = True
        """Whether the lists below are all empty."""
        self.parts: list[str] = []
        self.hidden: list[int] = []
        """Parts that are code or mathematics."""
        self.linked: list[tuple[int, int]] = []
        """Runs of parts that no tag or field can be in: text of links, escaped characters."""
        self.strong: list[tuple[int, int]] = []
        """Runs of parts that are bold and may begin a line."""
        self.opaque: list[tuple[int, int]] = []
        """Byte ranges of links, code, mathematics and HTML, in order."""
        self._open_strong: list[int] = []

    def clear(self) -> None:
        """Forget the block."""
        self.parts.clear()
        if self.is_plain:
            return
        self.is_plain = True
        self.hidden.clear()
        self.linked.clear()
        self.opaque.clear()
        self.strong.clear()
        self._open_strong.clear()

    def add_hidden(self, text: str, span: Range) -> None:
        """Code or mathematics."""
        self.is_plain = False
        parts, start, end = self.parts, span["start"], span["end"]
        self.hidden.append(len(parts))
        parts.append(text.replace("\n", " ") if "\n" in text else text)
        self.opaque.append((start, end))
        if self._data.find(b"\n", start, end) >= 0:
            self.keep_lines(start, end, 0)

    def add_html(self, text: str, span: Range) -> None:
        """Inline HTML: a `<br>` parts words, the rest shows nothing."""
        self.add_opaque(text, span)
        if text[:3].lower() == "<br" and text[3:4] in " \t\n/>":
            self.parts.append(" ")

    def add_opaque(self, _text: str, span: Range) -> None:
        """What shows nothing but may span lines."""
        self.is_plain = False
        start, end = span["start"], span["end"]
        self.opaque.append((start, end))
        self.keep_lines(start, end, 0)

    def add_link(self, part: int, start: int, end: int) -> None:
        """A link whose text begins with `part`; it is opaque in place of what is so inside it."""
        self.is_plain = False
        self.linked.append((part, len(self.parts)))
        while self.opaque and self.opaque[-1][0] >= start:
            self.opaque.pop()
        self.opaque.append((start, end))

    def keep_lines(self, start: int, end: int, kept: int) -> None:
        """Add the line ends that the source has between two offsets, `kept` of which are in the text."""
        count = self._data.count(b"\n", start, end) - kept
        if count > 0:
            self.parts.append("\n" * count)

    def add_escaped(self, text: str, span: Range) -> None:
        """A piece that begins with `#`: when that is escaped or an entity, it is no tag."""
        start = span["start"]
        if self._data[start - 1 : start] == b"\\" or self._data[start : start + 1] != b"#":
            self.is_plain = False
            self.linked.append((len(self.parts), len(self.parts) + 1))
        self.parts.append(text)

    def open_strong(self, _: object, _span: Range) -> None:
        """Bold begins."""
        self.is_plain = False
        self._open_strong.append(len(self.parts))

    def close_strong(self, _: object, _span: Range) -> None:
        """Bold ends; it counts when it is at, or soon after, the beginning of a line."""
        if self._open_strong:
            start, end = self._open_strong.pop(), len(self.parts)
            if end > start and (start <= _FARTHEST_LEAD or self.parts[start - 1] == "\n"):
                self.strong.append((start, end))

    def scan(self, raw: str) -> str:
        """The text, every character in its place, with what is hidden or linked overwritten by U+FFFC."""
        if not self.hidden and not self.linked:
            return raw
        parts = self.parts.copy()
        for index in self.hidden:
            parts[index] = _HIDDEN * len(parts[index])
        for start, end in self.linked:
            for index in range(start, end):
                parts[index] = "\n".join([_HIDDEN * len(line) for line in parts[index].split("\n")])
        return "".join(parts)

    def shown(self, raw: str) -> str:
        """The text with one U+FFFC in place of code and of mathematics."""
        if not self.hidden:
            return raw
        parts = self.parts.copy()
        for index in self.hidden:
            parts[index] = _HIDDEN
        return "".join(parts)

    def strong_runs(self) -> list[tuple[int, int]]:
        """The bold runs as offsets in the text, the outer one of those that begin at one place."""
        if len(self.strong) == 1:
            first, last = self.strong[0]
            start = len("".join(self.parts[:first]))
            return [(start, start + len("".join(self.parts[first:last])))]
        offsets = list(accumulate(map(len, self.parts), initial=0))
        runs = {offsets[start]: offsets[end] for start, end in self.strong}
        return sorted(runs.items())
