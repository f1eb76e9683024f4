-- entities.alias_count is the number of rows in aliases.
with

counted as (

    select entity_id, count(*) as counted
    from aliases
    group by entity_id

)

select entities.entity_id, entities.alias_count, coalesce(counted.counted, 0) as counted
from entities
left join counted using (entity_id)
where entities.alias_count <> coalesce(counted.counted, 0)
