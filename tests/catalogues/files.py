"""Small catalogues in the formats that ISO and the RFC Editor publish."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

QUALITY = ("Quality management systems — Requirements", "Systèmes de management de la qualité — Exigences")
SECURITY = (
    "Information security, cybersecurity and privacy protection — Information security management systems"
    " — Requirements",
    "Sécurité de l'information, cybersécurité et protection de la vie privée — Systèmes de management de la"
    " sécurité de l'information — Exigences",
)
RISK = ("Risk management — Guidelines", "Management du risque — Lignes directrices")


def _record(
    number: int,
    reference: str,
    titles: tuple[str, str | None] | None,
    published: str | None,
    stage: int,
    replaced_by: list[int] | None = None,
) -> dict[str, Any]:
    return {
        "id": number,
        "deliverableType": "IS",
        "supplementType": "Amd" if "/Amd" in reference else None,
        "reference": reference,
        "title": dict(zip(("en", "fr"), titles, strict=True)) if titles else None,
        "publicationDate": published,
        "edition": 1,
        "icsCode": ["03.100.70", "03.120.10"],
        "ownerCommittee": "ISO/TC 176/SC 2",
        "currentStage": stage,
        "replaces": None,
        "replacedBy": replaced_by,
        "languages": ["en", "fr"],
        "pages": {"en": 29},
        "scope": {"en": '<p>Says "what",\nand for whom.</p>\n'},
    }


RECORDS = (
    _record(42180, "ISO 9001:2000", QUALITY, "2000-12-15", 9599, [46486]),
    _record(46486, "ISO 9001:2008", QUALITY, "2008-11-15", 9599, [62085]),
    _record(62085, "ISO 9001:2015", QUALITY, "2015-09-15", 9092),
    _record(88431, "ISO 9001:2015/Amd 1:2024", ("Climate action changes", None), "2024-02", 6060),
    _record(42103, "ISO/IEC 27001:2005", SECURITY, "2005-10", 9599, [54534]),
    _record(54534, "ISO/IEC 27001:2013", SECURITY, "2013-10", 9599, [82875]),
    _record(82875, "ISO/IEC 27001:2022", SECURITY, "2022-10-25", 6060),
    _record(43170, "ISO 31000:2009", RISK, "2009-11-15", 9599, [65694]),
    _record(65694, "ISO 31000:2018", RISK, "2018-02", 9093),
    _record(5, "ISO/WD 0", None, None, 2098),
    _record(6, "ISO/DIS 99990", None, None, 4020),
    _record(7, "No reference at all", None, None, 6060),
)
"""Twelve records of `iso_deliverables_metadata`; the last has a reference that nobody can read."""


def json_lines(records: Iterable[dict[str, Any]] = RECORDS) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def flat(record: dict[str, Any]) -> dict[str, Any]:
    """A record with a column a language, as in CSV."""
    titles = record["title"] or {}
    whole = {key: value for key, value in record.items() if key not in ("title", "pages", "scope")}
    return whole | {
        "title.en": titles.get("en"),
        "title.fr": titles.get("fr"),
        "pages.en": 29.0,
        "scope.en": record["scope"]["en"],
    }


def csv_text(records: Iterable[dict[str, Any]] = RECORDS) -> bytes:
    """As ISO writes CSV: lists between brackets, nothing for null, line ends within quotes."""
    rows = [flat(record) for record in records]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


RFC_INDEX = """<?xml version="1.0" encoding="UTF-8"?>
<rfc-index xmlns="https://www.rfc-editor.org/rfc-index"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
           xsi:schemaLocation="https://www.rfc-editor.org/rfc-index https://www.rfc-editor.org/rfc-index.xsd">
    <bcp-entry>
        <doc-id>BCP0002</doc-id>
    </bcp-entry>
    <bcp-entry>
        <doc-id>BCP0014</doc-id>
        <is-also>
            <doc-id>RFC2119</doc-id>
            <doc-id>RFC8174</doc-id>
        </is-also>
    </bcp-entry>
    <rfc-entry>
        <doc-id>RFC0793</doc-id>
        <title>Transmission Control Protocol</title>
        <author>
            <name>J. Postel</name>
        </author>
        <date>
            <month>September</month>
            <year>1981</year>
        </date>
        <format>
            <file-format>ASCII</file-format>
        </format>
        <page-count>91</page-count>
        <obsoletes>
            <doc-id>RFC0761</doc-id>
        </obsoletes>
        <obsoleted-by>
            <doc-id>RFC9293</doc-id>
        </obsoleted-by>
        <current-status>INTERNET STANDARD</current-status>
        <publication-status>INTERNET STANDARD</publication-status>
        <stream>Legacy</stream>
        <doi>10.17487/RFC0793</doi>
    </rfc-entry>
    <rfc-entry>
        <doc-id>RFC1149</doc-id>
        <title>Standard for the transmission of IP datagrams on avian carriers</title>
        <date>
            <month>April</month>
            <day>1</day>
            <year>1990</year>
        </date>
        <updated-by>
            <doc-id>RFC2549</doc-id>
        </updated-by>
        <current-status>EXPERIMENTAL</current-status>
    </rfc-entry>
    <rfc-entry>
        <doc-id>RFC2119</doc-id>
        <title>Key words for use in RFCs to Indicate
            Requirement Levels</title>
        <date>
            <month>March</month>
            <year>1997</year>
        </date>
        <abstract><p>Key words &amp; what they <b>mean</b>.</p></abstract>
        <is-also>
            <doc-id>BCP0014</doc-id>
        </is-also>
        <current-status>BEST CURRENT PRACTICE</current-status>
    </rfc-entry>
    <rfc-entry>
        <doc-id>RFC4346</doc-id>
        <title>The Transport Layer Security (TLS) Protocol Version 1.1</title>
        <date>
            <month>April</month>
            <year>2006</year>
        </date>
        <obsoleted-by>
            <doc-id>RFC5246</doc-id>
        </obsoleted-by>
        <current-status>HISTORIC</current-status>
    </rfc-entry>
    <rfc-entry>
        <doc-id>RFC6101</doc-id>
        <title>The Secure Sockets Layer (SSL) Protocol Version 3.0</title>
        <date>
            <month>August</month>
            <year>2011</year>
        </date>
        <current-status>HISTORIC</current-status>
    </rfc-entry>
    <rfc-entry>
        <doc-id>RFC9293</doc-id>
        <title>Transmission Control Protocol (TCP)</title>
        <date>
            <month>August</month>
            <year>2022</year>
        </date>
        <obsoletes>
            <doc-id>RFC0793</doc-id>
        </obsoletes>
        <is-also>
            <doc-id>STD0007</doc-id>
        </is-also>
        <current-status>INTERNET STANDARD</current-status>
    </rfc-entry>
    <rfc-not-issued-entry>
        <doc-id>RFC0014</doc-id>
    </rfc-not-issued-entry>
    <std-entry>
        <doc-id>STD0007</doc-id>
        <is-also>
            <doc-id>RFC9293</doc-id>
        </is-also>
    </std-entry>
    <std-entry>
        <doc-id>STD0003</doc-id>
        <title>Host Requirements</title>
        <is-also>
            <doc-id>RFC1122</doc-id>
            <doc-id>RFC1123</doc-id>
        </is-also>
    </std-entry>
</rfc-index>
"""
