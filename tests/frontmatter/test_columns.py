from __future__ import annotations

from datetime import datetime

import pytest

from tests.frontmatter.reading import read


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("title: a\ntitre: b", "a"),
        ("titre: b", "b"),
        ("TITLE: a", "a"),
        ("title: 1.10", "1.10"),
        ("title:\ntitre: b", "b"),
        ("title: ''\ntitre: b", "b"),
        ("title: null\ntitre: b", "b"),
        ("title: 'null'", "null"),
        ("title: |\n  a\n", "a"),
        ("title: [a, 1, null, '']", "a, 1"),
        ("title: {en: a}\ntitre: b", "b"),
        ("title: []", None),
        ("x: a", None),
    ],
)
def test_first(inner: str, wanted: str | None) -> None:
    assert read(inner).first(("title", "titre")) == wanted


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("created: 2024-02-29", datetime(2024, 2, 29)),
        ("created: '2024-02-29'", datetime(2024, 2, 29)),
        ("Date Created: 2024-02-29", datetime(2024, 2, 29)),
        ("created: 2024-02-29T10:00+02:00", datetime(2024, 2, 29, 8)),
        ("created: 1656970484337", datetime(2022, 7, 4, 21, 34, 44, 337000)),
        ("created: [2024-02-29]", datetime(2024, 2, 29)),
        ("created: hier\ndate created: 2024-02-29", datetime(2024, 2, 29)),
        ("created: 2024", None),
        ("created: 2024-02-30", None),
        ("created: 1e300", None),
        ("created: {a: 2024-02-29}", None),
        ("created: [2024-02-29, 2024-03-01]", None),
        ("created:", None),
    ],
)
def test_first_time(inner: str, wanted: datetime | None) -> None:
    assert read(inner).first_time(("created", "date created")) == wanted


@pytest.mark.parametrize(
    ("inner", "is_told"),
    [
        ("type: [a, b]", True),
        ("pays: {a: b}", True),
        ("type: [[a, b], c]", True),
        ("type: [a]", False),
        ("type: []", False),
        ("type: a", False),
        ("other: [a, b]", False),
    ],
)
def test_several_values_for_one_column_are_told(inner: str, is_told: bool) -> None:
    assert [finding.rule for finding in read(inner).findings] == ["FM008"] * is_told


def test_links_in_values() -> None:
    found = read('up: "[[A#b|c]]"\nx:\n  - see [[B]] and https://example.org/y.\n  - [[C]]\nn: 5')
    assert [tuple(link) for link in found.links] == [
        (1, "wikilink", "A", "b", "heading", "c", "up", None, 2),
        (2, "wikilink", "B", None, None, None, "x", None, 4),
        (3, "url", "https://example.org/y", None, None, None, "x", None, 4),
        (4, "wikilink", "C", None, None, None, "x", None, 5),
    ]
