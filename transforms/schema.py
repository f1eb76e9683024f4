"""The one declaration of the tables: names, types, descriptions, keys and references.

DDL, Arrow and Polars schemas, comments, `dictionary`, `relationships` and the documented table list
derive from `TABLES`. A column name has one type and one meaning wherever it stands.
"""

from __future__ import annotations

from transforms.declaration import (
    BIGINT,
    BOOLEAN,
    DATE,
    DOUBLE,
    INTEGER,
    TEXT,
    TIMESTAMP,
    Column,
    Filled,
    ForeignKey,
    LogicalType,
    Table,
)

SCHEMA_VERSION = 1
"""Raised by one whenever a table gains a column or a column changes its meaning."""


def _required(name: str, type_: LogicalType, description: str, filled: Filled = "extract") -> Column:
    return Column(name, type_, description, is_nullable=False, filled=filled)


def _late(name: str, type_: LogicalType, description: str, *, required: bool = False) -> Column:
    return Column(name, type_, description, is_nullable=not required, filled="normalise")


ENTITY_ID = _required(
    "entity_id", TEXT, "The note: its path in the vault without .md, with / separators, in NFC."
)
SECTION_NO = _required("section_no", INTEGER, "The section of the note, by its number from 0 in the note.")
CALLOUT_NO = Column("callout_no", INTEGER, "The innermost callout around it, by its number in the note.")
LINE = Column("line", INTEGER, "The line of the file as it is on disk, from 1.")
REQUIRED_LINE = _required("line", INTEGER, LINE.description)
TO_ENTITY = ForeignKey(("entity_id",), "entities", ("entity_id",))
TO_SECTION = ForeignKey(("entity_id", "section_no"), "sections", ("entity_id", "section_no"))
TO_CALLOUT = ForeignKey(("entity_id", "callout_no"), "callouts", ("entity_id", "callout_no"))
TO_ITEM = ForeignKey(("entity_id", "item_no"), "list_items", ("entity_id", "item_no"))

ENTITIES = Table(
    "entities",
    "The notes of the vault, each with what its frontmatter says of it and what was counted in it.",
    "note",
    ("entity_id",),
    (
        ENTITY_ID,
        _required(
            "path", TEXT, "The file's path in the vault as on disk; bytes that are not UTF-8 appear as \\xNN."
        ),
        _required("name", TEXT, "The last segment alone: of a note its file stem, of a tag its last part."),
        _required("title", TEXT, "The title."),
        _required(
            "title_source",
            TEXT,
            "Where the title comes from: frontmatter, heading, name, or for standards a list item or catalogue.",
        ),
        Column("acronym", TEXT, "The final parenthesis of the title, when it reads as an acronym."),
        Column("archetype", TEXT, "What the note is about: organisation, standard, protocol, course …"),
        Column("type", TEXT, "The kind within the archetype, as written."),
        Column("country", TEXT, "The country as written."),
        _late(
            "country_code",
            TEXT,
            "The country's ISO 3166-1 alpha-2 code, when recognised in French or English.",
        ),
        _required("folder", TEXT, "The note's folder in the vault with / separators; empty at the root."),
        Column(
            "created_at",
            TIMESTAMP,
            "When the note was created, UTC; by a file, when it was there at the latest.",
        ),
        _late("created_at_source", TEXT, "What tells created_at: frontmatter, git or file."),
        Column("modified_at", TIMESTAMP, "When the note was last modified, UTC."),
        _late("modified_at_source", TEXT, "What tells modified_at: frontmatter, git or file."),
        _required("content_hash", TEXT, "The SHA-256 of the file's bytes, in hexadecimal."),
        _required("size_bytes", BIGINT, "The size of the file in bytes."),
        _required("word_count", BIGINT, "The number of words in the plain text."),
        _required("section_count", BIGINT, "The number of headings (section 0 is not counted)."),
        _required("list_item_count", BIGINT, "The number of list items."),
        _required("tag_count", BIGINT, "The number of distinct tags."),
        _required("alias_count", BIGINT, "The number of declared aliases."),
        _required("link_count", BIGINT, "The number of link occurrences, frontmatter included."),
        _late(
            "backlink_count", BIGINT, "The number of links from other notes that lead here.", required=True
        ),
        _late(
            "standard_count", BIGINT, "The number of distinct standards that the note names.", required=True
        ),
        _late("issue_count", BIGINT, "The number of issues found.", required=True),
        _required(
            "frontmatter_status", TEXT, "What became of the frontmatter: ok, absent, salvaged or invalid."
        ),
        Column("encoding_repair", TEXT, "The encoding damage that was undone (mac_roman), or null."),
        Column("frontmatter", TEXT, "The frontmatter as JSON text, every scalar as it was written."),
        _required("obsidian_url", TEXT, "The obsidian:// address that opens the note."),
    ),
    is_extracted=True,
)

TAGS = Table(
    "tags",
    "The tags in use and their ancestors.",
    "tag in use, or ancestor of one",
    ("tag",),
    (
        _required("tag", TEXT, "The tag without #, in NFC and lower case."),
        _required("label", TEXT, "The name as first written, to show to people."),
        _required("name", TEXT, "The last segment alone: of a note its file stem, of a tag its last part."),
        Column("parent_tag", TEXT, "The tag one level above, null at the root."),
        _required("root_tag", TEXT, "The tag's topmost ancestor, itself when it has none."),
        _required("depth", INTEGER, "The level of nesting, from 1."),
        _required("is_used", BOOLEAN, "Whether a note carries the tag itself, not only a descendant."),
        _required("entity_count", BIGINT, "The number of distinct notes that it stands in."),
        _required(
            "total_entity_count", BIGINT, "The number of distinct notes that carry the tag or a descendant."
        ),
        Column("standard_id", TEXT, "The standard meant: its undated canonical form."),
    ),
    (
        ForeignKey(("parent_tag",), "tags", ("tag",)),
        ForeignKey(("root_tag",), "tags", ("tag",)),
        ForeignKey(("standard_id",), "standards", ("standard_id",)),
    ),
)

ENTITY_TAGS = Table(
    "entity_tags",
    "Which note carries which tag, and where.",
    "note × tag × source",
    ("entity_id", "tag", "source"),
    (
        ENTITY_ID,
        _required("tag", TEXT, "The tag without #, in NFC and lower case."),
        _required("source", TEXT, "The place in the note that it was read from."),
        _required("raw", TEXT, "The text as written in the note."),
        LINE,
        _required("is_obsidian_recognised", BOOLEAN, "Whether Obsidian 1.9 and later sees it too."),
    ),
    (TO_ENTITY, ForeignKey(("tag",), "tags", ("tag",))),
    is_extracted=True,
)

TAG_ANCESTORS = Table(
    "tag_ancestors",
    "Every tag with each of its ancestors, itself included, for roll-ups.",
    "tag × ancestor, itself included at distance 0",
    ("tag", "ancestor_tag"),
    (
        _required("tag", TEXT, "The tag without #, in NFC and lower case."),
        _required("ancestor_tag", TEXT, "The ancestor, or the tag itself."),
        _required("distance", INTEGER, "The number of levels between the two, 0 for the tag itself."),
    ),
    (
        ForeignKey(("tag",), "tags", ("tag",)),
        ForeignKey(("ancestor_tag",), "tags", ("tag",)),
    ),
)

ALIASES = Table(
    "aliases",
    "The other names that notes declare for themselves.",
    "note × declared alias",
    ("entity_id", "alias_key"),
    (
        ENTITY_ID,
        _required("alias_key", TEXT, "The alias folded for comparison."),
        _required("alias", TEXT, "The alias as written."),
        _required("position", INTEGER, "Its place among its siblings, from 1."),
        _late("is_ambiguous", BOOLEAN, "Whether another note answers to the same name.", required=True),
        _required("is_obsidian_recognised", BOOLEAN, "Whether Obsidian 1.9 and later sees it too."),
    ),
    (TO_ENTITY,),
    is_extracted=True,
    staged=(LINE,),
)

TITLE_FR = Column("title_fr", TEXT, "The title in French, by a catalogue.")
STANDING = Column(
    "status",
    TEXT,
    "The outcome; of a standard, by a catalogue: published, withdrawn, obsoleted, historic, under development,"
    " deleted or not issued.",
)
PUBLISHED_DATE = Column(
    "published_date",
    DATE,
    "The day of publication, by a catalogue; of a standard, that of the edition that stands for it now.",
)
REPLACED_BY = Column(
    "replaced_by", TEXT, "The ids of all that replaces it, by a catalogue, separated by ', '."
)

STANDARDS = Table(
    "standards",
    "The standards named anywhere in the vault, one row a work, undated.",
    "standard named anywhere, undated",
    ("standard_id",),
    (
        _required("standard_id", TEXT, "The standard meant: its undated canonical form."),
        _required("publisher", TEXT, "The body that publishes it."),
        Column("copublishers", TEXT, "The other publishing bodies, separated by /."),
        Column("series", TEXT, "The series within the publisher: SP, FIPS, X …"),
        Column("doc_type", TEXT, "The type of document: TR, TS, PAS, Guide …; null for a standard proper."),
        Column("number", TEXT, "The number, as text."),
        Column("part", TEXT, "The part, as text."),
        Column("title", TEXT, "The title."),
        Column(
            "title_source",
            TEXT,
            "Where the title comes from: frontmatter, heading, name, or for standards a list item or catalogue.",
        ),
        Column("urn", TEXT, "The uniform resource name, where the publisher defines one."),
        Column("adopts_standard_id", TEXT, "The standard that this one adopts."),
        Column("entity_id", TEXT, "The note: its path in the vault without .md, with / separators, in NFC."),
        _required("mention_count", BIGINT, "The number of times that it is named."),
        _required("entity_count", BIGINT, "The number of distinct notes that it stands in."),
        TITLE_FR,
        STANDING,
        PUBLISHED_DATE,
        Column("current_edition_id", TEXT, "The edition in force, by a catalogue; no note need name it."),
        REPLACED_BY,
        Column(
            "replaced_by_standard_id",
            TEXT,
            "The standard that replaces it, by a catalogue, the first of several; no note need name it.",
        ),
    ),
    (TO_ENTITY, ForeignKey(("adopts_standard_id",), "standards", ("standard_id",))),
)

STANDARD_EDITIONS = Table(
    "standard_editions",
    "The dated, versioned or amended forms in which standards are named.",
    "dated, versioned or amended form",
    ("edition_id",),
    (
        _required("edition_id", TEXT, "The edition meant: its full canonical form."),
        _required("standard_id", TEXT, "The standard meant: its undated canonical form."),
        Column("year", INTEGER, "The year of publication."),
        Column("edition", TEXT, "The edition, version or revision, as text."),
        Column("supplement", TEXT, "The amendments and corrigenda, as text."),
        Column("title", TEXT, "The title."),
        TITLE_FR,
        STANDING,
        PUBLISHED_DATE,
        REPLACED_BY,
        Column(
            "replaced_by_edition_id",
            TEXT,
            "The edition that replaces it, by a catalogue, of several one of the same standard if any is,"
            " else the first; no note need name it.",
        ),
    ),
    (ForeignKey(("standard_id",), "standards", ("standard_id",)),),
)

STANDARD_MENTIONS = Table(
    "standard_mentions",
    "Every place where a note names a standard.",
    "occurrence",
    ("entity_id", "mention_no"),
    (
        ENTITY_ID,
        _required("mention_no", INTEGER, "The mention's number in the note, from 1."),
        _late("standard_id", TEXT, "The standard meant: its undated canonical form."),
        _late("edition_id", TEXT, "The edition meant: its full canonical form."),
        _required("source", TEXT, "The place in the note that it was read from."),
        Column("section_no", INTEGER, SECTION_NO.description),
        Column("item_no", INTEGER, "The list item, by its number in the note."),
        LINE,
        _required("raw", TEXT, "The text as written in the note."),
        Column("label", TEXT, "The name as first written, to show to people."),
        _required(
            "confidence",
            DOUBLE,
            "How sure the reading is, from 0 to 1; below the threshold no standard is given.",
        ),
    ),
    (
        TO_ENTITY,
        TO_SECTION,
        TO_ITEM,
        ForeignKey(("standard_id",), "standards", ("standard_id",)),
        ForeignKey(("edition_id",), "standard_editions", ("edition_id",)),
    ),
    is_extracted=True,
    staged=(_required("canonical", TEXT, "The full canonical form of the standard named."),),
)

CATALOGUES = Table(
    "catalogues",
    "The reference catalogues that titles, statuses and dates of standards come from, with their attribution.",
    "imported catalogue",
    ("catalogue",),
    (
        _required("catalogue", TEXT, "The catalogue: iso or ietf."),
        _required("attribution", TEXT, "The notice that goes with whatever is taken from the catalogue."),
        Column("licence", TEXT, "The licence that the catalogue is under, when it names one."),
        Column("licence_url", TEXT, "Where the licence is to be read."),
        _required("catalogue_url", TEXT, "Where the publisher offers the catalogue."),
        _required("file_name", TEXT, "The name of the file that was imported."),
        _required("file_sha256", TEXT, "The SHA-256 of the file that was imported, in hexadecimal."),
        _required("entry_count", BIGINT, "The number of entries that the catalogue has."),
    ),
)

SECTIONS = Table(
    "sections",
    "The headings of each note with the text under them, and section 0 for what precedes the first.",
    "heading, plus number 0, always there, for what precedes the first",
    ("entity_id", "section_no"),
    (
        ENTITY_ID,
        SECTION_NO,
        _required("level", INTEGER, "The heading's level from 1 to 6; 0 for section 0."),
        Column("heading", TEXT, "The heading in plain text, icon included; null for section 0."),
        Column("icon", TEXT, "The emoji that the heading begins with."),
        Column("heading_key", TEXT, "The heading folded for comparison, without its icon."),
        Column("parent_section_no", INTEGER, "The section around this one; null at the top."),
        Column("breadcrumb", TEXT, "The headings from the top down to this one, separated by ' > '."),
        Column(
            "start_line",
            INTEGER,
            "The first line of the file that belongs to it; null for an empty section 0.",
        ),
        Column(
            "end_line", INTEGER, "The last line of the file that belongs to it; null for an empty section 0."
        ),
        _required("word_count", BIGINT, "The number of words in the plain text."),
        _required("text", TEXT, "The plain text, without markup."),
    ),
    (TO_ENTITY, ForeignKey(("entity_id", "parent_section_no"), "sections", ("entity_id", "section_no"))),
    is_extracted=True,
)

LIST_ITEMS = Table(
    "list_items",
    "The items of every list, with their place in the tree and their task status.",
    "list item",
    ("entity_id", "item_no"),
    (
        ENTITY_ID,
        _required("item_no", INTEGER, "The list item, by its number in the note."),
        SECTION_NO,
        CALLOUT_NO,
        _required(
            "list_no", INTEGER, "The list, by its number in the note; a nested list has one of its own."
        ),
        Column("parent_item_no", INTEGER, "The item around this one; null at the top."),
        _required("depth", INTEGER, "The level of nesting, from 1."),
        _required("position", INTEGER, "Its place among its siblings, from 1."),
        _required("is_ordered", BOOLEAN, "Whether the list is numbered."),
        _required("marker", TEXT, "The list marker as written: *, -, + or 1. …"),
        Column("lead", TEXT, "The bold text that the item begins with, without a final colon."),
        _required("text", TEXT, "The plain text, without markup."),
        Column("task_status", TEXT, "The character between the brackets of a task."),
        _required("is_task", BOOLEAN, "Whether the item is a task."),
        Column("is_done", BOOLEAN, "Whether the task is marked x or X; null when it is no task."),
        Column("block_id", TEXT, "The block id (^id) without its caret."),
        REQUIRED_LINE,
    ),
    (
        TO_ENTITY,
        TO_SECTION,
        TO_CALLOUT,
        ForeignKey(("entity_id", "parent_item_no"), "list_items", ("entity_id", "item_no")),
    ),
    is_extracted=True,
)

CALLOUTS = Table(
    "callouts",
    "The callouts: block quotes that begin with [!kind].",
    "callout",
    ("entity_id", "callout_no"),
    (
        ENTITY_ID,
        _required("callout_no", INTEGER, CALLOUT_NO.description),
        SECTION_NO,
        Column("parent_callout_no", INTEGER, "The callout around this one; null at the top."),
        _required("kind", TEXT, "The callout's kind in lower case."),
        Column("title", TEXT, "The title."),
        Column("fold", TEXT, "+ or - when the callout can be folded."),
        REQUIRED_LINE,
        _required("text", TEXT, "The plain text, without markup."),
    ),
    (
        TO_ENTITY,
        TO_SECTION,
        ForeignKey(("entity_id", "parent_callout_no"), "callouts", ("entity_id", "callout_no")),
    ),
    is_extracted=True,
)

FACTS = Table(
    "facts",
    "Keys and values stated in the body: items with a bold lead and a colon, and inline fields.",
    "key and value in the body",
    ("entity_id", "fact_no"),
    (
        ENTITY_ID,
        _required("fact_no", INTEGER, "The fact's number in the note, from 1."),
        _required("source", TEXT, "The place in the note that it was read from."),
        _required("key", TEXT, "The key folded to lower case without accents, words joined by _."),
        _required("label", TEXT, "The name as first written, to show to people."),
        Column("value", TEXT, "The value as text."),
        Column("value_number", DOUBLE, "The value when it is a number."),
        Column("value_boolean", BOOLEAN, "The value when it is true or false."),
        Column("value_date", DATE, "The value when it is a date."),
        SECTION_NO,
        CALLOUT_NO,
        Column("item_no", INTEGER, "The list item, by its number in the note."),
        REQUIRED_LINE,
    ),
    (TO_ENTITY, TO_SECTION, TO_CALLOUT, TO_ITEM),
    is_extracted=True,
)

PROPERTIES = Table(
    "properties",
    "The scalars of the frontmatter, nested ones included, typed and as written.",
    "frontmatter scalar",
    ("entity_id", "key", "position"),
    (
        ENTITY_ID,
        _required("key", TEXT, "The key folded to lower case without accents, words joined by _."),
        _required("position", INTEGER, "Its place among its siblings, from 1."),
        _required("pointer", TEXT, "The path of the value inside the frontmatter (JSON Pointer, RFC 6901)."),
        _required("label", TEXT, "The name as first written, to show to people."),
        _required(
            "value_type", TEXT, "The type of the value: text, number, boolean, date, datetime, link or null."
        ),
        Column("value", TEXT, "The value as text."),
        Column("value_number", DOUBLE, "The value when it is a number."),
        Column("value_boolean", BOOLEAN, "The value when it is true or false."),
        Column("value_date", DATE, "The value when it is a date."),
        Column("value_at", TIMESTAMP, "The value when it is a date with a time, UTC."),
        LINE,
    ),
    (TO_ENTITY,),
    is_extracted=True,
)

TABLE_CELLS = Table(
    "table_cells",
    "The cells of the Markdown tables.",
    "cell of a Markdown table",
    ("entity_id", "table_no", "row_no", "column_no"),
    (
        ENTITY_ID,
        _required("table_no", INTEGER, "The table's number in the note, from 1."),
        _required("row_no", INTEGER, "The row below the header, from 1."),
        _required("column_no", INTEGER, "The column, from 1."),
        SECTION_NO,
        Column("header", TEXT, "The header of the column."),
        Column("value", TEXT, "The value as text."),
        REQUIRED_LINE,
        CALLOUT_NO,
    ),
    (TO_ENTITY, TO_SECTION, TO_CALLOUT),
    is_extracted=True,
)

LINKS = Table(
    "links",
    "Every link and embed, in the body and in the frontmatter, with where it leads.",
    "link occurrence, frontmatter included",
    ("entity_id", "link_no"),
    (
        ENTITY_ID,
        _required("link_no", INTEGER, "The link's number in the note, from 1."),
        _required("syntax", TEXT, "How it is written: wikilink, embed, markdown, image or url."),
        _required(
            "target", TEXT, "What it points to as written, without the fragment; empty for the note itself."
        ),
        _late("target_entity_id", TEXT, "The note that it leads to."),
        Column("fragment", TEXT, "What follows the #, without it."),
        Column("fragment_kind", TEXT, "What the fragment names: heading or block."),
        Column("display", TEXT, "The text shown in place of the target."),
        _late("status", TEXT, "The outcome.", required=True),
        _late("candidate_count", BIGINT, "The number of notes that it could mean.", required=True),
        _late("is_obsidian_resolved", BOOLEAN, "Whether Obsidian follows it too.", required=True),
        _late(
            "is_fragment_valid",
            BOOLEAN,
            "Whether the heading or block exists in the target; null without one.",
        ),
        Column("property_key", TEXT, "The frontmatter key that holds it; null in the body."),
        Column("section_no", INTEGER, SECTION_NO.description),
        LINE,
    ),
    (TO_ENTITY, TO_SECTION, ForeignKey(("target_entity_id",), "entities", ("entity_id",))),
    is_extracted=True,
)

DOCUMENTS = Table(
    "documents",
    "The whole body of each note, as Markdown, as plain text and folded for search.",
    "note",
    ("entity_id",),
    (
        ENTITY_ID,
        _required("body", TEXT, "The Markdown below the frontmatter."),
        _required("text", TEXT, "The plain text, without markup."),
        _required("search_text", TEXT, "Title, aliases and plain text folded for comparison."),
    ),
    (ForeignKey(("entity_id",), "entities", ("entity_id",), "one-to-one"),),
    is_extracted=True,
)

ISSUES = Table(
    "issues",
    "The problems found in notes, each with what to do about it.",
    "problem found in a note",
    ("issue_id",),
    (
        _late(
            "issue_id",
            TEXT,
            "The issue: a hash of its rule, path and content that stays the same from run to run.",
            required=True,
        ),
        _required("path", TEXT, ENTITIES.columns[1].description),
        Column("entity_id", TEXT, ENTITY_ID.description),
        _required("rule", TEXT, "The rule that was broken, by its code."),
        _late("severity", TEXT, "error, warning or info.", required=True),
        LINE,
        Column("key", TEXT, "The key folded to lower case without accents, words joined by _."),
        Column("observed", TEXT, "What was found."),
        _late("message", TEXT, "What is wrong, in one sentence.", required=True),
        _late("fix", TEXT, "What to do about it.", required=True),
        _late("first_seen_at", TIMESTAMP, "When a run first found it, UTC.", required=True),
        _late("is_new", BOOLEAN, "Whether the last run was the first to find it.", required=True),
    ),
    (TO_ENTITY,),
    is_extracted=True,
)

RUNS = Table(
    "runs",
    "The runs that published, and what git tells of the time before them.",
    "run that published",
    ("run_id",),
    (
        _required("run_id", TEXT, "The run."),
        _required("started_at", TIMESTAMP, "When the run began, UTC."),
        _required("finished_at", TIMESTAMP, "When the run had its tables ready, UTC."),
        _required("status", TEXT, "The outcome."),
        _required("trigger", TEXT, "What started the run: command, flow, or for the past from git backfill."),
        _required("vault", TEXT, "The name of the vault."),
        Column("vault_commit", TEXT, "The git commit of the vault, when it is a repository."),
        _required("version", TEXT, "The version of notemart."),
        _required("schema_version", INTEGER, "The version of the tables."),
        _required("parser_version", TEXT, "The version of the parser."),
        _required("note_count", BIGINT, "The number of notes."),
        _required("added_count", BIGINT, "The number of notes that were not there before."),
        _required("modified_count", BIGINT, "The number of notes that read differently."),
        _required("removed_count", BIGINT, "The number of notes that are gone."),
        _required("renamed_count", BIGINT, "The number of notes that moved."),
        _required("unchanged_count", BIGINT, "The number of notes that read the same."),
        _required("issue_count", BIGINT, "The number of issues found."),
        _required("duration_seconds", DOUBLE, "How long the run took, in seconds."),
        Column("tag_count", BIGINT, "The number of distinct tags."),
        Column("standard_count", BIGINT, "The number of distinct standards that are named."),
        Column("unresolved_link_count", BIGINT, "The number of links that lead nowhere."),
    ),
    has_history=True,
)

RUN_TABLES = Table(
    "run_tables",
    "What each run wrote into each table whose content does not tell of runs.",
    "run × table",
    ("run_id", "table_name"),
    (
        _required("run_id", TEXT, "The run."),
        _required("table_name", TEXT, "The table."),
        _required("row_count", BIGINT, "The number of rows."),
        _required("sha256", TEXT, "The SHA-256 of the Parquet file, in hexadecimal."),
        _required("size_bytes", BIGINT, "The size of the file in bytes."),
    ),
    (ForeignKey(("run_id",), "runs", ("run_id",)),),
    has_history=True,
)

ENTITY_VERSIONS = Table(
    "entity_versions",
    "What each note was, from when to when.",
    "note × period in which it read the same",
    ("entity_id", "valid_from_at"),
    (
        ENTITY_ID,
        _required("valid_from_at", TIMESTAMP, "When a run first read it so, UTC."),
        Column("valid_to_at", TIMESTAMP, "When a run first read it otherwise, UTC; null while it holds."),
        _required("is_current", BOOLEAN, "Whether it still reads so."),
        _required("run_id", TEXT, "The run."),
        _required("change", TEXT, "What happened: added, modified, renamed or removed."),
        Column("previous_entity_id", TEXT, "The note's id before it moved."),
        _required("content_hash", TEXT, "The SHA-256 of the file's bytes, in hexadecimal."),
        _required("title", TEXT, "The title."),
        Column("archetype", TEXT, "What the note is about: organisation, standard, protocol, course …"),
        Column(
            "country_code",
            TEXT,
            "The country's ISO 3166-1 alpha-2 code, when recognised in French or English.",
        ),
        _required("tag_count", BIGINT, "The number of distinct tags."),
        _required("standard_count", BIGINT, "The number of distinct standards that the note names."),
        _required("word_count", BIGINT, "The number of words in the plain text."),
    ),
    (ForeignKey(("run_id",), "runs", ("run_id",)),),
    has_history=True,
)

DICTIONARY = Table(
    "dictionary",
    "Every column of every table, described.",
    "column",
    ("table_name", "column_name"),
    (
        _required("table_name", TEXT, "The table."),
        _required("column_name", TEXT, "The column."),
        _required("position", INTEGER, "Its place among its siblings, from 1."),
        _required("data_type", TEXT, "The SQL type."),
        _required("is_nullable", BOOLEAN, "Whether the column may be null."),
        _required("is_key", BOOLEAN, "Whether the column is part of the key."),
        _required("description", TEXT, "What it holds, in one sentence."),
    ),
)

RELATIONSHIPS = Table(
    "relationships",
    "The columns that point to other tables.",
    "foreign key",
    ("from_table", "from_column", "to_table", "to_column"),
    (
        _required("from_table", TEXT, "The table that points."),
        _required("from_column", TEXT, "The column that points."),
        _required("to_table", TEXT, "The table that is pointed to."),
        _required("to_column", TEXT, "The column that is pointed to."),
        _required("cardinality", TEXT, "How many rows meet how many: many-to-one or one-to-one."),
    ),
)

TABLES: tuple[Table, ...] = (
    ENTITIES,
    TAGS,
    ENTITY_TAGS,
    TAG_ANCESTORS,
    ALIASES,
    STANDARDS,
    STANDARD_EDITIONS,
    STANDARD_MENTIONS,
    CATALOGUES,
    SECTIONS,
    LIST_ITEMS,
    CALLOUTS,
    FACTS,
    PROPERTIES,
    TABLE_CELLS,
    LINKS,
    DOCUMENTS,
    ISSUES,
    RUNS,
    RUN_TABLES,
    ENTITY_VERSIONS,
    DICTIONARY,
    RELATIONSHIPS,
)
"""Every table, those that others point to before those that point, as far as the references allow."""

TABLE: dict[str, Table] = {table.name: table for table in TABLES}
"""The tables by name."""

ANCHORS = Table(
    "anchors",
    "The headings and block ids that a link can point to; never published, it serves to check fragments.",
    "note × anchor",
    ("entity_id", "kind", "anchor_key"),
    (
        ENTITY_ID,
        _required("kind", TEXT, "heading or block."),
        _required("anchor_key", TEXT, "The heading or block id folded as Obsidian folds a fragment."),
    ),
    is_extracted=True,
)

EXTRACTED: tuple[Table, ...] = (*(table for table in TABLES if table.is_extracted), ANCHORS)
"""The tables whose rows extract hands over, published or not."""
