"""Text that was UTF-8, was read as Mac Roman and saved again (`Identit√©`), and its repair.

The damage is undone by `text.encode("mac_roman").decode("utf-8")`, but the same step harms sound text
(`l’école`, `√π`), so a note is repaired only when the whole of it speaks for damage.
"""

from __future__ import annotations

import re
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
    f"{_read_as_mac_roman(0xC2, 0xDF)}{_TAIL}"
    f"|{_read_as_mac_roman(0xE0, 0xEF)}{_TAIL}{{2}}"
    f"|{_read_as_mac_roman(0xF0, 0xF4)}{_TAIL}{{3}}"
)
"""What the bytes of one UTF-8 character beyond ASCII look like (Unicode 15, table 3-6)."""

_HIGH = re.compile(_read_as_mac_roman(0x80, 0xFF))
_SOUND_PAIR = re.compile(
    r"[«»…\xa0ÀÃÕŒœ–—“”‘’÷ÿŸ€‹›][ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûüÆæØø†°¢£§•¶ß®©™´¨≠∞±ªº¥]|√[π∑∏∫Ωµ∞∂]"
)
"""Pairs that sound text has too: punctuation before a letter or sign (`l’été`, `–§`), and roots."""

_CODE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def repair(text: str) -> Repair | None:
    """`text` repaired, or left alone with the place that looks damaged; None when nothing does.

    What stands in code is shown, not said: it is repaired with the rest, but proves nothing.
    """
    if text.isascii() or not _SEQUENCE.search(text):
        return None
    damaged = [match for match in _SEQUENCE.finditer(text) if not _SOUND_PAIR.fullmatch(match[0])]
    if not damaged:
        return None
    offset = damaged[0].start()
    try:
        repaired = _SEQUENCE.sub(_undo, text)
    except UnicodeDecodeError:
        return Repair(text, False, offset)
    return Repair(repaired, True, offset) if _is_proved(text) else Repair(text, False, offset)


def _undo(match: re.Match[str]) -> str:
    return match[0].encode("mac_roman").decode("utf-8")


def _is_proved(text: str) -> bool:
    prose = _CODE.sub("", text)
    sequences = _SEQUENCE.findall(prose)
    proofs = sum(1 for sequence in sequences if not _SOUND_PAIR.fullmatch(sequence))
    sound = len(_HIGH.findall(prose)) - sum(map(len, sequences))
    return proofs >= MIN_SEQUENCES and sound <= proofs * MAX_SOUND_SHARE
