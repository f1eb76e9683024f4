"""Unicode normal forms in linear time."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

_RUN = 64
"""Marks on one letter. Sorting a run of them takes time by its square; real text has a handful, and Unicode's
own Stream-Safe Text Format (UAX 15, section 13) allows 30."""

_BECOME_MARKS = frozenset("\u0f73\u0f75\u0f81\uff9e\uff9f")
"""No marks by their combining class, but what they are decomposed into is nothing else."""

_LONG_RUN = re.compile(rf"(?:[^\w\x00-\x7f]|[\uff9e\uff9f]){{{_RUN}}}")


def normal_form(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """`text` in the normal form; a run of more than 64 marks is taken 64 at a time."""
    if text.isascii():
        return text
    sample = text[::_RUN]  # a long run has a mark at such a place
    if not any(map(unicodedata.combining, sample)) and _BECOME_MARKS.isdisjoint(sample):
        return unicodedata.normalize(form, text)
    ends = [match.end() for match in _LONG_RUN.finditer(text)]
    places = zip([0, *ends], [*ends, len(text)], strict=True)
    return "".join(unicodedata.normalize(form, text[start:end]) for start, end in places)
