from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.options import Limits
from transforms.text import decode

PROSE = "Identité, Siège, Rôle, Genève, « qualité » — l’été, 🎯 ∑ ok"


def damaged(text: str) -> str:
    return text.encode("utf-8").decode("mac_roman")


def rules(data: bytes) -> list[str]:
    return [finding.rule for finding in decode(data).findings]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\r\nb\rc\nd", "a\nb\nc\nd"),
        (b"\xef\xbb\xbf---\r\n", "---\n"),
        ("é\u2028\u0085".encode(), "é\u2028\u0085"),
    ],
)
def test_utf8(data: bytes, text: str) -> None:
    assert decode(data) == (text, None, ())


def test_more_than_one_bom_is_left_out_and_told() -> None:
    assert decode("\ufeff\ufeffa\ufeff".encode()) == ("a\ufeff", None, (("EN006", 1, None, "2 marks"),))


WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("codec", WIDE)
@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize(
    "text", ["---\ntitle: Été 🎯\n", "# 見出し\n\n本文テキスト。\n", "# \u2028 — \n\n" * 9]
)
def test_utf16_and_utf32(codec: str, mark: str, text: str) -> None:
    decoded = decode((mark + text).replace("\n", "\r\n").encode(codec))
    assert (decoded.text, decoded.encoding_repair) == (text, codec[:6].replace("-", "_"))
    assert [finding.rule for finding in decoded.findings] == ["EN004"]


@pytest.mark.parametrize("codec", WIDE)
def test_utf16_and_utf32_that_end_in_the_middle_of_a_character(codec: str) -> None:
    decoded = decode("# Une note bien tronquée\n".encode(codec)[:-1])
    assert decoded.text == "# Une note bien tronquée\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        b"\0" * 400,
        b"a\0" * 7,
        b"a\0\0\0" * 3,
        b"ab\0" * 100,
        b"a\0" * 50 + b"a" * 50 + b"\0a" * 50,
        bytes(64) + b"a",
    ],
)
def test_zero_bytes_alone_make_no_utf16(data: bytes) -> None:
    assert decode(data).text == data.decode()


@pytest.mark.parametrize("end", range(60, 72))
def test_a_note_over_the_limit_is_read_to_the_last_whole_character(end: int) -> None:
    text = "# Été\n" + "é€🎯\n" * 20
    decoded = decode(text.encode(), Limits(text_bytes=end))
    assert text.startswith(decoded.text) and end - 7 < len(decoded.text.encode()) <= end
    (finding,) = decoded.findings
    assert finding == ("MD001", decoded.text.count("\n") + 1, None, f"{len(text.encode())} bytes")


@pytest.mark.parametrize("codec", ["cp1252", "utf-16-le", "utf-32-be"])
def test_the_encoding_of_a_note_over_the_limit_is_known_from_its_beginning(codec: str) -> None:
    decoded = decode(("é " * 500).encode(codec), Limits(text_bytes=403))
    assert set(decoded.text) == {"é", " "}
    assert [finding.rule for finding in decoded.findings][1:] == ["MD001"]


@pytest.mark.parametrize(
    ("data", "text", "line"),
    [
        ("caf\xe9 \u20ac".encode("cp1252"), "café €", 1),
        (b"a\r\nb\r\x81\x8d\xff", "a\nb\n\x81\x8dÿ", 3),
        ("é\n".encode() + b"\xe9", "é\né", 2),
        (b"\xed\xa0\x80", "í\xa0€", 1),
        (b"\xef\xbb\xbfa\xff", "aÿ", 1),
    ],
)
def test_bytes_that_are_not_utf8_are_windows_1252(data: bytes, text: str, line: int) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding_repair) == (text, "windows_1252")
    assert [(finding.rule, finding.line) for finding in decoded.findings] == [("EN002", line)]


def test_nul_passes_and_is_told() -> None:
    decoded = decode(b"a\nb\0c")
    assert decoded.text == "a\nb\0c"
    assert decoded.findings == (("EN005", 2, None, None),)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "thé, mère, fête à ½",
        "Привет, мир",
        "```no fence``` thé mère fête",
        unicodedata.normalize("NFD", "São Paulo, não só"),
        "مرحبا بالعالم",
        "# 🎯\n\n— … 📚",
        "日本語の文書",
        "naïve café déjà",
        "- “ĀƂ” ž",
        "É" * 40 + " plain",
    ],
)
def test_damage_is_undone(text: str) -> None:
    decoded = decode(f"first line\n{damaged(text)}".encode())
    assert (decoded.text, decoded.encoding_repair) == (f"first line\n{text}", "mac_roman")
    assert [(finding.rule, finding.line) for finding in decoded.findings] == [("EN001", 2)]


def test_damage_is_undone_beside_characters_that_mac_roman_lacks() -> None:
    decoded = decode(f"{damaged(PROSE)} → 日本 ✅".encode())
    assert decoded.text == f"{PROSE} → 日本 ✅"


def test_one_sound_letter_in_a_long_damaged_note_does_not_hinder() -> None:
    decoded = decode(f"{damaged('é' * 40)} corrigé".encode())
    assert decoded.text == f"{'é' * 40} corrigé"


@pytest.mark.parametrize(
    "text",
    [
        "l’école, l’été, l’État",
        "«écoute», «État», «été»",
        "√2, √π et √Ω, √∞, √∑",
        "–§6.4, “§14”, “©” ”™ —°",
        PROSE,
        "✅ 🎯 日本 →",
        "«\xa0oui\xa0»",
        "DÃ©jÃ\xa0 vu : l'Ã©tÃ©, la forÃªt, Ã´ter",
    ],
)
def test_sound_text_is_left_alone_without_a_word(text: str) -> None:
    assert decode(text.encode()) == (text, None, ())


@pytest.mark.parametrize(
    "text",
    [
        "Identit√© seule, Si√®ge",
        "Le caractère « é » devient « √© », « è » « √® », « ê » « √™ » : abîmé.",
        "Letters such as √©, √® or (√†) and quotes such as ‚Äô are what is left of accents.",
        "Seen: `√©` `√®` `√™` `√†` in code",
        "```\n√© √® √™ √†\n```",
        "~~~~\n√© √®\n~~~\n√™ √†\n~~~~\nseule : √©",
        "````\n√© √® √™ √† never closed",
        "√© √® √™ ‚ÄÄÄ ‚\x80 √© ÌÄÄ",
    ],
)
def test_unproved_damage_is_left_alone_and_told(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding_repair) == (text, None)
    assert [finding.rule for finding in decoded.findings] == ["EN003"]


@pytest.mark.parametrize(
    "text", ["`" * 500_000, "`" * 500_000 + "x` ", "".join("`" * (3 + i % 500) + "\n" for i in range(3000))]
)
def test_code_marks_cost_little(text: str) -> None:
    started = time.process_time()
    decode(f"{text} √© √® √™".encode())
    assert time.process_time() - started < 2


@given(st.binary())
def test_any_bytes_give_text_that_can_be_stored(data: bytes) -> None:
    text = decode(data).text
    assert "\r" not in text
    text.encode("utf-8")


@given(st.text().filter(lambda text: "\r" not in text and not text.startswith("\ufeff")))
def test_utf8_round_trips(text: str) -> None:
    decoded = decode(text.encode())
    is_ambiguous = text.count("\0") * 4 >= len(text.encode())  # as many zeros as UTF-16 has
    assert decoded.text == text or decoded.encoding_repair == "mac_roman" or is_ambiguous


def test_a_few_nul_characters_do_not_make_utf_16_of_sound_utf_8() -> None:
    text = "00000\0\x80\x80\x80\U00010000"
    assert (decode(text.encode()).text, decode(text.encode()).encoding_repair) == (text, None)


@given(st.text(st.characters(min_codepoint=0xC0, max_codepoint=0x17F), min_size=5))
def test_damaged_letters_come_back(text: str) -> None:
    written = f"{PROSE} {text}"
    assert decode(damaged(written).encode()).text == written


@given(st.binary(min_size=1))
def test_lines_are_those_on_disk(data: bytes) -> None:
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        wanted = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
        assert decode(data).text.count("\n") == wanted
