"""Text that was UTF-8, was read as Mac Roman and saved again (`Identit√©`), and its repair.

The damage is undone by `text.encode("mac_roman").decode("utf-8")`, but the same step harms sound text
(`l’école`, `√π`), so a note is repaired only when the whole of it speaks for damage.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

MIN_SEQUENCES = 3
"""Damaged sequences that prove the damage of a note."""

MAX_SOUND_SHARE = 0.05
"""Sound accented text beside the damaged: more of it, and the note is about damage, or was mended by hand."""


class Repair(NamedTuple):
    """`text` repaired, or as it was when `is_repaired` is false; `offset` of the first damaged sequence."""

    text: str
    is_repaired: bool
    offset: int


def _read_as_mac_roman(first: int, last: int) -> str:
    """A character class of what the bytes `first` to `last` look like in Mac Roman."""
    return "[" + re.escape(bytes(range(first, last + 1)).decode("mac_roman")) + "]"


_TAIL = _read_as_mac_roman(0x80, 0xBF)
_SEQUENCE = re.compile(
    f"{_read_as_mac_roman(0xC2, 0xF4)}(?:"
    f"(?<={_read_as_mac_roman(0xC2, 0xDF)}){_TAIL}"
    f"|(?<={_read_as_mac_roman(0xE0, 0xEF)}){_TAIL}{{2}}"
    f"|(?<={_read_as_mac_roman(0xF0, 0xF4)}){_TAIL}{{3}})"
)
"""What the bytes of one UTF-8 character beyond ASCII look like (Unicode 15, table 3-6).

It begins with one set of characters, which the engine skips to.
"""

_HIGH = re.compile(_read_as_mac_roman(0x80, 0xFF))
_SIGNS = "†°¢£§•¶®©™´¨≠∞±ªº¥"
_SOUND_PAIR = re.compile(
    rf"[«»…\xa0–—“”‘’÷€‹›][ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûüÆæØøß{_SIGNS}]|[ÀÃÕŒœÿŸ][{_SIGNS}]|√[π∑∏∫Ωµ∞∂]"
)
"""Pairs that other text has too: punctuation before a letter or sign (`l’été`, `–§`), UTF-8 read as Latin-1
(`Ã©`), and roots."""

_FENCE = re.compile(r"^ {0,3}(`{3,}+(?![^\n]*`)|~{3,})", re.MULTILINE)
_CODE_SPAN = re.compile(r"`[^`\n]++`")


def repair(text: str) -> Repair | None:
    """`text` repaired, or left alone with the place that looks damaged; None when nothing does.

    What stands in code is shown, not said: it is repaired with the rest, but proves nothing.
    """
    if text.isascii():
        return None
    damaged = (match for match in _SEQUENCE.finditer(text) if not _SOUND_PAIR.fullmatch(match[0]))
    first = next(damaged, None)
    if first is None:
        return None
    try:
        repaired = _undo(text) if _is_proved(text) else None
    except UnicodeDecodeError:
        repaired = None
    return Repair(text if repaired is None else repaired, repaired is not None, first.start())


def _undo(text: str) -> str:
    """Every sequence as the character that it was; raises UnicodeDecodeError when one was none."""
    try:
        return text.encode("mac_roman").decode("utf-8")
    except UnicodeError:  # sound characters beside the damaged ones
        return _SEQUENCE.sub(lambda match: _undo_sequence(match[0]), text)


@lru_cache(maxsize=4096)
def _undo_sequence(sequence: str) -> str:
    return sequence.encode("mac_roman").decode("utf-8")


def _is_proved(text: str) -> bool:
    prose = _prose(text)
    proofs = in_sequences = alone = 0
    for match in _SEQUENCE.finditer(prose):
        in_sequences += len(match[0])
        if not _SOUND_PAIR.fullmatch(match[0]):
            proofs += 1
            alone += _is_alone(match)
    sound = len(prose) - len(_HIGH.sub("", prose)) - in_sequences
    return proofs >= MIN_SEQUENCES and 2 * alone <= proofs and sound <= proofs * MAX_SOUND_SHARE


def _is_alone(match: re.Match[str]) -> bool:
    """Whether it stands for a letter or quotation mark, and by itself: so is damage written about."""
    before, after = (
        match.string[match.start() - 1 : match.start()],
        match.string[match.end() : match.end() + 1],
    )
    if before.isalnum() or after.isalnum() or not (before + after).isascii():
        return False
    character = _undo_sequence(match[0])
    return character.isalpha() or character in "‘’“”"


def _prose(text: str) -> str:
    """The text without fenced code and code spans (CommonMark, sections 4.5 and 6.1)."""
    kept = []
    fence, end = "", 0
    for line in _FENCE.finditer(text):
        if not fence:
            kept.append(text[end : line.start()])
            fence = line[1]
        elif line[1].startswith(fence):
            fence, end = "", line.end()
    if not fence:
        kept.append(text[end:])
    return _CODE_SPAN.sub("", "".join(kept))
