"""Where standards are named outside the running text: what links lead to under another text."""

from __future__ import annotations

import pytest

from transforms.frontmatter import read_frontmatter
from transforms.markdown import read_body
from transforms.mentions import standard_mentions
from transforms.options import Options


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("[[norme/ISO 27001|la norme]]", ["ISO 27001"]),
        ("![[RFC 9110.png|le schéma]]", ["RFC 9110"]),
        ("[la norme](norme/ISO%2027001.md#Portée)", ["ISO 27001"]),
        ("![le schéma](img/RFC%209110.png)", ["RFC 9110"]),
        ("[la norme][1]\n\n[1]: <ISO 27001.md>", ["ISO 27001"]),
        ("[la norme](https://example.org/ISO%2027001.md)", []),
        ("[la norme](mailto:ISO%2027001@example.org)", []),
        ("[[ISO 27001|la 27001]]", []),
        ("[ISO/IEC 27001](ISO%2027001.md)", []),
        ("[[nowhere|la norme]]", []),
    ],
)
def test_link_targets(link: str, named: list[str]) -> None:
    frontmatter = read_frontmatter(f"Text.\n\n{link}\n", Options())
    body = read_body(frontmatter.body, frontmatter.body_line, 1)
    rows = standard_mentions(frontmatter, body, 100).rows
    found = [(row.raw, row.line) for row in rows if row.source == "link"]
    assert found == [(name, 3) for name in named]
