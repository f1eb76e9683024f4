-- entities.section_count is the number of sections but section 0.
with

counted as (

    select entity_id, count(*) as counted
    from sections
    where section_no > 0
    group by entity_id

)

select entities.entity_id, entities.section_count, coalesce(counted.counted, 0) as counted
from entities
left join counted using (entity_id)
where entities.section_count <> coalesce(counted.counted, 0)
