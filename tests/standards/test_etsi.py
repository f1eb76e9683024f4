"""ETSI: deliverables by type and six figures, group specifications, versions, what is CEN's."""

import pytest

from transforms.standards import InvalidStandard, parse

SPELLINGS = {
    "ETSI EN 301 549 V3.2.1 (2021-03)": "ETSI EN 301 549 V3.2.1 (2021-03)",
    "EN 301 549 v3.2.1 (2021-03)": "ETSI EN 301 549 V3.2.1 (2021-03)",
    "EN 301549": "ETSI EN 301 549",
    "EN301549": "ETSI EN 301 549",
    "ETSI EN 301 549:2021": "ETSI EN 301 549 (2021)",
    "norme/en-301-549": "ETSI EN 301 549",
    "norme/etsi-en-303-645-v2-1-1": "ETSI EN 303 645 V2.1.1",
    "TS 103 645": "ETSI TS 103 645",
    "ETSI TS 102 165-1 V5.2.3": "ETSI TS 102 165-1 V5.2.3",
    "ETSI EN 300 019-1-4": "ETSI EN 300 019-1-4",
    "ETSI ETS 300 019-1-3/A1 ed.1 (1997-06)": "ETSI ETS 300 019-1-3/A1 ed.1 (1997-06)",
    "ETSI ETS 300 092-1/A1/C1 ed.1": "ETSI ETS 300 092-1/A1/C1 ed.1",
    "I-ETS 300 003": "ETSI I-ETS 300 003",
    "ETSI ETR 001 ed.1 (1990-08)": "ETSI ETR 001 ed.1 (1990-08)",
    "ETSI GS NFV-IFA 001 V1.1.1": "ETSI GS NFV-IFA 001 V1.1.1",
    "GR QKD 003": "ETSI GR QKD 003",
    "ETSI GR MWT 008": "ETSI GR mWT 008",
    "norme/etsi-gs-nfv-ifa-001": "ETSI GS NFV-IFA 001",
    "ETSI GTS GSM 01.04 V5.0.0 (1996-03)": "ETSI GTS GSM 01.04 V5.0.0 (1996-03)",
}
INVALID = (
    "ETSI",
    "ETSI EN",
    "TS 22163",
    "TS 33 501",
    "GS 001",
    "ES 300 000",
    "TR 301 549",
    "ETSI EN 301 549 (2021",
)
ORDERED = (
    *("ETSI EN 300 019-1-1", "ETSI EN 300 019-1-4", "ETSI EN 301 549", "ETSI EN 301 549 (2014)"),
    *("ETSI EN 301 549 V2.1.2 (2018-08)", "ETSI EN 301 549 V3.2.1 (2021-03)", "ETSI EN 303 645"),
)


@pytest.mark.parametrize(("written", "meant"), SPELLINGS.items())
def test_spelling(written: str, meant: str) -> None:
    assert str(parse(written)) == meant
    assert parse(meant) == parse(written)


@pytest.mark.parametrize("text", INVALID)
def test_anything_else_is_invalid(text: str) -> None:
    with pytest.raises(InvalidStandard):
        parse(text)


def test_order() -> None:
    assert [str(s) for s in sorted(map(parse, reversed(ORDERED)))] == list(ORDERED)


def test_work_and_edition() -> None:
    standard = parse("EN 301 549 V3.2.1 (2021-03)")
    assert (standard.standard_id, standard.key) == ("ETSI EN 301 549", "etsi en 301 549")
    assert standard.edition_id == "ETSI EN 301 549 V3.2.1 (2021-03)"
    assert (standard.doc_type, standard.number, standard.version, standard.month) == (
        "EN",
        "301 549",
        "3.2.1",
        3,
    )
    assert (standard.adoption, standard.urn) == (None, None)
