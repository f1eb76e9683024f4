"""Where the frontmatter of a note begins and ends, and python-frontmatter's handlers for it.

Obsidian Help, "Properties": `---` is the very first line and another `---` closes; between them stands YAML
or JSON. `+++` fences TOML.
"""

from __future__ import annotations

import re
from typing import NamedTuple, cast

import frontmatter
from frontmatter.default_handlers import BaseHandler

from transforms.frontmatter.json_values import read_json
from transforms.frontmatter.toml_values import read_toml
from transforms.frontmatter.values import Mapping, Refused, Value
from transforms.frontmatter.yaml_nodes import read_yaml
from transforms.issues import Finding
from transforms.options import Limits

FIRST_LINE = 2
"""The line of the file below the opening fence."""


class NoMapping(Exception):
    """The frontmatter was read, but it is no mapping."""

    def __init__(self, value: Value):
        super().__init__(value)
        self.value = value


class _FencedHandler(BaseHandler):
    """Splits at fences of exactly three characters; python-frontmatter's own take more."""

    def __init__(self, limits: Limits, findings: list[Finding]) -> None:
        super().__init__()
        self._limits = limits
        self._findings = findings

    def load(self, fm: str) -> dict[str, Value]:
        """The values of the top-level keys; raises `Refused` or `NoMapping`."""
        value = self.read(fm.removeprefix("\n"))
        if not isinstance(value, Mapping):
            raise NoMapping(value)
        return value.entries

    def read(self, inner: str) -> Value:
        """The value that the text between the fences spells."""
        raise NotImplementedError


class YamlHandler(_FencedHandler):
    """YAML, or JSON where YAML cannot read it."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def read(self, inner: str) -> Value:
        """The YAML document."""
        try:
            return read_yaml(inner, FIRST_LINE, self._limits, self._findings)
        except Refused as refused:
            if refused.rule == "FM002" and inner.lstrip().startswith("{"):
                return read_json(inner, FIRST_LINE, self._limits, self._findings)
            raise


class TomlHandler(_FencedHandler):
    """TOML."""

    FM_BOUNDARY = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def read(self, inner: str) -> Value:
        """The TOML document."""
        return read_toml(inner, FIRST_LINE, self._limits)


class Block(NamedTuple):
    """A frontmatter with its fences, what stands between them, the offset of the body, and its handler."""

    fenced: str
    inner: str
    body_offset: int
    handler: type[YamlHandler] | type[TomlHandler]

    def read(self, limits: Limits, findings: list[Finding]) -> dict[str, Value]:
        """The values of the top-level keys; raises `Refused` or `NoMapping`."""
        metadata, _ = frontmatter.parse(self.fenced, handler=self.handler(limits, findings))
        return cast("dict[str, Value]", metadata)


_KINDS: dict[str, tuple[re.Pattern[str], re.Pattern[str], type[YamlHandler] | type[TomlHandler]]] = {
    fence: (
        re.compile(rf"{re.escape(fence)}[ \t]*\n"),
        re.compile(rf"\n{re.escape(fence)}[ \t]*(?:\n|\Z)"),
        handler,
    )
    for fence, handler in (("---", YamlHandler), ("+++", TomlHandler))
}
_FIRST_ENTRY = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*(?:[^\s#:\-][^\n:]{0,200}[:=](?:[ \t\n]|\Z)|\{)")

_ENTRY_WITHIN = 4096
"""The characters in which an unclosed block must show its first entry."""


def find_block(text: str) -> Block | None:
    """The frontmatter at the very beginning of a note; None without one, or when it is never closed."""
    kind = _KINDS.get(text[:3])
    opening = kind[0].match(text) if kind else None
    if kind is None or opening is None:
        return None
    closing = kind[1].search(text, opening.end() - 1)
    if closing is None:
        return None
    inner = text[opening.end() : max(opening.end(), closing.start())]
    return Block(text[: closing.end()], inner, closing.end(), kind[2])


def is_unclosed(text: str) -> bool:
    """Whether a note without a block begins as if one was meant: a fence, then a first entry."""
    kind = _KINDS.get(text[:3])
    opening = kind[0].match(text) if kind else None
    if opening is None:
        return False
    return _FIRST_ENTRY.match(text, opening.end(), opening.end() + _ENTRY_WITHIN) is not None
