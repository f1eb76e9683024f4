-- entities.standard_count is the number of distinct standards in standard_mentions.
with

counted as (

    select entity_id, count(distinct standard_id) as counted
    from standard_mentions
    group by entity_id

)

select entities.entity_id, entities.standard_count, coalesce(counted.counted, 0) as counted
from entities
left join counted using (entity_id)
where entities.standard_count <> coalesce(counted.counted, 0)
