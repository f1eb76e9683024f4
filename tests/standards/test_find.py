"""Standards in running text."""

import pytest

from tests.standards.find_cases import DATES, LISTS, NAMES, NONE, PARTS, PLAIN
from transforms.standards import Mention, find

SURE = 0.5


def names(mentions: list[Mention]) -> list[str]:
    return [str(mention.standard) for mention in mentions if mention.confidence >= SURE]


@pytest.mark.parametrize(
    ("text", "wanted"), [*(LISTS | DATES | PARTS | PLAIN | NAMES).items()], ids=lambda value: value[:30]
)
def test_finds(text: str, wanted: str) -> None:
    assert names(find(text)) == [name for name in wanted.split("; ") if name]


@pytest.mark.parametrize("text", NONE)
def test_finds_nothing_sure(text: str) -> None:
    assert names(find(text)) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("passer la 27001", "ISO/IEC 27001"),
        ("ISO 6400", "ISO 6400"),
        ("Rust RFC 2113", "RFC 2113"),
        ("AES", "NIST FIPS 197"),
    ],
)
def test_keeps_what_is_doubtful(text: str, wanted: str) -> None:
    (mention,) = find(text)
    assert (str(mention.standard), mention.confidence < SURE) == (wanted, True)


@pytest.mark.parametrize("text", ["a JSON file", "JWT over LDAP", "Wi-Fi and Bluetooth"])
def test_everyday_words_of_technique_are_not_looked_for(text: str) -> None:
    assert find(text) == []


def test_words_before_and_around_decide() -> None:
    assert names(find("la norme ISO 1600 des plastiques")) == ["ISO 1600"]
    assert names(find("ISO 1600 à pleine ouverture")) == []
    assert names(find("RFC 2113, an IP option")) == ["RFC 2113"]


def test_tells_where() -> None:
    text = "Voir l'ISO\u00a031000:2018, puis ISO 9001 et 14001."
    places = [(mention.start, mention.end, mention.raw) for mention in find(text)]
    assert places == [(7, 21, "ISO\u00a031000:2018"), (28, 36, "ISO 9001"), (40, 45, "14001")]


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("norme/iso-iec-27001", ["ISO/IEC 27001"]),
        ("#norme/en-301-549", ["ETSI EN 301 549"]),
        ("norme/iso-9001/audit", ["ISO 9001"]),
        ("clients/iso-9001-2015", ["ISO 9001:2015"]),
        ("rfc/2119", ["RFC 2119"]),
        ("projet/en-2020", []),
        ("organisation/iso", []),
        ("norme/2024", []),
        ("norme/json", ["RFC 8259"]),
        ("/" * 1000, []),
    ],
)
def test_tags(tag: str, wanted: list[str]) -> None:
    assert names(find(tag, context="tag")) == wanted


@pytest.mark.parametrize(
    ("key", "value", "wanted"),
    [
        ("rfc", "9110", ["RFC 9110"]),
        ("rfc", "9110, 8446", ["RFC 9110", "RFC 8446"]),
        ("iso", "27001:2022", ["ISO/IEC 27001:2022"]),
        ("iso", "400", []),
        ("norme", "en 13501-1", ["EN 13501-1"]),
        ("norme", "ISO 9001 et 14001", ["ISO 9001", "ISO 14001"]),
        ("source", "RFC2119, section 3", ["RFC 2119"]),
        ("en", "2020", []),
        ("created", "2020-01-01", []),
        ("pages", "9110", []),
    ],
)
def test_frontmatter(key: str, value: str, wanted: list[str]) -> None:
    assert names(find(value, context="frontmatter", key=key)) == wanted
