-- One row a note: its issues by severity and what it lacks, the worst first.
create view quality_by_note as

with

notes as (

    select * from entities

),

note_issues as (

    select * from issues
    where entity_id is not null

),

issues_by_note as (

    select
        entity_id,
        count(*) as issue_count,
        count(*) filter (where severity = 'error') as error_count,
        count(*) filter (where severity = 'warning') as warning_count,
        count(*) filter (where severity = 'info') as info_count,
        string_agg(distinct rule, ', ' order by rule) as rules

    from note_issues
    group by entity_id

),

joined as (

    select
        notes.entity_id,
        notes.title,
        notes.folder,
        coalesce(issues_by_note.issue_count, 0) as issue_count,
        coalesce(issues_by_note.error_count, 0) as error_count,
        coalesce(issues_by_note.warning_count, 0) as warning_count,
        coalesce(issues_by_note.info_count, 0) as info_count,
        issues_by_note.rules,
        notes.frontmatter_status,
        notes.title_source <> 'name' as has_title,
        notes.archetype is not null as has_archetype,
        notes.tag_count > 0 as has_tags,
        notes.link_count + notes.backlink_count > 0 as has_links,
        notes.word_count,
        notes.path

    from notes
    left join issues_by_note on issues_by_note.entity_id = notes.entity_id

)

select * from joined
order by error_count desc, warning_count desc, info_count desc, entity_id;

comment on view quality_by_note is
    'One row a note: its issues by severity, and whether it has a title, an archetype, tags and links.';
