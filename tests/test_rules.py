"""Every rule is explained, and the notes that are its example break it."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from transforms.extract import extract
from transforms.issues import FAMILIES, RULES, Rule
from transforms.normalise import normalise
from transforms.note import NoteSource
from transforms.options import Options

AT = datetime(2026, 11, 22)
NO_NOTE = {"EN002", "EN004", "EN005", "EN006", "FM004", "MD001", "MD002"}
"""Rules whose example tells of a note that a text cannot show."""

SEVERAL_NOTES = {
    "AL001": {"a": "---\naliases: [OIN]\n---\n", "b": "---\naliases: [oin]\n---\n"},
    "LK002": {"One/Plan": "# Plan", "Two/Plan": "# Plan", "c": "See [[plan]]."},
    "LK004": {"ISO": "---\naliases: [OIN]\n---\n", "other": "See [[OIN]]."},
}
ONE_NOTE = [
    code
    for code, rule in RULES.items()
    if rule.family not in ("FS", "CT") and code not in {*NO_NOTE, *SEVERAL_NOTES}
]


def rules_broken(notes: dict[str, str]) -> set[str]:
    """The codes of the issues of a vault of these notes."""
    sources = [NoteSource(name, f"{name}.md", text.encode(), "") for name, text in sorted(notes.items())]
    tables = normalise(extract(sources, Options()), [], Options(), AT)
    return set(tables["issues"]["rule"].to_pylist())


@pytest.mark.parametrize("code", ONE_NOTE)
def test_the_example_breaks_the_rule(code: str) -> None:
    assert code in rules_broken({"note": RULES[code].example})


@pytest.mark.parametrize("code", SEVERAL_NOTES)
def test_the_notes_of_the_example_break_the_rule(code: str) -> None:
    assert code in rules_broken(SEVERAL_NOTES[code])


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_is_told_in_sentences(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{2}[0-9]{3}", rule.code) and rule.family in FAMILIES
    for text in (rule.message, rule.fix, rule.meaning):
        assert text.endswith(".") and "\n" not in text
    assert rule.example and "\t" not in rule.example
