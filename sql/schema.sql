-- The tables and their comments. Generated from `transforms/schema.py` by `python -m flows.generate`.

CREATE TABLE entities (
    entity_id VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    title_source VARCHAR NOT NULL,
    acronym VARCHAR,
    archetype VARCHAR,
    type VARCHAR,
    country VARCHAR,
    country_code VARCHAR,
    folder VARCHAR NOT NULL,
    created_at TIMESTAMP,
    created_at_source VARCHAR,
    modified_at TIMESTAMP,
    modified_at_source VARCHAR,
    content_hash VARCHAR NOT NULL,
    size_bytes BIGINT NOT NULL,
    word_count BIGINT NOT NULL,
    section_count BIGINT NOT NULL,
    list_item_count BIGINT NOT NULL,
    tag_count BIGINT NOT NULL,
    alias_count BIGINT NOT NULL,
    link_count BIGINT NOT NULL,
    backlink_count BIGINT NOT NULL,
    standard_count BIGINT NOT NULL,
    issue_count BIGINT NOT NULL,
    frontmatter_status VARCHAR NOT NULL,
    encoding_repair VARCHAR,
    frontmatter VARCHAR,
    obsidian_url VARCHAR NOT NULL
);
COMMENT ON TABLE entities IS 'The notes of the vault, each with what its frontmatter says of it and what was counted in it.';
COMMENT ON COLUMN entities.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN entities.path IS 'The file''s path in the vault as on disk; bytes that are not UTF-8 appear as \xNN.';
COMMENT ON COLUMN entities.name IS 'The last segment alone: of a note its file stem, of a tag its last part.';
COMMENT ON COLUMN entities.title IS 'The title.';
COMMENT ON COLUMN entities.title_source IS 'Where the title comes from: frontmatter, heading, name, or for standards a list item or catalogue.';
COMMENT ON COLUMN entities.acronym IS 'The final parenthesis of the title, when it reads as an acronym.';
COMMENT ON COLUMN entities.archetype IS 'What the note is about: organisation, standard, protocol, course …';
COMMENT ON COLUMN entities.type IS 'The kind within the archetype, as written.';
COMMENT ON COLUMN entities.country IS 'The country as written.';
COMMENT ON COLUMN entities.country_code IS 'The country''s ISO 3166-1 alpha-2 code, when recognised in French or English.';
COMMENT ON COLUMN entities.folder IS 'The note''s folder in the vault with / separators; empty at the root.';
COMMENT ON COLUMN entities.created_at IS 'When the note was created, UTC; by a file, when it was there at the latest.';
COMMENT ON COLUMN entities.created_at_source IS 'What tells created_at: frontmatter, git or file.';
COMMENT ON COLUMN entities.modified_at IS 'When the note was last modified, UTC.';
COMMENT ON COLUMN entities.modified_at_source IS 'What tells modified_at: frontmatter, git or file.';
COMMENT ON COLUMN entities.content_hash IS 'The SHA-256 of the file''s bytes, in hexadecimal.';
COMMENT ON COLUMN entities.size_bytes IS 'The size of the file in bytes.';
COMMENT ON COLUMN entities.word_count IS 'The number of words in the plain text.';
COMMENT ON COLUMN entities.section_count IS 'The number of headings (section 0 is not counted).';
COMMENT ON COLUMN entities.list_item_count IS 'The number of list items.';
COMMENT ON COLUMN entities.tag_count IS 'The number of distinct tags.';
COMMENT ON COLUMN entities.alias_count IS 'The number of declared aliases.';
COMMENT ON COLUMN entities.link_count IS 'The number of link occurrences, frontmatter included.';
COMMENT ON COLUMN entities.backlink_count IS 'The number of links from other notes that lead here.';
COMMENT ON COLUMN entities.standard_count IS 'The number of distinct standards that the note names.';
COMMENT ON COLUMN entities.issue_count IS 'The number of issues found.';
COMMENT ON COLUMN entities.frontmatter_status IS 'What became of the frontmatter: ok, absent, salvaged or invalid.';
COMMENT ON COLUMN entities.encoding_repair IS 'The encoding damage that was undone (mac_roman), or null.';
COMMENT ON COLUMN entities.frontmatter IS 'The frontmatter as JSON text, every scalar as it was written.';
COMMENT ON COLUMN entities.obsidian_url IS 'The obsidian:// address that opens the note.';

CREATE TABLE tags (
    tag VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    parent_tag VARCHAR,
    root_tag VARCHAR NOT NULL,
    depth INTEGER NOT NULL,
    is_used BOOLEAN NOT NULL,
    entity_count BIGINT NOT NULL,
    total_entity_count BIGINT NOT NULL,
    standard_id VARCHAR
);
COMMENT ON TABLE tags IS 'The tags in use and their ancestors.';
COMMENT ON COLUMN tags.tag IS 'The tag without #, in NFC and lower case.';
COMMENT ON COLUMN tags.label IS 'The name as first written, to show to people.';
COMMENT ON COLUMN tags.name IS 'The last segment alone: of a note its file stem, of a tag its last part.';
COMMENT ON COLUMN tags.parent_tag IS 'The tag one level above, null at the root.';
COMMENT ON COLUMN tags.root_tag IS 'The tag''s topmost ancestor, itself when it has none.';
COMMENT ON COLUMN tags.depth IS 'The level of nesting, from 1.';
COMMENT ON COLUMN tags.is_used IS 'Whether a note carries the tag itself, not only a descendant.';
COMMENT ON COLUMN tags.entity_count IS 'The number of distinct notes that it stands in.';
COMMENT ON COLUMN tags.total_entity_count IS 'The number of distinct notes that carry the tag or a descendant.';
COMMENT ON COLUMN tags.standard_id IS 'The standard meant: its undated canonical form.';

CREATE TABLE entity_tags (
    entity_id VARCHAR NOT NULL,
    tag VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    raw VARCHAR NOT NULL,
    line INTEGER,
    is_obsidian_recognised BOOLEAN NOT NULL
);
COMMENT ON TABLE entity_tags IS 'Which note carries which tag, and where.';
COMMENT ON COLUMN entity_tags.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN entity_tags.tag IS 'The tag without #, in NFC and lower case.';
COMMENT ON COLUMN entity_tags.source IS 'The place in the note that it was read from.';
COMMENT ON COLUMN entity_tags.raw IS 'The text as written in the note.';
COMMENT ON COLUMN entity_tags.line IS 'The line of the file as it is on disk, from 1.';
COMMENT ON COLUMN entity_tags.is_obsidian_recognised IS 'Whether Obsidian 1.9 and later sees it too.';

CREATE TABLE tag_ancestors (
    tag VARCHAR NOT NULL,
    ancestor_tag VARCHAR NOT NULL,
    distance INTEGER NOT NULL
);
COMMENT ON TABLE tag_ancestors IS 'Every tag with each of its ancestors, itself included, for roll-ups.';
COMMENT ON COLUMN tag_ancestors.tag IS 'The tag without #, in NFC and lower case.';
COMMENT ON COLUMN tag_ancestors.ancestor_tag IS 'The ancestor, or the tag itself.';
COMMENT ON COLUMN tag_ancestors.distance IS 'The number of levels between the two, 0 for the tag itself.';

CREATE TABLE aliases (
    entity_id VARCHAR NOT NULL,
    alias_key VARCHAR NOT NULL,
    alias VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    is_ambiguous BOOLEAN NOT NULL,
    is_obsidian_recognised BOOLEAN NOT NULL
);
COMMENT ON TABLE aliases IS 'The other names that notes declare for themselves.';
COMMENT ON COLUMN aliases.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN aliases.alias_key IS 'The alias folded for comparison.';
COMMENT ON COLUMN aliases.alias IS 'The alias as written.';
COMMENT ON COLUMN aliases.position IS 'Its place among its siblings, from 1.';
COMMENT ON COLUMN aliases.is_ambiguous IS 'Whether another note answers to the same name.';
COMMENT ON COLUMN aliases.is_obsidian_recognised IS 'Whether Obsidian 1.9 and later sees it too.';

CREATE TABLE standards (
    standard_id VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL,
    copublishers VARCHAR,
    series VARCHAR,
    doc_type VARCHAR,
    number VARCHAR,
    part VARCHAR,
    title VARCHAR,
    title_source VARCHAR,
    urn VARCHAR,
    adopts_standard_id VARCHAR,
    entity_id VARCHAR,
    mention_count BIGINT NOT NULL,
    entity_count BIGINT NOT NULL,
    title_fr VARCHAR,
    status VARCHAR,
    published_date DATE,
    current_edition_id VARCHAR,
    replaced_by VARCHAR,
    replaced_by_standard_id VARCHAR
);
COMMENT ON TABLE standards IS 'The standards named anywhere in the vault, one row a work, undated.';
COMMENT ON COLUMN standards.standard_id IS 'The standard meant: its undated canonical form.';
COMMENT ON COLUMN standards.publisher IS 'The body that publishes it.';
COMMENT ON COLUMN standards.copublishers IS 'The other publishing bodies, separated by /.';
COMMENT ON COLUMN standards.series IS 'The series within the publisher: SP, FIPS, X …';
COMMENT ON COLUMN standards.doc_type IS 'The type of document: TR, TS, PAS, Guide …; null for a standard proper.';
COMMENT ON COLUMN standards.number IS 'The number, as text.';
COMMENT ON COLUMN standards.part IS 'The part, as text.';
COMMENT ON COLUMN standards.title IS 'The title.';
COMMENT ON COLUMN standards.title_source IS 'Where the title comes from: frontmatter, heading, name, or for standards a list item or catalogue.';
COMMENT ON COLUMN standards.urn IS 'The uniform resource name, where the publisher defines one.';
COMMENT ON COLUMN standards.adopts_standard_id IS 'The standard that this one adopts.';
COMMENT ON COLUMN standards.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN standards.mention_count IS 'The number of times that it is named.';
COMMENT ON COLUMN standards.entity_count IS 'The number of distinct notes that it stands in.';
COMMENT ON COLUMN standards.title_fr IS 'The title in French, by a catalogue.';
COMMENT ON COLUMN standards.status IS 'The outcome; of a standard, by a catalogue: published, withdrawn, obsoleted, historic, under development, deleted or not issued.';
COMMENT ON COLUMN standards.published_date IS 'The day of publication, by a catalogue; of a standard, that of the edition that stands for it now.';
COMMENT ON COLUMN standards.current_edition_id IS 'The edition in force, by a catalogue; no note need name it.';
COMMENT ON COLUMN standards.replaced_by IS 'The ids of all that replaces it, by a catalogue, separated by '', ''.';
COMMENT ON COLUMN standards.replaced_by_standard_id IS 'The standard that replaces it, by a catalogue, the first of several; no note need name it.';

CREATE TABLE standard_editions (
    edition_id VARCHAR NOT NULL,
    standard_id VARCHAR NOT NULL,
    year INTEGER,
    edition VARCHAR,
    supplement VARCHAR,
    title VARCHAR,
    title_fr VARCHAR,
    status VARCHAR,
    published_date DATE,
    replaced_by VARCHAR,
    replaced_by_edition_id VARCHAR
);
COMMENT ON TABLE standard_editions IS 'The dated, versioned or amended forms in which standards are named.';
COMMENT ON COLUMN standard_editions.edition_id IS 'The edition meant: its full canonical form.';
COMMENT ON COLUMN standard_editions.standard_id IS 'The standard meant: its undated canonical form.';
COMMENT ON COLUMN standard_editions.year IS 'The year of publication.';
COMMENT ON COLUMN standard_editions.edition IS 'The edition, version or revision, as text.';
COMMENT ON COLUMN standard_editions.supplement IS 'The amendments and corrigenda, as text.';
COMMENT ON COLUMN standard_editions.title IS 'The title.';
COMMENT ON COLUMN standard_editions.title_fr IS 'The title in French, by a catalogue.';
COMMENT ON COLUMN standard_editions.status IS 'The outcome; of a standard, by a catalogue: published, withdrawn, obsoleted, historic, under development, deleted or not issued.';
COMMENT ON COLUMN standard_editions.published_date IS 'The day of publication, by a catalogue; of a standard, that of the edition that stands for it now.';
COMMENT ON COLUMN standard_editions.replaced_by IS 'The ids of all that replaces it, by a catalogue, separated by '', ''.';
COMMENT ON COLUMN standard_editions.replaced_by_edition_id IS 'The edition that replaces it, by a catalogue, of several one of the same standard if any is, else the first; no note need name it.';

CREATE TABLE standard_mentions (
    entity_id VARCHAR NOT NULL,
    mention_no INTEGER NOT NULL,
    standard_id VARCHAR,
    edition_id VARCHAR,
    source VARCHAR NOT NULL,
    section_no INTEGER,
    item_no INTEGER,
    line INTEGER,
    raw VARCHAR NOT NULL,
    label VARCHAR,
    confidence DOUBLE NOT NULL
);
COMMENT ON TABLE standard_mentions IS 'Every place where a note names a standard.';
COMMENT ON COLUMN standard_mentions.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN standard_mentions.mention_no IS 'The mention''s number in the note, from 1.';
COMMENT ON COLUMN standard_mentions.standard_id IS 'The standard meant: its undated canonical form.';
COMMENT ON COLUMN standard_mentions.edition_id IS 'The edition meant: its full canonical form.';
COMMENT ON COLUMN standard_mentions.source IS 'The place in the note that it was read from.';
COMMENT ON COLUMN standard_mentions.section_no IS 'The section of the note, by its number from 0 in the note.';
COMMENT ON COLUMN standard_mentions.item_no IS 'The list item, by its number in the note.';
COMMENT ON COLUMN standard_mentions.line IS 'The line of the file as it is on disk, from 1.';
COMMENT ON COLUMN standard_mentions.raw IS 'The text as written in the note.';
COMMENT ON COLUMN standard_mentions.label IS 'The name as first written, to show to people.';
COMMENT ON COLUMN standard_mentions.confidence IS 'How sure the reading is, from 0 to 1; below the threshold no standard is given.';

CREATE TABLE catalogues (
    catalogue VARCHAR NOT NULL,
    attribution VARCHAR NOT NULL,
    licence VARCHAR,
    licence_url VARCHAR,
    catalogue_url VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    file_sha256 VARCHAR NOT NULL,
    entry_count BIGINT NOT NULL
);
COMMENT ON TABLE catalogues IS 'The reference catalogues that titles, statuses and dates of standards come from, with their attribution.';
COMMENT ON COLUMN catalogues.catalogue IS 'The catalogue: iso or ietf.';
COMMENT ON COLUMN catalogues.attribution IS 'The notice that goes with whatever is taken from the catalogue.';
COMMENT ON COLUMN catalogues.licence IS 'The licence that the catalogue is under, when it names one.';
COMMENT ON COLUMN catalogues.licence_url IS 'Where the licence is to be read.';
COMMENT ON COLUMN catalogues.catalogue_url IS 'Where the publisher offers the catalogue.';
COMMENT ON COLUMN catalogues.file_name IS 'The name of the file that was imported.';
COMMENT ON COLUMN catalogues.file_sha256 IS 'The SHA-256 of the file that was imported, in hexadecimal.';
COMMENT ON COLUMN catalogues.entry_count IS 'The number of entries that the catalogue has.';

CREATE TABLE sections (
    entity_id VARCHAR NOT NULL,
    section_no INTEGER NOT NULL,
    level INTEGER NOT NULL,
    heading VARCHAR,
    icon VARCHAR,
    heading_key VARCHAR,
    parent_section_no INTEGER,
    breadcrumb VARCHAR,
    start_line INTEGER,
    end_line INTEGER,
    word_count BIGINT NOT NULL,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE sections IS 'The headings of each note with the text under them, and section 0 for what precedes the first.';
COMMENT ON COLUMN sections.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN sections.section_no IS 'The section of the note, by its number from 0 in the note.';
COMMENT ON COLUMN sections.level IS 'The heading''s level from 1 to 6; 0 for section 0.';
COMMENT ON COLUMN sections.heading IS 'The heading in plain text, icon included; null for section 0.';
COMMENT ON COLUMN sections.icon IS 'The emoji that the heading begins with.';
COMMENT ON COLUMN sections.heading_key IS 'The heading folded for comparison, without its icon.';
COMMENT ON COLUMN sections.parent_section_no IS 'The section around this one; null at the top.';
COMMENT ON COLUMN sections.breadcrumb IS 'The headings from the top down to this one, separated by '' > ''.';
COMMENT ON COLUMN sections.start_line IS 'The first line of the file that belongs to it; null for an empty section 0.';
COMMENT ON COLUMN sections.end_line IS 'The last line of the file that belongs to it; null for an empty section 0.';
COMMENT ON COLUMN sections.word_count IS 'The number of words in the plain text.';
COMMENT ON COLUMN sections.text IS 'The plain text, without markup.';

CREATE TABLE list_items (
    entity_id VARCHAR NOT NULL,
    item_no INTEGER NOT NULL,
    section_no INTEGER NOT NULL,
    callout_no INTEGER,
    list_no INTEGER NOT NULL,
    parent_item_no INTEGER,
    depth INTEGER NOT NULL,
    position INTEGER NOT NULL,
    is_ordered BOOLEAN NOT NULL,
    marker VARCHAR NOT NULL,
    lead VARCHAR,
    text VARCHAR NOT NULL,
    task_status VARCHAR,
    is_task BOOLEAN NOT NULL,
    is_done BOOLEAN,
    block_id VARCHAR,
    line INTEGER NOT NULL
);
COMMENT ON TABLE list_items IS 'The items of every list, with their place in the tree and their task status.';
COMMENT ON COLUMN list_items.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN list_items.item_no IS 'The list item, by its number in the note.';
COMMENT ON COLUMN list_items.section_no IS 'The section of the note, by its number from 0 in the note.';
COMMENT ON COLUMN list_items.callout_no IS 'The innermost callout around it, by its number in the note.';
COMMENT ON COLUMN list_items.list_no IS 'The list, by its number in the note; a nested list has one of its own.';
COMMENT ON COLUMN list_items.parent_item_no IS 'The item around this one; null at the top.';
COMMENT ON COLUMN list_items.depth IS 'The level of nesting, from 1.';
COMMENT ON COLUMN list_items.position IS 'Its place among its siblings, from 1.';
COMMENT ON COLUMN list_items.is_ordered IS 'Whether the list is numbered.';
COMMENT ON COLUMN list_items.marker IS 'The list marker as written: *, -, + or 1. …';
COMMENT ON COLUMN list_items.lead IS 'The bold text that the item begins with, without a final colon.';
COMMENT ON COLUMN list_items.text IS 'The plain text, without markup.';
COMMENT ON COLUMN list_items.task_status IS 'The character between the brackets of a task.';
COMMENT ON COLUMN list_items.is_task IS 'Whether the item is a task.';
COMMENT ON COLUMN list_items.is_done IS 'Whether the task is marked x or X; null when it is no task.';
COMMENT ON COLUMN list_items.block_id IS 'The block id (^id) without its caret.';
COMMENT ON COLUMN list_items.line IS 'The line of the file as it is on disk, from 1.';

CREATE TABLE callouts (
    entity_id VARCHAR NOT NULL,
    callout_no INTEGER NOT NULL,
    section_no INTEGER NOT NULL,
    parent_callout_no INTEGER,
    kind VARCHAR NOT NULL,
    title VARCHAR,
    fold VARCHAR,
    line INTEGER NOT NULL,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE callouts IS 'The callouts: block quotes that begin with [!kind].';
COMMENT ON COLUMN callouts.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN callouts.callout_no IS 'The innermost callout around it, by its number in the note.';
COMMENT ON COLUMN callouts.section_no IS 'The section of the note, by its number from 0 in the note.';
COMMENT ON COLUMN callouts.parent_callout_no IS 'The callout around this one; null at the top.';
COMMENT ON COLUMN callouts.kind IS 'The callout''s kind in lower case.';
COMMENT ON COLUMN callouts.title IS 'The title.';
COMMENT ON COLUMN callouts.fold IS '+ or - when the callout can be folded.';
COMMENT ON COLUMN callouts.line IS 'The line of the file as it is on disk, from 1.';
COMMENT ON COLUMN callouts.text IS 'The plain text, without markup.';

CREATE TABLE facts (
    entity_id VARCHAR NOT NULL,
    fact_no INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    value VARCHAR,
    value_number DOUBLE,
    value_boolean BOOLEAN,
    value_date DATE,
    section_no INTEGER NOT NULL,
    callout_no INTEGER,
    item_no INTEGER,
    line INTEGER NOT NULL
);
COMMENT ON TABLE facts IS 'Keys and values stated in the body: items with a bold lead and a colon, and inline fields.';
COMMENT ON COLUMN facts.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN facts.fact_no IS 'The fact''s number in the note, from 1.';
COMMENT ON COLUMN facts.source IS 'The place in the note that it was read from.';
COMMENT ON COLUMN facts.key IS 'The key folded to lower case without accents, words joined by _.';
COMMENT ON COLUMN facts.label IS 'The name as first written, to show to people.';
COMMENT ON COLUMN facts.value IS 'The value as text.';
COMMENT ON COLUMN facts.value_number IS 'The value when it is a number.';
COMMENT ON COLUMN facts.value_boolean IS 'The value when it is true or false.';
COMMENT ON COLUMN facts.value_date IS 'The value when it is a date.';
COMMENT ON COLUMN facts.section_no IS 'The section of the note, by its number from 0 in the note.';
COMMENT ON COLUMN facts.callout_no IS 'The innermost callout around it, by its number in the note.';
COMMENT ON COLUMN facts.item_no IS 'The list item, by its number in the note.';
COMMENT ON COLUMN facts.line IS 'The line of the file as it is on disk, from 1.';

CREATE TABLE properties (
    entity_id VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pointer VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    value_type VARCHAR NOT NULL,
    value VARCHAR,
    value_number DOUBLE,
    value_boolean BOOLEAN,
    value_date DATE,
    value_at TIMESTAMP,
    line INTEGER
);
COMMENT ON TABLE properties IS 'The scalars of the frontmatter, nested ones included, typed and as written.';
COMMENT ON COLUMN properties.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN properties.key IS 'The key folded to lower case without accents, words joined by _.';
COMMENT ON COLUMN properties.position IS 'Its place among its siblings, from 1.';
COMMENT ON COLUMN properties.pointer IS 'The path of the value inside the frontmatter (JSON Pointer, RFC 6901).';
COMMENT ON COLUMN properties.label IS 'The name as first written, to show to people.';
COMMENT ON COLUMN properties.value_type IS 'The type of the value: text, number, boolean, date, datetime, link or null.';
COMMENT ON COLUMN properties.value IS 'The value as text.';
COMMENT ON COLUMN properties.value_number IS 'The value when it is a number.';
COMMENT ON COLUMN properties.value_boolean IS 'The value when it is true or false.';
COMMENT ON COLUMN properties.value_date IS 'The value when it is a date.';
COMMENT ON COLUMN properties.value_at IS 'The value when it is a date with a time, UTC.';
COMMENT ON COLUMN properties.line IS 'The line of the file as it is on disk, from 1.';

CREATE TABLE table_cells (
    entity_id VARCHAR NOT NULL,
    table_no INTEGER NOT NULL,
    row_no INTEGER NOT NULL,
    column_no INTEGER NOT NULL,
    section_no INTEGER NOT NULL,
    header VARCHAR,
    value VARCHAR,
    line INTEGER NOT NULL,
    callout_no INTEGER
);
COMMENT ON TABLE table_cells IS 'The cells of the Markdown tables.';
COMMENT ON COLUMN table_cells.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN table_cells.table_no IS 'The table''s number in the note, from 1.';
COMMENT ON COLUMN table_cells.row_no IS 'The row below the header, from 1.';
COMMENT ON COLUMN table_cells.column_no IS 'The column, from 1.';
COMMENT ON COLUMN table_cells.section_no IS 'The section of the note, by its number from 0 in the note.';
COMMENT ON COLUMN table_cells.header IS 'The header of the column.';
COMMENT ON COLUMN table_cells.value IS 'The value as text.';
COMMENT ON COLUMN table_cells.line IS 'The line of the file as it is on disk, from 1.';
COMMENT ON COLUMN table_cells.callout_no IS 'The innermost callout around it, by its number in the note.';

CREATE TABLE links (
    entity_id VARCHAR NOT NULL,
    link_no INTEGER NOT NULL,
    syntax VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    target_entity_id VARCHAR,
    fragment VARCHAR,
    fragment_kind VARCHAR,
    display VARCHAR,
    status VARCHAR NOT NULL,
    candidate_count BIGINT NOT NULL,
    is_obsidian_resolved BOOLEAN NOT NULL,
    is_fragment_valid BOOLEAN,
    property_key VARCHAR,
    section_no INTEGER,
    line INTEGER
);
COMMENT ON TABLE links IS 'Every link and embed, in the body and in the frontmatter, with where it leads.';
COMMENT ON COLUMN links.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN links.link_no IS 'The link''s number in the note, from 1.';
COMMENT ON COLUMN links.syntax IS 'How it is written: wikilink, embed, markdown, image or url.';
COMMENT ON COLUMN links.target IS 'What it points to as written, without the fragment; empty for the note itself.';
COMMENT ON COLUMN links.target_entity_id IS 'The note that it leads to.';
COMMENT ON COLUMN links.fragment IS 'What follows the #, without it.';
COMMENT ON COLUMN links.fragment_kind IS 'What the fragment names: heading or block.';
COMMENT ON COLUMN links.display IS 'The text shown in place of the target.';
COMMENT ON COLUMN links.status IS 'The outcome.';
COMMENT ON COLUMN links.candidate_count IS 'The number of notes that it could mean.';
COMMENT ON COLUMN links.is_obsidian_resolved IS 'Whether Obsidian follows it too.';
COMMENT ON COLUMN links.is_fragment_valid IS 'Whether the heading or block exists in the target; null without one.';
COMMENT ON COLUMN links.property_key IS 'The frontmatter key that holds it; null in the body.';
COMMENT ON COLUMN links.section_no IS 'The section of the note, by its number from 0 in the note.';
COMMENT ON COLUMN links.line IS 'The line of the file as it is on disk, from 1.';

CREATE TABLE documents (
    entity_id VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    search_text VARCHAR NOT NULL
);
COMMENT ON TABLE documents IS 'The whole body of each note, as Markdown, as plain text and folded for search.';
COMMENT ON COLUMN documents.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN documents.body IS 'The Markdown below the frontmatter.';
COMMENT ON COLUMN documents.text IS 'The plain text, without markup.';
COMMENT ON COLUMN documents.search_text IS 'Title, aliases and plain text folded for comparison.';

CREATE TABLE issues (
    issue_id VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    entity_id VARCHAR,
    rule VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    line INTEGER,
    key VARCHAR,
    observed VARCHAR,
    message VARCHAR NOT NULL,
    fix VARCHAR NOT NULL,
    first_seen_at TIMESTAMP NOT NULL,
    is_new BOOLEAN NOT NULL
);
COMMENT ON TABLE issues IS 'The problems found in notes, each with what to do about it.';
COMMENT ON COLUMN issues.issue_id IS 'The issue: a hash of its rule, path and content that stays the same from run to run.';
COMMENT ON COLUMN issues.path IS 'The file''s path in the vault as on disk; bytes that are not UTF-8 appear as \xNN.';
COMMENT ON COLUMN issues.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN issues.rule IS 'The rule that was broken, by its code.';
COMMENT ON COLUMN issues.severity IS 'error, warning or info.';
COMMENT ON COLUMN issues.line IS 'The line of the file as it is on disk, from 1.';
COMMENT ON COLUMN issues.key IS 'The key folded to lower case without accents, words joined by _.';
COMMENT ON COLUMN issues.observed IS 'What was found.';
COMMENT ON COLUMN issues.message IS 'What is wrong, in one sentence.';
COMMENT ON COLUMN issues.fix IS 'What to do about it.';
COMMENT ON COLUMN issues.first_seen_at IS 'When a run first found it, UTC.';
COMMENT ON COLUMN issues.is_new IS 'Whether the last run was the first to find it.';

CREATE TABLE runs (
    run_id VARCHAR NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP NOT NULL,
    status VARCHAR NOT NULL,
    trigger VARCHAR NOT NULL,
    vault VARCHAR NOT NULL,
    vault_commit VARCHAR,
    version VARCHAR NOT NULL,
    schema_version INTEGER NOT NULL,
    parser_version VARCHAR NOT NULL,
    note_count BIGINT NOT NULL,
    added_count BIGINT NOT NULL,
    modified_count BIGINT NOT NULL,
    removed_count BIGINT NOT NULL,
    renamed_count BIGINT NOT NULL,
    unchanged_count BIGINT NOT NULL,
    issue_count BIGINT NOT NULL,
    duration_seconds DOUBLE NOT NULL,
    tag_count BIGINT,
    standard_count BIGINT,
    unresolved_link_count BIGINT
);
COMMENT ON TABLE runs IS 'The runs that published, and what git tells of the time before them.';
COMMENT ON COLUMN runs.run_id IS 'The run.';
COMMENT ON COLUMN runs.started_at IS 'When the run began, UTC.';
COMMENT ON COLUMN runs.finished_at IS 'When the run had its tables ready, UTC.';
COMMENT ON COLUMN runs.status IS 'The outcome.';
COMMENT ON COLUMN runs.trigger IS 'What started the run: command, flow, or for the past from git backfill.';
COMMENT ON COLUMN runs.vault IS 'The name of the vault.';
COMMENT ON COLUMN runs.vault_commit IS 'The git commit of the vault, when it is a repository.';
COMMENT ON COLUMN runs.version IS 'The version of notemart.';
COMMENT ON COLUMN runs.schema_version IS 'The version of the tables.';
COMMENT ON COLUMN runs.parser_version IS 'The version of the parser.';
COMMENT ON COLUMN runs.note_count IS 'The number of notes.';
COMMENT ON COLUMN runs.added_count IS 'The number of notes that were not there before.';
COMMENT ON COLUMN runs.modified_count IS 'The number of notes that read differently.';
COMMENT ON COLUMN runs.removed_count IS 'The number of notes that are gone.';
COMMENT ON COLUMN runs.renamed_count IS 'The number of notes that moved.';
COMMENT ON COLUMN runs.unchanged_count IS 'The number of notes that read the same.';
COMMENT ON COLUMN runs.issue_count IS 'The number of issues found.';
COMMENT ON COLUMN runs.duration_seconds IS 'How long the run took, in seconds.';
COMMENT ON COLUMN runs.tag_count IS 'The number of distinct tags.';
COMMENT ON COLUMN runs.standard_count IS 'The number of distinct standards that are named.';
COMMENT ON COLUMN runs.unresolved_link_count IS 'The number of links that lead nowhere.';

CREATE TABLE run_tables (
    run_id VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    row_count BIGINT NOT NULL,
    sha256 VARCHAR NOT NULL,
    size_bytes BIGINT NOT NULL
);
COMMENT ON TABLE run_tables IS 'What each run wrote into each table whose content does not tell of runs.';
COMMENT ON COLUMN run_tables.run_id IS 'The run.';
COMMENT ON COLUMN run_tables.table_name IS 'The table.';
COMMENT ON COLUMN run_tables.row_count IS 'The number of rows.';
COMMENT ON COLUMN run_tables.sha256 IS 'The SHA-256 of the Parquet file, in hexadecimal.';
COMMENT ON COLUMN run_tables.size_bytes IS 'The size of the file in bytes.';

CREATE TABLE entity_versions (
    entity_id VARCHAR NOT NULL,
    valid_from_at TIMESTAMP NOT NULL,
    valid_to_at TIMESTAMP,
    is_current BOOLEAN NOT NULL,
    run_id VARCHAR NOT NULL,
    change VARCHAR NOT NULL,
    previous_entity_id VARCHAR,
    content_hash VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    archetype VARCHAR,
    country_code VARCHAR,
    tag_count BIGINT NOT NULL,
    standard_count BIGINT NOT NULL,
    word_count BIGINT NOT NULL
);
COMMENT ON TABLE entity_versions IS 'What each note was, from when to when.';
COMMENT ON COLUMN entity_versions.entity_id IS 'The note: its path in the vault without .md, with / separators, in NFC.';
COMMENT ON COLUMN entity_versions.valid_from_at IS 'When a run first read it so, UTC.';
COMMENT ON COLUMN entity_versions.valid_to_at IS 'When a run first read it otherwise, UTC; null while it holds.';
COMMENT ON COLUMN entity_versions.is_current IS 'Whether it still reads so.';
COMMENT ON COLUMN entity_versions.run_id IS 'The run.';
COMMENT ON COLUMN entity_versions.change IS 'What happened: added, modified, renamed or removed.';
COMMENT ON COLUMN entity_versions.previous_entity_id IS 'The note''s id before it moved.';
COMMENT ON COLUMN entity_versions.content_hash IS 'The SHA-256 of the file''s bytes, in hexadecimal.';
COMMENT ON COLUMN entity_versions.title IS 'The title.';
COMMENT ON COLUMN entity_versions.archetype IS 'What the note is about: organisation, standard, protocol, course …';
COMMENT ON COLUMN entity_versions.country_code IS 'The country''s ISO 3166-1 alpha-2 code, when recognised in French or English.';
COMMENT ON COLUMN entity_versions.tag_count IS 'The number of distinct tags.';
COMMENT ON COLUMN entity_versions.standard_count IS 'The number of distinct standards that the note names.';
COMMENT ON COLUMN entity_versions.word_count IS 'The number of words in the plain text.';

CREATE TABLE dictionary (
    table_name VARCHAR NOT NULL,
    column_name VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    data_type VARCHAR NOT NULL,
    is_nullable BOOLEAN NOT NULL,
    is_key BOOLEAN NOT NULL,
    description VARCHAR NOT NULL
);
COMMENT ON TABLE dictionary IS 'Every column of every table, described.';
COMMENT ON COLUMN dictionary.table_name IS 'The table.';
COMMENT ON COLUMN dictionary.column_name IS 'The column.';
COMMENT ON COLUMN dictionary.position IS 'Its place among its siblings, from 1.';
COMMENT ON COLUMN dictionary.data_type IS 'The SQL type.';
COMMENT ON COLUMN dictionary.is_nullable IS 'Whether the column may be null.';
COMMENT ON COLUMN dictionary.is_key IS 'Whether the column is part of the key.';
COMMENT ON COLUMN dictionary.description IS 'What it holds, in one sentence.';

CREATE TABLE relationships (
    from_table VARCHAR NOT NULL,
    from_column VARCHAR NOT NULL,
    to_table VARCHAR NOT NULL,
    to_column VARCHAR NOT NULL,
    cardinality VARCHAR NOT NULL
);
COMMENT ON TABLE relationships IS 'The columns that point to other tables.';
COMMENT ON COLUMN relationships.from_table IS 'The table that points.';
COMMENT ON COLUMN relationships.from_column IS 'The column that points.';
COMMENT ON COLUMN relationships.to_table IS 'The table that is pointed to.';
COMMENT ON COLUMN relationships.to_column IS 'The column that is pointed to.';
COMMENT ON COLUMN relationships.cardinality IS 'How many rows meet how many: many-to-one or one-to-one.';
