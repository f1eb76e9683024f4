"""NIST and NBS: series, editions, revisions, parts, supplements, updates, drafts, the framework."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.standards import InvalidStandard, parse

SPELLINGS = {
    "NIST SP 800-53r5": "NIST SP 800-53r5",
    "NIST SP 800-53 Rev. 5": "NIST SP 800-53r5",
    "NIST SP 800-53, Revision 5": "NIST SP 800-53r5",
    "NIST SP 800-53 (Rev. 5)": "NIST SP 800-53r5",
    "NIST Special Publication 800-53 rev 5": "NIST SP 800-53r5",
    "NIST.SP.800-53r5": "NIST SP 800-53r5",
    "SP800-53r5": "NIST SP 800-53r5",
    "NIST 800-53 Rev 5": "NIST SP 800-53r5",
    "NIST SP 800-53r5 Update 1": "NIST SP 800-53r5/Upd1",
    "NIST SP 800-53r5/upd": "NIST SP 800-53r5/Upd1",
    "NIST SP 800-53r5/Upd1-202012": "NIST SP 800-53r5/Upd1-202012",
    "nist sp 800-53ar5": "NIST SP 800-53Ar5",
    "NIST SP 800-53B": "NIST SP 800-53B",
    "NIST SP 800-57 Part 1 Rev. 5": "NIST SP 800-57pt1r5",
    "NIST SP 800-57p1r5": "NIST SP 800-57pt1r5",
    "NIST SP 800-160 Vol. 2 Rev. 1": "NIST SP 800-160v2r1",
    "NIST SP 800-60 Ver. 2.0": "NIST SP 800-60ver2.0",
    "NIST SP 800-63-3": "NIST SP 800-63r3",
    "NIST SP 800-63B-4 2pd": "NIST SP 800-63Br4 2pd",
    "NIST SP 800-171r3 (Final Public Draft)": "NIST SP 800-171r3 fpd",
    "NIST SP 800-38A Addendum": "NIST SP 800-38A Add.",
    "NIST SP 330-2019": "NIST SP 330e2019",
    "NIST SP 1011-II-1.0": "NIST SP 1011v2ver1.0",
    "NIST SP 1190GB-4A": "NIST SP 1190GB-4A",
    "NIST SP 800-181pt": "NIST SP 800-181 por",
    "NISTIR 8259A": "NIST IR 8259A",
    "NISTIR 8259Aes": "NIST IR 8259A spa",
    "NIST Interagency Report 8286": "NIST IR 8286",
    "NIST IR 8547 ipd": "NIST IR 8547 ipd",
    "NIST IR 7383-2017": "NIST IR 7383e2017",
    "NIST IR 85-3273-37": "NIST IR 85-3273-37",
    "NBSIR 80-2027": "NBS IR 80-2027",
    "NBS IR 80-2111-3": "NBS IR 80-2111pt3",
    "FIPS 140-3": "NIST FIPS 140-3",
    "FIPS PUB 140-2": "NIST FIPS 140-2",
    "FIPS-197": "NIST FIPS 197",
    "FIPS 46-1977": "NIST FIPS 46-1977",
    "NBS FIPS 1-2-1974": "NBS FIPS 1-2e1974",
    "NIST FIPS 150-Aug1988": "NIST FIPS 150e198808",
    "NIST HB 44-2023": "NIST HB 44e2023",
    "NIST Handbook 133e4-2003": "NIST HB 133e4-2003",
    "NBS LCIRC 1013r1953": "NBS LC 1013r1953",
    "NBS LC 118sup12/1926": "NBS LC 118supDec1926",
    "NBS Circular 25sup-1925": "NBS CIRC 25e1925sup",
    "NBS CIRC 13e2revJune1908": "NBS CIRC 13e2rJune1908",
    "NBS HB 28supp1957pt1": "NBS HB 28pt1sup1957",
    "NBS NSRDS 3sec1": "NSRDS-NBS 3sec1",
    "NSRDS-NBS 61pt4": "NSRDS-NBS 61pt4",
    "NBS CS e104": "NBS CS-E 104",
    "NBS CS v6n1": "NBS CSM v6pt1",
    "NIST MP 275": "NBS MP 275",
    "NBS RPT Apr-Jun1950": "NBS RPT Apr-Jun1950",
    "NIST NCSTAR 1-3Ua": "NIST NCSTAR 1-3A",
    "NIST TN 1355r": "NIST TN 1355r1",
    "NIST AI 100-1": "NIST AI 100-1",
    "NIST CSF v1.1": "NIST CSF 1.1",
    "NIST Cybersecurity Framework 2.0": "NIST CSF 2.0",
    "CSF 2.0": "NIST CSF 2.0",
    "NIST CSF": "NIST CSF",
    "norme/nist-sp-800-53-rev-5": "NIST SP 800-53r5",
    "norme/nist-csf-2-0": "NIST CSF 2.0",
    "norme/fips-140-3": "NIST FIPS 140-3",
}
WORKS = {
    "NIST SP 800-53r5/Upd1-202012": "NIST SP 800-53",
    "NIST SP 800-53Ar5": "NIST SP 800-53A",
    "NIST SP 800-57pt1r5": "NIST SP 800-57pt1",
    "NIST SP 800-60v1r1": "NIST SP 800-60v1",
    "NIST SP 800-63Br4 2pd": "NIST SP 800-63B",
    "NIST FIPS 140-3": "NIST FIPS 140-3",
    "NBS FIPS 46-1977": "NBS FIPS 46",
    "NIST CSF 2.0": "NIST CSF",
    "NIST IR 8259A spa": "NIST IR 8259A",
}
INVALID = (
    *("NIST", "NIST SP", "NIST 2022", "SP 12", "SP 800", "FIPS", "CSF", "IR 8286", "Special Publication"),
    *("NIST SP 800-53 2020", "NIST SP 800-53 Appendix F", "NIST SP 800-53 (Rev. 5", "Cybersecurity"),
    "NBS CSM v7.4",
)
ORDERED = (
    *("NIST FIPS 140-2", "NIST FIPS 140-3", "NIST FIPS 1001", "NIST IR 8259A", "NIST SP 800-53"),
    *("NIST SP 800-53r4", "NIST SP 800-53r5", "NIST SP 800-171", "NIST SP 800-171r2", "NIST SP 1800-5"),
)


@pytest.mark.parametrize(("written", "meant"), SPELLINGS.items())
def test_spelling(written: str, meant: str) -> None:
    assert str(parse(written)) == meant
    assert parse(meant) == parse(written)
    assert str(parse(meant)) == meant


@pytest.mark.parametrize(("edition", "work"), WORKS.items())
def test_work(edition: str, work: str) -> None:
    standard = parse(edition)
    assert (str(standard.work), standard.standard_id, standard.key) == (work, work, work.casefold())
    assert standard.urn is None


@pytest.mark.parametrize("text", INVALID)
def test_anything_else_is_invalid(text: str) -> None:
    with pytest.raises(InvalidStandard):
        parse(text)


def test_order() -> None:
    assert [str(s) for s in sorted(map(parse, reversed(ORDERED)))] == list(ORDERED)


def test_fields() -> None:
    standard = parse("NBS CIRC 13e2rJune1908")
    assert (standard.number, standard.edition, standard.year, standard.month) == ("13", "e2r", 1908, 6)
    assert parse("NIST SP 800-57pt1r5").part == "1"
    assert parse("NIST SP 800-160v2").get("volume") == "2"
    assert parse("NIST SP 800-63-4 ipd").stage == "ipd"
    assert parse("NIST SP 800-53r5").edition_id == "NIST SP 800-53r5"
    assert parse("NIST IR 8259A spa").edition_id is None


PIECES = (
    "A",
    "pt1",
    "v2",
    "ver2.0",
    "e2",
    "e1990",
    "-1990",
    "r",
    "r5",
    "r1953",
    "rJune1908",
    "a",
    "Ua",
    "-3",
)
PIECES += (
    "sup",
    "sup4",
    "sup1957",
    "supJan1924",
    "supe1925",
    "indx",
    "app",
    " Add.",
    "sec4",
    "-CAS",
    "-I-2.0",
)
PIECES += (
    "/Upd1",
    "/Upd1-202205",
    "-draft2",
    " ipd",
    " spa",
    "es",
    "pt",
    " (2001)",
    "_2009",
    " 2006ed.",
    "GB",
)
HEADS = ("NIST SP ", "NBS IR ", "FIPS ", "NIST.HB.", "NBS CS ", "NSRDS-NBS ", "NISTIR ", "NBS RPT ", "NIST ")
NUMBERS = ("800-53", "46", "80-2027", "105-1", "", "1-2-3")


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(HEADS), st.sampled_from(NUMBERS), st.lists(st.sampled_from(PIECES), max_size=5))
def test_canonical_text_reads_as_the_same_value(head: str, number: str, pieces: list[str]) -> None:
    try:
        standard = parse(head + number + "".join(pieces))
    except InvalidStandard:
        return
    assert parse(str(standard)) == standard
    assert str(parse(str(standard))) == str(standard)
    assert parse(standard.standard_id).key == standard.key
    assert standard.undated.undated == standard.undated
