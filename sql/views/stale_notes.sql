-- The notes that nobody touched in the year before the last run, the oldest first.
create view stale_notes as

with

last_run as (

    select max(started_at) as started_at from runs

),

untouched as (

    select
        entities.entity_id,
        entities.title,
        entities.archetype,
        entities.folder,
        entities.modified_at,
        date_diff('day', entities.modified_at, last_run.started_at) as day_count,
        entities.backlink_count,
        entities.obsidian_url

    from entities
    cross join last_run
    where entities.modified_at < last_run.started_at - interval 1 year

)

select * from untouched
order by modified_at, entity_id;

comment on view stale_notes is
    'The notes that nobody touched in the year before the last run, the oldest first.';
