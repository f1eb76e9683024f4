"""Bytes to text: encodings, byte order marks and line ends. Nothing is lost and nothing raises."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from transforms.issues import Finding
from transforms.mac_roman import repair


class Decoded(NamedTuple):
    """A note's text: Unicode scalar values only, lines ended by `\\n` as many as on disk, no BOM.

    `encoding_repair` is `mac_roman`, `windows_1252`, `utf_16` or null.
    """

    text: str
    encoding_repair: str | None
    findings: tuple[Finding, ...]


_LINE_END = re.compile("\r\n?")
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_WINDOWS_1252 = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}
"""Stray bytes, as `surrogateescape` hands them over, read as Windows-1252.

Its five undefined bytes become C1 controls (WHATWG Encoding Standard, index windows-1252).
"""


def decode(data: bytes) -> Decoded:
    """The text of a note with what was repaired in it.

    UTF-8, by its BOM UTF-16, and where bytes are no UTF-8 each of them as Windows-1252; damage done by
    Mac Roman is undone by the rule of `transforms.mac_roman`.
    """
    if data[:2] in _UTF16:
        return _decode_utf16(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_byte_by_byte(data, error.start)
    return _mend(_with_line_feeds(text))


def _decode_utf16(data: bytes) -> Decoded:
    text = _with_line_feeds(data[2:].decode(_UTF16[data[:2]], "replace"))
    return Decoded(text, "utf_16", (Finding("EN004", line=1), *_nul(text)))


def _decode_byte_by_byte(data: bytes, start: int) -> Decoded:
    escaped = data.decode("utf-8-sig", "surrogateescape")
    text = _with_line_feeds(escaped.translate(_WINDOWS_1252))
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
