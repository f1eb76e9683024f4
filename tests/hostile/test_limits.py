"""A note that goes over a limit is read as far as the limit, and the issue says where that is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from transforms.extract import extract
from transforms.note import NoteSource
from transforms.options import LIMITS, Limits, Options


def rows(data: bytes, limits: Limits = LIMITS) -> dict[str, list[dict[str, Any]]]:
    note = NoteSource("n", "n.md", data, "")
    return {name: table.to_pylist() for name, table in extract([note], Options(limits=limits)).items()}


def over(found: dict[str, list[dict[str, Any]]]) -> list[tuple[int, str | None]]:
    return [(issue["line"], issue["observed"]) for issue in found["issues"] if issue["rule"] == "MD001"]


@pytest.mark.parametrize(
    ("limit", "unit", "table", "per_unit"),
    [
        ("body_events", "- a\n", "list_items", 3),
        ("body_events", "# a\n", "sections", 3),
        ("body_events", "- %% a %% b\n", "list_items", 3),
        ("body_events", "- costs $1 or $2\n", "list_items", 7),
        ("body_links", "https://example.org/{}\n", "links", 1),
        ("body_links", "[[a{}]]\n", "links", 1),
        ("body_tags", "#t{}\n", "entity_tags", 1),
        ("standard_mentions", "ISO {}001\n", "standard_mentions", 1),
        ("standard_mentions", "- ISO {}001\n", "standard_mentions", 1),
    ],
)
def test_the_body(limit: str, unit: str, table: str, per_unit: int) -> None:
    body = "".join(unit.format(number) for number in range(101, 201)).encode()
    whole, part = rows(body), rows(body, replace(LIMITS, **{limit: 50 * per_unit}))
    assert over(whole) == []
    assert 0 < len(part[table]) < len(whole[table])
    if limit != "body_events":
        assert part[table] == whole[table][:50]
        assert over(part) == [(51, f"51 {'standards' if limit == 'standard_mentions' else limit[5:]}")]
    else:
        ((line, _),) = over(part)
        assert 40 <= line <= 60
    assert part["documents"][0]["body"] == whole["documents"][0]["body"]


def test_comments_count_as_events() -> None:
    found = rows(b"%%x%%" * 60 + b" #a", replace(LIMITS, body_events=50))
    assert over(found) == [(1, None)]
    assert found["entity_tags"] == []
    assert rows(b"%%x%%" * 50 + b" #a", replace(LIMITS, body_events=50))["entity_tags"]


def test_exactly_at_a_limit_is_not_over_it() -> None:
    body = b"#a #b https://example.org/1 [[x]] ISO 9001 and ISO 27001"
    exact = Limits(text_bytes=len(body), body_tags=2, body_links=2, standard_mentions=2)
    assert over(rows(body, exact)) == []
    for name, less in (
        ("text_bytes", len(body) - 1),
        ("body_tags", 1),
        ("body_links", 1),
        ("standard_mentions", 1),
    ):
        assert len(over(rows(body, replace(exact, **{name: less})))) == 1


def test_a_tag_counts_with_its_ancestors() -> None:
    found = rows(b"#a/b/c #d #e/f #g", replace(LIMITS, body_tags=5))
    assert [row["tag"] for row in found["entity_tags"]] == ["a/b/c", "d"]
    assert over(found) == [(1, "3 tags")]


def test_the_same_tag_or_link_again_is_no_further_tag() -> None:
    assert over(rows(b"#a #a #A\n" * 10, replace(LIMITS, body_tags=2))) == []


def test_the_size_of_the_text() -> None:
    body = b"---\ntitle: T\n---\n# H\n\nword [[a]]\n" + b"more #tag\n" * 1000
    found = rows(body, replace(LIMITS, text_bytes=100))
    (entity,), (document,) = found["entities"], found["documents"]
    assert (entity["title"], entity["size_bytes"]) == ("T", len(body))
    assert document["body"].encode() == body[17:100]
    assert over(found) == [(body[:100].count(b"\n") + 1, f"{len(body)} bytes")]


def test_a_frontmatter_longer_than_what_is_read_is_no_body() -> None:
    found = rows(b"---\n" + b"key: value\n" * 1000 + b"---\nBody #a\n", replace(LIMITS, text_bytes=1000))
    assert {issue["rule"] for issue in found["issues"]} == {"MD001", "FM004"}
    assert found["entities"][0]["frontmatter_status"] == "invalid"
    assert found["documents"][0]["body"] == "" and found["properties"] == []


def test_a_rule_that_is_no_frontmatter_does_not_hide_a_long_body() -> None:
    found = rows(b"---\n\nA text about #a\n" + b"word\n" * 1000, replace(LIMITS, text_bytes=1000))
    assert [issue["rule"] for issue in found["issues"]] == ["MD001"]
    assert [row["tag"] for row in found["entity_tags"]] == ["a"]


def test_words_that_begin_standards_are_not_looked_at_for_ever() -> None:
    body = b"# ISO 9001\n\n- norme/x norme/y\n\nText\nnorme/z and norme/x\n"
    limits = replace(LIMITS, standard_mentions=1)
    found = rows(body + b"norme/x " * 5, limits)
    assert [row["raw"] for row in found["standard_mentions"]] == ["ISO 9001"]
    assert over(found) == [(7, "6 words that may begin a standard")]
    assert over(rows(body, limits)) == []
