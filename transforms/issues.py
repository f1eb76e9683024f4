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
    """A rule: `message` says what is wrong and `fix` what to do, each in one sentence.

    `meaning` says what follows from it and why it is a rule, `example` shows what breaks it.
    """

    code: str
    severity: Severity
    message: str
    fix: str
    meaning: str
    example: str

    @property
    def family(self) -> str:
        """The letters of its code, a key of `FAMILIES`."""
        return self.code[:2]


FAMILIES = {
    "FS": "Files",
    "EN": "Encoding",
    "FM": "Frontmatter",
    "TG": "Tags",
    "AL": "Aliases",
    "LK": "Links",
    "CN": "Countries",
    "CT": "Contracts for archetypes",
    "MD": "Markdown",
}
"""What the rules of a family are about, by the letters of their codes."""


_RULES = (
    Rule(
        "FS001",
        "error",
        "The file could not be read.",
        "Check its permissions and that it is a plain file.",
        "The file is counted among those found, but nothing of it is in the tables.",
        "$ ls -l private.md\n----------  1 anna  staff  120  private.md",
    ),
    Rule(
        "FS002",
        "warning",
        "The symbolic link leads out of the vault and was not followed.",
        "Copy the note into the vault.",
        "Only what lies in the vault is read, so that a link cannot bring in a file of the system.",
        "$ ls -l passwords.md\npasswords.md -> /etc/passwd",
    ),
    Rule(
        "FS003",
        "warning",
        "It is not a regular file and was skipped.",
        "Remove it from the vault, or leave it out by a setting.",
        "A named pipe, a socket or a device could be waited on for ever; it is never opened.",
        "$ mkfifo inbox.md",
    ),
    Rule(
        "FS004",
        "error",
        "The file is larger than the limit and was skipped.",
        "Split the note, or raise limits.note_bytes.",
        "A note is held in memory while it is read; one above limits.note_bytes is left out.",
        "$ ls -lh log.md\n-rw-r--r--  1 anna  staff  210M  log.md",
    ),
    Rule(
        "FS005",
        "warning",
        "Another note has the same path but for case or Unicode form.",
        "Rename one of the two.",
        "Both notes are kept: the later one by its path gets ~2 behind its entity_id. On a Mac or on Windows only one of the two can exist.",
        "ISO.md\niso.md",
    ),
    Rule(
        "FS006",
        "warning",
        "The file's name is not UTF-8.",
        "Rename the file.",
        "The path is shown with \\xNN for each byte that is no text; other programs may not open the file.",
        "Soci\\xe9t\\xe9.md",
    ),
    Rule(
        "FS007",
        "error",
        "The file changed or vanished while it was read.",
        "Run again when it is at rest.",
        "The file was there when the vault was listed. Nothing of it is in the tables of this run.",
        "A synchronisation renames note.md while notemart reads the vault.",
    ),
    Rule(
        "FS008",
        "info",
        "The symbolic link was not followed: its target is missing, or read where it stands in the vault.",
        "Remove the link.",
        "A link to nothing holds no note, and a link to a note of the vault would give it twice.",
        "$ ls -l copy.md\ncopy.md -> Notes/original.md",
    ),
    Rule(
        "FS009",
        "error",
        "The note made the program that read it crash; it was left out.",
        "Leave the note out by a setting, and report it.",
        "Its batch was read again without it, so the other notes are in the tables. This is a defect of a library or of notemart.",
        "A note that makes the Markdown parser end the process that runs it.",
    ),
    Rule(
        "FS010",
        "info",
        "The note's name begins with a dot; it was left out.",
        "Rename it, or take it back in with exclude.",
        "Obsidian does not show files and folders whose names begin with a dot. Folders are left out without a word, notes are told of.",
        "A note called .draft.md, or one that is only called .md.",
    ),
    Rule(
        "FS011",
        "info",
        "The folder has the name of a note; what is in it was read.",
        "Rename the folder.",
        "A name that ends in .md is taken for a note by links and by many programs.",
        "A folder called Standards.md.",
    ),
    Rule(
        "EN001",
        "warning",
        "The text was UTF-8 read as Mac Roman and saved again; it was repaired.",
        "Save the repaired text, as in documents.body, into the note.",
        "A program took the bytes of the UTF-8 text for Mac Roman. Every damaged sequence of the note reads as UTF-8 once this is undone, so the tables hold the repaired text; the file stays as it is.",
        "# Fiche d‚ÄôIdentit√©\n\nNorme fran√ßaise, qualit√© et s√©curit√©.",
    ),
    Rule(
        "EN002",
        "error",
        "The file is not UTF-8; it was read byte by byte as Windows-1252.",
        "Save the note as UTF-8.",
        "Each byte that is no UTF-8 was read as the Windows-1252 character that it is most likely to be.",
        "A note saved as Latin-1: Sécurité is the bytes 53 E9 63 75 72 69 74 E9.",
    ),
    Rule(
        "EN003",
        "info",
        "Some characters look like UTF-8 read as Mac Roman, but not enough to prove it; nothing was changed.",
        "Correct them by hand if they are wrong.",
        "A note may well be about damaged text. Without three sequences or more that all read as UTF-8 nothing is touched.",
        "The name Andr√© was printed on the label.",
    ),
    Rule(
        "EN004",
        "warning",
        "The file is UTF-16 or UTF-32; it was read as that.",
        "Save the note as UTF-8.",
        "The file begins with the byte order mark of one of them, or has zero bytes in just the places where they have them.",
        "The bytes FF FE 23 00 20 00 41 00: # A.",
    ),
    Rule(
        "EN005",
        "warning",
        "The note contains NUL characters.",
        "Remove them.",
        "NUL is kept in the tables, but many programs end a text at it.",
        "A note that holds the byte 00.",
    ),
    Rule(
        "EN006",
        "info",
        "The note begins with more than one byte order mark; they were left out.",
        "Save the note as UTF-8 without a byte order mark.",
        "A program added a mark to a file that had one. Obsidian takes the second for text, and does not see the frontmatter behind it.",
        "The bytes EF BB BF EF BB BF 23 20 41: two marks, then # A.",
    ),
    Rule(
        "FM001",
        "error",
        "The frontmatter is not valid and nothing of it could be kept.",
        "Correct the YAML at this line.",
        "No line between the fences is a key with a value. The text is kept in entities.frontmatter; there are no properties.",
        "---\n[unclosed\n---\n# Note",
    ),
    Rule(
        "FM002",
        "warning",
        "The frontmatter is not valid; what could be read line by line was kept.",
        "Put the value in quotes, or correct the YAML at this line.",
        "YAML refuses the block as a whole. Each key was read by itself; what still cannot be read is kept as the text that was typed. The status is salvaged.",
        "---\ntitle: Cycle 2 : Cas avancé\npays: Suisse\n---\n# Note",
    ),
    Rule(
        "FM003",
        "warning",
        "The key stands twice in the frontmatter; the last value counts.",
        "Keep one of the two.",
        "YAML forbids it, and programs differ in which value they take.",
        "---\npays: Suisse\npays: France\n---\n# Note",
    ),
    Rule(
        "FM004",
        "error",
        "The frontmatter goes over a limit of size, depth or aliases.",
        "Make it smaller, or raise the limit.",
        "limits.frontmatter_bytes, limits.frontmatter_depth and limits.frontmatter_aliases bound what a frontmatter may cost. What could be read by itself below the limit is kept.",
        "A frontmatter of 300 KiB, or one with lists nested 40 deep.",
    ),
    Rule(
        "FM005",
        "warning",
        "The frontmatter is never closed by ---.",
        "Add --- on a line of its own below it.",
        "Without a second fence everything is text of the note: there are no properties, tags or aliases.",
        "---\npays: Suisse\ntags: [norme]\n\n# Note",
    ),
    Rule(
        "FM006",
        "warning",
        "The frontmatter is not a mapping of keys to values.",
        "Write it as key: value.",
        "A list or a text has no keys, so there are no properties. It is kept in entities.frontmatter.",
        "---\n- Suisse\n- France\n---\n# Note",
    ),
    Rule(
        "FM007",
        "info",
        "The value looks like a date but there is no such day; it was kept as text.",
        "Correct the date.",
        "No calendar has that day or time, so value_type is text and value_date is null.",
        "---\ncreated: 2024-02-30\n---\n# Note",
    ),
    Rule(
        "FM008",
        "info",
        "The property feeds an entity column but does not hold one plain value.",
        "Give it a single value.",
        "The values are joined by a comma in the column of entities; properties has each of them.",
        "---\ntype: [Gouvernemental, Militaire]\n---\n# Note",
    ),
    Rule(
        "FM009",
        "info",
        "The YAML tag is not supported and was not acted on; what it marks was kept as written.",
        "Remove the tag.",
        "Tags of YAML can make a program build objects. None is acted on; the value is what stands behind it.",
        "---\nsize: !!python/object:os.system 3\n---\n# Note",
    ),
    Rule(
        "FM010",
        "warning",
        "What follows # is a comment in YAML, so the value is empty.",
        "Put the value in quotes, or leave the # out.",
        "Obsidian sees no value either. A comment proper has a space behind its #, and is not reported.",
        "---\ntags: #norme\n---\n# Note",
    ),
    Rule(
        "FM011",
        "info",
        "The value is the placeholder of a template, which YAML reads as a mapping; it was kept as text.",
        "Fill it in, put it in quotes, or leave templates out by a setting.",
        "The status is salvaged. Where a template was inserted without being run, its placeholders stay.",
        "---\ncreated: {{date}}\n---\n# Note",
    ),
    Rule(
        "TG001",
        "warning",
        "This is not a valid tag and was left out.",
        "Use letters, digits, _, - and /, with at least one that is no digit.",
        "Obsidian does not take it for a tag either.",
        '---\ntags: ["2024", norme/iso]\n---\n# Note',
    ),
    Rule(
        "TG002",
        "info",
        "Two tags differ only by accents, case or separators.",
        "Choose one of the two spellings.",
        "They count as two tags; the rarer one is reported, on the first note that carries it, with its likely twin.",
        "#gestion-des-risques and #gestion-des-risques/plan, but also #gestion_des_risques",
    ),
    Rule(
        "TG003",
        "info",
        "Obsidian 1.9 and later ignores tags or aliases written in this way.",
        "Write tags and aliases as YAML lists.",
        "A tag: or alias: key, and a text in place of a list, are read here and marked with is_obsidian_recognised false.",
        "---\ntags: norme, qualité\n---\n# Note",
    ),
    Rule(
        "AL001",
        "info",
        "Another note answers to the same name.",
        "Make the alias more precise.",
        "Who looks the name up finds several notes. A title or file name of another note counts as well.",
        "a.md:\n    aliases: [OIN]\nb.md:\n    aliases: [oin]",
    ),
    Rule(
        "AL002",
        "info",
        "The note declares the same alias twice.",
        "Remove one of the two.",
        "Aliases are compared without case and accents; the first one is kept.",
        "---\naliases: [OIN, oin]\n---\n# Note",
    ),
    Rule(
        "LK001",
        "warning",
        "The link leads to no note or file of the vault.",
        "Create the note or correct the link.",
        "Neither a note nor an attachment answers to it by Obsidian's rules, and no alias does. The view unresolved_links names the note that was most likely meant.",
        "See [[A note that nobody wrote]].",
    ),
    Rule(
        "LK002",
        "info",
        "The link could mean several notes.",
        "Write the path in the link.",
        "Several notes have that name, and none is nearer than the others; Obsidian takes one of them.",
        "One/Plan.md, Two/Plan.md, and in a third note:\n\nSee [[plan]].",
    ),
    Rule(
        "LK003",
        "warning",
        "The linked note has no such heading or block.",
        "Correct what follows the #.",
        "The note is there, but the link opens it at its top.",
        "# Scope\n\nSee [[#Purpose]].",
    ),
    Rule(
        "LK004",
        "info",
        "Only an alias or a title answers to the link; Obsidian does not follow it.",
        "Link to the note's file name.",
        "Obsidian resolves file names alone. Here the link counts as one to that note, with the status alias.",
        "ISO.md:\n    aliases: [OIN]\nother.md:\n    See [[OIN]].",
    ),
    Rule(
        "CN001",
        "info",
        "The country is not recognised.",
        "Write its name in French or English, or its ISO 3166-1 code.",
        "country_code is null; country keeps what was written.",
        "---\npays: Ruritanie\n---\n# Note",
    ),
    Rule(
        "MD001",
        "warning",
        "The note goes over a limit of the extraction and was read in part.",
        "Split the note, or raise the limit.",
        "limits.text_bytes, limits.body_events, limits.body_tags, limits.body_links and limits.standard_mentions bound what a note may cost. The line tells where the limit was met; what stands below it is not in the tables.",
        "A note of five megabytes, or of several hundred kilobytes of nothing but marks.",
    ),
    Rule(
        "MD002",
        "error",
        "The note could not be extracted: this is a defect of notemart.",
        "Report it, with the note.",
        "The note keeps its row in entities, with what its file tells; nothing else of it is in the tables. The other notes are not affected.",
        "A construct that notemart did not expect.",
    ),
    Rule(
        "CT001",
        "warning",
        "The archetype's contract requires a value, and the note has none.",
        "Add the property or fact that the contract names.",
        "The column of the archetype's table is null. Which properties and facts can fill it stands in notemart.toml, under [archetypes].",
        "[archetypes.organisation.columns.pays]\nrequired = true\n\n---\narchetype: organisation\n---\n# Note",
    ),
    Rule(
        "CT002",
        "warning",
        "The value is not of the type that the archetype's contract declares.",
        "Write a value of that type, or declare another one.",
        "The column of the archetype's table is null; the text stands in properties or facts as it was written.",
        '[archetypes.protocole.columns.port]\ntype = "integer"\n\n---\narchetype: protocole\nport: 80, 443\n---\n# Note',
    ),
    Rule(
        "CT003",
        "warning",
        "The value is not among those that the archetype's contract allows.",
        "Write one of them, or add the value to the contract.",
        "The column of the archetype's table is null; the text stands in properties or facts as it was written.",
        '[archetypes.organisation.columns.type]\nallowed = ["Association", "Agence"]\n\n---\narchetype: organisation\ntype: Asso\n---\n# Note',
    ),
    Rule(
        "CT004",
        "warning",
        "The value does not have the form that the archetype's contract declares.",
        "Write it in that form, or correct the pattern.",
        "The whole value must match the pattern. The column of the archetype's table is null; the text stands in properties or facts as it was written.",
        '[archetypes.norme.columns.code]\npattern = "[A-Z]+ [0-9]+"\n\n---\narchetype: norme\ncode: iso9001\n---\n# Note',
    ),
    Rule(
        "CT005",
        "warning",
        "There are several values where the archetype's contract expects one.",
        "Keep one of them, or declare the column with many = true.",
        "The column of the archetype's table is null; all of the values stand in properties or facts.",
        "[archetypes.organisation.columns.type]\n\n---\narchetype: organisation\ntype: [Gouvernemental, Militaire]\n---\n# Note",
    ),
)

RULES: dict[str, Rule] = {rule.code: rule for rule in _RULES}
"""The rules by code."""
