"""ITU: Recommendations of both sectors, their other texts, supplements and bulletins, in two languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.standards import InvalidStandard, parse

SPELLINGS = {
    "ITU-T X.509": "ITU-T X.509",
    "UIT-T X.509": "ITU-T X.509",
    "ITU-T Rec. X.509": "ITU-T X.509",
    "ITU-T Recommendation X.509": "ITU-T X.509",
    "Recommandation UIT-T X.509": "ITU-T X.509",
    "Rec. X.509": "ITU-T X.509",
    "ITU-T X509": "ITU-T X.509",
    "ITU X.509": "ITU-T X.509",
    "CCITT X.25": "ITU-T X.25",
    "X.509": "ITU-T X.509",
    "norme/itu-t-x-509": "ITU-T X.509",
    "norme/itu-t-x-509-2019": "ITU-T X.509 (2019)",
    "ITU-T X.509 (10/2019)": "ITU-T X.509 (10/2019)",
    "ITU-T K.21 (2019-10)": "ITU-T K.21 (10/2019)",
    "ITU-T G.711 (11/88)": "ITU-T G.711 (11/1988)",
    "ITU-T V.42 bis": "ITU-T V.42bis",
    "ITU-T M.3016.1": "ITU-T M.3016.1",
    "ITU-T G.780/Y.1351 (2004) Cor. 1 (2005)": "ITU-T G.780/Y.1351 (2004) Cor. 1 (2005)",
    "ITU-T G.989 Amd. 1": "ITU-T G.989 Amd 1",
    "ITU-T G.989 Amendment 1": "ITU-T G.989 Amd 1",
    "ITU-T G.729 Annexe A (11/1996)": "ITU-T G.729 Annex A (11/1996)",
    "ITU-T G.9701 (2014) Cor. 1 Err. 1 (06/2017)": "ITU-T G.9701 (2014) Cor. 1 Err. 1 (06/2017)",
    "ITU-T H Supplement 1": "ITU-T H Suppl. 1",
    "ITU-T Q.400-Q.490": "ITU-T Q.400-Q.490",
    "ITU-T X.ImpOSI": "ITU-T X.ImpOSI",
    "ITU-T T.4-E": "ITU-T T.4-E",
    "ITU-R BT.601-7": "ITU-R BT.601-7",
    "ITU BT.601": "ITU-R BT.601",
    "CCIR Rec. BT.601": "ITU-R BT.601",
    "ITU-R REC-V.574-5": "ITU-R V.574-5",
    "norme/itu-r-bt-601-7": "ITU-R BT.601-7",
    "ITU-R P.[3/BL/1]": "ITU-R P.[3/BL/1]",
    "ITU-R SG03.229-3": "ITU-R SG03.229-3",
    "ITU-R 45.HDB": "ITU-R 45.HDB",
    "ITU-R RR (2020)": "ITU-R RR (2020)",
    "Report ITU-R BT.2246-8": "Report ITU-R BT.2246-8",
    "ITU-R Report M.2410": "Report ITU-R M.2410",
    "Rapport UIT-R M.2410": "Report ITU-R M.2410",
    "Résolution UIT-R 1-8": "Resolution ITU-R 1-8",
    "Question ITU-R 237/3": "Question ITU-R 237/3",
    "ITU-T Operational Bulletin No. 1096": "ITU-T OB No. 1096",
    "Annex to ITU-T OB.1283 (01/2024)": "Annex to ITU OB No. 1283 (01/2024)",
}
FRENCH = {
    "ITU-T X.509 (10/2019)": "UIT-T X.509 (10/2019)",
    "ITU-T G.729 Annex A": "UIT-T G.729 Annexe A",
    "Report ITU-R BT.2246": "Rapport UIT-R BT.2246",
    "Annex to ITU OB No. 1283": "Annexe à UIT OB No. 1283",
}
WORKS = {
    "ITU-T X.509 (10/2019) Cor. 1 (2021)": "ITU-T X.509",
    "ITU-R BT.601-7": "ITU-R BT.601",
    "Report ITU-R BT.2246-8": "Report ITU-R BT.2246",
    "ITU-R 37-7/5": "ITU-R 37/5",
    "ITU-T T.4-E": "ITU-T T.4",
}
INVALID = (
    *(
        "ITU",
        "ITU-T",
        "ITU-T BT.601",
        "ITU 2020",
        "A.5.7",
        "X.5",
        "x.509",
        "Report 12",
        "Question 4",
        "Rec. 12",
    ),
    *("ITU-T X.509 (10/2019", "Annex A", "Recommendation", "ITU-R"),
)
ORDERED = (
    "ITU-R BT.601-6",
    "ITU-R BT.601-7",
    "ITU-R BT.2020",
    "ITU-T X.25",
    "ITU-T X.509",
    "ITU-T X.509 (2019)",
)


@pytest.mark.parametrize(("written", "meant"), SPELLINGS.items())
def test_spelling(written: str, meant: str) -> None:
    assert str(parse(written)) == meant
    assert parse(meant) == parse(written)


@pytest.mark.parametrize(("english", "french"), FRENCH.items())
def test_french(english: str, french: str) -> None:
    assert parse(english).french == french
    assert parse(french) == parse(english)


@pytest.mark.parametrize(("edition", "work"), WORKS.items())
def test_work(edition: str, work: str) -> None:
    assert parse(edition).standard_id == work
    assert parse(work) == parse(edition).undated


@pytest.mark.parametrize("text", INVALID)
def test_anything_else_is_invalid(text: str) -> None:
    with pytest.raises(InvalidStandard):
        parse(text)


def test_order() -> None:
    assert [str(s) for s in sorted(map(parse, reversed(ORDERED)))] == list(ORDERED)


HEADS = (
    "ITU-T ",
    "ITU-R ",
    "UIT ",
    "Report ITU-R ",
    "Rec. ",
    "",
    "CCITT ",
    "Annex to ITU OB No. ",
    "ITU-R Question ",
)
NUMBERS = ("X.509", "BT.601", "37", "45.HDB", "G.[1/BL/2]", "SG03.2", "RR", "T.Imp1", "V.42bis", "P")
PIECES = (
    "-7",
    "/5",
    "/BL/7",
    "/Y.1351",
    "-Q.490",
    "-E",
    " (2019)",
    " (10/99)",
    ":2019",
    " Amd 1",
    " Annexe B",
    " Suppl. 3",
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(HEADS), st.sampled_from(NUMBERS), st.lists(st.sampled_from(PIECES), max_size=4))
def test_canonical_text_reads_as_the_same_value(head: str, number: str, pieces: list[str]) -> None:
    try:
        standard = parse(head + number + "".join(pieces))
    except InvalidStandard:
        return
    assert parse(str(standard)) == parse(standard.french) == standard
    assert str(parse(str(standard))) == str(standard)
    assert parse(standard.standard_id).key == standard.key
