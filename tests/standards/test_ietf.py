"""IETF: RFCs, their subseries, Internet-Drafts and their URNs."""

import pytest

from transforms.standards import InvalidStandard, parse

SPELLINGS = {
    "RFC 9110": ("RFC 9110", "urn:ietf:rfc:9110"),
    "rfc9110": ("RFC 9110", "urn:ietf:rfc:9110"),
    "RFC-9110": ("RFC 9110", "urn:ietf:rfc:9110"),
    "rfc:2119": ("RFC 2119", "urn:ietf:rfc:2119"),
    "IETF RFC 2119": ("RFC 2119", "urn:ietf:rfc:2119"),
    "RFC 0791": ("RFC 791", "urn:ietf:rfc:791"),
    "RFC No. 791": ("RFC 791", "urn:ietf:rfc:791"),
    "Request for Comments: 791": ("RFC 791", "urn:ietf:rfc:791"),
    "urn:ietf:rfc:2648": ("RFC 2648", "urn:ietf:rfc:2648"),
    "norme/rfc-9110": ("RFC 9110", "urn:ietf:rfc:9110"),
    "BCP14": ("BCP 14", "urn:ietf:bcp:14"),
    "STD 97": ("STD 97", "urn:ietf:std:97"),
    "FYI 4": ("FYI 4", "urn:ietf:fyi:4"),
    "draft-ietf-quic-transport-34": ("draft-ietf-quic-transport-34", "urn:ietf:id:ietf-quic-transport-34"),
    "draft-ietf-quic-transport": ("draft-ietf-quic-transport", "urn:ietf:id:ietf-quic-transport"),
    "I-D.ietf-quic-transport": ("draft-ietf-quic-transport", "urn:ietf:id:ietf-quic-transport"),
    "urn:ietf:id:ietf-urn-ietf-06": ("draft-ietf-urn-ietf-06", "urn:ietf:id:ietf-urn-ietf-06"),
    "draft-adams-cast-256": ("draft-adams-cast-256", "urn:ietf:id:adams-cast-256"),
}
INVALID = (
    "RFC",
    "RFC 0",
    "RFCs",
    "RFC 2119 3",
    "RFC 2119-bis",
    "STD 802.3",
    "STD 802.3",
    "draft-2",
    "draft-1-2",
)
ORDERED = (
    "BCP 14",
    "draft-ietf-quic-transport-33",
    "draft-ietf-quic-transport-34",
    "RFC 791",
    "RFC 9110",
    "STD 5",
)


@pytest.mark.parametrize(("written", "meant", "urn"), [(w, *m) for w, m in SPELLINGS.items()])
def test_spelling(written: str, meant: str, urn: str) -> None:
    standard = parse(written)
    assert (str(standard), standard.french, standard.urn) == (meant, meant, urn)
    assert parse(meant) == parse(urn) == standard


@pytest.mark.parametrize("text", INVALID)
def test_anything_else_is_invalid(text: str) -> None:
    with pytest.raises(InvalidStandard):
        parse(text)


def test_order() -> None:
    assert [str(s) for s in sorted(map(parse, reversed(ORDERED)))] == list(ORDERED)


def test_work_and_edition() -> None:
    draft = parse("draft-ietf-quic-transport-34")
    assert (draft.standard_id, draft.edition_id) == ("draft-ietf-quic-transport", str(draft))
    assert parse(draft.standard_id) == draft.undated
    assert draft.undated.edition_id is None
    assert (parse("RFC 9110").standard_id, parse("RFC 9110").edition_id) == ("RFC 9110", None)
