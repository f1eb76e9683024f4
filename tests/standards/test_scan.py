"""The quick scan lets through every place where the exact expressions find the beginning of a standard."""

import time
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.standards import TooManyWordsError, find, find_each
from transforms.standards.finder.leads import CAPITALS, SMALLS
from transforms.standards.finder.scan import places, start_at
from transforms.standards.finder.words import WORD_END

NAMES = {name.removesuffix(WORD_END) for words in (CAPITALS, SMALLS) for name in words.names}
WORDS = sorted(
    {
        *(
            f"{word}{joint}9001"
            for words in (CAPITALS, SMALLS)
            for word in words.leads
            for joint in (" ", "-", ":", "." * 40)
        ),
        *(f"{word}/iso" for words in (CAPITALS, SMALLS) for word in words.spaces),
        *(f"{word} 27001" for words in (CAPITALS, SMALLS) for word in words.articles),
        *(f"{letter}.509" for letter in CAPITALS.codes),
        *CAPITALS.worded,
        *NAMES,
        *(name.upper() for name in NAMES if name[0].isupper()),
        *(name.replace(" ", mark) for name in NAMES for mark in ("\u2011", "_", "\u00a0", ".", " -")),
    }
)
BEFORE = (
    " ",
    "\n",
    "\u00a0",
    "(",
    "/",
    "_",
    "-",
    ".",
    "’",
    "—",
    "\ufffc",
    "?",
    "\u3000",
    "→",
    "😀",
    "\x01",
    "\x85",
)
NOT_BEFORE = ("=", "&", "%", "$", "@", "a", "é", "ß", "ж", "中", "7", "²", "\ud800")
AFTER = ("", " ", ".", "é", "ж", "²", "\u3000", " 9", "; 9", "\ufffc9", f"{' ' * 39}9")


def begins(text: str) -> list[int]:
    """Where a standard begins, looked for at every single place."""
    return [offset for offset in range(1, len(text)) if start_at(text, offset)]


@pytest.mark.parametrize("before", BEFORE)
def test_every_word_is_let_through_behind(before: str) -> None:
    missed = [
        word for word in WORDS if start_at(f" {before}{word}", 2) and 2 not in places(f" {before}{word}")
    ]
    assert missed == []


def test_words_begin_a_standard() -> None:
    assert sum(start_at(f" {word}", 1) is not None for word in WORDS) > 0.9 * len(WORDS)


TEXT = st.lists(
    st.sampled_from(WORDS) | st.sampled_from((*BEFORE, *NOT_BEFORE, *AFTER)) | st.text(max_size=4),
    max_size=10,
).map("".join)


@given(TEXT)
def test_nothing_is_left_out(text: str) -> None:
    padded = f" {text}"
    assert [offset for offset in places(padded) if start_at(padded, offset)] == begins(padded)


@given(st.lists(TEXT, max_size=5), st.sampled_from((None, 1, 2)))
def test_texts_scanned_as_one_name_what_each_names(texts: list[str], most: int | None) -> None:
    each = [(index, found) for index, text in enumerate(texts) if (found := find(text, most=most))]
    assert list(find_each(texts, most)) == each


@pytest.mark.parametrize(
    "texts",
    [
        ("ISO", "9001"),
        ("ISO ", " 9001"),
        ("norme", "iso-9001"),
        ("la", "27001"),
        ("AI", "Act"),
        ("ISO 9001", "et 14001"),
        ("ISO 400", "aperture"),
    ],
)
def test_nothing_reaches_from_one_text_to_the_next(texts: tuple[str, ...]) -> None:
    assert [found for _, found in find_each(texts)] == [found for found in map(find, texts) if found]


def test_no_more_words_are_looked_at_than_wanted() -> None:
    texts = ["ISO 9001", "no word", "see RFC 9110, IEC 60027", "ISO 8601"]
    assert len(list(find_each(texts, most_words=4))) == 3
    found = find_each(texts, most_words=2)
    assert [(index, [mention.raw for mention in some]) for index, some in islice(found, 2)] == [
        (0, ["ISO 9001"]),
        (2, ["RFC 9110"]),
    ]
    with pytest.raises(TooManyWordsError) as raised:
        next(found)
    assert texts[raised.value.index][raised.value.offset :] == "IEC 60027"


@pytest.mark.parametrize(
    "text", ["ISO ", "norme ", "X.5", "standard 1", "ИСО ", "中文 9", "- 9 ", "Þ9 ", "data a"]
)
def test_many_texts_do_not_take_for_ever(text: str) -> None:
    """In time that grew with the square of their number, these would take minutes."""
    begun = time.process_time()
    list(find_each([text] * 50_000))
    assert time.process_time() - begun < 10
