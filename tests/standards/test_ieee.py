"""IEEE: standards, projects and drafts, corrigenda, remarks, and what AIEE, IRE and ASA left."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.standards import InvalidStandard, parse

SPELLINGS = {
    "IEEE 829-2008": "IEEE Std 829-2008",
    "IEEE Std 829-2008": "IEEE Std 829-2008",
    "ieee std. 829-2008": "IEEE Std 829-2008",
    "IEEE Standard 829-2008": "IEEE Std 829-2008",
    "IEEE 754": "IEEE Std 754",
    "IEEE-754-2019": "IEEE Std 754-2019",
    "IEEE Std 802.3\u2122-2018": "IEEE Std 802.3-2018",
    "IEEE Std 802.3, 2000 Edition": "IEEE Std 802.3-2000",
    "IEEE 802.11ax": "IEEE Std 802.11ax",
    "IEEE Std 802.1Q-2014/Cor 1-2015": "IEEE Std 802.1Q-2014/Cor. 1-2015",
    "IEEE Std 802.1Q-2014/Cor1:2015 (Corrigendum to IEEE 802.1Q-2014)": "IEEE Std 802.1Q-2014/Cor. 1-2015",
    "IEEE Std 1003.1-1988/INT, 1992 Edition": "IEEE Std 1003.1-1988/INT-1992",
    "IEEE Std 7-4.3.2-2016": "IEEE Std 7-4.3.2-2016",
    "IEEE Std C37.118.1-2011": "IEEE Std C37.118.1-2011",
    "IEEE Std 11073-10404-2008": "IEEE Std 11073-10404-2008",
    "IEEE No 51-1955": "IEEE Std 51-1955",
    "IEEE/ASTM SI 10-2016": "IEEE/ASTM SI 10-2016",
    "IEEE/EIA 12207.0-1996": "IEEE/EIA Std 12207.0-1996",
    "AIEE No 36-1928": "AIEE No 36-1928",
    "AIEE No. 45 - 1948": "AIEE No 45-1948",
    "ASA C37.12-1952": "ASA C37.12-1952",
    "52 IRE 7.S2": "52 IRE 7.S2",
    "norme/ieee-802-3-2018": "IEEE Std 802.3-2018",
    "norme/ieee-802-11ax": "IEEE Std 802.11ax",
    "norme/ieee-11073-10404": "IEEE Std 11073-10404",
    "standard/ieee-829-2008": "IEEE Std 829-2008",
}
DRAFTS = {
    "IEEE P802.3bz/D3.0, October 2015": "IEEE P802.3bz/D3.0, October, 2015",
    "IEEE P802.3bz_D3.0, May 2015": "IEEE P802.3bz/D3.0, May 2015",
    "P802.3bz/D3": "IEEE P802.3bz/D3",
    "IEEE Std P802.3bz/D3": "IEEE P802.3bz/D3",
    "IEEE Std P802.3bz/D3.1": "IEEE Std P802.3bz/D3.1",
    "IEEE Unapproved Draft Std P829/D10, Jan 2008": "IEEE Unapproved Draft Std 829/D10, Jan 2008",
    "IEEE Unapproved Draft Std P829/D10, Jan 08": "IEEE Draft Std P829/D10, January 2008",
    "IEEE P829/D10 Jan. 2008": "IEEE P829/D10 Jan 2008",
    "IEEE P829/D10, January 12, 2008": "IEEE P829/D10, January 12, 2008",
    "IEEE PC37.118/Cor1/D2, May 2012": "IEEE Draft Std PC37.118/Cor 1/D2, May 2012",
    "IEEE P802.11-REVmc/D5.0, March 2016": "IEEE P802.11.REVmc/D5.0, March, 2016",
    "IEEE P802.1AX-Rev/D2.1, August 2019": "IEEE Draft Std P802.1AX-Rev/D2.1, August 2019",
    "IEEE P1609.3v3/D4, April 2015": "IEEE P1609.3v3/D4, April, 2015",
    "IEEE P16085/CD, February 2018": "IEEE Draft Std P16085/CD, February 2018",
    "IEEE P829, January 2008": "IEEE P829, January 2008",
}
REMARKED = {
    "IEEE Std 829-2008 (Revision of IEEE 829-1998)": "IEEE Std 829-2008 (Revision of IEEE Std 829-1998)",
    "IEEE Std 829-2008(Revision to IEEE Std 829-1998) - Redline": (
        "IEEE Std 829-2008 (Revision of IEEE Std 829-1998)"
    ),
    "IEEE Std 802.1Qbz-2016 (Amendment to 802.1Q-2014 as amended by 802.1Qca-2015, 802.1Qcd-2015 and "
    "802.1Q-2014/Cor 1-2015)": (
        "IEEE Std 802.1Qbz-2016 (Amendment to IEEE Std 802.1Q-2014 as amended by IEEE Std 802.1Qca-2015, "
        "IEEE Std 802.1Qcd-2015, and IEEE Std 802.1Q-2014/Cor. 1-2015)"
    ),
    "IEEE Std 802.3cd-2018 (Amendment to IEEE 802.3-2015 as amended by IEEE's 802.3bw-2015, 802.3by-2016)": (
        "IEEE Std 802.3cd-2018 (Amendment to IEEE Std 802.3-2015 as amended by IEEE Std 802.3bw-2015 and "
        "IEEE Std 802.3by-2016)"
    ),
    "IEEE Std 588-1976 (ANSI C37.86-1975)": "IEEE Std 588-1976 (ANSI C37.86-1975)",
    "IEEE Std 802.1G, 1998 Edition (ISO/IEC15802-5:1998)": "IEEE Std 802.1G-1998 (ISO/IEC 15802-5:1998)",
    "IEEE Std 1465-1998 (Reaffirmed 2004)": "IEEE Std 1465-1998 (R2004)",
    "IEEE Std 446-1995 [The Orange Book]": "IEEE Std 446-1995 [The Orange Book]",
    "IEEE Std 1516-2000 (Trial Use)": "IEEE Std 1516-2000 (Trial Use)",
    "55 IRE 2.S1 (IEEE 147)": "55 IRE 2.S1 (IEEE Std 147)",
    "ANSI N42.33-2019 (Revison of ANSI N42.33-2006) - Redline": (
        "ANSI N42.33-2019 (Revision of ANSI N42.33-2006)"
    ),
    "ANSI/IEEE Std 802.5-1992 (ISO/IEC 8802-5)": "ANSI/IEEE 802.5-1992 (ISO/IEC 8802-5)",
}
INVALID = (
    *(
        "IEEE",
        "IEEE Std",
        "IEEE 5G",
        "IEEE 10th conference",
        "IEEE 802.3 (",
        "IEEE 802.3 ()",
        "P829",
        "P802.3bz",
    ),
    *("802.3", "829-2008", "IEEE 802.3 and more", "IEEE Std 802.3-2018 (Revision of) x", "IRE", "PC 3"),
    *("IEEE Std 829-2008, July 2009", "IEEE Std 829-2008July 2009"),
)
WORDS = (
    *("IEEE ", "Std ", "Draft ", "Unapproved ", "P", "802", ".", "3", "C37", "-2018", "/D3", "_D1.1", " "),
    *(", May ", "2018", "/Cor 1", "-REV", "(", ")", "Revision of ", "07", "/CD", "v3", "\u2122"),
)
ORDERED = (
    *("IEEE Std 754", "IEEE Std 754-1985", "IEEE Std 754-2008", "IEEE Std 802.3", "IEEE Std 802.3-2015"),
    *("IEEE Std 802.3-2018", "IEEE Std 802.11-2020", "IEEE Std 1003.1-2017"),
)


@pytest.mark.parametrize(("written", "meant"), [*SPELLINGS.items(), *DRAFTS.items(), *REMARKED.items()])
def test_spelling(written: str, meant: str) -> None:
    assert str(parse(written)) == meant
    assert parse(meant) == parse(written)
    assert str(parse(meant)) == meant


@pytest.mark.parametrize("text", INVALID)
def test_anything_else_is_invalid(text: str) -> None:
    with pytest.raises(InvalidStandard):
        parse(text)


def test_what_grows_too_long_is_invalid() -> None:
    amendments = ", ".join(["802.1Qbz-2016"] * 24)
    with pytest.raises(InvalidStandard):
        parse(f"IEEE 802.1Q-2018 (Revision of {amendments})")


def test_order() -> None:
    assert [str(s) for s in sorted(map(parse, reversed(ORDERED)))] == list(ORDERED)


def test_a_draft_is_one_however_it_is_introduced() -> None:
    drafts = {
        parse(text)
        for text in (
            "IEEE P829/D10, January 2008",
            "IEEE Unapproved Draft Std P829_D10, Jan 2008",
            "IEEE Approved Draft Std P829/D10 Jan, 2008",
            "IEEE Std P829/D10, Jan 08",
        )
    }
    assert {(s.edition_id, s.standard_id) for s in drafts} == {
        ("IEEE P829/D10, January, 2008", "IEEE Std 829")
    }
    assert len(drafts) == 1


@pytest.mark.parametrize("text", [*SPELLINGS, *DRAFTS, *REMARKED])
def test_remarks_and_drafts_stay_out_of_the_work(text: str) -> None:
    standard = parse(text)
    assert "(" not in standard.standard_id and "/D" not in standard.standard_id
    assert parse(standard.standard_id) == standard.undated
    assert standard.key == parse(standard.standard_id).key


def test_remarks_stay_out_of_the_edition() -> None:
    remarked = parse("IEEE Std 829-2008 (Revision of IEEE Std 829-1998)")
    assert remarked.get("relation") == "Revision of IEEE Std 829-1998"
    assert remarked.edition_id == parse("IEEE 829-2008").edition_id == "IEEE Std 829-2008"
    assert parse("IEEE Std 829 (Trial Use)").edition_id is None


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=9,
    ).map("".join)
)
def test_whatever_is_read_is_written_so_that_it_is_read_again(text: str) -> None:
    try:
        standard = parse(text)
    except InvalidStandard:
        return
    assert parse(str(standard)) == standard
    assert str(parse(str(standard))) == str(standard)
    assert parse(str(standard.undated)) == standard.undated
    assert parse(str(standard.canonical)) == standard.canonical
