-- The notes that no other note links to and that link to no other note.
create view orphans as

with

notes as (

    select * from entities

),

links_between_notes as (

    select * from links
    where target_entity_id is not null and target_entity_id <> entity_id

),

connected as (

    select entity_id from links_between_notes
    union
    select target_entity_id from links_between_notes

),

unconnected as (

    select
        entity_id,
        title,
        archetype,
        folder,
        word_count,
        tag_count,
        modified_at,
        obsidian_url

    from notes
    where not exists (select 1 from connected where connected.entity_id = notes.entity_id)

)

select * from unconnected
order by entity_id;

comment on view orphans is
    'The notes without a link to or from another note.';
