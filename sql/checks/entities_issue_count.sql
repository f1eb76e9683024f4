-- entities.issue_count is the number of rows in issues.
with

counted as (

    select entity_id, count(*) as counted
    from issues
    where entity_id is not null
    group by entity_id

)

select entities.entity_id, entities.issue_count, coalesce(counted.counted, 0) as counted
from entities
left join counted using (entity_id)
where entities.issue_count <> coalesce(counted.counted, 0)
