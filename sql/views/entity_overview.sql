-- One row a note, with its tags, aliases and standards as text: the table to open first in a BI tool.
create view entity_overview as

with

notes as (

    select * from entities

),

note_tags as (

    select distinct
        entity_tags.entity_id,
        tags.tag,
        tags.label

    from entity_tags
    join tags on tags.tag = entity_tags.tag

),

tags_as_text as (

    select
        entity_id,
        string_agg(label, ', ' order by tag) as tags

    from note_tags
    group by entity_id

),

aliases_as_text as (

    select
        entity_id,
        string_agg(alias, ', ' order by position) as aliases

    from aliases
    group by entity_id

),

note_standards as (

    select distinct
        entity_id,
        standard_id

    from standard_mentions
    where standard_id is not null

),

standards_as_text as (

    select
        entity_id,
        string_agg(standard_id, ', ' order by standard_id) as standards

    from note_standards
    group by entity_id

),

joined as (

    select
        notes.entity_id,
        notes.title,
        notes.acronym,
        notes.archetype,
        notes.type,
        notes.country,
        notes.country_code,
        notes.folder,
        tags_as_text.tags,
        aliases_as_text.aliases,
        standards_as_text.standards,
        notes.tag_count,
        notes.alias_count,
        notes.standard_count,
        notes.link_count,
        notes.backlink_count,
        notes.word_count,
        notes.issue_count,
        notes.created_at,
        notes.modified_at,
        notes.obsidian_url

    from notes
    left join tags_as_text on tags_as_text.entity_id = notes.entity_id
    left join aliases_as_text on aliases_as_text.entity_id = notes.entity_id
    left join standards_as_text on standards_as_text.entity_id = notes.entity_id

)

select * from joined
order by entity_id;

comment on view entity_overview is
    'One row a note, with its tags, aliases and standards as text.';
