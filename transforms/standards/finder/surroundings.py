"""What a text is about around the standards that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

AROUND = 160
"""Characters before and after a mention that tell what the text is about."""
LONGEST_MARK = 8

_WORD = re.compile(r"[^\W\d_]+")
_REST = re.compile(r"[^\W\d_]*")


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What tells what a text is about: whole words, beginnings of words, marks of up to `LONGEST_MARK`."""

    words: frozenset[str]
    stems: tuple[str, ...] = ()
    marks: re.Pattern[str] | None = None

    def is_among(self, words: list[str]) -> bool:
        """Return whether one of the words in small letters is of the subject."""
        if not self.words.isdisjoint(words):
            return True
        return bool(self.stems) and any(word.startswith(self.stems) for word in words)


class Surroundings:
    """A text, of which is asked what it is about near one place after the other, in their order."""

    def __init__(self, text: str) -> None:
        """Take a text with its characters folded, such that small letters are as many."""
        self.text = text
        self._seen: dict[Subject, tuple[int, int]] = {}

    def are_about(self, subject: Subject, start: int, end: int) -> bool:
        """Return whether a word of the subject stands around the place from `start` to `end`.

        Every character is read once for a subject, for only the last such word counts up to a place.
        """
        left = max(0, start - AROUND)
        last, seen = self._seen.get(subject, (-1, 0))
        begin = max(seen, self._word_end(left) if left else 0)
        if begin < end + AROUND:
            seen = self._word_end(end + AROUND)
            last = max(last, self._last(subject, begin, seen))
            self._seen[subject] = last, seen
        return last >= left

    def _word_end(self, offset: int) -> int:
        """Return the offset, or the end of the word that it stands within."""
        is_within = self.text[offset - 1 : offset].isalpha()
        rest = _REST.match(self.text, offset) if is_within else None
        return rest.end() if rest else offset

    def _last(self, subject: Subject, begin: int, end: int) -> int:
        """Return where the last word or mark of the subject begins, or -1."""
        part, last = self.text[begin:end].lower(), -1
        if subject.is_among(_WORD.findall(part)):
            last = max(begin + word.start() for word in _WORD.finditer(part) if subject.is_among([word[0]]))
        if subject.marks:
            for mark in subject.marks.finditer(self.text, max(0, begin - LONGEST_MARK), end):
                last = max(last, mark.start())
        return last
