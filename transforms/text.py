"""Bytes to text: encodings, byte order marks and line ends. Nothing is lost and nothing raises."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.issues import Finding
from transforms.mac_roman import repair
from transforms.options import LIMITS, Limits


class Decoded(NamedTuple):
    """A note's text: Unicode scalar values only, lines ended by `\\n` as many as on disk, no BOM.

    `encoding_repair` is `mac_roman`, `windows_1252`, `utf_16`, `utf_32` or null.
    """

    text: str
    encoding_repair: str | None
    findings: tuple[Finding, ...]


_LINE_END = re.compile("\r\n?")
_BOM = "\ufeff"
_BOMS = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""In the order in which they are tried: that of UTF-16 begins that of UTF-32."""

_FEWEST_BYTES = 16
_FEWEST_ZEROS = 0.05
"""The bytes, and the share of zeros in them, from which a text without a mark may be UTF-16 or UTF-32.

Spaces and line ends alone give as many zeros in any script.
"""
_ZEROS_AGAINST_UTF_8 = 0.25
"""The share of zeros from which even bytes that are sound UTF-8 are taken for UTF-16 or UTF-32.

Text in ASCII alone has half its bytes zero in UTF-16, and such bytes are always sound UTF-8 as well.
"""

_WINDOWS_1252 = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}
"""Stray bytes, as `surrogateescape` hands them over, read as Windows-1252.

Its five undefined bytes become C1 controls (WHATWG Encoding Standard, index windows-1252).
"""


def decode(data: bytes, limits: Limits = LIMITS) -> Decoded:
    """The text of a note with what was repaired in it.

    UTF-8; UTF-16 and UTF-32 by their BOM, or else when that is all that the bytes can be; where bytes are
    no UTF-8 each of them as Windows-1252. Damage done by Mac Roman is undone by the rule of
    `transforms.mac_roman`. Of a note above `limits.text_bytes` the beginning is read (MD001).
    """
    is_cut = len(data) > limits.text_bytes
    head = data[: max(4, limits.text_bytes // 4 * 4)] if is_cut else data
    decoded = _without_marks(_decode(head, is_cut))
    if not is_cut:
        return decoded
    finding = Finding("MD001", line=decoded.text.count("\n") + 1, observed=f"{len(data)} bytes")
    return decoded._replace(findings=(*decoded.findings, finding))


def _without_marks(decoded: Decoded) -> Decoded:
    """The text without byte order mark; more than one are found (EN006)."""
    text = decoded.text.lstrip(_BOM)
    count = len(decoded.text) - len(text)
    extra = (Finding("EN006", line=1, observed=f"{count} marks"),) if count > 1 else ()
    return decoded._replace(text=text, findings=(*extra, *decoded.findings))


def _decode(data: bytes, is_cut: bool) -> Decoded:
    encoding = _wide_encoding(data)
    if encoding:
        text = _with_line_feeds(data.decode(encoding, "replace"))
        return Decoded(text, encoding[:6].replace("-", "_"), (Finding("EN004", line=1), *_nul(text)))
    try:
        text, _ = codecs.utf_8_decode(data, "strict", not is_cut)
    except UnicodeDecodeError as error:
        return _decode_byte_by_byte(data, error.start)
    return _mend(_with_line_feeds(text))


def _wide_encoding(data: bytes) -> str | None:
    """The UTF-16 or UTF-32 that the note is in, None when it is in neither."""
    for bom, encoding in _BOMS.items():
        if data.startswith(bom) and (encoding.startswith("utf-16") or _is_sound(data, encoding)):
            return encoding
    return next((encoding for encoding in _possible(data) if _is_sound(data, encoding)), None)


def _possible(data: bytes) -> Iterator[str]:
    """The wide encodings that may be without a mark, by where the zero bytes stand.

    The highest byte of UTF-32 is always zero; one of the two of UTF-16 hardly ever is, where the other is.
    """
    count = data.count(0)
    if len(data) < _FEWEST_BYTES or count < len(data) * _FEWEST_ZEROS:
        return
    if count < len(data) * _ZEROS_AGAINST_UTF_8 and _is_sound_utf_8(data):
        return
    zeros = [data[place::4].count(0) for place in range(4)]
    for highest, encoding in ((3, "utf-32-le"), (0, "utf-32-be")):
        if zeros[highest] == len(data[highest::4]):
            yield encoding
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if min(even, odd) < max(even, odd) * _FEWEST_ZEROS:
        yield "utf-16-le" if even < odd else "utf-16-be"


def _is_sound_utf_8(data: bytes) -> bool:
    try:
        codecs.utf_8_decode(data, "strict", False)
    except UnicodeDecodeError:
        return False
    return True


def _is_sound(data: bytes, encoding: str) -> bool:
    """Whether the bytes are characters of `encoding`, the last perhaps cut in two, and none of them NUL."""
    try:
        return "\0" not in codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return False


def _decode_byte_by_byte(data: bytes, start: int) -> Decoded:
    text = _with_line_feeds(data.decode("utf-8", "surrogateescape").translate(_WINDOWS_1252))
    line = len(_LINE_END.sub("\n", data[:start].decode("latin-1")).split("\n"))
    observed = f"byte 0x{data[start]:02X}"
    return Decoded(text, "windows_1252", (Finding("EN002", line=line, observed=observed), *_nul(text)))


def _mend(text: str) -> Decoded:
    mended = repair(text)
    if mended is None:
        return Decoded(text, None, _nul(text))
    finding = Finding(
        "EN001" if mended.is_repaired else "EN003",
        line=text.count("\n", 0, mended.offset) + 1,
        observed=text[mended.offset : mended.offset + 20].partition("\n")[0],
    )
    return Decoded(mended.text, "mac_roman" if mended.is_repaired else None, (finding, *_nul(text)))


def _with_line_feeds(text: str) -> str:
    return _LINE_END.sub("\n", text) if "\r" in text else text


def _nul(text: str) -> tuple[Finding, ...]:
    at = text.find("\0")
    return () if at < 0 else (Finding("EN005", line=text.count("\n", 0, at) + 1),)
