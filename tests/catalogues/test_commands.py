"""`notemart standards`: import, the export that uses it, and names explained."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.cli import main
from tests.catalogues.files import RFC_INDEX, csv_text, json_lines

Notemart = Callable[..., int]

NOTE = """---
norme: ISO/IEC 27001:2013
---
# Sources

- **ISO 9001:2008** : la version d'avant
- **ISO 9001** : gestion de la qualité
- RFC 793, RFC 9293, SSL by RFC 6101
- ISO 31000:2018, ISO 9001:2008 again
- ISO 31000:1999
"""


@pytest.fixture
def notemart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Notemart]:
    """Runs the program in `tmp_path`, where a vault and two catalogues lie, and gives its exit code."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "Sources.md").write_text(NOTE, "utf-8")
    (tmp_path / "iso.csv").write_bytes(csv_text())
    (tmp_path / "rfc-index.xml").write_text(RFC_INDEX, "utf-8")

    def run(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["notemart", *map(str, arguments)])
        try:
            main()
        except SystemExit as ended:
            return int(ended.code or 0)
        return 0

    yield run
    for number, handler in before.items():
        signal.signal(number, handler)


def _query(sql: str, output: str = "output") -> list[tuple[Any, ...]]:
    with duckdb.connect(f"{output}/current/notemart.duckdb", read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_an_import_fills_the_next_export(notemart: Notemart, capsys: pytest.CaptureFixture[str]) -> None:
    assert notemart("export", "vault") == 0
    assert _query("from withdrawn_citations") == [] == _query("from catalogues")
    standards = "select standard_id, title, title_source, status from standards where number = '9001'"
    assert _query(standards) == [("ISO 9001", "gestion de la qualité", "list_item", None)]

    assert notemart("standards", "import", "iso.csv", "rfc-index.xml") == 0
    told = capsys.readouterr().out
    assert "11 documents of the iso catalogue in output/catalogues/iso.parquet" in told
    assert "1 left out whose reference is in no form known here: No reference at all" in told
    assert "under the ODC Attribution License" in told
    assert notemart("export", "vault") == 0
    assert _query("select catalogue, licence, entry_count from catalogues") == [
        ("ietf", None, 11),
        ("iso", "ODC-By-1.0", 11),
    ]
    quality = "Quality management systems — Requirements"
    assert _query(standards) == [("ISO 9001", quality, "catalogue", "published")]
    assert _query("select published_date from standards where number = '31000'") == [(date(2018, 2, 1),)]
    assert _query(
        "select standard_id, edition_id, status, replaced_by, current_edition_id, mention_count, first_line"
        " from withdrawn_citations"
    ) == [
        ("ISO 9001", "ISO 9001:2008", "withdrawn", "ISO 9001:2015", "ISO 9001:2015", 2, 6),
        *(
            ("ISO/IEC 27001", f"ISO/IEC 27001:{year}", "withdrawn", replaced, replaced, 1, 2)
            for year, replaced in [(2013, "ISO/IEC 27001:2022")]
        ),
        ("RFC 6101", None, "historic", None, None, 1, 8),
        ("RFC 793", None, "obsoleted", "RFC 9293", None, 1, 8),
    ]
    labels = _query("select label from standard_mentions where label is not null order by label")
    assert labels == [("gestion de la qualité",), ("la version d'avant",)]


def test_catalogues_may_lie_elsewhere(notemart: Notemart, monkeypatch: pytest.MonkeyPatch) -> None:
    assert notemart("standards", "import", "rfc-index.xml", "--catalogues", "shared") == 0
    assert not Path("output").exists()
    monkeypatch.setenv("NOTEMART_CATALOGUES", "shared")
    assert notemart("export", "vault", "--output", "mart") == 0
    assert _query("select catalogue from catalogues", "mart") == [("ietf",)]
    monkeypatch.delenv("NOTEMART_CATALOGUES")
    Path("vault/notemart.toml").write_text('catalogues = "../shared"\n', "utf-8")
    assert notemart("export", "vault", "--output", "other") == 0
    assert _query("select catalogue from catalogues", "other") == [("ietf",)]


def test_a_catalogue_that_cannot_be_used_stops_an_export_before_it_begins(
    notemart: Notemart, capsys: pytest.CaptureFixture[str]
) -> None:
    assert notemart("standards", "import", "iso.csv") == 0
    Path("output/catalogues/iso.parquet").write_bytes(b"damaged")
    capsys.readouterr()
    assert notemart("export", "vault") == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "import the catalogue again" in told
    assert not Path("output/current").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["import", "missing.csv"], 2, "notemart: missing.csv: there is no such file."),
        (["import", "bad.jsonl"], 2, "notemart: bad.jsonl:13: not JSON: "),
        (["import"], 2, "Name a file"),
        (["import", "iso.csv", "--output", "iso.csv"], 4, "cannot be written"),
        (["parse"], 2, "Name a standard"),
        (["parse", "ISO 9001", "ISO 9001 or so"], 2, "notemart: ISO 9001 or so: not the identifier"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_a_code(
    notemart: Notemart, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, told: str
) -> None:
    Path("bad.jsonl").write_bytes(json_lines() + b'{"id": 1, "ref\n')
    assert notemart("standards", *arguments) == code
    error = capsys.readouterr().err
    assert told in error and error.count("\n") == 1
    assert not Path("output").exists()


def test_a_name_is_explained(notemart: Notemart, capsys: pytest.CaptureFixture[str]) -> None:
    assert notemart("standards", "parse", "iso/cei 27001:2022", "NF EN ISO 9001") == 0
    assert capsys.readouterr().out == (
        "iso/cei 27001:2022\n"
        "canonical  ISO/IEC 27001:2022\n"
        "standard   ISO/IEC 27001\n"
        "edition    ISO/IEC 27001:2022\n"
        "key        iso 27001\n"
        "urn        urn:iso:std:iso-iec:27001\n"
        "french     ISO/CEI 27001:2022\n"
        "\n"
        "NF EN ISO 9001\n"
        "canonical  NF EN ISO 9001\n"
        "standard   NF EN ISO 9001\n"
        "adopts     EN ISO 9001\n"
        "key        nf en iso 9001\n"
        "french     NF EN ISO 9001\n"
    )
