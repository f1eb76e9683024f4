-- entities.list_item_count is the number of rows in list_items.
with

counted as (

    select entity_id, count(*) as counted
    from list_items
    group by entity_id

)

select entities.entity_id, entities.list_item_count, coalesce(counted.counted, 0) as counted
from entities
left join counted using (entity_id)
where entities.list_item_count <> coalesce(counted.counted, 0)
