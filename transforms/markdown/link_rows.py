"""The links of the body."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import Any, TypeAlias

from pyromark.event import Range

from transforms.facts import one_line
from transforms.issues import Finding
from transforms.links import BARE_URL, parse_destination, split_target, trim_url
from transforms.markdown.inline import Inline
from transforms.markdown.leaf import unmask
from transforms.markdown.lines import Lines
from transforms.markdown.mask import Masked
from transforms.markdown.new_row import new_row
from transforms.markdown.sections import Sections
from transforms.rows import Link

_BARE_URL = re.compile(BARE_URL.encode(), re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SIZE = re.compile(r"\s*[0-9]+(?:x[0-9]+)?\s*")
_DEEPEST_DISPLAY = 4
"""Links nested deeper (images in images) are kept without display, which would repeat all that is inside."""

LinkColumns: TypeAlias = tuple[str, str, str | None, str | None, str | None]
"""Syntax, target, fragment, fragment kind and display."""

_Detail: TypeAlias = dict[str, Any]
"""What the parser says of a link."""

_Open: TypeAlias = tuple[_Detail, bool, int, int]
"""A link or image that has begun: whether it is an image, the first part of its text, its first byte."""

_Found: TypeAlias = tuple[int, LinkColumns, int]
"""The byte at which a link begins, the link and its section."""


class LinkRows:
    """Builds the rows of `links` from link events and bare URLs."""

    __slots__ = ("_data", "_found", "_inline", "_lines", "_masked", "_most", "_open", "_sections", "findings")

    def __init__(self, masked: Masked, inline: Inline, lines: Lines, sections: Sections, most: int) -> None:
        self._masked = masked
        self._data = masked.data
        self._most = most
        self.findings: list[Finding] = []
        self._inline = inline
        self._lines = lines
        self._sections = sections
        self._open: list[_Open] = []
        self._found: list[_Found] = []

    @property
    def is_inside(self) -> bool:
        """Whether a link or image has begun and not ended."""
        return bool(self._open)

    def open_link(self, detail: _Detail, span: Range) -> None:
        """A link begins."""
        self._open.append((detail, False, len(self._inline.parts), span["start"]))

    def open_image(self, detail: _Detail, span: Range) -> None:
        """An image begins."""
        self._open.append((detail, True, len(self._inline.parts), span["start"]))

    def close(self, _: object, span: Range) -> None:
        """The link or image that began last ends."""
        detail, is_image, part, start = self._open.pop()
        parts, end = self._inline.parts, span["end"]
        shown = "".join(parts[part:]) if len(self._open) < _DEEPEST_DISPLAY else ""
        link = _link(detail, is_image, shown)
        if link is not None:
            self._keep(start, link)
        if is_image:
            _hide_size(parts, detail, part)
        if not self._open:
            if self._data.find(b"\n", start, end) >= 0:
                self._inline.keep_lines(start, end, "".join(parts[part:]).count("\n"))
            self._inline.add_link(part, start, end)

    def add_bare(self, start: int, end: int) -> None:
        """The bare URLs in the source between two offsets, outside links, code, mathematics and HTML."""
        opaque = iter(self._inline.opaque)
        shut = next(opaque, None)
        for match in _BARE_URL.finditer(self._data, start, end):
            place = match.start()
            while shut is not None and shut[1] <= place:
                shut = next(opaque, None)
            if shut is None or place < shut[0]:
                self._keep(place, _url(trim_url(_written(match[0]))))
                if self.findings:
                    return

    def _keep(self, start: int, link: LinkColumns) -> None:
        """Add a link that begins at byte `start`.

        One that points nowhere (`[a]()`, `[[ ]]`) or goes beyond the limit is left out.
        """
        if self._masked.comment:
            link = _unmasked(link, self._masked)
        if not link[1] and not link[2]:
            return
        if len(self._found) < self._most:
            self._found.append((start, link, self._sections.current.no))
        elif not self.findings:
            self.findings.append(Finding("MD001", self._lines.at(start), None, f"{self._most + 1} links"))

    def rows(self, first_no: int) -> list[Link]:
        """The rows in the order of the text, numbered from `first_no`."""
        self._found.sort(key=itemgetter(0))
        line_at = self._lines.at
        return [
            new_row(Link, (no, *link, None, section_no, line_at(start)))
            for no, (start, link, section_no) in enumerate(self._found, first_no)
        ]


def _link(detail: _Detail, is_image: bool, shown: str) -> LinkColumns | None:
    """The link, or None when it runs over the end of a line."""
    kind, url = detail["link_type"], detail["dest_url"]
    if kind.__class__ is dict:
        return _wikilink(is_image, url, shown, kind["WikiLink"]["has_pothole"])
    if kind == "Autolink" or kind == "Email":
        return _url(f"mailto:{url}" if kind == "Email" else url)
    target, fragment, fragment_kind, _ = parse_destination(url)
    return ("image" if is_image else "markdown", target, fragment, fragment_kind, one_line(shown) or None)


def _wikilink(is_image: bool, url: str, shown: str, has_display: bool) -> LinkColumns | None:
    if "\n" in url:
        return None
    target, fragment, kind = split_target(url.removesuffix("\\") if has_display else url)
    display = one_line(shown) or None if has_display else None
    return ("embed" if is_image else "wikilink", target, fragment, kind, display)


def _unmasked(link: LinkColumns, masked: Masked) -> LinkColumns:
    syntax, target, fragment, kind, display = link
    target = unmask(target, masked)
    return (
        syntax,
        target,
        unmask(fragment or "", masked) or None,
        kind,
        unmask(display or "", masked) or None,
    )


def _url(url: str) -> LinkColumns:
    return ("url", *parse_destination(url)[:3], None)


def _hide_size(parts: list[str], detail: _Detail, part: int) -> None:
    """Take from the text what is no caption: the size of an image, the path of an embed."""
    kind = detail["link_type"]
    if isinstance(kind, dict) and not kind["WikiLink"]["has_pothole"]:
        del parts[part:]
    elif len(parts) > part:
        caption, bar, size = parts[-1].rpartition("|")
        if _SIZE.fullmatch(size) and (bar or isinstance(kind, dict)):
            parts[-1] = caption


def _written(url: bytes) -> str:
    """A URL as the reader sees it: up to white space of any kind, escapes and entities undone."""
    text = (url.decode(errors="replace").split(None, 1) or [""])[0]
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return text.replace("&amp;", "&")
