-- entities.link_count is the number of rows in links.
with

counted as (

    select entity_id, count(*) as counted
    from links
    group by entity_id

)

select entities.entity_id, entities.link_count, coalesce(counted.counted, 0) as counted
from entities
left join counted using (entity_id)
where entities.link_count <> coalesce(counted.counted, 0)
