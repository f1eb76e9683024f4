"""What the text of a link says: target, fragment, display. Nothing here knows of other notes.

Rules: Obsidian Help, "Internal links" and "Embed files"; percent-encoding RFC 3986, section 2.1.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from transforms.normal_form import normal_form


class LinkText(NamedTuple):
    """One link as written, the columns of `links` that its text alone decides."""

    syntax: str
    target: str
    fragment: str | None
    fragment_kind: str | None
    display: str | None


class Destination(NamedTuple):
    """Where a link points: `target` without the fragment, and whether it leaves the vault."""

    target: str
    fragment: str | None
    fragment_kind: str | None
    is_external: bool


BARE_URL = r"\b(?:https?|ftp)://(?:\[[0-9A-Fa-f:.]+\])?[^\s<>\]\"`]+"
"""A regular expression for a URL that stands in the text as it is, with the punctuation behind it."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:|//")
_DROPPED_IN_ANCHORS = re.compile(r"""[!"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\\s]+""")
_OPEN_PARAMETER = re.compile(r"(?:page|height|selection|rect|zoom|t)=", re.IGNORECASE)
_IN_VALUE = re.compile(
    r"(?P<embed>!?)\[\[(?P<inner>(?:[^\[\]\n]|\](?!\])|\[(?!\[))+)\]\]"
    r"|(?P<image>!?)\[(?P<text>[^\[\]\n]*)\]\((?P<url><[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)"
    r"(?:\s+\"[^\"\n]*\")?\)"
    rf"|(?P<bare>{BARE_URL})",
    re.IGNORECASE,
)
_TRAILING = "?!.,:;*_~'\"’”»…"


def is_external(url: str) -> bool:
    """Whether `url` begins with a scheme of two letters or more (`C:` is a drive) or with `//`."""
    return _SCHEME.match(url) is not None


def parse_wikilink(inner: str) -> tuple[str, str | None, str | None, str | None]:
    """Target, fragment, fragment kind and display of what stands between `[[` and `]]`.

    The first `|` (or, as in tables, `\\|`) begins the display; the first `#` the fragment.
    """
    path, bar, display = inner.partition("|")
    if bar and path.endswith("\\"):
        path = path[:-1]
    target, fragment, kind = split_target(path)
    return target, fragment, kind, (display.strip() or None)


def split_target(path: str) -> tuple[str, str | None, str | None]:
    """Target, fragment and fragment kind of a link into the vault that is not percent-encoded."""
    target, mark, fragment = path.partition("#")
    if not mark:
        return target.strip(), None, None
    fragment = fragment.strip()
    return target.strip(), fragment or None, fragment_kind(fragment)


def parse_destination(url: str) -> Destination:
    """Where the destination of a Markdown link points.

    Inside the vault the fragment is split off first and both are then percent-decoded; an external address
    stays as written.
    """
    url = url.strip()
    target, _, fragment = url.partition("#")
    if is_external(url):
        return Destination(target, fragment or None, None, True)
    fragment = _percent_decoded(fragment).strip()
    return Destination(_percent_decoded(target).strip(), fragment or None, fragment_kind(fragment), False)


def fragment_kind(fragment: str) -> str | None:
    """`block` for `^id` (as the last segment), `heading` otherwise; None without one or for `page=3`."""
    if not fragment or _OPEN_PARAMETER.match(fragment):
        return None
    return "block" if fragment.rpartition("#")[2].startswith("^") else "heading"


def anchor_key(heading: str) -> str:
    """The heading as Obsidian compares it: punctuation and white space one space, NFC, lower case."""
    spaced = _DROPPED_IN_ANCHORS.sub(" ", normal_form("NFC", heading)).strip()
    return normal_form("NFC", spaced.lower())


def block_key(block_id: str) -> str:
    """The block id as Obsidian compares it, without caret and in lower case."""
    return block_id.strip().removeprefix("^").lower()


def fragment_key(fragment: str) -> str:
    """The anchor that a fragment names, to compare with those of a note: of `A#B` it is `B` that decides."""
    last = fragment.rstrip("#").rpartition("#")[2].strip()
    return block_key(last) if last.startswith("^") else anchor_key(last)


def links_in_value(text: str) -> list[LinkText]:
    """The links in a frontmatter value: `[[X]]`, `![[X]]`, `[t](u)`, `![t](u)` and bare URLs, in order."""
    if "[" not in text and "://" not in text:
        return []
    found = (_link_of_match(match) for match in _IN_VALUE.finditer(text))
    return [link for link in found if link.target or link.fragment]


def trim_url(url: str) -> str:
    """A bare URL without the punctuation behind it (GFM, "Autolinks (extension)").

    A closing parenthesis or brace belongs to it only when it was opened inside.
    """
    surplus = {")": url.count(")") - url.count("("), "}": url.count("}") - url.count("{")}
    end = len(url)
    while end and (url[end - 1] in _TRAILING or surplus.get(url[end - 1], 0) > 0):
        end -= 1
        if url[end] in surplus:
            surplus[url[end]] -= 1
    return url[:end]


def _link_of_match(match: re.Match[str]) -> LinkText:
    if match["inner"] is not None:
        return LinkText("embed" if match["embed"] else "wikilink", *parse_wikilink(match["inner"]))
    url = match["url"]
    if url is None:
        return LinkText("url", *parse_destination(trim_url(match["bare"]))[:3], None)
    syntax = "image" if match["image"] else "markdown"
    bare = url[1:-1] if url.startswith("<") else url
    return LinkText(syntax, *parse_destination(bare)[:3], match["text"].strip() or None)


def _percent_decoded(text: str) -> str:
    try:
        return unquote(text, errors="strict") if "%" in text else text
    except UnicodeDecodeError:
        return text
