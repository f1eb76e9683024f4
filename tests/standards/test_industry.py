"""American national standards and standards of industry, professions and public bodies."""

import pytest

from transforms.standards import InvalidStandard, parse
from transforms.standards.bodies.industry_families import FAMILIES

WRITTEN = {
    "ANSI C63.10-2009": "ANSI C63.10-2009",
    "ANSI Std N42.14-1991": "ANSI N42.14-1991",
    "ANSI C57.12.55-1987 (R1998)": "ANSI C57.12.55-1987 (R1998)",
    "ANSI/IEEE Std 1008-1987": "ANSI/IEEE 1008-1987",
    "ANSI/TIA 942": "ANSI/TIA-942",
    "ANSI/ISA-95.00.01-2010": "ANSI/ISA-95.00.01-2010",
    "ANSI/NISO Z39.50-2003": "ANSI/NISO Z39.50-2003",
    "ISA/CEI 62443-4-2": "ISA/IEC 62443-4-2",
    "ISA 95": "ISA-95",
    "ISA 315": "ISA 315",
    "PCI-DSS 4.0.1": "PCI DSS v4.0.1",
    "PCI DSS version 3.2.1": "PCI DSS v3.2.1",
    "PCI P2PE v3": "PCI P2PE v3",
    "CSCF 2024": "SWIFT CSCF v2024",
    "COBIT 2019": "COBIT 2019",
    "ITIL v3": "ITIL v3",
    "ITIL v4": "ITIL 4",
    "SOC2 Type 2": "SOC 2 Type II",
    "SSAE No. 18": "SSAE 18",
    "ISAE 3402": "ISAE 3402",
    "CIS Controls 8.1": "CIS Controls v8.1",
    "OWASP Top 10 (2021)": "OWASP Top 10:2021",
    "ASVS 4.0.3": "OWASP ASVS 4.0.3",
    "W3C WCAG 2.2": "WCAG 2.2",
    "W3C XML 1.0": "W3C XML 1.0",
    "OASIS SAML 2.0": "SAML 2.0",
    "ECMA 262": "ECMA-262",
    "RGS 2.0": "RGS v2.0",
    "SecNumCloud v3.2": "SecNumCloud 3.2",
    "TISAX": "TISAX",
    "BSI Standard 200-1": "BSI-Standard 200-1",
    "BSI TR 02102-1": "BSI TR-02102-1",
    "SAE J3061": "SAE J3061",
    "ARP4754A": "SAE ARP4754A",
    "AS9100D": "SAE AS9100D",
    "IATF 16949:2016": "IATF 16949:2016",
    "OHSAS 18001:2007": "OHSAS 18001:2007",
    "ED-202A": "EUROCAE ED-202A",
    "DO-178C": "RTCA DO-178C",
    "MIL STD 461G": "MIL-STD-461G",
    "STANAG 4569": "STANAG 4569",
    "DEF STAN 00-56": "DEF STAN 00-56",
    "UL 2900-1": "UL 2900-1",
    "TS 33.501": "3GPP TS 33.501",
    "3GPP TS 33.501 V16.3.0": "3GPP TS 33.501 v16.3.0",
    "ASME B31.3": "ASME B31.3",
    "ASTM E1527-21": "ASTM E1527-21",
    "API RP 2350": "API RP 2350",
    "NFPA 72-2019": "NFPA 72-2019",
    "21 CFR Part 11": "21 CFR Part 11",
    "UNECE R155": "UN R155",
    "norme/pci-dss-4-0": "PCI DSS v4.0",
    "norme/wcag-2-1": "WCAG 2.1",
    "norme/cobit-2019": "COBIT 2019",
    "norme/owasp-top-10-2021": "OWASP Top 10:2021",
    "norme/asme-b31-3": "ASME B31.3",
    "norme/ul-2900-1": "UL 2900-1",
    "norme/3gpp-ts-33-501": "3GPP TS 33.501",
}
EDITIONS = {
    "PCI DSS v4.0": "PCI DSS",
    "ITIL 4": "ITIL",
    "COBIT 5": "COBIT 5",
    "MIL-STD-461G": "MIL-STD-461",
    "EUROCAE ED-12C": "EUROCAE ED-12",
    "ASTM E1527-21": "ASTM E1527",
    "SOC 2 Type II": "SOC 2",
    "ANSI C63.10-2009": "ANSI C63.10",
}


@pytest.mark.parametrize(("written", "meant"), WRITTEN.items())
def test_spelling(written: str, meant: str) -> None:
    standard = parse(written)
    assert str(standard) == meant
    assert parse(meant) == standard
    assert parse(standard.french) == standard


@pytest.mark.parametrize(("edition", "work"), EDITIONS.items())
def test_work(edition: str, work: str) -> None:
    assert parse(edition).standard_id == str(parse(edition).undated) == work
    assert parse(work).is_work


def test_ansi_approves_a_developer_s_standard() -> None:
    assert str(parse("ANSI/UL 2900-1").work) == "UL 2900-1"
    assert str(parse("ANSI/IEC 60601-1").work) == "IEC 60601-1"
    assert str(parse("ISA/IEC 62443-4-2").work) == "IEC 62443-4-2"


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_each_family_that_stands_alone_reads_as_itself(family) -> None:
    if family.stands_alone:
        assert str(parse(family.name)) == family.name
        assert str(parse(family.name.lower().replace(" ", "-"))) == family.name


@pytest.mark.parametrize(
    "text",
    [
        *("ANSI", "ANSI/ISA", "ISA", "UL", "PCI", "OWASP", "SOC", "SOC 9", "MIL-STD", "ED-", "DO it", "IFRS"),
        *("W3C", "OASIS", "COBIT 99", "API", "VDA", "TS 12", "21 CFR", "SA 900", "BSI", "BSI-Standard 300-1"),
    ],
)
def test_no_identifier(text: str) -> None:
    with pytest.raises(InvalidStandard):
        parse(text)
