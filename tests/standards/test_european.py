"""CEN, CENELEC and acts of the European Union."""

import pytest

from transforms.standards import InvalidStandard, parse

WRITTEN = {
    "EN 50128:2011": "EN 50128:2011",
    "en50128": "EN 50128",
    "EN 50126-1:2017": "EN 50126-1:2017",
    "CENELEC EN 50126": "EN 50126",
    "prEN 18031-1": "prEN 18031-1",
    "FprEN\u00a050600\u20112\u20114": "FprEN 50600-2-4",
    "EN 81-20:2020": "EN 81-20:2020",
    "EN 1992-1-1 (2004)": "EN 1992-1-1:2004",
    "EN 60335-1:2012/A1:2019/AC:2023-04": "EN 60335-1:2012/A1:2019/AC:2023-04",
    "EN 1090-2:2018 + A1:2024": "EN 1090-2:2018+A1:2024",
    "EN 60601-1 AMD1": "EN 60601-1/A1",
    "EN ISO 13485:2016/AC:2018": "EN ISO 13485:2016/AC:2018",
    "EN-ISO 9001": "EN ISO 9001",
    "EN ISO/CEI 27001": "EN ISO/IEC 27001",
    "EN IEC 62443-4-1:2018": "EN IEC 62443-4-1:2018",
    "EN 1090 (toutes les parties)": "EN 1090 (all parts)",
    "EN 419 241-1:2018": "EN 419241-1:2018",
    "HD 60364-1": "HD 60364-1",
    "HD 629.1 S3:2019": "HD 629.1 S3:2019",
    "CEN/TS 16931-3-2:2020": "CEN/TS 16931-3-2:2020",
    "CEN/CLC/TR 17602-10": "CEN/CLC/TR 17602-10",
    "CENELEC Guide 32": "CLC Guide 32",
    "CWA 14169:2004": "CWA 14169:2004",
    "RÈGLEMENT (UE) 2016/679": "Regulation (EU) 2016/679",
    "Règlement UE 2024/1689": "Regulation (EU) 2024/1689",
    "EU Regulation 2016/679": "Regulation (EU) 2016/679",
    "Verordnung (EU) Nr. 910/2014": "Regulation (EU) No 910/2014",
    "règlement (CE) n° 1907/2006": "Regulation (EC) No 1907/2006",
    "(CE) n° 765/2008": "Regulation (EC) No 765/2008",
    "Regulation 1/2003": "Regulation (EC) No 1/2003",
    "Regulation (EEC) No 2913/92": "Regulation (EEC) No 2913/92",
    "Regulation (EU, Euratom) 2018/1046": "Regulation (EU, Euratom) 2018/1046",
    "Directive (UE) 2022/2555": "Directive (EU) 2022/2555",
    "Directive 2022/2555/EU": "Directive (EU) 2022/2555",
    "directive 95/46": "Directive 95/46/EC",
    "Richtlinie 93/42/EWG": "Directive 93/42/EEC",
    "2002/58/CE": "Directive 2002/58/EC",
    "Décision n° 768/2008/CE": "Decision No 768/2008/EC",
    "Décision (PESC) 2019/797": "Decision (CFSP) 2019/797",
    "Décision-cadre 2005/222/JAI": "Framework Decision 2005/222/JHA",
    "Règlement d'exécution (UE) 2024/2690": "Implementing Regulation (EU) 2024/2690",
    "Règlement d\u2019exécution (UE) 2024/2690": "Implementing Regulation (EU) 2024/2690",
    "Delegierte Verordnung (EU) 2024/1774": "Delegated Regulation (EU) 2024/1774",
    "Commission Implementing Decision (EU) 2021/914": "Implementing Decision (EU) 2021/914",
    "Recommandation 2003/361/CE": "Recommendation 2003/361/EC",
    "32016R0679": "Regulation (EU) 2016/679",
    "CELEX: 31995L0046": "Directive 95/46/EC",
    "norme/directive-2002-58-ce": "Directive 2002/58/EC",
    "norme/en-1990": "EN 1990",
    "norme/en-iso-9001-2015": "EN ISO 9001:2015",
}


@pytest.mark.parametrize(("written", "meant"), WRITTEN.items())
def test_spelling(written: str, meant: str) -> None:
    standard = parse(written)
    assert str(standard) == meant
    assert parse(meant) == standard
    assert parse(standard.french) == standard
    assert parse(str(standard.undated)) == standard.undated


@pytest.mark.parametrize(
    ("written", "adopted", "work"),
    [
        ("EN ISO/IEC 27001:2023", "ISO/IEC 27001", "ISO/IEC 27001"),
        ("EN ISO 9001:2015", "ISO 9001", "ISO 9001"),
        ("CEN ISO/TS 19139:2009", "ISO/TS 19139", "ISO/TS 19139"),
        ("EN IEC 62443-4-1", "IEC 62443-4-1", "IEC 62443-4-1"),
        ("EN 62305-2:2012", "IEC 62305-2", "IEC 62305-2"),
        ("HD 60364-1", "IEC 60364-1", "IEC 60364-1"),
        ("EN 55032:2015", "CISPR 32", "CISPR 32"),
        ("EN 50128:2011+A2:2020", "None", "EN 50128"),
        ("EN 9100:2018", "None", "EN 9100"),
    ],
)
def test_what_is_adopted_is_undated_for_its_date_is_not_told(written: str, adopted: str, work: str) -> None:
    assert str(parse(written).adoption) == adopted
    assert str(parse(written).work) == work


def test_edition_and_work() -> None:
    standard = parse("EN 60335-1:2012/A1:2019")
    assert (standard.publisher, standard.number, standard.part, standard.year) == (
        "CENELEC",
        "60335",
        "1",
        2012,
    )
    assert standard.standard_id == "EN 60335-1"
    assert standard.edition_id == "EN 60335-1:2012/A1:2019"
    assert parse("EN ISO 27001").key == parse("EN ISO/IEC 27001:2023").key


@pytest.mark.parametrize(
    ("written", "celex", "french"),
    [
        ("Regulation (EU) 2016/679", "32016R0679", "Règlement (UE) 2016/679"),
        ("Regulation (EC) No 765/2008", "32008R0765", "Règlement (CE) n° 765/2008"),
        ("Directive 93/42/EEC", "31993L0042", "Directive 93/42/CEE"),
        ("Decision No 768/2008/EC", "32008D0768", "Décision n° 768/2008/CE"),
        ("Delegated Regulation (EU) 2024/1774", "32024R1774", "Règlement délégué (UE) 2024/1774"),
        ("Framework Decision 2005/222/JHA", "32005F0222", "Décision-cadre 2005/222/JAI"),
        ("Recommendation 2003/361/EC", "32003H0361", "Recommandation 2003/361/CE"),
    ],
)
def test_act_has_its_celex_number_and_its_french_form(written: str, celex: str, french: str) -> None:
    assert parse(written).urn == celex
    assert parse(written).french == french
    assert parse(written).standard_id == written
    assert parse(written).edition_id is None


def test_order() -> None:
    ordered = [
        *("EN 1090-1", "EN 1090-2", "EN 1090-2:2008", "EN 1090-2:2018", "EN 1090-2:2018+A1:2024"),
        *("EN 1090-10", "EN 9100"),
    ]
    assert [str(standard) for standard in sorted(map(parse, reversed(ordered)))] == ordered


@pytest.mark.parametrize(
    "text",
    [
        *("EN", "en 2020", "EN ISO", "prEN", "EN 2020!", "HD", "CEN", "CEN/TC 250", "CEN 1090"),
        *("règlement 2023/2024", "règlement intérieur 2023/2024", "directive 12/5", "Regulation (EU)"),
        *("2002/58", "2016/679", "(EU)", "32016X0679", "12/25/EU/2"),
    ],
)
def test_no_identifier(text: str) -> None:
    with pytest.raises(InvalidStandard):
        parse(text)
