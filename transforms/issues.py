"""Every rule that a note can break: code, severity, what it means and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]


class Finding(NamedTuple):
    """A rule broken in a note, as the stage that saw it tells it: the note itself is added later."""

    rule: str
    line: int | None = None
    key: str | None = None
    observed: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `message` says what is wrong and `fix` what to do, each in one sentence."""

    code: str
    severity: Severity
    message: str
    fix: str


_RULES = (
    Rule(
        "FS001", "error", "The file could not be read.", "Check its permissions and that it is a plain file."
    ),
    Rule(
        "FS002",
        "warning",
        "The symbolic link leads out of the vault and was not followed.",
        "Copy the note into the vault.",
    ),
    Rule(
        "FS003",
        "warning",
        "It is not a regular file and was skipped.",
        "Remove it from the vault, or leave it out by a setting.",
    ),
    Rule(
        "FS004",
        "error",
        "The file is larger than the limit and was skipped.",
        "Split the note, or raise limits.note_bytes.",
    ),
    Rule(
        "FS005",
        "warning",
        "Another note has the same path but for case or Unicode form.",
        "Rename one of the two.",
    ),
    Rule("FS006", "warning", "The file's name is not UTF-8.", "Rename the file."),
    Rule(
        "FS007", "error", "The file changed or vanished while it was read.", "Run again when it is at rest."
    ),
    Rule(
        "FS008",
        "info",
        "The symbolic link was not followed: its target is missing, or read where it stands in the vault.",
        "Remove the link.",
    ),
    Rule(
        "FS009",
        "error",
        "The note made the program that read it crash; it was left out.",
        "Leave the note out by a setting, and report it.",
    ),
    Rule(
        "EN001",
        "warning",
        "The text was UTF-8 read as Mac Roman and saved again; it was repaired.",
        "Save the repaired text, as in documents.body, into the note.",
    ),
    Rule(
        "EN002",
        "error",
        "The file is not UTF-8; it was read byte by byte as Windows-1252.",
        "Save the note as UTF-8.",
    ),
    Rule(
        "EN003",
        "info",
        "Some characters look like UTF-8 read as Mac Roman, but not enough to prove it; nothing was changed.",
        "Correct them by hand if they are wrong.",
    ),
    Rule("EN004", "warning", "The file is UTF-16; it was read as that.", "Save the note as UTF-8."),
    Rule("EN005", "warning", "The note contains NUL characters.", "Remove them."),
    Rule(
        "FM001",
        "error",
        "The frontmatter is not valid and nothing of it could be kept.",
        "Correct the YAML at this line.",
    ),
    Rule(
        "FM002",
        "warning",
        "The frontmatter is not valid; what could be read line by line was kept.",
        "Put the value in quotes, or correct the YAML at this line.",
    ),
    Rule(
        "FM003",
        "warning",
        "The key stands twice in the frontmatter; the last value counts.",
        "Keep one of the two.",
    ),
    Rule(
        "FM004",
        "error",
        "The frontmatter goes over a limit of size, depth or aliases.",
        "Make it smaller, or raise the limit.",
    ),
    Rule(
        "FM005",
        "warning",
        "The frontmatter is never closed by ---.",
        "Add --- on a line of its own below it.",
    ),
    Rule(
        "FM006", "warning", "The frontmatter is not a mapping of keys to values.", "Write it as key: value."
    ),
    Rule(
        "FM007",
        "info",
        "The value looks like a date but there is no such day; it was kept as text.",
        "Correct the date.",
    ),
    Rule(
        "FM008",
        "info",
        "The property feeds an entity column but does not hold one plain value.",
        "Give it a single value.",
    ),
    Rule(
        "FM009",
        "info",
        "The YAML tag is not supported and was not acted on; what it marks was kept as written.",
        "Remove the tag.",
    ),
    Rule(
        "TG001",
        "warning",
        "This is not a valid tag and was left out.",
        "Use letters, digits, _, - and /, with at least one that is no digit.",
    ),
    Rule(
        "TG002",
        "info",
        "Two tags differ only by accents, case or separators.",
        "Choose one of the two spellings.",
    ),
    Rule(
        "TG003",
        "info",
        "Obsidian 1.9 and later ignores tags or aliases written in this way.",
        "Write tags and aliases as YAML lists.",
    ),
    Rule("AL001", "info", "Another note answers to the same name.", "Make the alias more precise."),
    Rule("AL002", "info", "The note declares the same alias twice.", "Remove one of the two."),
    Rule(
        "LK001",
        "warning",
        "The link leads to no note or file of the vault.",
        "Create the note or correct the link.",
    ),
    Rule("LK002", "info", "The link could mean several notes.", "Write the path in the link."),
    Rule("LK003", "warning", "The linked note has no such heading or block.", "Correct what follows the #."),
    Rule(
        "LK004",
        "info",
        "Only an alias answers to the link; Obsidian does not follow it.",
        "Link to the note's file name.",
    ),
    Rule(
        "CN001",
        "info",
        "The country is not recognised.",
        "Write its name in French or English, or its ISO 3166-1 code.",
    ),
    Rule(
        "MD002",
        "error",
        "The note could not be extracted: this is a defect of notemart.",
        "Report it, with the note.",
    ),
    Rule(
        "MD001",
        "warning",
        "The note goes over a limit of the extraction and was read in part.",
        "Split the note, or raise the limit.",
    ),
)

RULES: dict[str, Rule] = {rule.code: rule for rule in _RULES}
"""The rules by code."""
