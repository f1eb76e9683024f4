-- entities.backlink_count is the number of links from other notes that lead to it.
with

counted as (

    select target_entity_id as entity_id, count(*) as counted
    from links
    where target_entity_id <> entity_id
    group by target_entity_id

)

select entities.entity_id, entities.backlink_count, coalesce(counted.counted, 0) as counted
from entities
left join counted using (entity_id)
where entities.backlink_count <> coalesce(counted.counted, 0)
