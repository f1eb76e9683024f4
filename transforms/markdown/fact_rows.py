"""The facts of the body."""

from __future__ import annotations

from operator import itemgetter
from typing import Any, TypeAlias

from transforms.date_formats import type_date
from transforms.facts import LONGEST_LABEL, inline_fields, lead_label, lead_text, one_line
from transforms.fold import snake_key
from transforms.markdown.items import OpenFact, OpenItem
from transforms.markdown.leaf import Leaf, unmask
from transforms.markdown.mask import Masked
from transforms.markdown.new_row import new_row
from transforms.options import Dates
from transforms.rows import Fact
from transforms.scalars import TEXT, type_plain

_Numberless: TypeAlias = tuple[Any, ...]
"""A fact without its number, the line last."""


class FactRows:
    """Builds the rows of `facts` from the text of items and callouts."""

    __slots__ = ("_dates", "_has_formats", "_masked", "_rows")

    def __init__(self, dates: Dates, masked: Masked) -> None:
        self._masked = masked
        self._dates = dates
        self._has_formats = bool(dates.formats or dates.by_key)
        self._rows: list[_Numberless] = []

    def add_leads(self, leaf: Leaf, leads: list[tuple[int, int]]) -> None:
        """The facts with a bold lead in a paragraph of an item or callout, and the item's lead itself."""
        item, text = leaf.item, leaf.raw
        if item is not None and not item.texts:
            start, end = leads[0]
            if "\n" not in text[:start]:
                item.lead = lead_text(text[start:end]) or None
        found = []
        for start, end in leads:
            label = lead_label(text, start, end, leaf.end)
            if label is not None:
                found.append((start, *label))
        for place, (start, name, value_start) in enumerate(found, 1):
            stop = found[place][0] if place < len(found) else leaf.end
            self._add_lead(leaf, name, start, value_start, stop)

    def _add_lead(self, leaf: Leaf, label: str, start: int, value_start: int, stop: int) -> None:
        item, text = leaf.item, leaf.raw
        if item is None:
            line_end = text.find("\n", value_start, stop)
            stop = line_end if line_end >= 0 else stop
        value = text[value_start:stop]
        if self._masked.comment:
            label, value = unmask(label, self._masked), unmask(value, self._masked)
        value = one_line(value)
        line = leaf.line_at(start)
        if item is not None:
            item.has_fact = True
            item.open_fact = None if value else OpenFact(label, line)
        if value and label:
            source = "list" if leaf.callout_no is None else "callout"
            item_no = item.no if item is not None else None
            self._state(source, label, value, leaf.section_no, leaf.callout_no, item_no, line)

    def add_continuation(self, item: OpenItem, text: str) -> None:
        """A further paragraph of an item whose lead had no value behind it: that is the value."""
        fact = item.open_fact
        if fact is not None and not item.has_list:
            item.open_fact = None
            self._append(item, fact.label, one_line(text), fact.line)

    def add_fields(self, leaf: Leaf, scan: str, *, has_lines: bool = True) -> None:
        """The inline fields in a paragraph, or in a table cell, which has no lines of its own.

        `scan` is the text with code, mathematics, links and escapes overwritten.
        """
        text = leaf.raw[: leaf.end]
        for field in inline_fields(text, scan[: leaf.end], has_lines=has_lines):
            label, value = unmask(field.label, self._masked), unmask(field.value or "", self._masked)
            line = leaf.line_at(field.offset)
            if 0 < len(label) <= LONGEST_LABEL:
                place = (leaf.section_no, leaf.callout_no, leaf.item.no if leaf.item else None, line)
                self._state("inline_field", label, value or None, *place)

    def close_item(self, item: OpenItem) -> None:
        """The fact that a leaf of a nested list states, and the one that stays without a value."""
        inherited = item.inherited
        if inherited is not None and not item.has_list and not item.has_fact and item.texts:
            inherited.is_stated = True
            self._append(item, inherited.label, one_line(item.text), item.line)
        fact = item.open_fact
        if fact is not None and not fact.is_stated:
            self._append(item, fact.label, None, fact.line)

    def _append(self, item: OpenItem, label: str, value: str | None, line: int) -> None:
        source = "list" if item.callout_no is None else "callout"
        self._state(source, label, value, item.section_no, item.callout_no, item.no, line)

    def _state(
        self,
        source: str,
        label: str,
        value: str | None,
        section_no: int,
        callout_no: int | None,
        item_no: int | None,
        line: int,
    ) -> None:
        """Add a row; a value that is text by itself may be a date in a format of the configuration."""
        key = snake_key(label)
        typed = type_plain(value) if value is not None else TEXT
        if typed is TEXT and value is not None and self._has_formats:
            typed = type_date(value, key, self._dates)
        typed_columns = (typed.number, typed.boolean, typed.date)
        self._rows.append((source, key, label, value, *typed_columns, section_no, callout_no, item_no, line))

    def rows(self) -> list[Fact]:
        """The rows of `facts`, in the order of their lines."""
        self._rows.sort(key=itemgetter(-1))
        return [new_row(Fact, (no, *row)) for no, row in enumerate(self._rows, 1)]
