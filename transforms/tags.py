"""The grammar of tags, the same in the text and in the frontmatter.

Obsidian Help, "Tags": letters of any script, digits, `_`, `-`, `/` and emoji, with at least one character
that is no digit; identity does not depend on case; `/` nests.
"""

from __future__ import annotations

import re

from transforms.normal_form import normal_form

MAX_DEPTH = 32
"""The deepest nesting of a tag; every level is a row of its own in `tag_ancestors`."""

MAX_LENGTH = 1000
"""The longest tag, in characters."""

_NO_TAG_CHARACTERS = (
    r"\x00-\x20!-,.:-@\[-^`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb-\xbf\xd7\xf7"
    r"\u1680\u2000-\u200b\u200e-\u206f\u20a0-\u20cf\u2e00-\u2e7f\u3000-\u3003\u3008-\u3011\u3014-\u3020"
    r"\u3030\ud800-\udfff\ufeff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff9-\ufffd"
)

TAG_CHARACTERS = f"[^{_NO_TAG_CHARACTERS}]"
"""A regular expression for one character of a tag: what is no white space, punctuation or currency sign.

Written as what is left out, since letters come with combining marks and emoji with joiners and selectors.
"""

INLINE_TAG = re.compile(rf"(?<!\S)#{TAG_CHARACTERS}+")
"""A `#` at the start of a line or after white space, and the tag characters behind it."""

_ONLY_TAG_CHARACTERS = re.compile(rf"{TAG_CHARACTERS}+")
_ASCII_DIGITS = re.compile(r"[0-9]+")


def parse_tag(raw: str) -> str | None:
    """The canonical form of a tag (NFC, lower case, no `#`), or None when it is not a valid tag.

    Empty segments are dropped: `a//b` and `a/b/` are `a/b`.
    """
    label = tag_label(raw)
    if label is None or _ASCII_DIGITS.fullmatch(label):
        return None
    return normal_form("NFC", label.lower())


def tag_label(raw: str) -> str | None:
    """The tag to show to people: as written, in NFC, without `#` and empty segments; None when not valid."""
    text = raw.strip().removeprefix("#")
    if len(text) > MAX_LENGTH or not _ONLY_TAG_CHARACTERS.fullmatch(text):
        return None
    segments = [segment for segment in normal_form("NFC", text).split("/") if segment]
    return "/".join(segments) if 0 < len(segments) <= MAX_DEPTH else None
