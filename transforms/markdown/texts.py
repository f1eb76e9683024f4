"""What becomes of the text of a leaf block once it is read: rows, blocks, anchors and plain text."""

from __future__ import annotations

import re

from pyromark.event import Range

from transforms.facts import one_line
from transforms.links import anchor_key, block_key
from transforms.markdown.blocks import Block, block_text
from transforms.markdown.callouts import OpenCallout, title_start
from transforms.markdown.fact_rows import FactRows
from transforms.markdown.headings import read_heading
from transforms.markdown.icon import leading_icon
from transforms.markdown.inline import Inline
from transforms.markdown.items import Items, OpenItem
from transforms.markdown.leaf import Leaf, read_block_id, unmask
from transforms.markdown.lines import Lines
from transforms.markdown.link_rows import LinkRows
from transforms.markdown.mask import Masked
from transforms.markdown.new_row import new_row
from transforms.markdown.sections import Sections
from transforms.markdown.tables import Tables
from transforms.markdown.tag_rows import TagRows
from transforms.options import Dates, Limits
from transforms.rows import Anchor

_BEFORE_TEXT = re.compile(rb"[\s>]*")
_MAY_PRECEDE_TEXT = b" \t\n\r\f\v>"


class Texts:
    """The rows of a body as they come together, and the leaf block that is open.

    `leaf_item` is the item that a text belongs to: none in a callout inside an item.
    """

    def __init__(self, masked: Masked, first_line: int, dates: Dates, limits: Limits) -> None:
        self._masked = masked
        self._data = masked.data
        self._lines = Lines(masked.data, first_line)
        self._inline = Inline(masked.data)
        self.sections = Sections()
        self.items = Items()
        self.callouts: list[OpenCallout] = []
        self.tables = Tables()
        self.links = LinkRows(masked, self._inline, self._lines, self.sections, limits.body_links)
        self.tags = TagRows(limits.body_tags)
        self.facts = FactRows(dates, masked)
        self.anchors: dict[Anchor, None] = {}
        self.blocks: list[Block] = []
        self.texts: list[str] = []
        self.title: str | None = None
        self._parts = self._inline.parts
        self._is_masked = bool(masked.comment)
        self._leaf_item: OpenItem | None = None
        self._callout: OpenCallout | None = None
        self._titled: OpenCallout | None = None
        self._start = 0
        self._line: int | None = None
        """The line of the open leaf block; looked up when None."""

    def _line_of_text(self) -> int:
        """The line of the open leaf block, which begins behind the line ends and quote markers, if any."""
        if self._data[self._start : self._start + 1] in _MAY_PRECEDE_TEXT:
            match = _BEFORE_TEXT.match(self._data, self._start)
            self._start = match.end() if match else self._start
        return self._lines.at(self._start)

    def _take(self, end: int) -> str | None:
        """The text of the open leaf block, its tags and bare URLs noted; None when there is none."""
        if not self._parts:
            return None
        raw = "".join(self._parts)
        if self._line is None:
            self._line = self._line_of_text()
        if "#" in raw:
            self.tags.add(self._inline.scan(raw), self._line)
        if "://" in raw:
            self.links.add_bare(self._start, end)
        return raw

    def _keep(self, text: str) -> None:
        """Add plain text to all that it belongs to, save the item."""
        self.texts.append(text)
        self.sections.current.texts.append(text)
        if self._callout is not None:
            self._callout.texts.append(text)

    def _emit(self, source: str, shown: str, item_no: int | None = None) -> None:
        """Add a block for what looks for names; it begins with the leaf block."""
        if self._is_masked or self._inline.hidden:
            shown = block_text(shown, self._masked)
        callout_no = self._callout.no if self._callout is not None else None
        place = (self.sections.current.no, item_no, callout_no, self._line)
        self.blocks.append(new_row(Block, (source, *place, shown.strip(" "))))

    def _end_text(self, end: int) -> None:
        """A paragraph, or the line of an item, ends before byte `end`."""
        raw = self._take(end)
        if raw is None:
            return
        if self._titled is not None:
            self._name_callout(raw)
        else:
            self._end_paragraph(raw)
        self._inline.clear()

    def _end_paragraph(self, raw: str) -> None:
        item, inline = self._leaf_item, self._inline
        start = _status_end(item, raw) if item is not None and item.is_status_in_text else 0
        stop = self._end_without_block_id(raw, item) if "^" in raw else len(raw)
        if inline.strong or "::" in raw:
            self._add_facts(raw, start, stop)
        shown = inline.shown(raw) if inline.hidden else raw
        if stop - start < len(raw):  # nothing is hidden in what is cut off
            shown = shown[start : len(shown) - (len(raw) - stop)]
            raw = raw[start:stop]
        text = raw.strip()
        if self._is_masked:
            text = unmask(text, self._masked)
        if not text:
            return
        self._keep(text)
        if item is not None:
            if item.open_fact is not None and item.texts:
                self.facts.add_continuation(item, text)
            item.texts.append(" ".join(text.split()) if "\n" in text else text)
            self._emit("list_item", shown, item.no)
        else:
            self._emit("text" if self._callout is None else "callout", shown)

    def _plain(self, raw: str) -> str:
        """The text of a heading, cell or title as the reader sees it: on one line, without comments."""
        text = one_line(raw) if "\n" in raw else raw.strip()
        return unmask(text, self._masked) if self._is_masked else text

    def _end_without_block_id(self, raw: str, item: OpenItem | None) -> int:
        """Where the text ends, less its block id, which is noted."""
        found = read_block_id(self._inline.scan(raw))
        if found is None:
            return len(raw)
        block_id, caret = found
        self.anchors[Anchor("block", block_key(block_id))] = None
        if item is not None:
            item.block_id = block_id
        return caret

    def _add_facts(self, raw: str, start: int, stop: int) -> None:
        is_place_of_leads = self._leaf_item is not None or self._callout is not None
        if is_place_of_leads and self._inline.strong:
            runs = self._inline.strong_runs()
            leads = [run for run in runs if run[0] <= start or _begins_line(raw, start, run[0])]
            if leads:
                self.facts.add_leads(self._leaf(raw, start, stop), leads)
        if "::" in raw:
            self.facts.add_fields(self._leaf(raw, start, stop), self._inline.scan(raw))

    def _leaf(self, raw: str, start: int, stop: int) -> Leaf:
        callout_no = self._callout.no if self._callout is not None else None
        place = (self._leaf_item, callout_no, self.sections.current.no)
        return Leaf(raw, self._line or 0, start, stop, *place)

    def _name_callout(self, raw: str) -> None:
        """The first line of a callout: its title is what follows `[!kind]`."""
        callout, self._titled = self._titled, None
        title = self._plain(raw[title_start(raw) :])
        if callout is None or not title:
            return
        callout.title = title
        self.texts.append(title)
        self.sections.current.texts.append(title)
        shown = self._inline.shown(raw)
        self._emit("callout", shown[title_start(shown) :])

    def _end_heading(self, level: int, is_top: bool, end: int) -> None:
        raw = self._take(end) or ""
        heading = read_heading(self._plain(raw))
        self.sections.name(heading)
        self._note_anchor(heading.anchor)
        if len(self._parts) > 1 or not self._inline.is_plain:
            self._note_anchor(self._anchor_as_written(end))
        if heading.text:
            self.texts.append(heading.text)
            self._emit("heading", self._inline.shown(raw))
            if level == 1 and is_top and self.title is None:
                self.title = heading.text
        self._inline.clear()

    def _anchor_as_written(self, end: int) -> str:
        """The anchor of the open heading with its markup: Obsidian links to that too."""
        written = self._data[self._start : end].decode(errors="replace").partition("\n")[0]
        return anchor_key(unmask(written, self._masked))

    def _note_anchor(self, key: str) -> None:
        if key:
            self.anchors[new_row(Anchor, ("heading", key))] = None

    def _end_cell(self, _: object, span: Range) -> None:
        """A table cell ends; its text may begin behind the cell before it, on the line of the row."""
        inline, end = self._inline, span["end"]
        raw = self._take(end)
        self._start = end
        if raw is None:
            self.tables.add("")
            return
        value = self._plain(raw)
        self.tables.add(value)
        if value:
            self._emit("table", inline.shown(raw) if inline.hidden else raw)
        if "::" in raw:
            self.facts.add_fields(self._leaf(raw, 0, len(raw)), inline.scan(raw), has_lines=False)
        inline.clear()


def _begins_line(raw: str, leaf_start: int, offset: int) -> bool:
    """Whether nothing but an icon stands on the line before `offset`."""
    before = raw[max(leaf_start, raw.rfind("\n", 0, offset) + 1) : offset].strip()
    return not before or leading_icon(before) == before


def _status_end(item: OpenItem, raw: str) -> int:
    """Where the text of an item begins behind the brackets of a task that the parser left in it."""
    item.is_status_in_text = False
    brackets = f"[{item.status}]"
    return len(brackets) if raw.startswith(brackets) else 0
