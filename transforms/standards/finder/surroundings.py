"""What a text is about around the standards that it names."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass

AROUND = 160
"""Characters before and after a mention that tell what the text is about."""
AHEAD = 4 * AROUND

_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORD = re.compile(r"[a-z\xb5\xdf-\xf6\xf8-\u024f\u0370-\u1fff]+")
"""Words in small letters, of the alphabets of the subjects: a plain set is found faster than all letters."""
_UNSPACED = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What tells what a text is about: whole words, beginnings of words, marks without a space."""

    words: frozenset[str]
    stems: tuple[str, ...] = ()
    marks: re.Pattern[str] | None = None

    def is_among(self, words: list[str]) -> bool:
        """Return whether one of the words in small letters is of the subject."""
        if not self.words.isdisjoint(words):
            return True
        return bool(self.stems) and any(word.startswith(self.stems) for word in words)


@dataclass(slots=True)
class _Read:
    """Where a subject was met, and up to where the text was read for it."""

    places: deque[int]
    until: int = 0


class Surroundings:
    """A text, of which is asked what it is about near one place after the other, in their order."""

    def __init__(self, text: str) -> None:
        """Take a text with its characters folded, such that small letters are as many."""
        self.text = text
        self._read: dict[Subject, _Read] = {}

    def are_about(self, subject: Subject, start: int, end: int) -> bool:
        """Return whether a word of the subject stands around the place from `start` to `end`.

        Every character is read once for a subject, and some ahead where one place follows the other closely.
        """
        left, right = start - AROUND, end + AROUND
        read = self._read.get(subject)
        if read is None:
            read = self._read[subject] = _Read(deque())
        if read.until < right:
            is_close = read.until >= left
            begin = read.until if is_close else self._end(_WORD, left)
            read.until = self._end(_UNSPACED, right + AHEAD if is_close else right)
            read.places.extend(self._places(subject, begin, read.until))
        while read.places and read.places[0] < left:
            read.places.popleft()
        return bool(read.places) and read.places[0] < right

    def _end(self, kind: re.Pattern[str], offset: int) -> int:
        """Return the offset, or the end of the run of characters that it stands within."""
        run = kind.match(self.text, offset - 1) if offset > 0 else None
        return run.end() if run else max(0, offset)

    def _places(self, subject: Subject, begin: int, end: int) -> list[int]:
        """Return where words and marks of the subject begin."""
        part, places = self.text[begin:end].lower(), []
        if subject.is_among(_SMALL_WORD.findall(part)):
            places = [
                begin + word.start() for word in _SMALL_WORD.finditer(part) if subject.is_among([word[0]])
            ]
        if subject.marks:
            places = sorted(
                (*places, *(mark.start() for mark in subject.marks.finditer(self.text, begin, end)))
            )
        return places
