-- How the vault grew: notes, tags, standards and broken links as the last run of each day (UTC) counted them.
create view growth_by_day as

with

runs_of_days as (

    select
        *,
        cast(started_at as date) as day_date

    from runs

),

changes_of_days as (

    select
        day_date,
        max_by(run_id, started_at) as run_id,
        cast(sum(added_count) as bigint) as added_count,
        cast(sum(modified_count) as bigint) as modified_count,
        cast(sum(renamed_count) as bigint) as renamed_count,
        cast(sum(removed_count) as bigint) as removed_count,
        count(*) as run_count

    from runs_of_days
    group by day_date

),

days as (

    select
        changes_of_days.day_date,
        runs.note_count,
        runs.note_count - lag(runs.note_count) over (order by changes_of_days.day_date) as note_growth,
        runs.tag_count,
        runs.standard_count,
        runs.unresolved_link_count,
        runs.issue_count,
        changes_of_days.added_count,
        changes_of_days.modified_count,
        changes_of_days.renamed_count,
        changes_of_days.removed_count,
        changes_of_days.run_count

    from changes_of_days
    join runs on runs.run_id = changes_of_days.run_id

)

select * from days
order by day_date;

comment on view growth_by_day is
    'How the vault grew: notes, tags, standards and broken links as the last run of each day (UTC) counted them.';
