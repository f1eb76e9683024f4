"""Standards in running text."""

from transforms.standards import find


def names(text: str) -> list[str]:
    return [str(mention.standard) for mention in find(text)]


def test_finds_the_longest_identifier() -> None:
    assert names("see ISO/IEC 27001:2022/Amd 1:2024 and ISO 9001.") == [
        "ISO/IEC 27001:2022/Amd 1:2024",
        "ISO 9001",
    ]


def test_tells_where() -> None:
    (mention,) = find("Voir l'ISO\u00a031000:2018 pour les principes.")
    assert (mention.start, mention.end, mention.text) == (7, 21, "ISO\u00a031000:2018")


def test_whole_tag() -> None:
    assert [str(m.standard) for m in find("norme/iso-iec-27001", context="tag")] == ["ISO/IEC 27001"]
    assert find("organisation/iso", context="tag") == []


def test_committees_and_organisations_are_no_standards() -> None:
    assert names("ISO/TC 207 of the ISO, founded in 1947, and the IEC.") == []
