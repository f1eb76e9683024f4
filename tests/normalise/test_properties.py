"""What holds for every vault: counts reconcile, references hold, chunks do not matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.checks import check
from transforms.normalise import normalise
from transforms.options import Options
from transforms.schema import TABLE, TABLES

from .conftest import SEEN_AT, Rows, note, stage

_QUIET = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
_NAMES = st.sampled_from(["a", "b", "x/a", "x/b", "x/y/a", "É", "é", "x/ISO 9001", "a.b"])
_TAGS = st.sampled_from(["n", "n/a", "n/a/b", "N/A", "é", "e", "e/é", "e/e", "norme/iso-9001", "a-b", "ab"])
_TARGETS = st.sampled_from(
    ["a", "b", "x/a", "A.md", "../a", "./b", "", "é", "k", "p.png", "https://x.y", "/", "."]
)
_WORKS = st.sampled_from(["ISO 9001", "ISO 9001:2015", "ISO/IEC 27001", "ISO 27001:2022", "ISO/TR 9001", "?"])
_NOTE = st.fixed_dictionaries(
    {
        "tags": st.lists(st.tuples(_TAGS, st.sampled_from(["frontmatter", "inline"])), max_size=6),
        "links": st.lists(st.tuples(_TARGETS, st.sampled_from(["wikilink", "markdown"])), max_size=6),
        "aliases": st.lists(st.sampled_from(["k", "a", "é", "iso 9001", "titre"]), unique=True, max_size=3),
        "works": st.lists(st.tuples(_WORKS, st.sampled_from([0.2, 0.9])), max_size=5),
        "country": st.sampled_from([None, "Suisse", "Ruritanie", "[[France]]"]),
        "title": st.sampled_from(["Titre", "k", "ISO 9001"]),
    }
)
_VAULTS = st.dictionaries(_NAMES, _NOTE, max_size=7)


def _rows(vault: dict[str, Any]) -> dict[str, Rows]:
    """The rows of a vault, in the order of its notes."""
    rows: dict[str, Rows] = {name: [] for name in ("entities", "entity_tags", "links", "aliases")}
    rows["standard_mentions"] = []
    for entity_id, drawn in sorted(vault.items()):
        own = {"entity_id": entity_id}
        rows["entities"].append(note(f"{entity_id}.md", country=drawn["country"], title=drawn["title"]))
        uses = {(raw.lower(), source): raw for raw, source in drawn["tags"]}
        rows["entity_tags"] += (
            {**own, "tag": tag, "source": source, "raw": raw} for (tag, source), raw in sorted(uses.items())
        )
        rows["aliases"] += ({**own, "alias_key": alias, "alias": alias} for alias in sorted(drawn["aliases"]))
        rows["links"] += (
            {**own, "link_no": number, "target": target, "syntax": syntax}
            for number, (target, syntax) in enumerate(drawn["links"], 1)
        )
        rows["standard_mentions"] += (
            {
                **own,
                "mention_no": number,
                "canonical": work,
                "raw": work,
                "confidence": sure,
                "source": "text",
            }
            for number, (work, sure) in enumerate(drawn["works"], 1)
        )
    return rows


def _normalised(staged: dict[str, pa.Table]) -> dict[str, pa.Table]:
    return normalise(staged, ["x/p.png"], Options(), SEEN_AT)


@_QUIET
@given(_VAULTS)
def test_every_promise_of_the_declaration_is_kept(vault: dict[str, Any]) -> None:
    tables = _normalised(stage(_rows(vault)))
    assert check(tables) == []
    assert list(tables) == [table.name for table in TABLES if not table.has_history]


@_QUIET
@given(_VAULTS)
def test_counts_reconcile(vault: dict[str, Any]) -> None:
    tables = {name: table.to_pylist() for name, table in _normalised(stage(_rows(vault))).items()}
    carriers: dict[str, set[str]] = {}
    for use in tables["entity_tags"]:
        carriers.setdefault(use["tag"], set()).add(use["entity_id"])
    for tag in tables["tags"]:
        below = [notes for other, notes in carriers.items() if f"{other}/".startswith(f"{tag['tag']}/")]
        assert tag["entity_count"] == len(carriers.get(tag["tag"], ()))
        assert tag["total_entity_count"] == len(set().union(*below)) >= tag["entity_count"]
        assert tag["is_used"] == (tag["tag"] in carriers)
        assert tag["label"].lower() == tag["tag"]
    for column, wanted in (
        (
            "backlink_count",
            sum(row["target_entity_id"] not in (None, row["entity_id"]) for row in tables["links"]),
        ),
        ("issue_count", len(tables["issues"])),
    ):
        assert sum(row[column] for row in tables["entities"]) == wanted
    sure = [row["standard_id"] for row in tables["standard_mentions"] if row["standard_id"]]
    assert sum(row["mention_count"] for row in tables["standards"]) == len(sure)


@_QUIET
@given(_VAULTS, st.integers(1, 5))
def test_chunks_do_not_matter(vault: dict[str, Any], size: int) -> None:
    whole = stage(_rows(vault))
    pieces = {
        name: pa.concat_tables([table.slice(at, size) for at in range(0, max(len(table), 1), size)])
        for name, table in whole.items()
    }
    assert _normalised(pieces) == _normalised(whole)


def test_tables_in_order_are_passed_on_without_a_copy(
    staged: Callable[[dict[str, Rows]], dict[str, pa.Table]],
) -> None:
    given_ = staged({"entities": [note("a.md")], "documents": [{"entity_id": "a", "text": "x" * 99}]})
    document = _normalised(given_)["documents"]
    before, after = (table.column("text").chunk(0).buffers()[2] for table in (given_["documents"], document))
    assert before.address == after.address
    assert document.schema.equals(TABLE["documents"].arrow, check_metadata=True)
