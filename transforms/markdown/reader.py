"""One pass over the parser's events: containers and blocks, each handed to the module that knows it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any

from pyromark.event import Range

from transforms.issues import Finding
from transforms.markdown.callouts import OpenCallout, read_opening
from transforms.markdown.items import OpenItem, item_start, read_marker
from transforms.markdown.mask import Masked
from transforms.markdown.parser import events
from transforms.markdown.sections import OpenSection
from transforms.markdown.texts import Texts
from transforms.options import Dates, Limits

_Handler = Callable[[Any, Range], None]


_DEFINITIONS = re.compile(
    rb"(?:[ \t>]*+\[(?!\^)[ \t]*+[^\s\[\]][^\[\]\n]*+\]:[ \t]*+[^\s]++"
    rb"[ \t]*+(?:\"[^\"\n]*\"|'[^'\n]*')?[ \t]*\n)+"
)
"""Link reference definitions, a line each (CommonMark, section 4.7): of these the parser tells nothing."""

_Place = tuple[OpenSection, list[OpenSection], OpenItem | None, OpenItem | None, OpenCallout | None]
"""What a container puts aside: section, sections open in it, item, item of the text, callout."""


class Reader(Texts):
    """Reads one body; afterwards its public fields hold what was found."""

    def __init__(self, masked: Masked, first_line: int, dates: Dates, limits: Limits) -> None:
        super().__init__(masked, first_line, dates, limits)
        self._most_events = limits.body_events
        self._item: OpenItem | None = None
        self._places: list[_Place] = []
        self._quote_start: int | None = None
        self.findings: list[Finding] = []
        self.first_heading: int | None = None
        """Where the first heading outside block quotes and lists begins, in bytes."""

    def run(self) -> None:
        """Read as much of it as the parser tells of in `limits.body_events` events."""
        add = self._parts.append
        starts, ends, inlines = self._starts().get, self._ends().get, self._inlines().get
        stream = events(self._masked.text)
        for event, span in islice(stream, self._most_events):
            if isinstance(event, str):
                if event == "SoftBreak" and self._titled is None:
                    add("\n")
                else:
                    self._break(event, span)
                continue
            kind, value = event.popitem()
            if kind == "Text":
                if value[:1] == "#":
                    self._inline.add_escaped(value, span)
                else:
                    add(value)
                continue
            handlers = starts if kind == "Start" else ends if kind == "End" else None
            if handlers is None:
                handler = inlines(kind)
            elif value.__class__ is str:
                handler = handlers(value)
            else:
                name, value = value.popitem()
                handler = handlers(name)
            if handler is not None:
                handler(value, span)
        self._finish(next(stream, None))

    def _finish(self, unread: tuple[object, Range] | None) -> None:
        """Close what is open; an event left unread is where the note was found to go over the limit."""
        end = len(self._data) if unread is None else unread[1]["start"]
        self._end_text(end)
        while self._places:
            self._leave(end)
        if unread is not None or self._masked.is_cut:
            self.findings.append(Finding("MD001", self._lines.at(end)))

    def _inlines(self) -> dict[str, _Handler]:
        inline = self._inline
        hidden = inline.add_hidden
        return {
            "Code": hidden,
            "InlineMath": hidden,
            "DisplayMath": hidden,
            "InlineHtml": inline.add_html,
            "FootnoteReference": inline.add_opaque,
            "TaskListMarker": self._mark_task,
        }

    def _starts(self) -> dict[str, _Handler]:
        return {
            "Paragraph": self._start_paragraph,
            "Heading": self._start_heading,
            "BlockQuote": self._start_quote,
            "CodeBlock": self._start_block,
            "HtmlBlock": self._start_block,
            "FootnoteDefinition": self._start_block,
            "List": self._start_list,
            "Item": self._start_item,
            "Table": self._start_table,
            "TableHead": self._start_table_head,
            "TableRow": self._start_table_row,
            "Strong": self._inline.open_strong,
            "Link": self.links.open_link,
            "Image": self.links.open_image,
        }

    def _ends(self) -> dict[str, _Handler]:
        return {
            "Paragraph": self._end_block,
            "Heading": self._end_section_heading,
            "BlockQuote": self._end_quote,
            "CodeBlock": self._end_code,
            "HtmlBlock": self._end_html,
            "FootnoteDefinition": self._end_block,
            "List": self._end_list,
            "Item": self._end_item,
            "Table": self._end_table,
            "TableHead": self._end_row,
            "TableRow": self._end_row,
            "TableCell": self._end_cell,
            "Strong": self._inline.close_strong,
            "Link": self.links.close,
            "Image": self.links.close,
        }

    def _break(self, event: str, span: Range) -> None:
        if event == "Rule":
            self._end_text(span["start"])
            self._start, self._line = span["end"], None
        elif self._titled is not None and not self.links.is_inside:
            self._end_text(span["start"])
            self._start, self._line = span["end"], self._lines.at(span["end"])
        else:
            self._inline.parts.append("\n")

    def _start_paragraph(self, _: object, span: Range) -> None:
        start = span["start"]
        if self._parts:
            self._end_text(start)
        self._start, self._line = start, None
        if self._quote_start is not None:
            self._start_callout(start)

    def _start_block(self, _: object, span: Range) -> None:
        self._end_text(span["start"])
        self._start, self._line = span["start"], None

    def _end_block(self, _: object, span: Range) -> None:
        if self._parts:
            self._end_text(span["end"])

    def _end_code(self, _: object, span: Range) -> None:
        text = "".join(self._inline.parts).rstrip("\n")
        self._inline.clear()
        if text:
            self._keep(text)
        self._start, self._line = span["end"], None

    def _end_html(self, _: object, span: Range) -> None:
        self._start, self._line = span["end"], None

    def _start_heading(self, detail: dict[str, str], span: Range) -> None:
        self._end_text(span["start"])
        line = self._lines.at(span["start"])
        self.sections.open(int(detail["level"][1]), line)
        if self.first_heading is None and not self._places:
            self.first_heading = span["start"]
        self._start, self._line = span["start"], line

    def _end_section_heading(self, level: str, span: Range) -> None:
        self._end_heading(int(level[1]), not self._places, span["end"])
        self._start, self._line = span["end"], None

    def _start_quote(self, _: object, span: Range) -> None:
        self._end_text(span["start"])
        self._enter()
        self._quote_start = span["start"]

    def _start_callout(self, start: int) -> None:
        """The first paragraph of a block quote, on its first line, may make it a callout."""
        quote_start, self._quote_start = self._quote_start or 0, None
        opening = read_opening(self._data, start)
        if opening is None or self._data.find(b"\n", quote_start, start) >= 0:
            return
        self._line = self._lines.at(start)
        number, section_no = len(self.callouts) + 1, self.sections.current.no
        callout = OpenCallout(number, section_no, self._callout, *opening, self._line)
        self.callouts.append(callout)
        self._callout = self._titled = callout
        self._leaf_item = None

    def _end_quote(self, _: object, span: Range) -> None:
        self._end_text(span["end"])
        self._titled = self._quote_start = None
        self._leave(span["end"])

    def _start_list(self, first: int | None, span: Range) -> None:
        if self._parts:
            self._end_text(span["start"])
        self._quote_start = None
        self.items.open_list(first is not None, self._item)

    def _end_list(self, _: object, span: Range) -> None:
        self.items.close_list()
        self._start, self._line = span["end"], None

    def _start_item(self, _: object, span: Range) -> None:
        self._enter()
        start = item_start(self._data, span["start"])
        line = self._lines.at(start)
        marker = read_marker(self._data, start)
        callout_no = self._callout.no if self._callout is not None else None
        item = self.items.open(marker, line, self.sections.current.no, callout_no, self._item)
        self._item = self._leaf_item = item
        self._start, self._line = start + marker.width, line + marker.is_alone
        if defined := _DEFINITIONS.match(self._data, self._start):
            self._start, self._line = defined.end(), None

    def _end_item(self, _: object, span: Range) -> None:
        if self._parts:
            self._end_text(span["end"])
        if self._item is not None and (self._item.inherited or self._item.open_fact):
            self.facts.close_item(self._item)
        self._leave(span["end"])

    def _mark_task(self, is_done: bool, _: Range) -> None:
        """The parser knows `[ ]` and `[x]` itself and takes them out of the text."""
        if self._item is not None:
            self._item.is_status_in_text = False
            if self._item.status is None:
                self._item.status = "x" if is_done else " "

    def _enter(self) -> None:
        """Begin a container: its headings are its own."""
        sections = self.sections
        place = (sections.current, sections.scope, self._item, self._leaf_item, self._callout)
        self._places.append(place)
        sections.scope = []

    def _leave(self, end: int) -> None:
        """End a container at byte `end`: all around it is again as before it."""
        sections = self.sections
        if sections.scope:
            sections.close_scope(self._lines.at(max(0, end - 1)))
        place = self._places.pop()
        sections.current, sections.scope, self._item, self._leaf_item, self._callout = place
        self._start, self._line = end, None

    def _start_table(self, _: object, span: Range) -> None:
        self._end_text(span["start"])
        callout_no = self._callout.no if self._callout is not None else None
        self.tables.open(self.sections.current.no, callout_no)

    def _end_table(self, _: object, span: Range) -> None:
        self._start, self._line = span["end"], None

    def _start_table_head(self, _: object, span: Range) -> None:
        self._start_row(True, span["start"])

    def _start_table_row(self, _: object, span: Range) -> None:
        self._start_row(False, span["start"])

    def _start_row(self, is_head: bool, start: int) -> None:
        self._start, self._line = start, self._lines.at(start)
        self.tables.open_row(is_head, self._line)

    def _end_row(self, _: object, _span: Range) -> None:
        text = self.tables.close_row()
        if text:
            self._keep(text)
