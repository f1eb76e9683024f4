-- entities.tag_count is the number of distinct tags in entity_tags.
with

counted as (

    select entity_id, count(distinct tag) as counted
    from entity_tags
    group by entity_id

)

select entities.entity_id, entities.tag_count, coalesce(counted.counted, 0) as counted
from entities
left join counted using (entity_id)
where entities.tag_count <> coalesce(counted.counted, 0)
