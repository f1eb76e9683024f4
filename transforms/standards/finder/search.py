"""The search of a text: one scan for where a standard may begin, then the longest identifier from there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain, groupby, islice

from ..spelling import fold_characters
from .doubts import DOUBTFUL, USUAL, confidence
from .leads import PLURALS, WORDED
from .lists import following
from .mention import Found, Mention
from .named import NAMED, named
from .places import in_property, in_tag
from .scan import places, start_at
from .stretch import REACH, Reading, longest, read
from .surroundings import Surroundings

_TOKEN = re.compile(rf"[^\s,;()\[\]|\"'`<>]{{1,{REACH}}}")
_WORDS = re.compile(r"[^\W_]{1,20}(?:[ -][^\W_]{1,20}){0,3}")
_GAP = re.compile(r"[ -]")
_WORDED = frozenset(WORDED)
_GLOSS = ("(", " (", " [")
"""What parts an identifier from a name that explains it: `ISO/PAS 21448 (SOTIF)` names one standard."""


def find(text: str, context: str = "text", key: str = "", most: int | None = None) -> list[Mention]:
    """Return the standards that the text names, in order and not overlapping; never raises.

    `context` says where the text stands. A `tag` names a standard as a whole; every other place is searched
    alike. `key` is the folded key of a frontmatter value, which may say what a number is: `rfc: 9110`.
    The search of a text ends once `most` are found.
    """
    if context == "tag":
        return in_tag(text)
    found = in_property(text, key) if key else []
    if found:
        return found
    padded = f" {text}"
    return list(islice(_mentions(padded, places(padded)), most))


class TooManyWordsError(Exception):
    """More words may begin a standard than are to be looked at.

    The first of the others stands in the text with that `index`, at that `offset`.
    """

    def __init__(self, index: int, offset: int) -> None:
        super().__init__(index, offset)
        self.index = index
        self.offset = offset


def find_each(
    texts: Sequence[str], most: int | None = None, most_words: int | None = None
) -> Iterator[tuple[int, list[Mention]]]:
    """Yield what each of the texts names with its index, in their order, for those that name any standard.

    It is what `find` returns of each as a text, but they are scanned as one: a note has many short texts and
    few mentions, so that most texts are never looked at by themselves. `most` counts for each text. Raises
    TooManyWordsError after what the first `most_words` gave that may begin a standard, if there are more.
    """
    words = places(" ".join(("", *texts))) if texts else iter(())
    first = next(words, None)
    if first is None:
        return
    ends = [*accumulate([len(text) + 1 for text in texts])]
    for index, offsets in groupby(islice(chain((first,), words), most_words), partial(bisect_right, ends)):
        padded = f" {texts[index]}"
        before = ends[index] - len(padded)
        mentions = list(islice(_mentions(padded, offsets, before), most))
        if mentions:
            yield index, mentions
    further = next(words, None)
    if further is not None:
        index = bisect_right(ends, further)
        raise TooManyWordsError(index, further - ends[index] + len(texts[index]))


def _mentions(text: str, words: Iterable[int], before: int = 0) -> Iterator[Mention]:
    """Yield in order what a text names that begins with a separator.

    `words` are offsets where one may begin, each with the number of characters `before` the text.
    """
    around, end = None, 0
    for word in words:
        offset = word - before
        start = start_at(text, offset) if offset >= end else None
        if start is None:
            continue
        around = around or Surroundings(fold_characters(text))
        reading = _numbered(start, around.text)
        if reading is None:
            found = _named(text, start, around)
            if found:
                is_gloss = end > 0 and start.lastgroup == "name" and text[end:offset] in _GLOSS
                end = found.end
                sure = min(found.confidence, NAMED) if is_gloss else found.confidence
                yield Mention(found.start - 1, end - 1, text[found.start : end], found.standard, sure)
        while reading:
            end, standard = reading.end, reading.identifier.standard
            sure = confidence(reading, around)
            sure = min(sure, DOUBTFUL) if start.lastgroup == "bare" else sure
            yield Mention(reading.start - 1, end - 1, text[reading.start : end], standard, sure)
            reading = following(reading, around.text)


def _numbered(start: re.Match[str], text: str) -> Reading | None:
    kind = start.lastgroup
    if kind == "name":
        return None
    begin, end = start.span(kind or 0)
    if kind == "bare":
        return longest("ISO ", text, end, end)
    figures = start.start("figures") if kind == "lead" else end
    head = text[begin:figures]
    if text[end - 1] in "sS" and text[begin : end - 1].upper() in PLURALS:
        head = text[begin : end - 1] + text[end:figures]
    return longest(head, text, begin, figures)


def _named(text: str, start: re.Match[str], around: Surroundings) -> Found | None:
    """Return what is named without a number: by a tag, by words, or by a name."""
    offset, kind = start.start(), start.lastgroup
    if kind == "slug":
        return _slug(text, offset)
    return _worded(text, offset) if start[kind or 0] in _WORDED else named(text, offset, around)


def _slug(text: str, offset: int) -> Found | None:
    token = _TOKEN.match(text, offset)
    for start, end, _, standard, sure in in_tag(token[0].rstrip(".:!?*_")) if token else ():
        return Found(offset + start, offset + end, standard, sure)
    return None


def _worded(text: str, start: int) -> Found | None:
    """Return what is named without a number: the longest of up to four words."""
    words = _WORDS.match(text, start)
    ends = [gap.start() for gap in _GAP.finditer(words[0])] + [len(words[0])] if words else []
    for end in reversed(ends):
        standard = read(text[start : start + end])
        if standard:
            return Found(start, start + end, standard, USUAL)
    return None
