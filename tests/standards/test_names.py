"""Names of standards, in several languages, and how sure each is."""

import pytest

from transforms.standards import InvalidStandard, parse
from transforms.standards.names import BY_KEY, lookup
from transforms.standards.names_table import NAMES

MEANT = {
    "RGPD": "Regulation (EU) 2016/679",
    "gdpr": "Regulation (EU) 2016/679",
    "DSGVO": "Regulation (EU) 2016/679",
    "NIS2": "Directive (EU) 2022/2555",
    "directive NIS 2": "Directive (EU) 2022/2555",
    "DORA": "Regulation (EU) 2022/2554",
    "AI Act": "Regulation (EU) 2024/1689",
    "eIDAS": "Regulation (EU) No 910/2014",
    "DSP2": "Directive (EU) 2015/2366",
    "ePrivacy": "Directive 2002/58/EC",
    "REACH": "Regulation (EC) No 1907/2006",
    "Critères Communs": "ISO/IEC 15408",
    "criteres communs": "ISO/IEC 15408",
    "SOTIF": "ISO 21448",
    "PDF/A": "ISO 19005",
    "norme/rgpd": "Regulation (EU) 2016/679",
    "norme/nis-2": "Directive (EU) 2022/2555",
    "norme/dora": "Regulation (EU) 2022/2554",
    "norme/tls-1-3": "RFC 8446",
    "norme/json": "RFC 8259",
    "norme/mdr": "Regulation (EU) 2017/745",
}


@pytest.mark.parametrize(("name", "meant"), MEANT.items())
def test_name(name: str, meant: str) -> None:
    assert str(parse(name)) == meant


@pytest.mark.parametrize(
    "name", ["Dora", "reach", "red", "CER", "MDR", "CSA", "AES", "JSON", "TLS 1.3", "", "act"]
)
def test_word_that_may_mean_something_else_is_no_name(name: str) -> None:
    with pytest.raises(InvalidStandard):
        parse(name)


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name.name)
def test_each_name_stands_for_a_canonical_identifier(name) -> None:
    assert str(lookup(name.name, is_declared=True)) == name.identifier == str(parse(name.identifier))
    assert (name.strength == "context") == bool(name.context)


def test_no_name_stands_for_two() -> None:
    assert len(BY_KEY) == len(NAMES)
