"""Where a note names standards: frontmatter, tags, aliases, and every block of its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from transforms.frontmatter import Frontmatter
from transforms.issues import Finding
from transforms.links import is_external
from transforms.markdown import Block, Body
from transforms.rfc_context import RfcContext
from transforms.rows import Link, StandardMention
from transforms.standards import Mention, TooManyWordsError, find, find_each, in_property

_LABEL = re.compile(r"[*_`\])\s]{0,8}:\s+(\S.*)", re.DOTALL)
"""What follows a standard at the head of a list item: a colon, then what the note says of it."""

_WORDS_A_MENTION = 5
"""For each mention that the limit allows, the words looked at that may begin one: most such words do not."""

_TAG_LENGTH = 200
_TAG_TOKEN = re.compile(r"#[^\s#]*\Z")
"""The beginning of an inline tag, searched for in the `_TAG_LENGTH` characters before a mention."""


class Mentions(NamedTuple):
    """The mentions of a note in its order, numbered from 1, and what was found on the way."""

    rows: list[StandardMention]
    findings: list[Finding]


def standard_mentions(frontmatter: Frontmatter, body: Body, most: int) -> Mentions:
    """The first `most` mentions: frontmatter, tags, aliases, blocks, then link targets."""
    rfcs = RfcContext(frontmatter, body)
    found = chain(
        _in_properties(frontmatter, rfcs, most),
        _in_tags(frontmatter, body, rfcs),
        _in_aliases(frontmatter, rfcs),
        _in_blocks(body.blocks, rfcs, most),
        _in_targets(body.links, rfcs),
    )
    rows: list[StandardMention] = []
    try:
        for number, mention in enumerate(found, 1):
            if number > most:
                return Mentions(rows, [Finding("MD001", mention.line, None, f"{number} standards")])
            rows.append(StandardMention(number, *mention[1:]))
    except TooManyWordsError as over:
        line = _line(body.blocks[over.index], over.offset)
        words = f"{_WORDS_A_MENTION * most + 1} words that may begin a standard"
        return Mentions(rows, [Finding("MD001", line, None, words)])
    return Mentions(rows, [])


def _row(
    mention: Mention, source: str, line: int | None, block: Block | None = None, label: str | None = None
) -> StandardMention:
    section_no, item_no = (block.section_no, block.item_no) if block else (None, None)
    confidence, canonical = mention.confidence, str(mention.standard)
    return StandardMention(0, source, section_no, item_no, line, mention.raw, label, confidence, canonical)


def _in_properties(frontmatter: Frontmatter, rfcs: RfcContext, most: int) -> Iterator[StandardMention]:
    rows = [row for row in frontmatter.properties if row.value and row.key not in _OWN_PLACE]
    values = [row.value or "" for row in rows]
    in_text = dict(find_each(values, most + 1))
    for index, (row, value) in enumerate(zip(rows, values, strict=True)):
        found = in_property(value, row.key) or in_text.get(index)
        if found:
            for mention in rfcs.judged(found, value):
                yield _row(mention, "frontmatter", row.line)


_OWN_PLACE = frozenset(("tags", "tag", "aliases", "alias"))
"""Properties whose values are read as tags and aliases, a source each."""


def _in_tags(frontmatter: Frontmatter, body: Body, rfcs: RfcContext) -> Iterator[StandardMention]:
    for row in (*frontmatter.tags, *body.tags):
        found = _find_in_tag(row.tag)
        if found:
            for mention in rfcs.judged(found, row.tag):
                yield _row(mention, "tag", row.line)


@lru_cache(maxsize=65_536)
def _find_in_tag(tag: str) -> tuple[Mention, ...]:
    """What a tag names; remembered, since a vault has far fewer tags than uses of them."""
    return tuple(find(tag, context="tag"))


def _in_aliases(frontmatter: Frontmatter, rfcs: RfcContext) -> Iterator[StandardMention]:
    aliases = frontmatter.aliases
    for index, found in find_each([row.alias for row in aliases]):
        for mention in rfcs.judged(found, aliases[index].alias):
            yield _row(mention, "alias", aliases[index].line)


def _in_blocks(blocks: Sequence[Block], rfcs: RfcContext, most: int) -> Iterator[StandardMention]:
    for index, found in find_each([block.text for block in blocks], most + 1, _WORDS_A_MENTION * most):
        block = blocks[index]
        for mention in rfcs.judged(found, block.text):
            if _TAG_TOKEN.search(block.text, max(0, mention.start - _TAG_LENGTH), mention.start):
                continue  # an inline tag is a source of its own
            line = _line(block, mention.start)
            yield _row(mention, block.source, line, block, _label(block, mention))


def _line(block: Block, offset: int) -> int:
    """The line of the file on which the text of a block has this offset."""
    return block.line + block.text.count("\n", 0, offset)


def _label(block: Block, mention: Mention) -> str | None:
    """What a list item that begins with the standard says of it after a colon."""
    if block.source != "list_item" or block.text[: mention.start].strip("*_`[( \t"):
        return None
    matched = _LABEL.match(block.text, mention.end)
    return " ".join(matched[1].split()) if matched else None


def _in_targets(links: Iterable[Link], rfcs: RfcContext) -> Iterator[StandardMention]:
    """The notes and files that links lead to under another text, unless that names the same standard."""
    displayed = [link for link in links if link.display and not is_external(link.target)]
    targets = [link.target.rpartition("/")[2].removesuffix(".md") for link in displayed]
    for index, found in find_each(targets):
        link = displayed[index]
        shown = {mention.standard.key for mention in find(link.display or "", context="link")}
        for mention in rfcs.judged(found, targets[index]):
            if mention.standard.key not in shown:
                yield _row(mention, "link", link.line)._replace(section_no=link.section_no)
