"""The emoji that a heading begins with."""

from __future__ import annotations

import re

_PICTOGRAPH = (
    "[\u203c\u2049\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u25fd\u25fe\u2600-\u2605\u2607-\u2612"
    "\u2614-\u2685\u2690-\u2705\u2708-\u2712\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c"
    "\u274e\u2753-\u2755\u2757\u2763-\u2767\u2795-\u2797\u27a1\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
    "\U0001f004\U0001f0cf\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f18e\U0001f191-\U0001f19a\U0001f201"
    "\U0001f202\U0001f21a\U0001f22f\U0001f232-\U0001f23a\U0001f250\U0001f251\U0001f300-\U0001f3fa"
    "\U0001f400-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb\U0001f7f0\U0001f90c-\U0001f9ff"
    "\U0001fa70-\U0001faff](?!\ufe0e)"
)
_TEXT_BY_DEFAULT = (
    "[\xa9\xae\u2122\u2139\u2190-\u21ff\u24c2\u25aa-\u25fc\u2934\u2935\u2b05-\u2b07\u3030\u303d"
    "\u3297\u3299]\ufe0f"
)
_KEYCAP = "[0-9#*]\ufe0f?\u20e3"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_SUFFIX = "\ufe0f?\u20e3?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
_ELEMENT = f"(?:{_PICTOGRAPH}|{_TEXT_BY_DEFAULT}|[\u2640\u2642]){_SUFFIX}"

_ICON = re.compile(f"(?:{_FLAG}|{_KEYCAP}|{_ELEMENT}(?:\u200d{_ELEMENT})*)")


def leading_icon(text: str) -> str | None:
    """The emoji that `text` begins with, as a whole grapheme cluster, or None.

    An emoji is what Unicode Technical Standard 51 (section 1.4.9, ED-17) builds: a pictograph, or a
    character that is text by default followed by U+FE0F, with skin tone, tags and joined elements; a keycap
    or a flag.
    """
    if not text or text.isascii():
        return None
    match = _ICON.match(text)
    return match[0] if match else None
