-- What the last run found added, modified, renamed or removed, one row a note.
create view last_run_changes as

with

last_run as (

    select max_by(run_id, started_at) as run_id from runs

),

changes as (

    select
        entity_versions.change,
        entity_versions.entity_id,
        entity_versions.previous_entity_id,
        entity_versions.title,
        entity_versions.archetype,
        entity_versions.word_count,
        entity_versions.valid_from_at

    from entity_versions
    join last_run on last_run.run_id = entity_versions.run_id

)

select * from changes
order by change, entity_id;

comment on view last_run_changes is
    'What the last run found added, modified, renamed or removed, one row a note.';
