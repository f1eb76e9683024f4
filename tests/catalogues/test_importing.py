"""Importing catalogues: every published format, and files that are none."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.catalogues.importing import import_files
from flows.catalogues.store import load
from flows.errors import CatalogueError
from tests.catalogues.files import RECORDS, RFC_INDEX, csv_text, flat, json_lines

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def file(data: bytes | str, name: str = "file") -> Path:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return file


def _rows(folder: Path) -> dict[str, dict[str, Any]]:
    return {row["canonical"]: row for row in load(folder).entries.iter_rows(named=True)}


def _of(row: dict[str, Any], *columns: str) -> tuple[Any, ...]:
    return tuple(row[column] for column in columns)


def test_iso_open_data(write: Write, tmp_path: Path) -> None:
    (imported,) = import_files([write(json_lines(), "iso.jsonl")], tmp_path / "kept")
    assert (imported.entry_count, imported.unread) == (11, ("No reference at all",))
    rows = _rows(tmp_path / "kept")
    assert len(rows) == 11
    columns = ("title", "title_fr", "status", "published_date", "replaced_by")
    assert _of(rows["ISO 9001:2008"], *columns) == (
        "Quality management systems — Requirements",
        "Systèmes de management de la qualité — Exigences",
        *("withdrawn", date(2008, 11, 15), "ISO 9001:2015"),
    )
    assert _of(rows["ISO 9001:2015/Amd 1:2024"], *columns) == (
        *("Climate action changes", None),
        *("published", date(2024, 2, 1), None),
    )
    statuses = {name: rows[name]["status"] for name in ("ISO/WD 0", "ISO/DIS 99990", "ISO 31000:2018")}
    assert list(statuses.values()) == ["deleted", "under development", "published"]


def test_every_format_gives_the_same_rows(write: Write, tmp_path: Path) -> None:
    nested, flattened = pa.Table.from_pylist(list(RECORDS)), pa.Table.from_pylist(list(map(flat, RECORDS)))
    pq.write_table(nested, tmp_path / "nested")
    pq.write_table(flattened, tmp_path / "flat")
    listed = [flat(record) | {"replacedBy": str(record["replacedBy"] or "")} for record in RECORDS]
    pq.write_table(pa.Table.from_pylist(listed), tmp_path / "listed")
    files = [tmp_path / "nested", tmp_path / "flat", tmp_path / "listed"]
    files += [write(csv_text(), "csv"), write(b"\xef\xbb\xbf" + csv_text(), "marked")]
    files += [write(csv_text().replace(b"62085", b"62085.0"), "floats")]
    files += [write(b"\xef\xbb\xbf\n" + json_lines().replace(b"\n", b"\r\n"), "lines")]
    import_files([write(json_lines(), "json")], tmp_path / "kept")
    wanted = load(tmp_path / "kept").entries
    for file in files:
        import_files([file], tmp_path / "kept")
        assert load(tmp_path / "kept").entries.equals(wanted), file.name


def test_rfc_index(write: Write, tmp_path: Path) -> None:
    (imported,) = import_files([write(RFC_INDEX, "rfc-index.xml")], tmp_path / "kept")
    assert (imported.entry_count, imported.unread) == (11, ())
    rows = _rows(tmp_path / "kept")
    columns = ("title", "status", "published_date", "replaced_by", "edition_key")
    tcp = "Transmission Control Protocol"
    assert {name: _of(row, *columns) for name, row in rows.items()} == {
        "BCP 2": (None, None, None, None, None),
        "BCP 14": (None, "published", None, None, None),
        "RFC 14": (None, "not issued", None, None, None),
        "RFC 793": (tcp, "obsoleted", date(1981, 9, 1), "RFC 9293", None),
        "RFC 1149": (
            "Standard for the transmission of IP datagrams on avian carriers",
            *("published", date(1990, 4, 1), None, None),
        ),
        "RFC 2119": (
            "Key words for use in RFCs to Indicate Requirement Levels",
            *("published", date(1997, 3, 1), None, None),
        ),
        "RFC 4346": (
            "The Transport Layer Security (TLS) Protocol Version 1.1",
            *("obsoleted", date(2006, 4, 1), None, None),
        ),
        "RFC 6101": (
            "The Secure Sockets Layer (SSL) Protocol Version 3.0",
            *("historic", date(2011, 8, 1), None, None),
        ),
        "RFC 9293": (f"{tcp} (TCP)", "published", date(2022, 8, 1), None, None),
        "STD 3": ("Host Requirements", "published", None, None, None),
        "STD 7": (f"{tcp} (TCP)", "published", None, None, None),
    }


def test_the_old_namespace_and_other_encodings(write: Write, tmp_path: Path) -> None:
    import_files([write(RFC_INDEX)], tmp_path / "kept")
    wanted = load(tmp_path / "kept").entries
    older = RFC_INDEX.replace("https://www.rfc-editor.org/rfc-index", "http://www.rfc-editor.org/rfc-index")
    wide = RFC_INDEX.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    for data in (older, wide, RFC_INDEX.replace("RFC0", "RFC").replace("BCP00", "BCP")):
        import_files([write(data)], tmp_path / "kept")
        kept = load(tmp_path / "kept").entries
        assert kept.equals(wanted)


def test_both_together_with_their_attribution(write: Write, tmp_path: Path) -> None:
    files = [write(json_lines(), "iso.jsonl"), write(RFC_INDEX, "rfc-index.xml")]
    import_files(files, tmp_path / "kept")
    kept = load(tmp_path / "kept")
    assert len(kept.entries) == 22
    columns = ("catalogue", "licence", "file_name", "entry_count")
    assert kept.sources.select(columns).rows() == [
        ("ietf", None, "rfc-index.xml", 11),
        ("iso", "ODC-By-1.0", "iso.jsonl", 11),
    ]
    assert kept.sources["attribution"].str.contains("Contains information from").all()
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == ["ietf.parquet", "iso.parquet"]


def test_the_same_file_is_kept_as_the_same_bytes(write: Write, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        import_files([write(csv_text(), "iso.csv")], tmp_path / folder)
    assert (tmp_path / "one/iso.parquet").read_bytes() == (tmp_path / "two/iso.parquet").read_bytes()


def _changed(**values: Any) -> bytes:
    """Records of which the third is changed."""
    return json_lines([*RECORDS[:2], {**RECORDS[2], **values}, *RECORDS[3:]])


HEADER = csv_text().split(b"\r\n")[0]
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (json_lines()[:-40], ":12: not JSON: "),
        (b"{}\n", ":1: there is no id; this is not a record"),
        (json_lines() + b"[1]\n", ":13: not a JSON object"),
        (json_lines(RECORDS[:1]) + b"[" * 100_000 + b"\n", ":2: not JSON: "),
        (json_lines(RECORDS[:1]) + b'{"id": ' + b"9" * 5000 + b"}\n", ":2: not JSON: "),
        (json_lines(RECORDS[:1]) + b'{"id": "\xff"}\n', ":2: not UTF-8"),
        (_changed(currentStage="soon"), ":3: currentStage: "),
        (_changed(publicationDate="2015-02-30"), ":3: publicationDate: "),
        (_changed(publicationDate="in 2015"), ":3: publicationDate: is no date, found 'in 2015'"),
        (_changed(replacedBy="soon"), ":3: replacedBy.0: "),
        (_changed(reference=""), ":3: reference: "),
        (_changed(title="Quality"), ":3: title: "),
        (b'{"a": "' + b"a" * 5_000_000 + b'"}\n', ":1: the line is longer than"),
        (b"[]\n", ":1: not a JSON object"),
        (b"", "there is no document in it"),
        (b"\n\n", ":1: there is no column id"),
        (HEADER, "there is no document in it"),
        (b"a,b,c\n1,2,3\n", ":1: there is no column id; iso_deliverables_metadata has one"),
        (csv_text().replace(b"currentStage", b"stage"), ":1: there is no column currentStage"),
        (HEADER + b"\n1,2\n", ":2: 2 fields where the header has 16"),
        (csv_text() + b'1,"not\nclosed', ":38: not CSV: "),
        (csv_text().replace(b"9092", b"soon"), ":8: currentStage: "),
        (csv_text().replace(b"29.0", b"\xff", 1), ":2: not UTF-8"),
        (b"PAR1 and nothing more", ", row 1: not a readable Parquet file: "),
        (RFC_INDEX[:-20], ": not well-formed XML: "),
        (RFC_INDEX.replace("</title>", "", 1), ":39: not well-formed XML: mismatched tag"),
        (RFC_INDEX.replace("September", "Septembre"), ":15: <rfc-entry> with a date that there is not"),
        (RFC_INDEX.replace("1981", "never"), ":15: <rfc-entry> with a date that there is not"),
        (RFC_INDEX.replace("<doc-id>RFC0793</doc-id>", "", 1), ":15: <rfc-entry> without doc-id or title"),
        (RFC_INDEX.replace("?>", f"?>{ENTITIES}", 1), ":1: a document type is declared"),
        (RFC_INDEX.replace("?>", f"?>\n{EXTERNAL}", 1), ":2: a document type is declared"),
        (RFC_INDEX.replace("&amp;", "&b;"), ": not well-formed XML: undefined entity"),
        ("<html><body/></html>", ":1: not an RFC index: <html> for <rfc-index>"),
        ("<rfc-index/>", "there is no document in it"),
        ("<rfc-index>" + "<a>" * 100, ":1: more than 16 elements within each other"),
        (
            RFC_INDEX.replace("Transmission", "T" * 20_000, 1),
            "more than 10000 characters in <title>",
        ),
    ],
)
def test_what_is_no_catalogue_is_refused_in_one_line(
    write: Write, tmp_path: Path, data: bytes | str, told: str
) -> None:
    file = write(data)
    with pytest.raises(CatalogueError) as caught:
        import_files([file], tmp_path / "kept")
    message = str(caught.value)
    assert message.startswith(str(file)) and told in message
    assert message.endswith("; nothing was imported.")
    assert "\n" not in message and len(message) < 500
    assert not (tmp_path / "kept").exists()


def test_a_bad_row_of_parquet_is_told_by_its_number(tmp_path: Path) -> None:
    records = [*map(flat, RECORDS[:2]), flat(RECORDS[2]) | {"publicationDate": "soon"}]
    pq.write_table(pa.Table.from_pylist(records), tmp_path / "iso.parquet")
    with pytest.raises(CatalogueError, match=r"iso.parquet, row 3: publicationDate: is no date"):
        import_files([tmp_path / "iso.parquet"], tmp_path / "kept")


def test_what_was_imported_stays_when_an_import_fails(write: Write, tmp_path: Path) -> None:
    import_files([write(json_lines())], tmp_path / "kept")
    before = (tmp_path / "kept/iso.parquet").read_bytes()
    with pytest.raises(CatalogueError):
        import_files([write(json_lines(RECORDS[:2])), write("<rfc-index/>", "rfc")], tmp_path / "kept")
    assert {path.name: path.read_bytes() for path in (tmp_path / "kept").iterdir()} == {"iso.parquet": before}


def test_two_files_of_one_catalogue_are_too_many(write: Write, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="Two of the files are the iso catalogue"):
        import_files([write(json_lines(), "a"), write(csv_text(), "b")], tmp_path / "kept")


def test_a_pipe_is_not_waited_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "missing", "."):
        with pytest.raises(CatalogueError, match="there is no such file"):
            import_files([tmp_path / name], tmp_path / "kept")


def test_nothing_imported_is_an_empty_catalogue(tmp_path: Path) -> None:
    assert load(tmp_path).entries.is_empty() and load(tmp_path).sources.is_empty()


def test_a_kept_file_that_cannot_be_used_says_so(write: Write, tmp_path: Path) -> None:
    (tmp_path / "iso.parquet").write_bytes(b"no Parquet")
    with pytest.raises(CatalogueError, match=r"iso.parquet: cannot be read .*; import the catalogue again"):
        load(tmp_path)
    pq.write_table(pa.table({"a": [1]}), tmp_path / "iso.parquet")
    with pytest.raises(CatalogueError, match=r"iso.parquet: was not written by this version"):
        load(tmp_path)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["id", "reference", "title", "publicationDate", "currentStage", "replacedBy"]), _JSON
    )
)
def test_any_record_is_taken_or_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    file = tmp_path / "file"
    file.write_bytes(json.dumps({**RECORDS[0], **changes}).encode() + b"\n")
    try:
        import_files([file], tmp_path / "kept")
    except CatalogueError as error:
        assert f"{file}:1: " in str(error)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60), st.integers(0, len(RFC_INDEX)))
def test_any_bytes_are_taken_or_refused(tmp_path: Path, noise: bytes, place: int) -> None:
    index = RFC_INDEX.encode()
    for data in (noise, index[:place] + noise + index[place:]):
        file = tmp_path / "file"
        file.write_bytes(data)
        try:
            import_files([file], tmp_path / "kept")
        except CatalogueError as error:
            assert str(error).startswith(str(file))
