"""JIS: divisions, parts, years, amendments and the Japanese way to write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.standards import InvalidStandard, parse

SPELLINGS = {
    "JIS X 0208:1997": "JIS X 0208:1997",
    "JIS X 0208-1997": "JIS X 0208:1997",
    "JISX0208": "JIS X 0208",
    "JIS-X-0208": "JIS X 0208",
    "ＪＩＳ　Ｘ　０２０８：１９９７": "JIS X 0208:1997",
    "JIS C 61000ｰ3ｰ2": "JIS C 61000-3-2",
    "jis q 27001:2023": "JIS Q 27001:2023",
    "JIS B 2005-2-3:2004": "JIS B 2005-2-3:2004",
    "norme/jis-b-2005-2-3-2004": "JIS B 2005-2-3:2004",
    "JIS Z 8301:2019(E)": "JIS Z 8301:2019(E)",
    "JIS/TR X 0005:1998": "JIS TR X 0005:1998",
    "TS Z0030-1:2017": "JIS TS Z 0030-1:2017",
    "JIS X 0208:1997/AMENDMENT 1:2012": "JIS X 0208:1997/AMD 1:2012",
    "JIS X 0208:1997/追補 1:2012": "JIS X 0208:1997/AMD 1:2012",
    "JIS A 0001:1999/CORR 1:2002": "JIS A 0001:1999/CORRIGENDUM 1:2002",
    "JIS K 2151:2004/EXPL": "JIS K 2151:2004/EXPL",
    "JIS Z 8210:2017 SYMBOL 61700": "JIS Z 8210:2017 SYMBOL 61700",
    "JIS C 0617 (all parts)": "JIS C 0617（規格群）",
}
INVALID = (
    "JIS",
    "JIS X",
    "JIS I 0001",
    "JIS X 208",
    "TR 8000",
    "X 0208",
    "JIS X 0208:1997/FOO 1",
    "JIS X 0208:97",
)
ORDERED = (
    "JIS A 0001:1999",
    "JIS Q 9001:2008",
    "JIS Q 9001:2015",
    "JIS X 0208-2",
    "JIS X 0208-10",
    "JIS X 0213",
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
    standard = parse("JIS X 0208:1997/AMD 1:2012")
    assert (standard.standard_id, standard.edition_id) == ("JIS X 0208", "JIS X 0208:1997/AMD 1:2012")
    assert (standard.series, standard.number, standard.year, standard.adoption) == ("X", "0208", 1997, None)
    assert parse("JIS Z 8301:2019(E)").edition_id == "JIS Z 8301:2019"
    assert parse("JIS Z 8210:2017 SYMBOL 61700").standard_id == "JIS Z 8210"


PIECES = (
    "-1",
    "-2-3",
    ":1997",
    "-1997",
    "(E)",
    "/AMD 1",
    "/CORR 2:2002",
    "/EXPL",
    " SYMBOL 5",
    " SYMBOL",
    "（規格群）",
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(("JIS X 0208", "TS Z 0030")), st.lists(st.sampled_from(PIECES), max_size=5))
def test_canonical_text_reads_as_the_same_value(head: str, pieces: list[str]) -> None:
    try:
        standard = parse(head + "".join(pieces))
    except InvalidStandard:
        return
    assert parse(str(standard)) == standard
    assert str(parse(str(standard))) == str(standard)
    assert parse(standard.standard_id).key == standard.key
