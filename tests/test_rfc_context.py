"""Requests for Comments of other projects, told from the IETF's by what the whole note says."""

from __future__ import annotations

import pytest

from transforms.frontmatter import read_frontmatter
from transforms.markdown import read_body
from transforms.mentions import standard_mentions
from transforms.options import Options
from transforms.rows import StandardMention


def mentions(note: str) -> list[StandardMention]:
    options = Options()
    frontmatter = read_frontmatter(note, options)
    body = read_body(frontmatter.body, frontmatter.body_line, 1, options.dates, options.limits)
    return standard_mentions(frontmatter, body, 100_000).rows


def sure(note: str) -> list[str]:
    return [row.canonical for row in mentions(note) if row.confidence >= 0.5]


RUST = "Decided in [the text](https://github.com/rust-lang/rfcs/blob/master/text/0243-catch.md).\n\n"


@pytest.mark.parametrize(
    "note",
    [
        f"{RUST}We follow RFC 2119 here.",
        "See https://rust-lang.github.io/rfcs/2394-async_await.html.\n\nAs RFC 2394 says, so be it.",
        "[In it](https://rfcs.emberjs.com/id/0385), and RFC 385 says more.",
        "[All of them](https://github.com/NixOS/rfcs)\n\n- RFC 2119 : how we decide",
        "| a |\n|---|\n| RFC 1513 |\n\n<https://github.com/reactjs/rfcs/pull/2>",
        "---\ntags: [rust/rfc]\n---\nAs in RFC 1513.",
        "---\nteam: https://lang-team.rust-lang.org/\n---\nAs in RFC 2229.",
        "---\nsource: https://github.com/rust-lang/rfcs/pull/2229\nrfc: 2229\n---\nText.",
        "# What the Rust RFCs of this year bring\n\nAbove all RFC 2119.",
    ],
)
def test_in_a_note_about_other_requests_a_bare_number_is_doubtful(note: str) -> None:
    found = mentions(note)
    assert found and {row.confidence for row in found} == {0.1}


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("We follow RFC 2119 here.", ["RFC 2119"]),
        (f"{RUST}It serves HTTP by RFC 9110 and addresses by RFC 6890.", ["RFC 9110", "RFC 6890"]),
        (f"{RUST}We follow IETF RFC 2119 here.", ["RFC 2119"]),
        (f"{RUST}We follow RFC 2119 of the IETF here.", ["RFC 2119"]),
        (f"{RUST}Times by [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339), not RFC 2822.", ["RFC 3339"]),
        (
            f"{RUST}Times by [RFC 3339](https://datatracker.ietf.org/doc/html/rfc3339#section-5).",
            ["RFC 3339"],
        ),
        ("Told in [RFC 1035](http://www.faqs.org/rfcs/rfc1035.html).", ["RFC 1035"]),
        (
            "Told in [RFC 1035](http://www.faqs.org/rfcs/rfc1035.html), and RFC 1034.",
            ["RFC 1035", "RFC 1034"],
        ),
        ("Told in <https://www.ietf.org/rfcs/> of old: RFC 1035.", ["RFC 1035"]),
        (f"{RUST}We follow BCP 14 and ISO 8601.", ["BCP 14", "ISO 8601"]),
        ("---\ntags: [rust]\n---\nWe parse times by RFC 3339.", ["RFC 3339"]),
        ("[An idea](https://example.org/t/rfc-limits/10670)\n\nMUST is as in RFC 2119.", ["RFC 2119"]),
    ],
)
def test_the_ietf_keeps_its_own(note: str, wanted: list[str]) -> None:
    assert sure(note) == wanted


def test_links_without_end_are_read_in_linear_time() -> None:
    urls = "\n".join(f"https://example.org{'/rfc1' * 200}/{number}" for number in range(20))
    assert "RFC 2119" in sure(f"{urls}\n\nRFC 2119")
