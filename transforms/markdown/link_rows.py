"""The links of the body."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from pyromark.event import Range

from transforms.facts import one_line
from transforms.issues import Finding
from transforms.links import BARE_URL, LinkText, parse_destination, split_target, trim_url
from transforms.markdown.inline import Inline
from transforms.markdown.leaf import unmask
from transforms.markdown.lines import Lines
from transforms.markdown.mask import Masked
from transforms.rows import Link

_BARE_URL = re.compile(BARE_URL.encode(), re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SIZE = re.compile(r"\s*[0-9]+(?:x[0-9]+)?\s*")
_DEEPEST_DISPLAY = 4
"""Links nested deeper (images in images) are kept without display, which would repeat all that is inside."""


class _Open(NamedTuple):
    """A link or image that has begun."""

    data: dict[str, object]
    is_image: bool
    part: int
    start: int


_Found: TypeAlias = tuple[int, LinkText, int, int]
"""The byte at which a link begins, the link, its section and its line."""


class LinkRows:
    """Builds the rows of `links` from link events and bare URLs."""

    __slots__ = ("_data", "_found", "_inline", "_lines", "_masked", "_most", "_open", "findings")

    def __init__(self, masked: Masked, inline: Inline, lines: Lines, most: int) -> None:
        self._masked = masked
        self._data = masked.data
        self._most = most
        self.findings: list[Finding] = []
        self._inline = inline
        self._lines = lines
        self._open: list[_Open] = []
        self._found: list[_Found] = []

    @property
    def is_inside(self) -> bool:
        """Whether a link or image has begun and not ended."""
        return bool(self._open)

    def open(self, data: dict[str, object], is_image: bool, span: Range) -> None:
        """A link or image begins."""
        self._open.append(_Open(data, is_image, len(self._inline.parts), span["start"]))

    def close(self, span: Range, section_no: int) -> None:
        """The link or image that began last ends."""
        opened = self._open.pop()
        inline, start, end = self._inline, span["start"], span["end"]
        shown = inline.parts[opened.part :] if len(self._open) < _DEEPEST_DISPLAY else []
        link = _link(opened, "".join(shown))
        if link is not None:
            self._keep(start, link, section_no)
        if opened.is_image:
            _hide_size(inline.parts, opened)
        if not self._open:
            if self._data.find(b"\n", start, end) >= 0:
                inline.keep_lines(start, end, "".join(inline.parts[opened.part :]).count("\n"))
            inline.linked.append((opened.part, len(inline.parts)))
            inline.add_outer_opaque(start, end)

    def add_bare(self, start: int, end: int, section_no: int) -> None:
        """The bare URLs in the source between two offsets, outside links, code, mathematics and HTML."""
        opaque = iter(self._inline.opaque)
        shut = next(opaque, None)
        for match in _BARE_URL.finditer(self._data, start, end):
            place = match.start()
            while shut is not None and shut[1] <= place:
                shut = next(opaque, None)
            if shut is None or place < shut[0]:
                url = trim_url(_written(match[0]))
                link = LinkText("url", *parse_destination(url)[:3], None)
                self._keep(place, link, section_no)
                if self.findings:
                    return

    def _keep(self, start: int, link: LinkText, section_no: int) -> None:
        """Add a link that begins at byte `start`.

        One that points nowhere (`[a]()`, `[[ ]]`) or goes beyond the limit is left out.
        """
        if self._masked.comment:
            link = _unmasked(link, self._masked)
        if not link.target and not link.fragment:
            return
        if len(self._found) < self._most:
            self._found.append((start, link, section_no, self._lines.at(start)))
        elif not self.findings:
            self.findings.append(Finding("MD001", self._lines.at(start), None, f"{self._most + 1} links"))

    def rows(self, first_no: int) -> list[Link]:
        """The rows in the order of the text, numbered from `first_no`."""
        self._found.sort(key=itemgetter(0))
        return [
            Link(no, *link, None, section_no, line)
            for no, (_, link, section_no, line) in enumerate(self._found, first_no)
        ]


def _link(opened: _Open, shown: str) -> LinkText | None:
    """The link, or None when it runs over the end of a line."""
    kind, url = opened.data["link_type"], str(opened.data["dest_url"])
    if isinstance(kind, dict):
        return _wikilink(opened, url, shown, kind["WikiLink"]["has_pothole"])
    if kind == "Autolink" or kind == "Email":
        url = f"mailto:{url}" if kind == "Email" else url
        return LinkText("url", *parse_destination(url)[:3], None)
    target, fragment, fragment_kind, _ = parse_destination(url)
    syntax = "image" if opened.is_image else "markdown"
    display = one_line(shown) or None
    return LinkText(syntax, target, fragment, fragment_kind, display)


def _wikilink(opened: _Open, url: str, shown: str, has_display: bool) -> LinkText | None:
    if "\n" in url:
        return None
    target, fragment, kind = split_target(url.removesuffix("\\") if has_display else url)
    display = one_line(shown) or None if has_display else None
    syntax = "embed" if opened.is_image else "wikilink"
    return LinkText(syntax, target, fragment, kind, display)


def _unmasked(link: LinkText, masked: Masked) -> LinkText:
    texts = (unmask(text or "", masked) or None for text in (link.target, link.fragment, link.display))
    target, fragment, display = texts
    return link._replace(target=target or "", fragment=fragment, display=display)


def _hide_size(parts: list[str], opened: _Open) -> None:
    """Take from the text what is no caption: the size of an image, the path of an embed."""
    kind = opened.data["link_type"]
    if isinstance(kind, dict) and not kind["WikiLink"]["has_pothole"]:
        del parts[opened.part :]
    elif len(parts) > opened.part:
        caption, bar, size = parts[-1].rpartition("|")
        if _SIZE.fullmatch(size) and (bar or isinstance(kind, dict)):
            parts[-1] = caption


def _written(url: bytes) -> str:
    """A URL as the reader sees it: up to white space of any kind, escapes and entities undone."""
    text = (url.decode(errors="replace").split(None, 1) or [""])[0]
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return text.replace("&amp;", "&")
