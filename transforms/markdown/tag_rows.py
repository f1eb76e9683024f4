"""The tags in the text."""

from __future__ import annotations

from transforms.issues import Finding
from transforms.rows import EntityTag
from transforms.tags import INLINE_TAG, MAX_DEPTH, parse_tag

_SHOWN = 80


class TagRows:
    """Gathers the distinct tags of a note, each where it first stands.

    What counts towards the limit is each tag with its ancestors: every one of them is a row of `tags`.
    """

    __slots__ = ("_by_raw", "_left", "_rows", "findings")

    def __init__(self, most: int) -> None:
        self._left = most
        self._rows: dict[str, EntityTag] = {}
        self._by_raw: set[str] = set()
        self.findings: list[Finding] = []

    def add(self, text: str, line: int) -> None:
        """The tags in the text of a block that begins on `line`; beyond the limit they are left out."""
        position = 0
        for match in INLINE_TAG.finditer(text):
            raw = match[0]
            if raw in self._by_raw:
                continue
            if self._left < 0:
                return
            self._by_raw.add(raw)
            self._left -= min(1 + raw.count("/"), MAX_DEPTH)
            line += text.count("\n", position, match.start())
            position = match.start()
            self._add(raw, line)

    def _add(self, raw: str, line: int) -> None:
        tag = parse_tag(raw)
        if self._left < 0:
            self.findings.append(Finding("MD001", line, None, f"{len(self._by_raw)} tags"))
        elif tag is not None:
            self._rows.setdefault(tag, EntityTag(tag, "inline", raw, line, True))
        elif raw.count("/") >= MAX_DEPTH or len(raw) > _SHOWN:
            self.findings.append(Finding("TG001", line, None, raw[:_SHOWN]))

    def rows(self) -> list[EntityTag]:
        """The rows of `entity_tags`, in the order of their first place."""
        return list(self._rows.values())
