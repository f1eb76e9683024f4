"""YAML to values: libyaml parses (YAML 1.1 syntax), the scalars keep their text, our own rules type them.

Merge keys (`<<`) are plain keys, as in YAML 1.2. Explicit tags never build anything: `!!str` makes text,
the other tags of the core schema say what is seen anyway, all others are reported.
"""

from __future__ import annotations

import re

import yaml
from yaml._yaml import CParser
from yaml._yaml import Mark as CMark
from yaml.error import Mark

from transforms.frontmatter.values import (
    Leaf,
    Mapping,
    Refused,
    Sequence,
    Value,
    is_names,
    plain_leaf,
    put,
    quoted_leaf,
    shown,
)
from transforms.issues import Finding
from transforms.options import Limits
from transforms.scalars import LINK, TEXT, is_wikilink

_PREFIX = "tag:yaml.org,2002:"
_CORE_TAGS = frozenset(_PREFIX + name for name in ("int", "float", "bool", "null", "seq", "map"))
_TEXT_TAG = _PREFIX + "str"
_INDICATORS = "[{-?:"
"""Every collection begins with one of these, so there are no deeper levels than indicators."""

_SAFE_LEVELS = 2000
"""Levels that libyaml's recursive composer is known to bear (it fails at about 50,000)."""

_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that libyaml refuses, drops or takes for line ends."""

_STAND_IN = 0x100000
_STAND_INS = re.compile(
    "["
    + "".join(f"{chr(_STAND_IN + a)}-{chr(_STAND_IN + b)}" for a, b in ((0, 0x9F), (0x2028, 0x2029)))
    + "".join(chr(_STAND_IN + code) for code in (0xFEFF, 0xFFFE, 0xFFFF))
    + "]"
)
"""What stands for them meanwhile: the private characters of plane 16."""

_NUMBERS_ONLY = re.compile(r"[\[\]0-9eE.,+\s-]+")


class _Composer(CParser):
    """libyaml's composer, told to leave every node without an explicit tag untagged."""

    def descend_resolver(self, parent: object, index: object) -> None:
        """Nothing depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """Nothing depends on where a node stands."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        """No node has a tag of its own."""
        return ""


def read_yaml(
    text: str, first_line: int, limits: Limits, findings: list[Finding], names: bool = False
) -> Value:
    """The one YAML document in `text`, whose first line is `first_line` of the file.

    With `names`, it is a list of tags or aliases. Raises `Refused`: FM002 when it is not YAML, FM004 when
    it is too deep or has too many aliases. Time is linear in the text.
    """
    unreadable = _UNREADABLE.search(text) is not None and _STAND_INS.search(text) is None
    if unreadable:
        text = _UNREADABLE.sub(lambda match: chr(_STAND_IN + ord(match[0])), text)
    try:
        _check(text, first_line, limits)
        root = _Composer(text).get_single_node()
    except yaml.YAMLError as error:
        raise Refused("FM002", first_line + _error_line(error)) from error
    if root is None:
        return Mapping({}, first_line)
    builder = _Builder(text, first_line, limits, findings, unreadable)
    return builder.names(root) if names else builder.value(root)


def _check(text: str, first_line: int, limits: Limits) -> None:
    """Refuse what is too deep or has too many aliases, by the parser's events, where it could be so."""
    could_be_deep = sum(map(text.count, _INDICATORS)) > _SAFE_LEVELS
    if not could_be_deep and not ("&" in text and "*" in text):
        return
    depth = aliases = 0
    parser = CParser(text)
    while event := parser.get_event():
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
        if depth > limits.frontmatter_depth or aliases > limits.frontmatter_aliases:
            raise Refused("FM004", first_line + _line(event.start_mark))


def _error_line(error: yaml.YAMLError) -> int:
    return _line(getattr(error, "problem_mark", None) or getattr(error, "context_mark", None))


def _line(mark: Mark | CMark | None) -> int:
    return mark.line if mark else 0


class _Builder:
    """Turns the nodes of one text into values."""

    def __init__(
        self, text: str, first_line: int, limits: Limits, findings: list[Finding], has_stand_ins: bool
    ) -> None:
        self._text = text
        self._first_line = first_line
        self._limits = limits
        self._findings = findings
        self._has_stand_ins = has_stand_ins
        self._depth = 0
        self._left = 2 * len(text) + 16  # more nodes than characters only come from aliases

    def value(self, node: yaml.Node) -> Value:
        """The value of a node; aliases are expanded as far as the text is long."""
        self._left -= 1
        if self._left < 0:
            raise Refused("FM004", self._line(node))
        if isinstance(node, yaml.ScalarNode):
            return self._leaf(node)
        assert isinstance(node, yaml.CollectionNode)
        return self._retell(node) or self._collection(node)

    def names(self, node: yaml.Node) -> Value:
        """The value of `tags` or `aliases`: a mapping in the list is the text that was typed."""
        if not isinstance(node, yaml.SequenceNode):
            return self.value(node)
        items = [
            Leaf(self._raw(item), TEXT, self._line(item), is_retold=True)
            if isinstance(item, yaml.MappingNode)
            else self.value(item)
            for item in node.value
        ]
        return Sequence(items, self._line(node))

    def _leaf(self, node: yaml.ScalarNode) -> Leaf:
        text = self._restored(node.value)
        is_plain = (not node.tag or self._is_plain_tag(node)) and not node.style
        return plain_leaf(text, self._line(node)) if is_plain else quoted_leaf(text, self._line(node))

    def _is_plain_tag(self, node: yaml.Node) -> bool:
        """Whether the node's explicit tag leaves its type as it looks; an unknown one is reported."""
        if node.tag not in _CORE_TAGS and node.tag != _TEXT_TAG:
            self._findings.append(
                Finding("FM009", self._line(node), observed=shown(node.tag.replace(_PREFIX, "!!")))
            )
        return node.tag in _CORE_TAGS

    def _retell(self, node: yaml.CollectionNode) -> Leaf | None:
        """`[[link]]` and `{{template}}`, which YAML reads as collections in collections."""
        if not node.flow_style or len(node.value) != 1:
            return None
        if isinstance(node, yaml.SequenceNode):
            if not _is_flow(node.value[0], yaml.SequenceNode):
                return None
            raw = self._raw(node)
            is_meant = is_wikilink(raw) and not _NUMBERS_ONLY.fullmatch(raw)
            return Leaf(raw, LINK, self._line(node), is_retold=True) if is_meant else None
        if not _is_flow(node.value[0][0], yaml.MappingNode):
            return None
        raw = self._raw(node)
        if not (raw.startswith("{{") and raw.endswith("}}")):
            return None
        self._findings.append(Finding("FM011", self._line(node), observed=shown(raw)))
        return Leaf(raw, TEXT, self._line(node), is_retold=True)

    def _collection(self, node: yaml.CollectionNode) -> Value:
        if node.tag:
            self._is_plain_tag(node)
        self._depth += 1
        if self._depth > self._limits.frontmatter_depth:
            raise Refused("FM004", self._line(node))
        value = self._sequence(node) if isinstance(node, yaml.SequenceNode) else self._mapping(node)
        self._depth -= 1
        return value

    def _sequence(self, node: yaml.Node) -> Sequence:
        return Sequence([self.value(item) for item in node.value], self._line(node))

    def _mapping(self, node: yaml.Node) -> Mapping:
        entries: dict[str, Value] = {}
        for key, item in node.value:
            label = self._restored(key.value) if isinstance(key, yaml.ScalarNode) else self._raw(key)
            value = self.names(item) if self._depth == 1 and is_names(label) else self.value(item)
            put(entries, label, value, self._line(key), self._findings)
        return Mapping(entries, self._line(node))

    def _line(self, node: yaml.Node) -> int:
        return self._first_line + _line(node.start_mark)

    def _raw(self, node: yaml.Node) -> str:
        """The node as typed."""
        return self._restored(self._text[node.start_mark.index : _end(node)].strip())

    def _restored(self, text: str) -> str:
        if not self._has_stand_ins:
            return text
        return _STAND_INS.sub(lambda match: chr(ord(match[0]) - _STAND_IN), text)


def _is_flow(node: yaml.Node, kind: type[yaml.CollectionNode]) -> bool:
    return isinstance(node, kind) and bool(node.flow_style)


def _end(node: yaml.Node, levels: int = 32) -> int:
    """Where the node ends; a block collection ends with its last scalar, not with comments behind it."""
    end: int = node.end_mark.index
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value or not levels:
        return end
    last = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    is_alias = last.start_mark.index <= node.start_mark.index
    return end if is_alias else _end(last, levels - 1)
