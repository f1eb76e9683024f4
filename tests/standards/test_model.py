"""The value: order, equality, derived forms."""

import pickle
import random
from itertools import combinations

import pytest

from tests.standards import cases
from transforms.standards import parse


def test_order() -> None:
    ordered = [parse(text) for text in cases.ORDERED]
    shuffled = random.Random(1).sample(ordered, len(ordered))
    assert sorted(shuffled) == ordered


def test_order_is_total() -> None:
    for one, other in combinations(map(parse, cases.ORDERED), 2):
        assert one < other and other > one and one != other


def test_number_order_follows_type_then_part() -> None:
    assert parse("ISO/TS 9001") < parse("ISO 9001-1")


@pytest.mark.parametrize(("english", "french"), cases.FRENCH.items())
def test_french(english: str, french: str) -> None:
    assert parse(english).french == french
    assert parse(french) == parse(english)


@pytest.mark.parametrize(("text", "urn"), cases.URNS.items())
def test_urn(text: str, urn: str | None) -> None:
    assert parse(text).urn == urn


def test_fields() -> None:
    standard = parse("ISO/IEC DIS 23008-1.2:2019/DAM 2:2021(E)")
    assert (standard.publisher, standard.copublishers) == ("ISO", ("IEC",))
    assert (standard.stage, standard.iteration, standard.doc_type) == ("DIS", "2", "")
    assert (standard.number, standard.part, standard.year, standard.language) == ("23008", "1", 2019, "e")
    (supplement,) = standard.supplements
    assert (supplement.kind, supplement.stage, supplement.number, supplement.year) == ("Amd", "D", "2", 2021)


@pytest.mark.parametrize(
    ("text", "undated"),
    {
        "ISO/IEC 27001:2022/Amd 1:2024": "ISO/IEC 27001",
        "ISO/DIS 45001.2": "ISO 45001",
        "ISO/DTR 22126-5": "ISO/TR 22126-5",
        "IEC 62061:2005+AMD1:2012 CSV": "IEC 62061",
        "ISO/IEC DIR 1 ISO SUP:2022": "ISO/IEC DIR 1 ISO SUP",
        "IECQ OD 27001:2019": "IECQ OD 27001",
    }.items(),
)
def test_undated(text: str, undated: str) -> None:
    standard = parse(text)
    assert str(standard.undated) == undated == str(standard.work)
    assert not standard.is_work and standard.undated.is_work


def test_one_row_for_a_work() -> None:
    spellings = ("ISO 27001", "ISO/IEC 27001:2022", "iso/cei 27001", "IEC 27001", "norme/iso-iec-27001")
    assert {parse(text).key for text in spellings} == {"iso 27001"}
    assert {parse(text).standard_id for text in spellings} == {"ISO/IEC 27001"}
    assert str(parse("ISO 27001")) == "ISO 27001"


@pytest.mark.parametrize("text", ["IEC TR 17000", "CEI/TR17000", "ISO/TR 17000", "ISO/IEC TR 17000"])
def test_a_joint_number_with_a_type_is_one_work_however_published(text: str) -> None:
    standard = parse(text)
    assert (standard.standard_id, standard.key) == ("ISO/IEC TR 17000", "iso/tr 17000")
    assert parse(standard.standard_id) == standard.attributed


def test_document_types_number_apart() -> None:
    assert parse("ISO/TR 10000").key != parse("ISO 10000").key
    assert parse("ISO Guide 27001").standard_id == "ISO Guide 27001"


def test_edition_id() -> None:
    assert parse("ISO 27001").edition_id is None
    assert parse("ISO 27001:2022").edition_id == "ISO/IEC 27001:2022"
    assert parse("ISO/IEC 11801:2002/AMD1:2008").edition_id == "ISO/IEC 11801:2002/Amd 1:2008"


def test_style_and_language_are_no_difference() -> None:
    assert parse("ISO/IEC 11801:2002/AMD1:2008") == parse("ISO/IEC 11801:2002/Amd 1:2008(E)")
    assert len({parse("IEC/TR 80001-2-3"), parse("IEC TR 80001-2-3")}) == 1


@pytest.mark.parametrize("text", cases.ORDERED)
def test_survives_pickling(text: str) -> None:
    standard = parse(text)
    assert pickle.loads(pickle.dumps(standard)) == standard
