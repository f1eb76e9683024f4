from __future__ import annotations

from typing import Any

import pytest

from transforms import extract as stage
from transforms.extract import extract
from transforms.markdown import Body, read_body
from transforms.note import NoteSource
from transforms.options import Options

NOTES = [NoteSource(f"n{number}", f"n{number}.md", b"# Title\n\n- item\n", "0" * 64) for number in range(40)]
BAD = 20


def test_a_defect_of_ours_costs_one_note(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_on_one(body: str, *args: Any) -> Body:
        if "defect" in body:
            raise ZeroDivisionError
        return read_body(body, *args)

    monkeypatch.setattr(stage, "read_body", fail_on_one)
    notes = [*NOTES[:BAD], NOTES[BAD]._replace(data=b"# defect\n\n- item\n"), *NOTES[BAD + 1 :]]
    tables = extract(notes, Options())
    assert tables["entities"]["entity_id"].to_pylist() == [note.entity_id for note in notes]
    statuses = tables["entities"]["frontmatter_status"].to_pylist()
    assert [place for place, status in enumerate(statuses) if status == "invalid"] == [BAD]
    assert tables["list_items"]["entity_id"].to_pylist() == [n.entity_id for n in notes if n.path != "n20.md"]
    assert [(row["path"], row["rule"], row["observed"]) for row in tables["issues"].to_pylist()] == [
        ("n20.md", "MD002", "ZeroDivisionError")
    ]


@pytest.mark.parametrize("size", [1, 7, 16])
def test_notes_read_the_same_in_batches_of_any_size(size: int) -> None:
    whole = extract(NOTES, Options())
    parts = [extract(NOTES[first : first + size], Options()) for first in range(0, len(NOTES), size)]
    for name, table in whole.items():
        assert [row for part in parts for row in part[name].to_pylist()] == table.to_pylist()
