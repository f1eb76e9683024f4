"""National standards, national adoptions and British documents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.standards import InvalidStandard, parse

NATIONAL = {
    "NF C 15-100": "NF C 15-100",
    "NFC15-100:2002/A5:2015": "NF C 15-100:2002/A5:2015",
    "FD X50-176": "FD X 50-176",
    "NF DTU 20.1 P1-1": "NF DTU 20.1 P1-1",
    "NF ISO/CEI 27001": "NF ISO/IEC 27001",
    "NF EN 1090-2+A1:2024": "NF EN 1090-2+A1:2024",
    "PR NF EN ISO 9001": "PR NF EN ISO 9001",
    "FD ISO/TR 31004": "FD ISO/TR 31004",
    "AFNOR SPEC 2217": "AFNOR SPEC 2217",
    "DIN 66399-1:2012-10": "DIN 66399-1:2012-10",
    "DIN EN ISO 9001:2015-11": "DIN EN ISO 9001:2015-11",
    "DIN VDE 0100-410": "DIN VDE 0100-410",
    "VDI/VDE 2182 Blatt 1": "VDI/VDE 2182 Blatt 1",
    "VDE-AR-N 4105:2018-11": "VDE-AR-N 4105:2018-11",
    "OENORM B 1801-1": "ÖNORM B 1801-1",
    "UNE EN ISO 9001:2015": "UNE-EN ISO 9001:2015",
    "UNI CEI EN ISO/IEC 27001:2017": "UNI CEI EN ISO/IEC 27001:2017",
    "UNI/PdR 125:2022": "UNI/PdR 125:2022",
    "CEI 64-8": "CEI 64-8",
    "CEI EN 62305-2": "CEI EN 62305-2",
    "NEN EN ISO 9001": "NEN-EN-ISO 9001",
    "NEN 7510-1:2017": "NEN 7510-1:2017",
    "NBN S 21-100": "NBN S 21-100",
    "SS-EN ISO 9001": "SS-EN ISO 9001",
    "SS 436 40 00": "SS 436 40 00",
    "SS ISO 22301:2020": "SS ISO 22301:2020",
    "DS/EN ISO 9001": "DS/EN ISO 9001",
    "PN-N-18001": "PN-N-18001",
    "ČSN 73 0540-2": "ČSN 73 0540-2",
    "ГОСТ Р ИСО/МЭК 27001-2021": "GOST R ISO/IEC 27001-2021",
    "CAN/CSA-ISO 14001:16": "CAN/CSA-ISO 14001:16",
    "CSA Z462:21": "CSA Z462:21",
    "CSA Z1000-14": "CSA Z1000-14",
    "NBR ISO 9001:2015": "ABNT NBR ISO 9001:2015",
    "NOM-151-SCFI-2016": "NOM-151-SCFI-2016",
    "AS/NZS 4360:2004": "AS/NZS 4360:2004",
    "GB/T 22239-2019": "GB/T 22239-2019",
    "GBT 22239-2019": "GB/T 22239-2019",
    "GB/T 5606 (all parts)": "GB/T 5606 (all parts)",
    "YD/T 1234-2010": "YD/T 1234-2010",
    "KS X ISO/IEC 27001": "KS X ISO/IEC 27001",
    "IS/ISO 9001": "IS/ISO 9001",
    "norme/nf-c-15-100": "NF C 15-100",
    "norme/nf-en-1090-2-a1-2024": "NF EN 1090-2/A1:2024",
    "norme/gb-t-22239-2019": "GB/T 22239-2019",
    "norme/bs-en-50128-2011-a2-2020": "BS EN 50128:2011/A2:2020",
}
BRITISH = {
    "BS 7799-2:2002": "BS 7799-2:2002",
    "BS 7671 Amendment 2:August 2013": "BS 7671+A2:2013",
    "BS EN ISO 9001:2015": "BS EN ISO 9001:2015",
    "BS EN 50128:2011+A2:2020": "BS EN 50128:2011+A2:2020",
    "BS EN 60335-2-42 AMD2": "BS EN 60335-2-42 AMD2",
    "BS OHSAS 18001:2007": "BS OHSAS 18001:2007",
    "PD IEC/TR 62907:2014": "PD IEC TR 62907:2014",
    "PD ISO/TR 31004": "PD ISO/TR 31004",
    "PAS 1192-2:2013": "PAS 1192-2:2013",
    "PAS 99:2006 (Italian Translation)": "PAS 99:2006 (Italian)",
    "Flex 8670 v3.0:2021-04": "BSI Flex 8670 v3.0:2021-04",
    "BS 2TA 38:2009": "BS 2TA 38:2009",
    "BS AU 177a:1980": "BS AU 177a:1980",
    "BS SP 139 and SP 140:1969": "BS SP 139 and SP 140:1969",
    "BS 2782-4:Methods 451F to 451J:1978": "BS 2782-4:Methods 451F to 451J:1978",
    "BS 2742:Addendum No. 1:1972": "BS 2742:Addendum No. 1:1972",
    "BS 449-2:1969 Addendum No 1:1975": "BS 449-2:1969 Addendum No. 1:1975",
    "BS 5839-8:2023 Expert Commentary": "BS 5839-8:2023 ExComm",
    "BS 7870-2:2022 - TC": "BS 7870-2:2022 - TC",
    "NA+A1:15 to BS EN 1993-1-4:2006+A1:2015": "NA+A1:2015 to BS EN 1993-1-4:2006+A1:2015",
    "24/30488529 DC": "24/30488529 DC",
    "AMD Corrigendum 14716": "AMD Corrigendum 14716",
}
ADOPTIONS = {
    "NF EN ISO 9001:2015": ("EN ISO 9001:2015", "ISO 9001"),
    "NF EN 1090-2+A1:2024": ("EN 1090-2+A1", "EN 1090-2"),
    "NF EN 60079-0:2013/A11:2014": ("EN 60079-0:2013/A11:2014", "IEC 60079-0"),
    "DIN EN ISO 9001:2015-11": ("EN ISO 9001:2015", "ISO 9001"),
    "BS ISO/IEC 27001:2022": ("ISO/IEC 27001:2022", "ISO/IEC 27001"),
    "BS EN 836:1997+A4:2011": ("EN 836:1997+A4:2011", "EN 836"),
    "NA to BS EN 1996-2:2006": ("BS EN 1996-2:2006", "EN 1996-2"),
    "GOST R ISO/IEC 27001-2021": ("ISO/IEC 27001", "ISO/IEC 27001"),
    "GB/T 22080-2016": ("ISO/IEC 27001:2013", "ISO/IEC 27001"),
    "GB/T 22239-2019": ("None", "GB/T 22239"),
    "CAN/CSA-ISO 14001:16": ("ISO 14001:2016", "ISO 14001"),
    "NF C 15-100": ("None", "NF C 15-100"),
}


@pytest.mark.parametrize(("written", "meant"), (NATIONAL | BRITISH).items())
def test_spelling(written: str, meant: str) -> None:
    standard = parse(written)
    assert str(standard) == meant
    assert parse(meant) == standard
    assert parse(standard.french) == standard
    assert parse(str(standard.undated)) == standard.undated
    assert parse(str(standard.canonical)) == standard


@pytest.mark.parametrize(("written", "adopted", "work"), [(w, *a) for w, a in ADOPTIONS.items()])
def test_adoption(written: str, adopted: str, work: str) -> None:
    assert str(parse(written).adoption) == adopted
    assert str(parse(written).work) == work


def test_adoption_is_a_row_of_its_own() -> None:
    standard = parse("NF EN ISO/CEI 27001:2017")
    assert (standard.publisher, standard.number, standard.year) == ("AFNOR", "27001", 2017)
    assert standard.standard_id == "NF EN ISO/IEC 27001" == parse("NF EN ISO 27001").standard_id
    assert standard.edition_id == "NF EN ISO/IEC 27001:2017"
    assert standard.french == "NF EN ISO/CEI 27001:2017"
    assert standard.key == parse("nf en iso 27001").key != parse("EN ISO 27001").key


def test_singapore_and_sweden_share_two_letters() -> None:
    assert parse("SS 584").publisher == parse("SS ISO 22301").publisher == "Enterprise Singapore"
    assert parse("SS-ISO 22301").publisher == parse("SS EN 1090-1").publisher == "SIS"


def test_order() -> None:
    ordered = ["BS 7799-1:1999", "BS 7799-2:1999", "BS 7799-2:2002", "BS 10008"]
    assert [str(standard) for standard in sorted(map(parse, reversed(ordered)))] == ordered


@pytest.mark.parametrize(
    "text",
    [
        *("NF", "NF EN", "NF 12", "DIN", "DIN A", "BS", "BS EN", "PAS de", "NA to", "GB", "GB 16", "GB/T"),
        *("IS 5", "AS 3", "SS", "SS 2", "CSA 12", "PN 5", "24/3048 DC", "TS 12", "NM 45", "KS X"),
    ],
)
def test_no_identifier(text: str) -> None:
    with pytest.raises(InvalidStandard):
        parse(text)


WORDS = sorted({word for table in (NATIONAL, BRITISH, ADOPTIONS) for text in table for word in text.split()})
NEARLY = st.lists(
    st.sampled_from([*WORDS, "/A1", "+A2:2020", "-", ":2015", ":2015-11", "(all parts)"]), max_size=6
)


@settings(max_examples=400, deadline=None)
@given(NEARLY, st.sampled_from(("", " ", "-", "/")))
def test_canonical_text_reads_as_the_same_value(words: list[str], mark: str) -> None:
    try:
        standard = parse(mark.join(words))
    except InvalidStandard:
        return
    for form in (standard, standard.undated, standard.canonical, standard.work):
        assert parse(str(form)) == form
