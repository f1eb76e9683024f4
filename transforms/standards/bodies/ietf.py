"""IETF: Requests for Comments, their subseries (BCP, STD, FYI) and Internet-Drafts.

Sources: RFC 7841 (streams and series), RFC 2026, section 2.1 (RFCs and their subseries), the IETF's
guidelines for authors of Internet-Drafts (names), RFC 2648 (URNs, which it writes without the `draft-`).
"""

from __future__ import annotations

import re

from ..body import Body, Language
from ..model import Standard
from ..pattern import lazy

SERIES = ("RFC", "BCP", "STD", "FYI")
LEADS = (*SERIES, "IETF", "Request", "Requests", "draft", "Internet", "I", "urn")

NUMBERED = r"""
    (?: IETF[\ /-]? | urn:ietf: )?
    (?: (?P<series>RFC|BCP|STD|FYI) | (?:Requests?\ for\ Comments) )
    (?: \ ?(?:No\.?|N°|\#|:)\ ? | [\ _-] )? 0{0,8}
    (?P<number>[1-9][0-9]{0,5})
"""
"""`RFC 9110`, `RFC-9110`, `rfc:2119`, `urn:ietf:rfc:2648`, `Request for Comments 791`."""

DRAFT = r"""
    (?: (?:IETF\ |Internet-Draft\ )?draft- | (?:I-D\.|urn:ietf:id:)(?:draft-)? )
    (?P<name>[0-9a-z_.+]+(?:-[0-9a-z_.+]+)+?)
    (?: -(?P<version>[0-9]{2}) )?
    (?: \.(?:txt|xml|html|pdf) )?
"""
"""`draft-ietf-quic-transport-34`: author or IETF, group, subject, and always two figures of version."""

_NUMBERED = lazy(NUMBERED, re.VERBOSE | re.IGNORECASE)
_DRAFT = lazy(DRAFT, re.VERBOSE | re.IGNORECASE)


def parse(text: str) -> Standard | None:
    """Return the RFC, the member of a subseries or the Internet-Draft that the text names."""
    found = _NUMBERED.fullmatch(text)
    if found:
        series = (found["series"] or "RFC").upper()
        return Standard(body="ietf", publisher="IETF", series=series, number=found["number"])
    found = _DRAFT.fullmatch(text)
    if found is None or not any(map(str.isalpha, found["name"])):
        return None
    name, version = found["name"].lower(), found["version"] or ""
    return Standard(body="ietf", publisher="IETF", series="I-D", stage="I-D", number=name, version=version)


def render(standard: Standard, language: Language) -> str:
    """Return `RFC 9110` or `draft-ietf-quic-transport-34`, which are the same in every language."""
    if standard.series != "I-D":
        return f"{standard.series} {standard.number}"
    return f"draft-{standard.number}" + (f"-{standard.version}" if standard.version else "")


def urn(standard: Standard) -> str:
    """Return the URN of RFC 2648: `urn:ietf:rfc:9110`, `urn:ietf:id:ietf-quic-transport-34`."""
    if standard.series != "I-D":
        return f"urn:ietf:{standard.series.lower()}:{standard.number}"
    return "urn:ietf:id:" + render(standard, "en").removeprefix("draft-")


BODY = Body(name="ietf", leads=LEADS, parse=parse, render=render, urn=urn, work_fields=frozenset(("stage",)))
