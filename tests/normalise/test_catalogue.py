"""What catalogues say of standards: the rows made of their entries, and the columns these fill."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from transforms.catalogue import NO_CATALOGUE, Catalogue, Entry, Listed, listed
from transforms.schema import CATALOGUES

ISO_9001 = "Systèmes de management de la qualité — Exigences"
ENTRIES = (
    Entry("ISO 9001:2008", "Quality (4th)", None, "withdrawn", date(2008, 11, 15), ["ISO 9001:2015"]),
    Entry("ISO 9001:2008/Cor 1:2009", "Cor", None, "withdrawn", date(2009, 7, 15), ["ISO 9001:2015"]),
    Entry("ISO 9001:2015", "Quality management systems", ISO_9001, "published", date(2015, 9, 15)),
    Entry("ISO 9001:2015/Amd 1:2024", "Climate action changes", None, "published", date(2024, 2, 23)),
    Entry("ISO/DIS 9001", "Quality, sixth edition", None, "under development", None),
    Entry("ISO/IEC 27001:2005", "ISMS", None, "withdrawn", date(2005, 10, 14), ["ISO/IEC 27001:2013"]),
    Entry("ISO/IEC 27001:2013", "ISMS", None, "withdrawn", date(2013, 9, 25), ["ISO/IEC 27001:2022"]),
    Entry("ISO/IEC 27001:2022", "ISMS", None, "published", date(2022, 10, 25), ["ISO/IEC DIS 27001"]),
    Entry("ISO/IEC DIS 27001", "ISMS, next", None, "under development", None),
    Entry("ISO/IEC 17799:2005", "Code of practice", None, "withdrawn", None, ["ISO/IEC 27002:2005"]),
    Entry("ISO/IEC 27002:2005", "Code of practice", None, "withdrawn", date(2005, 6, 15)),
    Entry("RFC 2616", "HTTP/1.1", None, "obsoleted", date(1999, 6, 1), ["RFC 7231", "RFC 7230"]),
    Entry("RFC 7230", "HTTP/1.1: Syntax", None, "obsoleted", date(2014, 6, 1), ["RFC 9110", "RFC 9112"]),
    Entry("RFC 7231", "HTTP/1.1: Semantics", None, "obsoleted", date(2014, 6, 1), ["RFC 9110"]),
    Entry("RFC 9110", "HTTP Semantics", None, "published", date(2022, 6, 1)),
    Entry("RFC 9112", "HTTP/1.1", None, "published", date(2022, 6, 1)),
    Entry("ISO 99999:1", "unread", None, "published", None),
)


def _catalogue(*entries: Entry) -> Catalogue:
    return Catalogue(listed(entries).entries, NO_CATALOGUE.sources)


@pytest.fixture
def found(vault: Any) -> Any:
    """The tables of a vault whose one note names the standards given, as lists of rows by id."""

    def tables(*named: str | tuple[str, str], catalogue: Catalogue = _catalogue(*ENTRIES)) -> Any:  # noqa: B008
        vault.notes("A.md")
        for number, name in enumerate(named, 1):
            canonical, label = name if isinstance(name, tuple) else (name, None)
            row = {"entity_id": "A", "mention_no": number, "source": "text", "label": label, "line": number}
            vault.add(
                "standard_mentions", row | {"canonical": canonical, "raw": canonical, "confidence": 1.0}
            )
        rows = vault.tables(catalogue=catalogue)
        standards = {row["standard_id"]: row for row in rows["standards"]}
        return standards, {row["edition_id"]: row for row in rows["standard_editions"]}

    return tables


def _of(row: dict[str, Any], *columns: str) -> tuple[Any, ...]:
    return tuple(row[column] for column in columns)


def test_a_document_is_a_row_under_its_canonical_form() -> None:
    given = listed([*ENTRIES, ENTRIES[2]._replace(status="deleted")])
    assert given.unread == ("ISO 99999:1",)
    rows = {row["canonical"]: row for row in given.entries.iter_rows(named=True)}
    assert list(rows) == sorted(rows) and len(rows) == len(ENTRIES) - 1
    assert rows["ISO 9001:2015"]["status"] == "published"
    amendment = rows["ISO 9001:2015/Amd 1:2024"]
    assert _of(amendment, "standard_key", "edition_key", "is_supplement") == (
        "iso 9001",
        "iso 9001:2015/amd 1",
        True,
    )
    assert _of(rows["RFC 2616"], "edition_key", "replaced_by") == (None, "RFC 7230; RFC 7231")
    assert rows["ISO/IEC 27001:2022"]["replaced_by"] is None  # a draft replaces nothing yet


def test_the_same_documents_in_another_order_are_the_same_rows() -> None:
    assert listed(reversed(ENTRIES)).entries.equals(listed(ENTRIES).entries)


def test_nothing_listed_is_no_rows() -> None:
    empty = listed([])
    assert empty == Listed(empty.entries, ()) and empty.entries.schema == NO_CATALOGUE.entries.schema


def test_the_catalogue_titles_a_work_after_the_edition_in_force(found: Any) -> None:
    standards, _ = found(("ISO 9001", "Qualité"), "ISO 9001:2008", ("ISO 14001", "Environnement"))
    columns = ("title", "title_source", "title_fr", "status", "published_date", "current_edition_id")
    assert _of(standards["ISO 9001"], *columns) == (
        *("Quality management systems", "catalogue", ISO_9001),
        *("published", date(2015, 9, 15), "ISO 9001:2015"),
    )
    assert _of(standards["ISO 14001"], *columns) == ("Environnement", "list_item", None, None, None, None)


def test_an_edition_says_what_replaces_it(found: Any) -> None:
    _, editions = found("ISO 9001:2008", "ISO 9001:2015-09", "ISO 9001:2015/Amd 1", "ISO 9001:1987")
    columns = ("title", "status", "published_date", "replaced_by", "replaced_by_edition_id")
    replaced = ("ISO 9001:2015", "ISO 9001:2015")
    assert _of(editions["ISO 9001:2008"], *columns) == (
        *("Quality (4th)", "withdrawn", date(2008, 11, 15)),
        *replaced,
    )
    assert _of(editions["ISO 9001:2015-09"], "status", "replaced_by") == ("published", None)
    assert editions["ISO 9001:2015/Amd 1"]["title"] == "Climate action changes"
    assert _of(editions["ISO 9001:1987"], *columns) == (None,) * 5


def test_whatever_publishers_a_note_gives(found: Any) -> None:
    """The catalogue's ids are those of the vault, and else our own."""
    entries = (
        Entry("ISO 99997:2001", "Old", None, "withdrawn", None, ["ISO/IEC 99998:2020", "ISO 99996:2001"]),
        Entry("ISO/IEC 99998:2020", "New", None, "published", None),
        Entry("ISO 99996:2001", "Other", None, "published", None),
    )
    named = ("ISO 99997:2001", "ISO 99998", "ISO/IEC/IEEE 99998")
    standards, editions = found(*named, catalogue=_catalogue(*entries))
    assert standards["ISO/IEC/IEEE 99998"]["current_edition_id"] == "ISO/IEC/IEEE 99998:2020"
    columns = ("replaced_by", "replaced_by_standard_id")
    assert _of(standards["ISO 99997"], *columns) == ("ISO 99996, ISO/IEC/IEEE 99998", "ISO 99996")
    assert editions["ISO 99997:2001"]["replaced_by"] == "ISO 99996:2001, ISO/IEC/IEEE 99998:2020"


def test_a_withdrawn_work_says_what_replaces_it(found: Any) -> None:
    standards, _ = found("RFC 2616", "RFC 9110", "ISO/IEC 17799", "ISO/IEC 27002")
    columns = ("status", "replaced_by", "replaced_by_standard_id", "current_edition_id")
    assert _of(standards["RFC 2616"], *columns) == ("obsoleted", "RFC 7230, RFC 7231", "RFC 7230", None)
    assert _of(standards["RFC 9110"], *columns) == ("published", None, None, None)
    assert _of(standards["ISO/IEC 17799"], *columns) == ("withdrawn", "ISO/IEC 27002", "ISO/IEC 27002", None)
    assert _of(standards["ISO/IEC 27002"], *columns) == ("withdrawn", None, None, None)


def test_of_several_replacements_one_of_the_same_work_is_named(found: Any) -> None:
    by = ["ISO 9001:2000", "ISO 13485:2003"]
    entries = [
        Entry("ISO 13485:1996", None, None, "withdrawn", None, by),
        *(Entry(text, None, None, "published", None) for text in by),
    ]
    _, editions = found("ISO 13485:1996", catalogue=_catalogue(*entries))
    columns = ("replaced_by", "replaced_by_edition_id")
    assert _of(editions["ISO 13485:1996"], *columns) == ("ISO 9001:2000, ISO 13485:2003", "ISO 13485:2003")


def test_an_adoption_is_not_what_it_adopts(found: Any) -> None:
    standards, editions = found("NF EN ISO 9001:2008")
    assert standards["NF EN ISO 9001"]["status"] is None
    assert standards["ISO 9001"]["status"] == "published"
    assert editions["NF EN ISO 9001:2008"]["status"] is None


def test_the_attribution_travels_with_the_tables(vault: Any) -> None:
    vault.notes("A.md")
    row = dict.fromkeys(CATALOGUES.column_names, "x") | {"entry_count": 3}
    sources = pl.DataFrame([row], schema=CATALOGUES.polars)
    assert vault.tables(catalogue=Catalogue(NO_CATALOGUE.entries, sources))["catalogues"] == [row]
    assert vault.tables()["catalogues"] == []
